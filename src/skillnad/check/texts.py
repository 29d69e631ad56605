"""A paragraph to its statistics, its sentences read together."""

from skillnad.check.document import Place
from skillnad.check.lexicon import Lexicon
from skillnad.check.measures import content_words, measure_of, stem
from skillnad.check.numbers import years_in
from skillnad.check.people import About, Count, Relation, about, strongest
from skillnad.check.sexes import TextSexes, sexes_in, sexes_of_text
from skillnad.check.statistic import Statistic
from skillnad.check.tokens import split_sentences

_SHOWN = 220


def text_statistics(
    text: str,
    place: Place,
    block: int,
    language: str,
    lexicon: Lexicon,
    before: str = "",
    section: tuple[str, ...] = (),
) -> list[Statistic]:
    """The statistics of a paragraph: one for each noun that its numbers count."""
    found = about(text, language, before, lexicon)
    groups = _groups(found, text, language, lexicon)
    if not groups:
        return []
    sexes = sexes_of_text(text, language, lexicon)
    sentences = split_sentences(text)
    return [
        _statistic(counts, sentences, sexes, place, block, language, lexicon, section) for counts in groups.values()
    ]


def _groups(found: About, text: str, language: str, lexicon: Lexicon) -> dict[str, list[Count]]:
    """Counts by the stem of their noun; numbers of women and men belong to the first noun of the paragraph."""
    counts = [count for count in found.counts if count.relation in ("direct", "indirect")]
    if not counts:
        return {}
    plain = [count for count in counts if not sexes_in(count.noun, language, lexicon)]
    subject = measure_of(text, language, lexicon)
    first = stem(plain[0].noun if plain else subject.noun if subject.word_class == "person" else "")
    groups: dict[str, list[Count]] = {}
    for count in counts:
        is_sex = bool(sexes_in(count.noun, language, lexicon))
        groups.setdefault(first if is_sex else stem(count.noun), []).append(count)
    return groups


def _statistic(
    counts: list[Count],
    sentences: list[str],
    sexes: TextSexes,
    place: Place,
    block: int,
    language: str,
    lexicon: Lexicon,
    section: tuple[str, ...],
) -> Statistic:
    own = [sentences[number] for number in sorted({count.sentence for count in counts})]
    relations: list[Relation] = [count.relation for count in counts]
    subject = measure_of(own[0], language, lexicon)
    whose = subject.noun if subject.word_class == "person" else counts[0].noun
    noun = next((count.noun for count in counts if not sexes_in(count.noun, language, lexicon)), whose)
    counted = set(sexes.counted)
    return Statistic(
        kind="text",
        measure=noun,
        relation=strongest(relations),
        coverage=sexes.coverage,
        evidence=tuple(f"{count.number} … {count.noun}" for count in counts[:4]),
        place=place,
        excerpt=_shortened(own[0]),
        block=block,
        title=section[-1] if section else "",
        section=section,
        words=content_words(" ".join(own), language, lexicon),
        years=years_in(" ".join(own)) or years_in(" ".join(sentences)),
        order=sexes.order,
        only=next(iter(counted)) if len(counted) == 1 else None,
        language=language,
        text=" ".join(own),
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rsplit(" ", 1)[0] + " …"

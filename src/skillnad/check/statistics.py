"""All statistics of a document about individuals, each with its companion and its reason, if any."""

from collections.abc import Iterator
from dataclasses import replace

from skillnad.check.companions import with_companions
from skillnad.check.document import Block, Chart, Document, Heading, Paragraph, Table
from skillnad.check.fragments import mended
from skillnad.check.languages import language_of, texts_of
from skillnad.check.lexicon import Lexicon, load_lexicon
from skillnad.check.measures import content_words, measure_of
from skillnad.check.numbers import years_in
from skillnad.check.reasons import reason_for
from skillnad.check.sexes import sexes_in
from skillnad.check.statistic import Statistic
from skillnad.check.subtables import subtables
from skillnad.check.tables import caption_coverage, table_statistics
from skillnad.check.texts import text_statistics

LOWEST_CONFIDENCE = 0.5
_LONGEST_CONTEXT = 200


def find_statistics(document: Document, words: dict[str, tuple[str, ...]] | None = None) -> tuple[Statistic, ...]:
    """The statistics about individuals in a document, in reading order. `words` adds an organisation's own."""
    lexicons = {language: load_lexicon(language).with_words(words or {}) for language in ("sv", "en")}
    found: list[Statistic] = []
    section: tuple[Heading, ...] = ()
    for number, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            section = (*(heading for heading in section if heading.level < block.level), block)
            continue
        titles = tuple(heading.text for heading in section)
        found += _of_block(document, number, block, titles, lexicons)
    related = with_companions(found)
    return tuple(_with_reason(statistic, document) for statistic in related)


def _of_block(
    document: Document, number: int, block: Block, section: tuple[str, ...], lexicons: dict[str, Lexicon]
) -> list[Statistic]:
    language = language_of(" ".join(texts_of(block)), document.language)
    lexicon = lexicons[language]
    if isinstance(block, Paragraph):
        before = _before(document, number)
        return text_statistics(block.text, block.place, number, language, lexicon, before, section)
    if isinstance(block, Table) and block.confidence >= LOWEST_CONFIDENCE:
        context = "" if block.caption else _context(document, number, section)
        return [
            statistic
            for part in subtables(mended(block, lexicon))
            for statistic in table_statistics(part, number, language, lexicon, context, section)
        ]
    return list(_of_chart(block, number, language, lexicon, section)) if isinstance(block, Chart) else []


def _before(document: Document, number: int) -> str:
    block = document.blocks[number - 1] if number else None
    return block.text if isinstance(block, Paragraph) else ""


def _context(document: Document, number: int, section: tuple[str, ...]) -> str:
    """What a table without a caption stands under: the short text right before it, or else its heading."""
    before = _before(document, number)
    if before and len(before) <= _LONGEST_CONTEXT:
        return before
    return section[-1] if section else ""


def _of_chart(
    chart: Chart, number: int, language: str, lexicon: Lexicon, section: tuple[str, ...]
) -> Iterator[Statistic]:
    """A chart is judged by its caption, its labels and its alternative text; it has no cells to count."""
    text = " ".join(part for part in (chart.caption, chart.alternative, " ".join(chart.labels)) if part)
    measure = measure_of(chart.caption or chart.alternative, language, lexicon)
    if measure.relation not in ("direct", "indirect"):
        return
    named = sexes_in(text, language, lexicon)
    yield Statistic(
        kind="chart",
        measure=measure.noun,
        relation=measure.relation,
        coverage=caption_coverage(text, language, lexicon),
        evidence=(measure.noun,),
        place=chart.place,
        excerpt=text[:160],
        block=number,
        title=chart.caption,
        section=section,
        words=content_words(text, language, lexicon),
        years=years_in(text),
        only=next(iter(named)) if len(named) == 1 else None,
        language=language,
    )


def _with_reason(statistic: Statistic, document: Document) -> Statistic:
    if statistic.coverage == "full":
        return statistic
    reason = reason_for(statistic, document)
    if reason is None:
        return statistic
    covers = reason.whole and (
        not reason.years or set(statistic.years) <= set(reason.years) or statistic.coverage == "partial"
    )
    return replace(statistic, reason=reason.text, coverage="exempt" if covers else statistic.coverage)

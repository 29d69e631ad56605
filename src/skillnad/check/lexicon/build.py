"""Makes `lexicon.txt` from `seeds.txt`: every inflection of every head, as the Swedish spelling dictionary knows them.

Run `python -m skillnad.check.lexicon.build` where `hunspell` and its Swedish dictionary are installed. Only forms of
our own heads are written down; nothing of the dictionary is copied.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator

from skillnad.check.lexicon.lookup import LEXICON
from skillnad.check.lexicon.seeds import SEEDS, Seed, read_seeds

_ENDINGS = "s n ns en ens et ets t ts r rs na nas a as ar ars arna arnas er ers erna ernas rna rnas".split()
_OPEN = ("ar ars arna arnas or ors orna ornas er ers erna ernas".split(), "ae")
_REGULAR = {
    "are": "ares aren arens arna arnas",
    "iker": "ikers ikern ikerns ikerna ikernas",
    "lem": "lems lemmen lemmens lemmar lemmars lemmarna lemmarnas",
    "skriven": "skrivne skrivna skrivnas",
    "ad": "ade ades",
    "ande": "andes andena",
    "satt": "satta sattas",
    "född": "födda föddas",
    "förd": "förda fördas",
    "länd": "lända ländas",
    "dömd": "dömda dömdas",
    "lös": "lösa lösas",
    "verksam": "verksamma verksammas",
    "anhörig": "anhöriga anhörigas",
    "pojke": "pojken pojkar pojkars pojkarna pojkarnas",
}
HEADER = "# Made by skillnad.check.lexicon.build from seeds.txt. language, class, match, form, head, first parts.\n"


def build(text: str) -> str:
    """The text of the lexicon file, sorted; the same text whenever the seeds are the same."""
    seeds = list(read_seeds(text))
    swedish = {seed.head for seed in seeds if _expands(seed) and seed.language == "sv"}
    known = _stems(sorted({form for head in swedish for form in _candidates(head)}))
    lines = {_line(seed, form) for seed in seeds for form in _forms(seed, known)}
    return HEADER + "".join(f"{line}\n" for line in sorted(lines))


def _expands(seed: Seed) -> bool:
    return seed.match != "word" and not seed.forms


def _forms(seed: Seed, known: dict[str, set[str]]) -> Iterable[str]:
    if not _expands(seed):
        return (seed.head, *seed.forms)
    if seed.language == "en":
        return _english(seed.head)
    found = (form for form in _candidates(seed.head) if _is_form(seed.head, known.get(form, set())))
    return [seed.head, *_regular(seed.head), *found]


def _regular(head: str) -> list[str]:
    """Forms that follow from the ending alone: agent nouns in -are, -er and -lem, participles as nouns."""
    for ending, others in _REGULAR.items():
        if head.endswith(ending):
            return [head[: len(head) - len(ending)] + other for other in others.split()]
    return []


def _is_form(head: str, stems: set[str]) -> bool:
    return any(head.endswith(stem) and len(stem) > 2 for stem in stems)


def _candidates(head: str) -> Iterator[str]:
    yield from (head + ending for ending in _ENDINGS)
    endings, open_vowels = _OPEN
    if head[-1] in open_vowels:
        yield from (head[:-1] + ending for ending in endings)
    if head.endswith("el"):
        yield from (head[:-2] + "l" + ending for ending in endings)


def _english(head: str) -> tuple[str, ...]:
    if head.endswith("y") and head[-2] not in "aeo":
        return (head, head[:-1] + "ies")
    return (head, head + ("es" if head.endswith(("s", "x", "ch", "sh")) else "s"))


def _stems(words: list[str]) -> dict[str, set[str]]:
    """For each word that the dictionary accepts, the stems that it traces it to."""
    program = shutil.which("hunspell")
    if program is None:
        raise SystemExit("hunspell with its Swedish dictionary is needed to build the lexicon")
    command = [program, "-d", "sv_SE", "-m", "-i", "utf-8"]
    done = subprocess.run(command, input="\n".join(words), capture_output=True, text=True, check=True)  # noqa: S603  the dictionary itself
    stems: dict[str, set[str]] = {}
    for line in done.stdout.splitlines():
        word, *rest = line.split()[:1] or [""]
        found = [part[3:] for part in line.split() if part.startswith("st:")]
        if found and not rest:
            stems.setdefault(word, set()).add(found[-1].lower())
    return stems


def _line(seed: Seed, form: str) -> str:
    fields = (seed.language, seed.word_class, seed.match, form, seed.head, ",".join(sorted(seed.parts)))
    return "\t".join(fields).rstrip("\t")


def main() -> int:
    """Write the lexicon file."""
    LEXICON.write_text(build(SEEDS.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

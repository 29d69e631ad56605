"""A paragraph into sentences, Swedish and English."""

import re

_END = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\"“”’«»(\[–—-]?\s?[A-ZÅÄÖÉÜ0-9])")
_LAST_WORD = re.compile(r"[^\s(\"”]+$")
# After these a full stop ends no sentence, whatever follows.
_ABBREVIATIONS = frozenset(
    "a.a. art. bet. bil. bl.a. bl. ca. c:a d.v.s. dir. dnr. dr. dvs. e.d. e.g. e.kr. ex. f.d. f.kr. fig. f.n. fr.o.m. "
    "i.e. inkl. exkl. jfr. kap. kl. m.a.o. max. min. mr. mrs. ms. mom. nr. no. o.d. obs. p.g.a. pga. pp. prof. prop. "
    "resp. s. s.k. sid. sk. skr. st. t.ex. t.o.m. tab. tel. th. tom. uppl. vol. vs. cf. approx. vol. dep. dept.".split()
)
# These end sentences as often as not: only a capital after them begins a new one.
_OFTEN_LAST = frozenset("m.m. mm. m.fl. etc. osv. o.s.v. milj. mnkr. tkr. kr.".split())


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph, in order.

    >>> split_sentences("Av 20 kvinnor fick t.ex. 3 bifall. Enligt 3 kap. 1 § gäller mer. Ja!")
    ('Av 20 kvinnor fick t.ex. 3 bifall.', 'Enligt 3 kap. 1 § gäller mer.', 'Ja!')
    """
    sentences, start = [], 0
    for end in _END.finditer(text):
        if _is_an_end(text[start : end.start() + 1], text[end.end() : end.end() + 1]):
            sentences.append(text[start : end.end()].strip())
            start = end.end()
    rest = text[start:].strip()
    return tuple([*sentences, rest] if rest else sentences)


def _is_an_end(before: str, after: str) -> bool:
    word = _LAST_WORD.search(before)
    last = word[0].lower() if word and before.endswith(".") else ""
    if last in _ABBREVIATIONS or re.fullmatch(r"[a-zåäö]\.", last):
        return False
    return not (last in _OFTEN_LAST and after.isdigit())

"""PX files, the format of Statistics Sweden's and other offices' databases (PX file format specification 2013)."""

import itertools
import re
from dataclasses import dataclass, field
from pathlib import Path

from skillnad.check.document import Document, Place, Table, Unread
from skillnad.check.read.cube import Variable, is_cut, lay_out
from skillnad.check.read.errors import DocumentError
from skillnad.check.read.texts import tidy
from skillnad.language import gettext as _

_STATEMENT = re.compile(
    rb'\s*([A-Za-z][A-Za-z0-9_-]*)(?:\[([^\]]*)\])?(?:\(((?:"[^"]*"|[^")])*)\))?\s*=((?:"[^"]*"|[^";])*);'
)
_QUOTED = re.compile(r'"([^"]*)"')
_DATUM = re.compile(r'"[^"]*"|[^\s,;"]+')
# Text of a value or note may be cut into several quoted pieces that follow each other without a comma.
_JOIN = re.compile(r'"\s+"')
_FACTS = ("TITLE", "CONTENTS", "SUBJECT-AREA", "SOURCE", "OFFICIAL-STATISTICS", "UNITS", "LAST-UPDATED", "CONTACT")


@dataclass
class Statements:
    """The keywords of a PX file; keys are keyword, language (empty for the main one) and what it is about."""

    values: dict[tuple[str, str, str], str] = field(default_factory=dict)
    data: str = ""

    def text(self, keyword: str, about: str = "") -> str:
        """What a keyword says, its pieces joined."""
        raw = self.values.get((keyword, "", about), "")
        quoted = _QUOTED.findall(_JOIN.sub("", raw))
        return tidy(" ".join(quoted).replace("#", " ")) if quoted else raw.strip()

    def texts(self, keyword: str, about: str = "") -> tuple[str, ...]:
        """The list that a keyword gives."""
        return tuple(map(tidy, _QUOTED.findall(_JOIN.sub("", self.values.get((keyword, "", about), "")))))


def read_px(path: Path) -> Document:
    """A PX file as a document with one table, in the file's main language.

    Raises:
        DocumentError: it has no data, or no variables.
    """
    statements = parse(path.read_bytes())
    stub = _variables(statements, "STUB")
    heading = _variables(statements, "HEADING")
    if not statements.data or not stub + heading:
        raise DocumentError(
            _("the PX file has no data or no variables"), where=str(path), remedy=_("Save or download it again.")
        )
    place = Place(line=1)
    unread = (
        (Unread(place, _("the table has too many cells; its first rows were read")),) if is_cut(stub, heading) else ()
    )
    facts = {keyword: text for keyword in _FACTS if (text := statements.text(keyword))}
    language = statements.text("LANGUAGE") or "sv"
    table = _table(statements, stub, heading, place)
    return Document(path.name, "px", (table,), language=language, unread=unread, facts=facts)


def parse(data: bytes) -> Statements:
    """The statements of a PX file."""
    encoding = encoding_of(data)
    found = Statements()
    for match in _STATEMENT.finditer(data):
        keyword = match[1].decode("ascii").upper()
        language, about, value = ((match[n] or b"").decode(encoding, "replace") for n in (2, 3, 4))
        if keyword == "DATA":
            found.data = value
            break
        key = ",".join(_QUOTED.findall(about)) or about.strip()
        found.values.setdefault((keyword, language, key), value)
    return found


def encoding_of(data: bytes) -> str:
    """ANSI is Windows-1252; without CHARSET the file is as DOS wrote it. CODEPAGE says more."""
    head = data[:2000].upper()
    if data.startswith(b"\xef\xbb\xbf") or b'CODEPAGE="UTF-8"' in head:
        return "utf-8-sig"
    return "cp1252" if b'CHARSET="ANSI"' in head else "cp850"


def _variables(statements: Statements, side: str) -> list[Variable]:
    return [Variable(name, statements.texts("VALUES", name) or ("",)) for name in statements.texts(side)]


def _table(statements: Statements, stub: list[Variable], heading: list[Variable], place: Place) -> Table:
    caption = statements.text("TITLE") or statements.text("CONTENTS")
    return Table(
        cells=tuple(lay_out(stub, heading, _data(statements, stub, heading))),
        place=place,
        origin="grid",
        header_rows=max(len(heading), 1),
        stub_columns=len(stub),
        caption=caption,
        notes=_notes(statements),
        unit=statements.text("UNITS"),
    )


def _notes(statements: Statements) -> tuple[str, ...]:
    kinds = ("NOTE", "NOTEX", "CELLNOTE", "CELLNOTEX", "VALUENOTE", "VALUENOTEX", "INFO")
    notes = [statements.text(k, about) for k, language, about in statements.values if k in kinds and not language]
    symbols = [f"{_symbol(n)} = {text}" for n in range(1, 7) if (text := statements.text(f"DATASYMBOL{n}"))]
    return tuple(note for note in notes + symbols if note)


def _symbol(number: int) -> str:
    return "." * number


def _data(statements: Statements, stub: list[Variable], heading: list[Variable]) -> list[str]:
    """The data as texts, row by row. A missing value keeps its dots."""
    data = [text.strip('"') for text in _DATUM.findall(statements.data)]
    keyed = [variable for variable in stub if ("KEYS", "", variable.name) in statements.values]
    return _unpack(statements, data, stub, heading) if keyed else data


def _unpack(statements: Statements, data: list[str], stub: list[Variable], heading: list[Variable]) -> list[str]:
    """Data with keys: only rows that have numbers are written, each after the codes or names of its values."""
    names = []
    for variable in stub:
        by_code = "CODES" in statements.values.get(("KEYS", "", variable.name), "")
        codes = statements.texts("CODES", variable.name) if by_code else ()
        names.append(codes or variable.values)
    width = 1
    for variable in heading:
        width *= len(variable.values)
    step = len(stub) + width
    rows = {tuple(data[n : n + len(stub)]): data[n + len(stub) : n + step] for n in range(0, len(data), step)}
    return [text for key in itertools.product(*names) for text in rows.get(key, [""] * width)]

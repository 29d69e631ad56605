"""Make the archive's compact fact files of the public registers: bodies, staff by sex, appropriation letters.

    python tools/register_facts.py FOLDER

FOLDER holds `agency-registers` (`merged.json`, `matchlist.csv`, `letters.csv`) and `state-employees-by-agency-and-sex`
(`agv.json`), copies of the open data (CC0) of civictechsweden/myndighetsdata and civictechsweden/oppna-statsliggaren.

A body is taken in if it stands in the register of Ekonomistyrningsverket, in that of Statskontoret, or in the staff
statistics of Arbetsgivarverket. The three are matched by organisation number and name, as `merged.json` has them, with
the names of `matchlist.csv`. Missions abroad, single courts, and boards known by their ordinance alone are left out.
"""

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

FACTS = Path(__file__).resolve().parents[1] / "src/skillnad/programme/archive/facts"
SNAPSHOT = date(2026, 1, 1)
FIRST_LETTERS, LAST_LETTERS = 2003, 2024
NOT_NAMES = {
    "Formum för levande historia",
    "Instruktion för Statens va-nämnd",
    "Polisväsendet",
    "Rättshjälpsmyndigheten",
    "Rättshjälpsnämnden",
    "Rättshjälpsnämnderna",
    "Svenska insitutet för europapolitiska studier",
}
NOT_AGENCIES = re.compile(
    r"Stiftelsen|Nord|Svenska kyrkan|Ericastiftelsen|Sveriges exportråd|Kungliga Akademien|Jönköping"
)
LEFT_OUT = {"Okänd"}
HEADER = {
    "register.txt": """\
# Public registers of Swedish agencies: names, numbers, ministries, what came before.
# Facts from the registers of Ekonomistyrningsverket (esv), Statskontoret (stkt) and SCB (scb), from ordinances (sfs)
# and from appropriation letters (letters), as collected in civictechsweden/myndighetsdata and oppna-statsliggaren, CC0.
# Made by tools/register_facts.py. One body per unindented line; its facts are indented: key, value, more, source.
# Where dates rest on: sfs = the ordinance with the name in its title; letters = derived from the first letter that uses
# the name; by = in use in 2003 at the latest, when the letters begin; esv = the register of 2026, with an older name
# in the letters and staff of the years before.
""",
    "staff.txt": """\
# State employees by agency, year and sex, 1980-2025: women/men.
# Source: Arbetsgivarverket, as collected in civictechsweden/myndighetsdata, CC0. A blank cell of the source means zero.
# Its row "Okänd" (agency unknown, 24 years) is no body and is left out.
# Made by tools/register_facts.py. Body, tab, runs of years: first year, colon, women/men of each year on.
""",
    "letters.txt": """\
# Appropriation letters (regleringsbrev) by agency and year: year:number. The address of a letter is
# https://www.esv.se/statsliggaren/regleringsbrev/?rbid=NUMBER
# Source: Statsliggaren, as collected in civictechsweden/oppna-statsliggaren, CC0. Made by tools/register_facts.py.
""",
}
Entry = dict[str, Any]
Dates = tuple[date | None, date | None]


def parts(entry: Entry, register: str) -> list[Entry]:
    """What a register says of a body; several where it was several bodies or had several ordinances."""
    found = entry.get(register) or []
    return found if isinstance(found, list) else [found]


def plain(name: str) -> str:
    """A name without what differs by taste: case, hyphens, `kungliga`."""
    return re.sub(r"\W", "", name.casefold().replace("kungliga", "kungl"))


def same(one: str, other: str) -> bool:
    """Whether two spellings are the same name."""
    return SequenceMatcher(None, plain(one), plain(other)).ratio() > 0.94


def day(text: str | None) -> date | None:
    """The day of a time stamp."""
    return date.fromisoformat(text[:10]) if text else None


def separate(merged: dict[str, Entry]) -> dict[str, Entry]:
    """The bodies, with those that later became one held apart."""
    bodies = {name: dict(entry) for name, entry in merged.items() if {"esv", "stkt", "agv"} & set(entry)}
    both = bodies["Statskontoret"]
    name = "Ekonomistyrningsverket"
    bodies[name] = {
        "stkt": parts(both, "stkt")[0],
        "sfs": [{**parts(both, "sfs")[0], "other_names": []}],
        "agv": parts(both, "agv")[0],
        "esv": {"name_en": both["esv"]["name_en"], "short_name": "ESV", "org_nr": both["esv"]["org_nr"]},
        "scb": {"group": both["scb"]["group"]},
    }
    bodies["Statskontoret"] = {
        **both,
        "stkt": {**parts(both, "stkt")[1], "org_nr": ""},
        "sfs": parts(both, "sfs")[1],
        "agv": parts(both, "agv")[1],
        "esv": {**both["esv"], "name_en": bodies.pop("Statskontoret (gamla)")["esv"]["name_en"], "old_names": []},
        "wd": {},
    }
    college = bodies["Linköpings universitet"]
    bodies["Jönköping University"] = {"agv": parts(college, "agv")[0]}
    bodies["Linköpings universitet"] = {**college, "agv": parts(college, "agv")[1]}
    return {name: entry for name, entry in bodies.items() if name not in LEFT_OUT}


def aliases(bodies: dict[str, Entry], matches: list[dict[str, str]]) -> dict[str, str]:
    """From any known spelling of a name to the body."""
    known = {row["name"]: row["official_name"] for row in matches if row["official_name"] in bodies}
    for name, entry in bodies.items():
        for register in ("esv", "agv", "stkt", "sfs"):
            for part in parts(entry, register):
                for other in [*(part.get("old_names") or []), *(part.get("other_names") or [])]:
                    known.setdefault(other.casefold(), name)
    known.update({name.casefold(): name for name in bodies})
    return known


def letters_by_body(rows: list[dict[str, str]], known: dict[str, str]) -> dict[str, list[dict[str, str]]]:
    """The letters to each body."""
    found = defaultdict(list)
    for row in rows:
        name = row["name"].removeprefix("Myndighet ").strip()
        body = known.get(name.casefold()) if row["category"] == "Myndighet" else None
        if body:
            found[body].append({**row, "name": name})
    return found


def staff(entry: Entry) -> dict[int, tuple[int, int]]:
    """Women and men by year; a blank cell means zero."""
    counts: dict[int, tuple[int, int]] = {}
    for part in parts(entry, "agv"):
        for year in part.get("total", {}):
            women, men = (int(part.get(sex, {}).get(year) or 0) for sex in ("women", "men"))
            before = counts.get(int(year), (0, 0))
            counts[int(year)] = before[0] + women, before[1] + men
    return dict(sorted(counts.items()))


def runs(counts: dict[int, tuple[int, int]]) -> str:
    """`1992:36/112 38/113` for two years on end."""
    words = []
    for year, (women, men) in counts.items():
        start = "" if year - 1 in counts else f"{year}:"
        words.append(f"{start}{women}/{men}")
    return " ".join(words)


def life(entry: Entry, first_seen: int, last_seen: int) -> Dates:
    """When a body began, if nothing shows it before, and when it ended."""
    ordinances = parts(entry, "sfs")
    starts = [day(one.get("start")) for one in ordinances]
    began = min((one for one in starts if one), default=None) if all(starts) else None
    register = parts(entry, "esv")[0] if parts(entry, "esv") else {}
    if began is None and register.get("start"):
        began = date(int(register["start"]), 1, 1)
    if began and began.year > first_seen:
        began = None
    end = _end(entry, ordinances, register)
    return began, end if end is None or end.year >= last_seen else date(last_seen, 12, 31)


def _end(entry: Entry, ordinances: list[Entry], register: Entry) -> date | None:
    if "2026" in register.get("employees", {}) and not register.get("end"):
        return None
    ends = [day(one.get("end")) for one in ordinances]
    if ordinances and all(ends):
        return max(one for one in ends if one) - timedelta(days=1)
    known = next((one["end"] for one in parts(entry, "wd") if one.get("end")), None)
    if known and not ordinances:
        return day(known)
    return date(int(register["end"]), 12, 31) if register.get("end") and not ordinances else None


def names(body: str, entry: Entry, letters: list[dict[str, str]], dates: Dates) -> list[tuple[str, Dates, str]]:
    """The names of a body in order, each with its days and what they rest on."""
    lettered = _in_letters(body, letters)
    spelled = [body, *lettered]
    titled = {name: days for name, days in _in_ordinances(entry, spelled) if name not in lettered}
    found = [(name, (start, end), "sfs") for name, (start, end) in titled.items()]
    found += list(_dated(body, lettered, entry, titled, dates))
    if body not in {name for name, _, _ in found}:
        found = _with_current(body, entry, found, dates, list(lettered))
    return sorted(found, key=lambda one: (one[1][0] or date.min, one[1][1] or date.max))


def _in_letters(body: str, letters: list[dict[str, str]]) -> dict[str, date]:
    """The names that letters use, each with the day of the first."""
    first: dict[str, date] = {}
    for row in sorted(letters, key=lambda row: (row["year"], row["date"])):
        name = _kept(row["name"], [body, *first])
        if name:
            written = date.fromisoformat(row["date"] or f"{row['year']}-01-01")
            first.setdefault(name, max(written, date(int(row["year"]), 1, 1)))
    return first


def _kept(name: str, spelled: list[str]) -> str:
    """The spelling under which a name is kept; none for what is no name."""
    return "" if name in NOT_NAMES else next((one for one in spelled if same(one, name)), name)


def _in_ordinances(entry: Entry, spelled: list[str]) -> Iterator[tuple[str, Dates]]:
    """Older names that stand in the titles of repealed ordinances, with the days of these."""
    for ordinance in parts(entry, "sfs"):
        end = day(ordinance.get("end"))
        for other in (ordinance.get("other_names") or [])[-1:] if end else ():
            name = _kept(other, spelled)
            if len(name) > 6 and name != spelled[0] and end:
                yield name, (day(ordinance.get("start")), end - timedelta(days=1))


def _dated(
    body: str, lettered: dict[str, date], entry: Entry, titled: dict[str, Dates], dates: Dates
) -> Iterator[tuple[str, Dates, str]]:
    """Names by letters: from the first letter with the name, or the ordinance near it, to the day before the next."""
    starts = [_start(body, name, first, entry) for name, first in lettered.items()]
    ends = [start - timedelta(days=1) for start, _ in starts[1:]] + [dates[1]] * bool(starts)
    for place, (name, (start, source), end) in enumerate(zip(lettered, starts, ends, strict=True)):
        if place > 0:
            yield name, (start, end), source
        elif not titled:
            yield name, (dates[0], end), source
        elif source == "letters" and start and start.year == FIRST_LETTERS:
            yield name, (date(FIRST_LETTERS, 1, 1), end), "by"
        else:
            yield name, (start, end), source


def _start(body: str, name: str, first: date, entry: Entry) -> tuple[date, str]:
    for ordinance in parts(entry, "sfs"):
        start = day(ordinance.get("start"))
        titles = ordinance.get("other_names") or [body]
        if start and abs((start - first).days) <= 500 and any(same(title, name) for title in titles):
            return start, "sfs"
    return first, "letters"


def _with_current(
    body: str, entry: Entry, found: list[tuple[str, Dates, str]], dates: Dates, letters: list[str]
) -> list[tuple[str, Dates, str]]:
    """Add the name of today, which no letter has yet; it ends the one before."""
    starts = [day(one.get("start")) for one in parts(entry, "sfs") if not one.get("other_names")]
    start = max((one for one in starts if one), default=None)
    lettered = [one for one in found if one[0] in letters]
    if dates[1] or not found:
        return [*found, (body, (None, dates[1]), "")]
    if lettered and (start is None or start.year <= LAST_LETTERS):
        start = SNAPSHOT
    if lettered and start:
        name, (began, _), source = lettered[-1]
        found = [*(one for one in found if one[0] != name), (name, (began, start - timedelta(days=1)), source)]
    return [*found, (body, (start, None), "esv" if start == SNAPSHOT and lettered else "sfs")]


def replaced(entry: Entry, own: list[str]) -> Iterator[tuple[date, str, str]]:
    """The bodies whose ordinances were replaced: day, name, ordinance."""
    for ordinance in parts(entry, "sfs"):
        start = day(ordinance.get("start"))
        for name in ordinance.get("replaces") or []:
            if start and name not in NOT_NAMES and not any(same(name, one) for one in own):
                yield start, name, ordinance["sfs"][0]


def number_of(entry: Entry) -> str:
    """The organisation number, with its hyphen."""
    for register in ("esv", "stkt", "scb"):
        for part in parts(entry, register):
            digits = re.sub(r"\D", "", str(part.get("org_nr") or ""))
            if len(digits) == 10:
                return f"{digits[:6]}-{digits[6:]}"
    return ""


def ministries(entry: Entry) -> Iterator[tuple[str, str]]:
    """The ministry, and the second one where two registers differ."""
    seen = set()
    for register in ("esv", "stkt"):
        for part in parts(entry, register):
            ministry = part.get("department") or ""
            if ministry.endswith(("departementet", "beredningen")) and ministry not in seen:
                seen.add(ministry)
                yield ministry, register


def block(body: str, entry: Entry, letters: list[dict[str, str]]) -> Iterator[str]:
    """The lines of a body in `register.txt`."""
    seen = [*staff(entry), *(int(row["year"]) for row in letters)]
    dates = life(entry, min(seen, default=9999), max(seen, default=0))
    esv = parts(entry, "esv")[0] if parts(entry, "esv") else {}
    scb = parts(entry, "scb")[0] if parts(entry, "scb") else {}
    history = names(body, entry, letters, dates)
    yield body
    yield from _fact("kind", "other" if not {"esv", "stkt", "sfs"} & set(entry) and NOT_AGENCIES.search(body) else "")
    yield from _fact("number", number_of(entry))
    english = " ".join((esv.get("name_en") or "").split())
    yield from _fact("english", english if english not in {body, "?"} else "")
    yield from _fact("short", esv.get("short_name") or "")
    yield from _fact("group", scb.get("group") or "")
    yield from _fact("life", dates[0], dates[1]) if any(dates) else ()
    for name, (start, end), source in history if len(history) > 1 else ():
        yield from _fact("name", name, start, end, source)
    for ministry, register in ministries(entry):
        yield from _fact("ministry", ministry, register)
    for start, name, ordinance in replaced(entry, [one[0] for one in history]):
        yield from _fact("replaces", start, name, f"SFS {ordinance}")


def _fact(key: str, *values: object) -> Iterator[str]:
    if values and values[0] != "":
        yield "\t".join(["", key, *("" if value is None else str(value) for value in values)])


def write(name: str, lines: Iterator[str]) -> None:
    """Write a fact file."""
    (FACTS / name).write_text(HEADER[name] + "\n".join(lines) + "\n", "utf-8")


def main(folder: Path) -> None:
    """Make the three files."""
    registers = folder / "agency-registers"
    bodies = separate(json.loads((registers / "merged.json").read_text("utf-8")))
    known = aliases(bodies, list(csv.DictReader((registers / "matchlist.csv").open(encoding="utf-8"))))
    letters = letters_by_body(list(csv.DictReader((registers / "letters.csv").open(encoding="utf-8"))), known)
    order = sorted(bodies)
    write("register.txt", (line for body in order for line in block(body, bodies[body], letters[body])))
    write("staff.txt", (f"{body}\t{runs(staff(bodies[body]))}" for body in order if staff(bodies[body])))
    yearly = {
        body: sorted({(row["year"], row["rbid"]) for row in letters[body] if row["type"] == "Regleringsbrev"})
        for body in order
    }
    write("letters.txt", (f"{body}\t{' '.join(f'{y}:{n}' for y, n in rows)}" for body, rows in yearly.items() if rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

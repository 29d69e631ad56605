"""Findings as one web page without scripts, with pictures of the pages and the places marked on them."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from skillnad.check.checking import Checked, Exempted, Run
from skillnad.check.document import Box, Page
from skillnad.check.finding import Finding
from skillnad.check.output.style import STYLE
from skillnad.check.output.words import basis_line, severity_word, summary
from skillnad.check.places import place_in_words
from skillnad.check.rules import RULES
from skillnad.check.rules.basis import all_bases
from skillnad.check.skeletons import Skeleton, skeleton_for
from skillnad.language import current
from skillnad.language import gettext as _

Images = Mapping[tuple[str, int], bytes]
"""Pictures of pages as PNG or JPEG, by path and page number."""


def as_page(run: Run, images: Images | None = None) -> str:
    """A run as a web page."""
    files = "".join(_file(checked, images or {}) for checked in run.checked)
    failed = "".join(f"<li><strong>{escape(one.path)}</strong>: {escape(one.why)}</li>" for one in run.failed)
    title = _("Check of statistics by sex")
    unread = _("Could not be read")
    return (
        f'<!doctype html>\n<html lang="{current()}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style></head><body><main><h1>{escape(title)}</h1><p class=summary>{escape(summary(run))}</p>"
        + (f"<h2>{escape(unread)}</h2><ul>{failed}</ul>" if failed else "")
        + f"{_contents(run)}{files}{_rules(run)}</main></body></html>\n"
    )


@dataclass(frozen=True, slots=True)
class _Numbered:
    number: int
    finding: Finding


def _contents(run: Run) -> str:
    if len(run.checked) < 2:
        return ""
    rows = "".join(
        f'<tr><td><a href="#{_anchor(one)}">{escape(one.path)}</a></td><td>{one.count("error")}</td>'
        f"<td>{one.count('warning')}</td><td>{one.count('info')}</td></tr>"
        for one in run.checked
    )
    heads = "".join(f"<th>{escape(word)}</th>" for word in (_("File"), _("errors"), _("warnings"), _("notes")))
    return f"<table class=contents><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _anchor(checked: Checked) -> str:
    return "f" + base64.urlsafe_b64encode(checked.path.encode()).decode().strip("=")


def _file(checked: Checked, images: Images) -> str:
    numbered = [_Numbered(number, finding) for number, finding in enumerate(checked.findings, start=1)]
    groups: dict[int | None, list[_Numbered]] = {}
    for one in numbered:
        groups.setdefault(one.finding.place.page, []).append(one)
    parts = "".join(_group(checked, page, group, images) for page, group in groups.items())
    nothing, covered = _("No findings."), _("Covered by exemptions")
    none = f"<p>{escape(nothing)}</p>" if not numbered else ""
    exempted = "".join(_exempted(one) for one in checked.exempted)
    listed = f"<h3>{escape(covered)}</h3><ul>{exempted}</ul>" if exempted else ""
    return f'<section id="{_anchor(checked)}"><h2>{escape(checked.path)}</h2>{none}{parts}{listed}</section>'


def _group(checked: Checked, page: int | None, group: list[_Numbered], images: Images) -> str:
    picture = images.get((checked.path, page)) if page is not None else None
    found = "".join(_finding(one) for one in group)
    if picture is None or page is None:
        return f"<div class=group>{found}</div>"
    shape = next((one for one in checked.document.pages if one.number == page), None)
    return f"<div class='group pictured'><div>{found}</div>{_picture(picture, page, shape, group)}</div>"


def _picture(picture: bytes, page: int, shape: Page | None, group: list[_Numbered]) -> str:
    kind = "png" if picture.startswith(b"\x89PNG") else "jpeg"
    source = f"data:image/{kind};base64,{base64.b64encode(picture).decode()}"
    text = escape(_("Page {page} with its findings marked").format(page=page))
    marks = "".join(_mark(one, shape) for one in group) if shape else ""
    return f'<figure><img src="{source}" alt="{text}">{marks}</figure>'


def _mark(one: _Numbered, shape: Page) -> str:
    boxes = [place.box for place in one.finding.marks if place.box and place.page == one.finding.place.page]
    first = f"<b>{one.number}</b>"
    return "".join(
        f"<span class='mark {one.finding.severity}' style='{_style(box, shape)}'>{first if at == 0 else ''}</span>"
        for at, box in enumerate(boxes)
    )


def _style(box: Box, shape: Page) -> str:
    left, top = 100 * box.left / shape.width, 100 * box.top / shape.height
    width, height = 100 * (box.right - box.left) / shape.width, 100 * (box.bottom - box.top) / shape.height
    return f"left:{left:.2f}%;top:{top:.2f}%;width:{width:.2f}%;height:{height:.2f}%"


def _finding(one: _Numbered) -> str:
    finding = one.finding
    why = "".join(f"<li>{escape(text)}</li>" for text in finding.why)
    excerpt = f"<blockquote>{escape(finding.excerpt)}</blockquote>" if finding.excerpt else ""
    skeleton, do = skeleton_for(finding), _("Do: ")
    return (
        f"<article class={finding.severity}><h3><b class=number>{one.number}</b> {escape(finding.what)}</h3>"
        f"<p class=where><span class=severity>{escape(severity_word(finding.severity))}</span> "
        f'<a href="#{finding.rule}">{finding.rule}</a> {escape(place_in_words(finding.place))}</p>{excerpt}'
        f"<ul>{why}</ul><p><strong>{escape(do)}</strong>{escape(finding.fix)}</p>"
        f"{_skeleton(skeleton) if skeleton else ''}</article>"
    )


def _skeleton(skeleton: Skeleton) -> str:
    rows = []
    for row in skeleton.rows[:8]:
        cells = "".join(
            f"<{'th' if cell.kind in ('heading', 'label') else 'td'} class={cell.kind}>{escape(cell.text)}"
            f"</{'th' if cell.kind in ('heading', 'label') else 'td'}>"
            for cell in row[:10]
        )
        rows.append(f"<tr>{cells}</tr>")
    title = _("A table to fill in")
    return f"<details><summary>{escape(title)}</summary><table>{''.join(rows)}</table></details>"


def _exempted(one: Exempted) -> str:
    exemption = one.exemption
    text = f"{one.finding.what}: {exemption.reason} ({exemption.decider} {exemption.date}, {exemption.review})"
    return f"<li>{escape(text)}</li>"


def _rules(run: Run) -> str:
    met = sorted({finding.rule for finding in run.findings})
    source, heading, parts = _("Source"), _("Rules"), []
    for name in met:
        rule = RULES[name]
        texts, bases = rule.texts(), [all_bases()[key] for key in rule.basis]
        lines = "".join(
            f"<li>{escape(basis_line(basis))} "
            + (f'<a href="{escape(basis.address)}">{escape(source)}</a>' if basis.address else "")
            + "</li>"
            for basis in bases
        )
        parts.append(f'<dt id="{name}">{name} {escape(texts.title)}</dt><dd>{escape(texts.wrong)}<ul>{lines}</ul></dd>')
    return f"<h2>{escape(heading)}</h2><dl>{''.join(parts)}</dl>" if parts else ""

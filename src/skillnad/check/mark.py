"""Pictures of pages, and a copy of a PDF with places marked in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skillnad.check.document import Box
from skillnad.check.read.errors import DocumentError
from skillnad.check.read.pdf.frame import Frame
from skillnad.check.read.pdf.pdfium import open_page, open_pdf, reading_frame
from skillnad.language import gettext as _

Colour = tuple[float, float, float]
RED: Colour = (0.75, 0.1, 0.1)
MOST_PIXELS = 40_000_000
_PADDING = 2.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to mark: the page counted from 1, its box, a short label beside it and a longer note to open."""

    page: int
    box: Box
    label: str = ""
    note: str = ""
    colour: Colour = RED


def page_picture(path: Path, page: int, marks: Sequence[Mark] = (), dots_per_inch: int = 110) -> bytes:
    """A page as PNG, with the marks that are on it drawn as frames and their labels in the corner.

    Raises:
        DocumentError: the file or the page cannot be opened.
    """
    with open_pdf(path) as file:
        if not 1 <= page <= len(file):
            raise DocumentError(_("there is no page {page}").format(page=page), where=str(path))
        found = file[page - 1]
        frame = reading_frame(found.raw)
        scale = min(dots_per_inch / 72, (MOST_PIXELS / max(frame.width * frame.height, 1)) ** 0.5)
        turn = 90 * ((frame.turn - found.get_rotation() // 90) % 4)
        picture = found.render(scale=scale, rotation=turn).to_pil()
        found.close()
    return _drawn(picture, [mark for mark in marks if mark.page == page], scale)


def _drawn(picture: Any, marks: Sequence[Mark], scale: float) -> bytes:
    from io import BytesIO

    from PIL import ImageDraw

    picture = picture.convert("RGB")
    pen = ImageDraw.Draw(picture)
    for mark in marks:
        colour = tuple(int(255 * part) for part in mark.colour)
        box = mark.box
        left, top = max((box.left - _PADDING) * scale, 0), max((box.top - _PADDING) * scale, 0)
        pen.rectangle((left, top, (box.right + _PADDING) * scale, (box.bottom + _PADDING) * scale), None, colour, 2)
        if mark.label:
            size = max(9.0, 8 * scale)
            corner = (left, max(top - size - 4, 0))
            pen.rectangle(pen.textbbox(corner, mark.label, font_size=size), fill=colour)
            pen.text(corner, mark.label, fill="white", font_size=size)
    stream = BytesIO()
    picture.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def mark_copy(path: Path, marks: Iterable[Mark], target: Path) -> None:
    """Write a copy of a PDF with each mark as an annotation: a frame that opens its note. Nothing else is changed.

    Raises:
        DocumentError: the file cannot be opened for changing.
    """
    import pikepdf

    marks = list(marks)
    frames = _frames(path, {mark.page for mark in marks})
    temporary = target.with_name(f".{target.name}.part")
    try:
        with pikepdf.open(path) as file:
            for mark in marks:
                if mark.page in frames:
                    _annotate(file, mark, frames[mark.page])
            file.save(temporary)
        temporary.replace(target)
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise DocumentError(
            _("the file cannot be changed"),
            where=str(path),
            remedy=_("Save it again in another program, or in another format."),
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def _frames(path: Path, pages: set[int]) -> dict[int, Frame]:
    """How each page was read, which tells where a box lies in the file's own coordinates."""
    frames = {}
    with open_pdf(path) as file:
        for page in sorted(pages):
            if 1 <= page <= len(file):
                with open_page(file, page - 1) as opened:
                    if opened:
                        frames[page] = reading_frame(opened)
    return frames


def _annotate(file: Any, mark: Mark, frame: Frame) -> None:
    import pikepdf

    box = mark.box
    left, bottom, right, top = frame.hide(
        box.left - _PADDING, box.top - _PADDING, box.right + _PADDING, box.bottom + _PADDING
    )
    annotation = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Square,
        Rect=[left, bottom, right, top],
        C=list(mark.colour),
        Border=[0, 0, 1.5],
        F=4,
        T=mark.label or "Skillnad",
        Contents=": ".join(filter(None, (mark.label, mark.note))),
        AP=pikepdf.Dictionary(N=_appearance(file, right - left, top - bottom, mark.colour)),
    )
    page = file.pages[mark.page - 1].obj
    if pikepdf.Name.Annots not in page:
        page.Annots = pikepdf.Array()
    page.Annots.append(file.make_indirect(annotation))


def _appearance(file: Any, width: float, height: float, colour: Colour) -> Any:
    """How the frame looks: needed by programs that do not draw annotations themselves."""
    import pikepdf

    red, green, blue = colour
    drawing = f"{red} {green} {blue} RG 1.5 w 0.75 0.75 {width - 1.5:.2f} {height - 1.5:.2f} re S"
    return pikepdf.Stream(
        file,
        drawing.encode("ascii"),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=[0, 0, width, height],
    )

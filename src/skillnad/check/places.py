"""A place in words, for people to find it."""

from skillnad.check.document import Place
from skillnad.language import gettext as _


def place_in_words(place: Place) -> str:
    """Page, sheet and cell, or line, as far as they are known."""
    if place.sheet:
        return _("sheet {sheet}, {cell}").format(sheet=place.sheet, cell=place.cell or "A1")
    if place.page is not None:
        printed = place.printed and place.printed != str(place.page)
        if printed:
            return _("page {page} (printed {printed})").format(page=place.page, printed=place.printed)
        return _("page {page}").format(page=place.page)
    if place.line is not None:
        return _("line {line}").format(line=place.line)
    return _("the document")

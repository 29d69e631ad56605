"""Draw a picture anew, so that no place, camera, name or hidden content follows with it."""

import io
import struct
import warnings
import zlib

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from skillnad.errors import SkillnadError

LARGEST_FILE = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2000
UNREADABLE = (OSError, SyntaxError, ValueError, struct.error, zlib.error)


def redraw(content: bytes, *, name: str) -> tuple[bytes, tuple[int, int]]:
    """The picture as a new PNG or JPEG file, and its width and height. Raises `SkillnadError`."""
    if len(content) > LARGEST_FILE:
        raise SkillnadError(
            _("the picture is larger than {size} MB").format(size=LARGEST_FILE // 2**20),
            where=name,
            remedy=_("Save it smaller."),
        )
    try:
        with _opened(content) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Image.DecompressionBombError
            return _drawn(picture)
    except Image.DecompressionBombError as bomb:
        raise SkillnadError(
            _("the picture has more than {millions} million pixels").format(millions=MOST_PIXELS // 10**6),
            where=name,
            remedy=_("Save it smaller."),
        ) from bomb
    except UNREADABLE as fault:
        raise SkillnadError(
            _("this is not a picture that can be read"), where=name, remedy=_("Save it as PNG or JPEG.")
        ) from fault


def _opened(content: bytes) -> Image.Image:
    """Only the head of the file is read yet."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(io.BytesIO(content), formats=["PNG", "JPEG"])


def _drawn(picture: Image.Image) -> tuple[bytes, tuple[int, int]]:
    kind = picture.format or "PNG"
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = upright.convert("RGB" if kind == "JPEG" else "RGBA")
    clean.info.clear()
    out = io.BytesIO()
    clean.save(out, format=kind, **({"quality": 88} if kind == "JPEG" else {}))
    return out.getvalue(), clean.size

"""Pictures of the pages that have findings, drawn in a limited process of their own."""

import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

from skillnad.check.checking import Checked, Run
from skillnad.check.read.child import limit

SCALE = 1.3
MOST_PAGES = 60
SECONDS = 120
MEGABYTES = 2000


def page_images(run: Run) -> dict[tuple[str, int], bytes]:
    """Pictures as PNG of the pages with findings, of PDF files; pages that cannot be drawn are left out."""
    found: dict[tuple[str, int], bytes] = {}
    for checked in run.checked:
        for page, picture in _of_file(checked).items():
            found[checked.path, page] = picture
    return found


def _of_file(checked: Checked) -> dict[int, bytes]:
    pages = sorted({finding.place.page for finding in checked.findings if finding.place.page})[:MOST_PAGES]
    if checked.document.kind != "pdf" or not pages or not Path(checked.path).is_file():
        return {}
    with tempfile.TemporaryDirectory(prefix="skillnad-") as folder:
        command = [sys.executable, "-m", __name__, checked.path, folder, *map(str, pages)]
        try:
            subprocess.run(command, check=False, timeout=SECONDS, capture_output=True)  # noqa: S603
        except subprocess.TimeoutExpired:
            return {}
        drawn = {page: Path(folder) / f"{page}.png" for page in pages}
        return {page: path.read_bytes() for page, path in drawn.items() if path.is_file()}


def draw(path: Path, folder: Path, pages: list[int]) -> None:
    """Draw pages of a PDF, counted from 1, into PNG files of a folder."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        for page in pages:
            bitmap = pdf[page - 1].render(scale=SCALE, rev_byteorder=True, force_bitmap_format=None)
            content = png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels)
            partial = folder / f"{page}.part"
            partial.write_bytes(content)
            partial.replace(folder / f"{page}.png")


def png(pixels: bytes, width: int, height: int, stride: int, channels: int) -> bytes:
    """A PNG file of rows of 8-bit pixels: grey, red-green-blue, or with a fourth byte that is left out."""
    rows = bytearray()
    for row in range(height):
        line = pixels[row * stride : row * stride + width * channels]
        if channels == 4:
            plain = bytearray(width * 3)
            plain[0::3], plain[1::3], plain[2::3] = line[0::4], line[1::4], line[2::4]
            line = bytes(plain)
        rows += b"\0" + line
    kind = 0 if channels == 1 else 2
    header = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


if __name__ == "__main__":
    limit(MEGABYTES, SECONDS)
    draw(Path(sys.argv[1]), Path(sys.argv[2]), [int(page) for page in sys.argv[3:]])

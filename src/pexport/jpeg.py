"""The picture of a card or a page: a small JPEG that tells nothing but the picture.

A photograph may say where it was taken, with which camera and by whom: all of that is left out.
"""

from __future__ import annotations

import base64
import io
import re
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 200_000
"""What is larger makes phones and mail programs refuse the card."""
_SIDES = (720, 512, 360, 240)
_QUALITIES = (85, 70)


class Picture(NamedTuple):
    """What came of a picture: its base64, or why there is none."""

    base64: str | None
    refusal: str = ""


@lru_cache(maxsize=4)
def small_jpeg(data: str) -> Picture:
    """Return the picture whose base64 is *data* as a JPEG of at most ``MAX_BYTES``.

    Of a moving picture the first frame. A JPEG that is small and tells no more stays as it is.
    """
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - slow, and for pictures alone

    with warnings.catch_warnings(action="ignore"):
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return Picture(_to_base64(base64.b64decode(data)))
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            return Picture(None, "it has too many pixels")
        except UnidentifiedImageError:
            return Picture(None, "it is not a picture of a known kind, such as JPEG or PNG")
        except Exception:  # noqa: BLE001 - decoders raise what they like for a broken file
            return Picture(None, "the file is broken")


def _to_base64(raw: bytes) -> str:
    from PIL import Image  # noqa: PLC0415 - as above

    with Image.open(io.BytesIO(raw)) as image:
        # Decodes a large JPEG at a fraction of its size.
        image.draft("RGB", (2 * _SIDES[0], 2 * _SIDES[0]))
        image.load()
        plain = _is_plain(raw, image)
        return base64.b64encode(raw if plain else _jpeg(image)).decode()


def _is_plain(raw: bytes, image: Image) -> bool:
    """Say whether these are the bytes of a small JPEG without anything but the picture."""
    fits = len(raw) <= MAX_BYTES and max(image.size) <= _SIDES[0] and image.mode in ("RGB", "L")
    return image.format == "JPEG" and fits and _PLAIN.fullmatch(raw) is not None


# SOI, JFIF's head without a thumbnail, tables and frame, the scans, EOI (ITU-T T.81 annex B).
_PLAIN = re.compile(
    rb"\xff\xd8\xff\xe0\x00\x10JFIF\x00.{7}\x00\x00"
    rb"(?!.*\xff[\xe0-\xef\xfe])(?!.*\xff\xd9.).*\xff\xd9",
    re.DOTALL,
)


def _jpeg(image: Image) -> bytes:
    """Return *image* the right way up, on white, in the largest size and quality that fits."""
    import PIL.Image  # noqa: PLC0415 - slow, and for pictures alone
    from PIL import ImageOps  # noqa: PLC0415 - the same

    upright = ImageOps.exif_transpose(image)
    if upright.has_transparency_data:
        ground = PIL.Image.new("RGBA", upright.size, "white")
        ground.alpha_composite(upright.convert("RGBA"))
        upright = ground
    opaque = upright.convert("RGB")
    opaque.info.clear()
    data = b""
    for side in _SIDES:
        opaque.thumbnail((side, side))
        for quality in _QUALITIES:
            file = io.BytesIO()
            opaque.save(file, "JPEG", quality=quality, optimize=True)
            data = file.getvalue()
            if len(data) <= MAX_BYTES:
                return data
    return data

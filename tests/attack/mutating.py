"""Real inputs with something changed at random, read and checked one after the other.

    python tests/attack/mutating.py SEED SECONDS FOLDER

Prints a line of JSON for each fault. The input at work is kept in FOLDER, so that what ends the
whole process is known; so is every input that shows a fault.
"""

from __future__ import annotations

import json
import random
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pexport import registry
from pexport.errors import PexportError
from pexport.proving.file_check import check_file
from pexport.source import Input
from pexport.writing.export import export

ROOT = Path(__file__).parents[2]
FORMATS = (
    "flattened jcard jscontact jsonld nquads ntriples orcid orcid-xml rdfxml trig turtle vcard "
    "xcard"
).split()
LIMIT = 20
"""Seconds of the processor's time that no input may take."""
_TOKENS = (
    b"\x00", b"\xff", b"\xed\xa0\x80", b"\r", b"\n", b"---\n", b"{", b"}", b"[", b"]", b'"', b"'",
    b":", b",", b"\\", b"<", b">", b"&#99999999999;", b"<!--", b"-->", b"{{<", b">}}", b"]]>",
    b"\\u0000", b"\\ud800", b"1e999", b"-0", b"9" * 400, b"null", b"true", b"@context", b"@id",
    b"^^", b"_:", b";", b"&", b"*a: &a [*a]", b"!!binary x", b"'''", b'"""', b"=",
    b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"data:;base64,", b"<x ", b"/>",
    "\u202e".encode(), "é".encode(),
)  # fmt: skip


class TooLongError(BaseException):
    """An input took more than its time."""


def mutated(data: bytes, rng: random.Random, others: list[bytes]) -> bytes:
    """Return *data* with a few things changed."""
    for _ in range(rng.choice((1, 1, 2, 4, 8))):
        data = _changed(data, rng, rng.choice(others))
    return data[:200_000]


def _changed(data: bytes, rng: random.Random, other: bytes) -> bytes:
    at = rng.randrange(len(data) + 1)
    end = min(len(data), at + rng.choice((1, 2, 8, 64, 512)))
    begin = rng.randrange(len(other) + 1)
    before, here, after = data[:at], data[at:end], data[end:]
    return rng.choice(
        (
            before,
            before + after,
            before + rng.choice(_TOKENS) + here + after,
            before + rng.choice(_TOKENS) + after,
            before + here * rng.choice((2, 3, 50)) + after,
            before + other[begin : begin + 200] + here + after,
            before + bytes([rng.randrange(256)]) + after,
        )
    )


def read_all(path: Path) -> None:
    """Read *path* as a source does, and export it in every format."""
    profile = registry.read_profile(Input(path, works=False)).profile
    for name in FORMATS:
        exporter: Any = registry.load_exporter(name)
        try:
            export(profile, exporter, exporter.options())
        except PexportError:
            continue


def inputs() -> Iterator[tuple[str, bytes, Callable[[Path], object]]]:
    """Yield the name, the bytes and what reads them, of everything that is changed."""
    for name in FORMATS:
        suffix = registry.load_exporter(name).suffix
        for path in sorted((ROOT / "samples/golden").glob(f"*{suffix}")):

            def check(given: Path, name: str = name) -> object:
                return check_file(given, name)

            yield f"given{suffix}", path.read_bytes(), check
    for path in sorted((ROOT / "samples").rglob("content/authors/*/_index*.md")):
        yield "ada.md", path.read_bytes(), read_all
    for path in sorted((ROOT / "samples/profiles").glob("*.json")):
        yield "ada.json", path.read_bytes(), read_all


def main() -> None:
    """Attack until the time is over."""
    seed, seconds, folder = int(sys.argv[1]), float(sys.argv[2]), Path(sys.argv[3])
    rng = random.Random(seed)  # noqa: S311 - the same attack again for the same seed
    known = list(inputs())
    others = [data for _, data, _ in known]
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
    signal.signal(signal.SIGVTALRM, _stop)
    end, number = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        name, data, read = rng.choice(known)
        number += 1
        path = folder / name
        path.write_bytes(mutated(data, rng, others))
        signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
        try:
            read(path)
        except PexportError:
            pass
        except (Exception, TooLongError) as error:  # noqa: BLE001 - a fault, whatever it is
            kept = path.rename(folder / f"{seed}-{number}-{name}")
            told = traceback.format_exc().splitlines()[-8:]
            _tell(file=str(kept), error=type(error).__name__, told=told)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    _tell(inputs=number)


def _tell(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _stop(*_: object) -> None:
    raise TooLongError


if __name__ == "__main__":
    main()

"""Addresses as people write them into a form: mended where only one thing can be meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple


class Advice(NamedTuple):
    """A remark on an address, without its place."""

    message: str
    rule: str
    """One of ``pexport.source.RULES``."""
    fix: str = ""
    """What the author could write instead."""


_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_FILE_TYPES = frozenset(
    "asc bib csv doc docx gif gpg htm html ics jpeg jpg json key md odt pdf pgp php png ppt pptx "
    "ps rdf rtf svg tex tgz ttl txt vcf webp xls xlsx xml yaml yml zip".split()
)

_PLAIN = r"https?://[\w.-]+(?:/[\w./?=&%~+#@:-]*)?"
"""What nearly every address looks like; it needs no mending."""


def mend_address(text: str) -> tuple[str, tuple[Advice, ...]]:
    """Return the address that *text* means, and what was done to it."""
    text = text.strip()
    if re.fullmatch(_PLAIN, text, re.ASCII):
        return text, ()
    remarks = []
    for mend, message, rule in _MENDS:
        if (better := mend(text)) != text:
            if message:
                remarks.append((message, rule))
            text = better
    # The fix is the whole address at last, whatever was mended first.
    return text, tuple(Advice(message, rule, text) for message, rule in remarks)


def is_file_name(name: str) -> bool:
    """Say whether *name* ends as the names of files do, not hosts."""
    return name.rpartition(".")[2].lower() in _FILE_TYPES


def _visible(text: str) -> str:
    if text.isascii():
        return text
    return re.sub(f"[{_INVISIBLE}]", "", text).strip()


def _narrow(text: str) -> str:
    if text.isascii() or re.match(r"[a-z]+:(?://)?[\x21-\x7e]+(?:/|$)", text, re.IGNORECASE):
        return text
    return text.translate(_FULL_WIDTH).strip()


def _unwrapped(text: str) -> str:
    found = re.fullmatch(r"\[[^\]]*\]\(\s*<?([^()<>\s]++)>?[^()]*+\)|<([^<>\s]++)>", text)
    return (found[1] or found[2]) if found else text


def _unquoted(text: str) -> str:
    return text.strip("\"'`“”‘’ ").rstrip(",;")


def _unescaped(text: str) -> str:
    return text.replace("&amp;", "&")


def _first(text: str) -> str:
    found = re.fullmatch(r"(https?://[^\s,;]++)(?:[\s,;]++https?://\S*+)++", text, re.IGNORECASE)
    return found[1] if found else text


def _one_scheme(text: str) -> str:
    return re.sub(
        r"^(?:https?:?/{1,2}\s*)+(https?:/{1,2})(?=[^/])", r"\1", text, count=1, flags=re.IGNORECASE
    )


def _whole_scheme(text: str) -> str:
    """Mend ``ttps://``, ``htps://``, ``https:/``, ``https//``, ``https:\\\\`` and ``https: //``."""
    found = re.match(
        r"(?:h{1,2}t{1,3}|t{1,2})p(s?)(?:\s*:\s*[/\\]{1,3}|//)\s*", text, re.IGNORECASE
    )
    if not found:
        return text
    return f"http{found[1].lower()}://{text[found.end() :]}"


def _slashes(text: str) -> str:
    if "\\" not in text or re.match(r"(?!https?:)[a-z][a-z0-9+.-]*:", text, re.IGNORECASE):
        return text
    return text.replace("\\", "/")


def _with_scheme(text: str) -> str:
    host = re.fullmatch(
        r"(?P<host>(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[a-z]{2,})(?::\d+)?(?:[/?#].*)?",
        text,
        re.IGNORECASE,
    )
    return f"https://{text}" if host and not is_file_name(host["host"]) else text


def _relative_to_scheme(text: str) -> str:
    # The reader's own scheme, which an export does not have.
    return f"https:{text}" if re.match(r"//[^/]", text) else text


_Mend = Callable[[str], str]
_MENDS: tuple[tuple[_Mend, str, str], ...] = (
    (_visible, "the address contains invisible characters", "spelling"),
    (_narrow, "the address is written in full-width characters", "spelling"),
    (_unwrapped, "the address is written as a Markdown link; write the address alone", "spelling"),
    (_unquoted, "the address has quotes or commas around it", "spelling"),
    (_unescaped, "'&amp;' is an escape of HTML; write '&'", "spelling"),
    (_first, "only the first of several addresses is read", "left-out"),
    (_slashes, "the address is written with backslashes", "spelling"),
    (_one_scheme, "'https://' is written twice", "spelling"),
    (_whole_scheme, "'https://' is misspelt", "spelling"),
    (_relative_to_scheme, "", ""),
    (
        _with_scheme,
        "without 'https://' browsers look for this address on the site itself",
        "relative",
    ),
)

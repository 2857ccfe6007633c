"""The names in one entry of a list of authors, without the marks and words around them.

An entry is one name, or a list that somebody wrote as one text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pexport.profile import clean

from ....text import markdown
from ....text.latex import decode_accents

_MARKS = ' \t\u00a0*∗⁎⋆★☆✉†‡§¶‖#^,;&"}\\⁰¹²³⁴⁵⁶⁷⁸⁹\u20e3\ufe0f'
"""Signs of equal contribution, of correspondence and of affiliations after a name."""
_NUMBERS = r"(?<=[^\W\d_])\.?\^?[0-9]{1,2}(?:,[0-9]{1,2})*$|\^[^\^\s$]{1,6}$"
_SUPERSCRIPT = r"<sup\b[^<>]*>[^<>]{0,20}</sup>|\\textsuperscript\{[^{}]{0,20}\}"
_ROLE = (
    r"\b(?:co-?)?(?:author|contribut|correspond|equal|first|lead|senior|joint|present|speaker|"
    r"supervis|advis|editor|student)|^(?:hrsg|eds?|orgs?)\.?$"
)
# What stands before a name: & Njoku, A., and Ada Njoku, [WATERS] Ada Njoku, story: Ada Njoku
_BEFORE = re.compile(
    r"[\s*∗†‡§\"{&,;⁰¹²³⁴⁵⁶⁷⁸⁹]+|\$[^$]{0,20}\$|\[[^][]*\]\s+|[a-z][a-z ]{0,24}:\s+|"
    r"(?:and|und|by)\s(?!(?:\d+ |many )?(?:more|others)\b)"
)
_EMPHASIS = r"\*\*|__|<(?:b|strong|u|ins|mark)\b[^<>]*>|\\(?:textbf|underline)\b"
_MARKUP = r"[*_]|</?[a-z]+\b[^<>]*>"
_AND = r" ?; ?|,? (?:and|und|et|&) |(?<=\.)& ?"
_CJK_NAME = r"[*_\u3040-\u30ff\u3400-\u9fff々 ]{2,14}"


class Name(NamedTuple):
    """One name of an entry."""

    written: str
    link: str | None
    """The address that it links to."""
    is_emphasized: bool
    """Whether it stands out in bold or underlined, as people set their own."""


def names_in_entry(entry: str, is_known: Callable[[str], bool]) -> Iterator[Name]:
    """Yield the names in *entry*; *is_known* says whether a name is somebody's of the site."""
    whole = html.unescape(decode_accents(re.sub(_SUPERSCRIPT, "", entry)))
    for piece in _pieces(" ".join(whole.split()).strip(" ,;&"), is_known):
        rendered = markdown.render(piece)
        # Not every sign that Markdown could take for its own is one in a name.
        if name := without_marks(clean.line(rendered.text or "") or ""):
            link = next((clean.url(address) for _, address in rendered.links), None)
            yield Name(name, link, re.search(_EMPHASIS, piece) is not None)


def without_marks(shown: str) -> str:
    """Return the name *shown* without the marks, roles and words around it."""
    begin = 0
    while before := _BEFORE.match(shown, begin):
        begin = before.end()
    name, end = shown[begin:], ""
    # A slug may end in a number.
    numbers = _NUMBERS if re.search(r"[\s,]", name) else r"(?!)"
    while name != end:
        end = name
        name = _without_group_at_end(re.sub(numbers, "", name.rstrip(_MARKS)))
    return name


def _without_group_at_end(name: str) -> str:
    """Return *name* without a formula, or what a role in brackets says, at its end."""
    for opening, closing in ("()", "[]"):
        if name.endswith(closing):
            start = name.rfind(opening)
            inner = name[start + 1 : -1]
            return name[: max(start, 0)] if re.search(_ROLE, inner, re.IGNORECASE) else name
    start = name.rfind("$", 0, -1) if name.endswith("$") else -1
    return name[:start] if start > 0 else name


def _pieces(entry: str, is_known: Callable[[str], bool]) -> list[str]:
    """Return the names of *entry*: there is one, but for lists written as one text.

    ``Family, Given and Family, Given`` is BibTeX's, ``Family, G., Family, G., & Family, G.`` the
    manner of APA. A comma alone may be that of one name, so two names around it are two where they
    begin with initials, or one of them is somebody's here.
    """
    if not re.search(rf"[,、，；]|{_AND}", entry):
        return [entry]
    if found := _list_of_apa(entry) or _list_of_cjk(entry):
        return found
    listed = _split(_AND, entry)
    have_commas = len(listed) > 1 and any("," in piece for piece in listed)
    if have_commas and all(_is_name_with_comma(it) or _is_full_name(it) for it in listed):
        return listed
    pieces = _split(rf", ?|{_AND}", entry)
    if len(pieces) < 2 or not all(map(_is_full_name, pieces)):
        return [entry]
    is_list = len(pieces) > 2 or re.search(_AND, entry) or all(map(_begins_with_initial, pieces))
    return pieces if is_list or any(is_known(_bare(piece)) for piece in pieces) else [entry]


def _list_of_apa(entry: str) -> list[str]:
    """Return the names of ``Family, G. H., Family, G., & Family, G.``; nothing for other lists."""
    parts = _split(rf", ?(?:(?:and|und|&) )?|{_AND}", entry)
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    if len(pairs) < 2 or len(parts) % 2:
        return []
    are_names = all(_is_family(family) and _is_initials(given) for family, given in pairs)
    return [f"{family}, {given}" for family, given in pairs] if are_names else []


def _list_of_cjk(entry: str) -> list[str]:
    """Return the names of a list in Chinese or Japanese; nothing for other lists."""
    pieces = _split("[、，；;,]", entry)
    are_names = all(re.fullmatch(_CJK_NAME, piece) for piece in pieces)
    return pieces if len(pieces) > 1 and are_names else []


def _split(separator: str, entry: str) -> list[str]:
    return [piece for each in re.split(separator, entry) if (piece := each.strip(" ,"))]


def _bare(piece: str) -> str:
    return re.sub(_MARKUP, "", piece, flags=re.IGNORECASE).strip()


def _is_initials(text: str) -> bool:
    """Say whether *text* is ``A``, ``A. B.``, ``J.-P.`` or ``AB``."""
    letters = re.sub(r"[.\s-]", "", _bare(text).removesuffix("Jr.").removesuffix("Sr."))
    return len(letters) <= 4 and letters.isalpha() and letters.isupper()


def _begins_with_initial(piece: str) -> bool:
    first = _bare(piece).split()[0]
    return _is_initials(first) and (first.endswith(".") or len(first) == 1)


def _is_family(text: str) -> bool:
    words = _bare(text).split()
    return 1 <= len(words) <= 4 and words[-1][:1].isupper() and not words[-1].endswith(".")


def _is_name_with_comma(piece: str) -> bool:
    """Say whether *piece* is ``Family, Given``, with as few words as names have."""
    family, comma, given = _bare(piece).partition(",")
    before, after = family.split(), given.split()
    if not comma or "," in given or not 1 <= len(after) <= 3 or not _is_family(family):
        return False
    are_two_names = len(before) > 1 and len(after) > 1 and before[0][:1].isupper()
    return _is_initials(given) or (after[0][:1].isupper() and not are_two_names)


def _is_full_name(piece: str) -> bool:
    """Say whether *piece* has a given and a family name, and none of the words of groups."""
    words = without_marks(_bare(piece)).split()
    if (
        "," in piece
        or not 2 <= len(words) <= 4
        or not all(word[:1].isupper() for word in (words[0], words[-1]))
    ):
        return False
    from ....text import names  # noqa: PLC0415 - few entries hold several names

    return not names.parse_name(" ".join(words)).is_of_a_group

"""What stands around the text of a script in a page of HTML."""

from __future__ import annotations

import re

# What pages of XHTML and old advice put there.
_OPENING = re.compile(r"\s*+(?:(?://|/\*)?\s*+<!\[CDATA\[(?:\s*+\*/)?|<!--)")
_CLOSINGS = ("/*]]>*/", "/* ]]> */", "//]]>", "// ]]>", "]]>", "//-->", "// -->", "-->")


def script_text(content: str) -> str:
    """Return the *content* of a script without what is around it; lines and columns stay."""
    if opening := _OPENING.match(content):
        content = re.sub(r"[^\n]", " ", opening[0]) + content[opening.end() :]
    end = content.rstrip()
    return end.removesuffix(next((each for each in _CLOSINGS if end.endswith(each)), ""))

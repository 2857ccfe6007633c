"""What TeX writes in texts that are not LaTeX otherwise: accents, commands, formulas."""

from __future__ import annotations

import re

# \'e, \'{e}, {\'e}, \'{\i}, \c{c}, \c c, \v{s}
_ACCENT = (
    r"\\(?:['`\"^~=.]\s?|[uvHcdbrk](?:\s|(?=\{)))(?:\{\\?[^\W\d_]\}|\\[ij](?![A-Za-z])|[^\W\d_])"
)
# \ss, {\o}, \L{}
_LETTER = r"\\(?:ss|oe|OE|ae|AE|aa|AA|dh|DH|dj|DJ|th|TH|[oOlLij])(?![A-Za-z])(?:\{\})?"
_EITHER = re.compile(rf"\{{(?:{_ACCENT}|{_LETTER})\}}|{_ACCENT}|{_LETTER}")


def decode_accents(text: str) -> str:
    """Return *text* with the letters that TeX composes: ``Ren{\\'e}``, ``M\\"uller``."""
    return _EITHER.sub(_decode, text) if "\\" in text else text


def _decode(match: re.Match[str]) -> str:
    return _decoded(match[0])


_COMMANDS = (
    (r"(?<=[\w.])~(?=[\w\\])", " "),
    # \emph{Rivers}, \href{https://w.example}{Rivers}
    (r"\\(?:text(?:it|bf|rm|sc|sl|sf|tt|normal)|emph|underline|mbox|url)\{([^{}]*)\}", r"\1"),
    (r"\\href\{[^{}]*\}\{([^{}]*)\}", r"\1"),
    # Some programs lose the backslash and the braces.
    (r"(?<![A-Za-z\\])text(?:it|bf|rm|sc|sl)(?=[A-Z])", ""),
    (r"\\?text(?:endash|emdash)(?:\{\}| )?", "–"),
    (r"\\textdegree(?:\{\}| )?", "°"),
    (r"\\?textbar(?:\{\})?", "|"),
    (r"\\?textless(?:\{\})?", "<"),
    (r"\\?textgreater(?:\{\})?", ">"),
    (r"(?<!\\)\\++([\"'%&])", r"\1"),
    (r"\{([A-Za-z'’-]+)\}", r"\1"),
    (r"``", "“"),
    (r"(?:(?<=^)|(?<=\s))''(?=\w)", "“"),
)
_TEX = re.compile(r"[\\{}~`]|''|text")


def without_commands(text: str) -> str:
    """Return *text* as TeX would set it, where that takes no more than a letter or a sign.

    Formulas between dollars stay as they are.
    """
    if not _TEX.search(text):
        return text
    if re.search(r'\\"(?![A-Za-z{\\])', text):
        # Quotation marks that some program escaped, and no diaereses.
        text = text.replace('\\"', '"')
    pieces = re.split(r"(\$[^$\n]*\$)", text)
    pieces[::2] = map(_without_commands, pieces[::2])
    return "".join(pieces)


def _without_commands(text: str) -> str:
    text = decode_accents(text)
    for command, shown in _COMMANDS:
        text = re.sub(command, shown, text)
    return re.sub("''", "”", text) if "“" in text else text


_SUPERSCRIPT = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_SUBSCRIPT = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_ONE = r"(?:\{(?P<braced>[^{}]*)\}|(?P<bare>\\[A-Za-z]+|[^\s{}\\]))"
_LONGEST_FORMULA = 80


def formula_text(formula: str) -> str | None:
    """Return the text of a short *formula*: m² for ``m^2``, a Greek letter; else None.

    None where letters and signs alone do not show it, and where it may be no formula: $5 and $6.
    """
    is_formula = re.search(r"[\\^_=<>+{}]", formula) or re.fullmatch(r"\w{1,3}|\W", formula)
    if (
        not is_formula
        or len(formula) > _LONGEST_FORMULA
        or (formula[:1].isdigit() and " " in formula)
    ):
        return None
    text = re.sub(r"\\(?:text|math|operatorname)[a-z]*\s?\{([^{}]*)\}", r"{\1}", formula)
    text = re.sub(r"\{\{([^{}]*)\}\}", r"{\1}", text)
    if re.search(r"\\(?:frac|sqrt|sum|int|prod|begin|over|hat|bar|tilde|left|right|\\)", text):
        return None
    text = re.sub(r"(?P<sign>[\^_])" + _ONE, _set, text)
    shown = _decoded(text)
    return shown if shown and not re.search(r"[\\{}^]", shown) else None


def _decoded(latex: str) -> str:
    """Return the signs that *latex* names."""
    if "\\" not in latex and "{" not in latex:
        return latex.strip()
    from pylatexenc.latex2text import (  # type: ignore[import-untyped]  # noqa: PLC0415 - it has no types, and few texts have any
        LatexNodes2Text,
    )

    return str(LatexNodes2Text().latex_to_text(latex)).strip()


def _set(found: re.Match[str]) -> str:
    """Return what is set above or below: in small signs where there are any, ``th`` as it is."""
    inner, is_above = _decoded(found["braced"] or found["bare"] or ""), found["sign"] == "^"
    if inner in {"∘", "°"}:
        return "°"
    table = _SUPERSCRIPT if is_above else _SUBSCRIPT
    if all(ord(char) in table or char in ",. " for char in inner):
        return inner.translate(table)
    return inner if is_above and inner in {"th", "st", "nd", "rd"} else f"{found['sign']}{inner}"

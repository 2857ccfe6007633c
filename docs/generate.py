"""Makes ``docs/formats.md`` and ``docs/problems.md`` of what the formats say.

``make docs`` runs it; a test holds the pages to it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pexport import registry
from pexport.exporter import Exporter
from pexport.profile import Profile
from pexport.vocabulary.rules import Rule

_OF_LOSSES = (
    "What is lost in a format, by the path of the value in the canonical profile "
    "(`pexport show`), and why. A test changes each value to prove both: what is not listed "
    "here is in the document, and what is listed is not."
)
_OF_PROBLEMS = (
    "Made by `make docs` of the rules that the checks hold documents to. `pexport check` and "
    "every export name the code of the rule that is broken; a test proves that each wrong "
    "example breaks its rule and no other, and that each right one breaks none."
)
DOCS = Path(__file__).parent
FULL = DOCS.parent / "samples" / "profiles" / "full.json"
PROJECT = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# Those that come with pexport; others may be installed beside them.
FORMATS = sorted(PROJECT["entry-points"]["pexport.exporters"])


def formats() -> str:
    """Return the page of all formats: what each follows, and what is lost in it and why."""
    exporters = {name: registry.load_exporter(name) for name in FORMATS}
    full = Profile.model_validate_json(FULL.read_bytes())
    lines = [
        "# Formats",
        "",
        "Made by `make docs` of what the formats say of themselves.",
        "",
        "| format | specification | version | media type | suffix | consumers |",
        "|---|---|---|---|---|---|",
        *map(_row, exporters, exporters.values()),
        "",
        _OF_LOSSES,
    ]
    for name, exporter in exporters.items():
        lines += ["", f"## {name}", "", f"`pexport {name}`: {exporter.title}.", ""]
        lines += _losses(exporter, full)
    return "\n".join([*lines, ""])


def _row(name: str, exporter: Exporter[Any, Any]) -> str:
    follows = exporter.specification
    consumers = ", ".join(f"`{who}`" for who in sorted(exporter.consumers))
    cells = (
        f"[{name}](#{name})",
        f"[{follows.title}]({follows.url})",
        follows.version,
        f"`{exporter.media_type}`",
        f"`{exporter.suffix}`",
        consumers,
    )
    return f"| {' | '.join(cells)} |"


def _losses(exporter: Exporter[Any, Any], full: Profile) -> Iterator[str]:
    by_reason: dict[str, list[str]] = {}
    for pattern, why in exporter.drops(full, exporter.options()).items():
        # What depends on the profile is declared by its index there.
        general = re.sub(r"/\d+(?=/|$)", "/*", pattern)
        shown = f"`{general}`" if general == pattern else f"some of `{general}`"
        if shown not in by_reason.setdefault(why, []):
            by_reason[why].append(shown)
    for pattern, why in exporter.bundle_drops(exporter.options()).items():
        by_reason.setdefault(why, []).append(f"`{pattern}` of the organization with `--all`")
    yield "| lost | why |"
    yield "|---|---|"
    yield from (f"| {', '.join(paths)} | {why} |" for why, paths in by_reason.items())


def problems() -> str:
    """Return the catalogue of all rules, each with a wrong and a right example."""
    told: dict[str, Rule] = {}
    for name in FORMATS:
        for code, rule in registry.load_exporter(name).rules().items():
            told.setdefault(code, rule)
    lines = [
        "# Problems",
        "",
        _OF_PROBLEMS,
        "",
        *(f"- [{code}](#{code}): {rule.title.rstrip('.')}" for code, rule in told.items()),
    ]
    for code, rule in told.items():
        lines += ["", f"## {code}", "", f"**{rule.title.rstrip('.')}.** {rule.why}", ""]
        lines += [f"Consumer: `{rule.consumer}`.", ""] if rule.consumer else []
        lines += [f"{rule.fix} See <{rule.see}>.", ""]
        lines += ["Wrong:", "", *_block(rule.wrong), "", "Right:", "", *_block(rule.right)]
    return "\n".join([*lines, ""])


def _block(example: bytes) -> list[str]:
    return ["````text", *example.decode().replace("\r\n", "\n").strip("\n").split("\n"), "````"]


PAGES = {"formats.md": formats, "problems.md": problems}


if __name__ == "__main__":
    for page, made in PAGES.items():
        (DOCS / page).write_text(made(), encoding="utf-8")

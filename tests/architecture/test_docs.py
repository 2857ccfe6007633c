"""The pages that are made of what the formats say of themselves."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT, generator


@pytest.mark.parametrize("page", ["formats.md", "problems.md"])
def test_a_page_is_what_the_formats_say(page: str) -> None:
    made = generator().PAGES[page]()

    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == made, "make docs"


def test_the_list_of_decisions_is_that_of_their_headings() -> None:
    text = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")
    headings = [
        (len(marks), name) for marks, name in re.findall(r"^(#{2,3}) (.+)$", text, re.MULTILINE)
    ]
    listed = re.findall(r"^( *)- \[(.+)\]\(#(.+)\)$", text, re.MULTILINE)

    assert [(len(indent) // 2 + 2, name) for indent, name, _ in listed] == headings
    assert [anchor for *_, anchor in listed] == [
        re.sub(r"[^\w\- ]", "", name.lower()).replace(" ", "-") for _, name in headings
    ]

"""Sites of invented people for the tests: all their files at once."""

from __future__ import annotations

from pathlib import Path

from pexport.reading.profiles import ReadProfile

ADMIN = "content/authors/admin/_index.md"
BASE = "baseURL: https://a.example/\n"


def site(root: Path, **files: str) -> Path:
    """Write files at once: ``hugo_yaml`` is the config, ``home`` the home page."""
    names = {
        "config": "hugo.yaml",
        "params": "config/_default/params.yaml",
        "home": "content/_index.md",
        "ada": ADMIN,
        "bo": "content/authors/bo/_index.md",
    }
    for key, text in files.items():
        path = root / names.get(key, key)
        path.parent.mkdir(parents=True, exist_ok=True)
        is_page = path.suffix == ".md"
        path.write_text(f"---\n{text}\n---\n" if is_page else text, encoding="utf-8")
    return root


def told(read: ReadProfile, rule: str) -> list[str]:
    return [each.where.partition("#")[2] for each in read.remarks if each.rule == rule]


BLOCK = """
sections:
- block: {kind}
  content:
    title: {title}
    items:
    - {{title: Clerk, company: Bay Co, organization: Bay Co, name: Chess, date_start: 2011-01-01}}
"""

"""Home pages of ten differently made sites, built by the real generators."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from running import write

HUGO = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{ .Title }}</title>
<script>var t = "<head></head>";</script>
</head>
<body>
<p>{{ .Title }}</p>
</body>
</html>
"""
# Into the head of that script Hugo itself writes its generator, and then cannot minify it.
MINIFIABLE = HUGO.replace('var t = "<head></head>";', "var t = 1;")
BY_HAND = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1">
<html xmlns="http://www.w3.org/1999/xhtml">\r
<head>\r
<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1" />\r
<title>Jos\xe9</title>\r
<!-- </head> -->\r
</head>\r
<body><p>Jos\xe9</p></body>\r
</html>"""


class Generator(NamedTuple):
    """How a site is made and built."""

    package: str
    files: dict[str, str]
    command: str
    page: str
    """The home page that is built."""


def _hugo(flags: str = "", config: str = "", html: str = HUGO) -> Generator:
    files = {
        "hugo.toml": f'baseURL = "https://ada.example/"\ntitle = "Ada"\n{config}',
        "layouts/index.html": html,
    }
    return Generator("hugo", files, f"hugo --quiet {flags}", "public/index.html")


def _mkdocs(package: str, program: str, theme: str) -> Generator:
    config = f"site_name: Ada\nsite_url: https://ada.example/\ntheme:\n  name: {theme}\n"
    files = {"mkdocs.yml": config, "docs/index.md": "# Ada\n"}
    return Generator(package, files, f"{program} build", "site/index.html")


_WITHOUT_TAGS = "[minify]\nminifyOutput = true\n[minify.tdewolff.html]\nkeepDocumentTags = false\n"
GENERATORS = {
    "Hugo": _hugo(),
    "Hugo --minify": _hugo("--minify", html=MINIFIABLE),
    "Hugo without tags of a head": _hugo(config=_WITHOUT_TAGS, html=MINIFIABLE),
    "MkDocs": _mkdocs("mkdocs", "mkdocs", "mkdocs"),
    "MkDocs Material": _mkdocs("mkdocs-material", "mkdocs", "material"),
    "Zensical": _mkdocs("zensical", "zensical", "material"),
    "Sphinx": Generator(
        "sphinx",
        {"conf.py": 'project = "Ada"\n', "index.rst": "Ada\n===\n"},
        "sphinx-build -q . site",
        "site/index.html",
    ),
    "Pelican": Generator(
        "pelican",
        {
            "pelicanconf.py": 'SITENAME = "Ada"\nSITEURL = "https://ada.example"\n',
            "content/a.md": "Title: Ada\nDate: 2026-01-01\n\nHello\n",
        },
        "pelican content -o site",
        "site/index.html",
    ),
    "pdoc": Generator("pdoc", {}, "pdoc -o site textwrap", "site/textwrap.html"),
    "by hand": Generator("", {"site/index.html": BY_HAND}, "", "site/index.html"),
    "by hand, minify-html": Generator(
        "minify-html", {"site/index.html": HUGO}, "", "site/index.html"
    ),
}


def needed(package: str) -> None:
    """Skip the test where *package* is missing, and fail it in CI."""
    from readers.reader import installed

    if package and installed(f"pypi:{package}") is None:
        why = f"{package} (pypi:{package}) is not installed: `make readers` does it"
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)


def built(name: str, folder: Path) -> Path:
    """Build the site *name* in *folder*, and return its home page."""
    generator = GENERATORS[name]
    needed(generator.package)
    for file, text in generator.files.items():
        write(folder / file, "").write_bytes(text.encode("latin-1"))
    if generator.command:
        program, *arguments = generator.command.split()
        command = [str(Path(sys.executable).parent / program), *arguments]
        subprocess.run(command, cwd=folder, capture_output=True, check=True)
    page = folder / generator.page
    if generator.package == "minify-html":
        page.write_text(minified(page.read_text()))
    return page


def minified(html: str) -> str:
    """Return *html* as minify-html writes it, which leaves out all tags that it may."""
    import minify_html

    minify: Callable[..., str] = minify_html.minify
    return minify(html, minify_js=True, minify_css=True)

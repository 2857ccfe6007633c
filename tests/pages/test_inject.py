"""``pexport inject``: which page gets whose document, once, and what is told of it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES
from running import pexport, write

from .built import PAGE, documents, files, profile, site

LAB = SAMPLES / "sites/lab-2022"
LAB_PAGES = (
    "index.html",
    "people/ivo-castellanos-reed/index.html",
    "people/ode-marchetti-bello/index.html",
    "people/zora-lindqvist-okoye/index.html",
    "post/first/index.html",
)


def name(document: Any) -> str:
    return str(document.get("mainEntity", document)["name"])


def test_the_document_goes_into_the_page_that_it_is_about(tmp_path: Path) -> None:
    built = site(tmp_path, "index.html", "people/ada/index.html", "people/bo/index.html")
    ada = profile(tmp_path)
    before = files(built)

    done = pexport("inject", built, "--from", ada)

    assert (done.returncode, done.stdout) == (0, "")
    assert "people/ada/index.html: Ada Njoku: put in" in done.stderr
    after = files(built)
    assert {file for file in after if after[file] != before[file]} == {"people/ada/index.html"}
    (document,) = documents(built / "people/ada/index.html")
    assert name(document) == "Ada Njoku"
    assert document["@type"] == "ProfilePage"


def test_nothing_of_the_page_changes_but_for_the_block_and_it_comes_out_again(
    tmp_path: Path,
) -> None:
    built = site(tmp_path, "people/ada/index.html")
    page = built / "people/ada/index.html"
    page.chmod(0o640)
    ada = profile(tmp_path)

    assert pexport("inject", built, "--from", ada, "-q").returncode == 0
    once = files(built)
    whole = page.read_text()
    assert pexport("inject", built, "--from", ada, "-q").returncode == 0

    assert files(built) == once
    begun, block = whole.index("<script"), whole.index("</script>") + len("</script>")
    assert whole[:begun] + whole[block:] == PAGE
    assert page.stat().st_mode & 0o777 == 0o640
    done = pexport("inject", built, "--remove")
    assert (done.returncode, page.read_text()) == (0, PAGE)
    assert "people/ada/index.html: taken out" in done.stderr


@pytest.mark.parametrize(
    ("url", "base", "file"),
    [
        ("https://ada.example/", "https://ada.example/", "index.html"),
        ("https://x.example/lab/", "https://x.example/lab/", "index.html"),
        ("https://x.example/lab/people/ada/", "https://x.example/lab/", "people/ada/index.html"),
        ("https://x.example/lab/people/ada/", "https://x.example/", "lab/people/ada/index.html"),
        ("https://ada.example/people/ada", "https://ada.example/", "people/ada.html"),
        ("https://ada.example/people/ada", "https://ada.example/", "people/ada/index.html"),
        ("https://ada.example/ada.html", "https://ada.example/", "ada.html"),
        ("https://ada.example/ada.htm", "https://ada.example/", "ada.htm"),
        ("https://ada.example/jos%C3%A9/", "https://ada.example/", "josé/index.html"),
        ("https://ada.example/gone/", "https://ada.example/", "index.html"),
    ],
)
def test_an_address_is_a_file(tmp_path: Path, url: str, base: str, file: str) -> None:
    built = site(tmp_path, file, "other/index.html")
    ada = profile(tmp_path, document={"url": url, "site_url": base})

    assert pexport("inject", built, "--from", ada, "-q").returncode == 0

    assert [each for each in files(built) if documents(built / each)] == [file]


def test_without_an_address_it_is_the_home_page(tmp_path: Path) -> None:
    built = site(tmp_path, "index.html", "people/ada/index.html")

    assert pexport("inject", built, "--from", profile(tmp_path, document=None)).returncode == 0

    assert documents(built / "index.html")


@pytest.mark.parametrize(
    "page", ["about.html", "/about/", "about", "https://ada.example/about/", "/about.html"]
)
def test_page_says_otherwise(tmp_path: Path, page: str) -> None:
    built = site(tmp_path, "index.html", "about.html", "people/ada/index.html")

    done = pexport("inject", built, "--from", profile(tmp_path), "--page", page)

    assert done.returncode == 0
    assert documents(built / "about.html")
    assert not documents(built / "people/ada/index.html")


def test_a_page_that_is_not_there_is_told(tmp_path: Path) -> None:
    built = site(tmp_path, "other.html")
    ada = profile(tmp_path)

    for given in (("--page", "gone"), ()):
        done = pexport("inject", built, "--from", ada, *given)
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert "--page" in done.stderr


def test_each_of_a_lab_gets_their_own_page_and_the_home_page_is_the_labs(tmp_path: Path) -> None:
    built = site(tmp_path, *LAB_PAGES)

    done = pexport("inject", built, "--from", LAB)

    assert done.returncode == 0, done.stderr
    found = {file: documents(built / file) for file in LAB_PAGES}
    assert {file: [each["@type"] for each in held] for file, held in found.items()} == {
        **{page: ["ProfilePage"] for page in LAB_PAGES[1:4]},
        LAB_PAGES[0]: ["Organization"],
        LAB_PAGES[4]: [],
    }
    assert [name(found[file][0]) for file in LAB_PAGES[1:4]] == [
        "Ivo Castellanos-Reed",
        "Ode Marchetti-Bello",
        "Zora Lindqvist-Okoye",
    ]
    lab = found["index.html"][0]
    assert [each["name"] for each in (*lab["member"], lab["alumni"])] == [
        "Ode Marchetti-Bello",
        "Zora Lindqvist-Okoye",
        "Ivo Castellanos-Reed",
    ]
    assert pexport("inject", built, "--from", LAB, "--check").returncode == 0


def test_one_of_a_lab_is_named(tmp_path: Path) -> None:
    built = site(tmp_path, *LAB_PAGES, "team/ode.html")

    assert pexport("inject", built, "--from", LAB, "--author", "ode").returncode == 0
    done = pexport("inject", built, "--from", LAB, "--author", "ivo", "--page", "team/ode.html")

    assert done.returncode == 0, done.stderr
    where = {file: [name(each) for each in documents(built / file)] for file in files(built)}
    assert {file: whose for file, whose in where.items() if whose} == {
        LAB_PAGES[2]: ["Ode Marchetti-Bello"],
        "team/ode.html": ["Ivo Castellanos-Reed"],
    }
    said = pexport("inject", built, "--from", LAB, "--page", "team/ode.html")
    assert said.returncode == 2
    assert "--author SLUG" in said.stderr


def test_who_has_no_page_is_told_and_stops_nobody(tmp_path: Path) -> None:
    built = site(tmp_path, *LAB_PAGES[:2])

    done = pexport("inject", built, "--from", LAB)

    assert done.returncode == 0
    assert "left out: Ode Marchetti-Bello: there is no page for https://weir-group" in done.stderr
    assert documents(built / LAB_PAGES[1])


@pytest.mark.parametrize(
    ("file", "html", "reason"),
    [
        ("ada.html", "<p>a part of a page</p>", "it is no whole page, but a fragment"),
        (
            "ada.html",
            '<!doctype html><html><head><meta http-equiv="Refresh" content="0; URL=/b/"></head>',
            "it sends its readers on to /b/",
        ),
        ("404.html", PAGE, "it is shown for pages that there are not"),
        (
            "ada.html",
            "<!doctype html><meta name=robots content='NOINDEX, follow'><title>x</title>",
            "it is kept from search engines (noindex)",
        ),
        ("page/2/index.html", PAGE, "it is a later page of a list"),
        (
            "ada.html",
            "<!doctype html><meta charset=iso-2022-jp><title>x</title>",
            "its encoding, iso2022_jp, is not read here: save it as UTF-8",
        ),
    ],
)
def test_a_page_that_nobody_reads_as_one_is_left_out(
    tmp_path: Path, file: str, html: str, reason: str
) -> None:
    built = site(tmp_path, file, html=html)

    done = pexport("inject", built, "--from", profile(tmp_path), "--page", file)

    assert f"{file}: {reason}" in done.stderr
    assert (built / file).read_text() == html


def test_a_page_that_only_loads_again_is_none_of_them(tmp_path: Path) -> None:
    html = '<!doctype html><meta http-equiv=refresh content="300"><title>x</title>'
    built = site(tmp_path, "index.html", html=html)

    assert pexport("inject", built, "--from", profile(tmp_path)).returncode == 0
    assert documents(built / "index.html")


def test_what_leads_out_of_the_site_is_refused(tmp_path: Path) -> None:
    built = site(tmp_path, "index.html")
    ada = profile(tmp_path)
    outside = write(tmp_path / "other/index.html", PAGE)
    (built / "people").mkdir()
    (built / "people/ada").symlink_to(outside.parent)
    (built / "linked.html").symlink_to(outside)

    for page in ((), ("--page", "linked.html"), ("--page", "../other/index.html")):
        done = pexport("inject", built, "--from", ada, *page)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "leads out of" in done.stderr
    assert outside.read_text() == PAGE


def test_a_link_in_the_site_leads_to_its_page(tmp_path: Path) -> None:
    built = site(tmp_path, "real/index.html")
    (built / "people").mkdir()
    (built / "people/ada").symlink_to(built / "real")

    assert pexport("inject", built, "--from", profile(tmp_path)).returncode == 0

    assert documents(built / "real/index.html")
    assert (built / "people/ada").is_symlink()


def test_the_built_folder_and_the_source_are_found_where_one_stands(tmp_path: Path) -> None:
    write(tmp_path / "content/authors/admin/_index.md", "---\ntitle: Ada Njoku\n---\n")
    built = site(tmp_path, "index.html")

    assert pexport("inject", cwd=tmp_path).returncode == 0
    assert documents(built / "index.html")

    (built / "index.html").unlink()
    done = pexport("inject", cwd=tmp_path)
    assert done.returncode == 2
    assert "build the site" in done.stderr


def test_one_page_is_a_site(tmp_path: Path) -> None:
    site(tmp_path, "cv.html", "other.html")
    page = tmp_path / "public/cv.html"

    assert pexport("inject", page, "--from", profile(tmp_path)).returncode == 0

    assert documents(page)
    assert pexport("inject", page, "--from", profile(tmp_path), "--check").returncode == 0
    assert pexport("inject", page, "--remove").returncode == 0
    assert page.read_text() == PAGE


def test_contact_data_stay_out_unless_they_are_asked_for(tmp_path: Path) -> None:
    built = site(tmp_path, "index.html")
    ada = profile(tmp_path)

    done = pexport("inject", built, "--from", ada)
    assert "e-mail addresses and telephone numbers stay out; --contact puts" in done.stderr
    assert "ada@ada.example" not in (built / "index.html").read_text()

    done = pexport("inject", built, "--from", ada, "--contact")
    assert "--contact" not in done.stderr
    assert documents(built / "index.html")[0]["mainEntity"]["email"] == "ada@ada.example"


def test_a_difference_is_shown_that_patch_applies(tmp_path: Path) -> None:
    built = site(tmp_path, "index.html", html=PAGE.replace("\n", "\r\n") + "<p>\xa0no end")
    ada = profile(tmp_path)
    before = files(built)

    done = pexport("inject", "public", "--from", ada, "--dry-run", cwd=tmp_path)

    assert (done.returncode, files(built)) == (0, before)
    assert "1 page would change" in done.stderr
    patch = ["patch", "--binary", "-p1"]
    subprocess.run(patch, cwd=tmp_path, input=done.stdout.encode(), check=True)
    patched = (built / "index.html").read_bytes()
    (built / "index.html").write_bytes(before["index.html"][0])
    assert pexport("inject", built, "--from", ada).returncode == 0
    assert (built / "index.html").read_bytes() == patched


def test_a_role_that_changes_is_told_and_mended_by_the_command_that_is_named(
    tmp_path: Path,
) -> None:
    built = site(tmp_path, "index.html")
    ada = profile(tmp_path)
    check = ("inject", "public", "--from", "ada.json", "--check")

    done = pexport(*check, cwd=tmp_path)
    assert done.returncode == 1
    assert "public/index.html: missing: the block is missing" in done.stderr

    assert pexport("inject", built, "--from", ada).returncode == 0
    done = pexport(*check, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    profile(tmp_path, headlines=[{"text": "Professor"}])
    done = pexport(*check, cwd=tmp_path)
    assert done.returncode == 1
    said = "public/index.html: stale: jobTitle is 'Postdoc', and would be 'Professor' now"
    assert said in done.stderr
    assert "pexport inject public --from ada.json mends it" in done.stderr

    assert pexport("inject", "public", "--from", "ada.json", cwd=tmp_path).returncode == 0
    done = pexport(*check, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_block_that_stands_twice_or_on_another_page_is_told_and_mended(tmp_path: Path) -> None:
    built = site(tmp_path, "index.html", "blog/index.html", "people/ada/index.html")
    ada = profile(tmp_path)
    assert pexport("inject", built, "--from", ada).returncode == 0
    right = (built / "people/ada/index.html").read_bytes()
    (built / "people/ada/index.html").write_bytes(right.replace(b"<body>", b"<body>" + right))
    (built / "blog/index.html").write_bytes(right)

    done = pexport("inject", built, "--from", ada, "--check")
    assert done.returncode == 1
    assert "people/ada/index.html: doubled: the block stands there 2 times" in done.stderr
    assert "blog/index.html: astray: the block of Ada Njoku belongs into" in done.stderr

    assert pexport("inject", built, "--from", ada).returncode == 0
    assert (built / "blog/index.html").read_text() == PAGE
    assert len(documents(built / "people/ada/index.html")) == 1


def test_the_block_of_somebody_whom_the_source_does_not_know_stays(tmp_path: Path) -> None:
    built = site(tmp_path, "index.html", "people/ada/index.html")
    bo = write(tmp_path / "bo.json", '{"name": {"display": "Bo Lee"}}')
    assert pexport("inject", built, "--from", bo).returncode == 0
    before = (built / "index.html").read_bytes()

    assert pexport("inject", built, "--from", profile(tmp_path)).returncode == 0

    assert (built / "index.html").read_bytes() == before


def test_a_broken_page_of_a_lab_is_told_and_stops_nobody(tmp_path: Path) -> None:
    import shutil

    lab = tmp_path / "lab"
    shutil.copytree(LAB, lab)
    write(lab / "content/authors/ode/_index.md", "---\ntitle: [\n---\n")
    built = site(tmp_path, *LAB_PAGES)

    done = pexport("inject", built, "--from", lab)

    assert done.returncode == 1
    assert "ode/_index.md" in done.stderr
    assert documents(built / LAB_PAGES[1])


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--check", "--dry-run"), "leave one out"),
        (("nowhere",), "'nowhere' is no folder of a built site"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, flags: tuple[str, ...], said: str) -> None:
    site(tmp_path, "index.html")

    done = pexport("inject", *flags, "--from", profile(tmp_path), cwd=tmp_path)

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert said in done.stderr


def test_links_are_put_in_by_their_own_flags(tmp_path: Path) -> None:
    built = site(tmp_path, "people/ada/index.html")
    page = built / "people/ada/index.html"
    ada = profile(tmp_path)
    assert pexport("vcard", ada, "-q", "-o", page.parent / "ada.vcf").returncode == 0
    assert pexport("turtle", ada, "-q", "-o", page.parent / "index.ttl").returncode == 0
    write(page.parent / "person.jsonld", "no JSON")

    assert pexport("inject", built, "--from", ada, "--link-me", "-q").returncode == 0
    me = '<link rel="me" href="https://github.com/ada" data-pexport="me">'
    assert me in page.read_text()
    assert "alternate" not in page.read_text()

    assert pexport("inject", built, "--from", ada, "--links", "-q").returncode == 0
    whole = page.read_text()
    for href, media_type in (("ada.vcf", "text/vcard"), ("index.ttl", "text/turtle")):
        address = f"https://ada.example/people/ada/{href}"
        assert f'<link rel="alternate" type="{media_type}" href="{address}" title=' in whole
    assert whole.count("<link") == 3
    assert pexport("inject", built, "--from", ada, "--links", "--check").returncode == 0
    assert pexport("inject", built, "--from", ada, "-q").returncode == 0
    assert page.read_text() == whole

    (page.parent / "ada.vcf").unlink()
    done = pexport("inject", built, "--from", ada, "--links", "--check")
    assert "stale: the links of kind alternate are others now" in done.stderr
    assert pexport("inject", built, "--from", ada, "--links", "-q").returncode == 0
    assert page.read_text().count("<link") == 2
    assert pexport("inject", built, "--remove", "-q").returncode == 0
    assert page.read_text() == PAGE


FOREIGN = '<script type="application/ld+json">{"@context": "https://schema.org", %s}</script>'


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        (
            '"@type": "ProfilePage", "mainEntity": {"@type": "Person", "name": "Ada Njoku"}',
            "somebody else's block is a second profile page, of Ada Njoku",
        ),
        (
            (
                '"@type": "Article", "author": {"@type": "Person", "name": "Ada Njoku", "@id": '
                '"https://other.example/#ada", "sameAs": "https://github.com/ada"}'
            ),
            "calls Ada Njoku by another address, https://other.example/#ada in place of",
        ),
        (
            '"@type": "Person", "name": "Ada Njoku", "jobTitle": "Professor"',
            "says jobTitle 'Professor' of Ada Njoku, and pexport's 'Postdoc'",
        ),
        ('"@type": "Person",', "somebody else's block is no JSON, and nobody reads it"),
        ('"@type": "Person", "name": "Ada Njoku", "jobTitle": "postdoc"', ""),
        ('"@type": "Person", "name": "Bo Lee", "jobTitle": "Professor"', ""),
        ('"@type": "WebSite", "name": "Ada Njoku"', ""),
    ],
)
def test_blocks_of_others_are_told_and_left_alone(tmp_path: Path, theirs: str, said: str) -> None:
    html = PAGE.replace("</head>", FOREIGN % theirs + "</head>")
    built = site(tmp_path, "index.html", html=html)

    done = pexport("inject", built, "--from", profile(tmp_path))

    assert done.returncode == 0
    remarks = [line for line in done.stderr.splitlines() if "somebody else" in line]
    assert len(remarks) == bool(said)
    assert said in done.stderr
    assert FOREIGN % theirs in (built / "index.html").read_text()
    assert pexport("inject", built, "--remove", "-q").returncode == 0
    assert (built / "index.html").read_text() == html


def test_a_profile_page_of_the_same_person_elsewhere_is_told(tmp_path: Path) -> None:
    built = site(tmp_path, "index.html")
    theirs = '"@type": "ProfilePage", "mainEntity": {"@type": "Person", "name": "Ada Njoku"}'
    write(built / "cv/index.html", PAGE.replace("</head>", FOREIGN % theirs + "</head>"))

    done = pexport("inject", built, "--from", profile(tmp_path))

    assert "cv/index.html: somebody else's block makes it a second profile page" in done.stderr

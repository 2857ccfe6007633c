"""The command as a user runs it: real processes, real files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from conftest import FORMATS, SAMPLES
from hypothesis import given
from hypothesis import strategies as st

from pexport import application, registry
from pexport.command_line import plain
from pexport.commands import export
from pexport.errors import PexportError

SITE = SAMPLES / "sites/academic"
AUTHOR = SITE / "content/authors/admin/_index.md"
DAY = ("-q", "--as-of", "2026-11-23")


def pexport(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "pexport", *map(str, arguments)]
    return subprocess.run(command, input=stdin, cwd=cwd, capture_output=True, check=False)


def line_of(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return the one line of a refusal."""
    assert (done.returncode, done.stdout) == (2, b"")
    text = done.stderr.decode()
    assert text.count("\n") == 1, text
    assert "Traceback" not in text
    return text


def test_the_site_one_stands_in_is_exported_to_standard_output() -> None:
    done = pexport("jsonld", cwd=SITE)

    assert done.returncode == 0
    assert json.loads(done.stdout)["mainEntity"]["name"] == "Ada Njoku"


@pytest.mark.parametrize("name", registry.format_names())
def test_every_format_has_a_command_and_help_with_an_example(name: str) -> None:
    assert pexport(name, AUTHOR).stdout
    shown = pexport(name, "--help")
    assert shown.returncode == 0
    assert f"pexport {name} content/" in shown.stdout.decode()


def test_help_names_every_command() -> None:
    shown = pexport("--help").stdout.decode()

    for name in [*registry.format_names(), "all", "check", "show", "formats", "sources"]:
        assert f"\n  {name} " in shown
    assert pexport().stdout.decode() == shown


def test_a_file_a_folder_and_standard_input_give_the_same_person() -> None:
    from_file = pexport("vcard", AUTHOR, "-q").stdout
    from_folder = pexport("vcard", SITE, "-q").stdout
    from_stdin = pexport("vcard", "-", "-q", stdin=AUTHOR.read_bytes()).stdout

    assert from_file == from_folder
    assert b"FN:Ada Njoku" in from_stdin


def test_show_is_a_source() -> None:
    shown = pexport("show", SITE, "-q").stdout

    for name in FORMATS:
        # A profile names the picture's file, and standard input stands in no folder.
        flags = (
            ["--photo", "url"]
            if "photo" in registry.load_exporter(name).options.model_fields
            else []
        )
        again = pexport(name, "-", *DAY, *flags, stdin=shown)
        direct = pexport(name, SITE, *DAY, *flags)
        assert again.stdout == direct.stdout


def test_only_the_document_is_on_standard_output() -> None:
    done = pexport("orcid", AUTHOR)

    json.loads(done.stdout)
    assert b"not all in orcid: " in done.stderr
    assert pexport("orcid", AUTHOR, "--quiet").stderr == b""


def test_all_writes_every_format_and_check_accepts_each(tmp_path: Path) -> None:
    assert pexport("all", SITE, "-o", tmp_path / "out").returncode == 0

    files = sorted((tmp_path / "out").iterdir())
    assert len(files) == len(registry.format_names())
    done = pexport("check", *files)
    assert done.returncode == 0
    assert done.stderr.count(b": valid ") == len(files)


def test_check_says_what_is_wrong_and_exits_with_1(tmp_path: Path) -> None:
    document = json.loads(pexport("jsonld", AUTHOR).stdout)
    del document["mainEntity"]["name"]
    file = tmp_path / "person.jsonld"
    file.write_text(json.dumps(document), encoding="utf-8")

    done = pexport("check", file)

    assert done.returncode == 1
    assert b"/mainEntity: the person has no name [jsonld-person]" in done.stderr


def test_a_document_that_fails_its_check_is_not_written(tmp_path: Path) -> None:
    page = tmp_path / "_index.md"
    page.write_text(f"---\ntitle: {'x' * 10_000}\nrole: r\n---\n", encoding="utf-8")
    out = tmp_path / "out.json"

    done = pexport("orcid", page, "-o", out)

    assert (done.returncode, done.stdout, out.exists()) == (1, b"", False)
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nosuch"], "expected one of: jsonld, vcard, orcid, turtle, "),
        (["jsonld", "nosuch.md"], "nosuch.md: file or folder not found"),
        (["jsonld", "--xyzzy"], "--xyzzy: unknown flag (see pexport jsonld --help)"),
        (["jsonld", "--autor", "a"], "--autor: unknown flag; did you mean --author or"),
        (["--vresion"], "--vresion: unknown flag; did you mean --version?"),
        (["jsonld", "a", "b", "c"], "pexport: b c: too many arguments for pexport jsonld; put a"),
        (["formats", "x"], "x: too many arguments for pexport formats"),
        (["check"], "FILE...: missing (see pexport check --help)"),
        (["jsonld", "--bare=3"], "--bare: takes no value"),
        (
            ["jsonld", "--audience", "everyone"],
            "--audience: invalid value 'everyone'; expected one of: public, reg",
        ),
        (
            ["show", "--audience", "everyone"],
            "--audience: invalid value 'everyone'; expected one of: public, reg",
        ),
        (
            ["all", "-o", "out", "--all", "--jobs", "0"],
            "--jobs: invalid value '0'; expected a number",
        ),
        (["jsonld", "--all", "--jobs=x"], "--jobs: invalid value 'x'; expected a number"),
        (["jsonld", str(AUTHOR), "--base-url", "ada"], "--base-url: 'ada' is not a web address"),
        (["jsonld", str(AUTHOR), "--as-of", "today"], "--as-of: 'today' is not a date"),
        (
            ["vcard", str(AUTHOR), "--version", "2.1"],
            "--version: invalid value '2.1'; expected one of: 3.0, 4.0",
        ),
        (
            ["vcard", str(AUTHOR), "--version=2.1"],
            "--version: invalid value '2.1'; expected one of: 3.0, 4.0",
        ),
        (
            ["vcard", "--target", "x"],
            "--target: invalid value 'x'; expected one of: apple, google, outlook, strict",
        ),
        (["jsonld", "--author"], "--author: needs a value (see pexport jsonld --help)"),
        (["jsonld", str(AUTHOR), "--source", "x"], "unknown source 'x'; expected one of: "),
        (["show", str(AUTHOR), "--source", "profile"], "_index.md:1:2: "),
        (["doctor", "nosuch", "--source", "hugo"], "nosuch: file or folder not found"),
        (["check", "nosuch.vcf"], "nosuch.vcf: file or folder not found"),
        (
            ["check", str(AUTHOR)],
            f"_index.md: not recognized as any of these formats: {registry.format_names()[0]}",
        ),
        (["all", str(AUTHOR), "-o", str(AUTHOR)], "is a file, but a folder is needed"),
        (["jsonld", str(AUTHOR), "-o", "/nosuch/folder/x"], "folder /nosuch/folder does not exist"),
        (["jsonld", ""], "SOURCE: the path is empty"),
        (["jsonld", str(AUTHOR), "-o", ""], "-o: the path is empty"),
        (["show", str(AUTHOR), "--with", ""], "--with: the path is empty"),
        (["all", str(AUTHOR), "-o", "-"], "-o: pexport all writes a file for each format"),
        (["jsonld", str(SITE), "--all", "--author", "admin"], "--all and --author: use only one"),
        (["all", str(SITE), "--all", "--author", "admin"], "--all and --author: use only one"),
        (["doctor", str(SITE), "--all", "--author", "admin"], "--all and --author: use only one"),
        (["vcard", str(SITE), "--jobs", "2"], "--jobs: works only together with --all"),
        (["all", str(SITE), "--jobs", "2"], "--jobs: works only together with --all"),
    ],
)
def test_a_mistake_gets_one_line_and_exit_code_2(arguments: list[str], said: str) -> None:
    assert said in line_of(pexport(*arguments))


def test_what_no_source_reads_gets_the_kinds_that_are_read(tmp_path: Path) -> None:
    file = tmp_path / "ada.nosuch"
    file.write_bytes(b"\x00")

    line = line_of(pexport("jsonld", file))

    assert f"{file}: not recognized as an input: it looks like binary data; expected " in line
    assert "a site's folder, an author" in line


def test_an_empty_standard_input_is_refused() -> None:
    assert "<stdin>: the file is empty" in line_of(pexport("jsonld", "-"))


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    # Root may write everywhere, but where the kernel makes the files.
    closed = Path("/proc") if os.geteuid() == 0 else tmp_path
    tmp_path.chmod(0o500)
    line_of(pexport("jsonld", AUTHOR, "-o", closed / "x"))
    line_of(pexport("all", AUTHOR, "-o", closed / "new"))


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "ada.vcf"
    file.write_text("BEGIN:VCARD\nFN:Before\nEND:VCARD\n", encoding="utf-8")
    file.chmod(0o604)

    pexport("vcard", AUTHOR, "-o", file, "--force")

    assert file.read_bytes().startswith(b"BEGIN:VCARD\r\n")
    assert list(tmp_path.iterdir()) == [file]
    assert oct(file.stat().st_mode)[-3:] == "604"


def test_a_device_is_written_to_and_stays_a_device() -> None:
    assert pexport("vcard", AUTHOR, "-o", "/dev/null").returncode == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("arguments", [("jsonld", str(AUTHOR), "-q"), ("formats",), ("sources",)])
def test_a_reader_that_goes_away_is_no_error(arguments: tuple[str, ...]) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "pexport", *arguments]

    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)

    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_completion_offers_the_formats() -> None:
    environment = {
        **os.environ,
        "_PEXPORT_COMPLETE": "complete_bash",
        "COMP_WORDS": "pexport v",
        "COMP_CWORD": "1",
    }

    done = subprocess.run(
        [sys.executable, "-m", "pexport"], env=environment, capture_output=True, check=False
    )

    assert b"vcard" in done.stdout


def test_a_terminal_is_safe_from_what_a_file_says(tmp_path: Path) -> None:
    page = tmp_path / "_index.md"
    page.write_bytes(b'---\ntitle: "a\\e[31m"\nsocial: "\\e]0;evil\\a"\n---\n')

    assert "\x1b" not in line_of(pexport("jsonld", page))


def parsed(arguments: list[str]) -> dict[str, Any]:
    """Return what typer makes of the arguments of a format, without running it."""
    name, *rest = arguments
    command = application.CommandGroup(name="pexport").get_command(None, name)
    with command.make_context(name, list(rest)) as context:
        return {"name": name, **context.params}


WORDS = ["a.md", "-", "-q", "--quiet", "--full", "-o", "--output", "--author", "--audience",
         "public", "--base-url", "https://a.example/", "--as-of", "--version", "--bare", "3.0",
         "--help", "--audience=public", "--nosuch", "--source", "hugo"]  # fmt: skip


@given(st.sampled_from(["jsonld", "vcard"]), st.lists(st.sampled_from(WORDS), max_size=5))
def test_the_plain_command_line_is_read_as_typer_reads_it(name: str, words: list[str]) -> None:
    line = plain.parse_plain([name, *words])

    if line is None:
        return
    given = {"name": line.name, **line.options, **line.flags._asdict()}
    try:
        read = parsed([name, *words])
    except typer.TyperException:
        # A value that typer refuses is refused on the plain way, too.
        with pytest.raises(PexportError):
            export.export_format(*line)
        return
    assert {**parsed([name]), **given} == read


@pytest.mark.parametrize("name", registry.format_names())
def test_the_plain_command_line_knows_every_flag_of_typer(name: str) -> None:
    command = application.CommandGroup(name="pexport").get_command(None, name)
    options = [parameter for parameter in command.params if parameter.param_type_name == "option"]

    values, switches = plain.format_flags(name)

    assert values == {o: p.name for p in options if not p.is_flag for o in p.opts}
    assert switches == {o: p.name for p in options if p.is_flag for o in p.opts if p.name != "help"}


def test_all_writes_every_file_or_none(tmp_path: Path) -> None:
    (tmp_path / "person.turtle.ttl").mkdir()

    line = line_of(pexport("all", "-q", AUTHOR, "-o", tmp_path))

    assert "it is a folder" in line
    assert [path.name for path in tmp_path.iterdir()] == ["person.turtle.ttl"]


@pytest.mark.parametrize("author", ["../escaped", "a/b", "", "."])
def test_an_author_is_no_path(author: str, tmp_path: Path) -> None:
    assert "is not the name of an author's folder" in line_of(
        pexport("all", SITE, "--author", author, "-o", tmp_path)
    )
    assert list(tmp_path.iterdir()) == []


def test_an_author_of_one_authors_file_is_a_mistake() -> None:
    assert "is the file of one author" in line_of(pexport("jsonld", AUTHOR, "--author", "zzz"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("arguments", [("jsonld", "-q", AUTHOR), ("formats",), ("sources",)])
def test_a_full_disk_gets_one_line(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "pexport", *map(str, arguments)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)

    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert done.stderr.startswith(b"pexport: standard output: cannot be written: ")


def test_check_goes_on_after_a_file_that_is_none_of_the_formats(tmp_path: Path) -> None:
    card = tmp_path / "ada.vcf"
    pexport("vcard", "-q", AUTHOR, "-o", card)

    done = pexport("check", AUTHOR, card)
    piped = pexport("check", "-", stdin=card.read_bytes())

    assert done.returncode == 2
    assert f"{card}: valid vCard" in done.stderr.decode()
    assert (piped.returncode, piped.stderr) == (0, b"pexport: -: valid vCard\n")
    assert pexport("check", "-q", card).stderr == b""


def test_a_mistyped_command_is_guessed() -> None:
    assert "did you mean 'show'?" in line_of(pexport("shwo"))


def test_items_of_an_earlier_export_are_not_mixed_with_new_ones(tmp_path: Path) -> None:
    """A loop that posts the files would post them to the wrong record."""
    flags: list[str | Path] = ["--shape", "write", "-q", "-o", tmp_path]
    assert pexport("orcid", SITE, *flags).returncode == 0
    assert pexport("orcid", SITE, *flags).returncode == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.json")}
    (tmp_path / "education" / "99.json").write_text("{}", encoding="utf-8")

    done = pexport("orcid", SITE, *flags)

    assert done.returncode == 2
    assert "99.json: left by an earlier export" in line_of(done)
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize(
    "command",
    [
        ["jsonld"],
        ["jsonld", "--all"],
        ["jsonld", "--no-works"],
        ["show"],
        ["doctor", "--json"],
        ["init", "-o", "-"],
        ["all", "-o", "OUT"],
    ],
    ids=" ".join,
)
def test_the_day_that_is_asked_for_decides_what_is_published(
    tmp_path: Path, command: list[str]
) -> None:
    page = tmp_path / "site/content/authors/admin/_index.md"
    page.parent.mkdir(parents=True)
    page.write_text(
        "---\ntitle: Ada Njoku\npublishDate: 2020-05-01\nexpiryDate: 2020-06-01\n---\n",
        encoding="utf-8",
    )
    where = [str(tmp_path / "out") if each == "OUT" else each for each in command]
    site = str(tmp_path / "site")

    for day, why in (
        ("2020-04-30", "does not publish this page before 2020-05-01"),
        ("2020-05-01", None),
        ("2020-05-31", None),
        ("2020-06-01", "published this page until 2020-06-01 only"),
    ):
        done = pexport(*where, site, "--as-of", day)
        said = (done.stdout + done.stderr).decode()
        assert ("this page before" in said or "this page until" in said) == (why is not None), said
        assert (why or "") in said
    done = pexport(*where, site)
    assert b"published this page until" in done.stdout + done.stderr


def test_the_day_that_is_asked_for_decides_which_works_are_published(tmp_path: Path) -> None:
    (tmp_path / "content/authors/admin").mkdir(parents=True)
    (tmp_path / "content/authors/admin/_index.md").write_text(
        "---\ntitle: Ada Njoku\n---\n", encoding="utf-8"
    )
    (tmp_path / "content/publication/sand").mkdir(parents=True)
    (tmp_path / "hugo.yaml").write_text("baseURL: https://ada.example/\n", encoding="utf-8")
    work = "---\ntitle: Sand\nauthors: [admin]\npublishDate: 2020-05-01\n---\n"
    (tmp_path / "content/publication/sand/index.md").write_text(work, encoding="utf-8")

    for day, are_published in (("2020-04-30", False), ("2020-05-01", True)):
        done = pexport("show", tmp_path, "--as-of", day)
        assert ("works" in json.loads(done.stdout)) == are_published

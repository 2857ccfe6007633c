"""What ``pexport inject --check`` tells programs, and which command mends what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import pexport

from .built import profile, site
from .installing.theme_sites import THEMES, theme_site


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("concise", "index.html:1: error: the block is missing (pexport inject"),
        ("github", "index.html,line=1,title=pexport page-missing::the block is missing"),
        ("json", '"rule": "page-missing"'),
        ("sarif", '"ruleId": "page-missing"'),
    ],
)
def test_a_check_is_told_to_programs(tmp_path: Path, form: str, said: str) -> None:
    built = site(tmp_path, "people/ada/index.html")
    ada = profile(tmp_path)
    command = ("inject", built, "--from", ada)

    old = pexport(*command, "--check", "--output-format", form)

    assert (old.returncode, old.stderr) == (1, "")
    assert said in old.stdout
    assert f"pexport inject {built} --from {ada} mends it" in old.stdout
    assert pexport(*command).returncode == 0
    now = pexport(*command, "--check", "--output-format", form)
    assert (now.returncode, "page-" in now.stdout) == (0, False)
    refused = pexport(*command, "--output-format", form)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)


def test_what_is_installed_is_mended_in_the_source(tmp_path: Path) -> None:
    source = theme_site(tmp_path / "lab", THEMES["Kit"])
    built = site(tmp_path, "index.html")
    assert pexport("install", "hugo", source, "-q").returncode == 0

    done = pexport("inject", built, "--check", "--from", source)

    assert done.returncode == 1
    assert done.stderr.endswith(f"pexport install hugo {source} before the next build mends it\n")

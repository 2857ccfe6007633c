"""What the script of a text says of its language."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import read_path

from pexport.sources.text.language import language_of


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Studies tides.", "en"),
        ("Étudie les marées, les σ et les μ.", "fr"),
        ("Изучает приливы, R, Python", "ru"),
        ("研究潮汐与 Machine Learning、Deep Learning", "zh-Hans"),
        ("潮の満ち引きを測る", "ja"),
        ("2019", "zh"),
        ("Proučava plimu", "sr"),
        ("Yanjiu chaoxi", "zh-Latn"),
        ("Anything", None),
        ("Studies tides", "tlh"),
    ],
)
def test_a_text_has_the_language_of_its_page(text: str, tag: str | None) -> None:
    assert language_of(text, tag) == tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("研究潮汐", "en-us"),
        ("研究潮汐与 tides", "en"),
        ("Изучает приливы, R, Python", "en"),
        ("조수를 연구합니다", "de"),
        ("Studies tides.", "zh-Hans"),
        ("Studies tides.", "ja"),
        ("Studies tides.", "el"),
    ],
)
def test_a_text_in_another_script_is_in_another_language(text: str, tag: str) -> None:
    assert language_of(text, tag) is None


def test_an_english_page_of_a_chinese_site_is_not_called_chinese(tmp_path: Path) -> None:
    page = tmp_path / "content/authors/ada/_index.md"
    page.parent.mkdir(parents=True)
    (tmp_path / "hugo.yaml").write_text("defaultContentLanguage: zh", encoding="utf-8")
    page.write_text(
        "---\ntitle: Ada Njoku\nrole: 教授\ninterests: [Tides, 潮汐]\n---\nI gauge streams.\n",
        encoding="utf-8",
    )
    profile = read_path(tmp_path).profile

    assert [each.language for each in profile.headlines] == ["zh"]
    assert [each.language for each in profile.interests] == [None, "zh"]
    assert [each.language for each in profile.biographies] == [None]

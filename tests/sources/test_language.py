"""The tags of languages, and what the script of a text says of its language."""

from __future__ import annotations

from pathlib import Path

import pytest
from hugo_sites import site
from reading import read_path

from pexport.sources.text.language import language_of, language_tag


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


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en-uk", "en-GB"),
        ("en_US", "en-US"),
        ("en-us", "en-us"),
        ("cn", "zh"),
        ("jp", "ja"),
        ("zh-Hans", "zh-Hans"),
        ("zh-hant-tw", "zh-hant-tw"),
        ("sr_Latn_RS", "sr-Latn-RS"),
        ("de-CH-1996", "de-CH-1996"),
        ("es-419", "es-419"),
        ("pt_BR.UTF-8", "pt-BR"),
        ("english", None),
        ("en-", None),
        ("e", None),
        ("zh-cn-x", None),
    ],
)
def test_a_tag_is_well_formed_and_means_a_language(written: str, tag: str | None) -> None:
    assert language_tag(written) == tag


LANGUAGES = """
defaultContentLanguage: en
languageCode: en-uk
languages:
  en: {weight: 1}
  cn: {languageCode: zh-cn}
  pt: {locale: pt-BR}
  jp: {weight: 4}
"""


def test_the_tag_of_a_language_is_that_of_the_config(tmp_path: Path) -> None:
    roles = {"": "Professor", ".cn": "教授", ".pt": "Professora", ".jp": "きょうじゅ"}
    pages = {
        f"content/authors/ada/_index{key}.md": f"title: Ada Njoku\nrole: {role}"
        for key, role in roles.items()
    }
    profile = read_path(site(tmp_path, config=LANGUAGES, **pages)).profile

    assert {each.text: each.language for each in profile.headlines} == {
        "Professor": "en-GB",
        "教授": "zh-cn",
        "Professora": "pt-BR",
        "きょうじゅ": "ja",
    }


def test_data_of_no_language_are_in_that_of_the_site(tmp_path: Path) -> None:
    data = {
        "data/authors/me.yaml": "name: {display: Ada Njoku}\nrole: Professor\n",
        "data/en/authors/me.yaml": "name: {display: Ada Njoku}\nrole: Professor of Tides\n",
        "data/cn/authors/me.yaml": "name: {display: Ada Njoku}\nrole: 教授\n",
    }
    profile = read_path(site(tmp_path, config=LANGUAGES, **data)).profile

    assert [(each.text, each.language) for each in profile.headlines] == [
        ("Professor", "en-GB"),
        ("教授", "zh-cn"),
    ]

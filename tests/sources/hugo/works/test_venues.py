"""Where a work has appeared: the name of the place, and nothing that is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from publication_pages import (
    publication,
    work,
)

from pexport.sources.hugo.works.venue import read_venue


@pytest.mark.parametrize(
    ("written", "name", "rest"),
    [
        ("In *Waters*.", "Waters", ""),
        ("In Computation and Language", "Computation and Language", ""),
        ("*In Vivo*", "In Vivo", ""),
        ("In Vivo", "In Vivo", ""),
        ("In [*Waters*](https://w.example/)", "Waters", ""),
        ("*Waters*, Volume 35", "Waters", "Volume 35"),
        (
            "Waters, vol. **49** (2017), no. 4, pp. 571–580",
            "Waters",
            "vol. 49 (2017), no. 4, pp. 571–580",
        ),
        ("In *Waters,* 23(17):7429", "Waters", "23(17):7429"),
        ("Bull. Waters. 2015 Aug;12(2):151-6", "Bull. Waters", "2015 Aug;12(2):151-6"),
        ("Waters, https://doi.org/10.1234/a", "Waters", ""),
        ("ICML 2025", "ICML 2025", ""),
        ("Meeting on Waters, 2017", "Meeting on Waters, 2017", ""),
        ("2018 15th Meeting on Waters (IMW)", "2018 15th Meeting on Waters (IMW)", ""),
        ("Physical Review B", "Physical Review B", ""),
        ("Talk at Waters, Berlin, 2019-08-30", "Talk at Waters, Berlin, 2019-08-30", ""),
        ("arXiv:2101.01234", "arXiv", ""),
        ("*arXiv: 2109.04874 [cs, eess]*", "arXiv", ""),
        ("*arXiv:1808.06736 [math.NA]*", "arXiv", ""),
        ("*In Proceedings of the Meeting*", "Proceedings of the Meeting", ""),
        ("*In the Proceedings of Waters*", "the Proceedings of Waters", ""),
        ("Em *Revista de Águas*", "Revista de Águas", ""),
        ("Dans *Eaux*", "Eaux", ""),
        ("En Directo", "En Directo", ""),
        ("I Was a River", "I Was a River", ""),
        ("To appear in **[WATERS 2025](https://w.example/)**", "WATERS 2025", ""),
        ("to appear in the Meeting on Waters (MW)", "Meeting on Waters (MW)", ""),
        ("Accepted to *Waters* (2020)", "Waters (2020)", ""),
        ("*Accepted for the Meeting on Waters*", "Meeting on Waters", ""),
        ("In the *[Workshop on Waters](https://w.example/)*", "Workshop on Waters", ""),
        ("*wasser lehren*. Verlag (im Druck)", "wasser lehren. Verlag", ""),
        ("Waters, forthcoming", "Waters", ""),
        ("Women in Press", "Women in Press", ""),
        ("Review of Waters", "Review of Waters", ""),
        ("Advances in Review", "Advances in Review", ""),
        ("[Master's Thesis, Open College]", "Master's Thesis, Open College", ""),
        (
            "*Waters ( Volume: 25, Issue: 10, October 2006) *",
            "Waters",
            "( Volume: 25, Issue: 10, October 2006)",
        ),
        ("*Waters, 292*", "Waters", "292"),
        ("*J. Wat.: Slow Matter* **28** 123001", "J. Wat.: Slow Matter", "28 123001"),
        ("In *Waters* 43 (2) (Meeting 2024)", "Waters", "43 (2) (Meeting 2024)"),
        ("*Waters* 2020", "Waters 2020", ""),
        ("*Waters* (2020)", "Waters (2020)", ""),
        ("*Waters* 15th Workshop", "Waters 15th Workshop", ""),
        ("Waters 292", "Waters 292", ""),
    ],
)
def test_a_venue_is_its_name(written: str, name: str, rest: str) -> None:
    assert read_venue(written) == (name, rest)


@pytest.mark.parametrize(
    "said",
    [
        "under review",
        "Under Review. 2026",
        "Under review at WATERS 2026",
        "In Review with *Waters*",
        "Currently under peer review",
        "Submitted to *Waters*",
        "*Waters* (under review)",
        "Waters, submitted",
        "In submission",
        "Preprint",
        "working paper",
        "Accepted.",
    ],
)
def test_where_a_work_has_not_appeared_is_no_venue(tmp_path: Path, said: str) -> None:
    found = publication(tmp_path, f"title: Slow Rivers\npublication: '{said}'")
    assert "venue" not in found.work
    assert any("has not appeared yet" in remark.message for remark in found.remarks)


@pytest.mark.parametrize(
    ("keys", "venue"),
    [
        ("publication: {name: Waters, short_name: W}", "Waters"),
        ("publication: ''\npublication_short: W", "W"),
        ("publication: Slow Rivers", None),
        ("publication: '*Journal Name*'", None),
        ("publication: In *Wowchemy Conference*\npublication_short: In *ICW*", None),
        ("publication: '*Journal of Source Themes, 1*(1)'", None),
        ("publication_types: ['2']\ndate: 2020-01-01\npublication: 'Waters, 2020'", "Waters"),
        ("publication_types: ['2']\ndate: 2020-01-01\npublication: 'Waters (2020)'", "Waters"),
        ("publication_types: ['2']\ndate: 2020-01-01\npublication: Waters. 2020.", "Waters"),
        ("publication_types: ['2']\ndate: 2021-01-01\npublication: 'W, 2020'", "W, 2020"),
        ("publication_types: ['1']\ndate: 2020-01-01\npublication: 'W, 2020'", "W, 2020"),
        ("publication: [a]", None),
    ],
)
def test_the_venue_is_taken_from_where_it_stands(
    tmp_path: Path, keys: str, venue: str | None
) -> None:
    assert work(tmp_path, keys).get("venue") == venue

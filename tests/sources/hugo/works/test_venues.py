"""Where a work has appeared: the name of the place, and nothing that is none."""

from __future__ import annotations

import re
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from publication_pages import (
    publication,
    work,
)

from pexport.sources.hugo.works.location import read_location
from pexport.sources.hugo.works.venue import read_venue
from pexport.sources.text import markdown


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
        ("*In the Proceedings of Waters*", "Proceedings of Waters", ""),
        ("Em *Revista de Águas*", "Revista de Águas", ""),
        ("Dans *Eaux*", "Eaux", ""),
        ("En Directo", "En Directo", ""),
        ("I Was a River", "I Was a River", ""),
        ("To appear in **[WATERS 2025](https://w.example/)**", "WATERS 2025", ""),
        ("to appear in the Meeting on Waters (MW)", "Meeting on Waters (MW)", ""),
        ("Accepted to *Waters* (2020)", "Waters (2020)", ""),
        ("*Accepted for the Meeting on Waters*", "Meeting on Waters", ""),
        ("In the *[Workshop on Waters](https://w.example/)*", "Workshop on Waters", ""),
        ("*wasser lehren*. Verlag (im Druck)", "wasser lehren", "Verlag (im Druck)"),
        ("Waters, forthcoming", "Waters", ""),
        ("Women in Press", "Women in Press", ""),
        ("Review of Waters", "Review of Waters", ""),
        ("Advances in Review", "Advances in Review", ""),
        ("[Master's Thesis, Open College]", "Open College", ""),
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
    found = read_venue(written)
    assert found is not None
    assert found[:2] == (name, rest)


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


@pytest.mark.parametrize(
    ("written", "name", "found"),
    [
        ("*Quiet Waters, 52*, 584--597", "Quiet Waters", {"volume": "52", "pages": "584–597"}),
        ("*Quiet Waters, 30,* 213--224.", "Quiet Waters", {"volume": "30", "pages": "213–224"}),
        ("*Quiet Waters, 9*, 15", "Quiet Waters", {"volume": "9", "pages": "15"}),
        (
            "*Quiet Waters 30* (3), 3–7",
            "Quiet Waters",
            {"volume": "30", "issue": "3", "pages": "3–7"},
        ),
        ("_Quiet Waters, (19)_, 508-528", "Quiet Waters", {"volume": "19", "pages": "508-528"}),
        ("*論文集（C編）, 68*, 1127", "論文集（C編）", {"volume": "68", "pages": "1127"}),
        ("In * Waters (Volume 57, Issue 6, June 2019)*", "Waters", {"volume": "57", "issue": "6"}),
        ("*Waters, 11-2024", "Waters", {"volume": "11"}),
        ("*in: Waters, volume 11320 of the Seas*", "Waters", {"volume": "11320"}),
        ("in: Waters", "Waters", {}),
        ("In The 3rd Meeting on Waters", "The 3rd Meeting on Waters", {}),
        ("In *Meeting on Waters*, Springer", "Meeting on Waters", {"publisher": "Springer"}),
        ("In *[WATERS 26](https://w.example/)* (also best paper)", "WATERS 26", {}),
        ("*Waters* (pp. 4-7). Berlin: Weir", "Waters", {"pages": "4-7", "publisher": "Weir"}),
        (
            "In A. Rain & B.-C. Cloud (Eds.), *Slow Waters* (Bd. 3, S. 27–49). Weir & Daughters",
            "Slow Waters",
            {"volume": "3", "pages": "27–49", "publisher": "Weir & Daughters"},
        ),
        (
            "In: Rain, A., Cloud, BC. (Hrsg.) Slow Waters. A Reader, S. 137–163. Springer Spektrum",
            "Slow Waters. A Reader",
            {"pages": "137–163", "publisher": "Springer Spektrum"},
        ),
        ("In principle acceptance by *Waters*", "Waters", {}),
        ("Presented at the Meeting on Waters", "Meeting on Waters", {}),
        ("Meeting on Waters, pp. 4-7 Weir Society.", "Meeting on Waters", {"pages": "4-7"}),
        ("Meeting on Waters, 227–231, Weir, Japan", "Meeting on Waters", {"pages": "227–231"}),
        ("Meeting on Waters, July 6-9, 2015, Weir", "Meeting on Waters, July 6-9, 2015, Weir", {}),
        ("Meeting (MW 2015), 30–32", "Meeting (MW 2015)", {"pages": "30–32"}),
        ("Meeting on Waters, GS22-2", "Meeting on Waters", {"pages": "GS22-2"}),
        ("Meeting on Waters, WATERS 2021", "Meeting on Waters, WATERS 2021", {}),
        ("Phys. Wat. Res. 19, 020155", "Phys. Wat. Res.", {"volume": "19", "pages": "020155"}),
        ("arXiv preprint arXiv:2602.05092", "arXiv", {}),
        ("*arXiv*, 2023, 2209.00105 [stat.ME]", "arXiv", {}),
        ("Proc.~Meeting on Waters", "Proc. Meeting on Waters", {}),
        ("PhD thesis, Open College", "Open College", {}),
        ("[Dissertation]. Open College", "Open College", {}),
        ("*Waters*, in press", "Waters", {}),
        (
            "Waters, 12(3), 4-5 (SCI, IF: 3.4)",
            "Waters",
            {"volume": "12", "issue": "3", "pages": "4-5"},
        ),
        (
            "水利学报, 2020, 51(3): 12-20",
            "水利学报",
            {"volume": "51", "issue": "3", "pages": "12-20"},
        ),
        ("Waters XIV", "Waters XIV", {}),
        ("NBER Working Paper 12345", "NBER Working Paper 12345", {}),
        ("Tech. Report, RTO-EN-352 (2024)", "Tech. Report, RTO-EN-352 (2024)", {}),
    ],
)
def test_a_venue_is_told_from_what_stands_around_it(
    tmp_path: Path, written: str, name: str, found: dict[str, str]
) -> None:
    front = f"publication_types: ['1']\npublication: {orjson.dumps(written).decode()}"
    read = work(tmp_path, front)
    assert read["venue"] == name
    parts = ("volume", "issue", "pages", "publisher")
    assert {part: read[part] for part in parts if part in read} == found


WORDS = st.sampled_from(
    (
        "In *Waters* **Nature** 12 (3) 45--67 pp. vol. no. 2019 , . : ; ( ) & Springer J. (Eds.) "
        "in: arXiv 10.1234/ab <i>Sea</i> [a](b) Jan. 水利 № § \\emph{x} $x$ Proc.~ '20 e1234 S. n°"
    ).split()
)
TEXTS = st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60)


@given(TEXTS)
def test_a_venue_is_a_part_of_what_is_written_and_no_number_is_made_up(written: str) -> None:
    venue = read_venue(written)
    shown = "".join((markdown.to_line(written) or "").replace("~", " ").split())
    if venue is None:
        return
    assert "".join(venue.name.replace("~", " ").split()) in shown
    location = read_location(venue.rest, venue.volume, in_book=venue.in_book)
    for value in location.found.values():
        bare = re.sub(r"[-‐‑–—−\s.]+", "", value)
        assert bare in re.sub(r"[-‐‑–—−\s.]+", "", shown)

"""The documents of the samples, kept to be read by eye; `pytest --update` rewrites them."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import AS_OF, ROOT, SAMPLES, profile
from reading import read_path

from pexport import registry
from pexport.exporter import export

GOLDEN = SAMPLES / "golden"
# The formats that come with pexport: a guest's goldens are its own.
FORMATS = {
    "jcard": ".jcard.json",
    "jsonld": ".jsonld",
    "orcid": ".json",
    "turtle": ".ttl",
    "vcard": ".vcf",
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("sample", ["full", "researcher"])
def test_the_document_of_a_sample_is_the_golden_one(
    sample: str, name: str, pytestconfig: pytest.Config
) -> None:
    exporter = registry.exporter(name)
    file = GOLDEN / f"{sample}{FORMATS[name]}"

    done = export(profile(sample), exporter, exporter.options(as_of=AS_OF), full=True)

    assert done.problems == []
    compare(done.data, file, pytestconfig)


@pytest.mark.parametrize("site", sorted(path.name for path in (SAMPLES / "sites").iterdir()))
def test_the_profile_of_a_site_is_the_golden_one(site: str, pytestconfig: pytest.Config) -> None:
    """One site of each generation of the theme."""
    read = read_path(SAMPLES / "sites" / site)

    shown = read.profile.model_dump_json(indent=2, exclude_defaults=True)
    remarks = "".join(f"{each.where}: {each.message}\n" for each in read.remarks)
    text = f"{shown}\n{remarks}".replace(f"{ROOT}/", "")
    compare(text.encode(), GOLDEN / "sites" / f"{site}.txt", pytestconfig)


def compare(data: bytes, file: Path, config: pytest.Config) -> None:
    if config.getoption("update"):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
    assert data == file.read_bytes(), f"{file} differs; pytest --update rewrites it"

"""The documents of the samples, kept to be read by eye; `pytest --update` rewrites them."""

from __future__ import annotations

import pytest
from conftest import AS_OF, SAMPLES, profile

from pexport import registry
from pexport.exporter import export

GOLDEN = SAMPLES / "golden"
# The formats that come with pexport: a guest's goldens are its own.
FORMATS = ["jsonld", "orcid", "turtle", "vcard"]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("sample", ["full", "researcher"])
def test_the_document_of_a_sample_is_the_golden_one(
    sample: str, name: str, pytestconfig: pytest.Config
) -> None:
    exporter = registry.exporter(name)
    file = GOLDEN / f"{sample}{exporter.suffix}"

    done = export(profile(sample), exporter, exporter.options(as_of=AS_OF), full=True)

    assert done.problems == []
    if pytestconfig.getoption("update"):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(done.data)
    assert done.data == file.read_bytes(), f"{file} differs; pytest --update rewrites it"

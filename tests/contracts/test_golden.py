"""The documents of the samples, kept to be read by eye; `pytest --update` rewrites them."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import AS_OF, FORMATS, ROOT, SAMPLES, SUFFIXES, profile

from pexport import registry
from pexport.errors import LeftOut
from pexport.source import Input
from pexport.writing.export import export

GOLDEN = SAMPLES / "golden"


def test_each_format_has_goldens() -> None:
    assert sorted(SUFFIXES) == FORMATS


@pytest.mark.parametrize("name", SUFFIXES)
@pytest.mark.parametrize("sample", ["full", "researcher"])
def test_the_document_of_a_sample_is_the_golden_one(
    sample: str, name: str, pytestconfig: pytest.Config
) -> None:
    exporter = registry.load_exporter(name)
    file = GOLDEN / f"{sample}{SUFFIXES[name]}"

    done = export(profile(sample), exporter, exporter.options(as_of=AS_OF), full=True)

    assert done.problems == []
    compare(done.data, file, pytestconfig)


# Shapes of a format that look quite different.
SHAPES = [
    ("orcid", {"shape": "write"}, ".write.json"),
    ("orcid-xml", {"shape": "write"}, ".write.xml"),
]


@pytest.mark.parametrize(("name", "values", "suffix"), SHAPES)
@pytest.mark.parametrize("sample", ["full", "researcher"])
def test_the_document_of_another_shape_is_the_golden_one(
    sample: str, name: str, values: dict[str, str], suffix: str, pytestconfig: pytest.Config
) -> None:
    exporter = registry.load_exporter(name)
    options = exporter.options.model_validate({"as_of": AS_OF, **values})

    done = export(profile(sample), exporter, options, full=True)

    assert done.problems == []
    compare(done.data, GOLDEN / f"{sample}{suffix}", pytestconfig)


@pytest.mark.parametrize("site", sorted(path.name for path in (SAMPLES / "sites").iterdir()))
def test_the_profile_of_a_site_is_the_golden_one(site: str, pytestconfig: pytest.Config) -> None:
    """One site of each generation of the theme; one of several people, with their organization."""
    given = Input(SAMPLES / "sites" / site)
    source = registry.detect_source(given)
    assert source.people
    assert source.collective
    slugs = source.people(given)
    text = "".join(shown(given._replace(author=slug)) for slug in slugs)
    if collective := source.collective(given):
        text += f"{collective.model_dump_json(indent=2, exclude_defaults=True)}\n"
    text = text.replace(f"{ROOT}/", "")
    compare(text.encode(), GOLDEN / "sites" / f"{site}.txt", pytestconfig)


def shown(given: Input) -> str:
    try:
        profile, remarks, _ = registry.read_profile(given)
    except LeftOut as error:
        return f"left out: {error}\n"
    said = "".join(f"{each.where}: {each.message}\n" for each in remarks)
    return f"{profile.model_dump_json(indent=2, exclude_defaults=True)}\n{said}"


def compare(data: bytes, file: Path, config: pytest.Config) -> None:
    if config.getoption("update"):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
    assert data == file.read_bytes(), f"{file} differs; pytest --update rewrites it"

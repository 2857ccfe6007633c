"""What the tests share: the samples, the installed formats in all their variants, ../shared."""

from __future__ import annotations

import importlib.util
import os
import sys
import tomllib
import types
import typing
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest
from hypothesis import settings

from pexport import registry
from pexport.exporter import Exporter, Options
from pexport.profile import Profile
from pexport.profile.values import Visibility
from pexport.writing.export import Export, export

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
SHARED = Path(os.environ.get("PEXPORT_SHARED", ROOT.parent / "shared"))
# A slow machine is no defect of the code.
settings.register_profile("pexport", deadline=None)
settings.load_profile("pexport")

AS_OF = date(2026, 11, 23)
_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FORMATS = sorted(_PROJECT["entry-points"]["pexport.exporters"])
"""The formats that come with pexport; others may be installed beside them."""

Plugin = Callable[..., None]
"""Installs a plugin: its entry points, the text of its module, the group of the entry points."""


# Of each format that comes with pexport: a guest's goldens are its own.
SUFFIXES = {
    "flattened": ".flat.jsonld",
    "jcard": ".jcard.json",
    "jscontact": ".jscontact.json",
    "jsonld": ".jsonld",
    "nquads": ".nq",
    "ntriples": ".nt",
    "orcid": ".json",
    "rdfxml": ".rdf",
    "trig": ".trig",
    "orcid-xml": ".xml",
    "turtle": ".ttl",
    "vcard": ".vcf",
    "xcard": ".xcard.xml",
}
"""The suffixes of the golden files."""


class Variant(NamedTuple):
    """A format with one setting of its options."""

    format: str
    exporter: Exporter[Any, Any]
    options: Options

    def export(
        self, profile: Profile, audience: Visibility = "public", *, full: bool = False
    ) -> Export:
        return export(profile, self.exporter, self.options, audience=audience, full=full)


def encoded(variant: Variant, changed: Profile) -> bytes:
    """Return the bytes of a profile, whatever the checks say of a changed value."""
    document = variant.exporter.build(changed, variant.options)
    return variant.exporter.encode(document, variant.options)


def generator(name: str = "generate") -> Any:
    """Return the module *name* of ``docs/``, which makes pages or tables."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def variants() -> list[Any]:
    """Return every installed format with every value of each of its closed options."""
    found = []
    for name in registry.format_names():
        exporter = registry.load_exporter(name)
        found.append(pytest.param(Variant(name, exporter, exporter.options(as_of=AS_OF)), id=name))
        for field, info in exporter.options.model_fields.items():
            for value in choices(info.annotation):
                if value != info.default:
                    options = exporter.options.model_validate({"as_of": AS_OF, field: value})
                    found.append(
                        pytest.param(Variant(name, exporter, options), id=f"{name}-{field}={value}")
                    )
    return found


def choices(annotation: Any) -> list[Any]:
    """Return the values of a closed type: a flag or a choice."""
    if annotation is bool:
        return [False, True]
    if typing.get_origin(annotation) is Literal:
        return list(typing.get_args(annotation))
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return [value for part in typing.get_args(annotation) for value in choices(part)]
    return []


def profile(name: str) -> Profile:
    """Return the sample profile *name*."""
    return Profile.model_validate_json((SAMPLES / "profiles" / f"{name}.json").read_bytes())


@pytest.fixture(scope="session")
def full() -> Profile:
    """Return the profile in which every leaf is filled."""
    return profile("full")


def shared(path: str) -> Path:
    """Return a path in the folder of corpus and standards; skip the test where it is missing."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"{found} is missing; set PEXPORT_SHARED")
    return found


@pytest.fixture(scope="session", autouse=True)
def known_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Stand in the repository, with a terminal like others and a state folder of one's own."""
    with pytest.MonkeyPatch.context() as known:
        known.chdir(ROOT)
        known.setenv("COLUMNS", "80")
        known.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        known.delenv("FORCE_COLOR", raising=False)
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the golden files")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Show what each foreign reader has read."""
    from readers.table import rows

    for row in rows(terminalreporter):
        terminalreporter.write_line(row)


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Plugin]:
    """Return what installs a plugin: its entry points, and the text of its module ``guest``."""
    monkeypatch.syspath_prepend(tmp_path)

    def install(entries: str, module: str = "", group: str = registry.EXPORTERS) -> None:
        info = tmp_path / "guest-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            "Metadata-Version: 2.1\nName: guest\nVersion: 1.0\n", encoding="utf-8"
        )
        (info / "entry_points.txt").write_text(f"[{group}]\n{entries}\n", encoding="utf-8")
        (tmp_path / "guest.py").write_text(module, encoding="utf-8")
        registry._installed.cache_clear()

    yield install
    registry._installed.cache_clear()
    sys.modules.pop("guest", None)

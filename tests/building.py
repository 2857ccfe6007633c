"""How the tests build packages: with the setuptools that is here, or with a fetched one."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def isolated() -> bool:
    """Say whether setuptools is older here than pyproject.toml asks, so that one is fetched."""
    try:
        return int(version("setuptools").split(".")[0]) < 77
    except PackageNotFoundError:
        return True

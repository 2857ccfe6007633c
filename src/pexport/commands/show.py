"""The command ``pexport show``, which writes the canonical profile as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson

from pexport import registry
from pexport.command_line import report
from pexport.command_line.arguments import audience_from, input_from, output_from
from pexport.command_line.flags import Flags
from pexport.errors import DONE
from pexport.source import Input
from pexport.writing import output
from pexport.writing.destination import write_document

_JSON = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


def show_profile(flags: Flags) -> int:
    """Write the canonical profile and return the exit code; ``PexportError`` for bad input."""
    given = input_from(flags)
    audience = audience_from(flags)
    profile, remarks, _ = registry.read_profile(given)
    if not flags.quiet:
        report.list_remarks(remarks, verbose=flags.verbose)
    tree = profile.visible_to(audience).model_dump(mode="json", exclude_defaults=True)
    file_name = output.file_name(flags.author or "person", "profile", ".json")
    data = orjson.dumps(_with_relative_origins(tree, _folders(given)), option=_JSON)
    write_document(data, output_from(flags), file_name, given, force=flags.force)
    return DONE


def _folders(given: Input) -> Sequence[Path]:
    """Return the folder of the input, and those around it."""
    if given.path is None:
        return ()
    here = given.path.absolute()
    return here.parents if not given.is_folder() else (here, *here.parents)


def _with_relative_origins(tree: Any, folders: Sequence[Path]) -> Any:
    """Return *tree* with origins that are relative to the first of *folders*.

    Where a site lies on a machine is nobody's business, and would be another on each.
    """
    if isinstance(tree, list):
        return [_with_relative_origins(each, folders) for each in tree]
    if not isinstance(tree, dict):
        return tree
    found = {key: _with_relative_origins(value, folders) for key, value in tree.items()}
    if isinstance(origin := found.get("origin"), str):
        for steps, folder in enumerate(folders[:-1]):
            origin = origin.replace(f"{folder}/", "../" * steps)
        found["origin"] = origin
    return found

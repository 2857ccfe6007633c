"""Statements a line each: N-Triples (https://www.w3.org/TR/n-triples/) and N-Quads.

N-Quads (https://www.w3.org/TR/n-quads/) say the graph of each statement, too. The lines follow the
description, not the alphabet, so that what is said of a thing stands together.
"""

from __future__ import annotations

from ..graph.document import RdfDocument


def n_triples(document: RdfDocument) -> bytes:
    """Return what all graphs say together."""
    return document.triples


def n_quads(document: RdfDocument) -> bytes:
    """Return the statements with their graphs."""
    lines = [f"{s} {p} {o} {g} .\n" if g else f"{s} {p} {o} .\n" for s, p, o, g in document.quads]
    return "".join(lines).encode()

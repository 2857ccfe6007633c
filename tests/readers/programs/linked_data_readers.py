"""The programs that read linked data: RDF in its syntaxes, JSON-LD alone and in web pages."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from ..facts import linked_data
from ..reader import NODE, Answer, KnownDifference, Read, Reader, Refusal, java, library, program
from . import python_rdf

_RIO = (
    "rdf4j-rio-api rdf4j-rio-turtle rdf4j-rio-ntriples rdf4j-rio-nquads rdf4j-rio-trig "
    "rdf4j-rio-rdfxml rdf4j-rio-datatypes rdf4j-rio-languages rdf4j-model rdf4j-model-api "
    "rdf4j-model-vocabulary rdf4j-util jackson-core jackson-databind jackson-annotations "
    "slf4j-api slf4j-nop guava commons-text commons-lang3 commons-io"
)


def _command(*command: str) -> Read:
    """Return how to ask a command that turns a file in a syntax into N-Quads, or complains."""

    def read(form: str, paths: Sequence[Path]) -> list[Answer]:
        return [_quads([*command, form, str(path)]) for path in paths]

    return read


def _quads(command: list[str]) -> Answer:
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode or done.stderr:
        return Refusal(done.stderr or f"exit code {done.returncode}")
    return {"quads": done.stdout}


_TEXTS = ("turtle", "ntriples", "nquads", "trig")
_RDF = (*_TEXTS, "rdfxml")
_JSON_LD = ("jsonld", "flattened")
_WEB_PAGE = ("jsonld script",)


_DECODES_PERCENTS = KnownDifference(
    "it writes %C3%A9 in an IRI as é, which is another IRI", linked_data.percent_decoded
)

READERS = (
    Reader(
        "rapper",
        "deb:raptor2-utils",
        _RDF,
        _command("rapper", "-q", "-o", "nquads", "-i"),
    ),
    Reader(
        "serdi",
        "deb:serdi",
        _TEXTS,
        _command("serdi", "-o", "nquads", "-i"),
    ),
    Reader(
        "RDF::Trine",
        "deb:librdf-trine-perl",
        ("turtle", "ntriples", "nquads", "rdfxml"),  # its TriG is that of 2007
        program("perl", "perl/rdf_trine.pl"),
        known_differences=dict.fromkeys(("graph", "sameAs"), _DECODES_PERCENTS),
    ),
    Reader("RDF4J Rio", "deb:librdf4j-java", _RDF, java("Rdf4j", _RIO)),
    Reader("N3.js", "npm:n3", _TEXTS, program("node", "n3.js", cwd=NODE)),
    Reader(
        "rdfxml-streaming-parser",
        "npm:rdfxml-streaming-parser",
        ("rdfxml",),
        program("node", "rdfxml.js", cwd=NODE),
    ),
    Reader("rdflib", "pypi:rdflib", (*_RDF, *_JSON_LD), library(python_rdf.read_with_rdflib)),
    Reader(
        "pyoxigraph",
        "pypi:pyoxigraph",
        (*_RDF, *_JSON_LD),
        library(python_rdf.read_with_pyoxigraph),
    ),
    Reader("pyld", "pypi:pyld", _JSON_LD, library(python_rdf.read_with_pyld)),
    Reader("jsonld.js", "npm:jsonld", _JSON_LD, program("node", "jsonld.js", cwd=NODE)),
    Reader(
        "jsonld-streaming-parser",
        "npm:jsonld-streaming-parser",
        _JSON_LD,
        program("node", "jsonld_streaming.js", cwd=NODE),
    ),
    Reader("extruct", "pypi:extruct", _WEB_PAGE, library(python_rdf.read_with_extruct)),
    Reader(
        "web-auto-extractor",
        "npm:web-auto-extractor",
        _WEB_PAGE,
        program("node", "web_auto_extractor.js", cwd=NODE),
    ),
    Reader(
        "structured-data-testing-tool",
        "npm:structured-data-testing-tool",
        _WEB_PAGE,
        program("node", "structured_data.js", cwd=NODE),
    ),
)

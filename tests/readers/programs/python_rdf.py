"""The libraries of Python that read linked data; schema.org's context comes from a file."""

from __future__ import annotations

import io
import json
import urllib.request
import urllib.response
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from functools import cache
from pathlib import Path
from typing import Any

from conftest import shared

from ..reader import Facts

CONTEXT = "standards/schemaorg/30.0/schemaorgcontext.jsonld"


def context_file() -> Path:
    """Return the official context of schema.org; skip the test where it is missing."""
    return shared(CONTEXT)


@cache
def context() -> Any:
    """Return what the official context of schema.org says."""
    return json.loads(context_file().read_bytes())


def read_with_pyld(_form: str, data: bytes) -> Facts:
    """Read JSON-LD with pyld."""
    return {"quads": quads_of(json.loads(data))}


def quads_of(document: Any) -> str:
    """Return the quads of a JSON-LD document."""
    from pyld import jsonld  # type: ignore[import-untyped] # it has no types

    options: Any = {"format": "application/n-quads", "documentLoader": _load}
    return str(jsonld.to_rdf(document, options))


def _load(url: str, _options: Any) -> Any:
    if url.removesuffix("/") not in {"https://schema.org", "http://schema.org"}:
        raise ValueError(f"{url} is not to be fetched")
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": context(),
    }


_RDFLIB = {"turtle": "turtle", "ntriples": "nt", "nquads": "nquads", "trig": "trig"}


def read_with_rdflib(form: str, data: bytes) -> Facts:
    """Read RDF or JSON-LD with rdflib."""
    import rdflib

    graph = rdflib.Dataset(default_union=True)
    with _schema_org():
        graph.parse(
            io.BytesIO(data), format=_RDFLIB.get(form, "xml" if form == "rdfxml" else "json-ld")
        )
    text = "".join(
        f"{subject.n3()} {predicate.n3()} {_nt(value)} .\n"
        for subject, predicate, value, _ in graph.quads()
    )
    return {"quads": text}


def _nt(term: Any) -> str:
    from rdflib import Literal
    from rdflib.plugins.serializers.nt import _quoteLiteral

    return _quoteLiteral(term) if isinstance(term, Literal) else str(term.n3())


class _SchemaOrg(urllib.request.HTTPSHandler):
    """Answers for schema.org, and refuses every other address."""

    def https_open(self, req: urllib.request.Request) -> Any:
        if req.host != "schema.org":
            raise ValueError(f"{req.full_url} is not to be fetched")
        head = Message()
        head["Content-Type"] = "application/ld+json"
        body = io.BytesIO(json.dumps(context()).encode())
        answer = urllib.response.addinfourl(body, head, req.full_url, 200)
        answer.msg = "OK"  # type: ignore[attr-defined] # urllib reads it, and so has to be told
        return answer


@contextmanager
def _schema_org() -> Iterator[None]:
    before = urllib.request._opener  # type: ignore[attr-defined] # there is no other way to ask
    urllib.request.install_opener(urllib.request.build_opener(_SchemaOrg))
    try:
        yield
    finally:
        urllib.request._opener = before  # type: ignore[attr-defined] # as above


def read_with_pyoxigraph(form: str, data: bytes) -> Facts:
    """Read RDF with Oxigraph; JSON-LD with the context in it, because it loads none."""
    import pyoxigraph

    formats = {
        "turtle": pyoxigraph.RdfFormat.TURTLE,
        "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
        "nquads": pyoxigraph.RdfFormat.N_QUADS,
        "trig": pyoxigraph.RdfFormat.TRIG,
        "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
    }
    if form not in formats:
        document = json.loads(data)
        if isinstance(document, dict) and document.get("@context") == "https://schema.org":
            data = json.dumps({**document, **context()}).encode()
    quads = pyoxigraph.parse(data, formats.get(form, pyoxigraph.RdfFormat.JSON_LD))
    text = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS)
    assert text is not None  # it is where no file is named to write to
    return {"quads": text.decode()}


def read_with_extruct(_form: str, data: bytes) -> Facts:
    """Extract the JSON-LD from a web page with extruct."""
    import extruct  # type: ignore[import-untyped] # it has no types

    found = extruct.extract(data.decode(), syntaxes=["json-ld"], errors="strict")
    return {"json": found["json-ld"]}


def in_web_page(form: str, data: bytes) -> bytes:
    """Return the document as a program meets it: an element stands in a web page."""
    if form != "jsonld script":
        return data
    return (
        b'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>A</title>\n'
        + data
        + b"</head>\n<body>\n<p>Hello</p>\n<script>1 < 2</script>\n</body>\n</html>\n"
    )

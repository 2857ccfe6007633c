"""The forms in which documents are given to the programs: formats with their options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from conftest import AS_OF, FORMATS, Variant

from pexport import registry


class Form(NamedTuple):
    """A format with one setting of its options."""

    format: str
    settings: Mapping[str, Any] = {}


FORMS = {
    "vcard 3.0": Form("vcard", {"version": "3.0", "photo": "url"}),
    "vcard 4.0": Form("vcard", {"version": "4.0", "photo": "url"}),
    "vcard 4.0 strict": Form("vcard", {"version": "4.0", "target": "strict", "photo": "url"}),
    "xcard": Form("xcard"),
    "jcard": Form("jcard"),
    "jscontact": Form("jscontact"),
    "jsonld": Form("jsonld"),
    "jsonld bare": Form("jsonld", {"bare": True}),
    "jsonld script": Form("jsonld", {"script": True, "contact": True}),
    "turtle": Form("turtle"),
    "ntriples": Form("ntriples"),
    "nquads": Form("nquads"),
    "trig": Form("trig"),
    "rdfxml": Form("rdfxml"),
    "flattened": Form("flattened"),
    "orcid": Form("orcid"),
    "orcid as xml": Form("orcid"),
    "orcid-xml": Form("orcid-xml"),
}
"""By the names that the readers know them by."""


def variant(form: str) -> Variant | None:
    """Return the format and the options of *form*, or none where pexport has no such thing."""
    name, settings = FORMS[form]
    if name not in FORMATS:
        return None
    exporter = registry.load_exporter(name)
    if not settings.keys() <= exporter.options.model_fields.keys():
        return None
    return Variant(name, exporter, exporter.options.model_validate({"as_of": AS_OF, **settings}))

"""Literals of the datatypes that linked data has: XML Schema's, schema.org's, Dublin Core's.

https://www.w3.org/TR/xmlschema11-2/, https://schema.org/DataType,
https://www.dublincore.org/specifications/dublin-core/dcmi-terms/#W3CDTF.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pexport import iso8601

XML_SCHEMA = "http://www.w3.org/2001/XMLSchema#"
_SCHEMA_ORG = ("http://schema.org/", "https://schema.org/")
_W3CDTF = "http://purl.org/dc/terms/W3CDTF"

_CLOCK = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
_MOMENT = re.compile(
    r"-?[0-9]{4}|-?[0-9]{4}-[0-9]{2}|-?[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ]" + _CLOCK + ")?"
)
_TIME = re.compile(f"T?{_CLOCK}")


def is_date(text: str) -> bool:
    """Say whether *text* is a date of ISO 8601, with or without a time, that exists.

    It may be a year or a month alone (https://schema.org/Date, https://schema.org/DateTime).
    """
    return _MOMENT.fullmatch(text) is not None and not iso8601.impossible(text)


def is_time(text: str) -> bool:
    """Say whether *text* is a time of ISO 8601 that exists (https://schema.org/Time)."""
    return _TIME.fullmatch(text) is not None and not iso8601.impossible(text)


_YEAR = "-?(?:[1-9][0-9]{3,}|0[0-9]{3})"
_MONTH = "(?:0[1-9]|1[0-2])"
_DAY = "(?:0[1-9]|[12][0-9]|3[01])"
_ZONE = "(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))"
_CLOCK_OF_XML = r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?|24:00:00(?:\.0+)?)"
_DECIMAL = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"

_FORMS: Mapping[str, str] = {
    "boolean": "true|false|0|1",
    "date": f"{_YEAR}-{_MONTH}-{_DAY}{_ZONE}?",
    "dateTime": f"{_YEAR}-{_MONTH}-{_DAY}T{_CLOCK_OF_XML}{_ZONE}?",
    "dateTimeStamp": f"{_YEAR}-{_MONTH}-{_DAY}T{_CLOCK_OF_XML}{_ZONE}",
    "decimal": _DECIMAL,
    "double": rf"{_DECIMAL}(?:[eE][+-]?[0-9]+)?|[+-]?INF|NaN",
    "float": rf"{_DECIMAL}(?:[eE][+-]?[0-9]+)?|[+-]?INF|NaN",
    "gDay": f"---{_DAY}{_ZONE}?",
    "gMonth": f"--{_MONTH}{_ZONE}?",
    "gMonthDay": f"--{_MONTH}-{_DAY}{_ZONE}?",
    "gYear": f"{_YEAR}{_ZONE}?",
    "gYearMonth": f"{_YEAR}-{_MONTH}{_ZONE}?",
    "int": "[+-]?[0-9]+",
    "integer": "[+-]?[0-9]+",
    "nonNegativeInteger": r"\+?[0-9]+|-0+",
    "time": f"{_CLOCK_OF_XML}{_ZONE}?",
}
"""What literals of XML Schema's datatypes look like."""

_PATTERNS = {name: re.compile(form) for name, form in _FORMS.items()}
_ZONE_OF_DAY = re.compile(f"(?<=[0-9]){_ZONE}$")
_WITH_DAY = frozenset({"date", "dateTime", "dateTimeStamp", "gMonthDay"})


def _is_of_xml_schema(name: str) -> Callable[[str], bool]:
    def fits(text: str) -> bool:
        if not _PATTERNS[name].fullmatch(text):
            return False
        day = text.partition("T")[0]
        day = day if "T" in text else _ZONE_OF_DAY.sub("", day)
        return name not in _WITH_DAY or not iso8601.impossible(day)

    return fits


_FITS: Mapping[str, tuple[str, Callable[[str], bool]]] = {
    **{XML_SCHEMA + name: (f"xsd:{name}", _is_of_xml_schema(name)) for name in _FORMS},
    **{
        base + name: (f"schema:{name}", fits)
        for base in _SCHEMA_ORG
        for name, fits in (("Date", is_date), ("DateTime", is_date), ("Time", is_time))
    },
    _W3CDTF: ("dcterms:W3CDTF", is_date),
}


def literal_fault(text: str, datatype: str) -> str:
    """Return why *text* is no literal of the datatype with this IRI; "" where it is one.

    It is "" as well for a datatype that is not known here.
    """
    name, fits = _FITS.get(datatype, ("", None))
    if fits is None or fits(text):
        return ""
    found = f"{text!r} is not a valid {name}"
    reason = iso8601.impossible(text)
    return f"{found}: {reason}" if reason else found

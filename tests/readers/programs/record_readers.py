"""The programs that read ORCID records: validators by ORCID's own XML Schemas, and jq."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from conftest import shared

from ..facts import record
from ..reader import Facts, Reader, java, jq, library

XSD = "standards/orcid/xsd/record_3.0/record-3.0.xsd"


@cache
def _libxml2() -> Any:
    from lxml import etree

    return etree.XMLSchema(file=str(shared(XSD)))


def _lxml(_form: str, data: bytes) -> Facts:
    from lxml import etree

    root = etree.fromstring(data)
    _libxml2().assertValid(root)

    def text(node: Any, path: str) -> str:
        return str(node.xpath(path, namespaces=record.NAMESPACES))

    def nodes(node: Any, path: str) -> list[Any]:
        return list(node.xpath(path, namespaces=record.NAMESPACES))

    return record.facts_of_xml(text, nodes, root)


@cache
def _schema() -> Any:
    import xmlschema

    return xmlschema.XMLSchema(str(shared(XSD)), allow="local")


def _xmlschema(_form: str, data: bytes) -> Facts:
    from xml.etree.ElementTree import parse

    import elementpath

    tree = parse(io.BytesIO(data))  # noqa: S314 - it is our own document
    _schema().validate(tree)

    def text(node: Any, path: str) -> str:
        return str(elementpath.select(tree, path, record.NAMESPACES, item=node))

    def nodes(node: Any, path: str) -> list[Any]:
        return list(elementpath.select(tree, path, record.NAMESPACES, item=node))

    return record.facts_of_xml(text, nodes, tree.getroot())


_XML = ("orcid as xml", "orcid-xml")

READERS = (
    Reader("lxml (libxml2)", "pypi:lxml", _XML, library(_lxml)),
    Reader("xmlschema", "pypi:xmlschema", _XML, library(_xmlschema)),
    Reader(
        "Xerces of the JDK",
        "deb:default-jdk-headless",
        _XML,
        java("OrcidRecord", "jackson-core jackson-databind jackson-annotations"),
    ),
    Reader("jq", "deb:jq", ("orcid",), jq("record.jq")),
)

"""How xCards are read: into the cards of vCard 4.0, as leniently as they can still be told.

What RFC 6351 says of the XML is checked here, and noted as flaws; what RFC 6350 says of a card is
left to the grammar of vCard. Elements of other namespaces are passed over (section 5.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pexport.exporter import MalformedError, Problem

from ...xml_tree import Element, parse_xml
from .grammar import property_rule
from .parameters import parameter_rank, value_parameter
from .reading import unescape
from .text import Card, Document, Params, Property, Value
from .xcard_elements import COMPONENTS, NAMESPACE, TWO_COMPONENTS, TYPES


def decode(data: bytes) -> Document:
    """Return the cards in *data*; raise ``MalformedError`` for what is no xCard."""
    root = parse_xml(data)
    if (root.namespace, root.name) != (NAMESPACE, "vcards"):
        raise MalformedError(f'expected the root element <vcards xmlns="{NAMESPACE}">')
    reader = _Reader()
    cards = [
        reader.card(each, where)
        for each, where in reader.children(root, "/vcards")
        if reader.is_a(each, "vcard", where)
    ]
    if not cards:
        raise MalformedError("there is no <vcard>", "/vcards")
    return Document(tuple(cards), tuple(reader.flaws))


class _Reader:
    """Reads the properties of cards and keeps what is wrong with them."""

    def __init__(self) -> None:
        self.flaws: list[Problem] = []

    def flaw(self, rule: str, where: str, message: str, hint: str = "") -> None:
        self.flaws.append(Problem(f"xcard-{rule}", where, message, hint))

    def children(self, parent: Element, at: str) -> Iterator[tuple[Element, str]]:
        """Yield the elements of vCard's namespace in *parent*, each with its place."""
        counts: dict[str, int] = {}
        if parent.text.strip():
            self.flaw("element", at, "text outside of a value element such as <text>")
        for each in parent.children:
            if each.namespace == NAMESPACE:
                counts[each.name] = counts.get(each.name, 0) + 1
                yield each, f"{at}/{each.name}[{counts[each.name]}]"

    def is_a(self, element: Element, name: str, where: str) -> bool:
        if element.name == name:
            return True
        self.flaw("element", where, f"<{element.name}> is not allowed here", f"expected <{name}>")
        return False

    def card(self, card: Element, where: str) -> Card:
        """Return a card; the namespace says which version it is of (RFC 6351 section 5.1)."""
        found = [Property("VERSION", "4.0")]
        for each, at in self.children(card, where):
            if each.name == "group":
                found += self.group(each, at)
            else:
                found += self.property(each, "", at)
        return Card("4.0", tuple(found))

    def group(self, group: Element, where: str) -> Iterator[Property]:
        name = group.attributes.get("name", "")
        if not name:
            self.flaw("group", where, "the group has no name", 'write <group name="item1">')
        for each, at in self.children(group, where):
            if each.name == "group":
                self.flaw("group", at, "a group is inside another group")
            else:
                yield from self.property(each, name, at)

    def property(self, prop: Element, group: str, where: str) -> Iterator[Property]:
        """Yield a property, where it has a value (RFC 6351 section 5)."""
        tag = prop.name
        name = tag.upper()
        if tag in ("version", "begin", "end"):
            self.flaw("element", where, f"an xCard has no <{tag}>", "remove it")
            return
        self.lower_case(tag, where)
        params: list[tuple[str, tuple[str, ...]]] = []
        values: list[tuple[str, Element, str]] = []
        for place, (each, at) in enumerate(self.children(prop, where)):
            if each.name != "parameters":
                values.append((each.name, each, at))
            else:
                if place:
                    self.flaw(
                        "parameter", at, "<parameters> must be the first element, and only one"
                    )
                params += self.parameters(each, name, at)
        found = self.value(name, values, where)
        if found:
            value, kind = found
            yield Property(name, value, (*params, *kind), group)

    def lower_case(self, tag: str, where: str) -> None:
        if tag != tag.lower():
            self.flaw("case", where, f"<{tag}> is not in lower case", f"write <{tag.lower()}>")

    def parameters(
        self, parameters: Element, name: str, where: str
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the parameters of the property *name*, which stand in an order (section 5.2)."""
        last = -1.0
        for each, at in self.children(parameters, where):
            tag = each.name
            self.lower_case(tag, at)
            texts = tuple([self.text(inner, there) for inner, there in self.children(each, at)])
            if tag == "value" or not texts:
                hint = f"expected <{tag}><text>…</text></{tag}>"
                hint = "remove it; the element of the value is its type" if tag == "value" else hint
                self.flaw("parameter", at, f"<{tag}> is not a parameter with a value", hint)
                continue
            if parameter_rank(name, tag.upper()) < last:
                self.flaw("order", at, f"<{tag}> is out of order")
            last = max(last, parameter_rank(name, tag.upper()))
            yield tag.upper(), texts

    def text(self, element: Element, where: str) -> str:
        if element.children:
            self.flaw("element", where, f"expected text in <{element.name}>, found an element")
        return element.text

    def value(
        self, name: str, values: list[tuple[str, Element, str]], where: str
    ) -> tuple[Value, Params] | None:
        """Return the value of a property, and the parameter of its type (RFC 6351 section 4)."""
        tags = [tag for tag, _, _ in values]
        texts = [self.text(each, at) for _, each, at in values]
        if name in COMPONENTS:
            return self.components(name, tags, texts, where), ()
        if name in TWO_COMPONENTS:
            if tuple(tags) not in TWO_COMPONENTS[name]:
                expected = _list(TWO_COMPONENTS[name][-1])
                self.flaw("value", where, f"expected {expected}, found {_list(tags)}")
            return ";".join(texts), ()
        if len(set(tags)) != 1 or tags[0] not in TYPES:
            hint = f"expected one of {', '.join(sorted(TYPES))}"
            self.flaw("value", where, f"not a value: {_list(tags)}", hint)
            return None
        row = property_rule("4.0", name)
        params = value_parameter(name, tags[0])
        texts = [unescape(text) for text in texts] if tags[0] == "unknown" else texts
        if row and row.listed:
            return tuple(texts), params
        if row and row.components:
            return tuple([(text,) for text in texts]), params
        if row and len(texts) > 1:
            self.flaw("value", where, f"expected one value, found {len(texts)}")
        of_day = row is not None and row.types[0] == "date-and-or-time"
        first = f"T{texts[0]}" if of_day and tags[0] == "time" else texts[0]
        return (tuple(texts) if row is None and len(texts) > 1 else first), params

    def components(self, name: str, tags: list[str], texts: list[str], where: str) -> Value:
        """Return the components of a name or an address, each of one or more texts."""
        wanted = COMPONENTS[name]
        in_order = [tag for each in wanted for tag in tags if tag == each]
        if in_order != tags or {*tags} != {*wanted}:
            self.flaw("value", where, f"expected {_list(wanted)}, found {_list(tags)}")
        parts = [tuple([t for tag, t in zip(tags, texts, strict=True) if tag == w]) for w in wanted]
        return tuple([part or ("",) for part in parts])


def _list(tags: Sequence[str]) -> str:
    return " ".join(f"<{tag}>" for tag in tags) or "nothing"

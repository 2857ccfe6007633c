from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from conftest import AS_OF, profile, shared
from lxml import etree

from pexport import registry

EXPORTER = registry.load_exporter("xcard")
VCARD = registry.load_exporter("vcard")
OPTIONS = EXPORTER.options(as_of=AS_OF)
NS = "urn:ietf:params:xml:ns:vcard-4.0"
# What came after RFC 6351, whose schema lists all properties and parameters.
LATER_PROPERTIES = (
    "language pronouns interest expertise socialprofile contact-uri x-ablabel "
    "x-phonetic-first-name x-phonetic-last-name".split()
)
LATER_PARAMETERS = "cc level phonetic script".split()


def codes(data: bytes) -> list[str]:
    try:
        document = EXPORTER.decode(data)
    except ValueError:
        return [EXPORTER.malformed_rule]
    return [problem.rule for problem in EXPORTER.problems(document)]


def written(*properties: str) -> bytes:
    inner = "".join(properties)
    return f'<vcards xmlns="{NS}"><vcard><fn><text>Ada</text></fn>{inner}</vcard></vcards>'.encode()


def read(prop: str) -> Any:
    """Return the value that vCard has for a property."""
    assert codes(written(prop)) == []
    return EXPORTER.decode(written(prop)).cards[0].properties[-1].value


def sample() -> Any:
    file = shared("standards/vcard/samples/xml/rfc6351-example.xml")
    return etree.fromstring(file.read_bytes(), etree.XMLParser(remove_blank_text=True))


def refused(folder: Path, documents: list[bytes]) -> set[int]:
    """Return the numbers of those that the schema of RFC 6351 refuses, as jing reads it."""
    if shutil.which("jing") is None:
        pytest.skip("jing is missing: apt install jing")
    for number, document in enumerate(documents):
        (folder / f"{number}.xml").write_bytes(document)
    files = [str(folder / f"{number}.xml") for number in range(len(documents))]
    schema = str(shared("standards/vcard/xcard.rnc"))
    done = subprocess.run(
        ["jing", "-c", schema, *files], capture_output=True, encoding="utf-8", check=False
    )
    return {int(number) for number in re.findall(r"(\d+)\.xml:\d+:\d+: ", done.stdout)}


def test_the_example_of_the_rfc_is_valid() -> None:
    assert codes(etree.tostring(sample())) == []


@pytest.mark.parametrize("name", ["full", "researcher"])
def test_the_schema_of_the_rfc_takes_what_we_write(name: str, tmp_path: Path) -> None:
    data = EXPORTER.encode(EXPORTER.build(profile(name), OPTIONS), OPTIONS)
    root = etree.fromstring(data)
    for tag in (*LATER_PROPERTIES, *LATER_PARAMETERS):
        for each in root.findall(f".//{{{NS}}}{tag}"):
            parent: Any = each.getparent()
            if tag in LATER_PARAMETERS or parent.tag != f"{{{NS}}}parameters":
                parent.remove(each)

    assert refused(tmp_path, [etree.tostring(root)]) == set()


def test_each_vcard_of_the_standards_comes_back_from_xml() -> None:
    folder = shared("standards/vcard/samples")
    files = sorted({*folder.glob("rfc/v4/valid/*.vcf"), folder / "real" / "rfc6350-example.vcf"})
    assert len(files) > 10
    for file in files:
        document = VCARD.decode(file.read_bytes())

        again = EXPORTER.decode(EXPORTER.encode(document, OPTIONS))

        assert list(map(facts, again.cards)) == list(map(facts, document.cards)), file.name


def facts(card: Any) -> list[Any]:
    return [(prop.name.upper(), prop.value, prop.group) for prop in card.properties]


@pytest.mark.parametrize(
    ("prop", "value"),
    [
        ("<nickname><text>Jim</text><text>Jimmie</text></nickname>", ("Jim", "Jimmie")),
        ("<org><text>Viagenie</text></org>", (("Viagenie",),)),
        ("<gender><sex>F</sex><identity>grrrl</identity></gender>", "F;grrrl"),
        ("<gender><sex/></gender>", ""),
        ("<clientpidmap><sourceid>1</sourceid><uri>urn:uuid:1</uri></clientpidmap>",
         "1;urn:uuid:1"),
        ("<bday><date>--0203</date></bday>", "--0203"),
        ("<bday><date-time>20090808T1430-0500</date-time></bday>", "20090808T1430-0500"),
        ("<bday><time>1230</time></bday>", "T1230"),
        ("<bday><text>circa 1800</text></bday>", "circa 1800"),
        ("<x-file><unknown>alien\\,jpg</unknown></x-file>", "alien,jpg"),
        ("<x-list><text>a</text><text>b</text></x-list>", ("a", "b")),
        ("<note><text>a &lt;b&gt; &amp; &quot;c&quot;\n d</text></note>", 'a <b> & "c"\n d'),
        ("<note><text><![CDATA[<!DOCTYPE x>]]></text></note>", "<!DOCTYPE x>"),
        ("<note><parameters><x-a><unknown>1</unknown></x-a></parameters><text>b</text></note>",
         "b"),
    ],
)  # fmt: skip
def test_values_are_read_as_the_rfc_writes_them(prop: str, value: Any) -> None:
    assert read(prop) == value


def test_what_is_of_another_namespace_is_passed_over() -> None:
    other = '<a xmlns="http://www.w3.org/1999/xhtml" href="http://www.example.com">My page</a>'

    assert codes(written(other)) == []
    assert EXPORTER.decode(written(other)) == EXPORTER.decode(written())


def test_a_prefix_is_as_good_as_a_default() -> None:
    data = f'<v:vcards xmlns:v="{NS}"><v:vcard><v:fn><v:text>A</v:text></v:fn></v:vcard></v:vcards>'

    assert codes(data.encode()) == []
    assert EXPORTER.is_like
    assert EXPORTER.is_like(data.encode())


def test_compact_is_one_line_of_the_same() -> None:
    document = EXPORTER.build(profile("full"), OPTIONS)
    compact = EXPORTER.encode(document, EXPORTER.options(as_of=AS_OF, compact=True))

    assert EXPORTER.decode(compact) == document
    # The texts of the sample have lines of their own.
    assert len(compact.splitlines()) < 6


LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "data",
    [
        b"<vcards/>",
        f'<vcards xmlns="{NS}"/>'.encode(),
        f'<vcard xmlns="{NS}"><fn><text>Ada</text></fn></vcard>'.encode(),
        f'<vcards xmlns="{NS}"><vcard></vcards>'.encode(),
        b"<!DOCTYPE vcards>" + written(),
        b'<!DOCTYPE vcards SYSTEM "file:///etc/passwd">' + written(),
        b'<!DOCTYPE vcards [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        + written("<note><text>&e;</text></note>"),
        f'<!DOCTYPE vcards [<!ENTITY a1 "ha">{LAUGHS}]>'.encode()
        + written("<note><text>&a12;</text></note>"),
    ],
)
def test_what_is_no_card_is_refused(data: bytes) -> None:
    assert codes(data) == ["xcard-syntax"]
    assert EXPORTER.is_like
    assert EXPORTER.is_like(data) == (b"<vcards" in data)


def values(prop: Any) -> list[Any]:
    return [each for each in prop if each.tag != f"{{{NS}}}parameters"]


def parameters(prop: Any) -> Any:
    return prop.find(f"{{{NS}}}parameters")


def renamed(prop: Any) -> None:
    prop.tag = prop.tag.replace(f"}}{etree.QName(prop).localname}", "}FN")


def without_a_value(prop: Any) -> None:
    for each in values(prop):
        prop.remove(each)


def of_no_type(prop: Any) -> None:
    values(prop)[0].tag = f"{{{NS}}}words"


def with_bare_text(prop: Any) -> None:
    prop.text = "bare"


def with_version(prop: Any) -> None:
    prop.tag = f"{{{NS}}}version"


def with_parameters_last(prop: Any) -> None:
    found = parameters(prop)
    if found is None:
        found = etree.fromstring(f'<parameters xmlns="{NS}"/>')
    prop.append(found)


def with_an_empty_parameter(prop: Any) -> None:
    found = parameters(prop)
    if found is None:
        prop.insert(0, etree.fromstring(f'<parameters xmlns="{NS}"><pref/></parameters>'))
    else:
        for each in found:
            for value in each:
                each.remove(value)


def with_the_type_as_parameter(prop: Any) -> None:
    value = f'<value xmlns="{NS}"><text>text</text></value>'
    found = parameters(prop)
    if found is None:
        found = etree.fromstring(f'<parameters xmlns="{NS}"/>')
        prop.insert(0, found)
    found.append(etree.fromstring(value))


def out_of_order(prop: Any) -> None:
    found = parameters(prop)
    if found is None:
        found = etree.fromstring(f'<parameters xmlns="{NS}"/>')
        prop.insert(0, found)
    for child in list(found):
        found.remove(child)
    for inner in ("<type><text>work</text></type>", "<altid><text>1</text></altid>"):
        found.append(etree.fromstring(inner.replace(">", f' xmlns="{NS}">', 1)))


def in_a_group_without_a_name(prop: Any) -> None:
    group = etree.fromstring(f'<group xmlns="{NS}"/>')
    group.append(deepcopy(prop))
    prop.getparent().replace(prop, group)


def in_a_group_of_a_group(prop: Any) -> None:
    group = etree.fromstring(f'<group xmlns="{NS}" name="a"><group name="b"/></group>')
    group[0].append(deepcopy(prop))
    prop.getparent().replace(prop, group)


def with_a_value_in_a_value(prop: Any) -> None:
    values(prop)[0].append(etree.fromstring(f'<text xmlns="{NS}">x</text>'))


WRONG: list[tuple[str, Callable[[Any], None]]] = [
    ("xcard-case", renamed),
    ("xcard-value", without_a_value),
    ("xcard-value", of_no_type),
    ("xcard-element", with_bare_text),
    ("xcard-element", with_version),
    ("xcard-element", with_a_value_in_a_value),
    ("xcard-parameter", with_parameters_last),
    ("xcard-parameter", with_an_empty_parameter),
    ("xcard-parameter", with_the_type_as_parameter),
    ("xcard-order", out_of_order),
    ("xcard-group", in_a_group_without_a_name),
    ("xcard-group", in_a_group_of_a_group),
]


def mutants() -> Iterator[tuple[str, str, bytes]]:
    """Yield the sample with each of its properties broken in each way."""
    for code, change in WRONG:
        for place in range(len(sample()[0])):
            root = sample()
            name = etree.QName(root[0][place]).localname
            change(root[0][place])
            yield code, name, etree.tostring(root)


def test_every_mutant_of_the_example_fails_with_its_code_and_in_the_schema(tmp_path: Path) -> None:
    found = list(mutants())
    assert len(found) > 180
    for code, name, mutant in found:
        assert code in codes(mutant), (code, name, mutant, codes(mutant))

    passed = {*range(len(found))} - refused(tmp_path, [mutant for _, _, mutant in found])

    # The schema lets a kind have no value.
    assert {found[number][:2] for number in passed} <= {("xcard-value", "kind")}


def test_every_code_is_in_the_catalogue() -> None:
    assert {code for code, _ in WRONG} | {"xcard-syntax"} == {
        code for code in EXPORTER.rules() if code.startswith("xcard-")
    }

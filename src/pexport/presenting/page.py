"""The page: one HTML document that holds all it shows, and asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import orjson

from pexport import jpeg, qr_code, registry
from pexport.exporter import Problem
from pexport.presenting import drawing, graph, others
from pexport.presenting.presentation import Presentation, build_presentation
from pexport.profile import Profile
from pexport.proving.losses import names_by_reason
from pexport.writing.export import export
from pexport.writing.people import ExportRequest
from pexport.writing.siblings import Sibling

_SHOWN_PROBLEMS = 5


class Verdict(NamedTuple):
    """What the checks, and the programs that read a format, say of its document."""

    words: str
    kind: str
    """``good``, ``fair`` (a reader misses something) or ``bad``."""
    details: tuple[str, ...]


class Subject(NamedTuple):
    """What pages are made of."""

    profile: Profile
    """As it is shown: without what the audience may not see, and without contact data if so."""
    siblings: Sequence[Sibling]
    exports: ExportRequest
    stem: str
    """The base name of the files."""
    address: str | None = None
    """Where the page will be; it ends in a slash."""
    contact_left_out: bool = False

    @property
    def person(self) -> Presentation:
        """What a page says of the person."""
        return build_presentation(self.profile, self.exports.formats["jsonld"].as_of)


class Links(NamedTuple):
    """Where the files of a page are."""

    hrefs: dict[str, str]
    """By the names of the formats."""
    alternates: tuple[tuple[str, str], ...] = ()
    """Of ``<link rel="alternate">``: media types and addresses."""
    address: str = ""
    """Of the page itself; "" is wherever it is read."""


def page(subject: Subject, links: Links, *, script: str = "") -> bytes:
    """Return the page with all that is known of the documents; *script* keeps it up to date."""
    document = _document(subject, "jsonld")
    card = _document(subject, "jcard")
    person = subject.person
    where = subject.address or person.homepage
    losses = names_by_reason({each.format: each.outcome.losses for each in subject.siblings})
    picture = graph.build_graph(document)
    return _render(
        "page.html",
        subject,
        links,
        script=script,
        formats=[(each, verdict(each), _size(each.data)) for each in subject.siblings],
        result=others.search_result(document, person.name, where),
        contact=others.contact(card),
        losses=sorted(losses.items(), key=lambda item: (-len(item[1]), item[0].values)),
        graph=picture,
        drawing=drawing.draw(picture),
        code=qr_code.inline_svg(where) if where else "",
        coded=where,
    )


def plain_page(subject: Subject, links: Links) -> bytes:
    """Return the page of the person alone, without what concerns the formats."""
    return _render("person.html", subject, links, script="")


def problem_page(message: str, script: str) -> bytes:
    """Return what a reader sees while the source is broken."""
    style = _style()
    template = _environment().get_template("problem.html")
    text: str = template.render(
        message=message, style=style, script=script, policy=_policy(style, script)
    )
    return text.encode()


def verdict(sibling: Sibling) -> Verdict:
    """Return what is said of the document of a format."""
    if not sibling.valid:
        problems = sibling.outcome.problems
        count = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
        return Verdict(f"not valid: {count}", "bad", _describe(problems))
    if sibling.wants:
        return Verdict("valid, but a reader misses something", "fair", _describe(sibling.wants))
    return Verdict("valid", "good", tuple(sibling.outcome.advice))


def _describe(problems: Sequence[Problem]) -> tuple[str, ...]:
    shown = tuple(f"{each.where}: {each.message}" for each in problems[:_SHOWN_PROBLEMS])
    more = len(problems) - _SHOWN_PROBLEMS
    return (*shown, f"and {more} more") if more > 0 else shown


def _document(subject: Subject, name: str) -> Any:
    """Return the document of the format *name* of what the page shows, as plain JSON."""
    exporter = registry.load_exporter(name)
    options = subject.exports.formats[name]
    document = exporter.build(subject.profile, options)
    return orjson.loads(exporter.encode(document, options))


def _script_element(subject: Subject) -> str:
    """Return the JSON-LD in its element; "" where it fails its checks.

    Contact data are in the profile only where they were asked for.
    """
    exporter = registry.load_exporter("jsonld")
    given = subject.exports.formats["jsonld"].model_dump(exclude_unset=True)
    options = exporter.options.model_validate(
        {**given, "script": True, "compact": True, "contact": True}
    )
    return export(subject.profile, exporter, options).data.decode().strip()


def _portrait(subject: Subject) -> str:
    """Return the picture as a ``data:`` URI, made small; "" where there is none."""
    portrait = subject.profile.portrait
    small = jpeg.small_jpeg(portrait.data).base64 if portrait and portrait.data else None
    return f"data:image/jpeg;base64,{small}" if small else ""


def _size(data: bytes) -> str:
    return f"{len(data)} B" if len(data) < 1000 else f"{len(data) / 1000:.0f} kB"


@cache
def _style() -> str:
    return files("pexport.presenting").joinpath("templates/style.css").read_text(encoding="utf-8")


@cache
def _environment() -> Any:
    import jinja2  # noqa: PLC0415 - for pages alone

    return jinja2.Environment(
        loader=jinja2.PackageLoader("pexport.presenting"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _render(template: str, subject: Subject, links: Links, *, script: str, **parts: Any) -> bytes:
    style = _style()
    text: str = (
        _environment()
        .get_template(template)
        .render(
            person=subject.person,
            links=links,
            siblings=subject.siblings,
            portrait=_portrait(subject),
            contact_left_out=subject.contact_left_out,
            json_ld=_script_element(subject),
            style=style,
            script=script,
            policy=_policy(style, script),
            **parts,
        )
    )
    return text.encode()


def _policy(style: str, script: str) -> str:
    """Return the page's Content Security Policy: what is in it, and nothing from anywhere."""
    rules = [
        "default-src 'none'",
        "img-src data:",
        f"style-src '{_hash(style)}'",
        "base-uri 'none'",
    ]
    if script:
        rules += [f"script-src '{_hash(script)}'", "connect-src 'self'"]
    return "; ".join(rules)


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"

"""The site of a person as an ASGI application: everything in memory, nothing of the disk.

Status codes, headers and preconditions are those of RFC 9110; a person is no document, and so is
answered by the address of one (https://www.w3.org/TR/cooluris/, 303 URIs).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from pexport.publishing import webfinger
from pexport.publishing.file import File
from pexport.publishing.headers import SAFE, headers
from pexport.publishing.negotiation import choose
from pexport.publishing.site import Site

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

MAX_HEAD = 16_000
"""Bytes of the address and the headers of a request."""
MAX_ACCEPT = 4_000
"""Letters of a header Accept; the longest of browsers has some two hundred."""
_CACHE = "no-cache"  # may be kept, and has to be asked for each time: it costs a 304
_ERRORS = {**SAFE, "Content-Security-Policy": "default-src 'none'"}


class Document(NamedTuple):
    """A file with what is answered of it."""

    file: File
    headers: tuple[tuple[str, str], ...]
    etag: str


class Resources(NamedTuple):
    """What there is at which path."""

    documents: dict[str, Document]
    """By their paths."""
    variants: tuple[Document, ...]
    """What is negotiated over, the usual first."""
    home: str
    """The path of the page, where the variants are in place."""
    person: str
    """The path of the person, from where a variant is named."""


def application(site: Site, hosts: Sequence[str], *, is_public: bool = True) -> Any:
    """Return the ASGI application that serves *site* to requests for *hosts* alone.

    Where it *is_public* scripts of other sites may read it. Behind a proxy that passes paths on as
    they are, it answers below the root.
    """
    from starlette.applications import Starlette  # noqa: PLC0415 - of an extra
    from starlette.middleware import Middleware  # noqa: PLC0415 - the same
    from starlette.middleware.trustedhost import TrustedHostMiddleware  # noqa: PLC0415 - the same
    from starlette.routing import Route  # noqa: PLC0415 - the same

    resources = _resources(site, is_public=is_public)
    return Starlette(
        routes=[
            Route(f"/{webfinger.PATH}", _webfinger(site, is_public=is_public), methods=["GET"]),
            Route("/{path:path}", _get(resources), methods=["GET"]),
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)
        ],
    )


def _resources(site: Site, *, is_public: bool) -> Resources:
    def document(file: File) -> Document:
        said = tuple(
            (name, value)
            for name, value in headers(file, site.variants, "/")
            if is_public or name != "Access-Control-Allow-Origin"
        )
        return Document(file, said, f'"{hashlib.sha256(file.data).hexdigest()[:32]}"')

    documents = {f"/{file.name}": document(file) for file in site.documents}
    return Resources(
        documents,
        tuple(documents[f"/{file.name}"] for file in site.variants),
        "/",
        f"/{site.stem}",
    )


Endpoint = Callable[["Request"], Any]


def _get(resources: Resources) -> Endpoint:
    async def get(request: Request) -> Response:
        if _size_of_head(request) > MAX_HEAD:
            return _plain_text(431, f"The head of the request is longer than {MAX_HEAD} bytes.")
        path = request.scope["path"]
        if path not in (resources.home, resources.person):
            document = resources.documents.get(path)
            return _respond(request, document) if document else _plain_text(404, "No such file.")
        accept = ", ".join(request.headers.getlist("accept"))
        if len(accept) > MAX_ACCEPT:
            return _plain_text(431, f"Accept is longer than {MAX_ACCEPT} letters.")
        choice = choose(accept, _kinds(resources))
        if choice is None:
            return _none_acceptable(resources)
        document = resources.variants[choice % len(resources.variants)]
        if path == resources.person:
            return _see_other(document)
        if document is resources.variants[0]:
            document = resources.documents["/index.html"]
        return _respond(request, document, is_negotiated=True)

    return get


def _size_of_head(request: Request) -> int:
    fields = sum(len(name) + len(value) + 4 for name, value in request.scope["headers"])
    return len(request.scope["raw_path"]) + len(request.scope["query_string"]) + fields


def _kinds(resources: Resources) -> list[str]:
    """Return the media types of the variants; JSON-LD is JSON to those who know no better."""
    kinds = [document.file.media_type for document in resources.variants]
    plain = ["application/json" if kind == "application/ld+json" else kind for kind in kinds]
    return [*kinds, *plain]


def _respond(request: Request, document: Document, *, is_negotiated: bool = False) -> Response:
    """Return *document*, or what its preconditions ask for (section 13.2.2)."""
    from starlette.responses import Response  # noqa: PLC0415 - of an extra

    response = Response(document.file.data)
    _add(response, document.headers)
    _add(response, (("ETag", document.etag), ("Cache-Control", _CACHE), ("Accept-Ranges", "none")))
    if is_negotiated:
        _add(response, (("Vary", "Accept"), ("Content-Location", f"/{document.file.name}")))
    wanted = request.headers.get("if-match")
    if wanted is not None and not _matches(wanted, document.etag, is_strong=True):
        return _plain_text(412, "It is another than the one that is asked for.")
    known = request.headers.get("if-none-match")
    if known is not None and _matches(known, document.etag):
        kept = ("etag", "cache-control", "vary", "content-location", "access-control-allow-origin")
        unchanged = Response(status_code=304)
        _add(
            unchanged, ((name, response.headers[name]) for name in kept if name in response.headers)
        )
        return unchanged
    return response


def _matches(header: str, etag: str, *, is_strong: bool = False) -> bool:
    """Say whether *header*, If-Match or If-None-Match, names *etag* (section 8.8.3.2)."""
    names = [each.strip() for each in header.split(",")]
    if not is_strong:
        names = [each.removeprefix("W/") for each in names]
    return names == ["*"] or etag in names


def _see_other(document: Document) -> Response:
    """Return 303: what is asked for is a person, and this document is about them."""
    response = _plain_text(303, f"A document about the person is at /{document.file.name}.")
    shared = [each for each in document.headers if each[0] == "Access-Control-Allow-Origin"]
    _add(
        response,
        (
            ("Location", f"/{document.file.name}"),
            ("Vary", "Accept"),
            ("Cache-Control", _CACHE),
            *shared,
        ),
    )
    return response


def _none_acceptable(resources: Resources) -> Response:
    """Return 406 with all there is to choose from (section 15.5.7)."""
    listed = [f"{each.file.bare_type} /{each.file.name}" for each in resources.variants]
    response = _plain_text(
        406, "\n".join(["None of what Accept names is here. There is:", *listed])
    )
    _add(response, [("Vary", "Accept")])
    return response


def _webfinger(site: Site, *, is_public: bool) -> Endpoint:
    """Return the endpoint of RFC 7033 section 4.2."""

    async def answer(request: Request) -> Response:
        from starlette.responses import Response  # noqa: PLC0415 - of an extra

        asked = request.query_params.getlist("resource")
        if len(asked) != 1:
            return _plain_text(400, "WebFinger wants the parameter resource, once.")
        if site.descriptor is None or asked[0] not in site.aliases:
            return _plain_text(404, "Nobody of that name is here.")
        data = webfinger.answer(site.descriptor, request.query_params.getlist("rel"))
        response = Response(data, media_type=webfinger.MEDIA_TYPE)
        _add(response, SAFE.items())
        if is_public:
            _add(response, [("Access-Control-Allow-Origin", "*")])
        return response

    return answer


def _plain_text(status: int, message: str) -> Response:
    """Return a short answer in plain text."""
    from starlette.responses import PlainTextResponse  # noqa: PLC0415 - of an extra

    return PlainTextResponse(f"{message}\n", status, _ERRORS)


def _add(response: Response, fields: Any) -> None:
    """Add *fields*; Link may come several times."""
    for name, value in fields:
        if name.lower() == "content-type":
            response.headers[name] = value
        else:
            response.headers.append(name, value)

"""What hosts of static files have to be told, each in its own words.

None of them but Apache can choose a file by the header Accept: for the others there are files of
one base name, their types, and links from the pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pexport.publishing import webfinger
from pexport.publishing.file import File
from pexport.publishing.headers import headers


def files(
    documents: Sequence[File], variants: Sequence[File], base: str, descriptor: str | None
) -> Iterator[File]:
    """Yield the files for hosts; *base* is the folder's path, *descriptor* that of WebFinger."""
    answered = [*documents]
    if descriptor:
        answered.append(File(descriptor, webfinger.MEDIA_TYPE, b""))
    yield File("_headers", "", _headers(answered, variants, base))
    if descriptor and descriptor != webfinger.PATH:
        yield File("_redirects", "", _redirects(descriptor))
        yield File(".well-known/.htaccess", "", _htaccess_of_webfinger())
    yield File(".htaccess", "", _htaccess(answered, variants, base))
    yield File("nginx-snippet.conf", "", _nginx(answered, variants, base, descriptor))
    yield File(".nojekyll", "", b"")


def _headers(documents: Iterable[File], variants: Sequence[File], base: str) -> bytes:
    """Return ``_headers`` of Netlify and Cloudflare Pages: a path, then its headers."""
    blocks = []
    for file in documents:
        lines = [f"  {name}: {value}" for name, value in headers(file, variants, base)]
        blocks += ["\n".join([path, *lines]) for path in _paths(file, base)]
    return _text(
        "# Of Netlify and Cloudflare Pages; it has to be at the root of the site.", *blocks
    )


def _paths(file: File, base: str) -> Iterator[str]:
    if file.name == "index.html":
        yield base
    if file.name.startswith(webfinger.PATH):
        # Wherever the folder is: WebFinger is asked at the root of a host.
        yield from dict.fromkeys((f"/{webfinger.PATH}", f"/{file.name}"))
    else:
        yield f"{base}{file.name}"


def _redirects(descriptor: str) -> bytes:
    """Return ``_redirects`` of Netlify and Cloudflare Pages: a rewrite where the last is 200."""
    return _text(
        "# Of Netlify and Cloudflare Pages; it has to be at the root of the site.",
        f"/{webfinger.PATH} /{descriptor} 200",
    )


def _htaccess(documents: Iterable[File], variants: Sequence[File], base: str) -> bytes:
    """Return ``.htaccess`` of Apache, whose MultiViews choose among the files of one base name.

    ``qs`` is what a file is worth where a client takes several alike (mod_negotiation).
    """
    blocks = [
        "Options +MultiViews -Indexes",
        "DirectoryIndex index.html",
        "\n".join(_known_suffixes(variants)),
        *(
            _of_files(file, [_forced(file, variants), *_apache_headers(file, variants, base)])
            for file in documents
        ),
    ]
    return _text(_APACHE, *blocks)


_APACHE = "# Of Apache 2.4; in the server's configuration AllowOverride has to be All."


def _htaccess_of_webfinger() -> bytes:
    """Return what answers the name of a folder with the file in it, without a redirect.

    In the folder above alone: elsewhere a site needs its redirects to folders.
    """
    return _text(
        _APACHE,
        "DirectorySlash Off",
        "<IfModule mod_rewrite.c>\n"
        "  RewriteEngine On\n"
        "  RewriteOptions AllowNoSlash\n"
        "  RewriteRule ^webfinger/?$ webfinger/index.json [END]\n"
        "</IfModule>",
    )


def _known_suffixes(variants: Iterable[File]) -> Iterator[str]:
    """Yield what makes known each part of a suffix, for MultiViews pass over files of others."""
    for file in variants:
        for part in file.name.split(".")[1:-1]:
            yield f"AddType {file.bare_type} .{part}"


def _of_files(file: File, lines: Iterable[str]) -> str:
    name = file.name.rpartition("/")[2]
    return "\n".join([f'<Files "{name}">', *(f"  {line}" for line in lines), "</Files>"])


def _forced(file: File, variants: Sequence[File]) -> str:
    if file not in variants:
        return f"ForceType '{file.media_type}'"
    worth = 1 - 0.05 * variants.index(file)
    return f"ForceType '{file.media_type};qs={worth:.2f}'"


def _apache_headers(file: File, variants: Sequence[File], base: str) -> Iterator[str]:
    yield "<IfModule mod_headers.c>"
    # Content-Type once more, for "qs" is not for clients.
    for name, value in headers(file, variants, base):
        quoted = value.replace('"', r"\"")
        yield f'  Header {"add" if name == "Link" else "set"} {name} "{quoted}"'
    yield "</IfModule>"


def _nginx(
    documents: Iterable[File], variants: Sequence[File], base: str, descriptor: str | None
) -> bytes:
    """Return locations for a ``server`` of nginx, which cannot read q-values: it chooses none."""
    blocks = []
    for file in documents:
        lines = ["types { }"]
        for name, value in headers(file, variants, base):
            if name == "Content-Type":
                lines.append(f"default_type '{value}';")
            else:
                lines.append(f"add_header {name} '{value}';")
        place = f"{base}{file.name}"
        if file.name == descriptor:
            place = f"/{webfinger.PATH}"
            lines.append(f"try_files {base}{descriptor} =404;")
        blocks.append("\n".join([f"location = {place} {{", *(f"  {each}" for each in lines), "}"]))
    return _text("# For a server of nginx: include it, and set root to the folder.", *blocks)


def _text(*blocks: str) -> bytes:
    return ("\n\n".join(blocks) + "\n").encode()

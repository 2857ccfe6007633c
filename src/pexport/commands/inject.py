"""The command ``inject``, which puts each person's JSON-LD into the head of the right page."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from pexport import registry
from pexport.command_line import diagnostics, report
from pexport.command_line.arguments import (
    audience_from,
    choice_from,
    input_from,
    options_from,
)
from pexport.command_line.diagnostics import Diagnostic
from pexport.command_line.flags import Flags
from pexport.command_line.typer_flags import with_shared_flags
from pexport.commands.all_people import is_exported
from pexport.errors import BAD_INPUT, DONE, PROBLEMS, PexportError
from pexport.files import display_path
from pexport.pages import block, documents, links, site
from pexport.pages.changes import Wanted, changed
from pexport.pages.diff import unified
from pexport.pages.documents import Placed, Subject
from pexport.pages.examining import Examined, cleared, examine
from pexport.pages.installing.generators import installed_by
from pexport.pages.visiting import Visit, visits
from pexport.writing import output
from pexport.writing.people import Person


class Asked(NamedTuple):
    """What is to be done with the pages."""

    folder: Path
    check: bool
    dry_run: bool
    quiet: bool
    form: diagnostics.Form = "full"
    """How a check is told."""
    mends: str = ""
    """The command that makes right what a check finds."""


@with_shared_flags(
    "author", "audience", "base_url", "as_of", "additions", "read_as", "no_works", "quiet"
)
def inject_command(
    built: Annotated[
        str | None,
        typer.Argument(metavar="SITE", help="The built site (default: public, _site or site)."),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="SOURCE", help="Whom it is about (default: here)."),
    ] = None,
    page: Annotated[
        str | None, typer.Option(metavar="PATH|URL", help="The page of the one person.")
    ] = None,
    contact: Annotated[
        bool, typer.Option("--contact", help="Hold e-mail addresses and telephone numbers, too.")
    ] = False,
    link_alternate: Annotated[
        bool, typer.Option("--link-alternate", help="Link the other formats beside the page, too.")
    ] = False,
    link_me: Annotated[
        bool, typer.Option("--link-me", help="Link the person's accounts (rel=me), too.")
    ] = False,
    all_links: Annotated[
        bool, typer.Option("--links", help="Both --link-alternate and --link-me.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit 1 where something has to.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Change nothing; show the difference.")
    ] = False,
    output_format: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(diagnostics.FORMS),
            help="How --check reports (default: full); github and sarif are for code review.",
        ),
    ] = None,
    remove: Annotated[
        bool, typer.Option("--remove", help="Take out again all that pexport put in.")
    ] = False,
    **given: Any,
) -> None:
    """Put JSON-LD into the head of the right pages of a built site.

    The owner's goes into the page that it is about, that of each author of a lab into the author's
    own page, and that of the lab into the home page. A second run changes nothing.
    """
    if check and dry_run:
        raise PexportError("--check, --dry-run: leave one out")
    if output_format and not check:
        raise PexportError("--output-format: works only together with --check")
    form = choice_from("--output-format", output_format or "full", diagnostics.FORMS)
    flags = Flags(source=source, **given)
    folder = site.built_folder(built)
    asked = Asked(folder, check, dry_run, flags.quiet, form, _mends(source) if check else "")
    if remove:
        raise typer.Exit(_over(asked, (), cleared))
    kinds = [
        kind
        for kind, is_wanted in ((block.ALTERNATE, link_alternate), (block.ME, link_me))
        if is_wanted or all_links
    ]
    raise typer.Exit(_inject(asked, flags, page, kinds, contact=contact))


def _inject(
    asked: Asked, flags: Flags, page: str | None, kinds: list[str], *, contact: bool
) -> int:
    """Put the documents of whom *flags* name where they belong, and return the exit code."""
    given = input_from(flags)
    exporter = registry.load_exporter(block.FORMAT)
    options = options_from(block.options(contact=contact), exporter, given.as_of)
    told = documents.read(given, options, audience_from(flags))
    failed = [person for person in told.people if not is_exported(person)]
    if failed and not told.subjects:
        return PROBLEMS
    placed = documents.placed(asked.folder, told, page)
    if not placed.pages:
        raise PexportError(_nowhere(placed, asked.folder))

    def examined(file: Path) -> Examined:
        return examine(file, site.place(asked.folder, file), placed, wanted)

    def wanted(file: Path, subject: Subject) -> Wanted:
        return Wanted(subject.document, options, dict(_links(kinds, file, subject)))

    code = _over(asked, placed.pages, examined)
    if not asked.quiet:
        for who, why in placed.without.items():
            report.say(f"left out: {who}: {why}")
    if not (asked.quiet or asked.check) and any(map(keeps_contact_out, told.people)):
        report.say("e-mail addresses and telephone numbers stay out; --contact puts them in")
    return max(code, PROBLEMS if failed else DONE)


def _nowhere(placed: Placed, folder: Path) -> str:
    said = [f"{who}: {why}" for who, why in placed.without.items()]
    return f"{folder}: {'; '.join(said[:3])}; --page names the page of one person"


def _links(kinds: list[str], file: Path, subject: Subject) -> Iterator[tuple[str, Any]]:
    for kind in kinds:
        if kind == block.ME:
            yield kind, tuple(links.me(subject.document))
        else:
            yield kind, tuple(links.alternates(file, subject.slug, subject.document))


def keeps_contact_out(person: Person) -> bool:
    """Say whether a block for a page leaves something out of what is known of *person*."""
    outcome = person.outcomes.get(block.FORMAT)
    lost = outcome.losses if outcome else ()
    return any(loss.path.startswith(("emails/", "phones/")) for loss in lost)


def _over(asked: Asked, known: Collection[Path], examined: Callable[[Path], Examined]) -> int:
    """Go through all pages, tell what came of each, and return the exit code."""
    is_writing = not (asked.check or asked.dry_run)
    if is_writing:
        site.tidy(asked.folder)
    sentences: list[str] = []
    found: list[Diagnostic] = []
    changes = kept = refused = 0
    for visit in _shown_on(asked, visits(asked.folder, known, examined, writing=is_writing)):
        sentences += _sentences(visit, asked)
        found += _diagnostics(visit, asked)
        refused += bool(visit.refusal)
        if visit.found:
            changes += bool(visit.found.change.edits)
            kept += bool(visit.found.subject and not visit.found.change.edits)
            if asked.dry_run and visit.found.change.edits:
                _write_difference(visit.page, visit.found)
    if asked.form != "full":
        output.write(diagnostics.written(asked.form, found), None)
        sentences = []
    for sentence in sentences:
        report.say(sentence)
    if asked.form == "full" and asked.check and changes:
        report.say(f"{asked.mends} mends it")
    elif not (asked.quiet or asked.check):
        done = "changed" if is_writing else "would change"
        report.say(f"{asked.folder}: {_pages(changes)} {done}, {kept} as before")
    if refused:
        return BAD_INPUT
    return PROBLEMS if asked.check and changes else DONE


def _shown_on(asked: Asked, found: Iterator[Visit]) -> Iterator[Visit]:
    """Yield *found*, and show on a terminal how far it is."""
    if asked.quiet or not sys.stderr.isatty():
        yield from found
        return
    total = sum(1 for _ in site.pages(asked.folder))
    with typer.progressbar(found, length=total, label="pages", file=sys.stderr) as shown_one:
        yield from shown_one


def _sentences(visit: Visit, asked: Asked) -> Iterator[str]:
    """Yield what is said of a page."""
    if visit.refusal:
        yield visit.refusal
    found = visit.found
    if found is None:
        return
    page = display_path(visit.page)
    if found.left_out and not asked.quiet:
        yield f"left out: {page}: {found.left_out}"
    if asked.check:
        yield from (f"{page}: {fault.state}: {fault.words}" for fault in found.change.faults)
    elif found.change.edits and not asked.quiet and not asked.dry_run:
        whose = f": {found.subject.name}" if found.subject else ""
        yield f"{page}{whose}: {found.change.summary}"
    if not asked.quiet:
        yield from (f"{page}: {remark}" for remark in found.remarks)


def _diagnostics(visit: Visit, asked: Asked) -> Iterator[Diagnostic]:
    """Yield what is wrong with a page, for programs."""
    page = display_path(visit.page)
    if visit.refusal:
        yield Diagnostic(page, "unreadable", visit.refusal.removeprefix(f"{page}: "))
    for fault in visit.found.change.faults if visit.found else ():
        yield Diagnostic(page, f"page-{fault.state}", fault.words, hint=f"{asked.mends} mends it")


def _write_difference(page: Path, found: Examined) -> None:
    new = changed(found.data, found.change.edits)
    output.write(unified(display_path(page), found.data, new), None)


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def _mends(source: str | None) -> str:
    """Return the command that makes right what a check finds: install, where that was done."""
    folder = Path(source or ".")
    if folder.is_dir() and (name := installed_by(folder)):
        where = [] if folder == Path() else [str(folder)]
        return f"{shlex.join(['pexport', 'install', name, *where])} before the next build"
    left_out = {"--check", "--output-format", *diagnostics.FORMS}
    words = [word for word in sys.argv[1:] if word.partition("=")[0] not in left_out]
    return shlex.join(["pexport", *words])

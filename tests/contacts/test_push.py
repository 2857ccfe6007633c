"""Pushes to real servers: one contact whatever happens, and nobody's edits are lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import AS_OF, SAMPLES, profile
from readers.facts.contact import expected
from readers.programs import khard_library

from contacts.conftest import Pusher
from contacts.proxy import proxy
from contacts.servers import PASSWORD, USER, Running


def contact(server: Running) -> tuple[str, bytes]:
    """Return the one contact that is there."""
    ((path, card),) = server.contacts().items()
    return path, card


def edit(server: Running, old: str, new: str) -> None:
    """Edit the contact as a phone does: read it, write it whole."""
    path, card = contact(server)
    assert old.encode() in card
    server.put(path, card.replace(old.encode(), new.encode()))


def test_a_person_becomes_one_contact_and_stays_it(server: Running, pusher: Pusher) -> None:
    first = pusher.push(server.url)
    again = pusher.push(server.root)
    pusher.forget()
    from_elsewhere = pusher.push(server.url)

    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith(f"created: {server.url}")
    assert "added e-mail: ada@rivers.example" in first.stdout
    path, card = contact(server)
    assert again.stdout == from_elsewhere.stdout == f"unchanged: {server.root}{path}\n"
    assert b"FN:Ada Njoku" in card


def test_what_the_page_changed_is_changed_and_told(server: Running, pusher: Pusher) -> None:
    pusher.push(server.url)
    pusher.page(headlines=[{"text": "Professor"}], phones=[{"number": "+64 4 555 0199"}])

    done = pusher.push(server.url)

    assert done.returncode == 0
    path, card = contact(server)
    assert done.stdout == (
        f"updated: {server.root}{path}\n"
        "  changed role: Reader -> Professor\n"
        "  removed telephone: +64 4 555 0100\n"
        "  added telephone: +64 4 555 0199\n"
    )
    assert b"TITLE:Professor" in card
    assert b"0100" not in card


def test_what_was_edited_there_stays(server: Running, pusher: Pusher) -> None:
    pusher.push(server.url)
    edit(server, "NOTE:Measures soils.", "NOTE:Owes me a tea.\r\nBDAY:1990-01-31")
    pusher.page(headlines=[{"text": "Professor"}])

    done = pusher.push(server.url)

    assert done.returncode == 0
    assert "kept as edited there, note: Owes me a tea., on the page Measures" in done.stdout
    assert "kept as edited there, BDAY: 1990-01-31" in done.stdout
    _, card = contact(server)
    for each in (b"NOTE:Owes me a tea.", b"BDAY:1990-01-31", b"TITLE:Professor"):
        assert each in card


def test_a_conflict_is_told_again_and_again_and_then_decided(
    server: Running, pusher: Pusher
) -> None:
    pusher.push(server.url)
    edit(server, "TITLE:Reader", "TITLE:Boss")
    pusher.page(headlines=[{"text": "Professor"}])
    told = "conflict in role: there Boss, on the page Professor"

    for _ in range(2):
        done = pusher.push(server.url)
        assert done.returncode == 1
        assert told in done.stdout
        assert b"TITLE:Boss" in contact(server)[1]
    decided = pusher.push(server.url, "--prefer", "page")

    assert (decided.returncode, decided.stderr) == (0, "")
    assert "changed role: Boss -> Professor" in decided.stdout
    assert b"TITLE:Professor" in contact(server)[1]
    assert pusher.push(server.url).stdout.startswith("unchanged")


def test_the_phone_may_win_for_good(server: Running, pusher: Pusher) -> None:
    pusher.push(server.url)
    edit(server, "TITLE:Reader", "TITLE:Boss")
    pusher.page(headlines=[{"text": "Professor"}])

    assert pusher.push(server.url, "--prefer", "phone").returncode == 0
    done = pusher.push(server.url)

    assert done.returncode == 0
    assert "kept as edited there, role: Boss, on the page Professor" in done.stdout


def test_a_dry_run_changes_nothing(server: Running, pusher: Pusher) -> None:
    dry = pusher.push(server.url, "--dry-run")
    assert dry.stdout.startswith("would be created: ")
    assert server.contacts() == {}

    pusher.push(server.url)
    before = server.contacts()
    pusher.page(headlines=[{"text": "Professor"}])
    dry = pusher.push(server.url, "--dry-run")

    assert dry.stdout.startswith("would be updated: ")
    assert "changed role: Reader -> Professor" in dry.stdout
    assert server.contacts() == before
    assert "changed role: Reader -> Professor" in pusher.push(server.url).stdout


def test_who_was_deleted_there_is_not_made_again(server: Running, pusher: Pusher) -> None:
    pusher.push(server.url)
    server.asked("DELETE", contact(server)[0])

    left = pusher.push(server.url)
    assert left.returncode == 1
    assert left.stdout.startswith("deleted there, and left deleted: ")
    assert server.contacts() == {}

    assert pusher.push(server.url, "--prefer", "page").returncode == 0
    assert len(server.contacts()) == 1


MINE = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:my-own\r\nFN:Ada N.\r\nN:N.;Ada;;;\r\n"
    "EMAIL;TYPE=HOME:Ada@Rivers.example\r\nTEL:+1 555 0100\r\nEND:VCARD\r\n"
)


def test_a_contact_of_the_same_address_is_not_doubled(server: Running, pusher: Pusher) -> None:
    server.put(f"{server.book}mine.vcf", MINE.encode())

    done = pusher.push(server.url)

    assert done.returncode == 1
    assert f"  Ada N.: {server.url}mine.vcf\n" in done.stdout
    assert len(server.contacts()) == 1


def test_it_may_be_the_contact_to_update(server: Running, pusher: Pusher) -> None:
    server.put(f"{server.book}mine.vcf", MINE.encode())

    into = pusher.push(server.url, "--into", f"{server.url}mine.vcf")
    later = pusher.push(server.url)
    pusher.page(headlines=[{"text": "Professor"}])
    changed = pusher.push(server.url)

    assert into.returncode == 1
    assert "conflict in name: there Ada N., on the page Ada Njoku" in into.stdout
    assert "added role: Reader" in into.stdout
    assert "conflict in name" in later.stdout
    assert "changed role: Reader -> Professor" in changed.stdout
    _, card = contact(server)
    for each in (b"UID:my-own", b"FN:Ada N.", b"+1 555 0100", b"+64 4 555 0100", b"Professor"):
        assert each in card


def test_or_another_is_wanted(server: Running, pusher: Pusher) -> None:
    server.put(f"{server.book}mine.vcf", MINE.encode())

    assert pusher.push(server.url, "--new").returncode == 0
    assert len(server.contacts()) == 2
    assert pusher.push(server.url).stdout.startswith("unchanged")


def test_an_edit_in_the_very_moment_is_kept(server: Running, pusher: Pusher) -> None:
    edits = [("NOTE:Measures soils.", "NOTE:Owes me a tea.")]

    def moment(method: str, when: str) -> None:
        if (method, when) == ("PUT", "before") and server.contacts() and edits:
            edit(server, *edits.pop())

    with proxy(server.port, moment) as url:
        pusher.push(f"{url}{server.book}")
        pusher.page(headlines=[{"text": "Professor"}])
        done = pusher.push(f"{url}{server.book}")

    assert (done.returncode, edits) == (0, []), done.stdout
    _, card = contact(server)
    assert b"NOTE:Owes me a tea." in card
    assert b"TITLE:Professor" in card


class Killer(NamedTuple):
    """Kills the push that runs at its moment, which it counts down to."""

    left: list[None]
    running: list[subprocess.Popen[bytes]]

    def moment(self, _method: str, _when: str) -> None:
        if self.left:
            self.left.pop()
        else:
            self.running[-1].kill()
            self.running[-1].wait()

    def push(self, command: list[str], environment: dict[str, str]) -> bool:
        """Push, and say whether that was killed."""
        quiet = subprocess.DEVNULL
        self.running.append(subprocess.Popen(command, env=environment, stdout=quiet))
        return self.running[-1].wait(timeout=300) < 0


@pytest.mark.slow
def test_killed_at_any_moment_there_is_one_contact_and_no_false_conflict(
    server: Running, tmp_path: Path
) -> None:
    """At each request of a first push and of an update, before and after it reaches the server."""
    kills = 0
    while kills < 100:
        pusher = Pusher(tmp_path / str(kills))
        pusher.folder.mkdir()
        for path in server.contacts():
            server.asked("DELETE", path)
        killer = Killer([None] * kills, [])
        with proxy(server.port, killer.moment) as url:
            command = pusher.command(f"{url}{server.book}")
            was_killed = False
            for headline in ("Reader", "Professor"):
                pusher.page(headlines=[{"text": headline}])
                was_killed = was_killed or killer.push(command, pusher.environment)
            killer.left.extend([None] * 1000)
            done = pusher.push(f"{url}{server.book}")

        assert (done.returncode, done.stderr) == (0, ""), (kills, done.stdout)
        card = contact(server)[1]
        assert b"TITLE:Professor" in card, (kills, done.stdout)
        assert card.count(b"TITLE:") == 1
        if not was_killed:
            break
        kills += 1
    assert kills > 15


def test_the_contact_comes_back_with_every_fact(server: Running, pusher: Pusher) -> None:
    """vdirsyncer fetches it as a phone would, and khard reads what it has written."""
    (pusher.folder / "page.json").write_bytes((SAMPLES / "profiles/full.json").read_bytes())
    assert pusher.push(server.url, "--as-of", AS_OF.isoformat()).returncode == 0

    (file,) = synchronized(server, pusher.folder)

    found = khard_library.read("vcard 3.0", [file])[0]
    assert isinstance(found, dict)
    wanted = expected("vcard 3.0", profile("full"))
    compared = "names name nicknames emails phones addresses organization titles urls notes uid"
    for key in compared.split():
        in_order = (key == "name") or not isinstance(found[key], list)
        assert found[key] == wanted[key] if in_order else (
            sorted(map(str, found[key])) == sorted(map(str, wanted[key]))
        ), key  # fmt: skip


def synchronized(server: Running, folder: Path) -> list[Path]:
    """Return the files that vdirsyncer makes of the address book."""
    config = folder / "vdirsyncer.conf"
    collection = server.book.strip("/").rpartition("/")[2]
    config.write_text(
        f"""[general]
status_path = "{folder}/status"
[pair book]
a = "here"
b = "there"
collections = ["{collection}"]
[storage here]
type = "filesystem"
path = "{folder}/book"
fileext = ".vcf"
[storage there]
type = "carddav"
url = "{server.root}/"
username = "{USER}"
password = "{PASSWORD}"
""",
        encoding="utf-8",
    )
    tool = [sys.executable, "-W", "ignore", "-m", "vdirsyncer", "-c", str(config)]
    for command in ("discover", "sync"):
        done = subprocess.run(
            [*tool, command], input="y\n" * 5, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    return list((folder / "book" / collection).glob("*.vcf"))

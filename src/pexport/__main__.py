"""The entry of the command: ``pexport``, or ``python -m pexport``."""

from __future__ import annotations

import gc
import os
import sys

# pexport has no plugins for pydantic, which would look for them in every installed package.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true")

# What is imported stays: looking for garbage in it meanwhile is a twentieth of a whole run.
gc.set_threshold(50_000)

from pexport import command_line, export_command, report  # noqa: E402 - after the threshold
from pexport.errors import BAD_INPUT, DONE, PexportError  # noqa: E402 - the same

_INTERRUPTED = 130


def main() -> None:
    """Run the command; a user's mistake ends in one line and exit code 2."""
    try:
        code = _run(sys.argv[1:])
        if sys.stdout:
            sys.stdout.flush()
        sys.exit(code)
    except PexportError as error:
        report.say(str(error))
        sys.exit(BAD_INPUT)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            report.say(f"cannot be written or read: {error}")
            sys.exit(BAD_INPUT)
        # The reader of our output has gone, as `head` does.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(DONE)


def _run(arguments: list[str]) -> int:
    given = None if "_PEXPORT_COMPLETE" in os.environ else command_line.plain(arguments)
    if given is not None:
        return export_command.run(**given)
    from pexport import cli  # noqa: PLC0415 - typer, for all but the plain call

    return cli.run(arguments)


if __name__ == "__main__":
    main()

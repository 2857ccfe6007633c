"""The entry of the command: ``pexport``, or ``python -m pexport``."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import NoReturn

from pexport.writing import interrupts

# Before anything is imported that takes its time.
interrupts.exit_on_interrupt()

# pexport has no plugins for pydantic, which would look for them in every installed package.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true")

# What is imported stays: looking for garbage in it meanwhile is a twentieth of a whole run.
gc.set_threshold(50_000)

from pexport.command_line import plain, report  # noqa: E402 - after the threshold
from pexport.commands import export  # noqa: E402 - the same
from pexport.errors import BAD_INPUT, DONE, PROBLEMS, PexportError  # noqa: E402 - the same
from pexport.writing import output  # noqa: E402 - after the threshold


def main() -> NoReturn:
    """Run the command; a user's mistake ends in one line and exit code 2.

    The process ends without freeing what it holds, which would be a fifth of a whole run.
    """
    try:
        code = _code()
    except Exception as error:  # noqa: BLE001 - whatever it is, one line says it
        from pexport import unexpected  # noqa: PLC0415 - for that alone

        report.say(unexpected.describe(error))
        code = PROBLEMS
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)


def _code() -> int:
    """Run the command and return the exit code."""
    try:
        code = _run(sys.argv[1:])
        if sys.stdout:
            sys.stdout.flush()
    except PexportError as error:
        report.say(str(error))
        return BAD_INPUT
    except KeyboardInterrupt as error:
        return interrupts.exit_code(error)
    except BrokenPipeError:
        output.discard_standard_output()
        return DONE
    except OSError as error:
        report.say(f"cannot read or write: {error}")
        return BAD_INPUT
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else BAD_INPUT
    return code


def _run(arguments: list[str]) -> int:
    command = None if "_PEXPORT_COMPLETE" in os.environ else plain.parse_plain(arguments)
    if command is not None:
        return export.export_format(*command)
    from pexport import application  # noqa: PLC0415 - typer, for all but the plain call

    return application.run(arguments)


if __name__ == "__main__":
    main()

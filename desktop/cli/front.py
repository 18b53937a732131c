"""From a command line to an exit code: every refusal one sentence, never a traceback."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from desktop import wording
from desktop.cli.grammar import grammar, speak, understood
from desktop.cli.telling import Answer, document
from desktop.cli.words import WORDS
from desktop.domain.errors import Broken, CannotWrite, Refused
from desktop.settings import Folders, load
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.cli.visit import Visit

DONE, FOUND, REFUSED = 0, 1, 2
INTERRUPTED = 130  # what a shell expects after Ctrl-C, so that its loops end too


def main(argv: Sequence[str] | None = None) -> int:
    """Does what the words say; returns the exit code. Reads and writes the standard streams."""
    words = list(sys.argv[1:] if argv is None else argv)
    as_json = "--json" in words
    folders = None
    try:
        folders = _speak(words)
        _encode(sys.stdout, as_json)
        _encode(sys.stderr, False)
        try:
            return _tell(_answer(words), as_json)
        except Refused as refused:
            return _refuse(refused, as_json)
    except BrokenPipeError:
        # The reader (head, less) has gone: what was to be done is done.
        _let_go(sys.stdout)
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as wrong:
        # The answer could not be written where it was sent.
        _let_go(sys.stdout)
        return _refuse(_not_there(wrong), False)
    except Exception as fault:
        return _refuse(_broken(fault, folders or Folders.choose()), as_json)


def _answer(words: Sequence[str]) -> Answer:
    """What the word answers. Raises Refused, whatever went wrong."""
    from desktop.cli.visit import Visit

    try:
        asked = understood(grammar(WORDS), words)
    except SystemExit as told:  # --help and --version have said all there is to say
        return Answer(None, "", int(told.code or 0))
    folders = _folders(asked.data)
    visit = Visit(asked, folders, sys.stderr)
    try:
        answer: Answer = asked.run(visit)
        return answer
    except (Refused, BrokenPipeError):
        raise
    except KeyboardInterrupt:
        return _stopped(visit)
    except OSError as wrong:
        raise _not_there(wrong) from wrong
    except Exception as fault:
        raise _broken(fault, folders) from fault
    finally:
        with suppress(Exception):
            visit.close()


def _stopped(visit: Visit) -> Answer:
    """After Ctrl-C: the act was done whole or not at all, and asking again tells which."""
    said = _("Stopped.")
    if "op" in vars(visit):
        said = _("Stopped. Whether it was done already tells the same command with --op {op}.")
        said = said.format(op=visit.op)
    return Answer(None, "", INTERRUPTED, said)


def _tell(answer: Answer, as_json: bool) -> int:
    if as_json and answer.data is not None:
        print(document(answer.data))
    elif answer.text:
        print(answer.text)
    if sys.stdout is not None:  # closed by the caller (`>&-`): there is nobody to tell
        sys.stdout.flush()
    if answer.aside:
        print(answer.aside, file=sys.stderr)
    return answer.exit


def _refuse(refused: Refused, as_json: bool) -> int:
    from desktop.wording.refusals import sentence

    said = sentence(refused)
    if as_json:
        print(document({"error": error(refused, said)}), flush=True)
    print(said, file=sys.stderr)
    return REFUSED


def error(refused: Refused, said: str) -> dict[str, Any]:
    """A refusal as JSON: its code, its sentence, and its own data beside them."""
    return {**refused.data(), "code": refused.code, "message": said}


def _speak(words: Sequence[str]) -> Folders:
    """Chooses the language, which must be known before the words are, and tells the folder."""
    peek = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    peek.add_argument("--lang")
    peek.add_argument("--data")
    found = argparse.Namespace(lang=None, data=None)
    with suppress(argparse.ArgumentError, SystemExit):
        peek.parse_known_args(words, found)
    folders = _folders(found.data)
    language = found.lang if found.lang in ("zh", "en") else None
    if language is None:
        with suppress(OSError):
            # A look at the help leaves no folder behind.
            if folders.settings.exists():
                language = load(folders).settings.language
    wording.use(language)
    speak()
    return folders


def _folders(data: str | None) -> Folders:
    return Folders.choose(Path(data) if data else None)


def _encode(stream: TextIO, as_json: bool) -> None:
    """JSON is UTF-8 on every machine; for people a character their terminal lacks is a mark."""
    if reconfigure := getattr(stream, "reconfigure", None):
        if as_json:
            reconfigure(encoding="utf-8", errors="backslashreplace")
        else:
            reconfigure(errors="replace")


def _let_go(stream: TextIO) -> None:
    """Gives what is still unwritten to nobody, so that the end of the program says nothing."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _not_there(wrong: OSError) -> CannotWrite:
    """The data folder (or a file in it) that cannot be used."""
    name = str(wrong.filename or _("the answer"))
    if wrong.errno == errno.ENOSPC:
        return CannotWrite(name, "full")
    if isinstance(wrong, PermissionError):
        return CannotWrite(name, "no_permission")
    return CannotWrite(name, "failed", wrong.strerror or type(wrong).__name__)


def _broken(fault: Exception, folders: Folders) -> Broken:
    """A fault of ours: told whole in the log, and in one sentence here."""
    import logging

    from desktop import log

    with suppress(OSError):
        handler = log.start(folders.logs)
        logging.getLogger("yuanwu.cli").error("a command failed", exc_info=fault)
        log.stop(handler)
    return Broken(type(fault).__name__, str(folders.logs / "yuanwu.log"))

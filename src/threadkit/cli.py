"""The command line: arguments -> public API -> print.

Exit codes: 0 done; 1 done, with problems at or above ``--fail-on``; 2 not done (usage, unreadable input, unwritable
output). Whatever goes wrong is one line on stderr. Results go to stdout or ``-o``, everything else to stderr.

Handlers reach the library through ``threadkit.<name>``, which imports what it needs when it is needed: ``--version``
stays fast.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

import threadkit
from threadkit.ledger import Ledger
from threadkit.problems import SEVERITIES
from threadkit.tree import SORT_NAMES

if TYPE_CHECKING:
    from threadkit.formats import Writer
    from threadkit.source import Source

OK, PROBLEMS, FAILED = 0, 1, 2
DEFAULT_FORMAT: Final = "markdown"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = parser().parse_args(arguments)
    if sys.stdout is None or sys.stdin is None:
        return _fail("standard input and output must be open")
    handler: Callable[[argparse.Namespace], int] = options.handler
    try:
        code = handler(options)
        sys.stdout.flush()
    except threadkit.ThreadkitError as error:
        return _fail(str(error))
    except BrokenPipeError:
        return _fail_to_write("it was closed before everything was written (broken pipe)")
    except OSError as error:  # files are the library's to open; this is our own stdout
        return _fail_to_write(error.strerror or str(error))
    except KeyboardInterrupt:
        return _fail("interrupted")
    except Exception as error:
        if os.environ.get("THREADKIT_DEBUG"):
            raise
        return _fail(
            f"internal error, please report it: {type(error).__name__}: {error} (THREADKIT_DEBUG=1 shows where)"
        )
    return code


def _fail(message: str) -> int:
    print(f"threadkit: {' '.join(message.split())}", file=sys.stderr)
    return FAILED


def _fail_to_write(why: str) -> int:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter complains at its exit
    return _fail(f"cannot write the output: {why}")


# --- Arguments --------------------------------------------------------------------------------------------------------


def parser() -> argparse.ArgumentParser:
    """The arguments of every command; the documentation is made from it."""
    parser = argparse.ArgumentParser(prog="threadkit", description="Read, keep, move and show comment threads.")
    parser.add_argument("--version", action="version", version=f"threadkit {threadkit.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    _convert_arguments(commands.add_parser("convert", help="read threads and write them in another format"))

    detect = commands.add_parser("detect", help="say which format an input has, and why")
    detect.add_argument("inputs", metavar="INPUT", type=_input, nargs="+", help="a file; - is stdin")
    detect.set_defaults(handler=_detect)

    check = commands.add_parser("check", help="read threads and list every problem")
    _reading_arguments(check)
    _fail_on_argument(check, "warning")
    check.set_defaults(handler=_check)

    stats = commands.add_parser("stats", help="count what a source holds")
    _reading_arguments(stats)
    stats.set_defaults(handler=_stats)

    formats = commands.add_parser("formats", help="list the formats that can be read and written")
    formats.add_argument("--options", action="store_true", help="list the writers' options as well")
    formats.set_defaults(handler=_formats)
    return parser


def _convert_arguments(convert: argparse.ArgumentParser) -> None:
    _reading_arguments(convert)
    convert.add_argument(
        "-t", "--to", metavar="FORMAT", help=f"format to write (default: by -o's name, else {DEFAULT_FORMAT})"
    )
    convert.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        default="-",
        help="where to write; - is stdout (the default); FOLDER/ is a folder, with a file for each thread at least",
    )
    convert.add_argument("--sort", choices=[name for name in SORT_NAMES if name[0] != "-"], help="order of comments")
    convert.add_argument("--reverse", action="store_true", help="sort in descending order (newest, highest, Z first)")
    convert.add_argument("--flat", action="store_true", help="sort over the whole thread, not among siblings only")
    convert.add_argument(
        "-O", "--option", metavar="NAME=VALUE", action="append", default=[], help="a writer's own option"
    )
    convert.add_argument(
        "--strict", action="store_true", help="write nothing if there is any problem at warning or above"
    )
    convert.add_argument("--problems", metavar="FILE", help="write all problems there, as JSON lines; - is stderr")
    _fail_on_argument(convert, "error")
    convert.set_defaults(handler=_convert)


def _reading_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("inputs", metavar="INPUT", type=_input, nargs="+", help="a file; - is stdin")
    parser.add_argument("-f", "--from", dest="format", metavar="FORMAT", help="format to read (default: found out)")
    parser.add_argument("--url", help="the address that the input was taken from")
    parser.add_argument("--reference", metavar="DATE", type=_moment, help="the moment of capture, in ISO 8601")
    parser.add_argument("--language", metavar="TAG", help="language of the dates, such as en-GB; settles ties")
    parser.add_argument("--encoding", metavar="NAME", type=_encoding, help="encoding of the input, if it is known")


def _fail_on_argument(parser: argparse.ArgumentParser, default: str) -> None:
    parser.add_argument(
        "--fail-on",
        choices=[*SEVERITIES, "never"],
        default=default,
        help=f"exit with 1 if there is a problem as grave as this (default: {default})",
    )


def _encoding(name: str) -> str:
    from threadkit.encoding import codec

    if codec(name) is None:
        raise argparse.ArgumentTypeError(f"no encoding is called {name!r}")
    return name


def _input(name: str) -> str:
    if not name:
        raise argparse.ArgumentTypeError("the name of an input is empty")
    return name


def _moment(text: str) -> Any:
    from datetime import datetime

    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date in ISO 8601 (2012-10-11T03:08)") from None


# --- Commands ---------------------------------------------------------------------------------------------------------


def _convert(options: argparse.Namespace) -> int:
    target = _target(options)
    settings = dict(target.setting(text) for text in options.option)
    if options.flat and "flat" in target.options():
        settings.setdefault("flat", True)
    elif options.flat and options.sort is None:
        raise threadkit.UnknownOption(f"--flat changes nothing in {target.name} without --sort")
    if options.reverse and options.sort is None:
        raise threadkit.UnknownOption("--reverse needs --sort: there is nothing to reverse")
    ledger = Ledger()
    with _problems_file(options.problems) as keep:
        ledger.keep = keep
        threads = _ordered(_threads(options, ledger, strict=options.strict), options)
        threadkit.write(threads, sys.stdout if options.output == "-" else options.output, target.name, **settings)
    ledger.summarize()
    return _code(ledger, options)


def _code(ledger: Ledger, options: argparse.Namespace) -> int:
    return PROBLEMS if ledger.reaches(options.fail_on) else OK


def _target(options: argparse.Namespace) -> Writer:
    """The writer that is asked for by name, or by the name of the output."""
    from threadkit.formats import by_extension, writer

    if options.to is not None:
        return writer(options.to)
    if options.output == "-":
        return writer(DEFAULT_FORMAT)
    if name := by_extension(Path(options.output).suffix):
        return writer(name)
    raise threadkit.UnknownOption(f"the name {options.output!r} says no format; give it with -t")


def _detect(options: argparse.Namespace) -> int:
    code = OK
    for document in _sources(options):
        if len(options.inputs) > 1:
            print(f"{document.name}:")
        try:
            candidates = threadkit.detect(document)
            if not candidates:
                raise threadkit.ReadError(f"cannot tell the format of {document.name}")
        except threadkit.ReadError as error:
            code = _fail(str(error))
        else:
            for candidate in candidates:
                print(f"{candidate.format:12} {candidate.evidence:.2f}  {'; '.join(candidate.reasons)}")
    return code


def _check(options: argparse.Namespace) -> int:
    ledger = Ledger(print_all=True)
    for _ in _threads(options, ledger, skip_unreadable=True):
        pass
    print(f"{ledger.threads} threads, {ledger.comments} comments, {sum(ledger.severities.values())} problems")
    return FAILED if ledger.unreadable else _code(ledger, options)


def _stats(options: argparse.Namespace) -> int:
    from threadkit.stats import Stats

    ledger, stats = Ledger(), Stats()
    for thread in _threads(options, ledger, skip_unreadable=True):
        stats.add(thread)
    for name, value in stats.rows():
        print(f"{name:16} {value}")
    return FAILED if ledger.unreadable else OK


def _formats(options: argparse.Namespace) -> int:
    from threadkit.formats import READERS, WRITERS

    readers, writers = {row.name: row for row in READERS}, {row.name: row for row in WRITERS}
    print("r = can be read, w = can be written\n")
    for name in sorted(readers | writers):
        row = readers.get(name) or writers[name]
        print(f"{'r' if name in readers else '-'}{'w' if name in writers else '-'}  {name:12} {row.description}")
        if options.options and name in writers:
            for option in writers[name].options().values():
                print(f"       -O {option}")
    return OK


# --- Reading, and the account of it -----------------------------------------------------------------------------------


def _sources(options: argparse.Namespace) -> Iterator[Source]:
    from threadkit.source import Source

    encoding = getattr(options, "encoding", None)
    for name in options.inputs:
        if name == "-":
            yield Source(sys.stdin.buffer, name="<stdin>", encoding=encoding)
        else:
            yield Source(Path(name), encoding=encoding)


def _threads(
    options: argparse.Namespace, ledger: Ledger, *, strict: bool = False, skip_unreadable: bool = False
) -> Iterator[threadkit.Thread]:
    """The threads of all inputs; one that is unreadable ends it all, unless it is only counted."""
    for document in _sources(options):
        ledger.source = document.name
        try:
            for thread in threadkit.iter_threads(
                document,
                format=options.format,
                url=options.url,
                reference=options.reference,
                language=options.language,
                strict=strict,
                on_problem=ledger.note,
            ):
                ledger.count(thread)
                yield thread
        except threadkit.ReadError as error:
            if not skip_unreadable:
                raise
            ledger.unreadable += 1
            _fail(str(error))


def _ordered(threads: Iterator[threadkit.Thread], options: argparse.Namespace) -> Iterator[threadkit.Thread]:
    sort = ("-" if options.reverse else "") + options.sort if options.sort else None
    for thread in threads:
        yield thread.sorted(sort, flat=options.flat) if sort else thread


@contextmanager
def _problems_file(path: str | None) -> Iterator[IO[str] | None]:
    """Where the problems are kept: nowhere, on stderr, or in a file."""
    if path is None or path == "-":
        yield sys.stderr if path else None
        return
    try:
        file = open(path, "w", encoding="utf-8", newline="\n")  # noqa: SIM115  (what the body raises is not the file's)
    except OSError as error:
        raise threadkit.WriteError(f"cannot write {path}: {error.strerror}") from None
    with file:
        yield file

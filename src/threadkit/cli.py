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
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

import threadkit
from threadkit.problems import SEVERITIES, Severity, at_least
from threadkit.tree import SORT_NAMES

if TYPE_CHECKING:
    from threadkit.source import Source

OK, PROBLEMS, FAILED = 0, 1, 2
SHOWN: Final = 20  # problems printed one by one; the rest are counted
PROGRESS_EVERY: Final = 1_000  # comments
DEFAULT_FORMAT: Final = "markdown"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = parser().parse_args(arguments)
    handler: Callable[[argparse.Namespace], int] = options.handler
    try:
        code = handler(options)
        sys.stdout.flush()
    except threadkit.ThreadkitError as error:
        return _fail(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter complains at its exit
        return _fail("the output was closed before everything was written (broken pipe)")
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


# --- Arguments --------------------------------------------------------------------------------------------------------


def parser() -> argparse.ArgumentParser:
    """The arguments of every command; the documentation is made from it."""
    parser = argparse.ArgumentParser(prog="threadkit", description="Read, keep, move and show comment threads.")
    parser.add_argument("--version", action="version", version=f"threadkit {threadkit.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    convert = commands.add_parser("convert", help="read threads and write them in another format")
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
    convert.add_argument("--problems", metavar="FILE", help="write all problems there, as JSON lines")
    _fail_on_argument(convert, "error")
    convert.set_defaults(handler=_convert)

    detect = commands.add_parser("detect", help="say which format an input has, and why")
    detect.add_argument("inputs", metavar="INPUT", nargs="+", help="a file; - is stdin")
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


def _reading_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("inputs", metavar="INPUT", nargs="+", help="a file; - is stdin")
    parser.add_argument("-f", "--from", dest="format", metavar="FORMAT", help="format to read (default: found out)")
    parser.add_argument("--url", help="the address that the input was taken from")
    parser.add_argument("--reference", metavar="DATE", type=_moment, help="the moment of capture, in ISO 8601")
    parser.add_argument("--language", metavar="TAG", help="language of the dates, such as en-GB; settles ties")
    parser.add_argument("--encoding", metavar="NAME", help="encoding of the input, if it is known")


def _fail_on_argument(parser: argparse.ArgumentParser, default: str) -> None:
    parser.add_argument(
        "--fail-on",
        choices=[*SEVERITIES, "never"],
        default=default,
        help=f"exit with 1 if there is a problem as grave as this (default: {default})",
    )


def _moment(text: str) -> Any:
    from datetime import datetime

    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date in ISO 8601 (2012-10-11T03:08)") from None


# --- Commands ---------------------------------------------------------------------------------------------------------


def _convert(options: argparse.Namespace) -> int:
    from threadkit.formats import by_extension, writer

    suffix = Path(options.output).suffix
    target = writer(options.to or by_extension(suffix) or DEFAULT_FORMAT)
    settings = dict(target.setting(text) for text in options.option)
    if options.flat and "flat" in target.options():
        settings.setdefault("flat", True)
    ledger = _Ledger()
    with _problems_file(options.problems) as keep:
        ledger.keep = keep
        threads = _ordered(_threads(options, ledger, strict=options.strict), options)
        threadkit.write(threads, sys.stdout if options.output == "-" else options.output, target.name, **settings)
    ledger.summarize()
    return ledger.exit_code(options.fail_on)


def _detect(options: argparse.Namespace) -> int:
    for document in _sources(options):
        if len(options.inputs) > 1:
            print(f"{document.name}:")
        candidates = threadkit.detect(document)
        for candidate in candidates:
            print(f"{candidate.format:12} {candidate.evidence:.2f}  {'; '.join(candidate.reasons)}")
        if not candidates:
            raise threadkit.ReadError(f"cannot tell the format of {document.name}")
    return OK


def _check(options: argparse.Namespace) -> int:
    ledger = _Ledger(print_all=True)
    for _ in _threads(options, ledger):
        pass
    print(f"{ledger.threads} threads, {ledger.comments} comments, {sum(ledger.severities.values())} problems")
    return ledger.exit_code(options.fail_on)


def _stats(options: argparse.Namespace) -> int:
    from threadkit.stats import Stats

    ledger, stats = _Ledger(), Stats()
    for thread in _threads(options, ledger):
        stats.add(thread)
    for name, value in stats.rows():
        print(f"{name:16} {value}")
    return OK


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


def _threads(options: argparse.Namespace, ledger: _Ledger, *, strict: bool = False) -> Iterator[threadkit.Thread]:
    for document in _sources(options):
        ledger.source = document.name
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


def _ordered(threads: Iterator[threadkit.Thread], options: argparse.Namespace) -> Iterator[threadkit.Thread]:
    sort = ("-" if options.reverse else "") + options.sort if options.sort else None
    for thread in threads:
        yield thread.sorted(sort, flat=options.flat) if sort and sort != "-source" else thread


@contextmanager
def _problems_file(path: str | None) -> Iterator[IO[str] | None]:
    if path is None:
        yield None
        return
    try:
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            yield file
    except OSError as error:
        raise threadkit.WriteError(f"cannot write {path}: {error.strerror}") from None


class _Ledger:
    """What was read, and what was wrong with it; speaks on stderr."""

    def __init__(self, *, print_all: bool = False) -> None:
        self.threads = self.comments = 0
        self.severities: Counter[Severity] = Counter()
        self.source: str | None = None
        self.keep: IO[str] | None = None
        self._limit = sys.maxsize if print_all else SHOWN
        self._shown: Severity = "info" if print_all else "warning"
        self._at_terminal = sys.stderr.isatty()

    def count(self, thread: threadkit.Thread) -> None:
        before = self.comments // PROGRESS_EVERY
        self.threads += 1
        self.comments += len(thread)
        if self._at_terminal and self.comments // PROGRESS_EVERY > before:
            print(f"\r{self.comments:,} comments", end="", file=sys.stderr, flush=True)

    def note(self, problem: threadkit.Problem) -> None:
        self.severities[problem.severity] += 1
        if self.keep is not None:
            from threadkit.writers.native import problem_line

            self.keep.write(problem_line(problem, self.source))
        if at_least(problem.severity, self._shown) and sum(self.severities.values()) <= self._limit:
            print(f"{self.source}: {problem}", file=sys.stderr)

    def summarize(self) -> None:
        if self._at_terminal and self.comments >= PROGRESS_EVERY:
            print(f"\r{self.comments:,} comments in {self.threads:,} threads", file=sys.stderr)
        if sum(self.severities.values()) > self._limit:
            counts = ", ".join(f"{count} {level}" for level, count in self.severities.items())
            print(f"threadkit: problems: {counts}; --problems FILE lists them all", file=sys.stderr)

    def exit_code(self, fail_on: str) -> int:
        """1 if a problem as grave as ``fail_on`` was met; "never" is graver than all."""
        bars = [*SEVERITIES, "never"]
        return PROBLEMS if any(bars.index(level) >= bars.index(fail_on) for level in self.severities) else OK

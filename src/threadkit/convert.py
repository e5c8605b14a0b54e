"""Reading and writing: the only place where readers meet writers.

``path or bytes -> Source -> detect -> reader -> gather -> Thread -> writer -> str``. :func:`parse` is
:func:`iter_threads` with exactly one thread, and :func:`render` is :func:`write` into a string: batch and stream are
one way.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final

from threadkit.detection import detect
from threadkit.errors import ReadError, WriteError
from threadkit.files import inside, replace
from threadkit.formats import Writer
from threadkit.formats import reader as find_reader
from threadkit.formats import writer as find_writer
from threadkit.gather import gather
from threadkit.model import Thread
from threadkit.problems import Problem, at_least
from threadkit.reading import Context
from threadkit.source import Given, Source
from threadkit.text.escape import SafeMarkup
from threadkit.writers.names import Names, slug

# Files of these names are written by programs; what is in them is never a page.
_DATA_SUFFIXES: Final = frozenset({".json", ".jsonl", ".ndjson", ".xml"})

_SLASHES: Final = ("/", os.sep)


def parse(
    source: Given | Source,
    *,
    format: str | None = None,
    url: str | None = None,
    reference: datetime | None = None,
    language: str | None = None,
    encoding: str | None = None,
    strict: bool = False,
    on_problem: Callable[[Problem], object] | None = None,
) -> Thread:
    """Read one thread.

    ``source``: ``bytes`` or ``str`` are content, a ``Path`` or an open file is a file. ``format`` is a name of the
    table of formats; without it the format is detected. ``url`` is where the source was taken from (links are made
    absolute with it), ``reference`` the moment of capture (relative dates are counted back from it; without it they
    stay without a value), ``language`` a BCP 47 tag that settles ties between readings of a date, ``encoding`` the
    word of an HTTP header.

    Problems are collected on ``Thread.problems`` and given to ``on_problem`` as they are found. With ``strict`` any
    problem at "warning" or above raises one :class:`threadkit.ReadError` that holds them all.

    Raises :class:`threadkit.UnknownFormat`, or :class:`threadkit.ReadError` if the source cannot be read, its format
    cannot be told, or it holds more than one thread (:func:`iter_threads` reads those).

    >>> thread = parse("A title\\n\\nSome words.\\n\\nAnn says: 10/25/20123:08 am\\n\\nSo true.\\n")
    >>> thread.comments[0].author.name, thread.comments[0].published.isoformat()
    ('Ann', '2012-10-25T03:08')
    """
    document = source if isinstance(source, Source) else Source(source, encoding=encoding)
    threads = iter_threads(
        document,
        format=format,
        url=url,
        reference=reference,
        language=language,
        strict=strict,
        on_problem=on_problem,
    )
    first = next(threads, None)
    if first is None:
        raise ReadError(f"{document.name or 'the source'} holds no thread")
    if next(threads, None) is not None:
        raise ReadError(f"{document.name or 'the source'} holds more than one thread; read it with iter_threads")
    return first


def iter_threads(
    source: Given | Source,
    *,
    format: str | None = None,
    url: str | None = None,
    reference: datetime | None = None,
    language: str | None = None,
    encoding: str | None = None,
    strict: bool = False,
    on_problem: Callable[[Problem], object] | None = None,
) -> Iterator[Thread]:
    """Read thread after thread, holding one of them in memory. Arguments and errors as for :func:`parse`."""
    document = source if isinstance(source, Source) else Source(source, encoding=encoding)
    name = format or _detected(document)
    read = find_reader(name).load()
    context = Context(url=url, reference=reference, language=language, on_problem=on_problem)
    for thread in gather(read(document, context), context, name):
        if strict:
            _refuse_problems(thread, document)
        yield thread


def render(thread: Thread, format: str, **options: Any) -> str:
    """The thread as text in a format of the table of writers. HTML comes as a ``str`` that template engines (Jinja2,
    Django, Flask) place in a page as it is.

    ``options`` are the writer's own (``threadkit formats --options`` lists them). Raises
    :class:`threadkit.UnknownFormat` or :class:`threadkit.UnknownOption`, and :class:`threadkit.WriteError` for a format
    of many files or a binary one.

    >>> from threadkit import Author, Body, Comment, Post
    >>> thread = Thread(Post(title="Tea"), [Comment("1", author=Author("Ann"), body=Body("So <b>true</b>."))])
    >>> "So **true**." in render(thread, "markdown")
    True
    """
    writer = find_writer(format)
    _check_is_text(writer)
    text = "".join(writer([thread], **options))
    return SafeMarkup(text) if writer.extension == ".html" else text


def write(
    threads: Thread | Iterable[Thread],
    target: str | Path | IO[str],
    format: str,
    **options: Any,
) -> None:
    """Write threads to a path or an open text file, piece by piece.

    A format of many files is written into a folder, which is made if it is not there; any other format is too, a file
    for each thread named after its post, if ``target`` is a ``str`` that ends with a slash.

    A file is replaced whole or not at all: the pieces go to a neighbour that takes its name at the end. Raises
    :class:`threadkit.WriteError` if the target cannot be written, and what :func:`render` raises.
    """
    writer = find_writer(format)
    several = [threads] if isinstance(threads, Thread) else threads
    if not isinstance(target, str | Path):
        _check_is_text(writer)
        for piece in writer(several, **options):
            target.write(piece)
    elif writer.files or str(target).endswith(_SLASHES):
        _write_files(Path(target), writer, several, options)
    else:
        replace(Path(target), writer(several, **options))


def _check_is_text(writer: Writer) -> None:
    if writer.files:
        raise WriteError(f"{writer.name} is a format of many files; write them into a folder (-o FOLDER/)")
    if writer.binary:
        raise WriteError(f"{writer.name} is a binary format; write it to a file (-o FILE)")


def _write_files(folder: Path, writer: Writer, threads: Iterable[Thread], options: dict[str, Any]) -> None:
    """Write file after file into the folder, each whole or not at all."""
    files = writer(threads, **options) if writer.files else _one_each(writer, threads, options)
    for name, pieces in files:
        replace(inside(folder, name), [pieces] if isinstance(pieces, str) else pieces)


def _one_each(
    writer: Writer, threads: Iterable[Thread], options: dict[str, Any]
) -> Iterator[tuple[str, Iterable[str]]]:
    names = Names()
    for thread in threads:
        yield names.unique(slug(thread.post)) + writer.extension, writer([thread], **options)


def _detected(document: Source) -> str:
    """The likeliest format, unless a file that is named as data holds none: prose for a broken export would lose it."""
    candidates = detect(document)
    if not candidates:
        raise ReadError(f"cannot tell the format of {document.name or 'the source'}; name it")
    likeliest = candidates[0].format
    if document.suffix in _DATA_SUFFIXES and likeliest in ("html", "text"):
        raise ReadError(
            f"{document.name} is named {document.suffix} but is no export that threadkit knows; "
            f"if it is meant to be read as {likeliest}, name that format"
        )
    return likeliest


def _refuse_problems(thread: Thread, document: Source) -> None:
    grave = [problem for problem in thread.problems if at_least(problem.severity, "warning")]
    if grave:
        more = f" (and {len(grave) - 1} more)" if len(grave) > 1 else ""
        raise ReadError(f"{document.name or 'the source'}: {grave[0]}{more}", grave)

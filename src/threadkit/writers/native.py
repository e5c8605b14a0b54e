"""threadkit's own JSON and JSON lines: everything in the model, exactly (docs/reference/native.md).

A class becomes an object with the fields of the model in the model's order; what has its default value is left out.
Both forms are written comment by comment, so that a thread is never in memory twice. The result is strict JSON in any
case: what JSON cannot hold (a score that is not finite, a lone surrogate, a value in ``extra`` that is no JSON) is
mended and listed among the thread's problems, which therefore come last.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from math import isfinite
from typing import Any, Final

import attrs
from attrs import evolve

from threadkit.model import Author, Body, Comment, Origin, Post, Thread, Timestamp
from threadkit.problems import Problem, Where
from threadkit.schema import VERSION

Json = dict[str, Any]
Form = Callable[[Any], Json]
Report = Callable[[Problem], object]

_encode_line: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_encode_page: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, indent=2).encode
_ENCODE_ERRORS: Final = (ValueError, TypeError, RecursionError)
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_EXACT_FLOAT: Final = 2**53  # up to here every whole number is a float and has one way to be written


# --- Forms: an object of the model -> a JSON object -------------------------------------------------------------------


def _form(blank: Any, *required: str, **convert: Callable[[Any], Any]) -> Form:
    """The form of a class of the model: what differs from ``blank``, and what is required, in the model's order."""
    rows = tuple((row.name, getattr(blank, row.name), convert.get(row.name)) for row in attrs.fields(type(blank)))

    def form(value: Any) -> Json:
        found = {}
        for name, default, converted in rows:
            item = getattr(value, name)
            if item != default or name in required:
                found[name] = converted(item) if converted else item
        return found

    return form


def _number(value: float) -> float:
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT_FLOAT else value


_author: Final = _form(Author(), roles=list)
timestamp_form: Final = _form(
    Timestamp(""),
    "text",
    value=lambda value: value.isoformat(),
    alternatives=lambda values: [value.isoformat() for value in values],
    confidence=_number,
    flags=list,
    span=list,
)
_where: Final = _form(Where())
_COMMON: Final[dict[str, Callable[[Any], Any]]] = {
    "author": _author,
    "published": timestamp_form,
    "updated": timestamp_form,
    "body": _form(Body()),
    "extra": dict,
    "where": _where,
}
_comment: Final = _form(Comment(""), "id", score=_number, private=dict, **_COMMON)
_post: Final = _form(Post(), **_COMMON)
_origin: Final = _form(Origin(), reasons=list, fields=dict)
_problem: Final = _form(Problem("bad-value", ""), "code", "message", "severity", where=_where)


def _shown(form: Form, item: Any, private: bool) -> Json:
    """The JSON of a post or comment, with what is personal only if that was asked for."""
    record = form(item)
    if not private:
        record.pop("private", None)
        record.get("author", {}).pop("email", None)
    return record


def _head(thread: Thread, private: bool) -> Json:
    """What is said of the thread as a whole. What we write has been checked: a reader takes it as it stands."""
    head: Json = {"checked": True}
    if thread.post is not None:
        head["post"] = _shown(_post, thread.post, private)
    if thread.claimed is not None:
        head["claimed"] = thread.claimed
    if thread.origin != Origin():
        head["origin"] = _origin(thread.origin)
    return head


# --- Strict JSON in any case ------------------------------------------------------------------------------------------


def _text(record: Json, encode: Callable[[Json], str], report: Report) -> str:
    called = repr(record.get("id", "the thread"))
    try:
        text = encode(record)
    except _ENCODE_ERRORS:
        report(Problem("unwritable", f"{called} has a value that is no JSON; it was left out or written as text"))
        text = encode(_mended(record))
    text, surrogates = _LONE_SURROGATE.subn("\ufffd", text)
    if surrogates:
        report(Problem("unwritable", f"{called} has {surrogates} lone surrogates, which became U+FFFD"))
    return text


def _mended(record: Json) -> Json:
    """The record without numbers that are not finite, and with JSON in every ``extra``; as deep as the model."""
    found: Json = {}
    for key, value in record.items():
        if isinstance(value, dict):
            mended = _plain(value) if key == "extra" else _mended(value)
            if mended or key != "extra":
                found[key] = mended
        elif not isinstance(value, float) or isfinite(value):
            found[key] = value
    return found


def _plain(extra: Json) -> Json:
    """JSON that is nearest: null for numbers that are not finite, text for strange objects, nothing for circles."""
    try:
        plain: Json = json.loads(json.dumps(extra, default=str, skipkeys=True), parse_constant=lambda name: None)
    except _ENCODE_ERRORS:
        return {}
    return plain


# --- The two layouts --------------------------------------------------------------------------------------------------


def write_json(threads: Iterable[Thread], *, private: bool = False) -> Iterator[str]:
    """One thread as an object, several as an array of objects, indented by two spaces.

    ``private`` includes e-mail addresses and what a comment holds as private.
    """
    coming = iter(threads)
    first, second = next(coming, None), next(coming, None)
    if first is None:
        yield "[]\n"
    elif second is None:
        yield from _page(first, private, "")
        yield "\n"
    else:
        yield "[\n"
        yield from _page(first, private, "  ")
        for thread in chain([second], coming):
            yield ",\n"
            yield from _page(thread, private, "  ")
        yield "\n]\n"


def _page(thread: Thread, private: bool, margin: str) -> Iterator[str]:
    problems = list(thread.problems)
    head = _text({"threadkit": VERSION, **_head(thread, private)}, _encode_page, problems.append)
    yield margin + head.removesuffix("\n}").replace("\n", "\n" + margin)
    comments = (_shown(_comment, comment, private) for comment in thread.comments)
    yield from _array("comments", comments, margin + "  ", problems.append)
    yield from _array("problems", map(_problem, problems), margin + "  ", problems.append)
    yield f"\n{margin}}}"


def _array(name: str, records: Iterable[Json], margin: str, report: Report) -> Iterator[str]:
    """A last member of an object: an array, item by item; nothing for no items."""
    begin = f',\n{margin}"{name}": ['
    end = ""
    for record in records:
        text = _text(record, _encode_page, report).replace("\n", f"\n{margin}  ")
        yield f"{begin}\n{margin}  {text}"
        begin, end = ",", f"\n{margin}]"
    yield end


def write_jsonl(threads: Iterable[Thread], *, private: bool = False) -> Iterator[str]:
    """One record a line: a thread, its comments, its problems, and then the next thread.

    ``private`` includes e-mail addresses and what a comment holds as private.
    """
    for thread in threads:
        problems = list(thread.problems)
        yield _line({"threadkit": VERSION, "type": "thread", **_head(thread, private)}, problems.append)
        for comment in thread.comments:
            yield _line({"type": "comment", **_shown(_comment, comment, private)}, problems.append)
        for problem in problems:
            yield _line({"type": "problem", **_problem(problem)}, problems.append)


def problem_line(problem: Problem, source: str | None = None) -> str:
    """A problem as a line of JSON; ``source`` names the document, unless the problem knows better."""
    if source is not None and (problem.where is None or problem.where.source is None):
        problem = evolve(problem, where=evolve(problem.where or Where(), source=source))
    return _line({"type": "problem", **_problem(problem)}, lambda found: None)


def _line(record: Json, report: Report) -> str:
    return _text(record, _encode_line, report) + "\n"

"""Native JSON and JSON lines: what is written comes back exactly; what is hostile comes back as problems."""

from __future__ import annotations

import contextlib
import copy
import io
import json
import math
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import strategies
from hypothesis import example, given
from hypothesis import strategies as st

import threadkit
from threadkit import Author, Body, Comment, Origin, Post, Problem, ReadError, Thread, Timestamp, Where
from threadkit.readers.native import moment
from threadkit.writers.native import problem_line

FORMATS = ("json", "jsonl")


def dump(threads: list[Thread], format: str, **options: Any) -> str:
    out = io.StringIO()
    threadkit.write(threads, out, format, **options)
    return out.getvalue()


def load(document: str | bytes, format: str | None = None) -> list[Thread]:
    return list(threadkit.iter_threads(document, format=format))


def everything(thread: Thread) -> Any:
    """All that a thread holds, what plays no part in equality included."""
    places = [comment.where for comment in thread.comments]
    return thread, thread.post and thread.post.where, places, thread.origin, thread.problems


TEA = Thread(
    Post(id="7", title="Green or black?", url="https://tea.example/7", body=Body("Which <em>one</em>?"), language="en"),
    [
        Comment(
            "1",
            author=Author("Ann Other", handle="ann", email="ann@tea.example", roles=("author", "staff")),
            published=Timestamp(
                "10/11/2012",
                datetime(2012, 10, 11),
                "day",
                alternatives=(datetime(2012, 11, 10),),
                basis="monotone",
                confidence=0.5,
                span=(3, 13),
            ),
            body=Body("Green & *hot*", "markdown"),
            score=4.0,
            where=Where(start=10, end=40, source="page.txt"),
        ),
        Comment("2", parent_id="1", status="deleted", private={"ip": "192.0.2.1"}, extra={"karma": [1, {"a": None}]}),
    ],
    claimed=2,
    origin=Origin(format="html", profile="wordpress", reasons=("a list of comments",), fields={"author": ".fn"}),
    problems=[Problem("date-ambiguous", "two readings", where=Where(line=3), excerpt="10/11/2012")],
)


# --- Round trips ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", FORMATS)
@given(threads=st.lists(strategies.threads, max_size=3))
@example(threads=[TEA])
@example(threads=[Thread(), Thread(), TEA])
@example(threads=[Thread(comments=[Comment("a")]), Thread(comments=[Comment("a")])])
def test_what_is_written_comes_back_exactly(format: str, threads: list[Thread]) -> None:
    document = dump(threads, format, private=True)
    again = load(document, format)
    assert [everything(thread) for thread in again] == [everything(thread) for thread in threads]
    assert dump(again, format, private=True) == document


@pytest.mark.parametrize("format", FORMATS)
@given(threads=st.lists(strategies.threads, min_size=1, max_size=2))
def test_what_is_written_is_strict_json_in_utf_8_with_line_feeds(format: str, threads: list[Thread]) -> None:
    document = dump(threads, format)
    document.encode("utf-8")
    assert "\r" not in document
    assert document.endswith("\n")

    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    for part in [document] if format == "json" else document.split("\n")[:-1]:
        json.loads(part, parse_constant=refuse)


@given(thread=strategies.threads)
def test_both_formats_hold_the_same(thread: Thread) -> None:
    assert load(dump([thread], "json"), "json") == load(dump([thread], "jsonl"), "jsonl")


@pytest.mark.parametrize("format", FORMATS)
def test_a_checked_thread_is_not_looked_at_again(format: str) -> None:
    """Open dates stay open, and what is odd about the thread is not found a second time."""
    thread = Thread(
        comments=[Comment("1", parent_id="9", published=Timestamp("10/25/2012 3:08 am")), Comment("2", parent_id="2")],
        claimed=5,
    )
    (again,) = load(dump([thread], format), format)
    assert again == thread
    assert again.problems == ()


def test_a_thread_of_somebody_elses_making_is_looked_at_like_any_other() -> None:
    document = '{"threadkit": 1, "comments": [{"id": 1, "parent_id": 9, "published": {"text": "2012-10-25 03:08"}}]}'
    thread = threadkit.parse(document)
    assert thread.comments[0].published is not None
    assert thread.comments[0].published.value == datetime(2012, 10, 25, 3, 8)
    assert {problem.code for problem in thread.problems} == {"dangling-parent", "no-post"}
    assert thread.origin.format == "json"


def test_ids_are_made_unique_in_any_case() -> None:
    document = dump([Thread(comments=[Comment("1"), Comment("1")])], "json")
    thread = threadkit.parse(document)
    assert [comment.id for comment in thread.comments] == ["1", "1~2"]
    assert [problem.code for problem in thread.problems] == ["duplicate-id"]


# --- The layout -------------------------------------------------------------------------------------------------------


def test_json_layout() -> None:
    thread = Thread(
        Post(title="Tea"),
        [Comment("1", author=Author("Ann", roles=("author",)), body=Body("So <b>true</b> – yes"), score=2.0)],
    )
    assert dump([thread], "json") == (
        "{\n"
        '  "threadkit": 1,\n'
        '  "checked": true,\n'
        '  "post": {\n'
        '    "title": "Tea"\n'
        "  },\n"
        '  "comments": [\n'
        "    {\n"
        '      "id": "1",\n'
        '      "author": {\n'
        '        "name": "Ann",\n'
        '        "roles": [\n'
        '          "author"\n'
        "        ]\n"
        "      },\n"
        '      "body": {\n'
        '        "source": "So <b>true</b> – yes"\n'
        "      },\n"
        '      "score": 2\n'
        "    }\n"
        "  ]\n"
        "}\n"
    )


def test_json_layout_is_that_of_the_standard_library() -> None:
    for threads in ([TEA], [TEA, TEA], [Thread()]):
        document = dump(threads, "json")
        assert document == json.dumps(json.loads(document), indent=2, ensure_ascii=False) + "\n"


def test_no_threads_are_an_empty_array_and_no_lines() -> None:
    assert dump([], "json") == "[]\n"
    assert dump([], "jsonl") == ""
    assert load("[]\n") == []


def test_lines_follow_one_another() -> None:
    kinds = [json.loads(line)["type"] for line in dump([TEA, Thread()], "jsonl").splitlines()]
    assert kinds == ["thread", "comment", "comment", "problem", "thread"]


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_personal_is_left_out_unless_asked_for(format: str) -> None:
    assert "ann@tea.example" not in dump([TEA], format)
    assert "192.0.2.1" not in dump([TEA], format)
    assert "ann@tea.example" in dump([TEA], format, private=True)
    assert "192.0.2.1" in dump([TEA], format, private=True)


def test_the_writer_holds_one_comment_at_a_time() -> None:
    """Pieces come before the next thread is asked for (one thread of looking ahead aside)."""
    asked = []

    def threads() -> Iterator[Thread]:
        for number in range(4):
            asked.append(number)
            yield TEA

    from threadkit.formats import writer

    pieces = writer("json")(threads())
    next(pieces)
    next(pieces)
    assert asked == [0, 1]
    lines = writer("jsonl")(threads())
    asked.clear()
    next(lines)
    assert asked == [0]


def test_the_line_reader_streams() -> None:
    document = dump([TEA] * 50, "jsonl").encode()
    broken = document + b'{"threadkit": 2, "type": "thread"}\n'
    coming = threadkit.iter_threads(broken, format="jsonl")
    assert next(coming) == load(document)[0]
    with pytest.raises(ReadError, match="version 2"):
        list(coming)


# --- What JSON cannot hold --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("score", [math.nan, math.inf, -math.inf])
def test_a_score_that_is_not_finite_is_left_out_and_told(format: str, score: float) -> None:
    document = dump([Thread(comments=[Comment("1", score=score)])], format)
    (again,) = load(document, format)
    assert again.comments[0].score is None
    assert [problem.code for problem in again.problems] == ["unwritable"]
    assert dump([again], format) == document


def _circle() -> dict[str, Any]:
    circle: dict[str, Any] = {}
    circle["self"] = circle
    return circle


def _deep() -> dict[str, Any]:
    deep: dict[str, Any] = {}
    for _ in range(100_000):
        deep = {"a": deep}
    return deep


@pytest.mark.parametrize(
    ("extra", "kept"),
    [
        ({"a": math.nan, "b": [math.inf]}, {"a": None, "b": [None]}),
        ({"a": datetime(2012, 1, 2)}, {"a": "2012-01-02 00:00:00"}),
        ({("a", 1): 1, "b": 2}, {"b": 2}),
        ({"a": 10**5000}, {}),
        (_circle(), {}),
        (_deep(), {}),
    ],
    ids=["not finite", "strange value", "strange key", "huge number", "circle", "deep"],
)
def test_an_extra_that_is_no_json_is_mended_and_told(extra: dict[str, Any], kept: dict[str, Any]) -> None:
    thread = Thread(Post(extra=extra), [Comment("1", published=Timestamp("x", confidence=math.nan), extra=extra)])
    document = dump([thread], "json")
    again = threadkit.parse(document)
    assert again.comments[0].extra == kept
    assert again.comments[0].published == Timestamp("x")
    assert [problem.code for problem in again.problems] == ["unwritable"] * 2
    assert dump([again], "json") == document


@pytest.mark.parametrize("format", FORMATS)
def test_lone_surrogates_are_replaced_and_told(format: str) -> None:
    thread = Thread(comments=[Comment("1", author=Author("A\ud83d"), extra={"\udc00": "\ud800"})])
    (again,) = load(dump([thread], format), format)
    assert again.comments[0].author == Author("A\ufffd")
    assert again.comments[0].extra == {"\ufffd": "\ufffd"}
    assert [problem.code for problem in again.problems] == ["unwritable"]


def test_control_characters_and_odd_line_ends_survive() -> None:
    body = Body("a\x00\x0b\x1b\x85\u2028\u2029\r\n\ufeffb\x7f")
    (again,) = load(dump([Thread(comments=[Comment("1", body=body)])], "jsonl"))
    assert again.comments[0].body == body


def test_a_problem_as_a_line() -> None:
    line = problem_line(Problem("bad-value", "odd", where=Where(line=2)), "in.json")
    assert json.loads(line) == {
        "type": "problem",
        "code": "bad-value",
        "message": "odd",
        "severity": "warning",
        "where": {"line": 2, "source": "in.json"},
    }
    assert json.loads(problem_line(Problem("bad-value", "odd")))["code"] == "bad-value"
    assert "b.txt" in problem_line(Problem("bad-value", "odd", where=Where(source="b.txt")), "in.json")


# --- Hostile documents ------------------------------------------------------------------------------------------------

DOCUMENT: dict[str, Any] = json.loads(dump([TEA], "json", private=True))


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value inside a JSON document."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inside:
        yield (*path, key)
        yield from places(item, (*path, key))


def changed(path: tuple[Any, ...], value: Any) -> Any:
    document = copy.deepcopy(DOCUMENT)
    inside: Any = document
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = value
    return document


WRONG = [None, True, False, 0, 1, -1, 1.5, 10**30, "", "x", "\x00", "\ud800", [], {}, [None], {"a": 1}, [[]]]


@pytest.mark.parametrize("path", list(places(DOCUMENT)), ids=lambda path: "/".join(map(str, path)))
def test_a_wrong_value_anywhere_is_a_problem_or_a_refusal(path: tuple[Any, ...]) -> None:
    for value in WRONG:
        document = changed(path, value)
        for text in (json.dumps(document), as_lines(document)):
            try:
                (thread,) = load(text, "json" if text[0] == "{" and '"type"' not in text else "jsonl")
            except ReadError:
                assert path[0] == "threadkit"
                continue
            assert thread.nested() is not None
            for format in FORMATS:
                again = load(dump([thread], format, private=True), format)
                assert again == [thread]


def as_lines(document: dict[str, Any]) -> str:
    head = {key: value for key, value in document.items() if key not in ("comments", "problems")}
    rows = [{"type": "thread", **head}]
    for name in ("comment", "problem"):
        records = document.get(f"{name}s")
        rows.extend(
            {"type": name, **record} if isinstance(record, dict) else record
            for record in (records if isinstance(records, list) else [])
        )
    return "\n".join(map(json.dumps, rows))


@given(value=strategies.json_values)
def test_any_json_is_read_or_refused(value: Any) -> None:
    for document in (json.dumps(value), json.dumps({"threadkit": 1, "comments": [value], "post": value})):
        for format in FORMATS:
            with contextlib.suppress(ReadError):
                load(document, format)


@given(data=st.binary(max_size=60))
@example(data=b'{"threadkit": 1, "type": "thread"}\n\xff\xfe\n{"type":')
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for format in FORMATS:
        with contextlib.suppress(ReadError):
            load(data, format)


def codes_and_paths(document: Any) -> list[tuple[str, str | None]]:
    thread = threadkit.parse(json.dumps({"threadkit": 1, "checked": True, **document}))
    return [(problem.code, problem.where and problem.where.path) for problem in thread.problems]


def test_a_wrong_value_is_told_with_its_place_and_kept() -> None:
    author, moment_ = {"name": 5, "karma": 3}, {"text": "then", "value": "2012-13-45"}
    rows = [{"id": "1"}, {"id": "2", "author": author, "published": moment_, "kind": "shout", "mood": "sad"}]
    document = {"threadkit": 1, "checked": True, "comments": rows}
    thread = threadkit.parse(json.dumps(document))
    assert [str(problem.where) for problem in thread.problems] == [
        "/comments/1/author/name",
        "/comments/1/published/value",
        "/comments/1/kind",
    ]
    assert {problem.code for problem in thread.problems} == {"bad-value"}
    comment = thread.comments[1]
    assert comment.author == Author()
    assert comment.published == Timestamp("then")
    assert comment.extra == {
        "author/name": 5,
        "author/karma": 3,
        "published/value": "2012-13-45",
        "kind": "shout",
        "mood": "sad",
    }


@pytest.mark.parametrize(
    ("document", "found"),
    [
        ({"comments": 5}, [("bad-value", "/comments"), ("unknown-field", "/comments")]),
        ({"comments": [5, {"id": "1"}]}, [("bad-record", "/comments/0")]),
        ({"comments": [{}]}, [("bad-record", "/comments/0")]),
        ({"comments": [{"id": None, "url": "u"}]}, [("no-id", "/comments/0")]),
        ({"comments": [{"id": "1", "author": "Ann"}]}, [("bad-value", "/comments/0/author")]),
        ({"comments": [{"id": "1", "published": {}}]}, [("bad-value", "/comments/0/published")]),
        ({"comments": [{"id": "1", "extra": {"a": 1}, "a": 2}]}, [("unknown-field", "/comments/0/a")]),
        ({"post": []}, [("bad-value", "/post"), ("unknown-field", "/post")]),
        ({"claimed": -1}, [("bad-value", "/claimed"), ("unknown-field", "/claimed")]),
        ({"origin": {"format": "html", "x": 1}}, [("unknown-field", "/origin/x")]),
        ({"problems": [5]}, [("bad-record", "/problems/0")]),
        ({"problems": [{"code": "no-post"}]}, [("bad-record", "/problems/0")]),
        ({"problems": [{"mood": 1}]}, [("bad-record", "/problems/0"), ("unknown-field", "/problems/0/mood")]),
        ({"mood": 1}, [("unknown-field", "/mood")]),
        ({"checked": 1}, [("bad-value", "/checked"), ("unknown-field", "/checked")]),
    ],
)
def test_every_kind_of_damage_has_its_problem(document: Any, found: list[tuple[str, str]]) -> None:
    assert codes_and_paths(document) == found


def test_a_problem_of_another_version_is_kept() -> None:
    problems = [{"code": "of-tomorrow", "message": "?"}, {"code": "no-post", "message": "?"}]
    thread = threadkit.parse(json.dumps({"threadkit": 1, "checked": True, "problems": problems}))
    assert [(problem.code, problem.severity) for problem in thread.problems] == [
        ("of-tomorrow", "warning"),
        ("no-post", "info"),
    ]


def test_what_is_personal_stays_so_whatever_its_shape() -> None:
    rows = [{"id": "1", "author": {"email": 5}, "private": ["192.0.2.1"]}, {"id": "2", "private": {"ip": {"v": 4}}}]
    thread = threadkit.parse(json.dumps({"threadkit": 1, "comments": rows}))
    assert thread.comments[0].author == Author(email="5")
    assert thread.comments[0].extra == {}
    assert "192.0.2.1" not in dump([thread], "json")


def test_ids_may_be_numbers() -> None:
    rows = [{"id": 1}, {"id": 2**64 + 1, "parent_id": 1.0}, {"id": "1 "}, {"id": True}]
    thread = threadkit.parse(json.dumps({"threadkit": 1, "comments": rows}))
    assert [comment.id for comment in thread.comments] == ["1", str(2**64 + 1), "1 ", "#4"]
    assert thread.comments[1].parent_id == "1"
    assert thread.comments[3].extra == {"id": True}


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("42", "neither an object nor an array"),
        ("{}", 'no "threadkit" version'),
        ('{"threadkit": true}', 'no "threadkit" version'),
        ('{"threadkit": "1"}', 'no "threadkit" version'),
        ('{"threadkit": 0}', 'no "threadkit" version'),
        ('{"threadkit": 2}', "version 2; this threadkit reads up to 1"),
        ('{"threadkit": 1', "line 1, column 16"),
        ('{"threadkit": ' + "9" * 5000 + "}", "number"),
        ('{"threadkit": 1, "post": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply"),
    ],
)
def test_what_is_no_thread_is_refused_in_one_line(document: str, message: str) -> None:
    with pytest.raises(ReadError, match=message) as caught:
        load(document, "json")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("line", ["nonsense", "[]", "[" * 100_000, '{"type": "poem"}', "5", '{"id": "x"}'])
def test_a_bad_line_is_left_out_and_told(line: str) -> None:
    lines = dump([TEA], "jsonl").splitlines()
    lines.insert(2, line)
    lines.insert(1, "  ")
    (thread,) = load("\n".join(lines), "jsonl")
    assert thread.comments == load(dump([TEA], "jsonl"))[0].comments
    problem = thread.problems[0]
    assert (problem.code, problem.where and problem.where.line) == ("bad-record", 4)


def test_lines_must_begin_with_a_thread() -> None:
    with pytest.raises(ReadError, match="does not begin"):
        load('{"type": "comment", "id": "1"}', "jsonl")


def test_lines_that_are_no_utf_8_are_told() -> None:
    document = b'{"threadkit": 1, "type": "thread"}\n{"type": "comment", "id": "1", "url": "caf\xe9"}\n'
    (thread,) = load(document)
    assert thread.comments[0].url == "caf\ufffd"
    assert ("undecodable-bytes", 2) in [(p.code, p.where and p.where.line) for p in thread.problems]


@pytest.mark.parametrize("format", FORMATS)
def test_repeated_keys_and_lone_surrogates_are_told(format: str) -> None:
    head = (
        '"threadkit": 1, "type": "thread", "checked": true' if format == "jsonl" else '"threadkit": 1, "checked": true'
    )
    document = "{" + head + r', "claimed": 1, "claimed": 2, "post": {"title": "\ud83d\ude00 \ud83d \u0000"}}'
    (thread,) = load(document, format)
    assert thread.claimed == 2
    assert thread.post == Post(title="\U0001f600 \ufffd \x00")
    assert sorted(problem.code for problem in thread.problems) == ["control-characters", "duplicate-key"]


def test_an_array_may_hold_what_is_no_thread() -> None:
    (thread,) = load('[{"threadkit": 1, "checked": true}, 5]', "json")
    assert [(problem.code, str(problem.where)) for problem in thread.problems] == [("bad-record", "/1")]


@pytest.mark.parametrize(
    "text", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2012-10-11T03:08:00+99:99", "0000-01-01", "x"]
)
def test_a_moment_without_a_utc_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="ISO 8601"):
        moment(text)


def test_a_moment_keeps_its_zone() -> None:
    assert moment("2012-10-11T03:08:00Z") == datetime(2012, 10, 11, 3, 8, tzinfo=UTC)
    assert moment("2012-10-11T03:08:00").tzinfo is None


# --- Detection --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("given", [[TEA], [TEA, TEA], [Thread()]])
def test_each_form_is_known_at_sight(given: list[Thread]) -> None:
    for format in FORMATS:
        candidates = threadkit.detect(dump(given, format))
        assert (candidates[0].format, candidates[0].evidence) == (format, 1.0)


def test_sorted_keys_are_known_too() -> None:
    document = json.dumps(json.loads(dump([TEA], "json")), sort_keys=True)
    assert threadkit.detect(document)[0].format == "json"


DUMPS: list[Callable[[Thread], str]] = [lambda thread: dump([thread], "json"), lambda thread: dump([thread], "jsonl")]


@pytest.mark.parametrize("dumped", DUMPS)
def test_a_chain_of_any_depth_is_written_and_read(dumped: Callable[[Thread], str]) -> None:
    chain = [Comment(str(number), parent_id=str(number - 1) if number else None) for number in range(20_000)]
    thread = Thread(comments=chain)
    assert threadkit.parse(dumped(thread)) == thread

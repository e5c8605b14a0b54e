"""The vocabulary of the JSON readers: tables of fields, kinds, outlines, bags of items, lines."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from threadkit.readers.bags import Node, in_threads
from threadkit.readers.fields import Pending, at, comment_of, grouped, kept, post_of, records, take, within
from threadkit.readers.kinds import STAYS, but, epoch, epoch_ms, figure, iso, markdown, parent, utc
from threadkit.readers.lines import json_lines
from threadkit.readers.outlines import is_lines, outline, signed
from threadkit.readers.records import Record, filled, identifier
from threadkit.reading import Context
from threadkit.source import Source


def record(**values: Any) -> Record:
    return Record(values, "/0", Context())


# --- Tables -----------------------------------------------------------------------------------------------------------

ROWS = {
    "id": ("id", identifier),
    "author.name": (("user/name", filled), ("user/login", filled)),
    "published": ("created", epoch),
    "body": ("text", markdown),
    "private.ip": ("ip", identifier),
}


def test_a_table_fills_the_model_and_keeps_the_rest() -> None:
    found = record(
        id=7, user={"name": "", "login": "ann", "karma": 3}, created=1, text="*Yes*", ip="192.0.2.1", odd=[1]
    )
    comment = comment_of(found, ROWS)
    assert (comment.id, comment.author and comment.author.name, comment.body.source) == ("7", "ann", "*Yes*")
    assert comment.published
    assert comment.published.value == datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC)
    assert comment.private == {"ip": "192.0.2.1"}
    assert comment.extra == {"user/karma": 3, "odd": [1]}
    assert comment.where
    assert comment.where.path == "/0"


def test_wrong_types_are_reported_and_kept() -> None:
    found = record(id=7, user=[1], created="soon", text={"a": 1})
    comment = comment_of(found, ROWS)
    assert comment.author is comment.published is None
    assert comment.extra == {"user": [1], "created": "soon", "text": {"a": 1}}
    assert [(problem.code, str(problem.where)) for problem in found.context.problems] == [
        ("bad-value", "/0/created"),
        ("bad-value", "/0/text"),
    ]


def test_a_comment_without_an_id_is_told_by_its_place() -> None:
    found = record(text="Yes")
    assert comment_of(found, ROWS).id == "#/0"
    assert [problem.code for problem in found.context.problems] == ["bad-record"]
    assert comment_of(record(text="Yes"), ROWS, id="5").id == "5"


def test_an_author_of_nothing_is_none() -> None:
    assert comment_of(record(id=1, user={"name": " ", "login": None}), ROWS).author is None


def test_a_post_is_read_alike() -> None:
    post = post_of(record(id=7, title="Tea", flag=False), {"id": ("id", identifier), "title": ("title", filled)})
    assert (post.id, post.title, post.extra) == ("7", "Tea", {"flag": False})


def test_placeholders_stay_where_they_are() -> None:
    found = record(author="[gone]")
    assert take(found, "author", but(("[gone]",), filled)) is None
    assert kept(found) == {"author": "[gone]"}
    assert take(record(author="ann"), "author", but(("[gone]",), filled)) == "ann"
    assert but(("x",), filled)("x") is STAYS


def test_a_path_goes_into_objects_only_as_far_as_it_must() -> None:
    found = record(a={"b": {"c": 1, "d": 2}, "e": 3}, f={"g": 4})
    assert take(found, "a/b/c", identifier) == "1"
    assert found.values == {"f": {"g": 4}, "a/e": 3, "a/b/d": 2}
    assert take(found, "f/none", identifier) is None
    assert take(found, "nowhere/at/all", identifier) is None


def test_what_stands_at_a_path() -> None:
    assert at({"a": [{"b": 1}]}, "a/b") is None
    assert at(None, "a") is None
    assert within(record(a={"b": 1}), "a").path == "/0/a"
    assert within(record(a=[1]), "a").values == {}


def test_pending_is_depth_first_and_takes_anything() -> None:
    context = Context()
    pending = Pending(context)
    pending.add([{"n": 1}, None, {"n": 4}, "x"], "/top")
    seen = []
    for found, above in pending:
        seen.append((found.values["n"], above, found.path))
        if found.values["n"] == 1:
            pending.add([{"n": 2}, {"n": 3}], f"{found.path}/replies", "1")
    pending.add("", "/none")
    pending.add(7, "/odd")
    assert [(number, above) for number, above, _ in seen] == [(1, None), (2, "1"), (3, "1"), (4, None)]
    assert seen[2][2] == "/top/0/replies/1"
    assert [problem.code for problem in context.problems] == ["bad-record", "bad-record", "bad-value"]


def test_records_and_groups_keep_their_order() -> None:
    found = records([{"k": "b", "n": 1}, {"k": "a", "n": 2}, {"k": "b", "n": 3}], "", Context())
    groups = grouped(found, lambda one: one.values["k"])
    assert {key: [one.values["n"] for one in members] for key, members in groups.items()} == {"b": [1, 3], "a": [2]}
    assert list(groups) == ["b", "a"]


# --- Kinds ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("never", ["0001-01-01T00:00:00Z", 0, "0", 0.0])
def test_the_moment_that_means_never_has_no_value(never: Any) -> None:
    stamp = iso(never) if isinstance(never, str) and "-" in never else epoch(never)
    assert stamp is not None
    assert (stamp.text, stamp.value, stamp.flags) == (str(never), None, ("sentinel",))
    assert stamp.basis is not None  # settled: nobody shall try to read it as a date


def test_dates_of_machines_are_settled_and_others_left_open() -> None:
    zoned = iso("2024-05-01T10:00:00+0200")
    naive = iso("2024-05-01T10:00:00")
    day = iso("2024-05-01")
    assert zoned
    assert zoned.value
    assert zoned.value.utcoffset()
    assert zoned.zone_source == "machine"
    assert naive
    assert naive.value
    assert naive.value.tzinfo is None
    assert naive.zone_source is None
    assert day
    assert day.precision == "day"
    assert day.value
    assert day.value.tzinfo is None
    assert iso(" ") is None
    for text in ("May 1st", "9999-12-31T23:59:59-12:00"):
        stamp = iso(text)
        assert stamp
        assert stamp.value is None
        assert stamp.basis is None


def test_utc_that_does_not_say_so() -> None:
    stamp = utc("2024-05-01T10:00:00")
    assert stamp
    assert stamp.value == datetime(2024, 5, 1, 10, tzinfo=UTC)
    assert stamp.zone_source == "format"
    stated = utc("2024-05-01T10:00:00+02:00")
    assert stated
    assert stated.isoformat() == "2024-05-01T10:00:00+02:00"


def test_counts_since_1970() -> None:
    seconds, milliseconds = epoch(1473815523.5), epoch_ms("1473815523500")
    assert seconds
    assert milliseconds
    assert seconds.value == milliseconds.value
    assert (seconds.text, seconds.kind) == ("1473815523.5", "epoch")
    assert epoch(False) is epoch("") is None
    for wrong in (1e300, 10**30, "soon", [1], True, float("nan")):
        with pytest.raises((ValueError, OverflowError)):
            epoch(wrong)


def test_numbers_in_digits_and_parents_of_nothing() -> None:
    assert figure("-7.5") == -7.5
    with pytest.raises(ValueError, match="finite"):
        figure("inf")
    assert parent(0) is parent("0") is parent("") is parent(False) is None
    assert (parent(7), parent("a")) == ("7", "a")


# --- Outlines ---------------------------------------------------------------------------------------------------------


def test_an_outline_of_cut_text() -> None:
    seen = outline('{"a": {"b": [1, {"c": "x\\"y"}], "d": tru')
    assert seen == {"a": "", "a/b": "", "a/b/[]": "1", "a/b/[]/c": 'x\\"y', "a/d": "tru"}
    assert outline('{"cut": "in the mid') == {"cut": "in the mid"}


@pytest.mark.parametrize("hostile", ['"' * 65536, '"' + '\\"' * 32768, "[" * 65536, '{"a":' * 12000, "]}" * 32768])
def test_an_outline_of_anything_is_quick(hostile: str) -> None:
    assert len(outline(hostile)) <= 11


def test_signatures() -> None:
    sniff = signed("tea", "kind=tea items/[]/leaf !milk", "[]/pot")
    assert sniff(Source('{"kind": "tea-list", "items": [{"leaf": 1}]}')) == (0.95, ("tea",))
    assert sniff(Source('[{"pot": {}}]'))
    assert sniff(Source('{"kind": "coffee", "items": [{"leaf": 1}]}')) is None
    assert sniff(Source('{"kind": "tea", "items": [{"leaf": 1}], "milk": 0}')) is None
    assert sniff(Source('words "pot": 1')) is None
    assert sniff(Source('{"text": "\\"pot\\": 1"}')) is None


def test_lines_are_told_from_one_document() -> None:
    assert is_lines(Source('{"a": 1}\r\n\n{"b": 2}'))
    assert not is_lines(Source('[{"a": 1},\n{"b": 2}]'))


def test_lines_that_are_no_records_are_reported() -> None:
    context = Context()
    content = b'{"a": 1}\n\n[2]\n{"cut": \n{"b": "\\ud800", "b": 2}\n' + b'{"c": "\xff"}\n'
    assert [(found.line, found.values) for found in json_lines(Source(content), context)] == [
        (1, {"a": 1}),
        (5, {"b": 2}),
        (6, {"c": "\ufffd"}),
    ]
    codes = [(problem.code, problem.where and problem.where.line) for problem in context.problems]
    assert sorted(codes, key=str) == [
        ("bad-record", 3),
        ("bad-record", 4),
        ("control-characters", 5),
        ("duplicate-key", 5),
        ("undecodable-bytes", 6),
    ]


# --- Bags -------------------------------------------------------------------------------------------------------------


def node(key: str, above: str | None = None, *, post: bool = False, ranked: tuple[str, ...] = ()) -> Node:
    return Node(key, above, record(), post, ranked)


def threads(*nodes: Node) -> list[list[str]]:
    found: list[list[str]] = []
    for one, begins in in_threads(nodes):
        if begins:
            found.append([])
        found[-1].append(one.id)
    return found


def test_a_bag_in_any_order() -> None:
    assert threads(node("c", "b"), node("b", "a"), node("a", post=True), node("z", post=True)) == [
        ["a", "b", "c"],
        ["z"],
    ]


def test_replies_stand_in_the_order_that_their_parent_names() -> None:
    bag = [node("a", post=True, ranked=("3", "missing", "1")), node("1", "a"), node("2", "a"), node("3", "a")]
    assert threads(*bag) == [["a", "3", "1", "2"]]


def test_what_answers_the_same_missing_item_is_one_thread() -> None:
    assert threads(node("1", "x"), node("2", "y"), node("3", "x"), node("4", "1")) == [["1", "4", "3"], ["2"]]


def test_a_circle_is_read_once() -> None:
    assert sorted(key for thread in threads(node("1", "2"), node("2", "1")) for key in thread) == ["1", "2"]

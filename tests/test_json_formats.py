"""What every reader of JSON promises, checked on the inputs of the cases: any depth, any type, no mistaken identity."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import threadkit
from threadkit.formats import READERS

CASES = sorted((Path(__file__).parent / "cases").glob("*/*/input.json*"))
DEPTH = 3000  # the standard library's parser gives up at some hundreds
STRANGERS: list[Any] = [
    None,
    True,
    0,
    -1,
    1e308,
    "",
    "�",
    "12",
    [],
    {},
    [None],
    [[1]],
    {"": 1},
    {"id": {"a": []}},
    10**400,
]


def read(content: str, format: str) -> list[threadkit.Thread]:
    return list(threadkit.iter_threads(content, format=format))


@pytest.fixture(params=CASES, ids=lambda path: f"{path.parts[-3]}/{path.parts[-2]}")
def case(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_no_other_format_is_as_likely(case: Path) -> None:
    first, *others = threadkit.detect(case.read_bytes())
    assert first.format == case.parts[-3]
    assert all(other.evidence < first.evidence for other in others), others


def test_values_of_any_kind_are_read_or_refused(case: Path) -> None:
    """One value after another is replaced by a stranger: nothing but a ReadError may come of it."""
    chance = random.Random(case.parts[-3])
    lines = case.suffix == ".jsonl"
    text = case.read_text("utf-8")
    document = [json.loads(line) for line in text.splitlines()] if lines else json.loads(text)
    places = list(all_places(document))
    for container, key in chance.sample(places, min(len(places), 200)):
        kept, container[key] = container[key], chance.choice(STRANGERS)
        changed = "\n".join(map(json.dumps, document)) if lines else json.dumps(document)
        container[key] = kept
        try:
            threads = read(changed, case.parts[-3])
        except threadkit.ReadError:
            continue
        for thread in threads:
            assert [comment for comment, _ in thread.walk()] or not thread.comments


def all_places(document: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of a document where a value stands."""
    waiting = [document]
    while waiting:
        container = waiting.pop()
        for key in container if isinstance(container, dict) else range(len(container)):
            yield container, key
            if isinstance(container[key], dict | list):
                waiting.append(container[key])


def test_other_documents_are_refused(case: Path) -> None:
    """The wrong kind of document is an error or a thread of nothing, and never a crash."""
    if case.parts[-3] in ("json", "jsonl", "wp-rest"):  # these are looked at elsewhere
        return
    for stranger in ("{}", "[]", "null", "7", '"words"', "[[]]", '{"comments": 7}', '{"data": [null]}', "{", ""):
        try:
            threads = read(stranger, case.parts[-3])
        except threadkit.ReadError:
            continue
        assert not any(thread.comments for thread in threads)


# --- Depth ------------------------------------------------------------------------------------------------------------


def nested(outer: str, record: str) -> str:
    """The text of records inside each other, written by hand: no encoder of JSON goes so deep."""
    before, after = record.split("INNER")
    opening = (before.replace("NUMBER", str(level + 1)).replace("ABOVE", str(level)) for level in range(DEPTH))
    return outer.replace("INNER", "".join(opening) + after * DEPTH)


# What holds the records, and a record with its number, that of the one above it, and the place of the one below.
DEEP = {
    "reddit": (
        '[{"kind": "Listing", "data": {"children": [INNER]}}]',
        '{"kind": "t1", "data": {"name": "t1_NUMBER", "body": "deep", "replies": {"data": {"children": [INNER]}}}}',
    ),
    "hackernews-algolia": (
        '{"id": 0, "type": "story", "created_at_i": 1, "author": "a", "children": [INNER]}',
        '{"id": NUMBER, "parent_id": ABOVE, "text": "deep", "children": [INNER]}',
    ),
    "isso": (
        '{"total_replies": 1, "hidden_replies": 0, "replies": [INNER]}',
        '{"id": NUMBER, "text": "deep", "replies": [INNER]}',
    ),
    "json-ld": (
        '{"@context": "https://schema.org", "@type": "Article", "comment": [INNER]}',
        '{"@type": "Comment", "@id": "#NUMBER", "text": "deep", "comment": [INNER]}',
    ),
    "bluesky": (
        '{"thread": {"$type": "app.bsky.feed.defs#x", "post": {"uri": "at://0"}, "replies": [INNER]}}',
        '{"post": {"uri": "at://NUMBER", "record": {"text": "deep"}}, "replies": [INNER]}',
    ),
    "activitystreams": (
        '{"@context": "https://www.w3.org/ns/activitystreams", "type": "Collection", "items": [INNER]}',
        '{"id": "a:NUMBER", "type": "Note", "inReplyTo": "a:ABOVE", "content": "deep", '
        '"replies": {"type": "Collection", "items": [INNER]}}',
    ),
    "remark42": (
        '{"comments": [INNER]}',
        '{"comment": {"id": "NUMBER", "pid": "ABOVE", "text": "deep", "locator": {"url": "u"}}, "replies": [INNER]}',
    ),
}


@pytest.mark.parametrize("format", DEEP)
def test_threads_of_any_depth(format: str) -> None:
    (thread,) = read(nested(*DEEP[format]), format)
    assert len(thread.comments) == DEPTH
    assert max(depth for _, depth in thread.walk()) == DEPTH - 1
    assert all(comment.body.source == "deep" for comment in thread.comments)
    assert sum(len(comment.where.path or "") for comment in thread.comments if comment.where) < 300 * DEPTH


def test_what_is_too_deep_to_keep_is_reported() -> None:
    """A thread can be deep; a value of an unknown field that is cannot be compared or written."""
    odd = "[" * DEPTH + "]" * DEPTH
    content = f'{{"id": "s", "created_at_i": 1, "children": [], "odd": {odd}}}'
    (thread,) = read(content, "hackernews-algolia")
    assert "odd" not in (thread.post.extra if thread.post else {})
    assert [problem.code for problem in thread.problems] == ["bad-value"]


def test_every_reader_of_json_has_a_case_here() -> None:
    beside = {"json", "jsonl", "data-files"}
    for row in READERS:
        if ".json" in row.extensions and row.name not in beside:
            assert row.name in {case.parts[-3] for case in CASES}


# --- Other shapes of the same formats ---------------------------------------------------------------------------------

ITEM = {"by": "ann", "id": 2, "parent": 1, "text": "Tea", "time": 1300000000, "type": "comment"}
DUMPED = {"id": "a", "link_id": "t3_p", "parent_id": "t3_p", "body": "Tea", "author": "ann", "created_utc": 1}
STATUS = {"id": "2", "in_reply_to_id": "1", "content": "<p>Tea</p>", "account": {"acct": "ann"}}
DISQUS = {"id": "2", "parent": 1, "thread": {"id": "9", "title": "Pots"}, "forum": "f", "raw_message": "Tea"}
NOTE = {"type": "Note", "id": "https://a.example/2", "attributedTo": "https://a.example/u", "content": "Tea"}
LEAF = {"comment": {"id": 2, "path": "0.1.2", "content": "Tea"}, "creator": {"name": "ann"}, "post": {"id": 7}}
REMARK = {"id": "2", "pid": "1", "text": "Tea", "locator": {"url": "u"}, "user": {"name": "ann"}}
THREADED = {"kind": "youtube#comment", "id": "2", "snippet": {"textDisplay": "Tea", "parentId": "1"}}
PULLED = {"issue_url": "https://api.example/5", "id": 2, "in_reply_to_id": 1, "user": None, "body": "Tea"}

SHAPES: list[tuple[str, Any]] = [
    ("hackernews", ITEM),
    ("hackernews", [{**ITEM, "id": 1, "parent": 0}, ITEM]),
    ("reddit-dump", [DUMPED, {**DUMPED, "id": "2", "parent_id": "t1_1"}]),
    ("reddit-dump", {"data": [DUMPED, {**DUMPED, "id": "2", "parent_id": "t1_1"}]}),
    ("reddit", {"kind": "Listing", "data": {"children": [{"kind": "t1", "data": {"name": "2", "parent_id": "1"}}]}}),
    ("mastodon", STATUS),
    ("mastodon", [STATUS]),
    ("disqus-api", [DISQUS]),
    ("activitystreams", {**NOTE, "inReplyTo": "1"}),
    ("activitystreams", {"id": "https://a.example/act", "type": "Create", "object": {**NOTE, "inReplyTo": "1"}}),
    ("lemmy", {"comment_view": LEAF}),
    ("remark42", [REMARK]),
    ("remark42", REMARK),
    ("youtube", {"kind": "youtube#commentListResponse", "items": [THREADED]}),
    ("youtube", [THREADED]),
    ("github", [PULLED]),
    (
        "yt-dlp",
        [{"id": "1", "parent": "root", "author_id": "a", "text": "Tea"}, {"id": "2", "parent": "1", "text": "Tea"}],
    ),
    ("json-ld", {"@context": "http://schema.org", "@type": "Comment", "@id": "2", "text": "Tea"}),
    ("jf2", [{"type": "entry", "wm-property": "in-reply-to", "wm-id": 2, "wm-target": "https://a.example/"}]),
    ("graph-api", {"id": "2", "created_time": "2020-06-20T20:04:13+0000", "message": "Tea", "from": {"name": "Ann"}}),
    ("gitlab", [{"id": 2, "body": "Tea", "author": {"name": "Ann"}, "noteable_type": "Issue", "noteable_id": 3}]),
    ("data-files", {"_id": "2", "name": "Ann", "message": "Tea", "date": "2020-01-01"}),
]


@pytest.mark.parametrize(("format", "document"), SHAPES)
def test_other_shapes_are_detected_and_read(format: str, document: Any) -> None:
    content = json.dumps(document)
    assert threadkit.detect(content)[0].format == format
    ids = {comment.id.rpartition("/")[2] for thread in read(content, format) for comment in thread.comments}
    assert ids & {"2", "t1_2"}


def test_pages_and_items_by_names_of_their_own() -> None:
    """Such names are no sign of a format, so it must be named."""
    (thread,) = read('{"pots": [{"_id": "2", "name": "Ann", "message": "Tea"}]}', "data-files")
    assert thread.post
    assert thread.post.id == "pots"
    (thread,) = read(json.dumps({"1": {**ITEM, "id": 1, "type": "story", "parent": None}, "2": ITEM}), "hackernews")
    assert [comment.id for comment in thread.comments] == ["2"]


def test_telegram_writes_control_characters_as_no_json_does() -> None:
    content = '{"name": "x", "id": 1, "messages": [{"id": 2, "from_id": "u", "text": "a\\x0Bb \\\\x0C"}]}'
    (thread,) = read(content, "telegram")
    assert thread.comments[0].body.source == "a\ufffdb \\x0C"
    assert [problem.code for problem in thread.problems] == ["control-characters"]


def test_words_that_look_like_keys_make_no_format() -> None:
    """A comment may quote any JSON; only what stands in place counts."""
    quoted = json.dumps(
        {"id": 1, "text": json.dumps({"ancestors": [], "descendants": [], "post_stream": {"posts": []}})}
    )
    assert not [candidate for candidate in threadkit.detect(quoted) if candidate.evidence > 0.5]

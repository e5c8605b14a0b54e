"""Hypothesis strategies for everything in the model, and for reply structures of any kind.

Texts hold any character that UTF-8 can; ``extra`` holds any JSON. ``threads()`` are sound enough to be written and read
back exactly: ids are unique, and nothing else is promised.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from threadkit import Author, Body, Comment, Origin, Post, Problem, Thread, Timestamp, Where
from threadkit.model import BODY_FORMATS, KINDS, PRECISIONS, STATUSES
from threadkit.problems import CODES, SEVERITIES

texts = st.text(max_size=20)
words = st.text(min_size=1, max_size=8)
maybe_text = st.none() | texts
counts = st.integers(0, 10**6)

zones = st.builds(lambda minutes: timezone(timedelta(minutes=minutes)), st.integers(-12 * 60, 14 * 60))
# A moment at the very edge of the calendar has no UTC; no reader makes one.
moments = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=st.none() | zones, allow_imaginary=False)

json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
extras = st.dictionaries(texts, json_values, max_size=3)

wheres = st.builds(
    Where,
    start=st.none() | counts,
    end=st.none() | counts,
    line=st.none() | counts,
    path=maybe_text,
    source=maybe_text,
)
authors = st.builds(
    Author,
    name=maybe_text,
    handle=maybe_text,
    url=maybe_text,
    email=maybe_text,
    avatar=maybe_text,
    id=maybe_text,
    roles=st.lists(texts, max_size=2).map(tuple),
)
timestamps = st.builds(
    Timestamp,
    text=texts,
    value=st.none() | moments,
    precision=st.none() | st.sampled_from(PRECISIONS),
    alternatives=st.lists(moments, max_size=2).map(tuple),
    basis=maybe_text,
    confidence=st.none() | st.floats(0, 1),
    flags=st.lists(words, max_size=2).map(tuple),
    role=words,
    kind=words,
    zone_source=maybe_text,
    year_source=maybe_text,
    calendar=words,
    span=st.none() | st.tuples(counts, counts),
    machine=maybe_text,
)
bodies = st.builds(Body, source=texts, format=st.sampled_from(BODY_FORMATS))


def comments(
    ids: st.SearchStrategy[str] = words, parent_ids: st.SearchStrategy[str | None] = maybe_text
) -> st.SearchStrategy[Comment]:
    return st.builds(
        Comment,
        id=ids,
        parent_id=parent_ids,
        author=st.none() | authors,
        published=st.none() | timestamps,
        updated=st.none() | timestamps,
        body=bodies,
        url=maybe_text,
        score=st.none() | st.floats(allow_nan=False, allow_infinity=False),
        kind=st.sampled_from(KINDS),
        status=st.sampled_from(STATUSES),
        extra=extras,
        private=st.dictionaries(words, texts, max_size=2),
        where=st.none() | wheres,
    )


posts = st.builds(
    Post,
    id=maybe_text,
    title=maybe_text,
    url=maybe_text,
    author=st.none() | authors,
    published=st.none() | timestamps,
    updated=st.none() | timestamps,
    body=st.none() | bodies,
    language=maybe_text,
    extra=extras,
    where=st.none() | wheres,
)
origins = st.builds(
    Origin,
    format=maybe_text,
    profile=maybe_text,
    url=maybe_text,
    reasons=st.lists(texts, max_size=2).map(tuple),
    fields=st.dictionaries(words, texts, max_size=2),
    next=maybe_text,
    previous=maybe_text,
)
problems = st.builds(
    Problem,
    code=st.sampled_from(sorted(CODES)),
    message=texts,
    severity=st.sampled_from(SEVERITIES),
    where=st.none() | wheres,
    excerpt=texts,
)
threads = st.builds(
    Thread,
    post=st.none() | posts,
    comments=st.lists(comments(), max_size=4, unique_by=lambda comment: comment.id).map(tuple),
    claimed=st.none() | counts,
    origin=origins,
    problems=st.lists(problems, max_size=2).map(tuple),
)


@st.composite
def graphs(draw: st.DrawFn, max_size: int = 12) -> list[Comment]:
    """Comments whose parent ids say anything: themselves, each other, nobody; ids may repeat."""
    ids = draw(st.lists(st.sampled_from("abcdefghijkl"), max_size=max_size))
    parents = st.none() | st.sampled_from("abcdefghijklxyz")
    dates = st.none() | st.builds(Timestamp, text=st.just(""), value=st.none() | moments)
    names = st.none() | st.builds(Author, name=st.none() | st.sampled_from(["", "Ann", "ann", "Bo", "Émile"]))
    scores = st.none() | st.integers(-2, 2) | st.floats(-1, 1)
    return [
        Comment(id, parent_id=draw(parents), published=draw(dates), author=draw(names), score=draw(scores))
        for id in ids
    ]

"""Random threads, flattened in every form of header and read back: the same authors, dates, bodies and parents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import threadkit
from threadkit.tree import ROOT, parents_from_depths

Said = tuple[str, datetime, str]  # author, moment, body

HEADERS: dict[str, Callable[[int, str, str], str]] = {
    "X says: DATE": lambda n, who, when: f"{who} says: {when}\n",
    "numbered": lambda n, who, when: f"{n}. {who} says: {when}\n",
    "X said on DATE": lambda n, who, when: f"{who} said on {when}\n",
    "Posted by X at DATE": lambda n, who, when: f"Posted by {who} at {when}\n",
    "X wrote:, DATE below": lambda n, who, when: f"{who} wrote:\n{when}\n",
    "X | DATE": lambda n, who, when: f"{who} | {when}\n",
    "#3 X, DATE": lambda n, who, when: f"#{n} {who}, {when}\n",
    "X (DATE):": lambda n, who, when: f"{who} ({when}):\n",
    "On DATE, X said:": lambda n, who, when: f"On {when}, {who} said:\n",
    "DATE by X": lambda n, who, when: f"{when} by {who}\n",
    "X, DATE below": lambda n, who, when: f"{who}\n{when}\n",
    "sagt": lambda n, who, when: f"{who} sagt: {when}\n",
    "glued to the date": lambda n, who, when: f"{who} says:{when}\n",
}
FOOTERS: dict[str, Callable[[str, str], str]] = {
    "— X, DATE": lambda who, when: f"— {who}, {when}\n",
    "Comment by X — DATE": lambda who, when: f"Comment by {who} — {when}\n",
    "Posted by X on DATE": lambda who, when: f"Posted by {who} on {when}\n",
}
DATES: dict[str, Callable[[datetime], str]] = {
    "iso": lambda when: when.strftime("%Y-%m-%d %H:%M"),
    "english": lambda when: when.strftime("%B %-d, %Y at %-I:%M ") + when.strftime("%p").lower(),
    "glued": lambda when: when.strftime("%m/%d/%Y%-I:%M ") + when.strftime("%p").lower(),
}

WORDS = (
    "lantern", "willow", "river", "stone", "bread", "kettle", "window", "ladder", "harbour", "cloud",
    "button", "ferry", "walnut", "copper", "thimble", "orchard", "ähnlich", "señal", "œuvre", "więc", "снег",
    "雨", "very", "quite", "almost", "slowly", "under", "behind", "between",
)  # fmt: skip
NAMES = (
    "Anja Lee", "Bjørn", "Dr. Okafor", "mapmaker", "Zoë van der Berg", "J. R. Quist", "O'Hara-Finn",
    "night_owl", "Łucja", "Ольга", "Teo", "Alma",
)  # fmt: skip

names = st.sampled_from(NAMES)
sentences = st.lists(st.sampled_from(WORDS), min_size=4, max_size=20).map(lambda it: " ".join(it).capitalize() + ".")
bodies = st.lists(sentences, min_size=1, max_size=3).flatmap(
    lambda parts: st.sampled_from(["\n", "\n\n"]).map(lambda gap: gap.join(parts))
)
moments = st.datetimes(datetime(2003, 1, 13), datetime(2024, 12, 31)).map(
    lambda it: it.replace(second=0, microsecond=0)
)
threads = st.lists(st.tuples(names, moments, bodies), min_size=1, max_size=8)


def indented(text: str, columns: int) -> str:
    return "".join(" " * columns + line if line.strip() else line for line in text.splitlines(keepends=True))


def page(comments: list[str]) -> str:
    body = "\n".join(comments)
    return f"A page about nothing\n\nIt has one long paragraph.\n\n{len(comments)} comments\n\n{body}"


def read(text: str) -> list[tuple[str | None, datetime | None, str]]:
    thread = threadkit.parse(text, format="text")
    assert thread.post is not None
    assert thread.post.title == "A page about nothing"
    assert thread.post.body is not None
    assert thread.post.body.source == "It has one long paragraph."
    return [
        (c.author.name if c.author else None, c.published.value if c.published else None, c.body.source)
        for c in thread.comments
    ]


def check(said: list[Said], found: list[tuple[str | None, datetime | None, str]], dates: str) -> None:
    assert [(who, body) for who, _, body in found] == [(who, body) for who, _, body in said]
    if dates == "glued":  # without a day above 12 nothing tells the day from the month
        assert all(when is not None for _, when, _ in found) or max(when.day for _, when, _ in said) <= 12
    else:
        assert [when for _, when, _ in found] == [when for _, when, _ in said]


@pytest.mark.parametrize("form", HEADERS)
@settings(max_examples=8, deadline=None)
@given(said=threads, dates=st.sampled_from(sorted(DATES)))
def test_headers_above_their_texts(form: str, said: list[Said], dates: str) -> None:
    pieces = [f"{HEADERS[form](n, who, DATES[dates](when))}\n{body}\n" for n, (who, when, body) in enumerate(said, 1)]
    check(said, read(page(pieces)), dates)


@pytest.mark.parametrize("form", FOOTERS)
@settings(max_examples=8, deadline=None)
@given(said=threads, dates=st.sampled_from(sorted(DATES)))
def test_headers_below_their_texts(form: str, said: list[Said], dates: str) -> None:
    pieces = [f"{body}\n{FOOTERS[form](who, DATES[dates](when))}" for who, when, body in said]
    check(said, read(page(pieces)), dates)


@pytest.mark.parametrize("form", HEADERS)
@settings(max_examples=8, deadline=None)
@given(data=st.data(), said=threads)
def test_indentation_is_nesting(form: str, said: list[Said], data: st.DataObject) -> None:
    depths = [0]
    for _ in said[1:]:
        depths.append(data.draw(st.integers(0, depths[-1] + 1)))
    pieces = [
        indented(f"{HEADERS[form](n, who, DATES['iso'](when))}\n  {body.replace(chr(10), chr(10) + '  ')}\n", 4 * depth)
        for n, ((who, when, body), depth) in enumerate(zip(said, depths, strict=True), 1)
    ]
    thread = threadkit.parse(page(pieces), format="text")
    position = {comment.id: index for index, comment in enumerate(thread.comments)}
    parents = [ROOT if c.parent_id is None else position[c.parent_id] for c in thread.comments]
    assert parents == parents_from_depths(depths)
    assert [comment.body.source for comment in thread.comments] == [body for _, _, body in said]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\f"])
@settings(max_examples=8, deadline=None)
@given(said=threads, form=st.sampled_from(sorted(HEADERS)))
def test_line_ends_make_no_difference(form: str, end: str, said: list[Said]) -> None:
    pieces = [f"{HEADERS[form](n, who, DATES['iso'](when))}\n{body}\n" for n, (who, when, body) in enumerate(said, 1)]
    text = page(pieces)
    assert threadkit.parse(text.replace("\n", end), format="text") == threadkit.parse(text, format="text")

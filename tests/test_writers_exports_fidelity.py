"""What each written format carries: computed by sending a full thread there and back, and held against the docs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pytest

import threadkit
from threadkit import Author, Body, Comment, Post, Thread, Timestamp
from threadkit.formats import WRITERS, writer
from threadkit.model import STATUSES
from threadkit.tree import Tree

PAGE: Final = Path(__file__).parents[1] / "docs" / "reference" / "fidelity.md"

# The reader that reads what a writer writes; for the others see the tests of their shapes.
READ_BY: Final = {
    "wxr": "wxr",
    "disqus-import": "wxr",
    "remark42": "remark42",
    "commento": "commento",
    "staticman": "data-files",
    "jekyll": "data-files",
    "hugo": "data-files",
    "nikola": "nikola",
    "pelican": "pelican",
    "atom": "atom",
    "mbox": "mbox",
    "json-ld": "json-ld",
    "activitystreams": "activitystreams",
}


def at(text: str) -> Timestamp:
    return Timestamp(text, datetime.fromisoformat(text), "second", basis="machine", zone_source="machine")


ANN: Final = Author(
    name="Ann",
    handle="ann7",
    url="https://ann.example/",
    email="ann@mail.example",
    avatar="https://ann.example/a.png",
    id="7",
    roles=("moderator",),
)
FULL: Final = Thread(
    Post(
        "5",
        "On green tea",
        "https://blog.example/2012/tea/",
        Author("Pat", "pat"),
        at("2012-10-01T10:00:00+02:00"),
        body=Body("<p>Green.</p>"),
        extra={"slug": "tea"},
    ),
    [
        Comment(
            "11",
            None,
            ANN,
            at("2012-10-11T03:08:00+02:00"),
            at("2012-10-12T03:08:00+02:00"),
            Body("<p>So <b>true</b>.</p>"),
            "https://blog.example/2012/tea/#c11",
            3,
            extra={"mood": "calm"},
            private={"ip": "192.0.2.7"},
        ),
        Comment("12", "11", Author("Bo"), at("2012-10-11T04:08:00+02:00"), body=Body("Is it?")),
        Comment("13", None, Author("Cy"), at("2012-10-11T05:08:00+02:00"), body=Body("Linked."), kind="pingback"),
        *(
            Comment(
                str(number), None, Author("Di"), at("2012-10-11T06:08:00+02:00"), body=Body("Words."), status=status
            )
            for number, status in enumerate(STATUSES[1:], start=14)
        ),
    ],
)


def _author(field: str) -> Callable[[Thread], Any]:
    return lambda thread: getattr(thread.comments[0].author or Author(), field)


def _comment(field: str, position: int = 0) -> Callable[[Thread], Any]:
    return lambda thread: getattr(thread.comments[position], field)


def _post(field: str) -> Callable[[Thread], Any]:
    return lambda thread: getattr(thread.post or Post(), field)


def _moment(field: str) -> Callable[[Thread], Any]:
    return lambda thread: getattr(getattr(thread.comments[0], field), "value", None)


FIELDS: Final[dict[str, Callable[[Thread], Any]]] = {
    "id": _comment("id"),
    "parent": lambda thread: Tree(thread.comments).parents,
    "name": _author("name"),
    "handle": _author("handle"),
    "link": _author("url"),
    "e-mail": _author("email"),
    "avatar": _author("avatar"),
    "account": _author("id"),
    "roles": _author("roles"),
    "date": _moment("published"),
    "edited": _moment("updated"),
    "words": lambda thread: [comment.body.text for comment in thread.comments[:3]],
    "address": _comment("url"),
    "score": _comment("score"),
    "kind": _comment("kind", 2),
    **{status: _comment("status", position) for position, status in enumerate(STATUSES[1:], start=3)},
    "ip": lambda thread: thread.comments[0].private.get("ip"),
    "extra": lambda thread: thread.comments[0].extra.get("mood"),
    "post's title": _post("title"),
    "post's address": _post("url"),
    "post's author": lambda thread: getattr(thread.post and thread.post.author, "name", None),
    "post's date": lambda thread: getattr(thread.post and thread.post.published, "value", None),
    "post's body": lambda thread: getattr(thread.post and thread.post.body, "text", None),
}


def everything(format: str) -> dict[str, Any]:
    """The options with which a format carries all that it can."""
    wanted: dict[str, Any] = {"private": True, "include": STATUSES}
    return {name: value for name, value in wanted.items() if name in writer(format).options()}


def there_and_back(thread: Thread, format: str, folder: Path, **options: Any) -> Thread:
    target = f"{folder}/out/" if writer(format).files else folder / "out"
    threadkit.write(thread, target, format, **options)
    return threadkit.parse(folder / "out", format=READ_BY[format])


def carried(format: str, folder: Path) -> list[str]:
    back = there_and_back(FULL, format, folder, **everything(format))
    assert len(back) == len(FULL)
    return [name for name, field in FIELDS.items() if field(back) == field(FULL)]


def documented() -> dict[str, list[str]]:
    """The table of the page: format -> the fields that it carries."""
    section = PAGE.read_text("utf-8").partition("\n## Written formats\n")[2].partition("\n## ")[0]
    rows = [line.strip("| \n").split("|") for line in section.splitlines() if line.startswith("| `")]
    return {row[0].strip().strip("`"): [name.strip() for name in row[1].split(",")] for row in rows}


@pytest.mark.parametrize("format", READ_BY)
def test_the_page_says_what_is_carried(format: str, tmp_path: Path) -> None:
    assert documented()[format] == carried(format, tmp_path)


def test_the_page_tells_of_every_export() -> None:
    own = {"html", "html-page", "json", "jsonl", "markdown", "text"}
    assert documented().keys() == {row.name for row in WRITERS} - own


@pytest.mark.parametrize("format", READ_BY)
def test_nothing_personal_leaves_unasked(format: str, tmp_path: Path) -> None:
    options = {"include": STATUSES} if "include" in writer(format).options() else {}
    there_and_back(FULL, format, tmp_path, **options)
    out = tmp_path / "out"
    written = "".join(file.read_text("utf-8") for file in (out.rglob("*.*") if out.is_dir() else [out]))
    assert "So" in written
    assert "ann@mail.example" not in written
    assert "192.0.2.7" not in written

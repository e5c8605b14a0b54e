"""A thread with everything that a site must show, and what it must not, for the tests of threadkit.sites."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import threadkit
from threadkit import Author, Body, Comment, Post, Thread, Timestamp


def moment(day: int, hour: int) -> Timestamp:
    return Timestamp(f"May {day}", datetime(2014, 5, day, hour, 30, tzinfo=UTC), "minute")


TEA = Thread(
    Post(title="How long should tea steep?", url="https://tea.example/steep.html"),
    [
        Comment(
            "c-1",
            author=Author("Ines <Kettle>", url="https://ines.example/?a=1&b=2", email="ines@example.org"),
            published=moment(3, 8),
            body=Body("Four minutes, <em>never</em> five.<script>alert(1)</script>"),
        ),
        Comment("c-2", "c-1", Author("Rolf", url="javascript:alert(1)"), moment(4, 9), body=Body("Five, with milk.")),
        Comment("c-3", "c-2", Author("Ines <Kettle>"), moment(5, 7), body=Body("Milk is for cats.")),
        Comment("c-4", "c-1", status="deleted"),
        Comment("c-5", "c-4", Author("Juno"), moment(2, 6), body=Body("Cold water, one night.")),
        Comment("c-6", None, Author("Pills"), moment(6, 6), body=Body("Cheap watches!"), status="spam"),
        Comment("c-7", None, Author("王小明"), Timestamp("last spring"), body=Body("茶不需要时间。")),
    ],
)
UNSEEN = ("Cheap watches", "ines@example.org", "<script", "javascript:", "<Kettle>", "&amp;lt;")


def write_tea(path: Path, format: str = "json") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    threadkit.write(TEA, path, format)
    return path


def check_page(page: str) -> None:
    """What holds for any page that shows the thread: all words of visible comments, once, safe, and nothing else."""
    for words in (
        "<em>never</em>",
        "Five, with milk.",
        "Milk is for cats.",
        "Cold water, one night.",
        "茶不需要时间。",
    ):
        assert page.count(words) == 1, words
    assert "Ines &lt;Kettle&gt;" in page
    assert "王小明" in page
    for words in UNSEEN:
        assert words not in page, words

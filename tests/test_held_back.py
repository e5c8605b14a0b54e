"""What is held back stays back: no format that gets published tells a word of it, who wrote it, when, or where."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

import threadkit
from threadkit import Author, Body, Comment, Post, Thread, Timestamp
from threadkit.formats import WRITERS
from threadkit.model import Status

# These move a site to another system, held-back comments with their status included; they are not for publishing.
CARRIERS = {"json", "jsonl", "wxr", "disqus-import", "commento"}

HELD = Comment(
    "held",
    author=Author("Secret Name", url="https://secret.example/", email="secret@mail.example"),
    published=Timestamp("secret date", datetime(1987, 6, 5, 4, 3), "minute"),
    updated=Timestamp("secret edit", datetime(1988, 7, 6, 5, 4), "minute"),
    body=Body("<p>secret words</p>"),
    url="https://blog.example/#secret-place",
    private={"ip": "198.51.100.7"},
)
REPLY = Comment("reply", "held", Author("Open Name"), body=Body("<p>open words</p>"))


def written(thread: Thread, name: str, folder: Path) -> bytes:
    target = folder / "out"
    threadkit.write(thread, target, name)
    files = [path for path in [target, *target.rglob("*")] if path.is_file()]
    return b"\n".join(str(path.relative_to(folder)).encode() + path.read_bytes() for path in files)


@pytest.mark.parametrize("status", ["deleted", "hidden", "pending", "spam"])
@pytest.mark.parametrize("name", [row.name for row in WRITERS if row.name not in CARRIERS])
def test_nothing_of_a_held_back_comment_is_told(name: str, status: Status, tmp_path: Path) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    from attrs import evolve

    thread = Thread(Post("1", "A title", "https://blog.example/"), [evolve(HELD, status=status), REPLY])
    out = written(thread, name, tmp_path).lower()
    assert b"open words" in out or name == "parquet"
    for secret in (b"secret", b"1987", b"1988", b"198.51"):
        assert secret not in out

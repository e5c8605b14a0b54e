"""Isso's database: every page and comment of it, read from a file, from bytes, or refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

import threadkit

# The tables as the program makes them.
SCHEMA = """
CREATE TABLE preferences (key VARCHAR PRIMARY KEY, value VARCHAR);
CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR(256));
CREATE TABLE comments (tid REFERENCES threads(id), id INTEGER PRIMARY KEY, parent INTEGER, created FLOAT NOT NULL,
  modified FLOAT, mode INTEGER, remote_addr VARCHAR, text VARCHAR, author VARCHAR, email VARCHAR, website VARCHAR,
  likes INTEGER DEFAULT 0, dislikes INTEGER DEFAULT 0, voters BLOB NOT NULL, notification INTEGER NOT NULL DEFAULT 0);
"""
THREADS = [(1, "/pots/", "Pots &amp; pans"), (2, "/empty/", None)]
COMMENTS = [
    (
        1,
        1,
        None,
        1500000000.5,
        None,
        1,
        "192.0.2.0",
        "*Hot* pots",
        "Ann &amp; Co",
        "ann@tea.example",
        None,
        3,
        1,
        b"\1",
        0,
    ),
    (
        1,
        3,
        1,
        1500000200.0,
        1500000300.0,
        2,
        "192.0.2.0",
        "<p>raw</p>",
        None,
        None,
        "https://bo.example",
        0,
        0,
        b"\0",
        1,
    ),
    (1, 4, None, 1500000400.0, None, 4, "192.0.2.0", "", None, None, None, 0, 0, b"\0", 0),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "comments.db"
    database = sqlite3.connect(path)
    database.executescript(SCHEMA)
    database.executemany("INSERT INTO threads VALUES (?, ?, ?)", THREADS)
    database.executemany(f"INSERT INTO comments VALUES ({', '.join('?' * 15)})", COMMENTS)
    database.commit()
    database.close()
    return path


def test_a_database_is_known_by_its_tables(path: Path) -> None:
    assert [candidate.format for candidate in threadkit.detect(path)] == ["isso"]
    assert [candidate.format for candidate in threadkit.detect(path.read_bytes())] == ["isso"]


def test_every_page_and_comment_is_there(path: Path) -> None:
    pots, empty = threadkit.iter_threads(path)
    assert [thread.post and thread.post.id for thread in (pots, empty)] == ["/pots/", "/empty/"]
    assert not empty.comments
    first, second, third = pots.comments
    assert (first.id, first.body.source, first.body.format, first.score) == ("1", "*Hot* pots", "markdown", 3)
    assert first.author == threadkit.Author("Ann & Co", email="ann@tea.example")
    assert first.private == {"ip": "192.0.2.0"}
    assert (second.parent_id, second.status, second.body.format) == ("1", "pending", "markdown")
    assert [stamp and stamp.isoformat() for stamp in (second.published, second.updated)] == [
        "2017-07-14T02:43:20+00:00",
        "2017-07-14T02:45:00+00:00",
    ]
    assert (third.status, third.body.source) == ("deleted", "")
    assert list(threadkit.iter_threads(path.read_bytes())) == [pots, empty]


def test_it_is_not_written_to(path: Path) -> None:
    before = path.read_bytes()
    list(threadkit.iter_threads(path))
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_other_databases_are_refused(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    database = sqlite3.connect(other)
    database.execute("CREATE TABLE comments (id INTEGER PRIMARY KEY)")
    database.commit()
    database.close()
    with pytest.raises(threadkit.ReadError, match="an SQLite database of no format that is known"):
        threadkit.detect(other)
    for damaged in (other.read_bytes(), path.read_bytes()[:5000], path.read_bytes()[:100] + b"\0" * 9000):
        with pytest.raises(threadkit.ReadError, match="comments of Isso"):
            list(threadkit.iter_threads(damaged, format="isso"))

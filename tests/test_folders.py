"""Inputs that are folders of files: each file is read, and their names and places say what the files do not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import threadkit


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    return folder


def shape(folder: Path, format: str) -> dict[str | None, list[tuple[str, str | None]]]:
    """The comments of each post with their parents; the format is detected as expected."""
    assert threadkit.detect(folder)[0].format == format
    return {
        thread.post.id if thread.post else None: [(comment.id, comment.parent_id) for comment in thread.comments]
        for thread in threadkit.iter_threads(folder)
    }


def entry(name: str, **more: str) -> str:
    return json.dumps({"name": name, "date": "2020-01-01T00:00:00Z", "message": f"I am {name}", **more})


def test_data_files_belong_to_the_page_they_name_or_lie_in(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "pots/comment-1.json": entry("Ann"),
            "pots/comment-2.yml": "name: Bo\ndate: 2020-01-02\nmessage: hello\nreplying_to: 1\n",
            "pots/comment-3.yml": "_id: c3\n_parent: /other/\nname: Cy\ndate: 2020-01-03\nmessage: hello\n",
            "pots/.hidden.yml": "name: Nobody\ndate: 2020-01-03\nmessage: hello\n",
            "cups.json": f"[{entry('Di')}, {entry('Ed', reply_to='#0')}]",
        },
    )
    assert shape(tmp_path, "data-files") == {
        tmp_path.name: [("#0", None), ("#1", "#0")],
        "pots": [("comment-1", None), ("comment-2", "comment-1")],
        "/other/": [("c3", None)],
    }


def test_an_unreadable_file_of_a_folder_is_reported(tmp_path: Path) -> None:
    write(tmp_path, {"a.yml": "name: Ann\ndate: 2020-01-01\nmessage: hello\n", "b.yml": "name: [", "c.yml": "x: *y\n"})
    threads = list(threadkit.iter_threads(tmp_path, format="data-files"))
    assert [len(thread.comments) for thread in threads] == [1]
    assert [problem.code for thread in threads for problem in thread.problems] == ["bad-record", "bad-record"]


@pytest.mark.parametrize(
    "content",
    ["a: &x [*x]\nmessage: m\nname: n\ndate: d", "name: [", "? [a]\n: b", "- " * 50_000 + "a", "a: " + "[" * 50_000],
)
def test_yaml_that_is_no_data_is_refused(content: str) -> None:
    with pytest.raises(threadkit.ReadError, match="YAML"):
        list(threadkit.iter_threads(content, format="data-files"))


def test_nikola_names_its_files_after_post_and_comment(tmp_path: Path) -> None:
    header = ".. author: Ann\n.. date_utc: 2016-02-07 12:24:56\n.. approved: True\n"
    write(
        tmp_path,
        {
            "pots.1.wpcomment": f"{header}\nFirst.",
            "pots.2.wpcomment": f".. id: 2\n.. parent_id: 1\n{header}\nSecond.",
            "cups.1.wpcomment": f"{header}.. compiler: html\n\n<p>Third.</p>",
        },
    )
    assert shape(tmp_path, "nikola") == {"cups": [("1", None)], "pots": [("1", None), ("2", "1")]}


def test_pelican_names_the_folder_after_the_post(tmp_path: Path) -> None:
    header = "author: Ann\ndate: 2014-02-17T20:11:22+01:00\n"
    write(
        tmp_path,
        {
            "pots/1.md": f"{header}\nFirst.",
            "pots/2.md": f"{header}replyto: 1md\n\nSecond.",
            "pots/3.rst": ":author: Bo\n:date: 2014-02-18\n:replyto: 1\n\nThird.",
            "cups/1.md": "---\nauthor: Cy\ndate: 2014-02-19\n---\nFourth.",
        },
    )
    assert shape(tmp_path, "pelican") == {"cups": [("1", None)], "pots": [("1", None), ("2", "1"), ("3", "1")]}
    formats = [comment.body.format for thread in threadkit.iter_threads(tmp_path) for comment in thread.comments]
    assert formats == ["markdown", "markdown", "markdown", "text"]


def test_slack_replies_stand_in_another_days_file(tmp_path: Path) -> None:
    message = {"type": "message", "user": "U1"}
    write(
        tmp_path,
        {
            "channels.json": json.dumps(
                [{"id": "C1", "name": "tea", "creator": "U1", "is_archived": False, "members": []}]
            ),
            "users.json": json.dumps([{"id": "U1", "name": "ann", "profile": {"display_name": "Ann Leaf"}}]),
            "tea/2025-01-10.json": json.dumps([{**message, "text": "Hot?", "ts": "1735390514.786538"}]),
            "tea/2025-01-11.json": json.dumps(
                [{**message, "text": "Cold.", "ts": "1736564914.000100", "thread_ts": "1735390514.786538"}]
            ),
        },
    )
    assert shape(tmp_path, "slack") == {
        "tea": [("1735390514.786538", None), ("1736564914.000100", "1735390514.786538")]
    }
    (thread,) = threadkit.iter_threads(tmp_path)
    assert {comment.author.name for comment in thread.comments if comment.author} == {"Ann Leaf"}


def test_a_place_in_a_folder_names_its_file(tmp_path: Path) -> None:
    write(tmp_path, {"a.yml": "- name: Ann\n  date: 2020-01-01\n  message: hello\n  score: [1]\n"})
    (thread,) = threadkit.iter_threads(tmp_path, format="data-files")
    places = [thread.comments[0].where, thread.problems[0].where]
    assert [place and (place.source, place.path) for place in places] == [
        (str(tmp_path / "a.yml"), "/0"),
        (str(tmp_path / "a.yml"), "/0/score"),
    ]

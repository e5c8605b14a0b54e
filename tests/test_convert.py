"""The verbs: parse, iter_threads, render, write; strictness; files that are replaced whole or not at all."""

from __future__ import annotations

import gzip
import io
import json
import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import threadkit
from threadkit import Comment, Post, Problem, ReadError, Thread, UnknownFormat, UnknownOption, WriteError
from threadkit.source import Source

TEA = Thread(Post(title="Tea"), [Comment("1"), Comment("2", parent_id="1")])
BLACK = Thread(Post(title="Black"), [Comment("1")])
ODD = '{"threadkit": 1, "post": {}, "comments": [{"id": "1", "parent_id": "9", "url": %s}]}'


def lines(*threads: Thread) -> str:
    return "".join(threadkit.render(thread, "jsonl") for thread in threads)


# --- Reading ----------------------------------------------------------------------------------------------------------


def test_parse_reads_one_thread_from_any_form(tmp_path: Path) -> None:
    document = lines(TEA)
    path = tmp_path / "tea.jsonl.gz"
    path.write_bytes(gzip.compress(document.encode()))
    for source in (document, document.encode(), path, io.StringIO(document), Source(document)):
        assert threadkit.parse(source) == TEA


def test_parse_refuses_none_and_several() -> None:
    with pytest.raises(ReadError, match="the source holds no thread"):
        threadkit.parse("[]", format="json")
    with pytest.raises(ReadError, match=r"x\.jsonl holds more than one thread; read it with iter_threads"):
        threadkit.parse(Source(lines(TEA, BLACK), name="x.jsonl"))


def test_iter_threads_reads_thread_by_thread() -> None:
    coming = threadkit.iter_threads(lines(TEA, BLACK) + '{"threadkit": 2, "type": "thread"}')
    assert next(coming) == TEA
    with pytest.raises(ReadError):
        list(coming)
    assert list(threadkit.iter_threads(lines(TEA, BLACK, TEA))) == [TEA, BLACK, TEA]


def test_hints_reach_the_thread() -> None:
    document = '{"threadkit": 1, "post": {}, "comments": [{"id": "1", "published": {"text": "10 June 2012"}}]}'
    thread = threadkit.parse(document, url="https://tea.example/", reference=datetime(2013, 1, 1), language="en")
    assert thread.origin.url == "https://tea.example/"


def test_the_callers_word_on_the_encoding_counts() -> None:
    document = '{"threadkit": 1, "post": {"title": "чай"}}'.encode("cp1251")
    assert threadkit.parse(document, encoding="windows-1251").post == Post(title="чай")


def test_an_unknown_format_is_refused_with_a_suggestion() -> None:
    with pytest.raises(UnknownFormat, match="did you mean 'jsonl'"):
        threadkit.parse("x", format="jsnl")
    with pytest.raises(UnknownFormat, match="did you mean 'markdown'"):
        threadkit.render(TEA, "markdwon")


# --- Problems ---------------------------------------------------------------------------------------------------------


def test_problems_are_collected_and_offered() -> None:
    heard: list[Problem] = []
    thread = threadkit.parse(ODD % "5", on_problem=heard.append)
    assert [problem.code for problem in thread.problems] == ["bad-value", "dangling-parent"]
    assert tuple(heard) == thread.problems


def test_strict_raises_one_error_with_all_problems_from_warning_up() -> None:
    with pytest.raises(ReadError, match=r"^odd\.json: /comments/0/url: warning: .*\[bad-value\]$") as caught:
        threadkit.parse(Source(ODD % "5", name="odd.json"), strict=True)
    assert [problem.code for problem in caught.value.problems] == ["bad-value"]
    rows = [{"id": "1"}] * 3
    with pytest.raises(ReadError, match=r"\(and 1 more\)$") as caught:
        threadkit.parse(json.dumps({"threadkit": 1, "comments": rows}), strict=True)
    assert len(caught.value.problems) == 2


def test_strict_lets_information_pass() -> None:
    thread = threadkit.parse(ODD % '"u"', strict=True)
    assert [problem.severity for problem in thread.problems] == ["info"]


def test_strict_gives_the_threads_before_the_bad_one() -> None:
    document = lines(TEA) + '{"threadkit": 1, "type": "thread", "claimed": 7}\n'
    coming = threadkit.iter_threads(document, strict=True)
    assert next(coming) == TEA
    with pytest.raises(ReadError, match="count-mismatch"):
        next(coming)


# --- Writing ----------------------------------------------------------------------------------------------------------


def test_render_is_write_into_a_string(tmp_path: Path) -> None:
    out = io.StringIO()
    threadkit.write(TEA, out, "json")
    threadkit.write([TEA], tmp_path / "a.json", "json")
    threadkit.write(iter([TEA]), str(tmp_path / "b.json"), "json")
    assert out.getvalue() == threadkit.render(TEA, "json")
    assert (tmp_path / "a.json").read_text("utf-8") == (tmp_path / "b.json").read_text("utf-8") == out.getvalue()


def test_options_reach_the_writer() -> None:
    with pytest.raises(UnknownOption, match="did you mean 'private'"):
        threadkit.render(TEA, "json", privat=True)


def kept(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


def failing(*threads: Thread) -> Iterator[Thread]:
    yield from threads
    raise ReadError("half way")


@pytest.mark.parametrize("before", [{}, {"out.json": "old"}])
def test_a_failure_half_way_leaves_what_was_there(tmp_path: Path, before: dict[str, str]) -> None:
    for name, text in before.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(ReadError, match="half way"):
        threadkit.write(failing(TEA, TEA, TEA), tmp_path / "out.json", "json")
    assert kept(tmp_path) == before


def test_a_wrong_option_or_format_touches_nothing(tmp_path: Path) -> None:
    for format, options in (("json", {"privat": True}), ("jsn", {})):
        with pytest.raises(threadkit.ThreadkitError):
            threadkit.write(TEA, tmp_path / "out.json", format, **options)
    assert kept(tmp_path) == {}


def test_a_failing_disk_is_a_write_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out.json").write_text("old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match=r"cannot write .*out\.json: No space left on device"):
        threadkit.write(TEA, tmp_path / "out.json", "json")
    assert kept(tmp_path) == {"out.json": "old"}


@pytest.mark.parametrize(
    ("target", "message"),
    [("", "is a directory"), ("nowhere/out.json", "No such file"), ("file/out.json", "Not a directory"),
     ("a\0b", "null byte"), ("x" * 300, "too long")],
)  # fmt: skip
def test_targets_that_cannot_be_written(tmp_path: Path, target: str, message: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WriteError, match=f"cannot write .*{message}") as caught:
        threadkit.write(TEA, str(tmp_path / target), "json")
    assert "\n" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_long_name_has_room_for_its_neighbour(tmp_path: Path) -> None:
    threadkit.write(TEA, tmp_path / ("ä" * 125 + ".json"), "json")
    assert len(kept(tmp_path)) == 1


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "link.json").symlink_to("real.json")
    threadkit.write(TEA, tmp_path / "link.json", "json")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text("utf-8") == threadkit.render(TEA, "json")


def test_a_dangling_link_is_given_a_target(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to("new.json")
    threadkit.write(TEA, tmp_path / "link.json", "json")
    assert not (tmp_path / "new.json").is_symlink()
    assert threadkit.parse(tmp_path / "link.json") == TEA


def test_the_input_may_be_the_output(tmp_path: Path) -> None:
    path = tmp_path / "threads.jsonl"
    path.write_text(lines(*[TEA, BLACK] * 2000), "utf-8")
    threadkit.write(threadkit.iter_threads(path), path, "jsonl")
    assert list(threadkit.iter_threads(path)) == [TEA, BLACK] * 2000


def test_permissions_are_kept_and_new_files_follow_the_umask(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text("old")
    (tmp_path / "old.json").chmod(0o640)
    mask = os.umask(0o027)
    try:
        for name in ("old.json", "new.json"):
            threadkit.write(TEA, tmp_path / name, "json")
            assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o640
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(mask)


def test_devices_and_pipes_are_written_as_they_are(tmp_path: Path) -> None:
    threadkit.write(TEA, "/dev/null", "json")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    threadkit.write(TEA, pipe, "json")
    assert os.read(reading, 1 << 16).decode() == threadkit.render(TEA, "json")
    os.close(reading)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a device that is always full")
def test_a_full_device_is_a_write_error() -> None:
    with pytest.raises(WriteError, match="No space left"):
        threadkit.write(TEA, "/dev/full", "json")


def test_lines_end_in_line_feeds_and_text_is_utf_8(tmp_path: Path) -> None:
    thread: Any = Thread(Post(title="Grün\r\n"), [Comment("1")])
    threadkit.write(thread, tmp_path / "a.jsonl", "jsonl")
    data = (tmp_path / "a.jsonl").read_bytes()
    assert b"\r" not in data
    assert "Grün".encode() in data

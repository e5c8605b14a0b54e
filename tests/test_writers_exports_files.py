"""Writing into folders: every name is safe, every file whole, nothing is written elsewhere."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

import threadkit
from threadkit import Body, Comment, Post, Thread, WriteError
from threadkit.formats import WRITERS, Writer, writer
from threadkit.writers.names import MAX_LENGTH, Names, safe_name, slug

FILES = [row.name for row in WRITERS if row.files]
TEA = Thread(Post(title="Tea"), [Comment("1", body=Body("So true."))])


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@given(st.text(max_size=200))
def test_a_name_is_safe_everywhere(text: str) -> None:
    name = safe_name(text)
    assert len(name) <= MAX_LENGTH + 1
    assert len(name.encode("utf-8")) < 230
    assert name == unicodedata.normalize("NFC", name) or not name.isascii()
    assert not set(name) & set('/\\:*?"<>|\0\n ')
    assert not name.startswith((".", "-"))
    assert not name.endswith((".", " "))
    if name:
        assert PurePosixPath(name).name == PureWindowsPath(name).name == name
        assert not PureWindowsPath(name).is_reserved()


@given(st.lists(st.sampled_from(["tea", "Tea", "TEA", "tea-2", "", "1", "straße", "STRASSE"]), max_size=20))
def test_names_are_unique_without_regard_to_case(wanted: list[str]) -> None:
    names = Names()
    given_names = [names.unique(name) for name in wanted]
    assert all(given_names)
    assert len({name.casefold() for name in given_names}) == len(wanted)


@pytest.mark.parametrize(
    ("post", "name"),
    [
        (Post(extra={"slug": "green-tea"}, url="https://blog.example/other/"), "green-tea"),
        (Post(url="https://blog.example/2012/10/green-tea/?page=2#c1"), "green-tea"),
        (Post(url="https://blog.example/caf%C3%A9.html"), "café"),
        (Post(url="https://blog.example/", title="Green & black"), "Green-black"),
        (Post(url="https://[", id="t3_x"), "t3_x"),
        (Post(extra={"slug": 7}), "thread"),
        (Post(title="../../etc/passwd"), "etc-passwd"),
        (Post(title="NUL"), "_NUL"),
        (None, "thread"),
    ],
)
def test_files_are_named_after_the_post(post: Post | None, name: str) -> None:
    assert slug(post) == name


def test_an_empty_name_is_a_number() -> None:
    names = Names()
    assert [names.unique(""), names.unique("")] == ["1", "2"]


@pytest.mark.parametrize("format", FILES)
def test_pages_of_one_name_have_files_of_their_own(format: str, tmp_path: Path) -> None:
    threadkit.write([TEA, TEA], tmp_path / "new" / "out", format)
    assert len(files(tmp_path / "new" / "out")) == 2


@pytest.mark.parametrize("format", FILES)
def test_ids_that_are_paths_stay_inside(format: str, tmp_path: Path) -> None:
    comments = [Comment(id) for id in ("../../x", "/etc/passwd", "a/b", "a\\b", "..", "", "CON")]
    threadkit.write(Thread(Post(title="../.."), comments), f"{tmp_path}/out/", format)
    assert files(tmp_path) == {f"out/{name}" for name in files(tmp_path / "out")}


def test_every_format_has_a_file_for_each_thread(tmp_path: Path) -> None:
    threadkit.write([TEA, Thread(Post(title="Cake"))], f"{tmp_path}/pages/", "markdown")
    assert files(tmp_path / "pages") == {"Tea.md", "Cake.md"}
    assert (tmp_path / "pages" / "Tea.md").read_text() == threadkit.render(TEA, "markdown")


def test_a_page_without_comments_has_no_data_file(tmp_path: Path) -> None:
    threadkit.write([Thread(Post(title="Cake"))], tmp_path, "hugo")
    assert files(tmp_path) == set()


@pytest.mark.parametrize("format", FILES)
def test_many_files_are_no_text(format: str) -> None:
    with pytest.raises(WriteError, match="format of many files"):
        threadkit.render(TEA, format)
    with pytest.raises(WriteError, match="format of many files"):
        threadkit.write(TEA, sys.stdout, format)


@pytest.mark.parametrize("name", ["../escaped.json", "/tmp/threadkit-escaped.json", "a/../../escaped.json"])
def test_a_writer_cannot_leave_the_folder(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(threads: object) -> Iterator[tuple[str, str]]:
        yield name, "{}"

    monkeypatch.setattr(Writer, "load", lambda row: write)
    with pytest.raises(WriteError, match="not inside"):
        threadkit.write(TEA, tmp_path / "out", "hugo")
    assert files(tmp_path) == set()


def test_a_link_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "Tea").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WriteError, match="not inside"):
        threadkit.write(TEA, tmp_path / "out", "staticman")
    assert files(tmp_path / "elsewhere") == set()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("kept")
    with pytest.raises(WriteError, match="cannot write"):
        threadkit.write(TEA, tmp_path / "out", "staticman")
    assert (tmp_path / "out").read_text() == "kept"


def test_the_command_line_writes_folders(tmp_path: Path) -> None:
    page = tmp_path / "thread.json"
    threadkit.write(TEA, page, "json")
    command = [sys.executable, "-m", "threadkit", "convert", str(page), "-t", "staticman"]
    done = subprocess.run([*command, "-o", f"{tmp_path}/data/comments/"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    assert files(tmp_path / "data" / "comments") == {"Tea/comment-1.yml"}
    refused = subprocess.run(command, capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert "many files" in refused.stderr


def test_only_formats_of_one_file_are_found_by_their_extension() -> None:
    from threadkit.formats import by_extension

    assert by_extension(".yml") is None
    assert by_extension(".csv") == "csv"
    assert not writer("csv").files

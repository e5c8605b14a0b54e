"""Sources: every form in which a document may be given, wrapped, damaged or hostile."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import io
import lzma
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadkit import ReadError, source
from threadkit.json_text import load_json
from threadkit.source import Source

TEXT = "Grüner Tee\r\nund „schwarzer“\n"
DATA = TEXT.encode()
WRAP: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}

FORMS: dict[str, Callable[[Path], Any]] = {
    "bytes": lambda tmp: DATA,
    "bytearray": lambda tmp: bytearray(DATA),
    "memoryview": lambda tmp: memoryview(DATA),
    "str": lambda tmp: TEXT,
    "str with mark": lambda tmp: "\ufeff" + TEXT,
    "mark": lambda tmp: b"\xef\xbb\xbf" + DATA,
    "utf-16": lambda tmp: TEXT.encode("utf-16"),
    "path": lambda tmp: _kept(tmp / "tea.txt", DATA),
    "binary file": lambda tmp: io.BytesIO(DATA),
    "text file": lambda tmp: io.StringIO(TEXT, newline=""),
    "gz": lambda tmp: gzip.compress(DATA),
    "bz2": lambda tmp: bz2.compress(DATA),
    "xz": lambda tmp: lzma.compress(DATA),
    "gz path": lambda tmp: _kept(tmp / "tea.txt.gz", gzip.compress(DATA)),
    "bz2 path": lambda tmp: _kept(tmp / "tea.txt.bz2", bz2.compress(DATA)),
    "xz path": lambda tmp: _kept(tmp / "tea.txt.xz", lzma.compress(DATA)),
    "gz file": lambda tmp: io.BytesIO(gzip.compress(DATA)),
    "gz in parts": lambda tmp: gzip.compress(DATA[:7]) + gzip.compress(DATA[7:]),
}


def _kept(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.fixture(params=FORMS)
def given_form(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    return FORMS[request.param](tmp_path)


def test_every_form_gives_the_same_text(given_form: Any) -> None:
    document = Source(given_form)
    assert document.head == TEXT
    assert document.text == TEXT
    assert document.head == TEXT
    assert document.problems == ()


def test_every_form_gives_the_same_lines(given_form: Any) -> None:
    if isinstance(given_form, bytes) and given_form.startswith(b"\xff\xfe"):
        pytest.skip("lines are UTF-8")
    assert list(Source(given_form).lines()) == [(1, "Grüner Tee"), (2, "und „schwarzer“")]


def test_an_open_file_stays_open(tmp_path: Path) -> None:
    with _kept(tmp_path / "tea.txt", DATA).open("rb") as file:
        assert Source(file).text == TEXT
        assert not file.closed


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=[DATA])
    writer.start()
    document = Source(pipe)
    assert document.head == TEXT
    assert document.text == TEXT
    assert [number for number, _ in document.lines()] == [1, 2]
    writer.join()


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a.XML", ".xml"), ("a.xml.gz", ".xml"), ("a.tar.bz2", ".tar"), ("a.gz", ""), ("a", ""), (None, "")],
)
def test_suffix(name: str | None, suffix: str) -> None:
    assert Source(b"", name=name).suffix == suffix


def test_names() -> None:
    assert Source(Path("a/b.txt")).name == "a/b.txt"
    assert Source(b"").name is None
    assert Source(b"", name="standard input").name == "standard input"
    with open(os.devnull, "rb") as file:
        assert Source(file).name == os.devnull
    with open(os.open(os.devnull, os.O_RDONLY), "rb") as numbered:
        assert Source(numbered).name is None


# --- What goes wrong --------------------------------------------------------------------------------------------------


def refused(given: Any, message: str) -> None:
    for ask in (lambda d: d.text, lambda d: d.data, lambda d: list(d.lines()), lambda d: d.json):
        document = Source(given) if isinstance(given, Path | bytes) else Source(given())
        with pytest.raises(ReadError, match=message) as caught:
            ask(document)
        assert "\n" not in str(caught.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    refused(tmp_path / "nowhere.txt", "nowhere.txt: No such file")
    refused(tmp_path, "directory")
    refused(tmp_path / "nul\0", "null byte")
    with pytest.raises(ReadError, match="directory"):
        _ = Source(tmp_path).head


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = _kept(tmp_path / "secret", DATA)
    path.chmod(0)
    refused(path, "Permission denied")


def test_files_that_refuse_to_be_read(tmp_path: Path) -> None:
    class Broken(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise PermissionError(13, "Permission denied")

    refused(lambda: Broken(), "Permission denied")
    closed = io.BytesIO(DATA)
    closed.close()
    refused(lambda: closed, "closed file")
    latin = _kept(tmp_path / "latin.txt", "é".encode("latin-1"))
    with latin.open(encoding="utf-8") as file, pytest.raises(ReadError, match="utf-8"):
        _ = Source(file).text


def test_a_file_that_breaks_while_it_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    document = Source(_kept(tmp_path / "tea.txt", DATA))
    monkeypatch.setattr(document, "stream", lambda: _Broken(io.BytesIO()))
    with pytest.raises(ReadError, match="Input/output error"):
        _ = document.data


class _Broken(io.BufferedReader):
    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError(5, "Input/output error")


@pytest.mark.parametrize("wrap", WRAP.values(), ids=WRAP)
def test_damaged_wrappers(wrap: Callable[[bytes], bytes]) -> None:
    packed = wrap(DATA * 500)
    refused(packed[: len(packed) // 2], "damaged")
    refused(packed[:8] + b"\xff" * 40, "damaged")


@pytest.mark.parametrize("wrap", WRAP.values(), ids=WRAP)
def test_bombs(wrap: Callable[[bytes], bytes]) -> None:
    bomb = wrap(bytes(40 << 20))
    refused(bomb, "more than 200 times its size")
    assert Source(bomb).head  # a look at the beginning is safe


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_WHOLE", 20)
    with pytest.raises(ReadError, match="larger than"):
        _ = Source(b"x" * 21).data
    assert Source(b"x" * 20).data == b"x" * 20
    with pytest.raises(ReadError, match="a line of more than"):
        list(Source(b"x" * 21).lines())
    assert len(list(Source(b"x" * 10 + b"\n" + b"y" * 15).lines())) == 2


# --- Text -------------------------------------------------------------------------------------------------------------


def test_what_decoding_mends_is_told() -> None:
    assert [p.code for p in Source("Grün".encode("latin-1")).problems] == ["encoding-guessed"]
    assert [p.code for p in Source(b"caf\xff" + DATA * 4, encoding="utf-8").problems] == ["undecodable-bytes"]
    document = Source("a\x00b\ud800c")
    assert document.text == "a\ufffdb\ufffdc"
    assert [p.code for p in document.problems] == ["control-characters"]


def test_a_text_file_with_half_a_character_is_told() -> None:
    document = Source(io.StringIO("a\ud800"))
    assert document.text == "a\ufffd"
    assert [p.code for p in document.problems] == ["control-characters"]
    bad: list[int] = []
    assert list(document.lines(bad.append)) == [(1, "a\ufffd\ufffd\ufffd")]
    assert bad == [1]


def test_the_callers_word_on_the_encoding() -> None:
    assert Source("чай".encode("cp1251"), encoding="windows-1251").text == "чай"


@pytest.mark.parametrize("cut", range(4))
def test_the_head_may_end_inside_a_character(cut: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "HEAD", 8)
    data = b"x" * (8 - cut) + "😀".encode() * 2
    assert Source(data).head == "x" * (8 - cut)
    assert Source(data.decode()).head == data.decode()[:8]


def test_a_head_of_continuations_alone_is_harmless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "HEAD", 4)
    assert len(Source(b"\x80" * 9).head) == 4


def test_only_a_line_feed_ends_a_line() -> None:
    assert list(Source("a\u2028b\x0bc\rd\r\n\ne").lines()) == [(1, "a\u2028b\x0bc\rd"), (2, ""), (3, "e")]


def test_lines_that_are_no_utf_8_are_told() -> None:
    bad: list[int] = []
    assert list(Source(b"a\n\xff\nb").lines(bad.append)) == [(1, "a"), (2, "\ufffd"), (3, "b")]
    assert bad == [2]
    assert [text for _, text in Source(b"\xff").lines()] == ["\ufffd"]


@given(data=st.binary(max_size=60))
def test_any_bytes_give_text_lines_and_json_or_a_refusal(data: bytes) -> None:
    document = Source(data)
    for ask in (lambda: document.text, lambda: list(document.lines()), lambda: document.json):
        with contextlib.suppress(ReadError):
            ask()


# --- JSON -------------------------------------------------------------------------------------------------------------


def test_json() -> None:
    document = Source(b'\xef\xbb\xbf{"a": [1, "\xc3\xa9"]}')
    assert document.json == {"a": [1, "é"]}
    assert document.json_problems == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", r"Expecting value \(line 1, column 1\)"),
        ("[1,\n 2,,]", "line 2, column 4"),
        ("{'a': 1}", "line 1, column 2"),
        ("[1] [2]", "Extra data"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        ("9" * 5000, "a number that cannot be read"),
    ],
)
def test_what_is_no_json_is_refused_with_its_place(text: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        _ = Source(text, name="a.json").json


@pytest.mark.parametrize(
    ("text", "value", "codes"),
    [
        (r'"\ud83d\ude00"', "😀", []),
        (r'"\ud83d"', "\ufffd", ["control-characters"]),
        (r'"\ude00\ud83d"', "\ufffd\ufffd", ["control-characters"]),
        (r'"\\ud83d"', r"\ud83d", []),
        (r'"\\\ud83d"', "\\\ufffd", ["control-characters"]),
        (r'"\u0000\u001f\t\u0009\u000a"', "\ufffd\ufffd\t\t\n", ["control-characters"]),
        ('"a\nb\tc"', "a\nb\tc", []),
        ('"a\x00b"', "a\ufffdb", ["control-characters"]),
        ('{"a": 1, "a": 2, "b": {"c": 1, "c": 1}}', {"a": 2, "b": {"c": 1}}, ["duplicate-key"] * 2),
    ],
)
def test_json_is_mended_and_told(text: str, value: Any, codes: list[str]) -> None:
    document = Source(text)
    assert document.json == value
    assert [problem.code for problem in document.json_problems] == codes


def test_control_characters_can_be_kept() -> None:
    assert load_json(r'"\u0000\ud800"', "x", keep_controls=True)[0] == "\x00\ufffd"

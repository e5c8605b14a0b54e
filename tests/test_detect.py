"""Detection: the likeliest first, with reasons; what is no text is called by its name."""

from __future__ import annotations

import gzip
import random
import subprocess
import sys
from pathlib import Path

import pytest

import threadkit
from threadkit import ReadError, Thread, detect, detection
from threadkit.formats import Reader
from threadkit.source import Source

NATIVE = threadkit.render(Thread(), "json")


def test_the_function_is_the_public_name_whatever_was_imported() -> None:
    code = "import threadkit.convert, threadkit.detection, threadkit; print(callable(threadkit.detect))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "True\n"


def test_a_candidate_says_why() -> None:
    best = detect(NATIVE)[0]
    assert (best.format, best.evidence) == ("json", 1.0)
    assert best.reasons == ('it begins with a "threadkit" version',)


def rows(monkeypatch: pytest.MonkeyPatch, **sniffed: float | None) -> None:
    """A table of formats whose sniffers say this."""
    readers = [Reader(name, "", "", name, (f".{name}",)) for name in sniffed]
    evidence = {name: None if strength is None else (strength, ("smell",)) for name, strength in sniffed.items()}
    monkeypatch.setattr(detection, "READERS", readers)
    monkeypatch.setattr(Reader, "load_sniff", lambda row: lambda source: evidence[row.name])


def test_candidates_are_ranked(monkeypatch: pytest.MonkeyPatch) -> None:
    rows(monkeypatch, low=0.2, none=None, high=0.9, same=0.9)
    assert [candidate.format for candidate in detect("x")] == ["high", "same", "low"]


@pytest.mark.parametrize(
    ("name", "ranked"),
    [("x", ["c", "a", "b"]), ("x.b", ["c", "b", "a"]), ("x.b.gz", ["c", "b", "a"]), ("x.none", ["c", "a", "b"])],
)
def test_the_extension_settles_what_the_content_leaves_open(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, ranked: list[str]
) -> None:
    rows(monkeypatch, a=0.5, b=0.5, c=0.6, none=None)
    path = tmp_path / name
    path.write_bytes(b"x")
    assert [candidate.format for candidate in detect(path)] == ranked


def test_the_extension_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    rows(monkeypatch, a=0.99)
    best = detect(Source("x", name="x.A"))[0]
    assert (best.evidence, best.reasons) == (1.0, ("smell", "the file name ends in .a"))


def test_nothing_may_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    rows(monkeypatch, a=None)
    assert detect("x") == []
    with pytest.raises(ReadError, match=r"cannot tell the format of a\.txt; name it"):
        threadkit.parse(Source("x", name="a.txt"))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the source is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        (b"GIF89a\x01\x00", "a GIF image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "a JPEG image"),
        (b"\xff\xd8\xff\xe1\x00\x10Exif", "a JPEG image"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF document"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (b"SQLite format 3\x00", "an SQLite database"),
        (b"\x7fELF\x02\x01\x01", "a program"),
        (random.Random(1).randbytes(5000), "is binary"),
        (bytes(5000), "is binary"),
        (gzip.compress(random.Random(2).randbytes(5000)), "is binary"),
        ("plain text".encode("utf-16-le") * 20, "is binary"),
    ],
)
def test_what_holds_no_text_is_refused_by_its_name(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        detect(data)


def test_a_few_wrecks_do_not_make_text_binary() -> None:
    assert detect(NATIVE.replace("{", "{\x00" * 8, 1)) is not None


@pytest.mark.parametrize("content", ["42", '"x"', "// nothing", "[{'id': 1}]", "<!doctype html><p>502 Bad Gateway"])
def test_a_file_named_as_data_is_not_read_as_prose(tmp_path: Path, content: str) -> None:
    path = tmp_path / "export.json"
    path.write_text(content, "utf-8")
    with pytest.raises(threadkit.ReadError, match=r"is named \.json but is no export that threadkit knows"):
        threadkit.parse(path)
    assert threadkit.parse(path, format="text").comments == ()

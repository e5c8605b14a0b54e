"""The tables of formats: sound, loadable, and helpful with a wrong name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal

import pytest

from threadkit import Thread, UnknownFormat, UnknownOption
from threadkit.formats import READERS, WRITERS, Reader, Writer, by_extension, reader, writer


@pytest.mark.parametrize("rows", [READERS, WRITERS])
def test_names_are_unique_and_plain(rows: tuple[Reader | Writer, ...]) -> None:
    assert max(Counter(row.name for row in rows).values()) == 1
    for row in rows:
        assert row.name == row.name.lower().strip()
        assert row.description.strip()


@pytest.mark.parametrize("row", READERS, ids=lambda row: row.name)
def test_every_reader_is_there(row: Reader) -> None:
    assert callable(row.load())
    assert callable(row.load_sniff())
    assert all(extension == Path(f"x{extension}").suffix == extension.lower() for extension in row.extensions)


@pytest.mark.parametrize("row", WRITERS, ids=lambda row: row.name)
def test_every_writer_is_there_and_writes_a_thread_of_nothing(row: Writer) -> None:
    if row.name == "parquet":
        pytest.importorskip("pyarrow")
    assert all(isinstance(piece, bytes if row.binary else str) for piece in row([Thread()]))
    assert row.extension.startswith(".")
    assert reader(row.name) if row.name in ("json", "jsonl") else True


def test_a_name_finds_its_row() -> None:
    assert reader("json").name == writer("json").name == "json"


def test_a_wrong_name_is_answered_with_a_suggestion() -> None:
    with pytest.raises(UnknownFormat, match="cannot read format 'jsn'; did you mean 'json'") as caught:
        reader("jsn")
    assert caught.value.name == "jsn"
    assert caught.value.known == tuple(row.name for row in READERS)
    with pytest.raises(UnknownFormat, match="cannot write format 'docx' "):
        writer("docx")


def test_options_are_the_writers_own() -> None:
    assert list(writer("json").options()) == ["private"]
    with pytest.raises(UnknownOption, match="json has no option 'privat'; did you mean 'private'"):
        writer("json")([], privat=True)
    with pytest.raises(UnknownOption, match="has no option 'zzz' "):
        writer("json").setting("zzz=1")


@pytest.mark.parametrize(
    ("text", "value"),
    [("private", True), ("private=yes", True), ("private=On", True), ("private=0", False), (" private = no ", False)],
)
def test_options_as_the_command_line_writes_them(text: str, value: bool) -> None:
    assert writer("json").setting(text) == ("private", value)


def test_an_option_that_does_not_take_its_value() -> None:
    with pytest.raises(UnknownOption, match="option private of json: 'perhaps' is neither yes nor no"):
        writer("json").setting("private=perhaps")


def test_formats_by_extension() -> None:
    assert by_extension(".JSON") == "json"
    assert by_extension(".docx") is None


def _write(
    threads: object,
    *,
    width: int = 80,
    start: int | None = None,
    order: Literal["date", "score"] = "date",
    keep: Collection[str] = (),
    title: str = "",
) -> Iterator[str]:
    yield ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("width=72", ("width", 72)),
        ("start=", ("start", None)),
        ("start=3", ("start", 3)),
        ("order=score", ("order", "score")),
        ("keep=spam, hidden,", ("keep", ("spam", "hidden"))),
        ("title=a=b", ("title", "a=b")),
    ],
)
def test_options_take_values_of_their_type(monkeypatch: pytest.MonkeyPatch, text: str, value: object) -> None:
    monkeypatch.setattr(Writer, "load", lambda row: _write)
    assert writer("text").setting(text) == value


@pytest.mark.parametrize(("text", "message"), [("width=wide", "wide"), ("order=size", "'size' is none of date, score")])
def test_options_refuse_other_values(monkeypatch: pytest.MonkeyPatch, text: str, message: str) -> None:
    monkeypatch.setattr(Writer, "load", lambda row: _write)
    with pytest.raises(UnknownOption, match=message):
        writer("text").setting(text)

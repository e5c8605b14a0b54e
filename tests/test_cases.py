"""One folder, nine checks: ``tests/cases/<format>/<case>/``.

A case holds ``input.*``, the golden ``thread.json``, ``about.toml`` and, where a writer's output is worth keeping,
``out.md``, ``out.html`` or ``out.txt``. ``about.toml`` knows these keys:

- ``description``: what the case is about (required);
- ``url``, ``reference``, ``language``: what the caller says;
- ``furniture``: the words of the input that belong to no comment ("says", "Reply"): the conservation check lets these
  go, and no others;
- ``templates``: where the shape of the input comes from, if not from the wild.

``pytest --accept`` rewrites the goldens, except where conservation fails: a golden that has lost words is never taken.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from html_equality import told
from lxml import etree

import threadkit
from threadkit.text import to_text

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(path.parent for path in CASES.glob("*/*/about.toml"))
GOLDEN_OF = {"out.md": "markdown", "out.html": "html", "out.txt": "text"}
WORD = re.compile(r"\w+")


def test_there_are_cases_for_every_reader() -> None:
    from threadkit.formats import READERS

    assert {reader.name for reader in READERS} <= {folder.parent.name for folder in FOLDERS}


class Case:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.format = folder.parent.name
        self.about = tomllib.loads((folder / "about.toml").read_text("utf-8"))
        (self.input,) = folder.glob("input.*")
        self.bytes = self.input.read_bytes()
        self.options: dict[str, Any] = {key: self.about[key] for key in ("url", "language") if key in self.about}
        if "reference" in self.about:
            self.options["reference"] = datetime.fromisoformat(self.about["reference"])

    def threads(self, source: Any) -> list[threadkit.Thread]:
        return list(threadkit.iter_threads(source, **self.options))

    def json(self, threads: list[threadkit.Thread]) -> str:
        out = io.StringIO()
        threadkit.write(threads, out, "json", private=True)
        return out.getvalue()


@pytest.fixture(params=FOLDERS, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def case(request: pytest.FixtureRequest) -> Case:
    return Case(request.param)


def test_golden_thread(case: Case, request: pytest.FixtureRequest) -> None:
    now = case.json(case.threads(case.input))
    golden = case.folder / "thread.json"
    if request.config.getoption("--accept"):
        lost = lost_words(case)
        assert not lost, f"not accepted, these words of the input are nowhere in the thread: {lost}"
        golden.write_text(now.replace(str(case.input), case.input.name), "utf-8")
    assert json.loads(now.replace(str(case.input), case.input.name)) == json.loads(golden.read_text("utf-8"))


def test_is_detected_as_its_folder_says(case: Case) -> None:
    assert threadkit.detect(case.input)[0].format == case.format
    assert threadkit.detect(case.bytes)[0].format == case.format


def test_same_thread_from_every_kind_of_source(case: Case, tmp_path: Path) -> None:
    expected = case.threads(case.bytes)
    text = case.bytes.decode("utf-8")
    assert case.threads(text) == expected
    assert case.threads(case.input) == expected
    with case.input.open("rb") as file:
        assert case.threads(file) == expected
    assert case.threads(io.StringIO(text)) == expected
    assert case.threads(gzip.compress(case.bytes)) == expected
    assert case.threads(bz2.compress(case.bytes)) == expected
    assert case.threads(b"\xef\xbb\xbf" + case.bytes) == expected
    assert words_of(case.threads(text.replace("\r\n", "\n").replace("\n", "\r\n"))) == words_of(expected)


def test_native_json_round_trip(case: Case) -> None:
    threads = case.threads(case.bytes)
    document = case.json(threads)
    again = list(threadkit.iter_threads(document, format="json"))
    assert again == threads
    assert [thread.problems for thread in again] == [thread.problems for thread in threads]
    assert case.json(again) == document


@pytest.mark.parametrize("name", GOLDEN_OF)
def test_writers_goldens(case: Case, name: str, request: pytest.FixtureRequest) -> None:
    golden = case.folder / name
    if not golden.exists():
        return
    out = io.StringIO()
    threadkit.write(case.threads(case.bytes), out, GOLDEN_OF[name])
    if request.config.getoption("--accept"):
        golden.write_text(out.getvalue(), "utf-8")
    assert out.getvalue() == golden.read_text("utf-8")


@pytest.mark.parametrize("format", ["html", "html-page"])
def test_our_own_html_reads_back(case: Case, format: str) -> None:
    """What is written as HTML is read as the equal thread, as far as HTML tells it."""
    threads = case.threads(case.bytes)
    out = io.StringIO()
    threadkit.write(threads, out, format)
    assert list(map(told, threadkit.iter_threads(out.getvalue()))) == list(map(told, threads))


def test_every_writer_writes_every_visible_word(case: Case) -> None:
    """What is written holds each visible comment's words and author."""
    for thread in case.threads(case.bytes):
        for format in ("html", "html-page", "markdown", "text"):
            shown = Counter(words(to_text(threadkit.render(thread, format), "html" if "html" in format else "text")))
            for comment in thread.comments:
                if comment.status == "visible":
                    told = [comment.body.text, (comment.author and comment.author.name) or ""]
                    missing = Counter(word for part in told for word in words(part)) - shown
                    assert not missing, (format, comment.id, missing)


def test_conservation(case: Case) -> None:
    """Every visible word of the input is in the thread, in a problem, or named as furniture."""
    assert not lost_words(case)


def test_reads_without_recursion(case: Case) -> None:
    before = sys.getrecursionlimit()
    depth = len(_frames())
    sys.setrecursionlimit(depth + 120)
    try:
        case.threads(case.bytes)
    finally:
        sys.setrecursionlimit(before)


def _frames() -> list[object]:
    frame: Any = sys._getframe()
    frames = []
    while frame is not None:
        frames.append(frame)
        frame = frame.f_back
    return frames


# --- Words ------------------------------------------------------------------------------------------------------------


def words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def words_of(threads: list[threadkit.Thread]) -> list[tuple[Any, ...]]:
    """What was said and by whom, without the white space between."""
    return [
        (c.id, c.parent_id, c.author, c.published and c.published.value, words(c.body.text), c.kind, c.status)
        for thread in threads
        for c in thread.comments
    ]


def lost_words(case: Case) -> list[str]:
    """The words that stand in the input more often than in what was read, furniture aside."""
    shown = Counter(words(visible_text(case)))
    kept = Counter(word for text in kept_texts(case.threads(case.bytes)) for word in words(text))
    furniture = {word for phrase in case.about.get("furniture", []) for word in words(phrase)}
    return sorted(word for word in shown - kept if word not in furniture)


def visible_text(case: Case) -> str:
    """The words that the input says, by the kind of file: markup and keys aside."""
    text = case.bytes.decode("utf-8-sig")
    match case.input.suffix:
        case ".html":
            return to_text(text, "html")
        case ".json":
            return "\n".join(leaves(json.loads(text)))
        case ".jsonl":
            return "\n".join(leaves([json.loads(line) for line in text.split("\n") if line.strip()]))
        case ".xml":
            root = etree.fromstring(case.bytes, etree.XMLParser(resolve_entities=False, strip_cdata=False))
            return "\n".join(leaves([*root.itertext(), *(v for e in root.iter("*") for v in e.attrib.values())]))
        case _:
            return text


def leaves(value: Any) -> Iterator[str]:
    """Every string and number of a JSON document, keys aside; HTML among them as its visible text."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)
        elif isinstance(item, str):
            yield to_text(item, "html") if "<" in item else item
        elif isinstance(item, int | float) and not isinstance(item, bool):
            yield str(item)


def kept_texts(threads: list[threadkit.Thread]) -> Iterator[str]:
    """Every text that the threads hold: fields, extras and what the problems quote."""
    for thread in threads:
        out = io.StringIO()
        threadkit.write([thread], out, "json", private=True)
        yield from leaves(json.loads(out.getvalue()))
        for comment in thread.comments:
            for stamp in (comment.published, comment.updated):
                if stamp is not None and stamp.machine:
                    yield stamp.machine

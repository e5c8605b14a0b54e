"""The published JSON Schema: what is written satisfies it, and it names every field of the model."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import threadkit
from threadkit import Author, Body, Comment, Origin, Post, Problem, Thread, Timestamp, Where
from threadkit.schema import VERSION, thread_schema

SCHEMA = thread_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
RECORDS = {
    kind: Draft202012Validator({"$ref": f"#/$defs/{kind}Record", "$defs": SCHEMA["$defs"]})
    for kind in ("thread", "comment", "problem")
}


def test_it_is_a_schema_of_this_version() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$defs"]["thread"]["properties"]["threadkit"] == {"const": VERSION}


@given(threads=st.lists(strategies.threads, max_size=2), private=st.booleans())
def test_json_satisfies_it(threads: list[Thread], private: bool) -> None:
    from threadkit.formats import writer

    VALIDATOR.validate(json.loads("".join(writer("json")(threads, private=private))))


@given(thread=strategies.threads)
def test_lines_satisfy_it(thread: Thread) -> None:
    for line in threadkit.render(thread, "jsonl", private=True).split("\n")[:-1]:
        record = json.loads(line)
        RECORDS[record["type"]].validate(record)


@pytest.mark.parametrize(
    ("definition", "model", "more"),
    [
        ("comment", Comment, {}),
        ("post", Post, {}),
        ("author", Author, {}),
        ("timestamp", Timestamp, {}),
        ("body", Body, {}),
        ("origin", Origin, {}),
        ("problem", Problem, {}),
        ("where", Where, {}),
        ("thread", Thread, {"threadkit", "checked"}),
    ],
)
def test_it_names_the_fields_of_the_model(definition: str, model: Any, more: Any) -> None:
    fields = {field.name for field in attrs.fields(model)}
    assert set(SCHEMA["$defs"][definition]["properties"]) == fields | set(more)


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"threadkit": 2},
        {"threadkit": 1, "comments": [{}]},
        {"threadkit": 1, "comments": [{"id": 1}]},
        {"threadkit": 1, "comments": [{"id": "1", "mood": "sad"}]},
        {"threadkit": 1, "post": {"published": {"value": "2012-10-11T03:08:00"}}},
        {"threadkit": 1, "post": {"published": {"text": "", "value": "yesterday"}}},
        [{"threadkit": 1}, 5],
    ],
)
def test_it_refuses_what_is_none(document: Any) -> None:
    assert not VALIDATOR.is_valid(document)

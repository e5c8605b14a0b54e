"""Native JSON and JSON lines beside the standard library on the same text."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import threadkit
from benchmarks import Row, seconds
from threadkit import Author, Body, Comment, Post, Thread, Timestamp

WORDS = "Water just off the boil, and never more than two minutes for the first cup. "


def thread(size: int) -> Thread:
    epoch = datetime(2012, 10, 11)
    return Thread(
        Post(title="Tea"),
        [
            Comment(
                str(i),
                parent_id=str(i // 2) if i % 3 else None,
                author=Author(f"Guest {i % 97}", url="https://tea.example/"),
                published=Timestamp("then", epoch + timedelta(minutes=i), "minute", basis="written out"),
                body=Body(f"<p>{WORDS * 4}</p>"),
            )
            for i in range(size)
        ],
    )


def run(size: int = 20_000) -> list[Row]:
    """Write and read ``size`` comments in both forms, and four times as many in the second."""
    rows = []
    one, four = thread(size), thread(4 * size)
    for format, encode in (("json", lambda value: json.dumps(value, indent=2)), ("jsonl", json.dumps)):
        document = threadkit.render(one, format)
        values = [json.loads(document)] if format == "json" else [json.loads(line) for line in document.splitlines()]
        plain = seconds(lambda encode=encode, values=values: [encode(value) for value in values])
        write = seconds(lambda format=format: threadkit.render(one, format))
        rows.append(Row(f"write {size:,} comments as {format}", write, write / plain, "json.dumps"))
        texts = [document] if format == "json" else document.splitlines()
        plain = seconds(lambda texts=texts: [json.loads(text) for text in texts])
        read = seconds(lambda format=format, document=document: threadkit.parse(document, format=format))
        rows.append(Row(f"read {size:,} comments as {format}", read, read / plain, "json.loads"))
        large = threadkit.render(four, format)
        more = seconds(lambda format=format, large=large: threadkit.parse(large, format=format), repeat=1)
        rows.append(Row(f"read {4 * size:,} comments as {format}", more, more / read, "is four times as many"))
    return rows

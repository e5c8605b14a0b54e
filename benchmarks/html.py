"""Web pages: reading comments beside lxml's bare parse of the same page, and ten times as many beside one time."""

from __future__ import annotations

import lxml.html

import threadkit
from benchmarks import Row, seconds
from threadkit.platforms.pages import read
from threadkit.reading import Context
from threadkit.source import Source

_COMMENT = """<li id="comment-{0}" class="comment depth-1"><article id="div-comment-{0}" class="comment-body">
<footer class="comment-meta"><div class="comment-author vcard"><img alt="" src="https://pics.example/{0}.png"
class="avatar photo"><b class="fn"><a href="https://guest{0}.example" class="url">Guest {0}</a></b>
<span class="says">says:</span></div><div class="comment-metadata"><a href="https://tea.example/post/#comment-{0}">
<time datetime="2012-10-{1:02d}T{2:02d}:08:00+00:00">October {1}, 2012 at {2}:08</time></a></div></footer>
<div class="comment-content"><p>The pot that I had in mind number {0} is <em>not</em> the one in your picture,
but it pours as well.</p><p>Do you know <a href="https://kettle.example/{0}">this one</a>?</p></div>
<div class="reply"><a class="comment-reply-link" href="?replytocom={0}#respond">Reply</a></div></article></li>
"""
_PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>On pots – Tea</title></head><body>
<article><h1 class="entry-title">On pots</h1><div class="entry-content"><p>Clay keeps warm.</p></div></article>
<div id="comments"><h2 class="comments-title">{0} thoughts</h2><ol class="comment-list">{1}</ol></div></body></html>"""


def page(size: int) -> str:
    """A WordPress page with that many comments."""
    items = (_COMMENT.format(number, number % 28 + 1, number % 24) for number in range(1, size + 1))
    return _PAGE.format(size, "".join(items))


def _read(text: str) -> None:
    for _ in read(Source(text), Context()):
        pass


def run(sizes: tuple[int, ...] = (10, 100, 1_000, 10_000)) -> list[Row]:
    """Read pages of these sizes: with the reader alone, and with all that :func:`threadkit.parse` does."""
    rows = []
    before = 0.0
    for size in sizes:
        text = page(size)
        repeat = max(1, min(50, 5_000 // size))
        bare = seconds(lambda of=text: lxml.html.document_fromstring(of), repeat=repeat)
        reading = seconds(lambda of=text: _read(of), repeat=repeat)
        whole = seconds(lambda of=text: threadkit.parse(of, format="html"), repeat=max(1, repeat // 2))
        rows.append(Row(f"lxml.html.document_fromstring, {size:,} comments", bare))
        rows.append(Row(f"read them, {size:,} comments", reading, reading / bare, "the bare parse"))
        rows.append(
            Row(f"parse: dates, ids and parents settled, {size:,} comments", whole, whole / bare, "the bare parse")
        )
        if before:
            rows.append(
                Row(f"reading {size:,} beside the size before", reading, reading / before, "for ten times as many")
            )
        before = reading
    return rows

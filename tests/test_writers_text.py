"""Threads as plain text and as Markdown."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadkit import Author, Body, Comment, Post, Thread, Timestamp, UnknownOption, render
from threadkit.writers.text_wrap import columns, wrapped

MOMENT = Timestamp("x", datetime(2012, 10, 11, 3, 8), "minute")
ANN = Author("Ann", url="https://ann.example/", roles=("staff",))
THREAD = Thread(
    Post(title="Tea", url="https://tea.example/", author=Author("Dee"), body=Body("<p>How long?</p>")),
    [
        Comment("1", author=ANN, score=2, published=MOMENT, body=Body("<p>Three <b>minutes</b>.</p>")),
        Comment("2", "1", author=Author("Bob"), body=Body("<blockquote>Three</blockquote><ul><li>or four</ul>")),
        Comment("3", "2", status="deleted"),
        Comment("4", "3", author=Author("Cy"), body=Body("<p>Five.</p>")),
        Comment("5", kind="pingback"),
    ],
)

TEXT = """\
Tea
===
Dee · https://tea.example/

How long?

5 comments
----------

[1] Ann · 2012-10-11 03:08 · staff · 2 points
    Three minutes.

    [2] Bob
        > Three

        - or four

        [3] This comment was deleted.

            [4] Cy
                Five.

[5] no name · pingback
"""

QUOTES = """\
# Tea

Dee · <https://tea.example/>

How long?

## 5 comments

### [Ann](https://ann.example/)

2012-10-11 03:08 · staff · 2 points

Three **minutes**.

> ### Bob
>
> > Three
>
> -   or four
>
> > *This comment was deleted.*
> >
> > > ### Cy
> > >
> > > Five.

### *no name*

pingback
"""

LISTS = """\
-   ### [Ann](https://ann.example/)

    2012-10-11 03:08 · staff · 2 points

    Three **minutes**.

    -   ### Bob

        > Three

        -   or four

        -   *This comment was deleted.*

            -   ### Cy

                Five.

-   ### *no name*

    pingback
"""


def test_text() -> None:
    assert render(THREAD, "text") == TEXT


def test_markdown_quotes() -> None:
    assert render(THREAD, "markdown") == QUOTES


def test_markdown_lists() -> None:
    assert render(THREAD, "markdown", style="lists").endswith(f"## 5 comments\n\n{LISTS}")


def test_markdown_headings() -> None:
    markdown = render(THREAD, "markdown", style="headings")
    assert [line for line in markdown.split("\n") if line.startswith("###")] == [
        "### [Ann](https://ann.example/)", "#### Bob", "###### Cy", "### *no name*",
    ]  # fmt: skip


def test_what_nesting_does_not_tell_words_do() -> None:
    assert "[4] Cy · in reply to [3]" in render(THREAD, "text", max_depth=2)
    assert "in reply to [" not in render(THREAD, "text")
    assert "in reply to Ann" in render(THREAD, "markdown", flat=True)


def test_held_comments_by_option() -> None:
    thread = Thread(comments=[Comment("1", author=Author("Ann"), body=Body("Buy!"), status="spam")])
    assert "Buy!" not in render(thread, "text")
    assert "[1] Ann · spam\n    Buy!" in render(thread, "text", include=["visible", "spam"])


def test_lines_are_wrapped() -> None:
    thread = Thread(
        comments=[
            Comment(
                "1",
                body=Body(
                    "<p>" + "word " * 40 + "https://example.org/" + "x" * 90 + "</p><pre>" + "c " * 60 + "</pre>"
                ),
            )
        ]
    )
    lines = render(thread, "text", width=40).split("\n")
    assert all(len(line) <= 40 for line in lines if "x" not in line and "c c" not in line)
    assert any("x" * 90 in line for line in lines), "an address stays whole"
    assert any(line.count("c") == 60 for line in lines), "code stays whole"
    assert max(map(len, render(thread, "text", width=0).split("\n"))) > 190


@given(st.text(st.sampled_from("ab 中é\u0301>-1. ")), st.integers(20, 60))
def test_wrapping_loses_nothing(line: str, width: int) -> None:
    parts = wrapped(line, width)
    assert "".join(parts).replace(" ", "").replace(">", "") == line.replace(" ", "").replace(">", "")
    if not line.strip(" >").startswith((" ", "-", "1")) and "    " not in line:
        assert all(columns(part) <= width or " " not in part.strip() for part in parts)


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_any_depth(format: str) -> None:
    chain = Thread(comments=[Comment(str(n), str(n - 1) if n else None, body=Body(f"w{n}")) for n in range(20_000)])
    output = render(chain, format)
    assert "w19999" in output
    assert len(output) < 4_000_000


def test_markdown_always_begins_with_a_heading() -> None:
    for post in (None, Post(), Post(body=Body("Layout: page", "text")), Post(title=" ", author=Author("--- x"))):
        assert render(Thread(post), "markdown").startswith("#")


def test_wrong_options() -> None:
    for format, options in (("markdown", {"style": "list"}), ("text", {"width": 3}), ("text", {"max_depth": 0})):
        with pytest.raises(UnknownOption):
            render(THREAD, format, **options)

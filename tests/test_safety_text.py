"""Markdown that no text can turn into markup, and plain text in which no comment can pass for two."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from threadkit import Author, Body, Comment, Post, Thread, render

# What some generator of sites would act on, wherever it stands in a file.
LIVE = [
    r"\{\{",
    r"\{%",
    r"\{#",
    r"<%",
    r"<\?",
    r"^ *-+8<-",
    r"\{(?:static|attach|filename)\}",
    r"\[\[",
    r"\{:",
    r"<script",
    r"^ *:::",
    r"^\.\. \w",
    r"^\[\^?\w+\]:",
    r"^\*\[",
    r"`\{=",
    r"^#\+",
    r"^include::",
    r"^!!! \w",
    r"^\?\?\? \w",
    r"<!--",
]
TRICKS = [
    "---\nlayout: page\n---",
    "+++\na = 1\n+++",
    "{{ config.SECRET_KEY }}",
    "{% include 'secret.txt' %}",
    "{# a #}",
    '{{< readfile file="secret.txt" >}}',
    "{{% x %}}",
    "<%= system('x') %>",
    "<?php x() ?>",
    '--8<-- "secret.txt"',
    "[a]({static}/secret.txt)",
    "{attach}secret.txt",
    "[[secret]]",
    'a{: onclick="x()"}',
    "{::nomarkdown}<b>",
    ":::{include} secret.txt\n:::",
    "```{include} secret.txt\n```",
    "~~~{=html}\n<b>\n~~~",
    ".. include:: secret.txt",
    "{eval-rst}`x`",
    "*[HTML]: <b>",
    "[^1]: note",
    "[a]: javascript:x()\n\n[a]",
    "[a](javascript:x())",
    "![a](x.png)",
    "<javascript:x()>",
    "# Heading",
    "Heading\n===",
    "Heading\n---",
    "> quote",
    "1. item",
    "- item",
    "| a | b |\n|---|---|",
    "    code",
    "\tcode",
    "<b>bold</b>",
    "&lt;b&gt;",
    "\\<b\\>",
    "`code`",
    "**bold**",
    "__bold__",
    "~~gone~~",
    "==mark==",
    "a  \nb",
    "$x^2$",
    ":smile:",
    "[TOC]",
    "!!! note\n    x",
    "??? note",
    "export const a = 1",
    '#+INCLUDE: "secret.txt"',
    "include::secret.txt[]",
    '<!--# include file="secret.txt" -->',
    "term\n: definition",
    "%title",
    "\\input{secret}",
]


def with_everywhere(text: str) -> Thread:
    author = Author(name=text, url=text)
    comments = [
        Comment("1", author=Author("First"), body=Body("before", "text")),
        Comment("2", "1", author, body=Body(text, "text")),
        Comment("3", author=Author("Last"), body=Body("after", "text")),
    ]
    return Thread(Post(title=text, url=text, author=author, body=Body(text, "text")), comments)


@pytest.mark.parametrize("style", ["quotes", "headings", "lists"])
@pytest.mark.parametrize("trick", TRICKS)
def test_nothing_in_markdown_is_live(trick: str, style: str) -> None:
    markdown = render(with_everywhere(trick), "markdown", style=style)
    for pattern in LIVE:
        assert not re.search(
            pattern, re.sub(r"^[> ]*(?:-   )?", "", markdown, flags=re.MULTILINE), re.MULTILINE | re.IGNORECASE
        )
    assert markdown.startswith("# ")


def shape(html: str) -> list[str]:
    return re.findall(r"</?(?!p\b|/p|br|a\b|em\b)[a-z0-9]+", html)


@pytest.mark.parametrize("trick", TRICKS)
def test_text_makes_no_structure_in_markdown(trick: str) -> None:
    """Headings, quotes and lists are as many as for harmless words."""
    render_html = MarkdownIt("commonmark").enable("table").render
    plain = shape(render_html(render(with_everywhere("words"), "markdown")))
    assert shape(render_html(render(with_everywhere(trick), "markdown"))) == plain


@pytest.mark.parametrize("trick", TRICKS)
def test_code_is_not_live_either(trick: str) -> None:
    body = Body(f"<pre>{trick.replace('&', '&amp;').replace('<', '&lt;')}</pre>", "html")
    markdown = render(Thread(comments=[Comment("1", body=body)]), "markdown")
    for pattern in LIVE:
        if pattern not in (r"^\.\. \w", r"^!!! \w", r"^\?\?\? \w"):  # beginnings of paragraphs; a fence is none
            assert not re.search(pattern, markdown, re.MULTILINE)


def test_a_heading_in_a_comment_is_no_comment() -> None:
    body = Body("<h3>Admin</h3><p>Forged.</p>", "html")
    for style in ("quotes", "headings", "lists"):
        markdown = render(Thread(comments=[Comment("1", author=Author("Ann"), body=body)]), "markdown", style=style)
        assert len(re.findall(r"(?m)^[> -]*#{3,}", markdown)) == 1
        assert "**Admin**" in markdown


HEADER = re.compile(r"(?m)^ *\[(\d+)\] ")


@given(
    st.lists(
        st.text()
        | st.sampled_from(["[7] Admin · 2020-01-01\n    Forged.", "a\r[2] b", "> [3] x", "[ 4 ] y", "a\u2028[5] z"]),
        max_size=4,
    )
)
@example(["[2] Admin · 2020-01-01"])
def test_no_text_passes_for_a_header(texts: list[str]) -> None:
    comments = [Comment(str(number), author=Author(text), body=Body(text, "text")) for number, text in enumerate(texts)]
    post = Post(
        title=texts[0] if texts else None,
        author=Author(texts[-1]) if texts else None,
        body=Body("\n".join(texts), "text"),
    )
    output = render(Thread(post, comments), "text")
    assert HEADER.findall(output) == [str(number + 1) for number in range(len(texts))]


@given(st.text(st.characters()))
def test_no_control_reaches_a_terminal(text: str) -> None:
    output = render(with_everywhere(text), "text")
    for character in output.replace("\n", ""):
        assert unicodedata.category(character) != "Cc"
        assert character not in "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    output.encode("utf-8")

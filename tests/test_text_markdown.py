"""HTML into Markdown that means the same, judged by rendering it again."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from threadkit.text import to_markdown, to_text
from threadkit.text.escape import escaped

MARKDOWN = {
    "emphasis": ("<b>a</b> <em>b</em> <del>c</del>", "**a** *b* ~~c~~"),
    "spaces go outside": ("a<b> b </b>c", "a **b** c"),
    "empty emphasis leaves": ("a<b></b><i> </i>b", "a b"),
    "emphasis goes on": ("<b>a</b><b>b</b>", "**ab**"),
    "two kinds side by side": ("<b>a</b><i>b</i>", "**a**b"),
    "emphasis beside a letter": ('<b>"a"</b>b', '**"a"**&#98;'),
    "emphasis over paragraphs": ("<em><p>a</p><p>b</p></em>", "*a*\n\n*b*"),
    "links": ('<a href="https://example.org/a_(b)">c</a>', "[c](https://example.org/a_%28b%29)"),
    "links to nowhere": ('<a href="javascript:x()">c</a> <a href="/d">e</a>', "c e"),
    "addresses": ("see https://example.org/a_b.", "see <https://example.org/a_b>."),
    "pictures are links": (
        '<img src="https://example.org/p.png" alt="a [p]">',
        "[a \\[p\\]](https://example.org/p.png)",
    ),
    "a mark before a link": ('so!<a href="https://example.org/">a</a>', "so\\![a](https://example.org/)"),
    "lines": ("a<br>1. b<br># c<br>- d", "a  \n1\\. b  \n\\# c  \n\\- d"),
    "lists": ("<ul><li>a<ol><li>b</ol><li>c</ul>", "-   a\n    1.  b\n-   c"),
    "text below a list": ("<ul><li>a<ul><li>b</ul>c</ul>", "-   a\n    -   b\n\n    c"),
    "quotes": ("<blockquote><p>a</p><p>b</p></blockquote><p>c</p>", "> a\n>\n> b\n\nc"),
    "code": ("<pre><code class='language-py'>a = 1\n\nb</code></pre>", "```py\na = 1\n\nb\n```"),
    "code with markup": (
        "<pre>&lt;b&gt; {{ c }}</pre>",
        "<pre><code>&#60;b&#62; &#123;&#123; c &#125;&#125;</code></pre>",
    ),
    "code with fences": ("<pre>```\na</pre>", "<pre><code>&#96;&#96;&#96;\na</code></pre>"),
    "code in a line": ("<code>a b</code> <code>`</code>", "`a b` <code>&#96;</code>"),
    "tables": (
        "<table><tr><th>a|b<th>c<tr><td><b>d</b><td>e<br>f</table>",
        "| a&#124;b | c |\n| --- | --- |\n| **d** | e f |",
    ),
    "tables with captions": ("<table><caption>t</caption><tr><td>a<td>b</table>", "t\n\n| a | b |\n| --- | --- |"),
    "tables for the layout": ("<table><tr><td><p>a</p><td>b</table>", "a\n\nb"),
    "a rule": ("a<hr>b", "a\n\n* * *\n\nb"),
    "headings": ("<h1>a</h1><h5>b</h5>", "#### a\n\n##### b"),
}


@pytest.mark.parametrize(("html", "markdown"), MARKDOWN.values(), ids=MARKDOWN)
def test_markdown(html: str, markdown: str) -> None:
    assert to_markdown(html, "html") == markdown


def test_pictures_and_headings_by_option() -> None:
    picture = '<h2>a *b*</h2><img src="https://example.org/p.png" alt="p">'
    assert to_markdown(picture, "html", images=True, headings=False) == (
        "**a \\*b\\***\n\n![p](https://example.org/p.png)"
    )


RENDERERS = [
    MarkdownIt("commonmark"),
    MarkdownIt("commonmark").enable(["table", "strikethrough"]),
    MarkdownIt("gfm-like", {"linkify": False}),
]


def said(markdown: str, renderer: MarkdownIt) -> list[str]:
    return re.findall(r"\w", to_text(renderer.render(markdown), "html"))


TYPED = st.text(st.sampled_from("aB1é😀中 \n*_`~#>+-=.:!|[](){}<>&;$%^@\\\"'/?w,")) | st.text()


@given(TYPED)
@example("1" * 10 + ". a")
@example("| a |\n| - |\n| b |")
@example("a\n===\n\nb\n---")
@example("[a]: https://example.org/\n\n[a]")
@example("    code?\n\tcode?")
@example("www.example.org/a_b_c and https://example.org/%41_b*c*")
def test_text_stays_text(text: str) -> None:
    """Whatever a person typed, rendered Markdown shows it, and makes nothing of it but links to its addresses."""
    markdown = to_markdown(escaped(text), "html")
    for renderer in RENDERERS:
        html = renderer.render(markdown)
        assert set(re.findall(r"<([a-z][a-z0-9]*)", html)) <= {"p", "br", "a"}
        assert said(markdown, renderer) == re.findall(r"\w", to_text(escaped(text), "html"))


INLINE = st.recursive(
    st.text(st.sampled_from('ab1 .,!"(*_`~<[é😀'), max_size=6).map(escaped),
    lambda inner: st.tuples(
        st.sampled_from(["b", "i", "s", "code", "span", 'a href="https://example.org/"']), st.lists(inner, max_size=3)
    ).map(lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0].split()[0]}>"),
    max_leaves=8,
)
BLOCKS = st.recursive(
    st.lists(INLINE, max_size=4).map(lambda pieces: f"<p>{''.join(pieces)}</p>"),
    lambda inner: st.tuples(
        st.sampled_from(["blockquote", "div", "ul", "ol"]), st.lists(inner, min_size=1, max_size=3)
    ).map(
        lambda pair: (
            f"<{pair[0]}>" + "".join(f"<li>{x}</li>" if pair[0][1] == "l" else x for x in pair[1]) + f"</{pair[0]}>"
        )
    ),
    max_leaves=6,
)


@given(BLOCKS)
def test_markup_says_the_same(html: str) -> None:
    words = re.findall(r"\w", to_text(html, "html"))
    assert said(to_markdown(html, "html"), RENDERERS[1]) == words


@given(BLOCKS)
def test_markdown_of_markdown_is_stable(html: str) -> None:
    once = to_markdown(html, "html")
    assert re.findall(r"\w", to_text(to_markdown(once, "markdown"), "markdown")) == re.findall(
        r"\w", to_text(html, "html")
    )

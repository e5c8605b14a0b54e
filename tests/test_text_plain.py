"""HTML into plain text: what a reader of the page would read."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadkit.text import to_dressed_text, to_text
from threadkit.text.characters import legible, one_line

WORDS = {
    "paragraphs are set apart by a blank line": ("<p>One.</p>\n<p>Two.</p>", "One.\n\nTwo."),
    "a break is a line end": ("One<br>two<br/>three", "One\ntwo\nthree"),
    "two breaks are a blank line": ("One<br><br>two", "One\n\ntwo"),
    "white space collapses": ("  One \n\t two  <b> three</b>", "One two three"),
    "a space that must not break is a space": ("One&nbsp;two", "One two"),
    "divisions are lines": ("<div>One<div>two</div>three</div>", "One\ntwo\nthree"),
    "entities": ("Fish &amp; chips &lt;fresh&gt; &#8211; caf&eacute;", "Fish & chips <fresh> – café"),
    "scripts and styles leave": ("a<script>if (b < c) d()</script><style>p{}</style>e", "ae"),
    "hidden elements leave": ('a<span style="display: none">b</span><i hidden>c</i><u class="sr-only">d</u>e', "ae"),
    "hidden blocks leave whole": ("<p>a</p><div hidden><p>b</p><ul><li>c</ul></div><p>d</p>", "a\n\nd"),
    "items are lines": ("x<ul><li>one<li>two<ol><li>three</ol><li>four</ul>y", "x\n\none\ntwo\nthree\nfour\n\ny"),
    "code keeps its spaces": ("<pre>\n a\n\n   b\n</pre>c", " a\n\n   b\n\nc"),
    "code in lines of elements": ("<pre><div>a</div><div>b</div></pre>", "a\nb"),
    "quotes stay": ("<blockquote><p>why</p></blockquote>because", "why\n\nbecause"),
    "short quotes have marks": ("<q>yes</q>", "“yes”"),
    "soft hyphens and zero-width spaces leave": ("hy&shy;phen zero&#8203;width", "hyphen zerowidth"),
    "joiners of scripts and emoji stay": ("می\u200cخواهم 👩\u200d🚀", "می\u200cخواهم 👩\u200d🚀"),
    "smileys are their text": (
        'a <img class="wp-smiley" alt=":-)" src="s.gif"> <img alt="😀" src="x.png">',
        "a :-) 😀",
    ),
    "pictures are not": ('a <img alt="A long walk by the sea" src="x.jpg"> b', "a b"),
    "cells are told apart": ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a | b\nc | d"),
    "headings are paragraphs": ("<h2>Head</h2>body", "Head\n\nbody"),
    "unclosed and crossed tags": ("<p>a <b>b <i>c</b> d</i><p>e", "a b c d\n\ne"),
    "a lone angle bracket is text": ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
    "nothing": ("", ""),
    "empty blocks leave no gap": ("<p>a</p><p>&nbsp;</p><div></div><p>b</p>", "a\n\nb"),
}


@pytest.mark.parametrize(("html", "words"), WORDS.values(), ids=WORDS)
def test_words(html: str, words: str) -> None:
    assert to_text(html, "html") == words


DRESSED = {
    "quotes": ("<blockquote>a<blockquote>b</blockquote></blockquote>c", "> a\n>\n> > b\n\nc"),
    "items": ("<ol start=3><li>a<li>b<ul><li>c</ul></ol>", "3. a\n4. b\n   - c"),
    "links": ('<a href="https://example.org/x">here</a>', "here <https://example.org/x>"),
    "links that are their own name": ('<a href="https://example.org/">example.org</a>', "example.org"),
    "links to nowhere": ('<a href="javascript:x()">here</a>', "here"),
    "code": ("<pre>a\n b</pre>", "    a\n     b"),
    "a rule": ("a<hr>b", "a\n\n* * *\n\nb"),
}


@pytest.mark.parametrize(("html", "text"), DRESSED.values(), ids=DRESSED)
def test_dressed(html: str, text: str) -> None:
    assert to_dressed_text(html, "html") == text


@pytest.mark.parametrize("tag", ["div", "blockquote", "b", "ul><li", "table><tr><td", "span"])
def test_any_depth(tag: str) -> None:
    """Depth is neither lost nor paid for: the recursion limit plays no part."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(200)
    try:
        assert to_text(f"<{tag}>" * 50_000 + "the end", "html").endswith("the end")
    finally:
        sys.setrecursionlimit(limit)


@given(st.text())
def test_plain_text_stays(text: str) -> None:
    """Text is not markup: what a person typed comes back, but for what nobody can see."""
    shown = to_text(text, "text")
    assert shown.split() == legible("\n".join(map(legible, text.split("\n")))).split()


@given(st.text())
def test_nothing_invisible_is_left(text: str) -> None:
    for line in to_text(text, "html").split("\n"):
        assert legible(line) == line
        assert "\r" not in line


@given(st.text())
def test_names_are_one_line(name: str) -> None:
    assert len(one_line(name).splitlines()) <= 1


def test_flags_keep_their_tag_characters() -> None:
    scotland = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    assert legible(f"a{scotland}\U000e0041b") == f"a{scotland}b"

"""Every markup that a body can have, into every output."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadkit.model import BODY_FORMATS
from threadkit.text import to_html, to_markdown, to_text

HTML = {
    "plain text": ("text", "a < b\n\n  see https://example.org/x.", None),
    "bold": ("bbcode", "[b]so[/b] [B]SO[/B]", "<b>so</b> <b>SO</b>"),
    "crossed tags": ("bbcode", "[b]a[i]b[/b]c[/i]", "<b>a<i>b</i></b>c[/i]"),
    "a link with a name": (
        "bbcode",
        "[url=https://example.org/]it[/url]",
        '<a href="https://example.org/" rel="nofollow ugc noopener">it</a>',
    ),
    "a bare link": (
        "bbcode",
        "[url]https://example.org/[/url]",
        '<a href="https://example.org/" rel="nofollow ugc noopener">https://example.org/</a>',
    ),
    "a link to a script": ("bbcode", "[url=javascript:x()]it[/url]", "it"),
    "a quote": (
        "bbcode",
        '[quote="Ann B."]why[/quote]\nso',
        "<blockquote><cite>Ann B.:</cite><br>why</blockquote>so",
    ),
    "a list": ("bbcode", "[list=1]\n[*]a\n[*]b\n[/list]", "<ol><li>a</li><li>b</li></ol>"),
    "code is verbatim": ("bbcode", "[code]x [b]y[/b]\n  z[/code]", "<pre>x [b]y[/b]\n  z</pre>"),
    "colour leaves": ("bbcode", "[color=#f00][size=7]loud[/size][/color]", "loud"),
    "unknown tags are text": ("bbcode", "[sic] [1] [x=y]", "[sic] [1] [x=y]"),
    "unclosed code is text": ("bbcode", "[code]x", "[code]x"),
    "html inside": (
        "bbcode",
        "<img src=x onerror=alert(1)>[b]<i>[/b]",
        "&lt;img src=x onerror=alert(1)&gt;<b>&lt;i&gt;</b>",
    ),
    "emphasis of Slack": ("mrkdwn", "*b* _i_ ~s~ `c*d*`", "<p><b>b</b> <i>i</i> <s>s</s> <code>c*d*</code></p>"),
    "no emphasis inside words": ("mrkdwn", "a*b*c snake_case_name 2*3*4", "<p>a*b*c snake_case_name 2*3*4</p>"),
    "crossed emphasis": ("mrkdwn", "*a _b* c_", "<p><b>a _b</b> c_</p>"),
    "people and channels": ("mrkdwn", "<@U1|ann> <#C1|general> <!here>", "<p>@ann #general @here</p>"),
    "escapes of Slack": ("mrkdwn", "a &lt;b&gt; &amp;amp;", "<p>a &lt;b&gt; &amp;amp;</p>"),
    "quotes of Slack": ("mrkdwn", "&gt; why\nso", "<blockquote><p>why</p></blockquote><p>so</p>"),
    "code of Slack": ("mrkdwn", "```a\n  *b*```", "<pre>a\n  *b*</pre>"),
    "Markdown": ("markdown", "**so** ~~not~~", "<p><b>so</b></p>"),
}


@pytest.mark.parametrize(
    ("format", "source", "html"), [row for row in HTML.values() if row[2]], ids=[k for k, v in HTML.items() if v[2]]
)
def test_html(format: str, source: str, html: str) -> None:
    expected = html if format != "markdown" else "<p><strong>so</strong> <s>not</s></p>"
    assert to_html(source, format) == expected


def test_plain_text_shows_as_it_is() -> None:
    assert to_html("a < b &amp; c\nd\n\n  see https://example.org/x.", "text") == (
        "<p>a &lt; b &amp;amp; c<br>d</p>\n"
        '<p>&nbsp; see <a href="https://example.org/x" rel="nofollow ugc noopener">https://example.org/x</a>.</p>'
    )


SAYS_ONE_TWO = {
    "html": "<p>one <b>two</b></p>",
    "markdown": "one **two**",
    "text": "one two",
    "bbcode": "one [b]two[/b]",
    "mrkdwn": "one *two*",
}


@pytest.mark.parametrize("format", BODY_FORMATS)
def test_every_format_says_the_same(format: str) -> None:
    source = SAYS_ONE_TWO[format]
    assert to_text(source, format) == "one two"
    assert "two" in to_html(source, format)
    assert to_markdown(source, format) == ("one two" if format == "text" else "one **two**")


SHAPES = st.text(st.sampled_from("ab [](){}<>*_`~|!#&;:/\\\n-+=.1\"'@")) | st.text()


@pytest.mark.parametrize("format", BODY_FORMATS)
@given(source=SHAPES)
def test_no_source_raises(format: str, source: str) -> None:
    for convert in (to_html, to_text, to_markdown):
        assert isinstance(convert(source, format), str)


HOSTILE = {
    "bbcode": ["[", "[b]", "[/b]", "[code]", "[url]", "[quote=a]", "[*]", "[b][i]", "[url="],
    "mrkdwn": ["*a ", "<", "`", "```x", "*_~a", "<|"],
    "text": ["\n", "\n  ", "http://", "http://a)))))))))", "www.", "."],
    "html": ["<", "&", "<!--", "<p>x", "<i><p>x</p>", "<br>", "<a href=http://a.b>x", "<pre>", "`", "<x>", "</x>"],
    "markdown": [">", "*a ", "`a``", "- ", "<a ", "[a]: x\n"],
}


@pytest.mark.parametrize(("format", "piece"), [(format, piece) for format, row in HOSTILE.items() for piece in row])
def test_time_is_linear(format: str, piece: str) -> None:
    """Not measured by the clock: ten thousand of each would take minutes if it were not."""
    for convert in (to_html, to_text, to_markdown):
        convert(piece * 10_000, format)


@pytest.mark.parametrize(
    "source", ["<div>" * 100_000 + "</p>" * 100_000 + "end", "<b><p>x</b>" * 30_000 + "<script>y</script>end"]
)
def test_more_tags_than_anyone_writes(source: str) -> None:
    """The words stay, and the time does not grow with the square of the tags."""
    text = to_text(source, "html")
    assert text.endswith("end")
    assert "y" not in text
    assert to_markdown(source, "html").endswith("end")
    assert "end" in to_html(source, "html")


@pytest.mark.parametrize("format", BODY_FORMATS)
def test_a_body_of_any_length_is_shown_whole(format: str) -> None:
    html = to_html("one two & three\n\n" * 30_000, format)
    assert html.count("two &amp; three") == 30_000
    assert "&lt;p&gt;" not in html

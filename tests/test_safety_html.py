"""Nothing that a stranger wrote becomes anything but the words and the harmless markup of a page."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadkit import Author, Body, Comment, Post, Thread, Timestamp, render
from threadkit.text import to_html
from threadkit.text.urls import web_address

BODY_ELEMENTS = (
    "a abbr b bdi bdo blockquote br caption cite code dd del dfn div dl dt em h4 h5 h6 hr i ins kbd li mark ol p pre "
    "q rb rt ruby s samp small span strong sub sup table tbody td tfoot th thead tr u ul var wbr"
)
FRAME_ELEMENTS = "article bdi details h2 h3 header i li ol p section span summary time a div"
BODY_ATTRIBUTES = "href rel dir lang title start reversed value colspan rowspan"
FRAME_ATTRIBUTES = "class id href rel datetime title dir lang open aria-label aria-hidden"


class Audit(HTMLParser):
    """What stands in a document, and whether every element is closed in order."""

    VOID = frozenset(("br", "hr", "wbr", "img"))

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.deepest = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)
            self.deepest = max(self.deepest, len(self.open))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")


def audit(html: str, elements: str, attributes: str) -> None:
    seen = Audit(html)
    assert not seen.open
    for tag, attrs in seen.found:
        assert tag in elements.split()
        for name, value in attrs.items():
            assert name in attributes.split() or name.startswith("data-tk-")
            if name == "href":
                assert value is not None
                assert value.startswith("#") or urlsplit(value).scheme in ("http", "https", "mailto")
        if tag == "a" and not (attrs.get("href") or "").startswith("#"):
            assert set((attrs["rel"] or "").split()) == {"nofollow", "ugc", "noopener"}


ATTACKS = {
    "a script": "<script>steal()</script>",
    "a script in capitals, in pieces": "<ScR<b></b>ipt>steal()</sCript >",
    "an unfinished script": "<script src=//evil.example",
    "a handler": '<p onmouseover="steal()">a</p><b onfocus=steal() tabindex=1 autofocus>b</b>',
    "a slash for a space": "<b/onclick=steal()>a",
    "a picture's handler": "<img src=/ onerror=steal()>",
    "a script address": '<a href="javascript:steal()">a</a>',
    "with entities": '<a href="&#106;ava&Tab;script&colon;steal()">a</a>',
    "with control characters": '<a href="\x01 java\nscript:steal()">a</a>',
    "a data address": '<a href="data:text/html;base64,PHNjcmlwdD4=">a</a>',
    "an address of nobody": '<a href="//evil.example">a</a><a href="\\\\evil.example">b</a>',
    "style": '<p style="position:fixed;inset:0;background:url(//evil.example)">a</p><style>p{color:red}</style>',
    "foreign namespaces": "<svg><a xlink:href=javascript:steal()>a</a></svg><math><mtext><table><mglyph><style>",
    "raw text": "<noscript><p title='</noscript><img src=x onerror=steal()>'></noscript><textarea></textarea><xmp><b>",
    "templates": "<template><script>steal()</script></template>",
    "frames": "<iframe srcdoc='<script>steal()</script>'></iframe><object data=x.swf></object><embed src=x>",
    "forms": "<form action=//evil.example><input name=password><button formaction=//evil.example>a</button></form>",
    "the base of addresses": "<base href=//evil.example><meta http-equiv=refresh content='0;url=//evil.example'>",
    "shadowing names": "<a id=cookie name=body href=https://example.org/>a</a><p id=respond class=bypostauthor>b</p>",
    "a comment that hides": "<!-- <p>a --><b>b<!--",
    "conditional comments": "<!--[if IE]><script>steal()</script><![endif]-->",
    "closing what is not ours": "</div></article></li></ol></main><h1>Taken over</h1>",
    "not closing": "<table><tr><td><ul><li><blockquote><pre><b><i><a href=https://example.org/>",
    "a quotation address": "<q cite=javascript:steal()>a</q><blockquote cite=javascript:steal()>b</blockquote>",
    "custom elements": "<x-steal is=script>a</x-steal><o:p>b</o:p>",
    "nothing closed": "<b a='",
    "a null": "<scr\x00ipt>steal()</scr\x00ipt>",
    "processing": "<?php steal() ?><![CDATA[<script>steal()</script>]]>",
    "very deep": "<div>" * 3_000 + "a",
    "very wide": "<p " + " ".join(f"a{number}=x" for number in range(3_000)) + ">a",
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_bodies(attack: str) -> None:
    html = to_html(attack, "html")
    audit(html, BODY_ELEMENTS, BODY_ATTRIBUTES)
    assert "steal" not in html or "&lt;" in html or "<" not in html
    assert Audit(html).deepest <= 40


MARKUP = st.lists(
    st.sampled_from(
        [
            *ATTACKS.values(),
            "<b>",
            "</b>",
            "<p>",
            "</p>",
            "<table>",
            "<td>",
            "<a href=https://example.org/>",
            "<li>",
            "x",
            "<svg>",
        ]
    )
    | st.text(st.sampled_from("<>/!-='\"& abp\x00\x1b"), max_size=12),
    max_size=6,
).map("".join)


@given(MARKUP)
def test_any_markup(source: str) -> None:
    html = to_html(source, "html")
    audit(html, BODY_ELEMENTS, BODY_ATTRIBUTES)
    assert to_html(html, "html") == html, "sanitizing what is sanitized changes nothing"


def hostile_thread(text: str) -> Thread:
    """The text in every field that has one."""
    author = Author(text, text, text, text, text, text, (text, text))
    stamp = Timestamp(text)
    return Thread(
        Post(text, text, text, author, stamp, stamp, Body(text), text),
        [
            Comment("first", author=Author("First"), body=Body("<p>before</p>")),
            Comment(
                text or "x", "first", author, stamp, stamp, Body(text), text, extra={"x": text}, private={"ip": text}
            ),
            Comment("last", text or "x", author=Author("Last"), body=Body("<p>after</p>")),
        ],
    )


@pytest.mark.parametrize(
    "attack", [*ATTACKS.values(), '"><script>steal()</script>', "' onclick='steal()", "&quot;><b>"]
)
def test_every_field(attack: str) -> None:
    html = render(hostile_thread(attack), "html")
    audit(html, f"{BODY_ELEMENTS} {FRAME_ELEMENTS}", f"{BODY_ATTRIBUTES} {FRAME_ATTRIBUTES}")
    assert "<p>before</p>" in html
    assert "<p>after</p>" in html


@given(st.text())
def test_every_field_with_any_text(text: str) -> None:
    html = render(hostile_thread(text), "html")
    audit(html, f"{BODY_ELEMENTS} {FRAME_ELEMENTS}", f"{BODY_ATTRIBUTES} {FRAME_ATTRIBUTES}")
    html.encode("utf-8")


def test_ids_are_unique_and_shadow_nothing() -> None:
    addresses = ["https://example.org/#cookie", "https://example.org/#comment-7", "https://example.org/#comment-7"]
    thread = Thread(comments=[Comment(id, url=url) for id, url in zip(["body", "7", "name"], addresses, strict=True)])
    ids = [attrs["id"] for tag, attrs in Audit(render(thread, "html")).found if "id" in attrs]
    assert ids == ["comment-body", "comment-7", "comment-name"]


def test_only_sound_addresses_are_linked() -> None:
    assert web_address("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d"
    assert web_address("mailto:ann@example.org") == "mailto:ann@example.org"
    assert web_address("https://example.org/\u202e{% x %}") == "https://example.org/%E2%80%AE%7B%%20x%20%%7D"
    for address in (
        "",
        "example.org",
        "https:",
        "https://",
        "https:///x",
        "ftp://example.org",
        "https://a@",
        "x" * 3000,
    ):
        assert web_address(address) is None


@pytest.mark.parametrize("format", ["html", "html-page", "markdown", "text"])
def test_private_things_stay_private(format: str) -> None:
    secrets = ("ann@private.example", "203.0.113.9", "Browser/7")
    author = Author("Ann", email=secrets[0], avatar="https://avatars.example/ab12")
    comment = Comment(
        "1", author=author, private={"ip": secrets[1], "user_agent": secrets[2]}, extra={"mail": secrets[0]}
    )
    thread = Thread(Post(title="A", author=author), [comment])
    output = render(thread, format)
    assert not any(secret in output for secret in (*secrets, "avatars.example"))


@pytest.mark.parametrize("format", ["html", "html-page", "markdown", "text"])
def test_what_is_held_back_is_not_published(format: str) -> None:
    held = [
        Comment(status, author=Author(f"Author{status}"), body=Body(f"Words{status}"), status=status)
        for status in ("spam", "pending", "hidden", "deleted")
    ]
    output = render(Thread(comments=[*held, Comment("reply", "spam", body=Body("A reply"))]), format)
    assert "A reply" in output
    assert "Words" not in output
    assert "Author" not in output
    assert output.count("deleted.") == 1
    assert output.count("not shown.") == 1, "only the one that has a reply keeps its place"


@pytest.mark.parametrize("format", ["html", "html-page"])
def test_a_page_loads_nothing(format: str) -> None:
    body = Body('<img src="https://tracker.example/1.gif" alt="p"><p>a</p>')
    thread = Thread(comments=[Comment("1", author=Author("Ann", avatar="https://avatars.example/1"), body=body)])
    assert "<img" not in render(thread, format)
    shown = render(thread, format, images=True, avatars=True)
    assert shown.count("<img") == 2
    assert shown.count('loading="lazy"') == shown.count('referrerpolicy="no-referrer"') == 2

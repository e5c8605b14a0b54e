"""Threads as HTML: the structure that people, screen readers and programs find their way by."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
from lxml import html as lxml_html

from threadkit import Author, Body, Comment, Post, Thread, Timestamp, UnknownOption, render
from threadkit.writers.html_page import stylesheet

MOMENT = Timestamp("11.10.2012 um 03:08", datetime(2012, 10, 11, 3, 8), "minute")


def thread(*comments: Comment, **post: object) -> Thread:
    return Thread(Post(title="Tea", **post), comments)


def tree(text: str) -> lxml_html.HtmlElement:
    return lxml_html.fromstring(text)


ANSWERED = thread(
    Comment("1", author=Author("Ann", url="https://ann.example/"), published=MOMENT, score=3, body=Body("<p>So.</p>")),
    Comment("2", "1", author=Author("Bob"), body=Body("<p>Why?</p>")),
    Comment("3", "2", author=Author("Ann"), body=Body("<p>Because.</p>")),
    Comment("4", author=Author("Cy"), kind="pingback", body=Body("<p>Linked.</p>")),
)


def test_replies_are_lists_inside_items() -> None:
    page = tree(render(ANSWERED, "html"))
    depths = {
        article.get("id"): len(article.xpath("ancestor::ol")) for article in page.xpath("descendant::article[@id]")
    }
    assert depths == {"comment-1": 1, "comment-2": 2, "comment-3": 3, "comment-4": 1}
    assert [item.tag for item in page.xpath("descendant::ol/*")] == ["li"] * 4
    assert page.xpath("string(descendant::summary[1])") == "2 replies"


def test_a_reply_links_to_what_it_answers() -> None:
    page = tree(render(ANSWERED, "html"))
    links = page.xpath("descendant::a[contains(@class, 'u-in-reply-to')]")
    assert [(link.get("href"), link.text_content()) for link in links] == [
        ("#comment-1", "in reply to Ann"),
        ("#comment-2", "in reply to Bob"),
    ]


def test_headings_do_not_skip_a_level() -> None:
    for format, first in (("html", 2), ("html-page", 1)):
        levels = [
            int(heading.tag[1])
            for heading in tree(render(ANSWERED, format)).xpath("descendant::*[self::h1|self::h2|self::h3]")
        ]
        assert levels == [first, 2, 3, 3, 3, 3]


def test_microformats_and_what_they_have_no_word_for() -> None:
    first, second, _, fourth = tree(render(ANSWERED, "html")).xpath("descendant::article[@id]")
    assert "u-comment h-cite" in first.get("class")
    assert first.get("data-tk-score") == "3"
    assert second.get("data-tk-parent") == "1"
    assert fourth.get("data-tk-kind") == "pingback"
    (time,) = first.xpath("descendant::time")
    assert (time.get("datetime"), time.text_content()) == ("2012-10-11T03:08", "2012-10-11 03:08")
    assert (time.get("data-tk-text"), time.get("data-tk-precision")) == ("11.10.2012 um 03:08", "minute")
    assert first.xpath("string(descendant::*[contains(@class, 'h-card')]/a/@href)") == "https://ann.example/"


@pytest.mark.parametrize(
    ("stamp", "machine", "shown"),
    [
        (Timestamp("2012", datetime(2012, 1, 1), "year"), "2012", "2012"),
        (Timestamp("10/2012", datetime(2012, 10, 1), "month"), "2012-10", "2012-10"),
        (Timestamp("x", datetime(2012, 10, 11), "day"), "2012-10-11", "2012-10-11"),
        (Timestamp("x", datetime(2012, 10, 11, 3), "hour"), "2012-10-11", "2012-10-11 03"),
        (
            Timestamp("x", datetime(2012, 10, 11, 3, 8, 9, tzinfo=UTC), "second"),
            "2012-10-11T03:08:09+00:00",
            "2012-10-11 03:08",
        ),
        (Timestamp("last spring"), None, "last spring"),
    ],
)
def test_a_date_is_no_finer_than_known(stamp: Timestamp, machine: str | None, shown: str) -> None:
    (time,) = tree(render(thread(Comment("1", published=stamp)), "html")).xpath("descendant::time")
    assert (time.get("datetime"), time.text_content()) == (machine, shown)


def test_deep_replies_stay_at_the_last_level() -> None:
    chain = thread(*(Comment(str(n), str(n - 1) if n else None, author=Author(f"A{n}")) for n in range(5_000)))
    text = render(chain, "html", max_depth=3)
    assert text.count("<details") == 2
    assert text.count("</details>") == 2
    assert text.count("in reply to") == 4_999
    assert "in reply to <bdi>A4998</bdi>" in text


def test_folding() -> None:
    assert re.findall(r"<details[^>]*>", render(ANSWERED, "html", collapse=2)) == [
        '<details class="tk-replies" open>',
        '<details class="tk-replies">',
    ]


def test_flat() -> None:
    page = tree(render(ANSWERED, "html", flat=True))
    assert len(page.xpath("descendant::ol")) == 1
    assert len(page.xpath("descendant::a[contains(@class, 'u-in-reply-to')]")) == 2


def test_original_anchors_stay() -> None:
    page = tree(render(thread(Comment("7", url="https://example.org/tea/#div-comment-7")), "html"))
    assert page.xpath("descendant::article/@id")[0] == "div-comment-7"
    assert page.xpath("descendant::a[@class='tk-when']/@href") == ["#div-comment-7"]


def test_languages_and_directions() -> None:
    page = tree(render(thread(Comment("1", body=Body("<p>שלום</p>")), language="he"), "html"))
    assert (page.get("lang"), page.get("dir")) == ("he", "rtl")
    assert page.xpath("descendant::div[contains(@class, 'tk-body')]/@dir") == ["auto"]
    assert "lang=" not in render(thread(Comment("1"), language='"><b>'), "html")


def test_two_threads_in_one_page_have_their_own_ids() -> None:
    from threadkit.formats import writer

    text = "".join(writer("html-page")([ANSWERED, ANSWERED]))
    ids = re.findall(r'<article[^>]* id="([^"]*)"', text)
    assert len(ids) == len(set(ids)) == 8
    assert text.count("<h1") == 1
    assert text.count("<main") == text.count("</html>") == 1


def test_the_page_allows_only_its_own_style() -> None:
    page = render(ANSWERED, "html-page")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert "default-src &#x27;none&#x27;" in policy[1]
    assert "img-src" not in policy[1]
    assert "img-src https:" in render(ANSWERED, "html-page", images=True)
    assert f"<style>{stylesheet()}</style>" in page
    assert not re.search(r"url\(|@import|</", stylesheet())
    assert "style=" not in page


def test_linked_data_is_the_thread() -> None:
    body = Body("<p>&lt;/script&gt;&lt;!-- &amp; words</p>")
    page = render(
        thread(Comment("1", author=Author("Ann"), published=MOMENT, body=body), Comment("2", "1", status="spam")),
        "html-page",
    )
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert "<" not in script
    data = json.loads(script)
    assert data["headline"] == "Tea"
    assert data["comment"] == [
        {
            "@type": "Comment",
            "@id": "#comment-1",
            "author": {"@type": "Person", "name": "Ann"},
            "datePublished": "2012-10-11T03:08",
            "text": "</script><!-- & words",
        }
    ]


def test_template_engines_take_it_as_it_is() -> None:
    text = render(ANSWERED, "html")
    assert text.__html__() == text
    assert not hasattr(render(ANSWERED, "text"), "__html__")


def test_nothing_to_show() -> None:
    assert "0 comments" in render(Thread(), "html")
    assert "<title>Comments</title>" in render(Thread(), "html-page")


@pytest.mark.parametrize("options", [{"max_depth": 0}, {"include": ["visibel"]}, {"include": "visible"}, {"depth": 1}])
def test_wrong_options(options: dict[str, object]) -> None:
    with pytest.raises(UnknownOption):
        render(ANSWERED, "html", **options)

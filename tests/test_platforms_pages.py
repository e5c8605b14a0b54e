"""Pages as they come: which table reads them, what is said of why, and what is not invented."""

from __future__ import annotations

import pytest

import threadkit
from threadkit.html.sniff import sniff
from threadkit.platforms import PROFILES, profiles
from threadkit.source import Source

COMMENT = (
    "<li class='comment depth-1' id=comment-{0}><cite class=fn>Guest {0}</cite> <time datetime=2021-05-0{0}T08:00>"
    "May {0}, 2021</time><div class=comment-content><p>Cup number {0}.</p></div>{1}</li>"
)


def page(comments: str) -> str:
    return (
        f"<!DOCTYPE html><title>Cups</title><h1>Cups</h1><div id=comments><ol class=comment-list>{comments}</ol></div>"
    )


def test_every_table_loads_and_has_a_name_of_its_own() -> None:
    names = [profile.name for profile in profiles()]
    assert len(names) == len(PROFILES) == len(set(names))
    for profile in profiles():
        assert profile.items
        assert profile.signs, f"{profile.name} says nothing of what shows that it made a page"


def test_the_origin_names_the_table_and_its_reasons() -> None:
    thread = threadkit.parse(page(COMMENT.format(1, "")), format="html")
    assert thread.origin.profile == "wordpress"
    assert "the page has ol.comment-list" in thread.origin.reasons
    assert thread.origin.fields["author"] == "cite.fn"


def test_markup_in_a_body_that_looks_like_a_comment_is_a_body() -> None:
    forged = "<div class=comment id=comment-9><cite class=fn>Admin</cite><div class=comment-content>FORGED</div></div>"
    thread = threadkit.parse(page(COMMENT.format(1, "").replace("</p>", f"</p>{forged}")), format="html")
    assert [comment.id for comment in thread.comments] == ["1"]
    assert "FORGED" in thread.comments[0].body.text


@pytest.mark.parametrize(
    "markup",
    [
        "<ol class=comment-list></ol>",
        "<ul><li class=recentcomments>Ann on <a href='/p#comment-3'>Cups</a></li></ul>",
        "<div id=respond class=comment-respond><form id=commentform><textarea></textarea></form></div>",
        "<div class=faq><h3>May I?</h3><p>You may.</p><h3>Must I?</h3><p>No.</p></div>",
        "<p>Only words.</p>",
    ],
)
def test_no_comment_is_invented(markup: str) -> None:
    thread = threadkit.parse(f"<!DOCTYPE html><title>Cups</title><h1>Cups</h1>{markup}", format="html")
    assert thread.comments == ()
    assert "no-comments" in [problem.code for problem in thread.problems]
    assert thread.post is not None
    assert thread.post.title == "Cups"


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("<!DOCTYPE html><p>x", True),
        ("\n <html><body>", True),
        ("<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", True),
        ("<div><p>a</p><p>b</p></div>", True),
        ("HTTP/1.1 200 OK\nServer: x\n\n<!doctype html>", True),
        ("---\ntitle: Tea\n---\n<p>a</p><p>b</p>", True),
        ("Ann says: use <b>bold</b>, or not.", False),
        ('{"body": "<p>a</p><p>b</p><p>c</p><div></div>"}', False),
        ("<?xml version='1.0'?><rss><channel>", False),
        ("<feed xmlns='x'><entry>", False),
        ("plain words", False),
    ],
)
def test_what_is_a_page(text: str, is_page: bool) -> None:
    assert (sniff(Source(text)) is not None) == is_page


def test_a_page_is_read_alike_with_and_without_its_address() -> None:
    markup = page(COMMENT.format(1, f"<ol class=children>{COMMENT.format(2, '')}</ol>"))
    with_address = threadkit.parse(markup, format="html", url="https://cups.example/p")
    without = threadkit.parse(markup, format="html")
    assert [c.id for c in with_address.comments] == [c.id for c in without.comments] == ["1", "2"]
    assert with_address.comments[1].parent_id == without.comments[1].parent_id == "1"


@pytest.mark.parametrize(
    ("markup", "system"),
    [
        ("<div id=disqus_thread></div>", "Disqus"),
        ("<script src='https://giscus.app/client.js' async></script>", "giscus"),
        ("<div class=fb-comments></div>", "Facebook comments"),
    ],
)
def test_comments_that_a_script_fetches_are_missed_aloud(markup: str, system: str) -> None:
    thread = threadkit.parse(f"<!DOCTYPE html><title>Cups</title><h1>Cups</h1>{markup}", format="html")
    (problem,) = [problem for problem in thread.problems if problem.code == "loaded-by-script"]
    assert system in problem.message

"""Pages as they come: which table reads them, what is said of why, and what is not invented."""

from __future__ import annotations

import pytest

import threadkit
from threadkit.html.sniff import sniff
from threadkit.model import Author, Body, Comment
from threadkit.platforms import PROFILES, profiles
from threadkit.platforms.litter import littered
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


LITTERED = (
    "<li class='comment depth-1' id=comment-{0}><div class=words>{1}</div><div class=below><b class=author>{2}</b>"
    "<time datetime=2021-05-0{0}T08:00>May {0}, 2021</time><p class=acts><a href=/in>Report</a> <a href=/up>Up</a></p>"
    "</div></li>"
)
SAID = ("The kettle sings before it boils.", "Mine whistles all night long.", "Copper keeps the heat better.")


def test_a_table_that_takes_the_page_s_words_for_the_authors_loses_to_one_that_does_not() -> None:
    comments = "".join(
        LITTERED.format(number, words, name)
        for number, (words, name) in enumerate(zip(SAID, ("Ann", "Bo", "Cy"), strict=True), 1)
    )
    thread = threadkit.parse(page(comments), format="html")
    assert [comment.body.text for comment in thread.comments] == list(SAID)
    assert [comment.author.name for comment in thread.comments if comment.author] == ["Ann", "Bo", "Cy"]


def said(*bodies: tuple[str, str]) -> list[Comment]:
    return [
        Comment(id=str(number), author=Author(name=name), body=Body(text, "text"))
        for number, (name, text) in enumerate(bodies)
    ]


@pytest.mark.parametrize(
    ("bodies", "share"),
    [
        ([("Ann", "Tea.\n\nReply Vote"), ("Bo", "Milk.\n\nReply Vote")], 1.0),
        ([("Ann", "Tea.\n\n(5/5)"), ("Bo", "Milk.\n\n(4/5)")], 1.0),
        ([("Ann", "•\nTea."), ("Bo", "•\nMilk.")], 1.0),
        ([("Ann", "Ann\n\nTea."), ("Bo", "Milk.")], 0.5),
        ([("Ann", "Tea.\n\nCheers"), ("Bo", "Milk."), ("Ann", "No.\n\nCheers")], 0.0),  # a signature
        ([("Ann", ">>100\nTea."), ("Bo", ">>101\nMilk.")], 0.0),  # whom they answer
        ([("Ann", "Tea."), ("Bo", "Tea."), ("Cy", "Tea.")], 0.0),  # what people say alone they mean
        ([("Ann", "Ann"), ("Bo", "Milk.\n\nBo")], 0.0),  # who signs with a name
        ([("Ann", "")], 0.0),
        ([], 0.0),
    ],
)
def test_litter_is_what_one_body_has_in_common_with_the_next(bodies: list[tuple[str, str]], share: float) -> None:
    assert littered(said(*bodies)) == share


def test_movable_type_says_whose_comment_is_replied_to() -> None:
    comment = (
        "<div class=commentnew id=comment-10{0}><div class=commentheader>{1} {2}<span>&bull;</span> "
        "<a href='/post#comment-10{0}'>#{0}</a> &bull; 8:1{0} AM Wednesday, Aug 18, 2010 "
        "<a onclick='mtReplyCommentOnClick(10{0})' href='javascript:void(0)'>Reply</a></div>"
        "<div class=commentcontent><p>Cup number {0}.</p></div></div>"
    )
    answered = "replied to <a href='/post#comment-101'>comment from Ann</a> "
    thread = threadkit.parse(page(comment.format(1, "Ann", "") + comment.format(2, "Bo", answered)), format="html")
    assert [(one.author and one.author.name, one.parent_id) for one in thread.comments] == [
        ("Ann", None),
        ("Bo", "101"),
    ]


def test_a_talk_page_without_its_frame_is_called_by_its_address() -> None:
    markup = (
        "<div class=mw-parser-output><h2>Lids of tin</h2><p>Do they rust? <a href='/wiki/User:Ann' title='User:Ann'>Ann"
        "</a> 14:02, 3 May 2016 (UTC)</p></div>"
    )
    thread = threadkit.parse(markup, format="html", url="https://wiki.example/wiki/Talk:Pots_and_%C3%BCrns")
    assert [comment.author and comment.author.name for comment in thread.comments] == ["Ann"]
    assert thread.post is not None
    assert thread.post.title == "Talk:Pots and ürns"

"""A page whose theme nobody knows: its comments are found, with every field, and nothing else is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from threadkit import Comment
from threadkit.html import engine
from threadkit.html.induce import induce
from threadkit.html.page import Page
from threadkit.html.profile import Profile
from threadkit.reading import Context

ARTICLE = """
<html><head><title>On growing quinces</title></head><body class="page"><div class="head"><a href="/">Home</a></div>
<main><article><h1>On growing quinces</h1><p>A quince tree wants sun, patience and a wall behind its back; the fruit
is hard, the scent fills a room, and nobody has ever regretted the jelly. This year's crop came late.</p>
<p>Prune it in winter, feed it in spring, and do not pick before the first frost is near.</p></article>
{comments}</main><div class="foot">All rights reserved</div></body></html>
"""
SAID = (
    ("Greta Holm", "2019-03-04 09:15", "Mine never set fruit until I put a second tree beside it."),
    ("pim", "2019-03-04 11:40", "Same here. Which variety did you take for the second one?"),
    ("Greta Holm", "2019-03-05 08:02", "A Portuguese one, from the nursery down the road."),
    ("Odile R.", "2019-03-09 20:31", "The jelly is worth every year of waiting, believe me!"),
)
REPLIES = (None, 0, 1, None)  # who of them replies to whom


def read(html: str, url: str | None = None) -> list[Comment]:
    """The comments that an induced profile finds on a page; none if none is induced."""
    page = Page(html, Context(url=url))
    profiles = induce(page)
    return list(engine.read(profiles[0], page).comments) if profiles else []


def told(comments: list[Comment]) -> list[tuple[str | None, str | None, str, int | None]]:
    """Author, date as shown, words and the parent's place of each comment."""
    places = {comment.id: place for place, comment in enumerate(comments)}
    return [
        (
            comment.author.name if comment.author else None,
            comment.published.text if comment.published else None,
            " ".join(comment.body.text.split()),
            places.get(comment.parent_id) if comment.parent_id else None,
        )
        for comment in comments
    ]


def page_of(comments: str) -> str:
    return ARTICLE.format(comments=comments)


def depth(place: int) -> int:
    above = REPLIES[place]
    return 0 if above is None else 1 + depth(above)


def nested_list() -> str:
    """Replies in a list inside of what they reply to, as most blogs have it."""

    def item(place: int) -> str:
        name, date, words = SAID[place]
        below = "".join(item(other) for other, above in enumerate(REPLIES) if above == place)
        return (
            f'<li class="entry-{"even" if place % 2 else "odd"} remark" id="remark-{place + 70}"><div class="who">'
            f'{name}</div><a class="when" href="#remark-{place + 70}">{date}</a><div class="what"><p>{words}</p></div>'
            f'<a class="answer" href="#respond">Reply</a>{"<ul>" + below + "</ul>" if below else ""}</li>'
        )

    roots = "".join(item(place) for place, above in enumerate(REPLIES) if above is None)
    return f'<section id="comments"><h2>4 Comments</h2><ul class="list">{roots}</ul></section>'


def flat_with_depths() -> str:
    """One list, the depth in a class."""
    items = (
        f'<div class="opinion depth-{depth(place) + 1}"><b>{name}</b> <small>{date}</small><p>{words}</p></div>'
        for place, (name, date, words) in enumerate(SAID)
    )
    return f'<div class="opinions"><h3>Comments</h3>{"".join(items)}</div>'


def flat_with_indents() -> str:
    """One list, the depth in a style."""
    items = (
        f'<div class="cmt" style="margin-left: {20 * depth(place)}px"><span class="user">{name}</span>'
        f'<span class="date">{date}</span><div class="cmt-text">{words}</div></div>'
        for place, (name, date, words) in enumerate(SAID)
    )
    return f'<div id="cmts">{"".join(items)}</div>'


def sibling_containers() -> str:
    """Replies in a box after what they reply to."""

    def item(place: int) -> str:
        name, date, words = SAID[place]
        below = "".join(item(other) for other, above in enumerate(REPLIES) if above == place)
        box = f'<div class="replies-box">{below}</div>' if below else ""
        return (
            f'<div class="usercomment"><a class="nick" href="/u/{place}">{name}</a><time>{date}</time>'
            f'<div class="body">{words}</div></div>{box}'
        )

    roots = "".join(item(place) for place, above in enumerate(REPLIES) if above is None)
    return f'<div class="discussion">{roots}</div>'


def hashed_names() -> str:
    """Class names out of a bundler: those of the parts are shared by several of them."""

    def item(place: int) -> str:
        name, date, words = SAID[place]
        below = "".join(item(other) for other, above in enumerate(REPLIES) if above == place)
        return (
            f'<li><div class="sc-aXz1 kQpWe"><b class="sc-aXz1 bTreq">{name}</b><time datetime="{date}">{date}</time>'
            f'<div class="sc-aXz1 hYuio">{words}</div><button>Reply</button></div><ul class="sc-lst">{below}</ul></li>'
        )

    roots = "".join(item(place) for place, above in enumerate(REPLIES) if above is None)
    return f'<section class="Comments-wrap-0"><h3>Comments (4)</h3><ul class="sc-lst">{roots}</ul></section>'


@pytest.mark.parametrize("shape", [nested_list, flat_with_depths, flat_with_indents, sibling_containers, hashed_names])
def test_threads_are_read_with_every_field(shape: Callable[[], str]) -> None:
    expected = [(*said, parent) for said, parent in zip(SAID, REPLIES, strict=True)]
    assert told(read(page_of(shape()))) == expected


def definition_list() -> str:
    items = (f'<dt class="comment-by"><b>{n}</b><i>{d}</i></dt><dd>{w}</dd>' for n, d, w in SAID)
    return f'<dl class="comments">{"".join(items)}</dl>'


def table_rows() -> str:
    items = (
        f'<tr><td class="author">{n}</td><td class="comment-cell"><i class="date">{d}</i><p>{w}</p></td></tr>'
        for n, d, w in SAID
    )
    return f'<table class="comments-table"><tbody>{"".join(items)}</tbody></table>'


def heading_row_and_body_row() -> str:
    items = (
        f'<tr class="comment-head"><td><b>{n}</b></td><td class="date">{d}</td></tr><tr><td colspan="2">{w}</td></tr>'
        for n, d, w in SAID
    )
    return f'<table id="comments">{"".join(items)}</table>'


def author_after_text() -> str:
    items = (
        f'<li class="comment"><p>{w}</p><p class="meta">Posted by <a href="http://example.org/{n[0]}">{n}</a>'
        f' on <span class="date">{d}</span></p></li>'
        for n, d, w in SAID
    )
    return f'<ol id="comments">{"".join(items)}</ol>'


def name_and_date_in_one_text() -> str:
    items = (f'<div class="leserkommentar"><h6>{n} | {d}</h6><div class="text">{w}</div></div>' for n, d, w in SAID)
    return f'<div class="kommentare">{"".join(items)}</div>'


def no_names_at_all() -> str:
    items = (
        f"<div><div><a href='/member/{n[0]}'>{n}</a><span>{d}</span></div><div>{w}</div></div>" for n, d, w in SAID
    )
    return f'<h3>4 comments</h3><div id="comments">{"".join(items)}</div>'


FLAT = [
    definition_list,
    table_rows,
    heading_row_and_body_row,
    author_after_text,
    name_and_date_in_one_text,
    no_names_at_all,
]


@pytest.mark.parametrize("shape", FLAT)
def test_flat_lists_are_read_with_every_field(shape: Callable[[], str]) -> None:
    assert told(read(page_of(shape()))) == [(*said, None) for said in SAID]


@pytest.mark.parametrize("count", [1, 2])
def test_few_comments_are_enough(count: int) -> None:
    items = "".join(
        f'<li class="comment depth-1" id="comment-{place}"><article><footer><cite class="fn">{n}</cite> <a href='
        f'"#comment-{place}">{d}</a></footer><div class="comment-text"><p>{w}</p><p>Yours, {n}</p></div></article></li>'
        for place, (n, d, w) in enumerate(SAID[:count], start=31)
    )
    comments = read(page_of(f'<div id="comments"><h3>Comments</h3><ol class="commentlist">{items}</ol></div>'))
    assert told(comments) == [(n, d, f"{w} Yours, {n}", None) for n, d, w in SAID[:count]]
    assert [comment.id for comment in comments] == ["31", "32"][:count]


def test_comments_without_a_date_keep_none() -> None:
    items = "".join(f'<li class="comment"><b class="user">{n}</b><p>{w}</p><a>Reply</a></li>' for n, _, w in SAID)
    assert told(read(page_of(f'<ul class="comments">{items}</ul>'))) == [(n, None, w, None) for n, _, w in SAID]


def test_comments_without_an_author_keep_none() -> None:
    items = "".join(f'<li class="comment"><time>{d}</time><p>{w}</p></li>' for _, d, w in SAID)
    assert told(read(page_of(f'<ul class="comments">{items}</ul>'))) == [(None, d, w, None) for _, d, w in SAID]


def test_replies_under_another_name_belong_to_the_same_thread() -> None:
    def box(kind: str, place: int, below: str = "") -> str:
        name, date, words = SAID[place]
        return (
            f'<div class="{kind}"><div class="comment-author">{name}</div><div class="comment-date">{date}</div>'
            f'<div class="comment-text">{words}</div>{below}</div>'
        )

    html = box("comment", 0, box("comment-reply", 1) + box("comment-reply", 2)) + box("comment", 3)
    assert [entry[3] for entry in told(read(page_of(f'<div id="thread">{html}</div>')))] == [None, 0, 0, None]


def test_a_pingback_among_comments_is_one() -> None:
    ping = (
        '<li class="pingback"><div>Pingback: <a class="url" href="http://example.org">Quinces elsewhere</a></div></li>'
    )
    items = "".join(
        f'<li class="comment"><cite class="fn">{n}</cite><time>{d}</time><div class="comment-content">{w}</div></li>'
        for n, d, w in SAID
    )
    comments = read(page_of(f'<ol class="commentlist">{items}{ping}</ol>'))
    assert [comment.kind for comment in comments] == ["comment"] * 4 + ["pingback"]
    assert told(comments)[-1] == ("Quinces elsewhere", None, "", None)


def test_a_thread_that_is_printed_twice_is_read_once() -> None:
    comments = read(page_of(nested_list() + nested_list()))
    assert len(comments) == len(SAID)


def test_notices_and_forms_called_like_comments_are_none() -> None:
    items = "".join(
        f'<div class="comment"><b class="author">{n}</b><i class="date">{d}</i><p>{w}</p></div>' for n, d, w in SAID
    )
    notice = '<div class="comment">Comments are moderated. Be kind, stay on the subject, do not advertise.</div>'
    form = '<div class="comment" id="comment-form"><form><textarea name="c"></textarea></form></div>'
    assert told(read(page_of(f"<div>{notice}{items}{form}</div>"))) == [(*said, None) for said in SAID]


def test_what_all_records_say_is_no_part_of_their_words() -> None:
    items = "".join(
        f'<div class="comment"><b class="author">{n}</b><i class="date">{d}</i><p>{w}</p><div class="bar">'
        f'<a class="flag">Inappropriate?</a> <a class="reply">Reply</a> <span class="votes">{len(w)}</span></div></div>'
        for n, d, w in SAID
    )
    assert [words for _, _, words, _ in told(read(page_of(items)))] == [w for _, _, w in SAID]


def test_the_first_message_of_a_forum_page_is_the_post() -> None:
    items = "".join(
        f'<div class="message" id="msg{place}"><b class="username">{n}</b><i class="date">{d}</i><p>{w}</p></div>'
        for place, (n, d, w) in enumerate(SAID)
    )
    html = f'<html><body class="forum"><h1>Quinces</h1><div class="topic">{items}</div></body></html>'
    page = Page(html, Context(url="https://forum.example.org/topic/5"))
    [profile] = induce(page)
    reading = engine.read(profile, page)
    assert reading.post is not None
    assert reading.post.author is not None
    assert reading.post.author.name == "Greta Holm"
    assert len(reading.comments) == 3


def rows(said: Iterable[tuple[str, str, str]]) -> str:
    """Records of three rows each, in which nothing but its place tells the paragraph with the date from that before."""
    items = "".join(
        f'<tr id="m{place}"><td class="bg_{place}"><p><a href="/of/{n}">{n}</a></p><p>{d}</p></td></tr>'
        f'<tr><td class="words"><div>{w}</div></td></tr>'
        f'<tr><td class="bg_{place}"><a href="/answer?to={place}">Reply</a></td></tr>'
        for place, (n, d, w) in enumerate(said, 110)
    )
    return f'<html><body><table id="flat">{items}</table></body></html>'


def test_a_date_may_be_known_by_its_place_alone() -> None:
    assert [told[:3] for told in told(read(rows(SAID)))] == list(SAID)


@pytest.mark.parametrize(("said", "first_is_post"), [(SAID, True), (SAID[::-1], False)])
def test_where_the_newest_comes_first_the_first_is_no_post(
    said: Sequence[tuple[str, str, str]], first_is_post: bool
) -> None:
    [profile] = induce(Page(rows(said), Context(url="https://quinces.example/forum/5")))
    assert profile.first_is_post == first_is_post


def test_messages_that_are_called_posts_begin_with_the_post() -> None:
    items = "".join(
        f'<article class="post" id="msg{place}"><b class="post-author">{n}</b> <i class="post-date">{d}</i>'
        f'<div class="post-body">{w}</div></article>'
        for place, (n, d, w) in enumerate(SAID, 10)
    )
    [profile] = induce(Page(f"<html><body><main><h1>Quinces</h1>{items}</main></body></html>", Context()))
    assert profile.first_is_post


# --- What is none ---------------------------------------------------------------------------------------------------


def recent_comments() -> str:
    items = (
        f'<li class="recentcomments"><span>{n}</span> on <a href="/p/{i}#comment-{i}">{w}</a> {d}</li>'
        for i, (n, d, w) in enumerate(SAID)
    )
    return f'<aside class="sidebar"><div class="widget widget_recent_comments"><ul>{"".join(items)}</ul></div></aside>'


def teasers() -> str:
    items = (
        f'<div class="teaser"><h3><a href="/articles/{d[:10]}">Headline about {w[:30]}</a></h3><span class="author">'
        f"{n}</span><time>{d}</time><p>{w}</p></div>"
        for n, d, w in SAID
    )
    return f'<div class="related">{"".join(items)}</div>'


def ticker() -> str:
    items = (f'<div class="live-comment"><b>{d[-5:]}</b><p>{w}</p></div>' for _, d, w in SAID)
    return f'<div class="liveticker">{"".join(items)}</div>'


def questions() -> str:
    items = (f'<div class="faq-item"><h4>{n}?</h4><div class="faq-answer">{w}</div></div>' for n, _, w in SAID)
    return f'<div class="faq">{"".join(items)}</div>'


def form_alone() -> str:
    return (
        '<div id="comments" class="comments-area"><div id="respond" class="comment-respond"><h3>Leave a comment</h3>'
        '<form id="commentform" class="comment-form"><p class="comment-notes">Your address stays with us. Fields with '
        'a star are required.</p><p class="comment-form-comment"><textarea name="comment"></textarea></p><p class='
        '"comment-form-author"><label>Name</label><input name="author"></p></form></div></div>'
    )


def empty_container() -> str:
    return '<div id="disqus_thread"></div><noscript>Please enable scripts to see the comments.</noscript>'


@pytest.mark.parametrize("shape", [recent_comments, teasers, ticker, questions, form_alone, empty_container, str])
def test_nothing_is_invented(shape: Callable[[], str]) -> None:
    assert induce(Page(page_of(shape()), Context())) == []


@pytest.mark.parametrize("shape", [recent_comments, teasers, form_alone])
def test_what_stands_beside_comments_is_none(shape: Callable[[], str]) -> None:
    assert len(read(page_of(nested_list() + shape()))) == len(SAID)


# --- The profile ----------------------------------------------------------------------------------------------------


def test_the_profile_can_be_written_down_and_used_again() -> None:
    [profile] = induce(Page(page_of(nested_list()), Context()))
    again = Profile(
        name="mine",
        items=[selector.text for selector in profile.items],
        **{
            field: [rule.text for rule in getattr(profile, field)]
            for field in ("id", "author", "published", "body", "claimed")
        },
        furniture=[selector.text for selector in profile.furniture],
    )
    page = page_of(nested_list())
    first = engine.read(profile, Page(page, Context()))
    second = engine.read(again, Page(page, Context()))
    assert [evolve(one, url=None) for one in first.comments] == [evolve(one, url=None) for one in second.comments]
    assert first.claimed == second.claimed == 4


def test_the_profile_says_why() -> None:
    [profile] = induce(Page(page_of(nested_list()), Context()))
    assert profile.name == "induced"
    assert any(reason.startswith("one date in each") for reason in profile.reasons)
    assert any(reason.startswith("inside something named after comments") for reason in profile.reasons)


# --- Any names, any size --------------------------------------------------------------------------------------------

NAMES = st.lists(
    st.from_regex(r"[A-Z][a-z]{2,6}_[a-z]{3,6}__[A-Za-z]{5}", fullmatch=True), min_size=4, max_size=4, unique=True
)


@settings(max_examples=40, deadline=None)
@given(names=NAMES, count=st.integers(2, 9), first=st.booleans())
def test_class_names_do_not_matter_below_a_heading(names: list[str], count: int, first: bool) -> None:
    record, who, when, what = names
    said = [
        (f"Person {chr(65 + place)}", f"2020-05-{place + 1:02} 12:0{place}", SAID[place % 4][2])
        for place in range(count)
    ]
    items = ""
    for name, date, words in said:
        head = (
            f'<div class="h"><a class="{who}" href="/u/{name[-1]}">{name}</a><span class="{when}">{date}</span></div>'
        )
        body = f'<div class="{what}">{words}</div>'
        items += f'<div class="{record}">{head + body if first else body + head}<a>Reply</a></div>'
    html = page_of(f'<section id="comments"><h2>{count} comments</h2><div>{items}</div></section>')
    assert told(read(html)) == [(*entry, None) for entry in said]


TAGS = (
    "div",
    "li",
    "ul",
    "p",
    "span",
    "a",
    "table",
    "tr",
    "td",
    "dl",
    "dt",
    "dd",
    "time",
    "form",
    "fb:comments",
    "o:p",
    "svg",
)
ATTRIBUTES = (
    'class="comment"',
    'class="comment-1 a:b w-1/2 [&>p]:m-2"',
    'id="comment-7"',
    'id="c\'7"',
    'id="x 1"',
    'data-comment-id="7"',
    'data-comment-="7"',
    'itemprop="comment"',
    'itemtype="http://schema.org/Comment"',
    'href="#comment-8"',
    'datetime="2020-02-30"',
    'style="margin-left:2em"',
    'rel="external nofollow"',
    "",
)
TEXTS = (
    "",
    "Ann",
    "2020-01-02 10:11",
    "Reply",
    "12 Comments",
    "by Ann on May 3, 2014 at 5:06",
    "Some words were said here.",
)
PIECE = st.tuples(
    st.sampled_from(TAGS), st.lists(st.sampled_from(ATTRIBUTES), max_size=3), st.sampled_from(TEXTS), st.booleans()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECE, min_size=1, max_size=40))
def test_no_page_makes_it_fail(pieces: list[tuple[str, list[str], str, bool]]) -> None:
    html = "".join(
        f"<{tag} {' '.join(attributes)}>{text}{f'</{tag}>' * ends}" for tag, attributes, text, ends in pieces
    )
    for page in (html, 3 * html):
        for comment in read(page):
            assert isinstance(comment.body.text, str)


def many(count: int) -> str:
    items = "".join(
        f'<li class="remark"><b class="user">P. {place % 50}</b> <i class="date">2021-02-{place % 27 + 1:02} 10:11</i>'
        f"<p>What was said in place {place} of the list.</p></li>"
        for place in range(count)
    )
    return page_of(f'<ul id="comments">{items}</ul>')


def test_time_grows_with_the_number_of_comments_and_not_faster() -> None:
    spent = {}
    for count in (500, 4_000):
        page = Page(many(count), Context())
        started = time.process_time()
        [profile] = induce(page)
        spent[count] = time.process_time() - started
        assert len(engine.read(profile, page).comments) == count
    assert spent[4_000] < 8 * 4 * max(spent[500], 0.01)


def test_replies_may_go_deep() -> None:
    html = ""
    for place in range(300, 0, -1):
        html = (
            f'<ul><li class="remark"><b class="user">Person {place % 9}</b> <i class="date">2021-02-03 10:11</i>'
            f"<p>What was said at depth {place} of the thread.</p>{html}</li></ul>"
        )
    comments = read(page_of(f'<div id="comments">{html}</div>'))
    assert len(comments) == 300
    assert [entry[3] for entry in told(comments)] == [None, *range(299)]

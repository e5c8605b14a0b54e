"""The engine's rules, each with the page that breaks a reader without it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from threadkit.gather import gather
from threadkit.html.engine import read
from threadkit.html.page import Page
from threadkit.html.profile import Profile
from threadkit.model import Comment, Thread
from threadkit.reading import Context

TABLE = Profile(
    name="table",
    items=("div.c",),
    id=("@id",),
    url=("a.link@href",),
    author=("b.who", ".head"),
    published=("time", ".when", ".head"),
    body=(".text", "::rest"),
    furniture=(".reply",),
    score=(".votes",),
    roles=(".role",),
    updated=(".edited",),
    kinds={"pingback": ".ping"},
    statuses={"deleted": ".gone"},
    extra={"subject": ("h4",)},
    claimed=("h2",),
)


def thread(markup: str, profile: Profile = TABLE, **options: object) -> Thread:
    context = Context(url="https://tea.example/post")
    page = Page(markup, context)
    (found,) = gather(read(profile, page).stream(), context, "html")
    return found


def one(markup: str, profile: Profile = TABLE) -> Comment:
    (comment,) = thread(markup, profile).comments
    return comment


def names(comments: Iterable[Comment]) -> list[str | None]:
    return [comment.author.name if comment.author else None for comment in comments]


def test_a_whole_comment() -> None:
    comment = one(
        "<div class=c id=comment-7><b class=who><a href=/ann>Ann Bee</a></b> <i class=role>Author</i>"
        "<time datetime=2020-05-04T10:11:12Z>May 4, 2020</time> <a class=link href='#comment-7'>#</a>"
        "<h4>Re: tea</h4><div class=text><p>So <b>true</b>.</p><a class=reply>Reply</a></div>"
        "<u class=votes>+3</u></div>"
    )
    assert (comment.id, comment.url) == ("7", "https://tea.example/post#comment-7")
    assert comment.author is not None
    assert (comment.author.name, comment.author.url) == ("Ann Bee", "https://tea.example/ann")
    assert comment.author.roles == ("Author",)
    assert comment.published is not None
    assert comment.published.text == "May 4, 2020"
    assert comment.published.machine == "2020-05-04T10:11:12Z"
    assert comment.body.source == "<p>So <b>true</b>.</p>"
    assert (comment.score, comment.extra) == (3.0, {"subject": "Re: tea"})
    assert comment.where is not None
    assert comment.where.line == 1


def test_nothing_is_taken_from_a_neighbour() -> None:
    outer, inner = thread(
        "<div class=c id=c1><div class=text>old</div>"
        "<div class=c id=c2><b class=who>Bo</b><time>2020-05-04</time><div class=text>new</div></div></div>"
    ).comments
    assert (outer.author, outer.published) == (None, None)
    assert (inner.parent_id, names([inner])) == ("1", ["Bo"])


def test_text_after_a_nested_reply_stays_with_its_comment() -> None:
    outer, inner = thread("<div class=c id=c1>before <div class=c id=c2>reply</div> after</div>").comments
    assert outer.body.source.split() == ["before", "after"]
    assert inner.body.source == "reply"


def test_a_name_is_no_date_and_a_date_is_no_name() -> None:
    comment = one("<div class=c id=c1><span class=when>Ann</span><b class=who>May 4, 2020</b><p>tea</p></div>")
    assert comment.published is None
    assert comment.author is None


def test_name_and_date_in_one_string() -> None:
    comment = one("<div class=c id=c1><p class=head>Posted by Ann Bee on May 4, 2020 at 3:08 pm</p><p>tea</p></div>")
    assert names([comment]) == ["Ann Bee"]
    assert comment.published is not None
    assert "2020" in comment.published.text
    assert "Ann" not in comment.published.text


def test_text_nodes_do_not_glue() -> None:
    comment = one("<div class=c id=c1><span class=when>10/11/2012<br>3:08 am</span><div class=text>x</div></div>")
    assert comment.published is not None
    assert comment.published.text == "10/11/2012 3:08 am"


def test_rest_is_what_no_other_field_was_read_from() -> None:
    comment = one(
        "<div class=c id=c1><div>Comment by <b class=who>Ann</b> &mdash; <span class=when>May 4, 2020</span></div>"
        "Tea is <i>good</i>.<br>Very.</div>"
    )
    assert comment.body.source.startswith("Tea is <i>good</i>.<br>Very.")
    assert comment.body.text.split() == ["Tea", "is", "good.", "Very."]


def test_a_header_inside_the_body_element_is_no_body() -> None:
    comment = one("<div class=c id=c1><div class=text><b class=who>Ann</b> says: <p>tea</p></div></div>")
    assert comment.body.source == "<p>tea</p>"


def test_a_short_body_is_not_taken_for_a_label() -> None:
    comment = one("<div class=c id=c1><div><b class=who>Ann</b><p>Yum.</p></div></div>")
    assert comment.body.text == "Yum."


def test_what_says_nothing_is_no_comment() -> None:
    found = thread(
        "<div class=c id=c1><div class=text>tea</div></div>"
        "<div class=c id=c2><b class=who>Advertisement</b></div>"
        "<div class=c id=c3></div><div class='c ping' id=c4><b class=who>Other blog</b></div>"
        "<div class='c gone' id=c5></div>"
    )
    assert [(comment.id, comment.kind, comment.status) for comment in found.comments] == [
        ("1", "comment", "visible"),
        ("4", "pingback", "visible"),
        ("5", "comment", "deleted"),
    ]


def test_a_thread_that_is_printed_twice_is_read_once() -> None:
    item = "<div class=c id=c{0}><b class=who>Ann</b><time>2020-05-04</time><div class=text>tea {0}</div></div>"
    page = "".join(item.format(number) for number in (1, 2)) * 2
    assert [comment.id for comment in thread(page).comments] == ["1", "2"]


def test_equal_words_of_different_comments_stay() -> None:
    page = "".join(f"<div class=c id=c{number}><div class=text>+1</div></div>" for number in (1, 2, 3))
    assert len(thread(page)) == 3


def test_comments_without_ids_get_some() -> None:
    page = "<div class=c><div class=text>a</div></div><div class=c><div class=text>a</div></div>"
    assert [comment.id for comment in thread(page).comments] == ["c1", "c2"]


def test_a_stated_count_that_differs_is_reported() -> None:
    found = thread("<h2>12 Comments</h2><div class=c id=c1><div class=text>tea</div></div>")
    assert found.claimed == 12
    assert "count-mismatch" in [problem.code for problem in found.problems]


X = "<div class=text>x</div>"
FLAT = {"author": ("b.who",), "body": (".text",), "id": ("@id",), "items": ("div.c",)}


def chain(*parts: tuple[str, str]) -> str:
    return "".join(
        f"<div class=c id=c{n} {mark}><div class=text>x{extra}</div></div>" for n, (mark, extra) in enumerate(parts, 1)
    )


@pytest.mark.parametrize(
    ("profile", "markup"),
    [
        (
            Profile(name="depth", depth=("@data-depth",), **FLAT),
            chain(*((f"data-depth={n}", "") for n in (0, 1, 2, 1))),
        ),
        (
            Profile(name="class", depth=("@data-x =~ depth-(\\d+)",), **FLAT),
            chain(*((f"data-x='a depth-{n}'", "") for n in (1, 2, 3, 2))),
        ),
        (Profile(name="indent", depth=("i@width",), **FLAT), chain(*(("", f"<i width={n}>") for n in (0, 40, 80, 40)))),
        (
            Profile(name="reply", reply_to=("a@href",), **FLAT),
            chain(("", ""), ("", "<a href='#c1'>"), ("", "<a href='/p#c2'>"), ("", "<a href='#c1'>")),
        ),
        (
            Profile(name="id", reply_to=("@data-parent",), **FLAT),
            chain(("data-parent=0", ""), ("data-parent=1", ""), ("data-parent=2", ""), ("data-parent=1", "")),
        ),
        (
            Profile(name="levels", levels=("div.in",), **FLAT),
            f"<div class=c id=c1>{X}</div><div class=in><div class=c id=c2>{X}</div>"
            f"<div class=in><div class=c id=c3>{X}</div></div><div class=c id=c4>{X}</div></div>",
        ),
        (
            Profile(name="nested", **FLAT),
            f"<div class=c id=c1>{X}<div class=c id=c2>{X}<div class=c id=c3>{X}</div></div>"
            f"<div class=c id=c4>{X}</div></div>",
        ),
    ],
    ids=lambda value: value.name if isinstance(value, Profile) else "",
)
def test_parents(profile: Profile, markup: str) -> None:
    parents = [comment.parent_id for comment in thread(markup, profile).comments]
    assert parents == [None, "1", "2", "1"]


def test_a_reply_to_somebody_who_is_not_here_is_a_root() -> None:
    profile = Profile(name="reply", reply_to=("a@href",), **FLAT)
    assert thread(chain(("", "<a href='#c9'>")), profile).comments[0].parent_id is None


def test_an_item_that_an_unclosed_element_has_swallowed_is_no_reply() -> None:
    profile = Profile(name="list", items=("li.c",), id=("@id",), body=(".text",))
    found = thread(
        "<ol><li class=c id=c1><div class=text>a<div><div><div>b</div></li>"
        "<li class=c id=c2><div class=text>c</div></li></ol>",
        profile,
    )
    assert [(comment.id, comment.parent_id, comment.body.text.split()) for comment in found.comments] == [
        ("1", None, ["a", "b"]),
        ("2", None, ["c"]),
    ]


def test_replies_in_a_division_of_a_list_are_replies() -> None:
    profile = Profile(name="list", items=("li.c",), id=("@id",), body=(".text",))
    found = thread(
        "<ol><li class=c id=c1><div class=text>a</div><ol><div>"
        "<li class=c id=c2><div class=text>b</div></li><li class=c id=c3><div class=text>c</div></li>"
        "</div></ol></li></ol>",
        profile,
    )
    assert [(comment.id, comment.parent_id) for comment in found.comments] == [("1", None), ("2", "1"), ("3", "1")]


def test_siblings_up_to_the_next_item_belong_to_it() -> None:
    profile = Profile(
        name="dl", items=("dt",), spans_siblings=True, author=("b",), body=("dd",), published=("dd.when",)
    )
    found = thread(
        "<dl><dt id=c1><b>Ann</b></dt><dd>tea</dd><dd class=when>May 4, 2020</dd><dt><b>Bo</b></dt><dd>milk</dd></dl>",
        profile,
    )
    assert names(found.comments) == ["Ann", "Bo"]
    assert [comment.body.text for comment in found.comments] == ["tea", "milk"]
    assert found.comments[1].published is None


FORUM = Profile(
    name="forum",
    items=("div.c",),
    first_is_post=True,
    later_page=("a.prev",),
    id=("@id",),
    author=("b",),
    body=(".text",),
)
POSTS = "<title>Tea</title>" + "".join(
    f"<div class=c id=c{n}><b>U{n}</b><div class=text>t{n}</div></div>" for n in (1, 2)
)


def test_the_first_item_of_a_forum_is_the_post() -> None:
    found = thread(POSTS, FORUM)
    assert found.post is not None
    assert (found.post.id, found.post.body and found.post.body.text) == ("1", "t1")
    assert found.post.author is not None
    assert found.post.author.name == "U1"
    assert names(found.comments) == ["U2"]


def test_no_other_message_takes_the_place_of_a_post_that_could_not_be_read() -> None:
    assert names(thread("<div class=c id=c0><b>U0</b></div>" + POSTS, FORUM).comments) == ["U1", "U2"]


def test_not_so_on_a_later_page() -> None:
    assert names(thread(POSTS + "<a class=prev href=/p1>1</a>", FORUM).comments) == ["U1", "U2"]
    assert names(thread(POSTS + "<a rel=prev href=/p1>1</a>", FORUM).comments) == ["U1", "U2"]


def test_neighbouring_pages_are_on_the_origin() -> None:
    found = thread(POSTS + "<link rel=next href='/t?page=3'><link rel=prev href='/t?page=1'>", FORUM)
    assert (found.origin.next, found.origin.previous) == (
        "https://tea.example/t?page=3",
        "https://tea.example/t?page=1",
    )


def test_the_origin_says_by_which_rule_each_field_was_found() -> None:
    found = thread("<div class=c id=c1><b class=who>Ann</b><div class=text>tea</div></div>")
    assert found.origin.fields == {"id": "@id", "author": "b.who", "body": ".text"}


def test_a_chain_of_3_000_nested_replies() -> None:
    depth = 3_000
    opening = "".join(f"<div class=c id=c{n}><div class=text>LEVEL{n}</div>" for n in range(depth))
    found = thread(opening + "</div>" * depth)
    assert len(found) == depth
    assert [comment.body.text for comment in found.comments] == [f"LEVEL{n}" for n in range(depth)]
    assert [comment.parent_id for comment in found.comments] == [None, *(str(n) for n in range(depth - 1))]
    assert "depth-flattened" in [problem.code for problem in found.problems]


def test_the_post_takes_nothing_out_of_a_comment() -> None:
    found = thread(
        "<title>Tea</title><h1>Tea</h1><article class=c id=c1><div class=c id=c2>"
        "<b class='who author'>Ann</b><time>2020-05-04</time><div class=text>x</div></div></article>"
    )
    assert found.post is not None
    assert (found.post.title, found.post.published, found.post.author) == ("Tea", None, None)

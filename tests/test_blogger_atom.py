"""Blogger: comments find their post and their parent in what its Atom has for it, old and new."""

from __future__ import annotations

import pytest

import threadkit

KIND = "http://schemas.google.com/blogger/2008/kind#"
HEAD = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" '
    'xmlns:gd="http://schemas.google.com/g/2005" xmlns:app="http://purl.org/atom/app#" '
    'xmlns:openSearch="http://a9.com/-/spec/opensearchrss/1.0/" xmlns:blogger="http://schemas.google.com/blogger/2018">'
)


def entry(id: str, kind: str, inner: str = "") -> str:
    return (
        f"<entry><id>tag:blogger.com,1999:blog-5.post-{id}\n </id>"
        '<category scheme="http://www.blogger.com/atom/ns#" term="leaves"/>'
        f'<category scheme="http://schemas.google.com/g/2005#kind" term="{KIND}{kind}"/>'
        f'<content type="html">&lt;p&gt;Hot.&lt;/p&gt;</content>{inner}</entry>'
    )


def reply(to: str) -> str:
    return f'<thr:in-reply-to ref="tag:blogger.com,1999:blog-5.post-{to}" href="https://leaves.example/{to}.html"/>'


def threads(*entries: str) -> list[threadkit.Thread]:
    return list(threadkit.iter_threads(f"{HEAD}{''.join(entries)}</feed>", format="blogger"))


def test_a_kind_that_is_not_the_first_category_and_an_id_with_white_space() -> None:
    (found,) = threads(
        entry("1", "post"), entry("2", "comment", reply("1")), entry("3", "settings"), entry("4", "template")
    )
    assert found.post is not None
    assert found.post.id == "tag:blogger.com,1999:blog-5.post-1"
    assert [c.id for c in found.comments] == ["tag:blogger.com,1999:blog-5.post-2"]
    assert found.post.extra["categories"] == ["leaves"]


def test_the_parent_is_in_the_related_link() -> None:
    related = '<link rel="related" href="https://www.blogger.com/feeds/5/1/comments/default/2"/>'
    (found,) = threads(
        entry("1", "post"), entry("3", "comment", reply("1") + related), entry("2", "comment", reply("1"))
    )
    assert found.comments[0].parent_id == found.comments[1].id


def test_a_comment_whose_post_is_not_there() -> None:
    (found,) = threads(entry("2", "comment", reply("9")))
    assert found.post is not None
    assert (found.post.url, found.post.extra["placeholder"]) == (
        "https://leaves.example/9.html",
        "the feed does not hold this post",
    )


def test_nobody_has_the_address_of_everybody() -> None:
    person = "<author><name>Ann</name><email>noreply@blogger.com</email></author>"
    (found,) = threads(entry("1", "post", person), entry("2", "comment", reply("1") + person))
    assert found.comments[0].author == threadkit.Author("Ann")
    assert found.post is not None
    assert found.post.author == threadkit.Author("Ann")


@pytest.mark.parametrize(
    ("inner", "status"),
    [
        ("", "visible"),
        ('<gd:extendedProperty name="blogger.contentRemoved" value="true"/>', "deleted"),
        ("<blogger:status>EMPTIED</blogger:status>", "deleted"),
        ("<blogger:status>SPAM</blogger:status>", "spam"),
        ("<blogger:status>PENDING</blogger:status>", "pending"),
        ("<blogger:status>SOMETHING</blogger:status>", "hidden"),
        ("<blogger:trashed>2024-01-01T00:00:00Z</blogger:trashed>", "deleted"),
    ],
)
def test_statuses(inner: str, status: str) -> None:
    (found,) = threads(entry("1", "post"), entry("2", "comment", reply("1") + inner))
    assert found.comments[0].status == status


@pytest.mark.parametrize(
    "inner",
    ["<app:control><app:draft>yes</app:draft></app:control>", "<blogger:status>DRAFT</blogger:status>"],
)
def test_drafts_say_so(inner: str) -> None:
    (found,) = threads(entry("1", "post", inner))
    assert found.post is not None
    assert found.post.extra["status"] == "draft"


def test_pages_say_so() -> None:
    found = threads(entry("1", "page"), entry("2", "post"))
    assert [thread.post and thread.post.extra.get("type") for thread in found] == ["page", None]


def test_a_feed_of_comments_states_how_many_there_are() -> None:
    plain = (
        '<entry><id>tag:blogger.com,1999:blog-5.post-2</id><content type="html">Hot.</content>'
        + reply("1")
        + "</entry>"
    )
    document = f"{HEAD}<openSearch:totalResults>30</openSearch:totalResults>{plain}</feed>"
    (found,) = threadkit.iter_threads(document)
    assert (found.claimed, len(found)) == (30, 1)
    assert [problem.code for problem in found.problems] == ["count-mismatch"]

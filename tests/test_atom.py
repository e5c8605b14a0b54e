"""Feeds: threads by RFC 4685 under any prefix, comment feeds without it, and feeds that hold no comments."""

from __future__ import annotations

import threadkit

ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:x="http://purl.org/syndication/thread/1.0">'


def entry(id: str, *replies: str, text: str = "Hot.") -> str:
    above = "".join(f'<x:in-reply-to ref="{ref}"/>' for ref in replies)
    return f"<entry><id>{id}</id><title>About {id}</title><content>{text}</content>{above}</entry>"


def threads(*entries: str) -> list[threadkit.Thread]:
    return list(threadkit.iter_threads(f"{ATOM}<title>Leaves</title>{''.join(entries)}</feed>", format="atom"))


def shape(found: list[threadkit.Thread]) -> list[tuple[str | None, list[tuple[str, str | None]]]]:
    return [(t.post and t.post.id, [(c.id, c.parent_id) for c in t.comments]) for t in found]


def test_entries_that_reply_to_nothing_are_posts() -> None:
    found = threads(entry("a"), entry("c", "b"), entry("b", "a"), entry("z"))
    assert shape(found) == [("a", [("c", "b"), ("b", None)]), ("z", [])]


def test_of_several_references_one_that_is_there_counts() -> None:
    found = threads(entry("a"), entry("b", "elsewhere", "a"), entry("c", "nowhere", "b"))
    assert shape(found) == [("a", [("b", None), ("c", "b")])]


def test_what_lies_outside_is_a_placeholder() -> None:
    (found,) = threads(entry("b", "a"), entry("c", "b"))
    assert shape([found]) == [("a", [("b", None), ("c", "b")])]
    assert found.post is not None
    assert "placeholder" in found.post.extra


def test_a_circle_is_kept_and_reported() -> None:
    (found,) = threads(entry("a", "b"), entry("b", "a"), entry("c", "c"))[:1]
    assert {c.id for c in found.comments} == {"a", "b"}
    assert "parent-cycle" in [problem.code for problem in found.problems]


def test_a_long_chain_takes_linear_time() -> None:
    entries = [entry("0"), *(entry(str(n), str(n - 1)) for n in range(1, 20_000))]
    (found,) = threads(*reversed(entries))
    assert len(list(found.walk())) == 19_999


def test_the_constructs_of_atom() -> None:
    document = (
        f'{ATOM}<entry><id>a</id><title type="html">Fish &amp;amp; &lt;b&gt;chips&lt;/b&gt;</title>'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">so <i>hot</i></div></content></entry>'
        f"{entry('b', 'a', text='1 &lt; 2')}</feed>"
    )
    (found,) = threadkit.iter_threads(document)
    assert found.post is not None
    assert found.post.title == "Fish & chips"
    assert found.post.body == threadkit.Body("so <i>hot</i>")
    assert found.comments[0].body == threadkit.Body("1 < 2", "text")


def rss(*items: str) -> str:
    return (
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Leaves</title>'
        f"<link>https://tea.example/t/hot/5</link>{''.join(items)}</channel></rss>"
    )


def item(link: str, body: str = "Hot.", extra: str = "") -> str:
    return f"<item><link>{link}</link><description><![CDATA[{body}]]></description>{extra}</item>"


def test_a_feed_of_comments_over_a_whole_site() -> None:
    found = list(
        threadkit.iter_threads(
            rss(
                item("https://tea.example/a/#comment-3"),
                item("https://tea.example/b/comment-page-2/#comment-2"),
                item(
                    "https://tea.example/a/#comment-1",
                    '<p>Als Antwort auf <a href="https://tea.example/a/#comment-3">A</a>.',
                ),
            )
        )
    )
    assert [(t.post and t.post.url, [(c.id, c.parent_id) for c in t.comments]) for t in found] == [
        ("https://tea.example/a/", [("3", None), ("1", "3")]),
        ("https://tea.example/b/", [("2", None)]),
    ]


def test_answers_numbered_below_the_page() -> None:
    (found,) = threadkit.iter_threads(rss(item("https://tea.example/t/hot/5/2"), item("https://tea.example/t/hot/5/3")))
    assert [c.id for c in found.comments] == ["2", "3"]


def test_a_feed_of_posts_holds_no_comments() -> None:
    found = list(threadkit.iter_threads(rss(item("https://tea.example/a/"), item("https://tea.example/b/"))))
    assert [(t.post and t.post.url, len(t)) for t in found] == [
        ("https://tea.example/a/", 0),
        ("https://tea.example/b/", 0),
    ]


def test_an_author_as_address_and_name() -> None:
    (found,) = threadkit.iter_threads(
        rss(item("https://tea.example/a/#comment-1", extra="<author>a@b.example (Ann)</author>"))
    )
    assert found.comments[0].author == threadkit.Author("Ann", email="a@b.example")


def test_addresses_are_nowhere_but_in_their_field() -> None:
    people = "".join(f"<author><name>{n}</name><email>{n}@post.example</email></author>" for n in ("ann", "bert"))
    people += "<contributor><name>cleo</name><email>cleo@post.example</email></contributor>"
    told = entry("b", "a").replace("</entry>", people + "</entry>")
    both = "<author>a@post.example (Ann)</author><dc:creator>Ann</dc:creator>"
    for document in (f"{ATOM}{told}</feed>", rss(item("https://tea.example/a/#comment-1", extra=both))):
        (found,) = threadkit.iter_threads(document, format="atom")
        assert "post.example" not in threadkit.render(found, "json")
        assert found.comments[0].author is not None
        assert (found.comments[0].author.email or "").endswith("@post.example")


def test_a_feed_of_comments_without_any() -> None:
    feed = '<x:in-reply-to ref="urn:a" href="https://tea.example/a"/>'
    (found,) = threadkit.iter_threads(f"{ATOM}<title>Leaves</title>{feed}</feed>")
    assert found.post is not None
    assert (found.post.id, found.post.url, len(found)) == ("urn:a", "https://tea.example/a", 0)

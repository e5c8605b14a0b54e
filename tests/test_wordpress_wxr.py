"""WXR: every comment with its status, dates and parent, from every version and most wrecks."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import threadkit
from threadkit.readers.moments import instant, moment
from threadkit.readers.paragraphs import paragraphs

NAMESPACE = "http://wordpress.org/export/1.2/"


def comment(id: str = "1", **fields: str) -> str:
    told = {"id": id, "author": "Ann", "content": "Hot, please.", "approved": "1", **fields}
    return "<wp:comment>" + "".join(f"<wp:comment_{k}>{v}</wp:comment_{k}>" for k, v in told.items()) + "</wp:comment>"


def item(*comments: str, fields: str = "<title>Tea</title><wp:post_id>7</wp:post_id>") -> str:
    return f"<item>{fields}{''.join(comments)}</item>"


def wxr(*items: str, namespace: str = NAMESPACE, head: str = "") -> str:
    return (
        f'<?xml version="1.0"?>\n<rss version="2.0" xmlns:wp="{namespace}" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>Leaves</title>{head}{''.join(items)}</channel></rss>"
    )


def one(document: str) -> threadkit.Comment:
    (found,) = threadkit.parse(document, format="wxr").comments
    return found


@pytest.mark.parametrize(
    ("approved", "status"),
    [
        ("1", "visible"),
        ("0", "pending"),
        ("spam", "spam"),
        ("trash", "deleted"),
        ("post-trashed", "deleted"),
        ("held-for-tea", "hidden"),
        ("", "visible"),
    ],
)
def test_statuses(approved: str, status: str) -> None:
    found = one(wxr(item(comment(approved=approved))))
    assert found.status == status
    assert ("wp:comment_approved" in found.extra) is (approved == "held-for-tea")


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("", "comment"),
        ("comment", "comment"),
        ("pingback", "pingback"),
        ("trackback", "trackback"),
        ("review", "review"),
        ("webmention", "webmention"),
        ("order_note", "comment"),
    ],
)
def test_kinds(written: str, kind: str) -> None:
    found = one(wxr(item(comment(type=written))))
    assert found.kind == kind
    assert found.extra == ({"wp:comment_type": "order_note"} if written == "order_note" else {})


def test_zero_is_nobody() -> None:
    found = one(wxr(item(comment(parent="0", user_id="0"))))
    assert found.parent_id is None
    assert found.author is not None
    assert found.author.id is None


def test_a_date_in_utc_decides_and_the_local_one_is_shown() -> None:
    stamp = instant("2012-10-11 03:08:00", "2012-10-11 05:08:00")
    assert stamp is not None
    assert (stamp.text, stamp.value) == ("2012-10-11 05:08:00", datetime(2012, 10, 11, 3, 8, tzinfo=UTC))
    assert stamp.flags == ()


@pytest.mark.parametrize(
    ("gmt", "local", "value"),
    [
        ("0000-00-00 00:00:00", "2012-10-11 05:08:00", datetime(2012, 10, 11, 5, 8)),
        ("", "2012-10-11 05:08:00", datetime(2012, 10, 11, 5, 8)),
        ("2012-10-11 03:08:00", "0000-00-00 00:00:00", datetime(2012, 10, 11, 3, 8, tzinfo=UTC)),
        ("nonsense", "2012-10-11 05:08:00", datetime(2012, 10, 11, 5, 8)),
    ],
)
def test_a_date_that_is_not_there_gives_way_to_the_other(gmt: str, local: str, value: datetime) -> None:
    stamp = instant(gmt, local)
    assert stamp is not None
    assert stamp.value == value
    assert (stamp.value.tzinfo is None) is (value.tzinfo is None)


def test_zeros_on_both_sides_are_no_date() -> None:
    assert instant("0000-00-00 00:00:00", "0000-00-00 00:00:00") is None
    assert instant("", "") is None


def test_dates_that_disagree_by_days_are_reported() -> None:
    document = wxr(item(comment(date="2012-10-17 03:08:00", date_gmt="2012-10-11 03:08:00")))
    thread = threadkit.parse(document)
    assert [problem.code for problem in thread.problems] == ["date-conflict"]


@pytest.mark.parametrize("text", ["Tue, 14 Jan 2014 17:31:03 +9999999", "31 Feb 2014 10:00 GMT", "Mon, 99 Foo 12 1:2"])
def test_a_date_that_is_none_stays_open(text: str) -> None:
    stamp = moment(text)
    assert stamp is not None
    assert (stamp.value, stamp.basis) == (None, None)


@pytest.mark.parametrize(
    "version",
    [
        "http://wordpress.org/export/1.0/",
        "http://wordpress.org/export/1.1/",
        "https://wordpress.org/export/1.2/",
        "http://wordpress.org/export/9.9/",
    ],
)
def test_every_version_of_the_namespace(version: str) -> None:
    assert one(wxr(item(comment("9")), namespace=version)).id == "9"


def test_a_prefix_that_nobody_declared() -> None:
    plain = wxr(item(comment("9")))
    assert one(plain.replace(f' xmlns:wp="{NAMESPACE}"', "")).id == "9"
    assert one(plain.replace("wp:", "w:")).id == "9"  # declares wp, uses w


def test_a_pingback_names_its_source_in_entities() -> None:
    found = one(wxr(item(comment(type="pingback", author="<![CDATA[Tea &#8211; Dora&#8217;s]]>"))))
    assert found.author is not None
    assert found.author.name == "Tea – Dora’s"


def test_white_space_around_an_address_is_none_of_it() -> None:
    found = one(wxr(item(comment(author_email="ann@post.example\n      "))))
    assert found.author is not None
    assert found.author.email == "ann@post.example"


def test_the_author_of_the_post_is_marked() -> None:
    head = (
        "<wp:author><wp:author_id>4</wp:author_id><wp:author_login>mo</wp:author_login>"
        "<wp:author_display_name>Mo Writer</wp:author_display_name></wp:author>"
    )
    fields = "<title>Tea</title><dc:creator>mo</dc:creator><wp:post_id>7</wp:post_id>"
    thread = threadkit.parse(wxr(item(comment("1", user_id="4"), comment("2", user_id="5"), fields=fields), head=head))
    assert thread.post is not None
    assert thread.post.author == threadkit.Author("Mo Writer", "mo")
    assert [c.author and c.author.roles for c in thread.comments] == [("author",), ()]


def test_a_post_that_is_not_public_says_so_and_keeps_its_password_to_itself() -> None:
    fields = "<title>T</title><wp:status>private</wp:status><wp:post_password>sesame</wp:post_password>"
    post = threadkit.parse(wxr(item(fields=fields))).post
    assert post is not None
    assert post.extra == {"status": "private", "protected": True}


def test_items_without_a_page_are_left_out_unless_somebody_commented_on_them() -> None:
    menu = "<title>Menu</title><wp:post_type>nav_menu_item</wp:post_type>"
    threads = list(threadkit.iter_threads(wxr(item(fields=menu), item(), item(comment(), fields=menu))))
    assert [(thread.post and thread.post.title, len(thread)) for thread in threads] == [("Tea", 0), ("Menu", 1)]


def test_fields_in_any_order() -> None:
    found = threadkit.parse(wxr(f"<item>{comment()}<wp:post_id>7</wp:post_id><title>Tea</title></item>"))
    assert found.post is not None
    assert (found.post.id, found.post.title, len(found)) == ("7", "Tea", 1)


def test_repeated_ids_in_two_items_are_of_two_threads() -> None:
    threads = list(threadkit.iter_threads(wxr(item(comment("11")), item(comment("11")))))
    assert [[c.id for c in thread.comments] for thread in threads] == [["11"], ["11"]]
    assert not any(thread.problems for thread in threads)


def test_meta_is_kept_as_it_was_written_down() -> None:
    def meta(key: str, value: str) -> str:
        return (
            f"<wp:commentmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:commentmeta>"
        )

    told = comment().replace(
        "</wp:comment>", meta("a", 's:99:"x";') + meta("b", "1") + meta("b", "2") + "</wp:comment>"
    )
    assert one(wxr(item(told))).extra == {"meta": {"a": 's:99:"x";', "b": ["1", "2"]}}


def test_meta_of_a_visitor_is_private() -> None:
    inner = "<wp:commentmeta><wp:meta_key>{}</wp:meta_key><wp:meta_value>{}</wp:meta_value></wp:commentmeta>"
    told = inner.format("spam_seen", "a:1:{s:7:&quot;user_ip&quot;;s:9:&quot;192.0.2.4&quot;;}") + inner.format(
        "rating", "5"
    )
    thread = threadkit.parse(wxr(item(comment().replace("</wp:comment>", told + "</wp:comment>"))))
    (found,) = thread.comments
    assert found.extra == {"meta": {"rating": "5"}}
    assert set(found.private) == {"meta/spam_seen"}
    assert "192.0.2.4" not in threadkit.render(thread, "json")


def test_backslashes_and_split_sections_survive() -> None:
    told = "<![CDATA[C:\\temp\\new ]]]]><![CDATA[> and so on]]>"
    assert one(wxr(item(comment(content=told)))).body.source == "C:\\temp\\new ]]> and so on"


def test_markup_that_should_have_been_escaped() -> None:
    found = one(wxr(item(comment(content="so <b>true</b> &amp; fine"))))
    assert found.body.source == "so <b>true</b> &amp; fine"


def test_a_comment_without_an_id_has_one_by_its_place() -> None:
    thread = threadkit.parse(wxr(item("<wp:comment><wp:comment_content>x</wp:comment_content></wp:comment>")))
    assert [problem.code for problem in thread.problems] == ["no-id"]
    assert thread.comments[0].id == "#2"


def test_a_comment_whose_item_has_no_end() -> None:
    document = wxr(item(comment("1"), comment("2")))
    threads = list(threadkit.iter_threads(document[: document.index("</item>")], format="wxr"))
    assert [c.id for thread in threads for c in thread.comments] == ["1", "2"]
    assert "truncated" in [problem.code for thread in threads for problem in thread.problems]


# --- Line ends --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("one line", "one line"),
        ("  \n one line \n", "one line"),
        ("a\nb", "<p>a<br>\nb</p>"),
        ("a\r\n\r\nb\rc", "<p>a</p>\n<p>b<br>\nc</p>"),
        ("a\n \t\n\n b", "<p>a</p>\n<p>b</p>"),
        ("<pre>a\n\nb</pre>\nc", "<pre>a\n\nb</pre>\n<p>c</p>"),
        ("<PRE>a\n\nb</PRE>", "<PRE>a\n\nb</PRE>"),
        ("<p>a\nb</p>\n\nc", "<p>a<br>\nb</p>\n<p>c</p>"),
        ("<blockquote>a\n\nb</blockquote>", "<blockquote><p>a</p>\n<p>b</p></blockquote>"),
        ("<ol><li>a\nb</li></ol>", "<ol><li>a<br>\nb</li></ol>"),
        ("a <em>b\nc</em>", "<p>a <em>b<br>\nc</em></p>"),
        ("<!-- more -->\na", "<!-- more -->\n<p>a</p>"),
        ("a\n<pre>never\nended", "<p>a</p>\n<pre>never\nended"),
    ],
)
def test_paragraphs(written: str, shown: str) -> None:
    assert paragraphs(written) == shown


@pytest.mark.parametrize(
    "bomb", ["<!--" * 60_000 + "\n", "<pre " * 60_000 + "\n", " \n" * 60_000 + "x", "\n<p" * 60_000]
)
def test_paragraphs_in_linear_time(bomb: str) -> None:
    assert isinstance(paragraphs(bomb), str)

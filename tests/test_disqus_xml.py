"""The export of Disqus: posts come to their threads from wherever they stand, and none is dropped."""

from __future__ import annotations

import pytest

import threadkit

HEAD = '<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">'


def thread(id: str, **fields: str) -> str:
    told = {"link": f"https://tea.example/{id}", "title": f"Page {id}", **fields}
    return f'<thread dsq:id="{id}"><id/>' + "".join(f"<{k}>{v}</{k}>" for k, v in told.items()) + "</thread>"


def post(id: str, of: str, parent: str = "", **fields: str) -> str:
    told = {"message": "<![CDATA[<p>Hot.</p>]]>", "createdAt": "2013-05-01T10:00:00Z", **fields}
    above = f'<parent dsq:id="{parent}"/>' if parent else ""
    parts = "".join(f"<{k}>{v}</{k}>" for k, v in told.items())
    return f'<post dsq:id="{id}"><id/>{parts}<thread dsq:id="{of}"/>{above}</post>'


def threads(*parts: str) -> list[threadkit.Thread]:
    return list(threadkit.iter_threads(f'<?xml version="1.0"?>{HEAD}{"".join(parts)}</disqus>', format="disqus-xml"))


def test_posts_come_to_their_threads() -> None:
    found = threads(thread("1"), post("11", "2"), thread("2"), post("12", "1"), post("13", "2", "11"))
    assert [(t.post and t.post.id, [c.id for c in t.comments]) for t in found] == [("1", ["12"]), ("2", ["11", "13"])]
    assert found[1].comments[1].parent_id == "11"


@pytest.mark.parametrize(
    ("spam", "deleted", "status"),
    [("false", "false", "visible"), ("false", "true", "deleted"), ("true", "false", "spam"), ("true", "true", "spam")],
)
def test_statuses(spam: str, deleted: str, status: str) -> None:
    (found,) = threads(thread("1"), post("11", "1", isSpam=spam, isDeleted=deleted))
    assert found.comments[0].status == status


def test_what_is_neither_true_nor_false_is_kept_and_reported() -> None:
    (found,) = threads(thread("1"), post("11", "1", isSpam="123"))
    assert found.comments[0].status == "visible"
    assert found.comments[0].extra == {"isSpam": "123"}
    assert [problem.code for problem in found.problems] == ["bad-value"]


def test_a_post_that_waits_for_approval() -> None:
    (found,) = threads(thread("1"), post("11", "1", isApproved="false"))
    assert found.comments[0].status == "pending"


def test_the_posts_of_a_deleted_thread_are_deleted_with_it() -> None:
    (found,) = threads(thread("1", isDeleted="true"), post("11", "1"), post("12", "1", isSpam="true"))
    assert [(c.status, c.extra.get("deleted_with_thread")) for c in found.comments] == [
        ("deleted", True),
        ("spam", None),
    ]
    assert found.comments[0].body.text == "Hot."


def test_a_reply_to_a_deleted_post_keeps_its_place() -> None:
    (found,) = threads(thread("1"), post("11", "1", isDeleted="true", message=""), post("12", "1", "11"))
    assert found.parent(found.comments[1]) == found.comments[0]


def test_a_thread_that_is_not_there_is_a_placeholder() -> None:
    (found,) = threads(post("11", "77"))
    assert found.post is not None
    assert found.post.id == "77"
    assert "placeholder" in found.post.extra
    assert [problem.code for problem in found.problems] == ["no-post"]


def test_a_post_without_a_thread_and_one_without_anything() -> None:
    found = threads("<post><message>x</message></post>", '<post dsq:id="5"/>')
    assert [(t.post, [c.id for c in t.comments]) for t in found] == [(None, ["#1", "5"])]


def test_two_threads_of_one_id() -> None:
    (found,) = threads(thread("1"), thread("1", title="Again"), post("11", "1"))
    assert found.post is not None
    assert found.post.title == "Page 1"
    assert [problem.code for problem in found.problems] == ["bad-record"]


def test_personal_data_is_private() -> None:
    person = "<email>ann@post.example</email><name>Ann</name><username>ann7</username><isAnonymous>false</isAnonymous>"
    (found,) = threads(thread("1", ipAddress="192.0.2.1"), post("11", "1", author=person, ipAddress="192.0.2.2"))
    (comment,) = found.comments
    assert comment.author == threadkit.Author("Ann", "ann7", email="ann@post.example")
    assert comment.private == {"ip": "192.0.2.2"}
    assert "192.0.2" not in threadkit.render(found, "json")


def test_a_message_as_escaped_or_as_bare_markup() -> None:
    (found,) = threads(
        thread("1"), post("11", "1", message="&lt;p&gt;a&lt;/p&gt;"), post("12", "1", message="<p>b</p>")
    )
    assert [c.body.source for c in found.comments] == ["<p>a</p>", "<p>b</p>"]


def test_a_date_that_is_none_is_reported_and_kept() -> None:
    (found,) = threads(thread("1"), post("11", "1", createdAt="some day"))
    assert found.comments[0].published is not None
    assert found.comments[0].published.text == "some day"
    assert "date-unread" in [problem.code for problem in found.problems]


def test_a_circle_and_a_post_that_answers_itself() -> None:
    (found,) = threads(thread("1"), post("1", "1", "2"), post("2", "1", "1"), post("3", "1", "3"), post("4", "1", "99"))
    assert len(list(found.walk())) == 4
    assert sorted({problem.code for problem in found.problems}) == ["dangling-parent", "parent-cycle"]


def test_the_category_is_named() -> None:
    category = '<category dsq:id="5"><forum>f</forum><title>Leaves</title></category>'
    head = thread("1").replace("<link>", '<category dsq:id="5"/><link>')
    (found,) = threads(category, head)
    assert found.post is not None
    assert found.post.extra == {"category": "Leaves"}


def test_a_wrecked_export_loses_no_post() -> None:
    document = (
        f'`<?xml version="1.0"?>{HEAD}{thread("1")}{post("11", "1")}'
        f"{post('12', '1').replace(chr(34), '')}{post('13', '1', message='a & b')}"
    )
    (found,) = threadkit.iter_threads(document)
    assert [c.id for c in found.comments] == ["11", "12", "13"]
    assert found.comments[2].body.source == "a & b"
    codes = [problem.code for problem in found.problems]
    assert codes[0] == "unplaced-text"
    assert "not-well-formed" in codes

"""The formats that threads move to: valid in every case, honest about what is held back, and read back as they were."""

from __future__ import annotations

import csv
import email
import io
import json
import mailbox
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from strategies import graphs, threads
from test_writers_exports_fidelity import FULL, READ_BY, at, there_and_back

import threadkit
from threadkit import Author, Body, Comment, Post, Thread, Timestamp
from threadkit.formats import WRITERS, writer
from threadkit.tree import Tree

OWN = ("html", "html-page", "markdown", "text")
SINGLE = [row.name for row in WRITERS if not (row.files or row.binary or row.name in OWN)]
FILES = [row.name for row in WRITERS if row.files]
PUBLISHING = ["isso", "remark42", "atom", "mbox", "json-ld", "activitystreams", "csv", *FILES]
XML = ["wxr", "disqus-import", "atom"]
JSON = ["isso", "commento", "json-ld", "activitystreams"]
WP = {"wp": "http://wordpress.org/export/1.2/"}


def written(thread: Thread, format: str, **options: Any) -> str:
    """All that a format writes of a thread, with the names of the files."""
    pieces = writer(format)([thread], **options)
    return "".join("".join(piece) for piece in pieces)


def wxr_comments(thread: Thread, **options: Any) -> list[dict[str, str | None]]:
    root = etree.fromstring(threadkit.render(thread, "wxr", **options).encode())
    found = root.findall(".//wp:comment", WP)
    return [{child.tag.rpartition("}")[2]: child.text for child in comment} for comment in found]


# --- Whatever the thread ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", XML)
@given(thread=threads)
@settings(max_examples=40)
def test_xml_is_well_formed_in_every_case(format: str, thread: Thread) -> None:
    etree.fromstring(threadkit.render(thread, format).encode("utf-8"))


@pytest.mark.parametrize("format", JSON)
@given(thread=threads)
@settings(max_examples=40)
def test_json_is_strict_in_every_case(format: str, thread: Thread) -> None:
    text = threadkit.render(thread, format)
    json.loads(text.encode("utf-8"), parse_constant=pytest.fail)


@given(thread=threads)
@example(
    Thread(Post(title="T"), [Comment("a\x85b\u2028c\ufeffd\x7fe\ufffe", body=Body(), author=Author("\U0001f375 # :"))])
)
@settings(max_examples=40)
def test_data_files_are_yaml_and_json_in_every_case(thread: Thread) -> None:
    yaml = pytest.importorskip("yaml")
    told = [json.loads(text) for _, text in writer("hugo")([thread])]
    assert [yaml.safe_load(text) for _, text in writer("jekyll")([thread])] == told
    assert [[yaml.safe_load(text) for _, text in writer("staticman")([thread])]] == (told or [[]])


@pytest.mark.parametrize("format", ["wxr", "disqus-import", "remark42", "commento", "hugo", "atom", "mbox", "json-ld"])
@given(comments=graphs())
@settings(max_examples=30, deadline=None)
def test_any_reply_structure_comes_back(format: str, comments: list[Comment], tmp_path_factory: Any) -> None:
    """Circles are cut and parents that are not there are none; the rest of the tree is as it was."""
    thread = Thread(Post("p", "T", "https://blog.example/tea/"), [_unique(c, n) for n, c in enumerate(comments)])
    folder = tmp_path_factory.mktemp("out")
    threadkit.write(thread, f"{folder}/" if writer(format).files else folder / "out", format)
    back = list(threadkit.iter_threads(folder if writer(format).files else folder / "out", format=READ_BY[format]))
    assert _shape(back[0] if back else Thread()) == _shape(thread)


def _unique(comment: Comment, number: int) -> Comment:
    above = comment.parent_id and f"{comment.parent_id}{number // 2}"
    return Comment(f"{comment.id}{number}", above, body=Body(f"w{number}"))


def _shape(thread: Thread) -> set[tuple[str, str | None]]:
    """Who answers whom, by words."""
    parents = Tree(thread.comments).parents
    words = [comment.body.text for comment in thread.comments]
    return {(own, words[above] if above >= 0 else None) for own, above in zip(words, parents, strict=True)}


@pytest.mark.parametrize("format", [*SINGLE, *FILES])
def test_a_chain_of_any_length_is_written(format: str) -> None:
    chain = [Comment(str(n), str(n - 1) if n > 1 else None, body=Body("x")) for n in range(1, 20_001)]
    assert written(Thread(Post(url="https://blog.example/a"), chain), format).count("x") >= 20_000


@pytest.mark.parametrize("format", [name for name in READ_BY if name not in ("staticman", "nikola")])
def test_several_threads_stay_apart(format: str, tmp_path: Path) -> None:
    first = Thread(Post("1", "One", "https://blog.example/one/"), [Comment("11", body=Body("First."))])
    second = Thread(Post("2", "Two", "https://blog.example/two/"), [Comment("11", body=Body("Second."))])
    out = tmp_path / "out"
    threadkit.write([first, second], f"{out}/" if writer(format).files else out, format)
    back = list(threadkit.iter_threads(out, format=READ_BY[format]))
    assert [[comment.body.text for comment in thread.comments] for thread in back] == [["First."], ["Second."]]


# --- What is held back ------------------------------------------------------------------------------------------------

HELD = Thread(
    Post("5", "Tea", "https://blog.example/tea/"),
    [
        Comment("11", author=Author("Ann"), body=Body("Shown.")),
        Comment("12", author=Author("Sly"), body=Body("Buy pills."), status="spam"),
        Comment("13", author=Author("Wendy"), body=Body("Waiting."), status="pending"),
        Comment("14", author=Author("Hugh"), body=Body("Rude."), status="hidden"),
        Comment("15", author=Author("Gone"), body=Body("Regretted."), status="deleted"),
        Comment("16", "15", author=Author("Bo"), body=Body("A reply.")),
    ],
)


@pytest.mark.parametrize("format", PUBLISHING)
def test_what_publishes_holds_back(format: str) -> None:
    text = written(HELD, format)
    assert "Shown." in text
    assert "A reply." in text
    held = ("pills", "Sly", "Waiting", "Wendy", "Rude", "Hugh", "Regretted", "Gone")
    assert not [word for word in held if word in text]


@pytest.mark.parametrize("format", [name for name in PUBLISHING if name != "isso"])
def test_what_is_asked_for_is_written(format: str) -> None:
    assert "Waiting." in written(HELD, format, include=("visible", "pending"))


def test_wordpress_gets_every_status() -> None:
    approved = [comment["comment_approved"] for comment in wxr_comments(HELD)]
    assert approved == ["1", "spam", "0", "0", "trash", "1"]


def test_disqus_gets_no_spam_and_a_frame_for_what_was_deleted() -> None:
    back = threadkit.parse(threadkit.render(HELD, "disqus-import").encode(), format="wxr")
    assert [(comment.id, comment.status) for comment in back.comments] == [
        ("11", "visible"),
        ("13", "pending"),
        ("14", "pending"),
        ("15", "visible"),
        ("16", "visible"),
    ]
    assert back.comments[3].body.text == "This comment was deleted."
    assert back.comments[3].author is None


@pytest.mark.parametrize("format", [name for name in READ_BY if name != "pelican"])
def test_a_body_that_is_an_address_comes_back(format: str, tmp_path: Path) -> None:
    body = Body('<p><a href="https://video.example/watch?v=7">https://video.example/watch?v=7</a></p>')
    back = there_and_back(Thread(FULL.post, [Comment("1", body=body)]), format, tmp_path)
    assert back.comments[0].body.text == "https://video.example/watch?v=7"


@pytest.mark.parametrize("format", [name for name in READ_BY if name not in FILES])
def test_pictures_move_with_their_comments(format: str, tmp_path: Path) -> None:
    body = Body('<p>Look: <img src="https://blog.example/cat.png" alt="my cat"></p>')
    back = there_and_back(Thread(FULL.post, [Comment("1", body=body)]), format, tmp_path)
    assert 'src="https://blog.example/cat.png"' in back.comments[0].body.source


# --- WordPress --------------------------------------------------------------------------------------------------------


def test_wordpress_reads_numbers_and_parents_before_their_replies() -> None:
    comments = [Comment("b", "a"), Comment("a"), Comment("c", "nobody")]
    rows = wxr_comments(Thread(comments=comments))
    assert [(row["comment_id"], row["comment_parent"]) for row in rows] == [("2", "1"), ("1", "0"), ("3", "0")]
    back = threadkit.parse(threadkit.render(Thread(comments=comments), "wxr").encode())
    assert [comment.extra["meta"]["threadkit_id"] for comment in back.comments] == ["b", "a", "c"]


def test_wordpress_keeps_numbers_that_rise() -> None:
    rows = wxr_comments(Thread(comments=[Comment("7"), Comment("12", "7")]))
    assert [(row["comment_id"], row["comment_parent"]) for row in rows] == [("7", "0"), ("12", "7")]
    rows = wxr_comments(Thread(comments=[Comment("7", "12"), Comment("12")]))
    assert [(row["comment_id"], row["comment_parent"]) for row in rows] == [("2", "1"), ("1", "0")]


def test_wordpress_gets_local_time_and_utc() -> None:
    naive = Timestamp("2012-10-11 03:08", datetime(2012, 10, 11, 3, 8), "minute")
    dates = [at("2012-10-11T03:08:00+02:00"), naive, None]
    rows = wxr_comments(Thread(comments=[Comment(str(n), published=date) for n, date in enumerate(dates, start=1)]))
    assert [(row["comment_date"], row["comment_date_gmt"]) for row in rows] == [
        ("2012-10-11 03:08:00", "2012-10-11 01:08:00"),
        ("2012-10-11 03:08:00", "0000-00-00 00:00:00"),
        ("0000-00-00 00:00:00", "0000-00-00 00:00:00"),
    ]


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>One.</p><p>Two,<br>three.</p>", "One.\n\nTwo,\nthree."),
        ("One\nline.", "One line."),
        ("<pre>a\n\n\n  b</pre>", "<pre>a\n\n\n  b</pre>"),
        ("<ul>\n<li>a</li>\n</ul>", "<ul> <li>a</li> </ul>"),
    ],
)
def test_wordpress_gets_line_ends_for_paragraphs(html: str, kept: str) -> None:
    thread = Thread(comments=[Comment("1", body=Body(html))])
    assert wxr_comments(thread)[0]["comment_content"] == kept
    back = threadkit.parse(threadkit.render(thread, "wxr").encode())
    assert back.comments[0].body.text == thread.comments[0].body.text


def test_cdata_cannot_be_ended_by_words() -> None:
    name = "]]></wp:comment_author><wp:evil>"
    back = threadkit.parse(threadkit.render(Thread(comments=[Comment("1", author=Author(name))]), "wxr").encode())
    assert back.comments[0].author == Author(name)


def test_posts_have_numbers_of_their_own() -> None:
    posts = [Post("x"), Post("1"), Post("1"), Post("7")]
    text = "".join(writer("wxr")(Thread(post) for post in posts))
    found = [thread.post.id for thread in threadkit.iter_threads(text.encode()) if thread.post]
    assert len(set(found)) == 4
    assert found[3] == "7"


def test_metadata_of_filters_leaves_only_on_request() -> None:
    thread = Thread(comments=[Comment("1", extra={"meta": {"akismet_as_submitted": "192.0.2.9"}})])
    assert "192.0.2.9" not in threadkit.render(thread, "wxr")
    assert "192.0.2.9" in threadkit.render(thread, "wxr", private=True)


# --- Others -----------------------------------------------------------------------------------------------------------


def test_isso_imports_it() -> None:
    """What ``isso/migrate.py`` does with a file: the beginning that it looks for, the keys that it asks for."""
    text = threadkit.render(FULL, "isso", private=True)
    assert text.startswith("[{")
    (page,) = json.loads(text)
    assert (page["id"], page["title"]) == ("/2012/tea/", "On green tea")
    for comment in page["comments"]:
        assert comment.keys() == {"id", "author", "email", "website", "created", "text", "remote_addr"}
        datetime.strptime(comment["created"], "%Y-%m-%d %H:%M:%S")
    first = page["comments"][0]
    assert (first["author"], first["email"], first["remote_addr"]) == ("Ann", "ann@mail.example", "192.0.2.7")
    assert (first["created"], first["text"], first["website"]) == (
        "2012-10-11 01:08:00",
        "So **true**.",
        "https://ann.example/",
    )
    assert threadkit.render(Thread(), "isso") == "[]\n"


def test_remark42_restores_it() -> None:
    head, *lines = [json.loads(line) for line in threadkit.render(HELD, "remark42", site="tea").splitlines()]
    assert head == {"version": 1, "users": [], "posts": []}
    assert [(line["id"], line["pid"], line.get("delete", False)) for line in lines] == [
        ("11", "", False),
        ("15", "", True),
        ("16", "15", False),
    ]
    assert {line["locator"]["site"] for line in lines} == {"tea"}
    assert all(isinstance(line["score"], int) and "time" not in line for line in lines)


def test_commento_tells_of_each_commenter_once() -> None:
    ann = Author("Ann", url="https://ann.example/")
    thread = Thread(comments=[Comment("1", author=ann), Comment("2", author=ann), Comment("3")])
    told = json.loads(threadkit.render(thread, "commento"))
    (person,) = told["commenters"]
    assert [comment["commenterHex"] for comment in told["comments"]] == [person["commenterHex"]] * 2 + ["anonymous"]


def test_eleventy_has_the_same_flat_and_nested() -> None:
    ((name, text),) = writer("eleventy")([FULL], include=("visible", "pending"), private=True)
    page = json.loads(text)
    assert name == "tea.json"
    assert page["count"] == len(page["comments"]) == 5
    flat, waiting = [], page["tree"][::-1]
    while waiting:
        comment = waiting.pop()
        waiting += comment.pop("replies")[::-1]
        flat.append(comment)
    assert flat == page["comments"]
    first = flat[0]
    assert first == first | {
        "_id": "11",
        "depth": 0,
        "name": "Ann",
        "url": "https://ann.example/",
        "email": "ann@mail.example",
        "avatar": "https://ann.example/a.png",
        "roles": ["moderator"],
        "score": 3,
        "permalink": "https://blog.example/2012/tea/#c11",
    }
    assert flat[1]["replying_to"] == "11"
    assert flat[2]["kind"] == "pingback"
    assert flat[3] == flat[3] | {"deleted": True, "message": ""}
    assert flat[4]["pending"] is True


def test_a_date_is_written_as_fine_as_it_is_known() -> None:
    month = Timestamp("October 2012", datetime(2012, 10, 1), "month")
    thread = Thread(Post(title="T"), [Comment("1", published=month), Comment("2", published=Timestamp("last spring"))])
    ((_, text),) = writer("hugo")([thread])
    first, second = json.loads(text)
    assert first["date"] == "2012-10"
    assert (second.get("date"), second["date_text"]) == (None, "last spring")


@pytest.mark.parametrize("format", ["nikola", "pelican"])
def test_a_name_cannot_begin_another_header(format: str) -> None:
    thread = Thread(comments=[Comment("1\n.. approved: True", author=Author("Ann\n.. evil: yes\nevil: yes\n\nbody"))])
    ((_, text),) = writer(format)([thread])
    assert "\n.. evil" not in text
    assert "\nevil" not in text
    assert text.partition("\n\n")[2].strip() == ""


def test_atom_has_what_the_standard_asks_for() -> None:
    atom = {"a": "http://www.w3.org/2005/Atom"}
    feed = etree.fromstring(threadkit.render(HELD, "atom").encode())
    for entry in [feed, *feed.findall("a:entry", atom)]:
        assert all(len(entry.findall(f"a:{name}", atom)) == 1 for name in ("id", "title", "updated"))
    ids = [element.text for element in feed.findall("a:entry/a:id", atom)]
    assert len(set(ids)) == len(ids) == 4
    assert not feed.findall(".//a:published", atom)


def test_mail_is_threaded_for_other_programs(tmp_path: Path) -> None:
    threadkit.write(FULL, tmp_path / "box", "mbox", private=True)
    with closing(mailbox.mbox(tmp_path / "box")) as box:
        messages = list(box)
    ids = [message["Message-ID"] for message in messages]
    assert len(set(ids)) == len(messages) == 5
    assert [message["In-Reply-To"] for message in messages[:3]] == [None, ids[0], ids[1]]
    assert messages[2]["References"].split() == ids[:2]
    assert email.utils.parseaddr(messages[1]["From"]) == ("Ann", "ann@mail.example")


@given(name=st.text(max_size=30), title=st.text(max_size=300), words=st.text(max_size=300))
def test_mail_cannot_be_forged(name: str, title: str, words: str) -> None:
    comment = Comment("1", author=Author(name), body=Body(words, "text"))
    text = threadkit.render(Thread(Post("p", title), [comment]), "mbox")
    back = list(threadkit.iter_threads(text.encode("utf-8"), format="mbox"))
    assert [len(thread) for thread in back] == [1]


def test_mail_keeps_lines_that_begin_like_messages() -> None:
    words = "From here it is far.\n>From there too.\nFrom me Mon Oct  1 10:00:00 2012"
    thread = Thread(Post("p", "T"), [Comment("1", body=Body(words, "text"))])
    back = threadkit.parse(threadkit.render(thread, "mbox").encode(), format="mbox")
    assert back.comments[0].body.text == words


def test_csv_is_a_table_without_formulas() -> None:
    thread = Thread(Post("p"), [Comment("1", author=Author("=cmd()"), score=-3, body=Body('Say "a,\nb".', "text"))])
    (row,) = csv.DictReader(io.StringIO(threadkit.render(thread, "csv", private=True)))
    assert (row["author"], row["score"], row["text"], row["status"]) == ("'=cmd()", "-3", 'Say "a,\nb".', "visible")
    assert {"email", "ip"} <= row.keys()
    assert "email" not in threadkit.render(thread, "csv").partition("\n")[0]


def test_parquet_has_the_rows_of_csv_with_types(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    with pytest.raises(threadkit.WriteError, match="binary"):
        threadkit.render(FULL, "parquet")
    with pytest.raises(threadkit.WriteError, match="binary"):
        threadkit.write(FULL, io.StringIO(), "parquet")
    late = Comment("99", published=Timestamp("2012", datetime(2012, 1, 1), "year"), body=Body("\ud800"))
    threadkit.write([FULL, Thread(comments=[late])], tmp_path / "rows.parquet", "parquet")
    rows = parquet.read_table(tmp_path / "rows.parquet").to_pylist()
    table = list(csv.DictReader(io.StringIO(threadkit.render(FULL, "csv"))))
    assert [row["id"] for row in rows] == [row["id"] for row in table] + ["99"]
    assert {name: str(rows[0][name]) for name in ("author", "text", "published", "score", "depth")} == {
        "author": "Ann",
        "text": "So true.",
        "published": "2012-10-11T03:08:00+02:00",
        "score": "3.0",
        "depth": "0",
    }
    assert rows[0]["published_utc"].isoformat() == "2012-10-11T01:08:00+00:00"
    assert (rows[-1]["published"], rows[-1]["published_utc"]) == ("2012", None)
    assert "email" not in rows[0]


def test_parquet_names_what_it_needs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(threadkit.WriteError, match=r"pip install 'threadkit\[arrow\]'"):
        threadkit.write(FULL, tmp_path / "rows.parquet", "parquet")
    assert not list(tmp_path.iterdir())


def test_parquet_of_many_rows_is_written_in_groups(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    thread = Thread(comments=[Comment(str(number)) for number in range(25_000)])
    threadkit.write(thread, tmp_path / "rows.parquet", "parquet")
    file = parquet.ParquetFile(tmp_path / "rows.parquet")
    assert (file.metadata.num_rows, file.num_row_groups) == (25_000, 3)
    file.close()

"""Bodies out of classic WordPress lists: no wrapper, no emptied list of replies, no link for editors."""

from __future__ import annotations

import pytest

from threadkit import parse

PAGE = """<!doctype html><html><head><title>Soup</title><meta name="generator" content="WordPress 3.0"></head><body>
<h1>Soup</h1><div id="comments"><ol class="commentlist">
<li class="comment even thread-even depth-1" id="comment-1"><div id="div-comment-1"{class_}>
<div class="comment-author vcard"><cite class="fn">Ann</cite> <span class="says">says:</span></div>
<div class="comment-meta commentmetadata"><a href="https://soup.example/p/#comment-1">May 3, 2011 at 4:05 pm</a></div>
<p>More salt.</p><p>Or less.</p><div class="reply"><a class="comment-reply-link" href="#">Reply</a></div></div>
<ul class="children"><li class="comment odd alt depth-2" id="comment-2"><div id="div-comment-2"{class_}>
<div class="comment-author vcard"><cite class="fn">Bo</cite> <span class="says">says:</span></div>
<div class="comment-meta commentmetadata"><a href="https://soup.example/p/#comment-2">May 3, 2011 at 5:05 pm</a></div>
<div>Leeks!</div> <p>Many.</p></div></li></ul></li>
<li class="pingback" id="comment-3"><p>Pingback: <a href="https://pan.example/" class="url">The Pan</a> {edit}</p></li>
</ol></div></body></html>"""
EDITS = (
    "",
    "(Edit)",
    '<a class="post-edit-link" href="https://soup.example/e">(Edit)</a>',
    '<span class="edit-link">(<a href="https://soup.example/e">Edit</a>)</span>',
    '<a href="https://soup.example/wp-admin/comment.php?action=editcomment&amp;c=3">(Edit)</a>',
)


@pytest.mark.parametrize("class_", ["", ' class="comment-body"'])
def test_a_body_holds_neither_its_wrapper_nor_an_emptied_list(class_: str) -> None:
    first, second, _ = parse(PAGE.format(class_=class_, edit="")).comments
    assert first.body.source == "<p>More salt.</p><p>Or less.</p>"
    assert (second.parent_id, second.body.source) == ("1", "<div>Leeks!</div> <p>Many.</p>")


@pytest.mark.parametrize("edit", EDITS)
def test_a_pingback_holds_no_link_for_editors(edit: str) -> None:
    pingback = parse(PAGE.format(class_="", edit=edit)).comments[2]
    assert (pingback.kind, pingback.author and pingback.author.name) == ("pingback", "The Pan")
    assert pingback.body.text == ""

"""Slashdot."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

SLASHDOT: Final = Profile(
    name="slashdot",
    items=("li.comment:numbered(tree_)",),
    signs=("#commentlisting", ".commentTop", ".commentBody"),
    id=("@id =~ tree_(\\d+)",),
    url=(".otherdetails a@href",),
    author=(".by a", ".by"),
    author_url=(".by a@href",),
    published=(".otherdetails",),
    body=("[id^=comment_body_]", ".commentBody"),
    furniture=(".commentSub", ".quote_sig", ".sig"),
    score=(".score =~ Score:\\s*(-?\\d+)",),
    extra={"title": (".title h4 a", ".title h4")},
    claimed=(".totalcommentcnt", "#commentlisting h4"),
    post_title=(".story-title a", "h2.story span"),
)

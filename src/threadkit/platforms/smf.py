"""Simple Machines Forum 1.1 and 2."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

V2: Final = Profile(
    name="smf",
    items=(
        "#forumposts .post_wrapper",
        "#forumposts div.windowbg:numbered(msg)",
        "#forumposts div.windowbg2:numbered(msg)",
    ),
    unless=("div.windowbg .post_wrapper:has(.post_wrapper)", "div:numbered(msg) .post_wrapper"),
    signs=("#forumposts", "a[title*='Simple Machines']"),
    first_is_post=True,
    later_page=(".pagelinks .prev_page",),
    id=("@id =~ ^msg(\\d+)", "[id^=msg_]@id =~ ^msg_(\\d+)$", "[id^=subject_]@id =~ subject_(\\d+)"),
    url=("[id^=subject_] a@href", "a.smalltext[href*='msg']@href"),
    author=(".poster h4 a[href*=profile]", ".poster h4"),
    author_url=(".poster h4 a[href*=profile]@href",),
    avatar=(".poster .avatar img@src",),
    published=(".keyinfo .smalltext", ".keyinfo .postinfo", ".postinfo"),
    updated=(".modified",),
    body=("[id^=msg_].inner", ".post .inner", ".post"),
    furniture=(".modified", ".signature", ".quoteheader .arrow", ".codeoperation"),
    extra={"subject": ("[id^=subject_]",)},
    quotes=(".quoteheader a@href =~ #?msg(\\d+)", "blockquote cite a@href =~ #?msg(\\d+)"),
    post_title=(".display_title", "#top_subject =~ (?:Topic|Thema|Sujet):\\s*(.*?)\\s*\\("),
)

V1: Final = Profile(
    name="smf-1",
    items=("tr:has(div[id^=subject_])",),
    unless=("tr:has(tr)",),
    signs=("div.quoteheader",),
    first_is_post=True,
    id=("[id^=subject_]@id =~ (\\d+)",),
    url=("[id^=subject_] a@href",),
    author=("b > a[title^='View the profile']", "b > a[href*='action=profile']", "td b"),
    author_url=("b > a[href*='action=profile']@href",),
    published=("div.smalltext",),
    body=("div.post",),
    extra={"subject": ("[id^=subject_]",)},
    quotes=(".quoteheader a@href =~ #msg(\\d+)",),
)

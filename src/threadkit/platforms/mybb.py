"""MyBB."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

MYBB: Final = Profile(
    name="mybb",
    items=("div.post:numbered(post_)", "table:numbered(post_)"),
    signs=("#posts_container", ".post_head", ".post_author", "a[href*='mybb.com']"),
    first_is_post=True,
    later_page=(".pagination a.pagination_previous",),
    id=("@id =~ (\\d+)",),
    url=(".post_head strong a@href", ".float_right strong a@href"),
    author=(".author_information .profilelink", ".author_information .largetext", ".post_author .largetext"),
    author_url=(".author_information .largetext a@href",),
    avatar=(".author_avatar img@src",),
    roles=(".author_information .usertitle",),
    published=(".post_head .post_date", ".post_date"),
    updated=(".post_edit .edited_post", ".post_edit"),
    body=(".post_body",),
    furniture=(".post_edit", ".signature", "blockquote cite > span", "blockquote cite > a"),
    quotes=("blockquote cite a@href =~ pid=(\\d+)",),
    post_title=(".thead strong",),
    next=("a.pagination_next@href",),
)

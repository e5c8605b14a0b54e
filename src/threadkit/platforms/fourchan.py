"""4chan and boards of its kind, and FoolFuuka archives."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

IMAGEBOARD: Final = Profile(
    name="4chan",
    items=("div.postContainer",),
    signs=("blockquote.postMessage", ".boardBanner"),
    first_is_post=False,
    id=("@id =~ pc(\\d+)",),
    url=(".postNum a@href",),
    author=(".postInfo .nameBlock .name", ".nameBlock .name"),
    author_id=(".postInfo .posteruid .hand",),
    published=(".postInfo .dateTime", ".dateTime"),
    body=("blockquote.postMessage",),
    extra={"subject": (".postInfo .subject",), "thread": ("a[href*='/thread/']@href =~ thread/(\\d+)",)},
    quotes=("a.quotelink@href =~ #p(\\d+)",),
)

FOOLFUUKA: Final = Profile(
    name="foolfuuka",
    items=("article.post:has(.post_data)", "article.thread:has(.post_data)"),
    signs=(".backlink_list", ".post_wrapper", ".post_data"),
    id=("@id",),
    url=(".post_data a[data-function=highlight]@href", ".post_data a[href*='#']@href"),
    author=(".post_author", ".post_poster_data .post_author"),
    published=(".time_wrap time", "time"),
    body=(".text",),
    extra={"subject": (".post_title",)},
    quotes=(".text a.backlink[data-post]@data-post",),
)

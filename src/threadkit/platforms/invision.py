"""Invision Community (IPS 4) and IP.Board 3."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

IPS4: Final = Profile(
    name="ips-4",
    items=("article.ipsComment",),
    signs=(".ipsComment_content", "[data-role=commentContent]", ".cPost"),
    first_is_post=True,
    later_page=(".ipsPagination_prev:not(.ipsPagination_inactive) a[rel=prev]",),
    id=("@id =~ elComment_(\\d+)",),
    url=(".ipsComment_meta a@href", "a[href*='do=findComment']@href"),
    author=(
        '[data-quotedata]@data-quotedata =~ "username":"((?:[^"\\\\]|\\\\.)*)"',
        "h3.cAuthorPane_author",
        ".ipsComment_author h3",
        ".cAuthorPane_author",
    ),
    author_url=(".cAuthorPane_author a@href", ".ipsComment_author a@href"),
    avatar=(".cAuthorPane_photo img@src",),
    published=(".ipsComment_meta time", ".ipsComment_content time", "time"),
    updated=(".ipsEdited time",),
    body=("[data-role=commentContent]",),
    furniture=(".ipsEdited", ".ipsQuote_citation", "[data-role=memberSignature]"),
    quotes=("blockquote[data-ipsquote-contentcommentid]@data-ipsquote-contentcommentid",),
    post_title=("h1.ipsType_pageTitle", ".ipsPageHeader h1"),
    next=(".ipsPagination_next a[rel=next]@href",),
)

IPB3: Final = Profile(
    name="ipb-3",
    items=("div.post_block:numbered(post_id_)",),
    signs=("#ipbwrapper", ".post_body"),
    first_is_post=True,
    later_page=(".pagination a[rel=prev]",),
    id=("@id =~ (\\d+)",),
    url=("a[itemprop=replyToUrl]@href", ".post_id a@href"),
    author=(".author [itemprop=name]", "[itemprop='creator name']", "li.author", ".post_username", "span.author"),
    author_url=(".author a@href", ".post_username a@href"),
    avatar=(".avatar img@src",),
    published=("abbr.published", ".posted_info"),
    body=("[itemprop=commentText]", ".post.entry-content", ".post"),
    furniture=(".edit", ".signature"),
    quotes=("blockquote[data-cid]@data-cid",),
    post_title=("h1.ipsType_pagetitle", "h1[itemprop=name]"),
    next=(".pagination a[rel=next]@href",),
)

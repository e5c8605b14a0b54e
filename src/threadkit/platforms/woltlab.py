"""WoltLab Suite Forum and Burning Board."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

WOLTLAB: Final = Profile(
    name="woltlab",
    items=("article.wbbPost", "article.message[data-post-id]", "article.message[data-object-id]"),
    signs=("#tplThread", ".messageText", ".wbbThreadPostList"),
    first_is_post=True,
    later_page=(".pagination .skip a[rel=prev]",),
    id=("@data-post-id", "@data-object-id"),
    url=("a.messageQuickAction@href", ".messagePublicationTime a@href", "a.permalink@href"),
    author=(".messageAuthorContainer a.username", ".messageAuthorContainer .username", ".username"),
    author_url=(".messageAuthorContainer a.username@href",),
    author_id=("@data-user-id",),
    avatar=(".userAvatar img@src",),
    roles=(".userTitle .badge",),
    published=(".messagePublicationTime time", "time.datetime"),
    body=(".messageText",),
    furniture=(".messageSignature", ".messageFooterNote", ".modifiedMessage"),
    score=("@data-like-likes",),
    quotes=("blockquote.quoteBox[cite]@cite =~ #post(\\d+)", ".quoteBoxTitle a@href =~ #post(\\d+)"),
    post_title=("h1.contentTitle", ".contentHeaderTitle h1"),
    next=(".pagination .skip a[rel=next]@href",),
)

"""Movable Type and TypePad."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

MT: Final = Profile(
    name="movabletype",
    items=(
        "div.comment:numbered(comment-)",
        "div.comment:numbered(c)",
        "div.commentnew:numbered(comment-)",
        "li.comment:numbered(comment-)",
    ),
    signs=("meta[name=generator][content^='Movable Type']", "[onclick*=mtReplyComment]", "link[href*='/mt-static/']"),
    id=("@id =~ (\\d+)",),
    url=(".comment-footer a[href*='#comment']@href", "a[href*='#comment-']@href", ".permalink@href"),
    author=(
        ".comment-footer .vcard",
        ".byline .author",
        ".vcard .fn",
        ".comment-footer a[rel=nofollow]",
        ".commentheader > a:not(:has(img)):not([href*='#comment-']):not([href^=javascript])",
        ".commentheader::own =~ ^\\s*([^\\d|·•]{2,60}?)\\s*(?:[|·•]|\\s\\d)",
        ".comment-footer",
        ".comment-header",
    ),
    published=("abbr.published", ".comment-footer", ".comment-header", ".commentheader", ".byline"),
    body=(".comment-content", ".commentcontent", ".comment-body"),
    furniture=(".comment-footer", ".comment-header"),
    reply_to=(
        "a[title^='Replying to']@href",
        "a[href*='#comment-'][title*=parent]@href",
        ".commentheader a[href*='#comment-']:contains('comment from')@href",
    ),
    claimed=(".comments-header", ".comments .headline", ".comments-heading"),
)

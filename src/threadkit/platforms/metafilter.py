"""MetaFilter and Ask MetaFilter."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

METAFILTER: Final = Profile(
    name="metafilter",
    items=("div.comments",),
    unless=("div.comments:not(:has(.smallcopy))",),
    signs=("#posts", "span.smallcopy", "h1.posttitle"),
    id=("a[name]@name",),
    url=(".smallcopy a[href*='#']@href",),
    author=(".smallcopy a[href*='/user/']",),
    author_url=(".smallcopy a[href*='/user/']@href",),
    published=(".smallcopy",),
    body=("::rest",),
    furniture=(".smallcopy",),
    score=("[id^=favcnt] a",),
    post_title=("h1.posttitle::own", "h1.posttitle"),
)

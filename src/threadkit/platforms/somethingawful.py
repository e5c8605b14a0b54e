"""Something Awful, a fork of vBulletin 2."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

FORUM: Final = Profile(
    name="somethingawful",
    items=("table.post:numbered(post)",),
    signs=("body.showthread", "dl.userinfo", "td.postdate"),
    first_is_post=True,
    later_page=(".pages a[title='Previous page']", ".pages b:contains(2)"),
    id=("@id =~ (\\d+)",),
    url=("td.postdate a[href^='#post']@href",),
    author=("dt.author",),
    author_id=("td.userinfo@class =~ userid-(\\d+)",),
    published=("td.postdate",),
    updated=("p.editedby",),
    body=("td.postbody",),
    furniture=("p.editedby", "h4:contains('Quote:')", "div.userinfo", "dl.userinfo", "p.signature"),
    quotes=("a.quote_link@href =~ #post(\\d+)",),
)

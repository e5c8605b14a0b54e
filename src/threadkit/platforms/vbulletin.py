"""vBulletin 3, 4 and 5."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

V4: Final = Profile(
    name="vbulletin-4",
    items=("li.postcontainer:numbered(post_)", "li.postbit:numbered(post_)", "li.postbitlegacy:numbered(post_)"),
    signs=("meta[name=generator][content*=vBulletin]", "#postlist", ".postbody"),
    first_is_post=True,
    later_page=("#pagination_top .prev_next a[rel=prev]", ".pagination a[rel=prev]"),
    id=("@id =~ (\\d+)",),
    url=("a.postcounter@href", ".posthead a[name^=post]@href"),
    author=("a.username", "span.username", ".username_container strong", ".postdetails .username"),
    author_url=("a.username@href",),
    avatar=(".postuseravatar img@src",),
    roles=(".usertitle",),
    published=("span.postdate", ".postdate", ".posthead .date", "dl.userstats dd"),
    body=("[id^=post_message_] blockquote.postcontent", "blockquote.postcontent", "[id^=post_message_]"),
    furniture=(".lastedited", ".signature", ".quote_container .viewpost", ".bbcode_description"),
    extra={"subject": ("h2.title",)},
    quotes=(".bbcode_postedby a@href =~ #post(\\d+)",),
    post_title=(".threadtitle a", "#pagetitle h1"),
    next=(".prev_next a[rel=next]@href",),
    previous=(".prev_next a[rel=prev]@href",),
)

V3: Final = Profile(
    name="vbulletin-3",
    items=("table:numbered(post)", "section:numbered(post)", "div.post:numbered(post)"),
    unless=("table:numbered(post) table:numbered(post)",),
    signs=("meta[name=generator][content*=vBulletin]", "#posts", "a.bigusername"),
    first_is_post=True,
    later_page=(".pagenav a[rel=prev]",),
    id=("@id =~ (\\d+)",),
    url=("a[id^=postcount]@href",),
    author=("a.bigusername", ".bigusername", "[itemprop=author] [itemprop=name]", "[itemprop=author]"),
    author_url=("a.bigusername@href",),
    published=("[itemprop=dateCreated]", "td.thead", "div.thead", ".thead"),
    body=("[id^=post_message_]",),
    furniture=("img.inlineimg[alt=View]", ".signature", "div.smallfont em", "div.smallfont:contains('Quote:')"),
    quotes=("a[href*=#post] > img[class=inlineimg]@href", "[id^=post_message_] a[href*=#post]@href =~ #post(\\d+)"),
    next=(".pagenav a[rel=next]@href",),
    previous=(".pagenav a[rel=prev]@href",),
)

V5: Final = Profile(
    name="vbulletin-5",
    items=("li.b-post[data-node-id]",),
    signs=("meta[name=generator][content*=vBulletin]", ".b-post__body"),
    first_is_post=True,
    id=("@data-node-id",),
    url=("a.b-post__count@href",),
    author=(".author [itemprop=name]", ".author a", "[itemprop=author]"),
    author_url=(".author a@href",),
    published=(".b-post__timestamp time", "time[itemprop=dateCreated]"),
    body=(".js-post__content-text", ".b-post__content"),
    furniture=(".post-signature", ".b-post__edit-note"),
    post_title=("h1.main-title",),
)

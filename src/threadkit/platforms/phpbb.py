"""phpBB 3: the prosilver style and what descends from it."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

PROSILVER: Final = Profile(
    name="phpbb",
    items=("div.post[id^=p]",),
    unless=("#p0", "div.post--hidden"),
    signs=("#phpbb", ".postbody", "dl.postprofile", "p.author"),
    first_is_post=True,
    later_page=(".pagination a[rel=prev]",),
    id=("@id =~ ^p(\\d+)$",),
    url=("h3 a[href^=#]@href", "p.author a@href"),
    author=("p.author .username", "p.author .username-coloured", "p.author strong", ".postprofile dt .username"),
    author_url=("p.author strong a@href", ".postprofile dt a.username@href"),
    avatar=(".postprofile .avatar img@src",),
    published=("p.author time", "p.author::own", "p.author"),
    body=("div.content", ".post-entry"),
    furniture=(
        ".signature",
        ".signature_div",
        "div.notice",
        ".attachbox",
        "dl.codebox > dt",
        ".codebox > p",
        "blockquote .responsive-hide",
        "blockquote a[data-post-id]",
    ),
    extra={"subject": ("h3 a", "h3")},
    quotes=("blockquote a[data-post-id]@data-post-id",),
    claimed=(".pagination =~ (\\d+) (?:posts|Beiträge|messages)",),
    post_title=("h2.topic-title a", "h2.topic-title", "h2 a"),
    next=(".pagination .next a@href", "a[rel=next]@href"),
    previous=(".pagination .previous a@href", "a[rel=prev]@href"),
)


SUBSILVER: Final = Profile(
    name="phpbb-subsilver",
    items=("table.tablebg:has(b.postauthor)", "table.forumline tr:has(span.name)"),
    unless=("table.tablebg:has(table.tablebg)", "table.forumline tr:has(tr)"),
    signs=("b.postauthor", "td.profile", "span.postdetails"),
    first_is_post=True,
    id=("a[name^=p]@name =~ ^p(\\d+)$", "a[name]@name =~ ^(\\d+)$", "a[href*='#p']@href =~ #p(\\d+)$"),
    url=("td.gensmall a[href*='#p']@href", "a[href*='viewtopic'][href*='#']@href"),
    author=("b.postauthor", "span.name b"),
    published=("b:contains('Posted')::after", "td.gensmall", "span.postdetails"),
    body=("div.postbody", "span.postbody"),
    furniture=("div.attachtitle", "span.gensmall"),
    quotes=(".quotetitle a@href =~ #p(\\d+)",),
    post_title=("#pageheader h2 a", "a.titles", "a.maintitle"),
)

"""XenForo 1 and 2."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

V2: Final = Profile(
    name="xenforo-2",
    items=("article.message--post", "div.message--post"),
    signs=("html#XF", ".bbWrapper", ".p-body"),
    first_is_post=True,
    later_page=("a.pageNav-jump--prev",),
    id=("@data-content =~ post-(\\d+)", "@id =~ post-(\\d+)"),
    url=(".message-attribution-main a@href", "a[href*=post-]@href"),
    author=("@data-author", "h4.message-name .username", ".message-name"),
    author_url=(".message-name a.username@href",),
    author_id=(".message-name .username@data-user-id",),
    avatar=(".message-avatar img@src",),
    roles=(".message-user .userBanner strong",),
    published=(".message-attribution-main time", ".message-attribution time", "time.u-dt"),
    updated=(".message-lastEdit time",),
    body=(".message-body .bbWrapper", ".message-body", ".message-content"),
    furniture=(
        ".bbCodeBlock-expandLink",
        ".message-signature",
        ".message-lastEdit",
        ".js-unfurl-title",
        ".adsbygoogle",
    ),
    quotes=("blockquote[data-source^='post:']@data-source =~ (\\d+)",),
    statuses={"deleted": ".message--deleted"},
    post_title=("h1.p-title-value",),
    next=("a.pageNav-jump--next@href",),
    previous=("a.pageNav-jump--prev@href",),
)

V1: Final = Profile(
    name="xenforo-1",
    items=("#messageList > li.message:numbered(post-)", "li.message[data-author]:numbered(post-)"),
    signs=("html#XenForo", "#messageList", ".messageText"),
    first_is_post=True,
    later_page=(".PageNav a.text[rel=prev]", ".PageNav[data-page]:not([data-page='1'])"),
    id=("@id =~ post-(\\d+)",),
    url=("a.datePermalink@href", ".messageMeta a.hashPermalink@href"),
    author=("@data-author", "h3.userText a.username", "a.username"),
    author_url=("h3.userText a.username@href",),
    avatar=(".avatar img@src",),
    roles=(".userBanner strong",),
    published=(
        "a.datePermalink abbr.DateTime",
        "a.datePermalink .DateTime",
        ".messageMeta .DateTime",
        "h3.userText small",
        ".DateTime",
    ),
    updated=(".editDate .DateTime",),
    body=("blockquote.messageText", ".messageContent article", ".messageContent"),
    furniture=(".quoteExpand", ".messageTextEndMarker", ".editDate", ".signature", ".funbox"),
    quotes=("a.AttributionLink@href =~ id=(\\d+)",),
    post_title=(".titleBar h1",),
    next=(".PageNav a.text[rel=next]@href",),
)

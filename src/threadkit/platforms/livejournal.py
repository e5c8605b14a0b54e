"""LiveJournal and Dreamwidth."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

DREAMWIDTH: Final = Profile(
    name="dreamwidth",
    items=(".comment-thread .comment",),
    unless=(".comment .comment",),
    signs=("#comments", ".comment-thread", ".dwexpcomment"),
    id=("@id =~ cmt(\\d+)", "[id^=cmt]@id =~ cmt(\\d+)"),
    url=(".commentpermalink a@href", ".comment-title a@href"),
    author=(".ljuser b", ".poster .anonymous", ".commenter .ljuser", ".poster"),
    author_url=(".ljuser a[href*='//']@href",),
    avatar=(".userpic img@src",),
    published=(".datetime", ".comment-poster .datetime"),
    body=(".comment-content",),
    extra={"title": (".comment-title",)},
    depth=("@class =~ comment-depth-(\\d+)", ".dwexpcomment@style =~ (\\d+)"),
    statuses={"deleted": ".comment-wrapper.deleted", "hidden": ".comment-wrapper.screened"},
    post_title=(".entry-title", "h3.entry-title"),
)

S2: Final = Profile(
    name="livejournal",
    items=(".b-leaf", ".ljcmt_full"),
    signs=(".b-tree", ".b-leaf-article", "#ljcmt"),
    id=("@data-dtid", "@id =~ ljcmt(\\d+)", "@id =~ t(\\d+)"),
    url=("a.b-leaf-permalink@href",),
    author=(".b-leaf-username .i-ljuser-username b", ".b-leaf-username", ".ljuser b"),
    author_url=("a.i-ljuser-profile@href",),
    avatar=(".b-leaf-userpic img@src",),
    published=(".b-leaf-createdtime", ".b-leaf-created"),
    body=(".b-leaf-article",),
    extra={"title": (".b-leaf-subject",)},
    depth=("@style =~ (\\d+)px", "@data-level"),
    statuses={"deleted": ".b-leaf-deleted", "hidden": ".b-leaf-screened", "spam": ".b-leaf-spammed"},
)

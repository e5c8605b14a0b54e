"""Drupal: the comment module of every version, and what themes make of it."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

DRUPAL: Final = Profile(
    name="drupal",
    items=(
        "article.comment",
        "div.comment",
        "article[typeof*=Comment]",
        "div[typeof*=Comment]",
        "article.single-comment",
    ),
    unless=(".comment .comment", "div.comment:has(article.comment)", "div.comment:has(form)"),
    within=("#comments", ".comment-wrapper", "section.comments"),
    signs=(
        "meta[name=Generator][content^=Drupal]",
        "a[href*='/comment/reply/']",
        "div.indented",
        "meta[name=generator][content^=Drupal]",
    ),
    id=(
        "@id =~ comment-(\\d+)",
        "a[id^=comment-]@id =~ (\\d+)",
        "a[href*='#comment-']@href =~ #comment-(\\d+)",
        "a[href*='/comment/reply/']@href =~ (\\d+)$",
    ),
    url=("a.permalink@href", "a[href*='#comment-']@href"),
    author=(
        ".submitted .username",
        ".comment-submitted .username",
        ".username",
        "header a[href^='/users/']",
        ".author",
        ".submitted",
        "footer h6",
    ),
    author_url=("a.username@href",),
    avatar=(".user-picture img@src", ".picture img@src"),
    published=(
        "[property*=created]@content",
        "[property*=dateCreated]@content",
        ".submitted time",
        "time",
        ".submitted .date",
        ".submitted",
        ".comment-submitted",
        ".meta",
        "footer",
    ),
    body=(
        "[property='schema:text']",
        "[property='content:encoded']",
        ".field-name-comment-body",
        ".field--name-comment-body",
        ".field-comment-body",
        "[itemprop=commentText]",
        ".comment-body",
        "div.content::rest",
    ),
    furniture=("ul.links", ".submitted", ".user-signature", ".comment-new-comments", "h3.title"),
    extra={"title": ("h3.title", "h3", "h5.title")},
    levels=("div.indented",),
)

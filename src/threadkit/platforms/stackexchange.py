"""Stack Exchange: the question is the post, answers are comments, and comments reply to them."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

STACK: Final = Profile(
    name="stackexchange",
    items=("div.answer:numbered(answer-)", "li.comment:numbered(comment-)"),
    signs=("#question", "#answers", ".js-vote-count"),
    id=("@id =~ (\\d+)",),
    url=("a.comment-link@href", "a.js-share-link@href", "a.short-link@href"),
    author=(
        "a.comment-user",
        "span.comment-user",
        "[itemprop=author] .user-details a",
        "[itemprop=author] [itemprop=name]",
        ".post-signature:not(:has(.js-gps-track)) .user-details a",
        ".user-details[itemprop=author] a",
        ".user-details a",
        ".user-details span",
    ),
    author_url=("a.comment-user@href", ".user-details a@href"),
    avatar=(".gravatar-wrapper-32 img@src",),
    published=("span.comment-date span", "[itemprop=dateCreated]@datetime", ".user-action-time span.relativetime"),
    body=("span.comment-copy", ".comment-copy", ".js-post-body", ".post-text"),
    furniture=("aside.s-notice", ".post-taglist"),
    score=(".comment-score span", ".js-vote-count@data-value", ".js-vote-count"),
    kinds={"answer": "div.answer:numbered(answer-)"},
    extra={"accepted": (".js-accepted-answer-indicator:not(.d-none)@title", ".vote-accepted-on@title")},
    claimed=(),
    post_title=("#question-header h1 a", "#question-header h1"),
    post_author=(
        "#question [itemprop=author] .user-details a",
        "#question .owner .user-details a",
        "#question .user-details a",
    ),
    post_published=("#question .owner .relativetime", "#question .user-action-time .relativetime"),
    post_body=("#question .js-post-body", "#question .post-text"),
)

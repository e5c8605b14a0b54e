"""Zhihu: a question and its answers, the pages of 2015 and those of later years."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

ANSWERS: Final = Profile(
    name="zhihu",
    items=("div.zm-item-answer[data-aid]", "div.AnswerItem"),
    signs=("#zh-question-answer-wrap", "#zh-question-title", ".QuestionPage"),
    id=("@data-atoken", "@data-aid", "@name"),
    url=("a.answer-date-link@href", ".ContentItem-time a@href", "meta[itemprop=url]@content"),
    author=(
        ".zm-item-answer-author-info .author-link",
        ".zm-item-answer-author-wrap > a:not(:has(img))",
        ".zm-item-answer-author-info .name",
        ".AuthorInfo-name",
        "meta[itemprop=name]@content",
    ),
    author_url=(
        "a.author-link@href",
        ".zm-item-answer-author-wrap > a:not(:has(img))@href",
        ".AuthorInfo meta[itemprop=url]@content",
    ),
    avatar=(".zm-list-avatar@src", ".AuthorInfo-avatar@src"),
    published=("@data-created", "meta[itemprop=dateCreated]@content", "a.answer-date-link", ".ContentItem-time"),
    body=(".zm-editable-content", ".RichContent-inner .RichText", ".RichContent-inner"),
    score=(".zm-votebar .count", "meta[itemprop=upvoteCount]@content"),
    kinds={"answer": ":scope"},
    claimed=("#zh-question-answer-num", ".List-headerText"),
    post_title=("#zh-question-title h2", "h1.QuestionHeader-title"),
    post_body=("#zh-question-detail", ".QuestionRichText"),
)

"""Pages that say in microdata what their parts are (schema.org: Comment, UserComments, Answer)."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

_TYPES: Final = ("Comment", "UserComments", "Answer")

MICRODATA: Final = Profile(
    name="microdata",
    items=(*(f"[itemtype$='schema.org/{name}']" for name in _TYPES), "[itemprop=comment][itemscope]"),
    unless=tuple(f"[itemtype$='schema.org/{name}'] > [itemprop=comment]:not([itemtype])" for name in _TYPES),
    signs=(
        *(f"[itemtype$='schema.org/{name}']" for name in _TYPES),
        "[itemprop=commentCount]",
        "[itemprop=interactionCount]",
        "[itemprop=discussionUrl]",
        "[itemtype$='schema.org/Question']",
    ),
    id=("@id =~ (\\d+)$", "@id", "[id*=comment]@id =~ (\\d+)$", "[itemprop=url]@href =~ #(.+)$"),
    url=("[itemprop=url]@href", "[itemprop=url]@content", "[itemprop=replyToUrl]@href"),
    author=(
        "[itemprop=author] [itemprop=name]",
        "[itemprop=creator] [itemprop=name]",
        "[itemprop=author]",
        "[itemprop=creator]",
        "[itemprop=author] meta[itemprop=name]@content",
    ),
    author_url=("[itemprop=author] [itemprop=url]@href", "[itemprop=author] a@href", "a[itemprop=author]@href"),
    avatar=("[itemprop=author] [itemprop=image]@src",),
    published=(
        "[itemprop=datePublished]",
        "[itemprop=dateCreated]",
        "[itemprop=commentTime]",
        "[itemprop=datePublished]@content",
        "[itemprop=dateCreated]@content",
    ),
    updated=("[itemprop=dateModified]",),
    body=("[itemprop=text]", "[itemprop=commentText]", "[itemprop=description]"),
    score=("[itemprop=upvoteCount]@content", "[itemprop=upvoteCount]"),
    kinds={"answer": ":scope[itemtype$='schema.org/Answer']"},
    claimed=("[itemprop=commentCount]@content", "[itemprop=answerCount]@content", "[itemprop=commentCount]"),
)

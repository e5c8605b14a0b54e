"""Commento and its successor Comentario."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

COMMENTO: Final = Profile(
    name="commento",
    items=("div.commento-card", ".comentario-card"),
    signs=("#commento", "comentario-comments"),
    id=("@id =~ card-(\\w+)$",),
    author=(".commento-name", ".comentario-name"),
    author_url=("a.commento-name@href", "a.comentario-name@href"),
    avatar=("img.commento-avatar-img@src",),
    published=(".commento-timeago@title", ".commento-timeago", ".comentario-subtitle-link"),
    body=("[id^=commento-comment-text]", ".commento-body", ".comentario-card-body"),
    score=(".commento-score", ".comentario-score"),
    claimed=(".commento-comment-count",),
)

"""Discourse: what it shows to crawlers."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

CRAWLER: Final = Profile(
    name="discourse",
    items=("div.crawler-post", "div.topic-body.crawler-post"),
    unless=("div.crawler-post[role=navigation]", "div.crawler-post:not(:has(.post))"),
    signs=("meta[name=generator][content^=Discourse]", ".crawler-post-meta"),
    first_is_post=True,
    later_page=("a[rel=prev]",),
    id=("[itemprop=position]", "@id =~ post_(\\d+)"),
    url=("link[itemprop=url]@href", ".crawler-post-infos a@href"),
    author=(".creator [itemprop=name]", ".creator a", ".creator"),
    author_url=(".creator a@href",),
    published=("time.post-time", "[itemprop=datePublished]"),
    updated=("meta[itemprop=dateModified]@content",),
    body=("div.post",),
    furniture=(".lightbox-wrapper .meta", ".quote-controls"),
    score=("[itemprop=interactionStatistic] meta[itemprop=userInteractionCount]@content",),
    quotes=("aside.quote[data-post]@data-post",),
    post_title=("#topic-title h1 a", "h1 a"),
    next=("a[rel=next]@href",),
    previous=("a[rel=prev]@href",),
)

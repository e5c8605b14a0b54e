"""One file per platform: the table of its pages, and the functions for its JSON or XML, side by side.

:data:`PROFILES` lists every table of pages. A platform is added by writing one file and naming it here.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Final

from threadkit.html.profile import Profile

# module:name below threadkit.platforms. The order settles ties: what is more particular comes first.
PROFILES: Final[tuple[str, ...]] = (
    "wpdiscuz:WPDISCUZ",
    "blogger:THREADED",
    "blogger:CLASSIC",
    "movabletype:MT",
    "drupal:DRUPAL",
    "disqus:EMBED",
    "disqus:FALLBACK",
    "livefyre:LIVEFYRE",
    "spip:SPIP",
    "joomla:JCM",
    "joomla:JCOMMENTS",
    "substack:CLASSIC",
    "indieweb:REPLIES",
    "phpbb:PROSILVER",
    "xenforo:V2",
    "xenforo:V1",
    "vbulletin:V5",
    "vbulletin:V4",
    "vbulletin:V3",
    "smf:V2",
    "smf:V1",
    "invision:IPS4",
    "invision:IPB3",
    "vanilla:VANILLA",
    "fluxbb:FLUXBB",
    "phorum:PHORUM",
    "kunena:KUNENA",
    "woltlab:WOLTLAB",
    "bbpress:BBPRESS",
    "discourse:CRAWLER",
    "insided:INSIDED",
    "hackernews:NEW",
    "hackernews:OLD",
    "reddit:SHREDDIT",
    "reddit:REDESIGN",
    "reddit:OLD",
    "mastodon:MASTODON",
    "fourchan:IMAGEBOARD",
    "fourchan:FOOLFUUKA",
    "github:CLASSIC",
    "github:REACT",
    "stackexchange:STACK",
    "mediawiki:TALK",
    "phpbb:SUBSILVER",
    "mybb:MYBB",
    "flarum:FLARUM",
    "nodebb:NODEBB",
    "somethingawful:FORUM",
    "lobsters:LOBSTERS",
    "lemmy:LEMMY",
    "tildes:TILDES",
    "slashdot:SLASHDOT",
    "metafilter:METAFILTER",
    "livejournal:DREAMWIDTH",
    "livejournal:S2",
    "gitlab:GITLAB",
    "hyperkitty:HYPERKITTY",
    "pipermail:THREADS",
    "isso:ISSO",
    "commento:COMMENTO",
    "remark42:REMARK42",
    "giscus:GISCUS",
    "giscus:UTTERANCES",
    "wordpress:LIST",
    "zhihu:ANSWERS",
    "pikabu:COMMENTS",
    "schema:MICRODATA",
)


@cache
def profiles() -> tuple[Profile, ...]:
    """The tables, loaded when they are first needed."""
    return tuple(_load(path) for path in PROFILES)


def _load(path: str) -> Profile:
    module, _, name = path.partition(":")
    profile = getattr(import_module(f"threadkit.platforms.{module}"), name)
    assert isinstance(profile, Profile)
    return profile

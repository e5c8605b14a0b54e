"""Comments of any format on the articles of Pelican: ``PLUGINS = ["threadkit.sites.pelican"]``.

An article's comments lie in ``content/comments/``, in a file or a folder called like its slug. The article gets

- ``comments`` and ``comments_count``, named as Pelican's older comment plugins name them, so that their themes work,
- ``thread``, for the filters of :mod:`threadkit.sites.jinja`: ``{{ article.thread | comments_html }}``.

It is not in the namespace ``pelican.plugins``: a file there would be loaded by every site of the machine, and would
make ``import pelican`` succeed where there is no Pelican.

Pelican's templates do not escape, and those of the older plugins rely on it, so whatever a comment gives them is HTML.
"""

from __future__ import annotations

import logging
import zlib
from datetime import datetime
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Any, Final

from attrs import define, field

from threadkit import Thread
from threadkit.sites import files, host, jinja
from threadkit.sites.places import Place, places
from threadkit.text.escape import escaped
from threadkit.writers.html_comment import HUES, initials

with host("pelican"):
    from pelican import signals
    from pelican.utils import strftime

LOG: Final = logging.getLogger(__name__)

# The names are those of the older plugins; a site that comes from one of them has them already.
SETTINGS: Final[dict[str, Any]] = {
    "PELICAN_COMMENT_SYSTEM": True,
    "PELICAN_COMMENT_SYSTEM_DIR": "comments",
    "PELICAN_COMMENT_SYSTEM_IDENTICON_OUTPUT_PATH": "images/identicon",
    "PELICAN_COMMENT_SYSTEM_IDENTICON_SIZE": 72,
}
# Comments are no articles, and their files may hold what is not to be published.
_EXCLUDING: Final = ("ARTICLE_EXCLUDES", "PAGE_EXCLUDES", "STATIC_EXCLUDES")
_ARTICLES: Final = (
    "articles",
    "translations",
    "hidden_articles",
    "hidden_translations",
    "drafts",
    "drafts_translations",
)

_FACE: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" '
    'fill="hsl({hue},38%,42%)"/><text x="18" y="23" text-anchor="middle" font-family="sans-serif" font-size="14" '
    'fill="#fff">{letters}</text></svg>\n'
)


class NoDate:
    """Stands where a theme asks for a date and none is known: whatever it is asked for, it has nothing to say."""

    def isoformat(self) -> str:
        return ""

    def strftime(self, format: str) -> str:
        return ""


@define(eq=False)
class PelicanComment:
    """A comment as themes of Pelican's comment plugins know it. Text is HTML; ``avatar`` is a path in the output."""

    slug: str
    author: str
    date: datetime | NoDate
    locale_date: str
    content: str
    avatar: str
    metadata: dict[str, Any]
    replies: list[PelicanComment] = field(factory=list)

    @property
    def id(self) -> str:
        return self.slug


def register() -> None:
    """What Pelican calls when the plugin is loaded."""
    signals.initialized.connect(_prepare)
    signals.article_generator_finalized.connect(_add_comments)


def _prepare(pelican: Any) -> None:
    """Settings, and what templates can use. Each is a new value: Pelican's defaults are shared between sites."""
    settings = pelican.settings
    for name, value in SETTINGS.items():
        settings.setdefault(name, value)
    for name in _EXCLUDING:
        settings[name] = [*settings[name], settings["PELICAN_COMMENT_SYSTEM_DIR"]]
    settings["JINJA_FILTERS"] = {**jinja.FILTERS, **settings["JINJA_FILTERS"]}
    settings["JINJA_GLOBALS"] = {**jinja.FUNCTIONS, **settings["JINJA_GLOBALS"]}
    settings["THEME_TEMPLATES_OVERRIDES"] = [*settings["THEME_TEMPLATES_OVERRIDES"], str(jinja.TEMPLATES)]


def _add_comments(generator: Any) -> None:
    settings = generator.settings
    folder = Path(settings["PATH"]) / settings["PELICAN_COMMENT_SYSTEM_DIR"]
    found = files.catalogue(folder, log=LOG) if settings["PELICAN_COMMENT_SYSTEM"] else {}
    threads: dict[str, Thread | None] = {}  # translations of an article share its slug
    for article in chain.from_iterable(getattr(generator, name) for name in _ARTICLES):
        if article.slug not in threads:
            file = found.get(article.slug)
            threads[article.slug] = files.read(file, log=LOG) if file else None
        article.thread = threads[article.slug]
        shown = places(article.thread, sort="date") if article.thread is not None else []
        article.comments_count = len(shown)
        article.comments = _nested(shown, settings)
        _draw_faces(shown, Path(generator.output_path), settings)


def _nested(shown: list[Place], settings: Any) -> list[PelicanComment]:
    roots: list[PelicanComment] = []
    path: list[PelicanComment] = []  # the way down to the last comment
    for place in shown:
        comment = _comment(place, settings)
        del path[place.level :]
        (path[-1].replies if path else roots).append(comment)
        path.append(comment)
    return roots


def _comment(place: Place, settings: Any) -> PelicanComment:
    stamp = place.comment.published if place.open else None
    date = stamp.value if stamp is not None else None
    to_the_day = len(place.published) >= len("2012-10-11")
    return PelicanComment(
        slug=place.anchor.removeprefix("comment-"),  # themes put it in front again
        author=place.author,
        date=date or NoDate(),
        locale_date=strftime(date, settings["DEFAULT_DATE_FORMAT"]) if date and to_the_day else place.when,
        content=place.html,
        avatar=_face(place.author, settings),
        metadata={"author": place.author, "website": place.author_url, "date": date},
    )


def _face(author: str, settings: Any) -> str:
    return f"{settings['PELICAN_COMMENT_SYSTEM_IDENTICON_OUTPUT_PATH']}/{_number(author):08x}.svg"


def _draw_faces(shown: list[Place], output: Path, settings: Any) -> None:
    """The initials of each author as a picture: themes show one, and no other host is to be asked for it."""
    for author in {place.author for place in shown}:
        file = output / _face(author, settings)
        file.parent.mkdir(parents=True, exist_ok=True)
        letters = escaped(initials(unescape(author)))
        file.write_text(_FACE.format(hue=360 // HUES * (_number(author) % HUES), letters=letters), "utf-8")


def _number(author: str) -> int:
    return zlib.crc32(author.encode("utf-8", "replace"))

"""The formats that threadkit reads and writes: two literal tables, and the way from a name to a function.

The functions are named as text and imported when they are first used: listing the formats imports none of them.
Detection, the command line, the documentation and the tests all read these tables.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import Any, Final, Literal, TypeVar, cast, get_args, get_origin

from attrs import frozen

from threadkit.errors import UnknownFormat, UnknownOption, did_you_mean
from threadkit.model import Thread
from threadkit.reading import Read, Sniff

_TRUE: Final = frozenset({"", "yes", "true", "on", "1"})  # "-O flat" alone means yes
_FALSE: Final = frozenset({"no", "false", "off", "0"})

Row = TypeVar("Row", "Reader", "Writer")
Write = Callable[..., Iterator[Any]]  # write(threads, *, options) -> pieces of text or bytes, or pairs of name and text


@frozen
class Reader:
    """A format that can be read. ``read`` and ``sniff`` name functions as "module:function" below ``threadkit``."""

    name: str
    description: str
    read: str
    sniff: str
    extensions: tuple[str, ...] = ()

    def load(self) -> Read:
        return cast(Read, _load(self.read))

    def load_sniff(self) -> Sniff:
        return cast(Sniff, _load(self.sniff))


@frozen
class Writer:
    """A format that can be written. ``write`` names a generator function ``write(threads, *, options)`` below
    ``threadkit``: of pieces of text; of pairs (relative name, text) for a format of many ``files``; of bytes for a
    ``binary`` one."""

    name: str
    description: str
    write: str
    extension: str
    files: bool = False
    binary: bool = False

    def load(self) -> Write:
        return cast(Write, _load(self.write))

    def options(self) -> dict[str, inspect.Parameter]:
        """The writer's options: its keyword-only parameters."""
        parameters = inspect.signature(self.load(), eval_str=True).parameters
        return {name: p for name, p in parameters.items() if p.kind is p.KEYWORD_ONLY}

    def __call__(self, threads: Iterable[Thread], **options: Any) -> Iterator[Any]:
        for name in options:
            self._option(name)
        return self.load()(threads, **options)

    def setting(self, text: str) -> tuple[str, Any]:
        """An option as the command line writes it, "name=value", as a name and a value of the option's type.

        >>> writer("html").setting("flat=yes")
        ('flat', True)
        """
        name, _, value = text.partition("=")
        option = self._option(name.strip().replace("-", "_"))
        try:
            return option.name, _convert(value.strip(), option.annotation)
        except ValueError as error:
            raise UnknownOption(f"option {option.name} of {self.name}: {error}") from None

    def _option(self, name: str) -> inspect.Parameter:
        known = self.options()
        if name not in known:
            hint = did_you_mean(name, list(known))
            raise UnknownOption(f"{self.name} has no option {name!r}{hint} (known: {', '.join(known) or 'none'})")
        return known[name]


def _xml(name: str, description: str, module: str, *extensions: str) -> Reader:
    return Reader(name, description, f"{module}:read", f"{module}:sniff", (".xml", *extensions))


def _json(name: str, description: str, module: str, *extensions: str) -> Reader:
    """A reader whose module has no other: its functions are called read and sniff."""
    return Reader(name, description, f"{module}:read", f"{module}:sniff", extensions or (".json",))


def _files(name: str, description: str, write: str, extension: str) -> Writer:
    """A format of many files."""
    return Writer(name, description, write, extension, files=True)


READERS: Final[tuple[Reader, ...]] = (
    Reader(
        "html",
        "a web page: the comments of any theme, by tables of platforms",
        "platforms.pages:read",
        "html.sniff:sniff",
        (".html", ".htm", ".xhtml"),
    ),
    Reader("json", "threadkit's own JSON", "readers.native:read_json", "readers.native:sniff_json", (".json",)),
    Reader(
        "jsonl", "threadkit's own JSON lines", "readers.native:read_jsonl", "readers.native:sniff_jsonl", (".jsonl",)
    ),
    Reader("text", "a page flattened to text", "readers.flat:read", "readers.flat:sniff", (".txt", ".text")),
    Reader(
        "wp-rest",
        "WordPress REST API comments (/wp-json/wp/v2/comments)",
        "platforms.wordpress_rest:read_rest",
        "platforms.wordpress_rest:sniff_rest",
        (".json",),
    ),
    _xml("wxr", "WordPress's export (WXR), and what other engines write for it", "platforms.wordpress_wxr"),
    _xml("disqus-xml", "the export of Disqus", "platforms.disqus_xml"),
    _xml("blogger", "Blogger: the archive of a blog, feeds of its comments", "platforms.blogger_atom", ".atom"),
    _xml("atom", "feeds of comments: Atom threading (RFC 4685), RSS", "readers.atom", ".atom", ".rss"),
    _xml("stackexchange-xml", "the Stack Exchange data dump: Comments.xml, Posts.xml", "platforms.stackexchange_xml"),
    Reader(
        "mtif",
        "the export of Movable Type and TypePad (MTIF)",
        "platforms.movabletype_mtif:read",
        "platforms.movabletype_mtif:sniff",
        (".txt", ".mtif"),
    ),
    Reader(
        "mbox",
        "a mailbox in one file",
        "readers.mail:read",
        "readers.mail:sniff_mbox",
        (".mbox", ".mbx"),
    ),
    Reader(
        "eml",
        "a message of mail, or a folder of them (Maildir)",
        "readers.mail:read",
        "readers.mail:sniff_eml",
        (".eml",),
    ),
    _json("reddit", "Reddit: a page's listing, or what /api/morechildren answers", "platforms.reddit_json"),
    _json(
        "reddit-dump", "Reddit: dumps of comments (Pushshift)", "platforms.reddit_dump", ".ndjson", ".jsonl", ".json"
    ),
    _json("hackernews", "Hacker News: items of the Firebase API", "platforms.hackernews_json", ".json", ".jsonl"),
    _json("hackernews-algolia", "Hacker News by Algolia: an item or a search", "platforms.hackernews_algolia"),
    _json("mastodon", "Mastodon: the context of a status", "platforms.mastodon_json"),
    _json("discourse", "Discourse: a topic, or posts of topics", "platforms.discourse_json"),
    _json("isso", "Isso: comments of a page by its API, or its database", "platforms.isso_exports", ".json", ".db"),
    _json("yt-dlp", "comments that yt-dlp wrote (.info.json)", "platforms.ytdlp"),
    _json("github", "GitHub REST: issues and their comments", "platforms.github_json"),
    _json("github-discussion", "GitHub GraphQL: a discussion (giscus)", "platforms.github_discussions"),
    _json("activitystreams", "ActivityStreams 2: objects, activities, collections", "readers.activitystreams"),
    _json(
        "data-files",
        "comments kept as data by a static site (Staticman and others): a file or a folder of YAML or JSON",
        "readers.datafiles",
        ".yml",
        ".yaml",
        ".json",
    ),
    Reader(
        "nikola",
        "comments of Nikola's static_comments: a .wpcomment file or a folder of them",
        "readers.comment_files:read",
        "readers.comment_files:sniff_nikola",
        (".wpcomment",),
    ),
    Reader(
        "pelican",
        "comments of Pelican's and Jekyll's plugins: a Markdown or reStructuredText file or a folder of them",
        "readers.comment_files:read",
        "readers.comment_files:sniff_pelican",
        (".md", ".rst"),
    ),
    _json("json-ld", "schema.org comments as JSON-LD", "readers.jsonld", ".jsonld", ".json"),
    _json("jf2", "webmentions in JF2 (webmention.io)", "readers.jf2"),
    _json("disqus-api", "Disqus API: posts of threads", "platforms.disqus_json"),
    _json("stackexchange-api", "Stack Exchange API: questions, answers, comments", "platforms.stackexchange_json"),
    _json("bluesky", "Bluesky: a post's thread", "platforms.bluesky_json"),
    _json("remark42", "Remark42: backup, or comments by its API", "platforms.remark42_json", ".json", ".jsonl"),
    _json("commento", "Commento: export", "platforms.commento_json"),
    _json("lemmy", "Lemmy API: comments", "platforms.lemmy_json"),
    _json("lobsters", "Lobsters: a story", "platforms.lobsters_json"),
    _json("gitlab", "GitLab API: discussions", "platforms.gitlab_json"),
    _json("discord", "Discord: messages by DiscordChatExporter", "platforms.discord_json"),
    _json("slack", "Slack: an export's folder, or the messages of one day", "platforms.slack_json"),
    _json("telegram", "Telegram Desktop: exported chats", "platforms.telegram_json"),
    _json("graph-api", "Facebook and Instagram Graph API: comments", "platforms.graph_json"),
    _json("artalk", "Artalk: artrans exchange files", "platforms.artalk_json"),
    _json("youtube", "YouTube Data API: commentThreads, comments", "platforms.youtube_json"),
)

WRITERS: Final[tuple[Writer, ...]] = (
    Writer("html", "an HTML fragment to include in a page", "writers.html:write_fragment", ".html"),
    Writer("html-page", "a whole HTML document", "writers.html:write_page", ".html"),
    Writer("json", "threadkit's own JSON: everything, exactly", "writers.native:write_json", ".json"),
    Writer("jsonl", "threadkit's own JSON lines: one record a line", "writers.native:write_jsonl", ".jsonl"),
    Writer("markdown", "CommonMark, replies as block quotes", "writers.markdown:write", ".md"),
    Writer("text", "plain text, replies indented", "writers.text:write", ".txt"),
    Writer("wxr", "WordPress's export (WXR)", "platforms.wordpress_wxr_writer:write", ".wxr"),
    Writer("disqus-import", "Disqus's custom XML import", "platforms.disqus_import_writer:write", ".disqus.xml"),
    Writer("isso", "Isso's generic JSON import", "platforms.isso_import_writer:write", ".isso.json"),
    Writer("remark42", "Remark42: backup", "platforms.remark42_writer:write", ".remark42.jsonl"),
    Writer("commento", "Commento: export", "platforms.commento_writer:write", ".commento.json"),
    _files("staticman", "Staticman's data: a YAML file for each comment", "writers.datafiles:write_staticman", ".yml"),
    _files("jekyll", "data files of Jekyll: a YAML file for each page", "writers.datafiles:write_jekyll", ".yml"),
    _files("hugo", "data files of Hugo: a JSON file for each page", "writers.datafiles:write_hugo", ".json"),
    _files("eleventy", "Eleventy's data: a JSON file for each page", "writers.datafiles:write_eleventy", ".json"),
    _files("nikola", "comments of Nikola's static_comments", "writers.comment_files:write_nikola", ".wpcomment"),
    _files("pelican", "comments of Pelican's plugins", "writers.comment_files:write_pelican", ".md"),
    Writer("atom", "a feed of comments: Atom threading (RFC 4685)", "writers.atom:write", ".atom"),
    Writer("mbox", "a mailbox in one file", "writers.mbox:write", ".mbox"),
    Writer("json-ld", "schema.org comments as JSON-LD", "writers.jsonld:write", ".jsonld"),
    Writer("activitystreams", "an ActivityStreams 2 collection", "writers.activitystreams:write", ".as2.json"),
    Writer("csv", "rows of a table, a comment each", "writers.rows:write_csv", ".csv"),
    Writer("parquet", "rows of a table, a comment each", "writers.parquet:write", ".parquet", binary=True),
)


def reader(name: str) -> Reader:
    """The reader of that name. Raises :class:`threadkit.UnknownFormat` with a suggestion."""
    return _find(name, READERS, "read")


def writer(name: str) -> Writer:
    """The writer of that name. Raises :class:`threadkit.UnknownFormat` with a suggestion."""
    return _find(name, WRITERS, "write")


def by_extension(suffix: str) -> str | None:
    """The format that a file of this extension is written in, if one is named for it."""
    return next((row.name for row in WRITERS if row.extension == suffix.lower() and not row.files), None)


def _convert(text: str, annotation: Any) -> Any:
    """The words of an option as a value of its type. Raises ValueError with what would be understood."""
    if annotation is bool:
        if text.lower() in _TRUE | _FALSE:
            return text.lower() in _TRUE
        raise ValueError(f"{text!r} is neither yes nor no")
    if annotation is int:
        return int(text)
    if get_origin(annotation) is Literal:
        if text in get_args(annotation):
            return text
        raise ValueError(f"{text!r} is none of {', '.join(get_args(annotation))}")
    if get_origin(annotation) is tuple or get_origin(annotation) is Collection:
        return tuple(_convert(part.strip(), get_args(annotation)[0]) for part in text.split(",") if part.strip())
    if annotation in (int | None, str | None):
        return _convert(text, get_args(annotation)[0]) if text else None
    return text


def _find(name: str, rows: tuple[Row, ...], verb: str) -> Row:
    for row in rows:
        if row.name == name:
            return row
    raise UnknownFormat(name, [row.name for row in rows], verb=verb)


@cache
def _load(path: str) -> Callable[..., Any]:
    module, _, function = path.partition(":")
    return cast("Callable[..., Any]", getattr(import_module(f"threadkit.{module}"), function))

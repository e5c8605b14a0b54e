"""threadkit.sites.pelican in sites that Pelican builds."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from sites_sample import UNSEEN, check_page, write_tea

pelican = pytest.importorskip("pelican", reason="pelican is not installed")
read_settings = pytest.importorskip("pelican.settings").read_settings

# Importing Pelican makes every new logger of the process one that swallows what it has said before.
logging.setLoggerClass(logging.Logger)
logging.getLogger().__class__ = logging.RootLogger

ARTICLE = "{title}\n#######\n\n:date: 2014-05-01\n:slug: {slug}\n:lang: {lang}\n\nWords of the article.\n"

FILTERED = """{% extends "!simple/article.html" %}
{% block head %}{{ super() }}<style>{{ comments_css() }}</style>{% endblock %}
{% block content %}{{ super() }}{% if article.thread %}{{ article.thread | comments_html }}{% endif %}{% endblock %}
"""
# In the manner of the themes of Pelican's comment plugins.
THEMED = """{% if PELICAN_COMMENT_SYSTEM %}<p>{{ article.comments_count }} in all</p>
{% for comment in article.comments recursive %}<li id="comment-{{ comment.slug }}">
<img src="{{ SITEURL }}/{{ comment.avatar }}" width="{{ PELICAN_COMMENT_SYSTEM_IDENTICON_SIZE }}">
<button onclick="reply('{{ comment.slug | urlencode }}', '{{ comment.author | urlencode }}')">Reply</button>
{% if comment.metadata['website'] %}<a href="{{ comment.metadata['website'] }}">{{ comment.author }}</a>
{% else %}{{ comment.author }}{% endif %}
<time datetime="{{ comment.date.isoformat() }}">{{ comment.locale_date }}|{{ comment.date | strftime('%Y') }}</time>
{{ comment.content }}{% if comment.replies %}<ul>{{ loop(comment.replies) }}</ul>{% endif %}</li>
{% endfor %}{% endif %}
"""
OWN_LISTS = """{% from "threadkit/comments.html" import threaded %}
{% if article.thread %}{% call(place) threaded(article.thread) %}{{ place.author }}: {{ place.html }}{% endcall %}
{% endif %}
"""


CONF = """
PATH = "content"
OUTPUT_PATH = "out"
PLUGINS = ["threadkit.sites.pelican"]
THEME = "simple"
THEME_TEMPLATES_OVERRIDES = ["templates"]
STATIC_PATHS = [""]
TIMEZONE = "UTC"
DEFAULT_DATE_FORMAT = "%d.%m.%Y"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""


@pytest.fixture(autouse=True)
def in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def build(site: Path, template: str, settings: str = "") -> str:
    """The page of the article "steep"."""
    (site / "templates").mkdir()
    (site / "templates" / "article.html").write_text(template, "utf-8")
    (site / "content").mkdir(exist_ok=True)
    for slug, lang in (("steep", "en"), ("steep", "de"), ("kettle", "en")):
        text = ARTICLE.format(title=slug.title(), slug=slug, lang=lang)
        (site / "content" / f"{slug}-{lang}.rst").write_text(text, "utf-8")
    (site / "conf.py").write_text(CONF + settings, "utf-8")
    pelican.Pelican(read_settings(str(site / "conf.py"))).run()
    return (site / "out" / "steep.html").read_text("utf-8")


def test_the_filter_shows_the_thread(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write_tea(tmp_path / "content" / "comments" / "steep.json")
    page = build(tmp_path, FILTERED)
    check_page(page)
    assert ".tk-thread" in page
    assert "tk-thread h-entry" not in (tmp_path / "out" / "kettle.html").read_text("utf-8")
    check_page((tmp_path / "out" / "steep-de.html").read_text("utf-8"))
    assert [record for record in caplog.records if record.name.startswith("threadkit")] == []


def test_a_theme_of_the_comment_plugins_works(tmp_path: Path) -> None:
    write_tea(tmp_path / "content" / "comments" / "steep.json")
    page = build(tmp_path, THEMED)
    check_page(page)
    assert "<p>6 in all</p>" in page
    assert '<a href="https://ines.example/?a=1&amp;b=2">Ines &lt;Kettle&gt;</a>' in page
    assert '<time datetime="2014-05-03T08:30:00+00:00">03.05.2014|2014</time>' in page
    assert '<time datetime="">last spring|</time>' in page
    assert page.count("<ul>") == 3
    pictures = set(re.findall(r'src="/?(images/identicon/\w+\.svg)"', page))
    assert len(pictures) == 5
    assert all((tmp_path / "out" / picture).is_file() for picture in pictures)


def test_markup_of_ones_own(tmp_path: Path) -> None:
    write_tea(tmp_path / "content" / "comments" / "steep.json")
    page = build(tmp_path, OWN_LISTS)
    check_page(page)


def test_any_format_in_a_file_or_a_folder(tmp_path: Path) -> None:
    write_tea(tmp_path / "content" / "comments" / "steep.xml", "wxr")
    folder = tmp_path / "content" / "comments" / "kettle"
    folder.mkdir()
    (folder / "1.md").write_text("author: Ann\ndate: 2014-05-02 10:00\n\nIt *whistles*.\n", "utf-8")
    (folder / "2.md").write_text("author: Bo\ndate: 2014-05-03 10:00\nreplyto: 1md\n\nLoudly.\n", "utf-8")
    page = build(tmp_path, FILTERED)
    check_page(page)
    kettle = (tmp_path / "out" / "kettle.html").read_text("utf-8")
    assert "<em>whistles</em>" in kettle
    assert "in reply to <bdi>Ann</bdi>" in kettle


def test_files_of_comments_are_not_published(tmp_path: Path) -> None:
    write_tea(tmp_path / "content" / "comments" / "steep.json")
    (tmp_path / "content" / "comments" / "notes.rst").write_text("Notes\n#####\n\nNo article.\n", "utf-8")
    build(tmp_path, FILTERED)
    assert not list((tmp_path / "out").rglob("*.json"))
    published = "".join(file.read_text("utf-8", "replace") for file in (tmp_path / "out").rglob("*.html"))
    assert "No article" not in published
    assert not [words for words in UNSEEN if words in published]


def test_what_cannot_be_read_is_a_warning_and_no_end(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "content" / "comments").mkdir(parents=True)
    (tmp_path / "content" / "comments" / "steep.json").write_text("[1, 2", "utf-8")
    page = build(tmp_path, FILTERED)
    assert "tk-thread h-entry" not in page
    (warning,) = (record for record in caplog.records if record.levelno == logging.WARNING)
    assert "steep.json" in warning.getMessage()


def test_switched_off_it_gives_no_comments(tmp_path: Path) -> None:
    write_tea(tmp_path / "content" / "comments" / "steep.json")
    page = build(tmp_path, THEMED, "PELICAN_COMMENT_SYSTEM = False")
    assert "never" not in page

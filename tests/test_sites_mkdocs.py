"""threadkit.sites.mkdocs in sites that MkDocs builds, in its default theme and in Material."""

from __future__ import annotations

import logging
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from sites_sample import UNSEEN, check_page, write_tea

pytest.importorskip("mkdocs", reason="mkdocs is not installed")
build_site = pytest.importorskip("mkdocs.commands.build").build
load_config = pytest.importorskip("mkdocs.config").load_config

pytestmark = [
    pytest.mark.skipif(
        "threadkit" not in entry_points(group="mkdocs.plugins").names, reason="installed before it had it"
    ),
    # MkDocs and its themes do not promise to be free of warnings about their own dependencies.
    pytest.mark.filterwarnings("default::DeprecationWarning"),
    pytest.mark.filterwarnings("default::ResourceWarning"),
]
PAGES = {
    "index.md": "# Home\n",
    "guide/steep.md": "---\ncomments: true\n---\n# Steeping\n\nWords of the page.\n",
    "kettle.md": "---\ncomments: other/kettle.wxr\n---\n# Kettle\n\nWords of the page.\n",
}


def build(site: Path, *, theme: str = "mkdocs", plugin: str = "threadkit", pages: dict[str, str] = PAGES) -> Path:
    """The folder of the built site."""
    for name, text in pages.items():
        (site / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (site / "docs" / name).write_text(text, "utf-8")
    (site / "mkdocs.yml").write_text(
        f"site_name: Tea\ntheme: {{name: {theme}}}\nplugins:\n  - search\n  - {plugin}\n", "utf-8"
    )
    build_site(load_config(str(site / "mkdocs.yml")))
    return site / "site"


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
def test_pages_that_ask_for_comments_have_them(tmp_path: Path, theme: str, caplog: pytest.LogCaptureFixture) -> None:
    if theme == "material":
        pytest.importorskip("material", reason="mkdocs-material is not installed")
    write_tea(tmp_path / "comments" / "guide" / "steep.json")
    write_tea(tmp_path / "comments" / "other" / "kettle.wxr", "wxr")
    with caplog.at_level(logging.WARNING, "mkdocs"):
        site = build(tmp_path, theme=theme)
    for name in ("guide/steep", "kettle"):
        page = (site / name / "index.html").read_text("utf-8")
        check_page(page.partition('<article class="tk-thread')[2].partition("</section>\n</article>")[0])
        assert page.index("Words of the page.") < page.index("tk-thread h-entry")
        assert "assets/threadkit.css" in page
        assert page.count("How long should tea steep?") == 0
    assert "tk-thread h-entry" not in (site / "index.html").read_text("utf-8")
    assert ".tk-thread" in (site / "assets" / "threadkit.css").read_text("utf-8")
    assert [record.getMessage() for record in caplog.records] == []


def test_options_reach_the_writer(tmp_path: Path) -> None:
    write_tea(tmp_path / "talk" / "guide" / "steep.json")
    pages = {"guide/steep.md": "---\ntalk: true\n---\n# Steeping\n"}
    site = build(tmp_path, plugin="threadkit: {folder: talk, meta_key: talk, sort: '-date', collapse: 1}", pages=pages)
    page = (site / "guide" / "steep" / "index.html").read_text("utf-8")
    assert '<details class="tk-replies">' in page
    assert '<details class="tk-replies" open>' not in page


def test_a_template_can_place_them(tmp_path: Path) -> None:
    write_tea(tmp_path / "comments" / "guide" / "steep.json")
    (tmp_path / "over").mkdir()
    (tmp_path / "over" / "main.html").write_text(
        '{% extends "base.html" %}{% block content %}{{ super() }}'
        '{% if page_comments %}<div id="talk">{{ page_comments | comments_md }}</div>{% endif %}{% endblock %}',
        "utf-8",
    )
    site = build(
        tmp_path,
        theme=f"mkdocs, custom_dir: '{tmp_path / 'over'}'",
        plugin="threadkit: {append: false}",
        pages={"guide/steep.md": PAGES["guide/steep.md"], "index.md": "# Home\n"},
    )
    page = (site / "guide" / "steep" / "index.html").read_text("utf-8")
    assert "## 6 comments" in page.partition('<div id="talk">')[2]
    assert "tk-thread" not in page
    assert '<div id="talk">' not in (site / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("asked", "said"), [("gone.json", "gone.json"), ("../mkdocs.yml", "not inside"), ("bad.json", "bad.json")]
)
def test_what_cannot_be_read_is_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, asked: str, said: str
) -> None:
    (tmp_path / "comments").mkdir()
    (tmp_path / "comments" / "bad.json").write_text("[1, 2", "utf-8")
    site = build(tmp_path, pages={"index.md": f"---\ncomments: {asked}\n---\n# Home\n"})
    (warning,) = (record for record in caplog.records if record.levelno >= logging.WARNING)
    assert warning.name == "mkdocs.plugins.threadkit"
    assert said in warning.getMessage()
    assert "tk-thread h-entry" not in (site / "index.html").read_text("utf-8")


def test_files_of_comments_are_not_published(tmp_path: Path) -> None:
    write_tea(tmp_path / "comments" / "guide" / "steep.json")
    site = build(tmp_path, pages={"guide/steep.md": PAGES["guide/steep.md"]})
    published = [file for file in site.rglob("*") if file.suffix in (".json", ".html")]
    texts = "".join(file.read_text("utf-8") for file in published)
    assert not [words for words in (UNSEEN[0], UNSEEN[1]) if words in texts]

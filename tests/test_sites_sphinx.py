"""threadkit.sites.sphinx in documents that Sphinx builds: HTML, text, LaTeX, man pages."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from sites_sample import UNSEEN, check_page, write_tea

from threadkit import Comment, Thread, write

pytest.importorskip("sphinx", reason="sphinx is not installed")
Sphinx = pytest.importorskip("sphinx.application").Sphinx
docutils_namespace = pytest.importorskip("sphinx.util.docutils").docutils_namespace

# Sphinx's own use of docutils and of files is not ours to mend.
pytestmark = [
    pytest.mark.filterwarnings("default::DeprecationWarning"),
    pytest.mark.filterwarnings("default::PendingDeprecationWarning"),
    pytest.mark.filterwarnings("default::ResourceWarning"),
]
INDEX = "Steeping\n========\n\nWords of the page.\n\n.. comments:: tea.json\n{options}\nAfter them.\n"
CONF = 'project = "Tea"\nextensions = ["threadkit.sites.sphinx"]\nman_pages = [("index", "tea", "Tea", "", 1)]\n'


def build(site: Path, builder: str, options: str = "") -> tuple[Path, str]:
    """The folder of what was built, and what was warned of."""
    if not (site / "conf.py").exists():
        (site / "conf.py").write_text(CONF, "utf-8")
        (site / "index.rst").write_text(INDEX.format(options=options), "utf-8")
    warnings = io.StringIO()
    with docutils_namespace():
        app = Sphinx(site, site, site / "out" / builder, site / "trees", builder, status=None, warning=warnings)
        app.build()
    return site / "out" / builder, warnings.getvalue()


def test_html(tmp_path: Path) -> None:
    write_tea(tmp_path / "tea.json")
    built, said = build(tmp_path, "html", "   :sort: date\n   :collapse: 1\n")
    page = (built / "index.html").read_text("utf-8")
    check_page(page.partition('<article class="tk-thread')[2].partition("</section>\n</article>")[0])
    assert '<details class="tk-replies">' in page
    assert page.index("Words of the page.") < page.index("tk-thread h-entry") < page.index("After them.")
    assert "_static/threadkit.css" in page
    assert '"milk"' in (built / "searchindex.js").read_text("utf-8")
    assert ".tk-thread" in (built / "_static" / "threadkit.css").read_text("utf-8")
    assert said == ""


@pytest.mark.parametrize(("builder", "file"), [("text", "index.txt"), ("latex", "tea.tex"), ("man", "tea.1")])
def test_other_builders_write_real_nodes(tmp_path: Path, builder: str, file: str) -> None:
    write_tea(tmp_path / "tea.json")
    built, said = build(tmp_path, builder)
    text = (built / file).read_text("utf-8")
    for words in ("Comments (6)", "Ines <Kettle>", "Four minutes, never five.", "Milk is for cats.", "茶不需要时间。"):
        assert words in text.replace("\\textless{}", "<").replace("\\textgreater{}", ">"), words
    assert "in reply to Rolf" in text.replace("\n", " ")
    assert "This comment was deleted." in text
    assert "tk-thread" not in text
    assert not [words for words in UNSEEN[:4] if words in text]
    assert said == ""


def test_replies_are_nested_in_the_text(tmp_path: Path) -> None:
    write_tea(tmp_path / "tea.json")
    built, _ = build(tmp_path, "text")
    lines = (built / "index.txt").read_text("utf-8").splitlines()
    depths = {line.split("**")[1]: line.index("*") for line in lines if "* **" in line}
    assert depths == {"Ines <Kettle>": 4, "Rolf": 2, "Juno": 4, "王小明": 0}


def test_no_list_is_deeper_than_latex_can_nest(tmp_path: Path) -> None:
    chain = Thread(comments=[Comment(f"c-{n}", f"c-{n - 1}" if n else None) for n in range(2000)])
    write(chain, tmp_path / "tea.json", "json")
    built, _ = build(tmp_path, "latex")
    lines = (built / "tea.tex").read_text("utf-8").splitlines()
    depth = deepest = 0
    for line in lines:
        depth += line.startswith("\\begin{itemize}") - line.startswith("\\end{itemize}")
        deepest = max(deepest, depth)
    assert deepest == 4
    assert sum(line.startswith("\\item") for line in lines) == 2000


def test_a_document_is_built_again_when_its_comments_change(tmp_path: Path) -> None:
    file = write_tea(tmp_path / "tea.json")
    build(tmp_path, "html")
    write(Thread(comments=[Comment("new-1")]), file, "json")
    later = (tmp_path / "index.rst").stat().st_mtime + 100
    os.utime(file, (later, later))
    built, _ = build(tmp_path, "html")
    assert "1 comment<" in (built / "index.html").read_text("utf-8")


def test_what_cannot_be_read_is_a_warning(tmp_path: Path) -> None:
    built, said = build(tmp_path, "html")
    assert "tea.json" in said
    assert "After them." in (built / "index.html").read_text("utf-8")

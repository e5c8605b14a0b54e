"""threadkit.sites in template engines: Jinja2 with and without escaping, a Flask application, a Django one."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from sites_sample import TEA, check_page, write_tea

from threadkit import Comment, ReadError, Thread, UnknownOption
from threadkit.sites import MissingHost, host
from threadkit.sites.files import catalogue
from threadkit.sites.jinja import install
from threadkit.sites.markup import comments_css, comments_html, comments_md
from threadkit.sites.places import places

OWN_MARKUP = (
    '{% from "threadkit/comments.html" import threaded %}'
    "{% call(place) threaded(thread, max_depth=2) %}"
    '<cite title="{{ place.published }}">{{ place.author }}</cite> {{ place.html }}{% endcall %}'
)


def tags(markup: str) -> str:
    """The skeleton of nested lists: o and O open and close a list, i and I an item."""
    marks = {"<ol": "o", "</ol": "O", "<li": "i", "</li": "I"}
    return "".join(marks[tag] for tag in re.findall(r"</?(?:ol|li)\b", markup))


def test_places_hold_what_may_be_shown() -> None:
    found = places(TEA)
    assert [(place.anchor, place.level, place.open) for place in found] == [
        ("c-1", 0, True),
        ("c-2", 1, True),
        ("c-3", 2, True),
        ("c-4", 1, False),
        ("c-5", 2, True),
        ("c-7", 0, True),
    ]
    assert found[0].author == "Ines &lt;Kettle&gt;"
    assert found[0].author_url == "https://ines.example/?a=1&amp;b=2"
    assert found[1].author_url == ""
    assert found[3].html == "This comment was deleted."
    assert found[3].author == ""
    assert (found[5].published, found[5].when) == ("", "last spring")


def test_places_are_in_the_order_that_is_asked_for() -> None:
    thread = Thread(comments=[Comment("a", score=1), Comment("b", "a"), Comment("c", score=5)])
    assert [place.comment.id for place in places(thread, sort="-score")] == ["c", "a", "b"]
    with pytest.raises(UnknownOption):
        places(TEA, sort="datum")


def test_the_post_is_written_if_asked_for() -> None:
    assert "How long should tea steep?" not in comments_html(TEA) + comments_md(TEA)
    assert "How long should tea steep?" in comments_html(TEA, post=True)
    assert comments_md(TEA, post=True).startswith("# How long")
    assert comments_md(TEA).startswith("## 6 comments\n")
    assert comments_md(Thread()).startswith("## 0 comments\n")


def test_the_style_names_only_what_the_fragment_has() -> None:
    used = set(re.findall(r"[\w-]+", " ".join(re.findall(r'class="([^"]*)"', comments_html(TEA)))))
    named = set(re.findall(r"\.(tk-[a-z-]+)", comments_css()))
    assert named - used <= {"tk-hue-", "tk-badge"}
    assert "@import" not in comments_css()
    assert "url(" not in comments_css()


def test_a_page_has_one_file_of_comments(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for name in ("steep.xml", "steep.json", "steep/green.json", "v1.2.json", "cold/1.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = {slug: path.relative_to(tmp_path).as_posix() for slug, path in catalogue(tmp_path).items()}
    assert found["steep"] == "steep.json"
    assert found["steep/green"] == "steep/green.json"
    assert found["v1.2"] == "v1.2.json"
    assert found["cold"] == "cold"
    assert [record.getMessage() for record in caplog.records] == [
        "comments of steep: steep.json is read, steep.xml is not"
    ]
    assert catalogue(tmp_path / "nowhere") == {}


def test_a_missing_host_names_its_extra() -> None:
    with pytest.raises(MissingHost, match=r"install threadkit\[mkdocs\]"), host("mkdocs"):
        import no_such_generator  # noqa: F401  (that it cannot be imported is the test)


@pytest.mark.parametrize("autoescape", [True, False])
def test_jinja(tmp_path: Path, autoescape: bool) -> None:
    jinja2 = pytest.importorskip("jinja2", reason="Jinja2 is not installed")
    environment = jinja2.Environment(autoescape=autoescape)
    install(environment, write_tea(tmp_path / "tea.json").parent)
    page = environment.from_string('{{ read_comments("tea.json") | comments_html(sort="date") }}').render()
    assert page == comments_html(TEA, sort="date")
    check_page(page)
    assert "**never**" not in page
    assert "*never*" in environment.from_string("{{ thread | comments_md }}").render(thread=TEA)


@pytest.mark.parametrize("autoescape", [True, False])
def test_markup_of_ones_own_is_nested_in_lists(autoescape: bool) -> None:
    jinja2 = pytest.importorskip("jinja2", reason="Jinja2 is not installed")
    environment = jinja2.Environment(autoescape=autoescape, loader=jinja2.DictLoader({"own": OWN_MARKUP}))
    install(environment)
    page = environment.get_template("own").render(thread=TEA)
    check_page(page)
    assert '<cite title="2014-05-03T08:30+00:00">Ines &lt;Kettle&gt;</cite>' in page
    assert tags(page) == "oi" + "oiIiIiIiIO" + "I" + "iI" + "O"


def test_a_long_chain_of_replies_needs_no_recursion() -> None:
    jinja2 = pytest.importorskip("jinja2", reason="Jinja2 is not installed")
    environment = jinja2.Environment(autoescape=True)
    install(environment)
    chain = Thread(comments=[Comment(f"c-{n}", f"c-{n - 1}" if n else None) for n in range(5000)])
    page = environment.from_string(OWN_MARKUP.replace("max_depth=2", "max_depth=9999")).render(thread=chain)
    assert tags(page) == "oi" * 5000 + "IO" * 5000


def test_no_file_is_read_outside_of_the_folder(tmp_path: Path) -> None:
    jinja2 = pytest.importorskip("jinja2", reason="Jinja2 is not installed")
    write_tea(tmp_path / "tea.json")
    (tmp_path / "inner").mkdir()
    environment = jinja2.Environment()
    install(environment, tmp_path / "inner")
    for name in ("../tea.json", str(tmp_path / "tea.json"), "a\0b"):
        with pytest.raises(ReadError, match="not inside"):
            environment.from_string("{{ read_comments(name) }}").render(name=name)


def test_flask(tmp_path: Path) -> None:
    flask = pytest.importorskip("flask", reason="Flask is not installed")
    from threadkit.sites.jinja import init_app

    write_tea(tmp_path / "comments" / "steep.json")
    app = flask.Flask("tea", root_path=str(tmp_path))
    app.config["THREADKIT_FOLDER"] = "comments"
    init_app(app)
    app.add_url_rule("/all", view_func=lambda: flask.render_template_string(ALL), endpoint="all")
    app.add_url_rule("/own", view_func=lambda: flask.render_template_string(OWN_MARKUP, thread=TEA), endpoint="own")
    client = app.test_client()
    check_page(client.get("/all").get_data(as_text=True))
    check_page(client.get("/own").get_data(as_text=True))


ALL = '{{ read_comments("steep.json") | comments_html(collapse=1) }}'

# Django is set up once for a process, so it has its own.
DJANGO = """
import sys, django
from django.conf import settings
from django.template import engines
settings.configure(
    INSTALLED_APPS=["threadkit.sites.django"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    THREADKIT_FOLDER=sys.argv[1],
)
django.setup()
sys.stdout.reconfigure(encoding="utf-8")
print(engines["django"].from_string(sys.argv[2]).render())
"""


DJANGO_LISTS = """{% comment_places thread as places %}<ol>{% for place in places %}
{% if place.opens %}<ol>{% endif %}<li>{{ place.author }} {{ place.html }}
{% if place.leaf %}</li>{% endif %}{% for _ in place.closes %}</ol></li>{% endfor %}
{% endfor %}</ol>"""


@pytest.mark.parametrize("template", ["{% comments_html thread sort='date' collapse=2 %}", DJANGO_LISTS])
def test_django(tmp_path: Path, template: str) -> None:
    pytest.importorskip("django", reason="Django is not installed")
    write_tea(tmp_path / "tea.json")
    whole = "{% load threadkit %}<style>{% comments_css %}</style>{% read_comments 'tea.json' as thread %}" + template
    command = [sys.executable, "-W", "error", "-c", DJANGO, str(tmp_path), whole]
    page = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    check_page(page)
    assert tags(page) == "oi" + "oi" + "oiIO" + "Ii" + "oiIO" + "IO" + "I" + "iI" + "O"

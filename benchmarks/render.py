"""Rendering: bodies and threads beside the libraries that people use for the same, and four times as many comments.

Peers that are not installed are left out (``pip install inscriptis markdownify jinja2``). All take turns, so that a
loaded machine slows all alike. The goals: text 4 times as fast as inscriptis, Markdown 8 times as fast as markdownify.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from typing import Any

from benchmarks import Row, seconds
from threadkit import Author, Body, Comment, Post, Thread, Timestamp, render
from threadkit.text import to_html, to_markdown, to_text
from threadkit.writers.held import PUBLIC, shown, when

COMMENTS = 500
ROUNDS = 5
BODY = (
    '<p>I think that <em>this</em> is really a fine article, and the <a href="https://example.org/a?b=1"'
    ' rel="nofollow">link</a> helps.</p>\n<p>Second paragraph with some more words, &quot;quoted&quot; and so on '
    "&#8211; it goes on for a bit longer than the first.<br />\nA line after a break.</p>\n"
)

# The markup of the html writer, as a template says it.
TEMPLATE = """\
{% for place in places %}{% set comment = place.comment %}{% set author = comment.author %}
<li class="tk-item"><article class="tk-comment u-comment h-cite" id="comment-{{ comment.id }}"
 data-tk-id="{{ comment.id }}"{% if comment.parent_id %} data-tk-parent="{{ comment.parent_id }}"{% endif %}
{%- if comment.kind != "comment" %} data-tk-kind="{{ comment.kind }}"{% endif %}
{%- if comment.score is not none %} data-tk-score="{{ comment.score }}"{% endif %}>
<header class="tk-head"><span class="tk-face tk-hue-{{ author.name|length % 12 }}" aria-hidden="true">
{{- author.name|first|upper }}</span><h3 class="tk-name"><span class="p-author h-card">
<a class="u-url" href="{{ author.url }}" rel="nofollow ugc noopener"><bdi class="p-name">{{ author.name }}</bdi></a>
{{- "" }}</span>
{%- for role in author.roles %} <span class="tk-badge">{{ role }}</span>{% endfor %}</h3>
<p class="tk-line"><a class="tk-when" href="#comment-{{ comment.id }}"><time class="dt-published"
 datetime="{{ comment.published.isoformat() }}" data-tk-text="{{ comment.published.text }}"
 data-tk-precision="{{ comment.published.precision }}"><bdi>{{ when(comment.published) }}</bdi></time></a>
{%- if comment.updated %} <span class="tk-edited">edited {{ when(comment.updated) }}</span>{% endif %}
{%- if place.parent %} <a class="tk-to u-in-reply-to" href="#comment-{{ place.parent.id }}"><bdi>in reply to
<bdi>{{ place.parent.author.name }}</bdi></bdi></a>{% endif %}
{%- if comment.score is not none %} <span class="tk-score">{{ comment.score }} points</span>{% endif %}
{%- if comment.url %} <a class="tk-original u-url" href="{{ comment.url }}">original</a>{% endif %}</p></header>
<div class="tk-body e-content" dir="auto">{{ to_html(comment.body.source, "html")|safe }}</div></article></li>
{% endfor %}"""


def thread_of(count: int) -> Thread:
    """A thread with replies three deep."""
    moment = Timestamp("2012-10-11 03:08", datetime(2012, 10, 11, 3, 8), "minute")
    comments = [
        Comment(
            str(number),
            str(number - 1) if number % 4 else None,
            author=Author(f"Person {number % 97}", url=f"https://example.org/{number % 97}"),
            published=moment,
            body=Body(BODY),
        )
        for number in range(count)
    ]
    return Thread(Post(title="A thread"), comments)


def peer(module: str) -> Any:
    """A module, or None if it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        return None


def over_bodies(convert: Callable[[str], object]) -> Callable[[], object]:
    def act() -> None:
        for _ in range(COMMENTS):
            convert(BODY)

    return act


def by_template(jinja2: Any, thread: Thread) -> Callable[[], object]:
    """The same comments by a template, with bodies sanitized by ours."""
    template = jinja2.Environment(autoescape=True).from_string(TEMPLATE)

    def act() -> object:
        places = shown(thread, include=PUBLIC, max_depth=8, flat=True)
        return template.render(places=places, when=when, to_html=to_html)

    return act


def best_of_turns(acts: dict[str, Callable[[], object]]) -> dict[str, float]:
    times = dict.fromkeys(acts, float("inf"))
    for _ in range(ROUNDS):
        for name, act in acts.items():
            times[name] = min(times[name], seconds(act, repeat=1))
    return times


def acts() -> dict[str, Callable[[], object]]:
    """Ours, and what stands beside it if it is installed."""
    small, large = thread_of(COMMENTS), thread_of(4 * COMMENTS)
    found: dict[str, Callable[[], object]] = {
        "HTML to text": over_bodies(lambda body: to_text(body, "html")),
        "HTML to Markdown": over_bodies(lambda body: to_markdown(body, "html")),
        "HTML, sanitized": over_bodies(lambda body: to_html(body, "html")),
        "a thread as HTML": lambda: render(small, "html"),
        "a thread as Markdown": lambda: render(small, "markdown"),
        "a thread as text": lambda: render(small, "text"),
        "a thread of four times the size as HTML": lambda: render(large, "html"),
    }
    inscriptis, markdownify, jinja2 = map(peer, ("inscriptis", "markdownify", "jinja2"))
    if inscriptis:
        found["inscriptis"] = over_bodies(inscriptis.get_text)
    if markdownify:
        found["markdownify"] = over_bodies(markdownify.markdownify)
    if jinja2:
        found["jinja2"] = by_template(jinja2, small)
    return found


BESIDE = {
    "inscriptis": "HTML to text",
    "markdownify": "HTML to Markdown",
    "jinja2": "a thread as HTML",
    "a thread of four times the size as HTML": "a thread as HTML",
}


def run() -> list[Row]:
    times = best_of_turns(acts())
    return [
        Row(name, took, took / times[BESIDE[name]], BESIDE[name]) if name in BESIDE else Row(name, took)
        for name, took in times.items()
    ]

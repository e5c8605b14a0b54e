"""How fast bodies are converted and threads are written, beside the libraries that people use for the same.

usage: python benchmarks/render.py [--comments N] [--check]

Everything is measured in one run, the best of several rounds by turns, and given as a ratio: a loaded machine slows all
alike. Peers that are not installed are left out (pip install markdownify inscriptis jinja2). With --check the exit
status is 1 if a ratio is below its goal, or if four times the comments take more than five times as long.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from importlib import import_module

from threadkit import Author, Body, Comment, Post, Thread, Timestamp, render
from threadkit.text import to_html, to_markdown, to_text
from threadkit.writers.held import PUBLIC, shown, when

BODY = (
    '<p>I think that <em>this</em> is really a fine article, and the <a href="https://example.org/a?b=1"'
    ' rel="nofollow">link</a> helps.</p>\n<p>Second paragraph with some more words, &quot;quoted&quot; and so on '
    "&#8211; it goes on for a bit longer than the first.<br />\nA line after a break.</p>\n"
)
ROUNDS = 9
GOALS = {"inscriptis": 4, "markdownify": 8, "jinja2": 3}

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


def best(jobs: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Seconds of CPU time for each job, the best of several rounds by turns."""
    times = dict.fromkeys(jobs, float("inf"))
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            start = time.process_time()
            job()
            times[name] = min(times[name], time.process_time() - start)
    return times


def peer(module: str) -> object | None:
    try:
        return import_module(module)
    except ImportError:
        return None


def over_bodies(convert: Callable[[str], object], count: int) -> Callable[[], object]:
    def run() -> None:
        for _ in range(count):
            convert(BODY)

    return run


def jobs_of(count: int) -> dict[str, Callable[[], object]]:
    """Ours, and what stands beside it if it is installed."""
    thread = thread_of(count)
    jobs: dict[str, Callable[[], object]] = {
        "text": over_bodies(lambda body: to_text(body, "html"), count),
        "markdown": over_bodies(lambda body: to_markdown(body, "html"), count),
        "html": over_bodies(lambda body: to_html(body, "html"), count),
        "page": lambda: render(thread, "html"),
        "markdown file": lambda: render(thread, "markdown"),
        "text file": lambda: render(thread, "text"),
    }
    inscriptis, markdownify, jinja2 = map(peer, ("inscriptis", "markdownify", "jinja2"))
    if inscriptis:
        jobs["inscriptis"] = over_bodies(inscriptis.get_text, count)
    if markdownify:
        jobs["markdownify"] = over_bodies(markdownify.markdownify, count)
    if jinja2:
        jobs["jinja2"] = with_jinja(jinja2, thread)
    return jobs


def with_jinja(jinja2: object, thread: Thread) -> Callable[[], object]:
    """The same comments by a template, with bodies sanitized by ours."""
    template = jinja2.Environment(autoescape=True).from_string(TEMPLATE)

    def run() -> object:
        places = shown(thread, include=PUBLIC, max_depth=8, flat=True)
        return template.render(places=places, when=when, to_html=to_html)

    return run


def report(times: dict[str, float], count: int) -> Iterable[tuple[str, float]]:
    for name, seconds in times.items():
        print(f"{name:14}{seconds / count * 1e6:9.1f} µs a comment{count / seconds:12,.0f} a second")
    for ours, theirs in (("text", "inscriptis"), ("markdown", "markdownify"), ("page", "jinja2")):
        if theirs in times:
            yield theirs, times[theirs] / times[ours]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--comments", type=int, default=500)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    missed = []
    for name, ratio in report(best(jobs_of(arguments.comments)), arguments.comments):
        print(f"{ratio:.1f} times {name} (goal {GOALS[name]})")
        missed += [name] if ratio < GOALS[name] else []
    small, large = thread_of(arguments.comments), thread_of(4 * arguments.comments)
    growth = best({"small": lambda: render(small, "html"), "large": lambda: render(large, "html")})
    factor = growth["large"] / growth["small"]
    print(f"four times the comments: {factor:.1f} times as long (at most 5)")
    return int(arguments.check and (bool(missed) or factor > 5))


if __name__ == "__main__":
    sys.exit(main())

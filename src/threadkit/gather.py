"""From a reader's stream to threads: unique ids, dates settled together, parents checked, counts compared.

This is where a thread is a whole for the first time, so this is where whatever needs the whole is decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define, evolve, field

from threadkit.dates import settle
from threadkit.model import Comment, Origin, Post, Thread, Timestamp
from threadkit.problems import Where
from threadkit.reading import Context, Facts, Item
from threadkit.tree import ROOT, Tree


@define
class _Draft:
    """A thread while it is being read."""

    post: Post | None = None
    comments: list[Comment] = field(factory=list)
    claimed: int | None = None
    origin: Origin | None = None

    def add(self, item: Comment | Facts) -> None:
        if isinstance(item, Comment):
            self.comments.append(item)
            return
        self.claimed = item.claimed if item.claimed is not None else self.claimed
        self.origin = item.origin or self.origin


def gather(items: Iterable[Item], context: Context, format: str) -> Iterator[Thread]:
    """The threads of a reader's stream; a post begins the next one."""
    draft: _Draft | None = None
    for item in items:
        if isinstance(item, Post):
            if draft is not None:
                yield _finish(draft, context, format)
            draft = _Draft(item)
        else:
            draft = draft or _Draft()
            draft.add(item)
    if draft is not None:
        yield _finish(draft, context, format)


def _finish(draft: _Draft, context: Context, format: str) -> Thread:
    comments = _with_unique_ids(draft.comments, context)
    tree = _checked_tree(comments, context)
    post, comments = _with_dates(draft.post, comments, tree, context)
    if draft.claimed is not None and draft.claimed != len(comments):
        context.report("count-mismatch", f"the source states {draft.claimed} comments, {len(comments)} were found")
    if draft.post is None and comments:
        context.report("no-post", "no post was found beside the comments")
    origin = evolve(draft.origin or Origin(), format=format, url=context.url)
    problems, context.problems = context.problems, []
    return Thread(post, comments, draft.claimed, origin, problems)


def _with_unique_ids(comments: list[Comment], context: Context) -> list[Comment]:
    """The comments, each under an id of its own. Replies to a repeated id belong to its first bearer."""
    taken = {comment.id for comment in comments}
    seen: set[str] = set()
    unique = []
    for comment in comments:
        if comment.id in seen:
            number = 2
            while (fresh := f"{comment.id}~{number}") in taken:
                number += 1
            taken.add(fresh)
            context.report(
                "duplicate-id", f"a second comment has the id {comment.id!r}; it is now {fresh!r}", where=comment.where
            )
            comment = evolve(comment, id=fresh, extra={**comment.extra, "original_id": comment.id})
        seen.add(comment.id)
        unique.append(comment)
    return unique


def _checked_tree(comments: list[Comment], context: Context) -> Tree:
    tree = Tree(comments)
    for position in tree.dangling:
        comment = comments[position]
        context.report(
            "dangling-parent",
            f"{comment.id!r} replies to {comment.parent_id!r}, which is not here",
            where=_place(comment),
        )
    for position in tree.cut:
        comment = comments[position]
        context.report(
            "parent-cycle", f"{comment.id!r} is its own ancestor; it is shown as a root", where=_place(comment)
        )
    return tree


def _with_dates(
    post: Post | None, comments: list[Comment], tree: Tree, context: Context
) -> tuple[Post | None, list[Comment]]:
    """The post and comments with every date settled that was still open.

    The post's own date is settled first, since it bounds the others; edits are settled with the order that the dates of
    publication have established, as they come from the same template.
    """
    if post is not None and (_is_open(post.published) or _is_open(post.updated)):
        published, updated = settle(
            [post.published, post.updated], reference=context.reference, language=context.language
        )
        post = evolve(post, published=published, updated=updated)
    if not any(_is_open(comment.published) or _is_open(comment.updated) for comment in comments):
        return post, comments
    parents = [None if parent == ROOT else parent for parent in tree.parents]
    stamps = settle(
        [comment.published for comment in comments] + [comment.updated for comment in comments],
        parents=[*parents, *range(len(comments))],
        post_date=post.published.value if post is not None and post.published is not None else None,
        reference=context.reference,
        language=context.language or (post.language if post is not None else None),
    )
    settled = []
    for comment, published, updated in zip(comments, stamps, stamps[len(comments) :], strict=False):
        for stamp in (published, updated):
            _report_date(stamp, comment, context)
        settled.append(evolve(comment, published=published, updated=updated))
    return post, settled


def _is_open(stamp: Timestamp | None) -> bool:
    return stamp is not None and stamp.value is None and stamp.basis is None


def _report_date(stamp: Timestamp | None, comment: Comment, context: Context) -> None:
    if stamp is None:
        return
    if stamp.value is None and stamp.kind == "absolute":
        context.report(
            "date-unread", f"the date of {comment.id!r} was not understood", where=_place(comment), excerpt=stamp.text
        )
    elif stamp.alternatives:
        context.report(
            "date-ambiguous",
            f"the date of {comment.id!r} has more than one reading",
            where=_place(comment),
            excerpt=stamp.text,
        )
    elif "conflict" in stamp.flags:
        context.report(
            "date-conflict", f"the dates of {comment.id!r} disagree", where=_place(comment), excerpt=stamp.text
        )


def _place(comment: Comment) -> Where | None:
    return comment.where

"""From a reader's stream to threads: unique ids, dates settled together, parents checked, counts compared.

This is where a thread is a whole for the first time, so this is where whatever needs the whole is decided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from attrs import define, evolve, field

from threadkit.dates import settle
from threadkit.model import Comment, Origin, Post, Thread, Timestamp
from threadkit.problems import Where
from threadkit.reading import Context, Facts, Item, Start
from threadkit.tree import ROOT, Tree


@define
class _Draft:
    """A thread while it is being read."""

    post: Post | None = None
    comments: list[Comment] = field(factory=list)
    claimed: int | None = None
    origin: Origin | None = None
    checked: bool = False

    def add(self, item: Post | Comment | Facts) -> None:
        if isinstance(item, Post):
            self.post = item
        elif isinstance(item, Comment):
            self.comments.append(item)
        else:
            self.claimed = item.claimed if item.claimed is not None else self.claimed
            self.origin = item.origin or self.origin

    def ends_before(self, item: Item) -> bool:
        """Whether the item begins the next thread: a start does, and a post that cannot be this thread's."""
        return isinstance(item, Start) or (isinstance(item, Post) and bool(self.post or self.comments))


def gather(items: Iterable[Item], context: Context, format: str) -> Iterator[Thread]:
    """The threads of a reader's stream. Problems without a thread make an empty one: they are not lost either."""
    draft: _Draft | None = None
    for item in items:
        if draft is not None and draft.ends_before(item):
            yield _finish(draft, context, format)
            draft = None
        draft = draft or _Draft()
        if isinstance(item, Start):
            draft.checked = item.checked
        else:
            draft.add(item)
    if draft is not None or context.problems:
        yield _finish(draft or _Draft(), context, format)


def _finish(draft: _Draft, context: Context, format: str) -> Thread:
    post, comments = draft.post, _with_unique_ids(draft.comments, context)
    origin = draft.origin or Origin()
    if not draft.checked:
        post, comments = _with_dates(post, comments, _checked_tree(comments, context), context)
        _check_counts(draft, context)
        origin = evolve(origin, format=format, url=context.url or origin.url)
    problems, context.problems = context.problems, []
    return Thread(post, comments, draft.claimed, origin, problems)


def _check_counts(draft: _Draft, context: Context) -> None:
    found = len(draft.comments)
    if draft.claimed is not None and draft.claimed != found:
        context.report("count-mismatch", f"the source states {draft.claimed} comments, {found} were found")
    if draft.post is None and found:
        context.report("no-post", "no post was found beside the comments")


def _with_unique_ids(comments: list[Comment], context: Context) -> list[Comment]:
    """The comments, each under an id of its own. Replies to a repeated id belong to its first bearer."""
    taken = {comment.id for comment in comments}
    bearers: Counter[str] = Counter()
    unique = []
    for comment in comments:
        bearers[comment.id] += 1
        if bearers[comment.id] > 1:
            comment = _renamed(comment, taken, bearers, context)
        unique.append(comment)
    return unique


def _renamed(comment: Comment, taken: set[str], bearers: Counter[str], context: Context) -> Comment:
    """The comment under the first free of ``id~2``, ``id~3`` and so on; the count goes on from the last one given."""
    while (fresh := f"{comment.id}~{bearers[comment.id]}") in taken:
        bearers[comment.id] += 1
    taken.add(fresh)
    message = f"a second comment has the id {comment.id!r}; it is now {fresh!r}"
    context.report("duplicate-id", message, where=comment.where)
    return evolve(comment, id=fresh, extra={**comment.extra, "original_id": comment.id})


def _checked_tree(comments: list[Comment], context: Context) -> Tree:
    tree = Tree(comments)
    for position in tree.dangling:
        comment = comments[position]
        context.report(
            "dangling-parent",
            f"{comment.id!r} replies to {comment.parent_id!r}, which is not here",
            where=comment.where,
        )
    for position in tree.cut:
        comment = comments[position]
        context.report(
            "parent-cycle", f"{comment.id!r} is its own ancestor; it is shown as a root", where=comment.where
        )
    return tree


def _with_dates(
    post: Post | None, comments: list[Comment], tree: Tree, context: Context
) -> tuple[Post | None, list[Comment]]:
    """The post and comments with every date settled that was still open.

    The post's own date is settled first, since it bounds the others; edits are settled with the order that the dates of
    publication have established, as they come from the same template.
    """
    language = context.language or (post.language if post is not None else None)
    settled = partial(settle, reference=context.reference, language=language)
    if post is not None and (_is_open(post.published) or _is_open(post.updated)):
        published, updated = settled([post.published, post.updated])
        _report_dates([(post.published, published), (post.updated, updated)], "the post", post.where, context)
        post = evolve(post, published=published, updated=updated)
    if not any(_is_open(comment.published) or _is_open(comment.updated) for comment in comments):
        return post, comments
    stamps = settled(
        [comment.published for comment in comments] + [comment.updated for comment in comments],
        parents=[*(None if parent == ROOT else parent for parent in tree.parents), *range(len(comments))],
        post_date=post.published.value if post is not None and post.published is not None else None,
    )
    dated = []
    for comment, published, updated in zip(comments, stamps, stamps[len(comments) :], strict=False):
        pairs = [(comment.published, published), (comment.updated, updated)]
        _report_dates(pairs, repr(comment.id), comment.where, context)
        dated.append(evolve(comment, published=published, updated=updated))
    return post, dated


def _is_open(stamp: Timestamp | None) -> bool:
    return stamp is not None and stamp.value is None and stamp.basis is None


def _report_dates(
    pairs: Iterable[tuple[Timestamp | None, Timestamp | None]], whose: str, where: Where | None, context: Context
) -> None:
    """Report what stays in doubt of the dates that were open; the pairs are (as read, as settled)."""
    for before, after in pairs:
        if after is None or not _is_open(before):
            continue
        if after.value is None and after.kind == "absolute":
            context.report("date-unread", f"the date of {whose} was not understood", where=where, excerpt=after.text)
        elif after.alternatives:
            message = f"the date of {whose} has more than one reading"
            context.report("date-ambiguous", message, where=where, excerpt=after.text)
        elif "conflict" in after.flags:
            context.report("date-conflict", f"the dates of {whose} disagree", where=where, excerpt=after.text)

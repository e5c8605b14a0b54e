"""Dates of comment threads: text in, moments and honest doubt out.

The way of a date: a text is folded (:mod:`~threadkit.dates.folding`), cut into tokens whose words the lexicon knows in
every language (:mod:`~threadkit.dates.lexing`), matched by a grammar over their skeleton
(:mod:`~threadkit.dates.grammar`, :mod:`~threadkit.dates.relative`), turned into forms that say which characters mean
what (:mod:`~threadkit.dates.forms`), and read into every moment that a calendar allows
(:mod:`~threadkit.dates.readings`). Which of them is meant, a thread's dates decide together
(:mod:`~threadkit.dates.threads`). Machine notations take a shorter way (:mod:`~threadkit.dates.machine`).

Nothing here reads the machine's clock: a relative date is counted from the moment of capture that the caller gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from threadkit.dates.folding import fold, original_span
from threadkit.dates.readings import UNDATED, Slot, read_slot, readings_of, why_not
from threadkit.dates.results import stamped
from threadkit.dates.search import certain, looks_like_date, stretches
from threadkit.dates.settling import settle
from threadkit.dates.threads import choose_one
from threadkit.dates.windows import window
from threadkit.model import Timestamp

__all__ = ["find_dates", "looks_like_date", "parse_date", "parse_dates", "settle"]


def parse_date(text: str, *, reference: datetime | None = None, language: str | None = None) -> Timestamp:
    """The date in a text that is the place of a date, alone: an element, an attribute, a field of an export.

    Labels, names and links around the date are passed over. ``reference`` is the moment of capture: relative dates are
    counted back from it, missing years and centuries are chosen before it. ``language`` (a BCP 47 tag) settles ties
    between readings and nothing else. Never raises: without a reading, ``value`` is None and ``basis`` says why.

    >>> parse_date("Posted by Ann on November 3, 2018 at 9:05 am").isoformat()
    '2018-11-03T09:05'
    >>> parse_date("23/11/20189:05 pmReply").isoformat()
    '2018-11-23T21:05'
    >>> parse_date("vor 3 Stunden", reference=datetime(2018, 11, 3, 12)).isoformat()
    '2018-11-03T09'
    >>> doubtful = parse_date("11/3/2018")
    >>> doubtful.isoformat(), doubtful.alternatives
    ('2018-11-03', (datetime.datetime(2018, 3, 11, 0, 0),))
    >>> parse_date("February 30, 2018").basis
    'refused: no such date'
    """
    bounds = window(None, reference, language)
    return stamped(text, None, choose_one(read_slot(text, bounds), bounds))


def find_dates(text: str, *, reference: datetime | None = None, language: str | None = None) -> list[Timestamp]:
    """The dates in running text, in order, each with its ``span`` in the text and its exact ``text``.

    Found is what is a date beyond doubt: a day and a month with a year or a clock, "yesterday" with a clock, a counted
    time with a sign of the past. Dates glued to their neighbours are found. Arguments as for :func:`parse_date`; what
    cannot be dated without a ``reference`` is found all the same, and has no value.

    >>> [(stamp.text, stamp.span) for stamp in find_dates("Ann says: 11/23/20189:05 amI paid 5/5 for it in May")]
    [('11/23/20189:05 am', (10, 27))]
    >>> [stamp.isoformat() for stamp in find_dates("ClaireAugust 06, 20194:14 pm and Bob7. März 2019")]
    ['2019-08-06T16:14', '2019-03-07']
    """
    bounds = window(None, reference, language)
    found = []
    for offset, stretch in stretches(text):
        folded, offsets = fold(stretch)
        for forms in certain(folded, bounds):
            readings, reason = tuple(readings_of(forms, folded, bounds)), why_not(forms[0])
            start, end = original_span(offsets, *forms[0].span)
            if readings or reason in UNDATED:
                slot = Slot(stretch[start:end], (offset + start, offset + end), readings, reason)
                found.append(stamped(slot.text, None, choose_one(slot, bounds)))
    return found


def parse_dates(
    texts: Sequence[str],
    *,
    parents: Sequence[int | None] | None = None,
    post_date: datetime | None = None,
    reference: datetime | None = None,
    language: str | None = None,
) -> list[Timestamp]:
    """The dates of one thread, settled together: one timestamp a text, in order.

    ``parents`` are the positions of the comments that each replies to (no reply is older than its parent);
    ``post_date`` is the date of the post, which no comment is older than. The rest as for :func:`parse_date`.

    >>> thread = ["10/11/20123:08 am", "11/12/201112:44 pm", "07/21/20117:31 pm"]
    >>> [stamp.isoformat() for stamp in parse_dates(thread)]
    ['2012-10-11T03:08', '2011-11-12T12:44', '2011-07-21T19:31']
    >>> parse_dates(thread)[0].basis
    'order: month first, settled by 07/21/2011'
    """
    stamps = settle(
        [Timestamp(text) for text in texts],
        parents=parents,
        post_date=post_date,
        reference=reference,
        language=language,
    )
    return [stamp for stamp in stamps if stamp is not None]

"""From a page that no table fits to the profile that nobody wrote.

One walk takes stock of the page (:mod:`.survey`). Elements that can be named together make groups (:mod:`.groups`,
:mod:`.keys`); each group is weighed as comments by a table of signs (:mod:`.signs`); the heaviest is taken
(:mod:`.choose`). In its records fields are found by what they hold and by what they are called (:mod:`.slots`), and
what comes of it is a profile like any other (:mod:`.build`): a table of selectors which a person can print and mend.
"""

from __future__ import annotations

from threadkit.html.induce.build import build
from threadkit.html.induce.choose import choose
from threadkit.html.induce.survey import survey
from threadkit.html.page import Page
from threadkit.html.profile import Profile


def induce(page: Page) -> list[Profile]:
    """The profiles that a page suggests, the likeliest first; none when nothing on it looks like a comment."""
    chosen = choose(survey(page.index))
    return [build(chosen, page)] if chosen is not None else []

"""The words by which a page names its parts, in the languages that pages are written in.

Class names and ids are program text: whoever writes a theme names things after what they are, mostly in English,
often in the language of the page. Words are split at hyphens, underscores and capitals, so that ``CommentItem``,
``comment-item`` and ``comment_item`` say the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_SPLIT: Final = re.compile(r"[A-Z]?[a-zà-öø-ÿ]+|[A-Z]+(?![a-z])|[^\W\d_]+")

# What a comment, or a list of them, is called.
COMMENT: Final = frozenset(
    [
        "comment",
        "comments",
        "commentlist",
        "commentitem",
        "commentary",
        "comm",
        "cmt",
        "cmnt",
        "kommentar",
        "kommentare",
        "kommentarer",
        "kommentti",
        "komentarz",
        "komentarze",
        "komentar",
        "komentare",
        "komentari",
        "komentāri",
        "commentaire",
        "commentaires",
        "commento",
        "commenti",
        "comentario",
        "comentarios",
        "comentário",
        "comentários",
        "reactie",
        "reacties",
        "reaction",
        "reactions",
        "reply",
        "replies",
        "response",
        "responses",
        "respuesta",
        "respuestas",
        "réponse",
        "reponse",
        "reponses",
        "resposta",
        "antwort",
        "antworten",
        "opinion",
        "opinions",
        "opinia",
        "opinie",
        "answer",
        "answers",
        "review",
        "reviews",
        "feedback",
        "feedbacks",
        "leserbrief",
        "leserbriefe",
        "leserkommentar",
        "mensaje",
        "mensajes",
        "message",
        "messages",
        "msg",
        "beitrag",
        "beitraege",
        "posting",
        "postings",
        "posts",
        "yorum",
        "yorumlar",
        "komentáře",
        "discussion",
        "discussions",
        "diskussion",
        "disqus",
        "dsq",
        "fyre",
        "ugc",
        "ugccmt",
        "guestbook",
        "gaestebuch",
        "debat",
        "meinung",
        "meinungen",
        "crayons",
        "liveblogcomments",
    ]
)
# Weaker: these name a comment in forums, and an article elsewhere.
POST: Final = frozenset(["post", "entry", "thread", "topic", "item", "message", "node", "row", "article", "reactive"])
# What stands for something else than comments, or for the page's apparatus around them.
APPARATUS: Final = frozenset(
    [
        "widget",
        "sidebar",
        "recent",
        "latest",
        "related",
        "popular",
        "teaser",
        "teasers",
        "nav",
        "navigation",
        "menu",
        "footer",
        "ticker",
        "faq",
        "trending",
        "newest",
        "carousel",
        "slider",
        "slide",
        "gallery",
        "promo",
        "ad",
        "ads",
        "advert",
        "advertisement",
        "sponsored",
        "outbrain",
        "taboola",
        "breadcrumb",
        "breadcrumbs",
        "newsletter",
        "cookie",
        "archive",
        "archives",
        "calendar",
        "similar",
        "recommended",
        "recommendations",
        "mostread",
        "toplist",
        "tagcloud",
        "share",
        "sharing",
        "social",
        "product",
        "products",
        "shop",
        "event",
        "events",
        "timeline",
        "liveticker",
        "liveblog",
        "headlines",
        "accordion",
        "bio",
        "aktuell",
        "neueste",
        "letzte",
        "derniers",
        "dernieres",
        "ultimos",
        "ultimas",
        "pagination",
        "pager",
        "paging",
        "toc",
        "search",
        "login",
        "modal",
        "popup",
    ]
)
# A form to write with, and whatever belongs to it.
FORM: Final = frozenset(
    [
        "form",
        "respond",
        "respond",
        "reply-form",
        "textarea",
        "captcha",
        "submit",
        "login",
        "register",
        "input",
        "editor",
    ]
)
AUTHOR: Final = frozenset(
    [
        "author",
        "authors",
        "autor",
        "auteur",
        "autore",
        "user",
        "username",
        "usr",
        "nick",
        "nickname",
        "name",
        "vcard",
        "fn",
        "commenter",
        "commentor",
        "commentator",
        "poster",
        "byline",
        "member",
        "profile",
        "person",
        "displayname",
        "screenname",
        "writer",
        "verfasser",
        "creator",
        "owner",
        "by",
        "benutzer",
        "login",
        "pseudo",
        "nom",
        "nome",
        "nombre",
        "naam",
        "namn",
        "signature",
        "realname",
        "handle",
        "from",
        "who",
        "uname",
    ]
)
DATE: Final = frozenset(
    [
        "date",
        "dates",
        "time",
        "datetime",
        "timestamp",
        "datum",
        "fecha",
        "data",
        "ora",
        "published",
        "publish",
        "posted",
        "created",
        "when",
        "ago",
        "tid",
        "zeit",
        "uhrzeit",
        "heure",
        "timeago",
        "permalink",
        "day",
    ]
)
BODY: Final = frozenset(
    [
        "content",
        "text",
        "body",
        "message",
        "copy",
        "msg",
        "inhalt",
        "texte",
        "texto",
        "testo",
        "tekst",
        "comment",
        "description",
        "entry",
        "said",
        "words",
        "main",
        "commenttext",
        "commentbody",
        "commentcontent",
        "quote",
        "value",
        "post",
        "textbody",
        "html",
        "markdown",
        "p",
    ]
)
# Things around a comment's text which are no part of it.
FURNITURE: Final = frozenset(
    [
        "reply",
        "replies",
        "share",
        "sharing",
        "like",
        "likes",
        "dislike",
        "vote",
        "votes",
        "voting",
        "rating",
        "ratings",
        "report",
        "flag",
        "edit",
        "actions",
        "action",
        "tools",
        "toolbar",
        "buttons",
        "button",
        "btn",
        "avatar",
        "meta",
        "metadata",
        "permalink",
        "footer",
        "controls",
        "moderation",
        "awaiting",
        "spam",
        "abuse",
        "collapse",
        "expand",
        "toggle",
        "menu",
        "dropdown",
        "sharedaddy",
        "karma",
        "thumb",
        "thumbs",
        "score",
        "respond",
        "badge",
        "count",
        "counter",
        "social",
        "like-count",
        "signature",
        "sig",
        "antworten",
        "melden",
        "responder",
        "répondre",
        "nav",
        "options",
        "links",
        "number",
    ]
)
# A whole text by which one is invited to do something with a comment.
ACTIONS: Final = re.compile(
    r"[\s#|·•«»↩⤷↵()\[\]{}<>:/–—.…-]*(?:(?:reply|replies|respond|answer|quote|share|report(?: (?:abuse|comment|this))?|flag|"
    r"like|likes|dislike|edit|delete|permalink|link|up|down|upvote|downvote|vote|thumbs? ?(?:up|down)|recommend(?:ed)?|"
    r"antworten|antwort|auf diesen kommentar antworten|zitieren|melden|teilen|gefällt mir|link zum kommentar|"
    r"kommentar melden|permanenter link|répondre|signaler(?: un abus)?|citer|responder|denunciar|citar|compartir|rispondi|"
    r"segnala|condividi|mi piace|beantwoorden|reageer|reageren|antwoord|antwoorden|melden|svar|svara|svare|anmeld|gilla|"
    r"odpowiedz|zgłoś|cytuj|odpovědět|odpovedať|nahlásit|yanıtla|cevapla|beğen|ответить|відповісти|пожаловаться|"
    r"vastaa|válasz|απάντηση|răspunde|balas|返信|回复|回覆|답글|举报|赞|رد|(?:in )?reply to(?: this)?(?: comment)?|"
    r"log in to reply|reply to .{1,60}|répondre à .{1,60}|auf .{1,60} antworten|responder a .{1,60}|\d{1,6})"
    r"[\s#|·•«»↩⤷↵()\[\]{}<>:/–—.…-]*)+",
    re.IGNORECASE,
)
# Links and buttons by which one answers a comment.
REPLY: Final = re.compile(
    r"\W{0,3}(?:reply|respond|log in to reply|antworten|antwort|répondre|responder|rispondi|beantwoorden|reageer|reageren|"
    r"antwoord|antwoorden|svar|svara|svare|odpowiedz|odpovědět|odpovedať|yanıtla|cevapla|ответить|відповісти|vastaa|"
    r"válasz|απάντηση|răspunde|balas|返信|回复|回覆|답글|(?:auf diesen kommentar |reply to |répondre à |responder a )[^\n]{0,40})\W{0,3}",
    re.IGNORECASE,
)
# A heading over comments: "12 Comments", "Kommentare (3)", "Leave a reply" does not count.
HEADING: Final = re.compile(
    r"\b(?:comments?|kommentare?r?|leserkommentare|commentaires?|comentarios?|comentários?|commenti|reacties?|responses?|"
    r"replies|réponses?|respuestas?|antworten|thoughts|opinions?|opinie|komentarz[ey]?|komentar[ei]?|komentáře|komentárov|"
    r"yorum(?:lar)?|комментари[ийев]+|discussion|diskussion|reactions|réactions|leserbriefe|meinungen|feedback|"
    r"kommentit|debate?|reader)\b|评论|評論|回應|留言|コメント|댓글|تعليقات",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def words_of(name: str) -> frozenset[str]:
    """The words of a class name or an id, in lower case; plural and compound names also by their parts.

    >>> sorted(words_of("CommentItem_author__x9")), sorted(words_of("li-comment-12"))
    (['author', 'comment', 'item', 'x'], ['comment', 'li'])
    """
    return frozenset(word.lower() for word in _SPLIT.findall(name))


def names_comment(name: str) -> bool:
    """Whether a name speaks of comments.

    >>> names_comment("dsq-comment-body"), names_comment("usercomments"), names_comment("commercial")
    (True, True, False)
    """
    words = words_of(name)
    return not words.isdisjoint(COMMENT) or any("comment" in word or "komment" in word for word in words)

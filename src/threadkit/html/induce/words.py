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


def names(text: str) -> frozenset[str]:
    """The words of a list that is easier to read as text."""
    return frozenset(text.split())


# What a comment, or a list of them, is called.
COMMENT: Final = names(
    """
    answer answers antwort antworten beitraege beitrag cmnt cmt comentario comentarios comentário comentários
    comm comment commentaire commentaires commentary commenti commentitem commentlist commento comments
    debat discussion discussions diskussion disqus dsq feedback feedbacks fyre gaestebuch guestbook komentar
    komentare komentari komentarz komentarze komentáře komentāri kommentar kommentare kommentarer kommentti
    leserbrief leserbriefe leserkommentar meinung meinungen mensaje mensajes message messages
    msg opinia opinie opinion opiniones opinions posting postings reactie reacties reaction reactions replies reply
    reponse reponses response responses resposta respuesta respuestas review reviews réponse ugc yorum
    yorumlar
    """
)
# Of these, what names other things as well: a notice, an entry of a catalogue, an opinion piece.
WEAK: Final = names(
    "message messages msg answer answers antwort antworten feedback opinion opinions opinie opinia review reviews comm "
    "debat meinung meinungen reaction reactions commentary beitrag beitraege posting postings mensaje mensajes"
)
# What stands for something else than comments, or for the page's apparatus around them.
APPARATUS: Final = names(
    """
    accordion ad ads advert advertisement aktuell archive archives bio breadcrumb breadcrumbs calendar carousel
    cookie dernieres derniers event events faq footer gallery headlines latest letzte liveblog liveticker login
    menu modal mostread nav navigation neueste newest newsletter outbrain pager pagination paging popular popup
    product products promo recent recommendations recommended related search share sharing shop sidebar similar
    slide slider social sponsored taboola tagcloud teaser teasers ticker timeline toc toplist trending ultimas
    ultimos widget
    """
)
# A form to write with, and whatever belongs to it.
FORM: Final = names(
    """
    captcha editor form input login register respond submit textarea
    """
)
AUTHOR: Final = names(
    """
    auteur author authors autor autore benutzer by byline commentator commenter commentor creator displayname fn
    from handle login member naam name namn nick nickname nom nombre nome owner person poster profile pseudo
    realname screenname signature uname user username lid usr usuario pseudonym vcard verfasser who writer
    """
)
DATE: Final = names(
    """
    ago created data date dates datetime datum day fecha heure ora permalink posted publish published tid time
    timeago timestamp uhrzeit when zeit
    """
)
BODY: Final = names(
    """
    body commentbody commentcontent commenttext content copy description entry html inhalt markdown
    message msg quote said tekst testo text textbody texte texto
    """
)
# Things around a comment's text which are no part of it.
FURNITURE: Final = names(
    """
    abuse action actions antworten avatar awaiting badge btn button buttons collapse controls count counter
    dislike dropdown edit expand flag footer karma like likes links melden menu meta metadata moderation nav
    number options permalink rating ratings replies reply report respond responder répondre score share
    sharedaddy sharing sig signature social spam thumb thumbs toggle toolbar tools vote votes voting
    """
)
# A text by which one is invited to answer a comment.
_REPLY: Final = re.compile(
    r"reply|respond|log in to reply|(?:in )?reply to this(?: comment)?|antworten|antwort|"
    r"auf diesen kommentar antworten|"
    r"répondre|responder|rispondi|beantwoorden|reageer|reageren|antwoord|antwoorden|svar|svara|svare|odpowiedz|"
    r"odpovědět|odpovedať|yanıtla|cevapla|ответить|відповісти|vastaa|válasz|απάντηση|răspunde|balas|返信|回复|回覆|답글|"
    r"رد|"
    r"(?:reply to|répondre à|responder a|auf) [^\n]{1,40}",
    re.IGNORECASE,
)
# A text by which one is invited to do something else with it.
_ACTION: Final = re.compile(
    r"replies|answer|quote|share|(?:report|flag)(?: (?:abuse|comment|this|as spam))?|likes?|dislike|edit|delete|"
    r"permalink|link|up|down|upvote|downvote|vote|thumbs? ?(?:up|down)|recommend(?:ed)?(?: \d+)?|zitieren|"
    r"(?:kommentar )?melden|teilen|"
    r"gefällt mir|liken|link zum kommentar|permanenter link|signaler(?: un abus)?|citer|denunciar|citar|compartir|"
    r"segnala|condividi|mi piace|anmeld|gilla|zgłoś|cytuj|nahlásit|beğen|пожаловаться|举报|赞|\d{1,6}",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"[\s]*[#|·•«»↩⤷↵()\[\]{}<>:/–—.…][\s#|·•«»↩⤷↵()\[\]{}<>:/–—.…-]*")


def is_reply(text: str) -> bool:
    """Whether a text is an invitation to reply.

    >>> is_reply("» Reply"), is_reply("Ann replied")
    (True, False)
    """
    return _REPLY.fullmatch(text.strip(" \t\r\n#|·•«»↩⤷↵()[]{}<>:/–—.…-")) is not None


def is_action(text: str) -> bool:
    """Whether a text consists of invitations to do something with a comment.

    >>> is_action("Reply | Share (3)"), is_action("Ann")
    (True, False)
    """
    pieces = [piece for piece in _BETWEEN.split(text.strip()) if piece]
    return bool(pieces) and all(map(_are_actions, pieces))


def _are_actions(piece: str) -> bool:
    """Whether a piece of text is one invitation, or each of its words is."""
    if _REPLY.fullmatch(piece) or _ACTION.fullmatch(piece):
        return True
    words = piece.split()
    return 1 < len(words) < 12 and all(_REPLY.fullmatch(word) or _ACTION.fullmatch(word) for word in words)


# A heading over comments: "12 Comments", "Kommentare (3)", "Leave a reply" does not count.
HEADING: Final = re.compile(
    r"\b(?:comments?|kommentare?r?|leserkommentare|commentaires?|comentarios?|comentários?|commenti|reacties?|"
    r"responses?|"
    r"replies|réponses?|respuestas?|antworten|thoughts|opinions?|opinie|komentarz[ey]?|komentar[ei]?|"
    r"komentáře|komentárov|"
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
    return frozenset(
        word.lower() for word in _SPLIT.findall(name.replace("field--name-", " ").replace("field-name-", " "))
    )


def names_comment(name: str) -> bool:
    """Whether a name speaks of comments.

    >>> names_comment("dsq-comment-body"), names_comment("usercomments"), names_comment("commercial")
    (True, True, False)
    """
    words = words_of(name)
    return not words.isdisjoint(COMMENT) or any("comment" in word or "komment" in word for word in words)

"""The words by which comment pages show themselves, in the languages that blogs are written in.

Only data: each table is read by one module of this package. Phrases are compared casefolded; a phrase with Latin,
Greek or Cyrillic letters must end where a word ends, one in a script without spaces need not.
"""

from __future__ import annotations

from typing import Final

from threadkit.model import Kind

# "X says:", "X wrote on DATE", "On DATE, X said:": the word that makes a name a speaker.
SAYS: Final = (
    "says", "said", "wrote", "writes", "commented", "comments", "replied", "replies", "responded", "responds",
    "posted", "added", "asked", "answered", "remarked", "has commented", "has said", "has written", "sagt", "sagte",
    "schreibt", "schrieb", "meint", "meinte", "kommentiert", "kommentierte", "antwortet", "antwortete",
    "hat geschrieben", "hat gesagt", "hat kommentiert", "dit", "a dit", "écrit", "a écrit", "a commenté", "a répondu",
    "répond", "dice", "dijo", "ha dicho", "escribe", "escribió", "comenta", "comentó", "ha escrito", "ha comentado",
    "respondió", "diz", "disse", "escreve", "escreveu", "comentou", "respondeu", "ha detto", "scrive", "scrisse",
    "ha scritto", "commenta", "ha commentato", "risponde", "ha risposto", "zegt", "zei", "schrijft", "schreef",
    "reageert", "reageerde", "heeft geschreven", "säger", "sade", "skriver", "skrev", "kommenterade", "svarade",
    "siger", "sagde", "kommenterede", "svarede", "sier", "sa", "kommenterte", "svarte", "sanoo", "sanoi", "kirjoitti",
    "kirjoittaa", "kommentoi", "vastasi", "segir", "sagði", "skrifaði", "mówi", "pisze", "napisał", "napisała",
    "napisał(a)", "powiedział", "powiedziała", "skomentował", "říká", "píše", "napsal", "napsala", "napsal(a)",
    "řekl", "řekla", "hovorí", "napísal", "napísala", "povedal", "pravi", "kaže", "piše", "je rekao", "je rekla",
    "je napisao", "je napisala", "szerint", "írta", "mondja", "spune", "a spus", "scrie", "a scris", "kirjutas",
    "ütleb", "sako", "rašo", "saka", "dedi ki", "diyor ki", "dedi", "diyor", "yazdı", "demiş ki", "viết", "nói",
    "đã viết", "berkata", "menulis", "mengatakan", "diu", "ha dit", "escriu", "dio", "dixo", "говорит", "сказал",
    "сказала", "пишет", "написал", "написала", "написал(а)", "ответил", "ответила", "отвечает", "комментирует",
    "каже", "пише", "написав", "сказав", "казва", "каза", "написа", "λέει", "ο χρήστης είπε", "είπε", "έγραψε",
    "γράφει", "يقول", "قال", "كتب", "گفت", "می‌گوید", "نوشت", "אמר", "כתב", "אומר", "さんのコメント", "さんの発言",
    "さんが書きました", "さんより", "より", "のコメント", "说", "说道", "說", "說道", "写道", "寫道", "表示", "发表",
    "回复", "回覆", "님의 말", "님이 작성", "님의 댓글",
    "הגיב", "הגיבה", "אמרה", "כתבה", "कहते हैं", "कहता है", "कहती हैं", "ने कहा", "ने लिखा", "พูดว่า", "กล่าวว่า", "เขียนว่า",
    "บอกว่า",
)  # fmt: skip

# "Posted by X at DATE", "Comment by X": what stands before a name.
BY: Final = (
    "posted by", "post by", "comment by", "commented by", "comment from", "comment posted by", "submitted by",
    "written by", "reply by", "reply from", "response from", "response by", "added by", "review by", "reviewed by",
    "answer by", "answered by", "left by", "by", "from", "geschrieben von", "kommentar von", "verfasst von",
    "eingestellt von", "gepostet von", "antwort von", "beitrag von", "von", "posté par", "publié par", "écrit par",
    "commentaire de", "commentaire par", "rédigé par", "envoyé par", "par", "publicado por", "escrito por",
    "enviado por", "comentario de", "comentario por", "comentário de", "comentário por", "postado por", "por",
    "scritto da", "postato da", "pubblicato da", "inviato da", "commento di", "inserito da", "da", "geplaatst door",
    "geschreven door", "reactie van", "reactie door", "door", "skrivet av", "postat av", "kommentar av",
    "kommentar från", "inlägg av", "skrevet av", "skrevet af", "kommentar af", "kommentar fra", "indsendt af",
    "napisane przez", "napisany przez", "dodane przez", "dodał", "komentarz od", "przez", "přidal", "vložil",
    "pridal", "komentář od", "scris de", "trimis de", "yazan", "gönderen", "yorum:", "dikirim oleh", "oleh",
    "đăng bởi", "bởi", "автор", "комментарий от", "отправил", "отправлено", "добавил", "прислал", "от", "投稿者",
    "名前", "発言者", "作者", "评论者", "发表者", "由", "작성자", "글쓴이",
)  # fmt: skip

# "From: X": the label of the name in a record; "Author: X" stands in logs and catalogues as well.
NAME_LABELS: Final = frozenset((
    "from", "name", "by", "posted by", "nickname", "nick", "username", "von", "nom", "pseudo", "nombre",
    "nome", "naam", "namn", "navn", "nimi", "imię", "jméno", "meno", "ime", "név", "nume", "isim", "имя", "ім'я",
    "от", "שם", "الاسم", "名前", "姓名", "昵称", "이름",
))  # fmt: skip

# "Posted on DATE by X": a verb that announces a date and belongs to no field.
POSTED: Final = (
    "posted", "first posted", "last updated", "updated", "first published", "last modified", "published on",
    "submitted", "written", "published", "added", "commented", "created", "date", "geschrieben", "veröffentlicht",
    "verfasst", "erstellt", "publié", "posté", "écrit", "publicado", "escrito", "enviado", "pubblicato", "scritto",
    "postato", "inserito", "geplaatst", "geschreven", "skrivet", "publicerat", "skrevet", "lagt inn", "dodano",
    "napisano", "opublikowano", "přidáno", "vloženo", "опубликовано", "добавлено", "написано", "отправлено", "投稿日",
    "发表于", "發表於", "发布于", "评论于", "작성일", "data", "datum", "fecha",
)  # fmt: skip

# What joins a name, a date and a number, beside punctuation.
JOINTS: Final = (
    "on", "at", "the", "am", "um", "den", "der", "le", "à", "au", "el", "a las", "a la", "las", "em", "às", "as", "o",
    "il", "alle", "alle ore", "ore", "op", "om", "kl", "kl.", "klo", "dnia", "w dniu", "o godz.", "dne", "v", "в",
    "во", "la", "tarihinde", "tarihi", "saat", "lúc", "vào", "vào lúc", "pada", "στις", "са", "о", "于", "於", "在",
    "に", "at:", "on:", "de", "del", "di", "du", "uhr", "date:", "time:",
)  # fmt: skip

# What may be left of a clock behind it.
CLOCK_WORDS: Final = ("uhr", "uhr uhr", "uur", "hrs", "hs", "h", "г.", "г", "год", "года", "р.", "ч.", "ч")

# "X in reply to Y": whom a comment answers, when the header says so.
REPLY_TO: Final = (
    "in reply to", "in response to", "replied to", "replying to", "replies to", "reply to", "responded to",
    "responding to", "als antwort auf", "antwort auf", "antwortet auf", "antwortete auf", "in antwort auf",
    "en réponse à", "réponse à", "a répondu à", "répond à", "en respuesta a", "respondió a", "respuesta a",
    "em resposta a", "em resposta à", "em resposta ao", "respondeu a", "resposta a", "in risposta a", "risposta a",
    "ha risposto a", "als antwoord op", "antwoord op", "in antwoord op", "reactie op", "som svar på", "svar på",
    "svar till", "svarade på", "svar til", "vastaus käyttäjälle", "w odpowiedzi na", "w odpowiedzi do",
    "odpowiedź do", "v odpovědi na", "odpověď na", "reakce na", "в ответ на", "ответил", "ответ для",
    "у відповідь на", "yanıt olarak", "回复给", "回复", "回覆", "返信先", "への返信",
)  # fmt: skip

# "4 Responses to …", "Kommentare (4)": what the heading of a list of comments calls its contents.
COMMENTS: Final = (
    "comment", "comments", "response", "responses", "reply", "replies", "thought", "thoughts", "reaction",
    "reactions", "user comments", "reader comments", "readers comments", "reader responses", "visitor comments",
    "discussion", "trackback", "trackbacks", "pingback", "pingbacks", "review", "reviews", "answer", "answers",
    "kommentar", "kommentare", "kommentaren", "antwort", "antworten", "gedanke", "gedanken", "leserkommentare",
    "meinung", "meinungen", "reaktion", "reaktionen", "beitrag", "beiträge", "wortmeldungen", "commentaire",
    "commentaires", "réponse", "réponses", "réaction", "réactions", "réflexion", "réflexions", "avis", "comentario",
    "comentarios", "respuesta", "respuestas", "pensamiento", "pensamientos", "opiniones", "idea", "ideas",
    "comentário", "comentários", "resposta", "respostas", "pensamento", "pensamentos", "commento", "commenti",
    "risposta", "risposte", "pensiero", "pensieri", "reactie", "reacties", "opmerking", "opmerkingen", "gedachte",
    "gedachten", "commentaar", "antwoorden", "kommentarer", "kommentera", "svar", "tanke", "tankar", "tanker",
    "inlägg", "kommentti", "kommenttia", "kommentit", "vastaus", "vastausta", "ajatus", "ajatusta", "ummæli",
    "athugasemdir", "komentarz", "komentarze", "komentarzy", "odpowiedź", "odpowiedzi", "myśl", "opinie", "komentář",
    "komentáře", "komentářů", "komentár", "komentáre", "komentárov", "odpověď", "odpovědi", "odpovědí", "reakce",
    "reakcí", "názory", "komentar", "komentari", "komentara", "komentarji", "komentarjev", "odgovor", "odgovora",
    "hozzászólás", "hozzászólások", "vélemény", "megjegyzés", "comentariu", "comentarii", "răspuns", "răspunsuri",
    "yorum", "yorumlar", "cevap", "yanıt", "yanıtlar", "komentarai", "komentāri", "kommentaarid", "kommentaari",
    "komentar-komentar", "tanggapan", "balasan", "bình luận", "phản hồi", "comentaris", "respostes", "iruzkin",
    "σχόλιο", "σχόλια", "απαντήσεις", "σκέψεις", "комментарий", "комментария", "комментариев", "комментарии", "ответ",
    "ответа", "ответов", "ответы", "отзыв", "отзыва", "отзывов", "отзывы", "мнение", "мнения", "мнений", "коментар",
    "коментарі", "коментарів", "коментаря", "відповідь", "відповіді", "коментара", "отговора", "коментари", "تعليق",
    "تعليقات", "التعليقات", "دیدگاه", "نظر", "نظرات", "תגובה", "תגובות", "ความคิดเห็น", "评论", "條評論", "条评论",
    "評論", "留言", "回复", "回覆", "回應", "则留言", "則留言", "コメント", "件のコメント", "返信", "댓글",
    "개의 댓글", "덧글", "개의 생각", "टिप्पणियाँ", "टिप्पणी",
)  # fmt: skip

# The words that may stand around such a heading: "What our readers say", "All 12 comments", "Comments so far".
HEADING_FILLERS: Final = frozenset((
    "all", "the", "our", "your", "reader", "readers", "readers'", "user", "users", "visitor", "visitors", "so", "far",
    "yet", "latest", "recent", "newest", "oldest", "top", "on", "this", "post", "article", "entry", "story", "page",
    "has", "have", "here", "view", "show", "read", "below", "join", "alle", "die", "neueste", "leser", "bisherige",
    "bisher", "tous", "les", "des", "lecteurs", "todos", "los", "las", "dei", "lettori", "tutti", "i", "och", "alla",
    "de", "van", "lezers", "wszystkie", "все", "user's", "yorumu",
))  # fmt: skip

# "No comments yet": a count in words.
COUNTS: Final = {
    "no": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "kein": 0, "keine": 0, "ein": 1, "eine": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "aucun": 0,
    "un": 1, "une": 1, "deux": 2, "trois": 3, "ningún": 0, "una": 1, "uno": 1, "dos": 2, "tres": 3, "nenhum": 0,
    "nenhuma": 0, "um": 1, "uma": 1, "dois": 2, "duas": 2, "três": 3, "nessun": 0, "nessuna": 0, "due": 2, "tre": 3,
    "geen": 0, "een": 1, "één": 1, "twee": 2, "drie": 3, "inga": 0, "ingen": 0, "ett": 1, "et": 1, "två": 2,
    "brak": 0, "jeden": 1, "žádný": 0, "нет": 0, "один": 1, "два": 2, "три": 3, "yok": 0, "bir": 1,
}  # fmt: skip

# "Pingback: Title": another site's link, listed among the comments. Word -> kind.
PINGBACKS: Final[dict[str, Kind]] = {
    "pingback": "pingback", "pingbacks": "pingback", "ping": "pingback", "pingback by": "pingback",
    "pingback from": "pingback", "pingback von": "pingback", "trackback": "trackback", "trackbacks": "trackback",
    "trackback by": "trackback", "trackback from": "trackback", "trackback von": "trackback", "rétrolien": "pingback",
    "rétroliens": "pingback", "référence": "pingback", "zpětný ping": "pingback", "zpětné odkazy": "pingback",
    "visszajelzés": "pingback", "уведомление": "pingback", "пингбек": "pingback", "трекбэк": "trackback",
    "сповіщення": "pingback", "παράθεμα": "pingback", "geri bildirim": "pingback", "geri izleme": "trackback",
    "retroenllaç": "pingback", "ping-balik": "pingback", "ピンバック": "pingback", "トラックバック": "trackback",
    "引用通告": "pingback", "自动引用通知": "pingback", "핑백": "pingback", "트랙백": "trackback", "通告": "pingback",
    "webmention": "webmention",
}  # fmt: skip

# A badge behind a name: "Ann Lee (author)", "Ann Lee Post author". Word -> role.
ROLES: Final = {
    "author": "author", "post author": "author", "op": "author", "autor": "author", "verfasser": "author",
    "beitragsautor": "author", "artikelautor": "author", "auteur": "author", "auteur de l’article": "author",
    "auteur de l'article": "author", "autor de la entrada": "author", "autor do post": "author", "autore": "author",
    "autore articolo": "author", "auteur bericht": "author", "autor wpisu": "author", "автор записи": "author",
    "автор": "author", "文章作者": "author", "楼主": "author", "投稿作成者": "author", "글쓴이": "author",
    "admin": "admin", "administrator": "admin", "site admin": "admin", "moderator": "moderator", "mod": "moderator",
    "staff": "staff", "editor": "editor", "redaktion": "staff", "guest": "guest", "gast": "guest",
}  # fmt: skip

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

# Lines that stand where the list of comments ends: the form, or the word that there is none.
ENDINGS: Final = (
    "leave a reply", "leave a comment", "leave a response", "leave your comment", "leave your reply", "leave reply",
    "post a comment", "post a reply", "post your comment", "post comment", "add a comment", "add comment",
    "add your comment", "add new comment", "write a comment", "write a reply", "make a comment", "submit a comment",
    "speak your mind", "join the discussion", "join the conversation", "have your say", "got something to say",
    "your email address will not be published", "your email is never published", "your email will not be",
    "email (will not be published)", "email (required)", "name (required)", "required fields are marked",
    "cancel reply", "comments are closed", "comments are now closed", "comments for this",
    "comments have been closed", "commenting is closed", "this thread is closed", "sorry, the comment form is closed",
    "you must be logged in", "you must log in", "you must be a registered", "log in to comment", "log in or register",
    "log in to post", "login to post", "sign in to comment", "to post a comment", "older comments", "newer comments",
    "« older comments", "subscribe to comments", "rss feed for comments", "comments rss", "comment feed",
    "rss feed for this", "notify me of", "this site uses akismet", "you may use these html tags",
    "xhtml: you can use", "name *", "trackback uri", "trackback url", "schreibe einen kommentar",
    "schreiben sie einen kommentar", "hinterlasse eine antwort", "hinterlasse einen kommentar", "kommentar schreiben",
    "kommentar hinterlassen", "kommentar verfassen", "kommentar hinzufügen", "kommentar abgeben", "kommentieren",
    "antwort hinterlassen", "deine e-mail-adresse wird nicht", "ihre e-mail-adresse wird nicht",
    "kommentare sind geschlossen", "die kommentare sind geschlossen", "die kommentarfunktion ist",
    "laisser un commentaire", "laissez un commentaire", "ajouter un commentaire", "écrire un commentaire",
    "poster un commentaire", "laisser une réponse", "répondre à cet article", "votre adresse e-mail ne sera pas",
    "votre adresse de messagerie ne sera pas", "les commentaires sont fermés", "deja un comentario",
    "dejar un comentario", "deja una respuesta", "dejar una respuesta", "escribe un comentario",
    "publicar un comentario", "añadir un comentario", "agregar un comentario",
    "tu dirección de correo electrónico no", "los comentarios están cerrados", "comentarios cerrados",
    "deixe um comentário", "deixe uma resposta", "deixe seu comentário", "escreva um comentário",
    "adicionar um comentário", "postar um comentário", "enviar um comentário", "o seu endereço de email não será",
    "o seu endereço de e-mail não será", "os comentários estão fechados", "lascia un commento", "lascia una risposta",
    "scrivi un commento", "aggiungi un commento", "posta un commento", "inserisci un commento",
    "il tuo indirizzo email non sarà", "i commenti sono chiusi", "geef een reactie", "laat een reactie achter",
    "plaats een reactie", "reactie plaatsen", "een reactie plaatsen", "het e-mailadres wordt niet",
    "je e-mailadres wordt niet", "reacties zijn gesloten", "lämna ett svar", "lämna en kommentar",
    "skriv en kommentar", "kommentera", "din e-postadress kommer inte", "skriv et svar", "legg igjen en kommentar",
    "legg igjen et svar", "læg en kommentar", "din e-mailadresse vil ikke", "jätä kommentti", "vastaa",
    "kirjoita kommentti", "sähköpostiosoitettasi ei julkaista", "dodaj komentarz", "skomentuj", "zostaw odpowiedź",
    "zostaw komentarz", "napisz komentarz", "twój adres e-mail nie", "napsat komentář", "přidat komentář",
    "zanechat odpověď", "napíšte komentár", "pridaj komentár", "vaše e-mailová adresa", "ostavi komentar",
    "komentiraj", "odgovori", "vélemény, hozzászólás?", "hozzászólás küldése", "szólj hozzá", "lasă un răspuns",
    "lasă un comentariu", "bir cevap yazın", "bir yanıt yazın", "yorum yap", "yorum yaz", "tinggalkan balasan",
    "tinggalkan komentar", "để lại bình luận", "gửi phản hồi", "deixa un comentari", "добавить комментарий",
    "оставить комментарий", "написать комментарий", "ваш адрес email не будет", "ваш e-mail не будет",
    "комментарии закрыты", "залишити відповідь", "залишити коментар", "вашият имейл адрес", "αφήστε μια απάντηση",
    "αφήστε ένα σχόλιο", "اترك تعليقاً", "اترك رد", "כתיבת תגובה", "השאר תגובה", "发表评论", "发表回复", "發表迴響",
    "發佈留言", "發表留言", "コメントを残す", "コメントを投稿", "コメントする", "댓글 남기기", "답글 남기기",
)  # fmt: skip

# Words of links and buttons. A line at the edge of a body that consists of nothing else is furniture.
FURNITURE: Final = frozenset((
    "reply", "reply to this", "reply to this comment", "reply to comment", "reply to this post", "reply to thread",
    "reply with quote", "log in to reply", "login to reply", "log in to comment", "sign in to reply", "respond",
    "edit", "delete", "remove", "permalink", "permanent link", "link", "link to this comment", "link to comment",
    "direct link", "like", "likes", "liked", "unlike", "dislike", "like this", "liked by", "upvote", "downvote",
    "vote", "votes", "vote up", "vote down", "report", "report abuse", "report this", "report comment",
    "report this comment", "flag", "flag as inappropriate", "flag comment", "flag as spam", "mark as spam", "share",
    "share this", "share this comment", "share on facebook", "share on twitter", "quote", "quote this", "multiquote",
    "top", "back to top", "up", "more", "show more", "read more", "hide replies", "show replies", "view replies",
    "collapse", "expand", "parent", "save", "give award", "award", "helpful", "not helpful", "thank",
    "thanks for this", "rate this", "recommend", "recommended", "recommend this", "mute", "block", "follow", "tweet",
    "email", "email this", "print", "pin", "mark as best answer", "was this helpful", "loading", "loading...",
    "loading…", "click to edit", "edited", "context", "embed", "copy link", "antworten", "antwort",
    "auf diesen kommentar antworten", "zum antworten anmelden", "zitieren", "melden", "kommentar melden",
    "bearbeiten", "löschen", "teilen", "gefällt mir", "permanenter link", "nach oben", "empfehlen",
    "anmelden, um zu antworten", "beitrag melden", "link zum kommentar", "répondre", "répondre à ce commentaire",
    "connectez-vous pour répondre", "citer", "signaler", "signaler un abus", "signaler ce commentaire", "modifier",
    "supprimer", "partager", "j'aime", "j’aime", "lien permanent", "haut de page", "alerter", "voir plus",
    "responder", "responder a este comentario", "accede para responder", "citar", "denunciar", "reportar", "editar",
    "borrar", "eliminar", "compartir", "me gusta", "enlace permanente", "enlace", "arriba", "acceda para responder",
    "curtir", "compartilhar", "excluir", "faça login para responder", "inicie sessão para responder",
    "link permanente", "rispondi", "accedi per rispondere", "cita", "segnala", "modifica", "elimina", "condividi",
    "mi piace", "beantwoorden", "reageer", "reageren", "antwoorden", "log in om te reageren", "citeer", "rapporteer",
    "bewerken", "verwijderen", "delen", "vind ik leuk", "meld misbruik", "svara", "logga in för att svara", "citera",
    "anmäl", "redigera", "radera", "dela", "gilla", "svar", "svar på dette", "rapporter", "rediger", "slet", "slett",
    "del", "synes godt om", "liker", "vastaa", "ilmianna", "muokkaa", "jaa", "odpowiedz",
    "zaloguj się, aby odpowiedzieć", "cytuj", "zgłoś", "zgłoś nadużycie", "edytuj", "usuń", "udostępnij", "lubię to",
    "odpovědět", "reagovat", "citovat", "nahlásit", "upravit", "smazat", "sdílet", "odpovedať", "nahlásiť",
    "odgovori", "citiraj", "prijavi", "uredi", "válasz", "idézés", "jelentés", "szerkesztés", "răspunde",
    "raportează", "cevapla", "yanıtla", "alıntı", "şikayet et", "düzenle", "beğen", "paylaş", "balas", "laporkan",
    "sunting", "trả lời", "thích", "báo cáo", "chia sẻ", "respon", "contesta", "ответить", "цитировать", "цитата",
    "пожаловаться", "редактировать", "изменить", "удалить", "поделиться", "нравится", "мне нравится", "ссылка",
    "постоянная ссылка", "наверх", "відповісти", "отговор", "цитирай", "απάντηση", "παράθεση", "رد", "پاسخ", "השב",
    "הגב", "ตอบกลับ", "回复", "回覆", "引用", "举报", "舉報", "檢舉", "赞", "讚", "点赞", "分享", "编辑", "編輯",
    "删除", "刪除", "收起", "踩", "顶", "支持", "反对", "返信", "返信する", "通報", "編集", "削除", "いいね",
    "いいね!", "いいね！", "답글", "답글 달기", "신고", "좋아요", "공유", "수정", "삭제",
))  # fmt: skip

# "Your comment is awaiting moderation.": the page says it to the comment's own author, and keeps it from all others.
AWAITING: Final = (
    "your comment is awaiting moderation", "your comment is awaiting approval", "your comment is awaiting review",
    "this comment is awaiting moderation", "this comment is awaiting approval", "comment awaiting moderation",
    "your comment is in moderation", "your comment will be visible after", "awaiting moderation",
    "dein kommentar wartet", "ihr kommentar wartet",
    "dein kommentar muss noch", "ihr kommentar muss noch", "votre commentaire est en attente",
    "ce commentaire est en attente", "tu comentario está pendiente", "tu comentario está a la espera",
    "tu comentario está esperando", "seu comentário está aguardando", "o seu comentário aguarda",
    "il tuo commento è in attesa", "il tuo commento deve essere", "je reactie wacht", "uw reactie wacht",
    "din kommentar inväntar", "din kommentar väntar", "din kommentar avventer", "din kommentar venter",
    "din kommentar afventer", "kommenttisi odottaa", "twój komentarz czeka", "twój komentarz oczekuje",
    "váš komentář čeká", "váš komentár čaká", "vaš komentar čeka", "a hozzászólás moderálásra",
    "comentariul tău așteaptă", "yorumunuz denetim", "yorumunuz onay", "komentar anda menunggu",
    "ваш комментарий ожидает", "ваш комментарий на модерации", "комментарий ожидает", "ваш коментар очікує",
    "вашият коментар очаква", "το σχόλιό σας περιμένει", "تعليقك في انتظار", "תגובתך ממתינה", "您的评论正在等待",
    "您的留言正在等待", "你的评论正在等待", "你的留言正在等待", "あなたのコメントは現在承認待ち", "コメントは承認待ち",
    "댓글이 검토를 기다리고", "댓글이 승인을 기다리고",
)  # fmt: skip

# "This comment has been removed by the author.": what stands where a comment was.
DELETED: Final = (
    "this comment has been deleted", "this comment has been removed", "this comment was deleted",
    "this comment was removed", "this comment is deleted", "the comment has been deleted",
    "the comment has been removed", "comment deleted", "comment removed", "deleted comment", "removed comment",
    "this post has been deleted", "this post has been removed", "this message has been deleted",
    "this message has been removed", "message deleted", "message removed", "dieser kommentar wurde gelöscht",
    "dieser kommentar wurde entfernt", "der kommentar wurde gelöscht", "der kommentar wurde entfernt",
    "kommentar gelöscht", "kommentar entfernt", "ce commentaire a été supprimé", "ce commentaire a été retiré",
    "commentaire supprimé", "este comentario ha sido eliminado", "este comentario ha sido borrado",
    "este comentario fue eliminado", "comentario eliminado", "este comentário foi removido",
    "este comentário foi eliminado", "este comentário foi excluído", "comentário removido",
    "questo commento è stato eliminato", "questo commento è stato rimosso", "commento eliminato",
    "deze reactie is verwijderd", "reactie verwijderd", "den här kommentaren har tagits bort",
    "kommentaren har tagits bort",
    "kommentaren er slettet", "tämä kommentti on poistettu", "ten komentarz został usunięty", "komentarz usunięty",
    "tento komentář byl odstraněn", "komentář byl smazán", "этот комментарий был удален", "комментарий удален",
    "комментарий удалён", "коментар видалено", "bu yorum silindi", "该评论已删除", "此评论已被删除", "该评论已被删除",
    "このコメントは削除されました", "このコメントは投稿者によって削除されました", "삭제된 댓글입니다",
)  # fmt: skip

# … and the word before who deleted it.
BY_WHOM: Final = (
    "by", "von", "vom", "durch", "par", "por", "pelo", "pela", "da", "dal", "dall'autore", "door", "av", "af",
    "przez", "autorem",
)  # fmt: skip

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

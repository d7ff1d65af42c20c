"""Lines that are boilerplate as a whole, folded, without the marks and arrows around them."""

NAVIGATION_LABELS = frozenset(
    {
        # English
        "also read", "read also", "see also", "read more", "read next", "read this next", "up next", "more", "more news", "more stories",
        "most read", "most popular", "most viewed", "most shared", "most commented", "most watched", "trending", "trending now",
        "trending stories", "popular", "popular now", "popular stories", "top stories", "top news", "latest", "latest news",
        "latest stories", "latest headlines", "editor's picks", "editors' picks", "editor's choice", "don't miss", "in case you missed it",
        "recommended", "recommended for you", "recommended stories", "recommended articles", "you may like", "you may also like",
        "you might also like", "you might like", "from the web", "around the web", "more from the web", "related", "related articles",
        "related stories", "related news", "related content", "related topics", "related posts", "related coverage", "related links",
        "more on this story", "more on this topic", "more on this", "more in this section", "more like this", "what to read next",
        "what others are reading", "keep reading", "continue reading", "read full article", "read the full story", "next article",
        "previous article", "next post", "previous post", "next story", "previous story", "next", "previous", "show more", "load more",
        "view more", "see more", "see all", "view all", "share", "share this", "share this article", "share this story", "share article",
        "share on facebook", "share on twitter", "share on x", "share on whatsapp", "share on telegram", "share via email",
        "share on linkedin", "tweet", "print", "print this article", "email", "e-mail", "save", "save article", "bookmark", "copy link",
        "link copied", "comments", "comment", "leave a comment", "add a comment", "post a comment", "view comments", "show comments",
        "no comments", "no comments yet", "join the conversation", "skip to content", "skip to main content", "skip navigation",
        "back to top", "top of page", "menu", "main menu", "search", "home", "homepage", "sections", "log in", "sign in", "login",
        "register", "listen to this article", "listen to article", "listen", "play", "watch now", "close", "advertise with us",
        "contact us", "about us", "tags", "topics", "topics in this article", "follow us", "follow us on", "open image in gallery",
        "view image in fullscreen", "enlarge image", "image gallery", "go to homepage", "read in app", "hide caption", "toggle caption",
        # German
        "lesen sie auch", "auch interessant", "das könnte sie auch interessieren", "das könnte sie interessieren", "meistgelesen",
        "meist gelesen", "mehr zum thema", "mehr lesen", "weiterlesen", "mehr dazu", "zum thema", "lesen sie mehr", "verwandte artikel",
        "verwandte themen", "ähnliche artikel", "teilen", "artikel teilen", "drucken", "merken", "kommentare", "startseite", "zur startseite",
        "empfehlungen", "empfohlen", "aktuelle nachrichten", "top-themen", "nach oben", "zum inhalt springen", "jetzt teilen",
        # French
        "à lire aussi", "lire aussi", "à lire également", "lire également", "sur le même sujet", "les plus lus", "les plus lues",
        "articles les plus lus", "lire la suite", "partager", "partager l'article", "imprimer", "commentaires", "accueil", "voir aussi",
        "à voir aussi", "articles similaires", "articles liés", "à découvrir", "recommandé pour vous", "nos derniers articles",
        # Spanish
        "lea también", "lee también", "leer también", "lea además", "te puede interesar", "le puede interesar", "más leídas", "lo más leído",
        "más leído", "noticias relacionadas", "artículos relacionados", "relacionado", "leer más", "compartir", "imprimir", "comentarios",
        "inicio", "ver más", "ver también", "más noticias", "más información", "recomendado", "recomendados", "últimas noticias",
        # Ukrainian
        "читайте також", "читайте теж", "дивіться також", "читати далі", "більше новин", "популярне", "найпопулярніше", "головні новини",
        "останні новини", "новини за темою", "пов'язані новини", "поділитися", "коментарі", "головна", "читати ще", "вас може зацікавити",
        # Russian
        "читайте также", "смотрите также", "читать далее", "еще по теме", "ещё по теме", "по теме", "популярное", "самое читаемое",
        "главные новости", "последние новости", "материалы по теме", "новости по теме", "поделиться", "комментарии", "главная",
        "вам может быть интересно", "другие новости",
        # Polish
        "czytaj też", "czytaj także", "czytaj również", "zobacz też", "zobacz także", "zobacz również", "przeczytaj także",
        "przeczytaj również", "czytaj więcej", "czytaj dalej", "najczęściej czytane", "najpopularniejsze", "popularne", "polecane",
        "powiązane artykuły", "podobne artykuły", "udostępnij", "drukuj", "komentarze", "strona główna", "najnowsze", "polecamy",
    }
)  # fmt: skip

LIST_LABELS = frozenset(
    {
        "also read", "read also", "see also", "read more", "read next", "up next", "more news", "more stories", "trending",
        "trending now", "top stories", "latest news", "latest stories", "latest headlines", "related", "related articles", "related stories",
        "related news", "related content", "related posts", "related coverage", "related links", "more on this story", "more on this topic",
        "more on this", "more like this", "what to read next", "what others are reading", "recommended", "recommended for you",
        "recommended stories", "recommended articles", "you may like", "you may also like", "you might also like", "you might like",
        "editor's picks", "editors' picks", "popular", "popular now", "popular stories", "don't miss", "from the web", "around the web",
        "most read", "most popular", "most viewed", "most shared", "most commented", "most watched", "in case you missed it",
        "lesen sie auch", "auch interessant", "das könnte sie auch interessieren", "meistgelesen", "mehr zum thema", "verwandte artikel",
        "à lire aussi", "lire aussi", "à lire également", "sur le même sujet", "les plus lus", "les plus lues", "voir aussi",
        "lea también", "lee también", "te puede interesar", "le puede interesar", "más leídas", "lo más leído", "noticias relacionadas",
        "читайте також", "читайте теж", "дивіться також", "популярне", "найпопулярніше", "новини за темою", "останні новини",
        "читайте также", "смотрите также", "популярное", "самое читаемое", "материалы по теме", "по теме", "последние новости",
        "czytaj też", "czytaj także", "czytaj również", "zobacz też", "zobacz także", "najczęściej czytane", "najpopularniejsze",
        "polecane", "przeczytaj także",
    }
)  # fmt: skip
"""Labels under which headlines of other articles stand; also what stands before ": a headline" in one line."""

COLON_LABELS = LIST_LABELS - {"popular", "related", "recommended", "don't miss", "trending", "popularne", "по теме"} | {
    "read more", "more", "lesen sie mehr", "mehr lesen", "mehr dazu", "leer más", "lire la suite", "czytaj więcej", "related", "related story",
    "related article", "see more", "recommended",
}  # fmt: skip

ADVERTISEMENT_LABELS = frozenset(
    {
        "advertisement", "advertisment", "ad", "ads", "advert", "advertising", "sponsored", "sponsored content", "sponsored post",
        "sponsored links", "promoted", "promoted content", "paid content", "paid partnership", "paid post", "partner content",
        "advertisement - continue reading below", "story continues below advertisement", "story continues below", "article continues below",
        "article continues below advertisement", "article continues after this advertisement", "continue reading below",
        "advertisement - scroll to continue", "scroll to continue", "scroll down to continue", "remove ads", "report this ad",
        "this advertisement has not loaded yet, but your article continues below", "from our partners", "from our sponsor",
        "anzeige", "werbung", "gesponsert", "anzeigen", "publicité", "contenu sponsorisé", "publicidad", "contenido patrocinado",
        "anuncio", "реклама", "на правах реклами", "на правах рекламы", "reklama", "materiał sponsorowany", "artykuł sponsorowany",
        "ogłoszenie",
    }
)  # fmt: skip

CONSENT_LABELS = frozenset(
    {
        "accept", "accept all", "accept all cookies", "accept cookies", "reject all", "reject all cookies", "decline", "i agree", "i accept",
        "agree", "agree and continue", "accept and continue", "allow all", "allow all cookies", "manage cookies", "manage preferences",
        "manage options", "manage settings", "cookie settings", "cookie policy", "cookie preferences", "privacy settings", "privacy policy",
        "terms of use", "terms of service", "terms and conditions", "your privacy choices", "do not sell my personal information",
        "do not sell or share my personal information", "load content", "show content", "always allow", "external content",
        "akzeptieren", "alle akzeptieren", "alle ablehnen", "zustimmen", "einstellungen", "datenschutz", "datenschutzerklärung", "impressum",
        "externer inhalt", "inhalt laden", "tout accepter", "tout refuser", "accepter", "paramétrer les cookies", "aceptar", "aceptar todo",
        "aceptar todas", "rechazar todo", "configurar cookies", "política de privacidad", "прийняти", "прийняти все", "принять",
        "принять все", "zaakceptuj", "akceptuję", "zgadzam się", "polityka prywatności", "akceptuj wszystkie",
    }
)  # fmt: skip

HOME_WORDS = ("homepage", "home page", "home", "front page", "frontpage", "startseite", "accueil", "inicio", "portada", "головна", "главная",
              "strona główna")  # fmt: skip
"""What the first crumb of a trail is called."""

SECTION_WORDS = frozenset(
    (
        "news world war politics business economy sport sports culture opinion opinions analysis comment editorial europe asia africa america "
        "americas us uk usa local national international region regional society science health technology tech travel lifestyle life "
        "entertainment arts money markets finance climate environment education crime courts video videos live photos pictures exclusive breaking "
        "latest update updates features feature interview interviews investigation magazine weekend home food style weather podcasts "
        "politik wirtschaft kultur meinung panorama wissen gesellschaft ausland inland nachrichten welt krieg "
        "monde politique économie société culture actualités international sports mundo política economía sociedad deportes noticias "
        "новини світ політика економіка суспільство війна спорт культура новости мир экономика общество война политика "
        "świat polityka gospodarka społeczeństwo wiadomości kraj wojna kultura"
    ).split()
)
"""Names of a paper's parts, which say nothing about whose they are."""

OUTLET_WORDS = frozenset(
    (
        "post times daily tribune herald gazette observer guardian mirror telegraph chronicle courier echo examiner express globe independent "
        "inquirer journal leader mail mercury messenger monitor news radio record register reporter review sentinel standard star sun "
        "television tv today voice weekly channel broadcasting bulletin argus argos advertiser citizen dispatch enterprise free-press "
        "zeitung anzeiger bote kurier rundschau nachrichten tagblatt blatt spiegel journal figaro monde tribuna diario periódico gaceta heraldo "
        "правда новини газета вісник вести известия gazeta dziennik kurier"
    ).split()
)
"""Words that mark a capitalised name as a publisher's."""

AGENCY_WORDS = frozenset(
    "agency press wire agentur agence agencia агентство агенція agencja newswire syndicate".split()
)
"""Words of names that a byline gives as the origin of a text more often than as its outlet."""

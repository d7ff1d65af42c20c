"""What a line of promotion opens with and what it offers, by language, as regular expressions over folded text."""

NETWORKS = (
    r"(?:telegram|whatsapp|viber|signal|discord|youtube|twitter|x|facebook|instagram|tiktok|threads|bluesky|mastodon|linkedin|google news|"
    r"apple news|facebooku|telegramie|instagramie|youtubie|twitterze|flipboard|spotify|social media|телеграм|телеграмі|вайбер|фейсбук|вконтакте|дзен|дзене)"
)

OPENERS: dict[str, tuple[str, ...]] = {
    "en": (
        r"sign(?: me)? up", r"subscribe", r"join", r"follow", r"download", r"get", r"never miss", r"do(?:n't| not) miss", r"stay", r"like us",
        r"become", r"support", r"register", r"listen", r"watch", r"want", r"enjoy(?:ed|ing)?", r"keep up", r"start your", r"receive",
        r"if you (?:like|liked|enjoy|enjoyed|value|have)", r"have (?:a|you got a)", r"got a", r"do you have", r"contact us", r"e-?mail us",
        r"send (?:us|your)", r"find us", r"install", r"read (?:more|the full|our|all|us)", r"for (?:more|the latest|all the latest)", r"check out",
        r"be the first", r"click here", r"donate", r"please (?:subscribe|support|follow|join|sign up|consider)", r"help us", r"add us", r"make us",
        r"you can (?:also )?(?:follow|subscribe|sign|join|find|read|listen)", r"to (?:get|receive|read|stay|subscribe)\b.{0,80}\b(?:sign up|subscribe|click|join|follow|download)", r"like our",
    ),
    "de": (
        r"abonnieren sie", r"jetzt", r"melden sie sich", r"folgen sie", r"laden sie", r"verpassen sie", r"hier", r"bleiben sie",
        r"lesen sie", r"sie (?:möchten|wollen)", r"treten sie", r"kostenlos",
    ),
    "fr": (
        r"abonnez-vous", r"inscrivez-vous", r"suivez", r"rejoignez", r"recevez", r"téléchargez", r"ne manquez", r"retrouvez",
        r"soutenez", r"s'abonner", r"découvrez notre",
    ),
    "es": (
        r"suscríb(?:ase|ete)", r"síg[ua](?:enos|nos|eme)?", r"únete", r"únase", r"descarg(?:a|ue)", r"recib(?:a|e)", r"no te pierdas",
        r"apúntate", r"regístr(?:ate|ese)", r"apoya", r"haz clic",
    ),
    "uk": (
        r"підпи(?:шіться|суйтеся|сатися|сатись|суйтесь)", r"приєднуйтесь", r"приєднуйтеся", r"стежте", r"читайте", r"завантаж(?:те|уйте)",
        r"слідкуйте", r"долучайтеся", r"підтрима(?:йте|ти)",
    ),
    "ru": (
        r"подпи(?:шитесь|сывайтесь|саться)", r"присоединяйтесь", r"следите", r"читайте", r"скача(?:йте|ть)", r"поддержи(?:те|вайте)",
        r"вступайте",
    ),
    "pl": (
        r"zapisz się", r"subskrybuj", r"dołącz", r"śledź", r"obserwuj", r"pobierz", r"zaprenumeruj", r"nie przegap", r"wesprzyj", r"polub", r"bądź",
    ),
}  # fmt: skip

OFFERS: dict[str, tuple[str, ...]] = {
    "en": (
        r"news-?letters?", r"(?:in|to|into) your inbox", r"(?:sent|delivered|straight|direct|directly) to your (?:e-?mail|phone|mobile|device)", rf"{NETWORKS}(?: news)? (?:channel|group|community|page)s?",
        rf"(?:channel|group|community|page)s? on {NETWORKS}", rf"(?:us|our [\w' ]+?|we are|we're) on {NETWORKS}", r"our (?:\w+ ){0,3}apps?",
        r"our (?:\w+ ){0,2}(?:journalism|reporting|podcasts?|mailing list|alerts?|channels?|website|site|coverage)",
        r"(?:breaking news|push|e-?mail|news) (?:alerts?|notifications?)", r"(?:independent|quality|local) journalism",
        r"(?:a|our|your) (?:digital )?(?:subscription|subscriber|member|supporter|patron)s?", r"free trial", r"subscribe (?:now|today|here)",
        r"on (?:air|fm|dab)", r"(?:live|online) (?:on|at) [\w-]+\.\w[\w.]*", r"\d+(?:\.\d)? ?fm", r"rss feed",
        r"(?:a|your) (?:tip|story|news tip)(?: for us)?\?", r"(?:news ?desk|tips?)@[\w.-]+", r"unlimited access", r"support us",
    ),
    "de": (
        r"newsletters?", r"whatsapp-kanal", r"telegram-kanal", rf"(?:uns|unserem kanal|unser kanal) (?:auf|bei) {NETWORKS}", r"unsere(?:r|n)? app",
        rf"kanal (?:auf|bei) {NETWORKS}", r"push-(?:mitteilungen|nachrichten)", r"ihr(?:em)? postfach", r"(?:ein |das )?(?:digital-)?abo\b", r"unsere(?:n|m)? podcast",
    ),
    "fr": (r"newsletters?", r"infolettre", rf"(?:chaîne|canal|groupe) {NETWORKS}", rf"nous sur {NETWORKS}", r"notre (?:chaîne|application|appli|canal|podcast)",
           r"votre boîte", r"nos alertes", r"à notre journal"),
    "es": (r"bolet[ií]n(?:es)?", r"newsletters?", rf"canal(?:es)? de {NETWORKS}", rf"(?:síguenos|síganos|nos) en {NETWORKS}", r"nuestr[ao] (?:canal|app|aplicación|pódcast|podcast)",
           r"tu correo", r"su correo"),
    "uk": (r"телеграм-?канал\w*", r"telegram-?канал\w*", r"telegram", r"розсилк\w+", r"наш\w* (?:канал\w*|сторінк\w+|застосун\w+|додат\w+)", rf"у {NETWORKS}", r"viber"),
    "ru": (r"телеграм-?канал\w*", r"telegram-?канал\w*", r"telegram", r"рассылк\w+", r"наш\w* (?:канал\w*|страниц\w+|приложени\w+)", rf"в {NETWORKS}"),
    "pl": (r"newsletter\w*", rf"kana\w+ na {NETWORKS}", rf"nas na {NETWORKS}", r"nasz\w* (?:kana\w+|aplikacj\w+|profil\w*)"),
}  # fmt: skip

FOLLOW_UPS: tuple[str, ...] = (
    r"it'?s (?:free|quick|easy)\b.*", r"it is free\b.*", r"you can unsubscribe\b.*", r"unsubscribe\b.*", r"no spam\b.*", r"free of charge\b.*",
    r"click here\b.*", r"tap here\b.*", r"no,? thanks\b.*", r"thank you for (?:subscribing|signing up|reading)\b.*", r"try it\b.*", r"here'?s how\b.*",
)  # fmt: skip
"""Sentences that stand after a promoting one in the same line and are promotion by that alone."""

STORY_SIGNS = (
    r"\b(?:sa(?:id|ys|ying)|told|tells|wrote|writes|added|adds|asked|asks|urged|urges|according to|warned|warns|called|claimed|claims|announced|"
    r"stated|states|insisted|replied|promised|shouted|found|ruled|he|she|his|her|him|himself|herself|they|them|their|was|were|had|did|"
    r"police|court|minister|president|soldiers?|prisoners?)\b|, (?:the |an? |one |two |three )?\w+ (?!delivered)\w+ed\b|"
    r"\b(?:sagte|sagten|erklärte|schrieb|teilte|berichtete|er|sie hatte|wurde|wurden|war|waren|hatte|hatten)\b|"
    r"\b(?:a dit|a déclaré|a écrit|selon|il|elle|était|étaient|avait)\b|\b(?:dijo|declaró|según|afirmó|él|ella|era|estaba|había)\b|"
    r"\b(?:сказав|сказала|заявив|заявила|повідомив|повідомила|він|вона|було|був|була)\b|"
    r"\b(?:сказал|сказала|заявил|заявила|сообщил|сообщила|он|она|было|был|была)\b|"
    r"\b(?:powiedział|powiedziała|oświadczył|oświadczyła|napisał|napisała|był|była|było)\b"
)
"""Words of a story, which a promotion hardly has: a line with one of them stays."""

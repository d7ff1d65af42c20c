"""What asks a reader to pay or to sign in before the rest is shown, by language, as regular expressions over folded text.

Each pattern stands where a sentence begins, or in the middle of one that asks no less. Clubs have members and theatres
subscribers too: words that name neither article nor asking end their sentence.
"""

PAYWALL_LINES: dict[str, tuple[str, ...]] = {
    "en": (
        (
            r"(?:subscribe|sign (?:in|up)|log ?in|register|join|create (?:an?|your)(?: free)? account|become an? (?:\w+ )?(?:member|subscriber)|start (?:an?|your) (?:free )?trial|choose a plan|you (?:need|have) to be an? (?:member|subscriber))\b"
            r"[^.!?]{0,60}\b(?:to|and) (?:(?:continue|keep|finish|carry on) reading|continue(?: with (?:this|the)\b|\W*$)|read (?:on\b|more\b|this\b|it\b|the (?:full|whole|entire|rest)\b|(?:all|(?:all )?(?:of )?our)(?= (?:\w+ ){0,2}(?:articles|stories|content|news|reports|reporting|journalism|coverage)\b)|unlimited\b)|read\W*$|unlock\b|access (?:(?:this|the (?:full|whole|rest)|unlimited|premium|exclusive)\b|(?:all|(?:all )?(?:of )?our)(?= (?:\w+ ){0,2}(?:articles|stories|content|news|reports|reporting|journalism|coverage)\b))|view (?:this|the (?:full|whole|rest))\b|get (?:full|unlimited) (?:\w+ )?access\b)"
        ),
        r"to (?:continue|keep|finish) reading(?:\W*$|(?: this \w+)?,? (?:please |simply )?(?:subscribe|sign|log|register|create|choose|become|join|enter)\b| this (?:article|story|post|report))",
        r"to (?:read the (?:full|whole|rest of)|unlock (?:this|the) (?:article|story))\b[^.!?]{0,40}\b(?:subscribe|sign|log in|register|account|member)",
        r"(?:this|the full|the whole|the rest of (?:this|the)) (?:article|story|content|post|report) is (?:only |exclusively )?(?:for|available (?:only |exclusively )?(?:to|for)|reserved for|exclusive to|limited to) (?:our |paying |paid |premium |registered )*(?:subscribers|members|readers with)\b(?! of\b)",
        r"you(?:'ve| have) (?:reached|read|used|hit) (?:your|all|the)\b[^.!?]{0,40}\b(?:limit|free articles?|free stories)", r"(?:you have )?\b\d{1,4} (?:free )?(?:articles?|stories) (?:left|remaining)",
        r"(?:subscriber|member|premium)s?[- ](?:only|exclusive)(?: (?:content|article|story))?\W*$", r"(?:for|exclusive to) (?:subscribers|members) only(?=\s*(?:$|[.!?|]))", r"already (?:a |an )?(?:subscriber|subscribed|member|registered)\?", r"(?:do you )?already have (?:a subscription|an account)\?",
    ),
    "de": (
        r"(?:weiterlesen|lesen sie (?:weiter|diesen artikel)|jetzt weiterlesen)\b.{0,40}\b(?:abo|plus|probemonat|registrier\w*|anmeld\w*)", r"(?:nur|exklusiv) für (?:unsere )?(?:abonnent(?:en|innen)\w*|mitglieder)(?: (?:zugänglich|lesbar|verfügbar|sichtbar))?(?=\s*(?:$|[.!?|]))",
        r"(?:dieser|der ganze|den ganzen|dieses|der vollständige) (?:artikel|inhalt|beitrag|text)\b.{0,40}\b(?:abonnent\w*|abo\b|mit .{0,12}(?:plus|abo))", r"um (?:weiterzulesen|(?:diesen|den ganzen|den vollständigen) (?:artikel|text|beitrag) (?:weiter)?(?:zu)?\W?lesen)\b",
        r"(?:(?:sind sie|bist du|sie sind) )?(?:schon|bereits) (?:abonnent\w*|mitglied|registriert|kunde)\?", r"(?:haben sie|sie haben|du hast) (?:schon|bereits) ein (?:\w*abo|konto)\?",
    ),
    "fr": (
        r"(?:la suite (?:de cet article )?|cet article |article |ce contenu |contenu )(?:est )?(?:exclusivement )?réservée? (?:exclusivement )?(?:à nos |à |aux )abonnés", r"(?:abonnez|inscrivez|connectez|identifiez)-vous\b.{0,40}\bpour (?:lire|continuer|poursuivre|accéder|débloquer)", r"il vous reste .{1,30} à lire",
        r"pour (?:lire la suite|(?:continuer|poursuivre) (?:la|votre) lecture|lire l'intégralité)\b.{0,60}\b(?:abonn|connect|inscri|identifi)", r"(?:vous êtes )?déjà abonnée?(?:\(e\)|·e|\.e)? ?\?", r"(?:article|contenu) (?:premium|abonnés)\W*$",
    ),
    "es": (
        r"(?:este |el )?(?:contenido|artículo|noticia|reportaje)(?: es| está)?(?: (?:exclusiv[oa]|sol[oa]|sólo|reservad[oa]|disponible|únicamente|limitad[oa])){1,2} (?:para|a) (?:nuestros )?(?:los )?(?:suscriptores|abonados|socios)", r"(?:suscr[íi]be?te|suscríbase|regístrate|regístrese|inicia sesión|inicie sesión)\b.{0,40}\bpara (?:seguir|continuar|leer|acceder)",
        r"para (?:seguir|continuar) leyendo\b.{0,60}\b(?:suscr|regístr|inici)", r"¿?(?:ya eres|ya es|eres ya) (?:suscriptora?|abonad[oa]|soci[oa])\?", r"¿?ya tienes (?:una )?(?:cuenta|suscripción)\?",
    ),
    "it": (
        r"(?:questo |il |l'|la lettura di questo )?(?:contenuto|articolo|servizio)\b(?: è)?(?: (?:riservato|esclusivo|accessibile|disponibile|leggibile|solo|soltanto|esclusivamente)){1,2} (?:agli|per gli|ai nostri|per i nostri|a chi è) abbonat[io]", r"(?:abbonati|accedi|registrati|iscriviti|effettua il login)\b.{0,40}\bper (?:continuare|leggere|proseguire|sbloccare|accedere)",
        r"per (?:continuare (?:a leggere|la lettura)|leggere (?:tutto|l'articolo (?:intero|completo)|il resto))\b.{0,60}\b(?:abbon|acced|registr|iscriv)", r"(?:sei |sei già |già |hai già un )(?:un )?abbona(?:t[oa]|mento)\?",
    ),
    "pt": (
        r"(?:este |o |esta )?(?:conteúdo|artigo|texto|reportagem|matéria|notícia)\b(?: é| está)?(?: (?:exclusiv[oa]|reservad[oa]|restrit[oa]|disponível|só|apenas|somente)){1,2} (?:para|a|aos|de) (?:os )?(?:nossos )?(?:assinantes|subscritores|membros)", r"(?:assine|subscreva|faça (?:o )?(?:seu )?login|inicie sessão|cadastre-se|registe-se|torne-se assinante)\b.{0,40}\b(?:para|e) (?:continu|ler|leia|acess|aced|desbloque)",
        r"para (?:continuar (?:a ler|lendo)|ler (?:o (?:resto|artigo completo)|a (?:matéria|notícia) completa|na íntegra))\b.{0,60}\b(?:assin|subscr|login|sess|cadastr|regist)", r"(?:já é|já sou|é) (?:assinante|subscritor)\?", r"já tem (?:uma )?(?:conta|assinatura)\?",
    ),
    "nl": (
        r"(?:dit|het hele|het volledige|de rest van (?:dit|het)) (?:artikel|verhaal|bericht|stuk) (?:is|lees je|kun je)\b.{0,30}\b(?:abonnees|leden|abonnement|premium)", r"(?:alleen|uitsluitend|exclusief) (?:toegankelijk |beschikbaar )?voor (?:onze )?(?:abonnees|leden)(?=\s*(?:$|[.!?|]))", r"(?:lees (?:verder|dit artikel)|verder lezen)\b.{0,30}\b(?:abonnement|abonnee|inlog\w*|log in|account)",
        r"(?:log in|inloggen|word (?:abonnee|lid)|neem een abonnement|abonneer je|registreer je?|meld je aan|maak (?:een )?(?:gratis )?account aan)\b.{0,40}\b(?:om|en)\b.{0,25}\b(?:lezen|lees)", r"(?:bent u |ben je )?al (?:abonnee|lid)\?",
    ),
    "sv": (
        r"(?:den här |hela |denna )?(?:artikeln?|texten|innehållet|berättelsen) är (?:bara |endast |exklusiv\w* |reserverad |låst )*(?:för|till) (?:dig som är |våra )?(?:prenumerant|plus|medlem)\w*", r"(?:den här |denna )?(?:artikeln?|texten) är låst", r"(?:endast|bara|exklusivt) för (?:dig som är )?(?:prenumerant\w*|medlemmar)(?=\s*(?:$|[.!?|]))",
        r"(?:logga in|bli (?:prenumerant|medlem)|prenumerera|skapa (?:ett )?(?:gratis )?konto|teckna)\b.{0,50}\b(?:för att|och) (?:läs|fortsätt|ta del)", r"(?:läs vidare|fortsätt läsa|för att (?:läsa|fortsätta)\b.{0,20})\b.{0,40}\b(?:prenum\w*|logga in|konto)", r"(?:är du )?redan (?:prenumerant|medlem|kund)\?",
    ),
    "da": (
        r"(?:denne |hele |resten af )?(?:artiklen?|indholdet|historien) er (?:kun |låst |forbeholdt |eksklusiv\w* )*(?:for |til )?(?:vores )?(?:abonnent|medlem)\w*", r"(?:kun for|forbeholdt) (?:vores )?(?:abonnenter|medlemmer)(?=\s*(?:$|[.!?|]))", r"(?:log ind|bliv (?:abonnent|medlem)|opret\b.{0,20}|køb (?:et )?abonnement|tegn abonnement)\b.{0,50}\b(?:for at|og) (?:læs|fortsæt|få (?:fuld )?adgang)",
        r"(?:læs videre|læs hele artiklen)\b.{0,40}\b(?:abonn\w*|log ind|medlem)", r"(?:er du )?allerede (?:abonnent|medlem)\?",
    ),
    "no": (
        r"(?:denne |hele |resten av )?(?:artikkelen|saken|innholdet) er (?:kun |bare |låst |forbeholdt |eksklusiv\w* )+(?:for |til )?(?:våre )?(?:abonnent|medlem)\w*", r"(?:kun|bare) for (?:våre )?(?:abonnenter|medlemmer)(?=\s*(?:$|[.!?|]))", r"(?:logg inn|bli (?:abonnent|medlem)|opprett\b.{0,20}|kjøp (?:et )?abonnement|bestill abonnement)\b.{0,50}\b(?:for å|og) (?:les|fortsett|få (?:full )?tilgang)",
        r"(?:les videre|les hele saken)\b.{0,40}\b(?:abonn\w*|logg inn|medlem)", r"(?:er du )?allerede (?:abonnent|medlem)\?",
    ),
    "fi": (
        r"(?:tämä |koko )?(?:artikkeli|juttu|sisältö) on\b.{0,15}\b(?:vain )?tilaajille", r"vain tilaajille(?=\s*(?:$|[.!?|]))", r"(?:tilaa|kirjaudu(?: sisään)?|rekisteröidy|luo tunnus)\b.{0,40}\b(?:ja (?:lue|jatka)|lukeaksesi|jatkaaksesi)", r"(?:lukeaksesi|jatkaaksesi lukemista)\b.{0,50}\b(?:tilaa|kirjaudu|rekisteröidy)", r"(?:oletko )?jo tilaaja\?",
    ),
    "cs": (
        r"(?:tento |celý |zbytek )?(?:článek|článku|obsah|text)(?: je)?(?: (?:dostupný|přístupný|určen|jen|pouze|výhradně))* (?:jen |pouze )?pro (?:naše )?(?:předplatitele|abonenty|členy)", r"(?:předplaťte si|přihlaste se|zaregistrujte se|kupte si)\b.{0,50}\b(?:a (?:čtěte|pokračujte|získejte)|abyste|pro (?:čtení|přístup))", r"(?:pro (?:pokračování|přečtení|dočtení)|chcete(?:-li)? (?:číst dál|pokračovat|dočíst))\b.{0,60}\b(?:předpla|přihla|registr)",
        r"(?:máte (?:již|už) (?:předplatné|účet)|jste (?:již|už) předplatitel\w*)\?",
    ),
    "sk": (
        r"(?:tento |celý |zvyšok )?(?:článok|článku|obsah|text)(?: je)?(?: (?:dostupný|prístupný|určený|len|iba|výhradne))* (?:len |iba )?pre (?:našich )?(?:predplatiteľov|členov)", r"(?:predplaťte si|prihláste sa|zaregistrujte sa)\b.{0,50}\b(?:a (?:čítajte|pokračujte|získajte)|aby ste)",
    ),
    "uk": (
        r"щоб (?:продовжити|читати|прочитати)\b.{0,40}(?:передплат|підпис|зареєстр|увійд)", r"(?:доступн\w+|матеріал|стаття) (?:лише |тільки )?(?:за передплатою|для передплатників|для підписників)", r"(?:повний текст|повна версія|ця стаття|цей матеріал|решта (?:статті|матеріалу))\b.{0,40}(?:передплат|підписник|за підпискою)",
        r"(?:оформіть|придбайте) (?:передплату|підписку)\b.{0,40}(?:щоб|і) (?:читат|чита|продовж|отрима)", r"(?:ви )?вже (?:є )?(?:передплатник\w*|підписник\w*|маєте (?:передплату|підписку))\?",
    ),
    "ru": (
        r"чтобы (?:продолжить|читать|прочитать|дочитать)\b.{0,40}(?:подпи|зарегистр|войд)", r"(?:доступ\w*|материал|статья) (?:только )?(?:по подписке|для подписчиков)", r"(?:полный текст|полная версия|эта статья|этот материал|остальная часть)\b.{0,40}(?:подписчик|по подписке)",
        r"(?:оформите|купите) подписку\b.{0,40}(?:чтобы|и) (?:чита|продолж|получ)", r"(?:вы )?уже (?:есть подписка|подписаны|подписчик)\?",
    ),
    "pl": (
        r"(?:dalsza część|pozostała część|cały artykuł|ten artykuł|treść)\b.{0,30}dostępn\w+ .{0,12}dla (?:subskrybentów|prenumeratorów|zalogowanych)", r"aby (?:przeczytać|czytać|kontynuować)\b.{0,40}(?:subskryb|prenumer|zaloguj|wykup)", r"(?:tylko|wyłącznie) dla (?:naszych )?(?:subskrybentów|prenumeratorów)(?=\s*(?:$|[.!?|]))",
        r"(?:zaloguj się|wykup (?:dostęp|subskrypcję|prenumeratę)|zostań subskrybentem)\b.{0,40}\b(?:aby|i) (?:czyta|przeczyta|kontynuow|uzysk)", r"(?:masz już|jesteś już) (?:subskrypcję|prenumeratę|konto|subskrybentem|prenumeratorem)\?",
    ),
    "hu": (r"(?:ez a |a teljes |a )?(?:cikk|tartalom)\b.{0,25}\belőfizető(?:ink|knek|inknek)", r"(?:fizessen elő|fizess elő|jelentkezzen be|jelentkezz be)\b.{0,40}\b(?:olvas|folytat)"),
    "ro": (r"(?:acest |restul )?(?:articol|conținut)(?:ul)?(?: este)?(?: (?:disponibil|rezervat|exclusiv|doar|numai))+ (?:pentru )?abonaț\w+", r"(?:abonează-te|abonați-vă|autentifică-te|conectează-te)\b.{0,40}\bpentru a (?:citi|continua)"),
    "tr": (r"(?:bu )?(?:haber|içerik|yazı|makale)\b.{0,20}\babone(?:ler|lere|lerimize)\w*\b.{0,12}\bözel", r"(?:okumaya )?devam etmek için\b.{0,30}\b(?:abone ol|giriş yap|üye ol)\w*"),
}  # fmt: skip

PAYWALL_POLITENESS = r"(?:please|sorry|bitte|merci de|por favor|per favore|будь ласка|пожалуйста|proszę|prosím)\b,? ?"
"""What may stand before it."""

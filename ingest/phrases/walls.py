"""What stands in place of an article, or of the rest of it, as regular expressions over folded text."""

PAYWALL_LINES: tuple[str, ...] = (
    (
        r"(?:subscribe|sign (?:in|up)|log ?in|register|join|create (?:an?|your)(?: free)? account|become an? (?:\w+ )?(?:member|subscriber)|start (?:an?|your) (?:free )?trial|choose a plan)\b"
        r"[^.!?]{0,60}\b(?:to|and) (?:continue|keep|finish|read|unlock|access|view|get (?:full|unlimited))\b"
    ),
    r"to (?:continue|keep|finish) reading|to read the (?:full|whole|rest of)|to unlock (?:this|the) (?:article|story)",
    r"(?:this|the full|the rest of (?:this|the)) (?:article|story|content|post|report) is (?:only |exclusively )?(?:for|available (?:only )?(?:to|for)|reserved for|exclusive to|limited to) (?:our |paying |paid |premium )*(?:subscribers|members|readers with)",
    r"you(?:'ve| have) (?:reached|read|used|hit) (?:your|all|the)\b[^.!?]{0,40}\b(?:limit|free articles?|free stories)",
    r"\d+ (?:free )?(?:articles?|stories) (?:left|remaining)", r"(?:subscriber|member|premium)[- ](?:only|exclusive) (?:content|article|story)", r"(?:for|exclusive to) subscribers only",
    r"(?:weiterlesen|lesen sie (?:weiter|diesen artikel)|jetzt weiterlesen)\b.{0,40}\b(?:abo|plus|probemonat|registrier\w*|anmeld\w*)", r"(?:nur|exklusiv) für (?:unsere )?abonnent(?:en|innen)\w*",
    r"(?:dieser|der ganze|den ganzen|dieses) (?:artikel|inhalt)\b.{0,40}\b(?:abonnent\w*|abo\b|mit .{0,12}(?:plus|abo))",
    r"(?:la suite (?:de cet article )?|cet article |article |contenu )(?:est )?réservée? (?:à nos |aux )abonnés", r"abonnez-vous pour (?:lire|continuer|poursuivre)", r"il vous reste .{1,30} à lire",
    r"(?:contenido|artículo|noticia) (?:exclusiv[oa]|sol[oa]|reservad[oa]) (?:para|a) (?:nuestros )?(?:suscriptores|abonados|socios)", r"suscríbe(?:te|ase) para (?:seguir|continuar|leer)",
    r"(?:contenuto|articolo) (?:riservato|esclusivo) (?:agli|per gli) abbonati", r"abbonati per (?:continuare|leggere)",
    r"щоб (?:продовжити|читати|прочитати)\b.{0,40}(?:передплат|підпис|зареєстр|увійд)", r"(?:доступн\w+|матеріал|стаття) (?:лише |тільки )?(?:за передплатою|для передплатників|для підписників)",
    r"чтобы (?:продолжить|читать|прочитать)\b.{0,40}(?:подпи|зарегистр|войд)", r"(?:доступ\w*|материал|статья) (?:только )?(?:по подписке|для подписчиков)",
    r"(?:dalsza część|pozostała część|cały artykuł|ten artykuł|treść)\b.{0,30}dostępn\w+ .{0,12}dla (?:subskrybentów|prenumeratorów|zalogowanych)", r"aby (?:przeczytać|czytać)\b.{0,40}(?:subskryb|prenumer|zaloguj|wykup)",
)  # fmt: skip
"""What asks a reader to pay or to sign in before the rest is shown."""

ROBOT_CHECKS: tuple[str, ...] = (
    r"(?:just a moment|attention required|pardon our interruption|security check|human verification|access denied|robot check)\b.{0,60}",
    r"(?:please wait while we )?(?:check|verify)(?:ing)? (?:if|that|whether|your browser|you are|you're)\b.{0,100}", r"are you a (?:robot|human).{0,40}", r".{0,40}unusual (?:traffic|activity) (?:from|on) your\b.{0,80}",
    r"(?:please )?(?:enable|turn on|allow) (?:javascript|cookies|js)\b.{0,120}", r"(?:please )?complete the (?:captcha|security check)\b.{0,80}", r"(?:your )?access to this (?:page|site|website) (?:has been|was|is) (?:denied|blocked|limited)\b.{0,80}",
    r"you (?:have been|are being|were) (?:blocked|rate limited).{0,80}", r".{0,60}to (?:prove|confirm|verify|show) (?:that )?(?:you are|you're) (?:not a robot|(?:a )?human)\b.{0,60}",
    r"(?:bitte )?(?:bestätigen sie|beweisen sie).{0,40}(?:kein roboter|mensch)\b.{0,40}", r"vérifi(?:ez|cation|ons) que vous (?:êtes|n'êtes pas) .{0,40}", r"(?:перевір|підтвер)\w+.{0,40}(?:не робот|людина)\b.{0,40}", r"(?:провер|подтвер)\w+.{0,40}(?:не робот|человек)\b.{0,40}",
)  # fmt: skip
"""Whole lines of a page that wants to see a person first."""

CONSENT_TITLES: tuple[str, ...] = (
    r"before you continue\b.{0,60}", r".{0,40}(?:we value|we care about|about) your privacy\b.{0,20}", r"(?:your |manage )?(?:privacy|cookie|consent) (?:choices|settings|preferences|consent|notice|wall)\b.{0,40}",
    r"(?:cookie[- ]?consent|consent|gdpr).{0,30}", r"(?:datenschutz|einwilligung|privatsphäre)\w*(?:[ -].{0,40})?", r".{0,30}votre (?:vie privée|consentement)\b.{0,30}", r"(?:tu|su) privacidad\b.{0,30}", r"(?:згода|согласие) на .{0,60}",
)  # fmt: skip
"""Titles of pages that ask for consent before anything else is shown."""

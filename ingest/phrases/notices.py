"""Consent notices, platform footers, credit lines and calls for clicks, as regular expressions over folded text."""

CONSENT_WORDS: tuple[str, ...] = (
    r"allow \S+ content", r"content provided by", r"your permission",
    r"cookies?", r"consent(?:ing)?", r"third[- ]part(?:y|ies)", r"external (?:\w+ )?content", r"personal(?:ised|ized)? data", r"privacy (?:policy|settings|choices)",
    r"content (?:from|of|by) (?:another|other|external|third)[\w -]* ?providers?", r"(?:another|the|other|external) providers?", r"tracking technologies",
    r"our partners", r"our (?:\d+ )?(?:vendors|partners)", r"terms (?:of use|of service|and conditions)", r"you (?:can|may)[^.]* (?:preferences|settings|choice|at any time)",
    r"(?:outside|external|embedded) content", r"our editors recommend|recommended by (?:the|our) editors", r"load (?:the )?content", r"you agree", r"legitimate interest",
    r"datenschutz\w*", r"einwilligung", r"drittanbieter\w*", r"externe[nr]? inhalte?", r"personenbezogene\w* daten", r"unsere partner",
    r"vie privée", r"consentement", r"données personnelles", r"nos partenaires", r"contenu externe", r"política de (?:privacidad|cookies)", r"consentimiento",
    r"datos personales", r"nuestros socios", r"файл\w* cookie", r"персональн\w+ дан\w+", r"згод[ауи] на", r"согласи[ея] на", r"політик\w+ конфіденційності",
    r"политик\w+ конфиденциальности", r"plik\w* cookie\w*", r"dan\w+ osobow\w+", r"zgod[ęay] na", r"polityk\w+ prywatności", r"ciasteczk\w+",
)  # fmt: skip

CONSENT_ADDRESS = (
    r"\b(?:you|your|yours|we|our|us|click|tap|by (?:clicking|loading|continuing|using)|accept|it is possible|"
    r"sie|ihre?[nmrs]?|wir|unsere?[nmr]?|vous|votre|vos|nous|nos|usted|tu|su|nosotros|nuestros?|ви|ваш\w*|ми|наш\w*|вы|мы|klikając|twoje?\w*|nasz\w*|używamy|korzystamy)\b"
)
"""A notice speaks to its reader; a story about cookies or consent speaks of others."""

PLATFORM_LINES: tuple[str, ...] = (
    r"(?:.{0,60}theme\. )?(?:proudly )?powered by (?:blogger|wordpress|ghost|tumblr|medium|substack|drupal|joomla!?|wix|weebly|squarespace|typepad)\b.{0,40}",
    r"(?:diese website|ce site|con la tecnología de|mit|fourni par|propulsé par|технології|на платформе|obsługiwane przez usługę) ?(?:blogger|wordpress)\b.{0,20}",
    r"(?:blog at|create a (?:free )?website or blog at|start a blog at) wordpress\.com.{0,20}", r"design a site like this with wordpress\.com.{0,20}",
    r"posted by .{1,60} at \d\d?:\d\d(?: ?[ap]m)?.{0,20}", r"\d* ?no comments:?", r"\d+ comments?:?", r"post a comment",
    r"(?:newer posts?|older posts?|home)(?: (?:newer posts?|older posts?|home))+", r"(?:newer|older) posts?",
    r"subscribe to:? (?:posts?|post comments|comments|all comments)(?: \(atom\))?", r"(?:post|posts|comments)(?: \(atom\))",
    r"(?:email this|blogthis!|share to (?:twitter|x|facebook|pinterest))(?: ?(?:email this|blogthis!|share to (?:twitter|x|facebook|pinterest)))*",
    r"blog archive", r"view my complete profile", r"about me", r"labels: .{1,80}", r"reblog(?: this)?", r"like this: ?(?:like loading\.\.\.)?", r"like loading\.\.\.",
    r"loading\.{3}", r"leave a (?:reply|comment)(?: cancel reply)?", r"posted in .{1,40}", r"filed under:? .{1,60}", r"edit this entry\.?",
    r"(?:copyright )?(?:©|\(c\)|copyright)(?: copyright)? ?(?:19|20)\d\d(?: ?[-–] ?(?:19|20)?\d\d)?,? .{0,100}", r"all rights reserved\.?", r"alle rechte vorbehalten\.?",
    r"tous droits réservés\.?", r"todos los derechos reservados\.?", r"усі права захищено\.?", r"все права защищены\.?", r"wszelkie prawa zastrzeżone\.?",
    r".{1,80}\. all rights reserved\.?", r"your browser (?:does not|doesn't) support .{0,80}",
    r"javascript is (?:disabled|required).{0,80}", r"please enable javascript.{0,80}",
)  # fmt: skip

PLATFORM_FOOTERS: tuple[tuple[str, str], ...] = (
    (
        r"powered by blogger|con la tecnología de blogger|subscribe to:? post(?:s| comments) \(atom\)|blogthis!",
        "a Blogger page",
    ),
    (r"(?:powered by wordpress|at wordpress\.com|like this with wordpress\.com)", "a WordPress page"),
    (r"powered by (?:ghost|tumblr|medium|substack|typepad|weebly|wix)", "a blog page"),
)
"""What the footer of a platform tells about the host."""

CREDIT_LABELS = r"(?:photo |image |video |data )?sources?|quellen?|fuentes?|sources?|джерел[оа]|источники?|źródł[oa]|with reporting by|mit material von"
"""What stands before the colon of a line of credits."""

ADS_BY = r"(?:ads?|advertising|werbung|anzeigen?|publicité|publicidad|реклама|reklama) (?:by|von|par|por|від|от|od) \S+(?: \S+){0,3}"

READING_TIME = (
    r"(?:(?:estimated )?reading time:? ?)?\d+ ?(?:min(?:ute)?s?\.?)(?: read| lesezeit| de lecture| de lectura)?(?: reading time)?|lesezeit:? \d+ min\w*|"
    r"czas czytania:? \d+ min\w*|\d+ хв\w*(?: читання)?|\d+ (?:comments|kommentare|shares|views)|(?:views|shares|comments): \d+"
)

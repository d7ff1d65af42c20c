"""What stands in place of an article, as regular expressions over folded text."""

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

"""How live pages tell the time of an update, in several languages, as regular expressions over folded text."""

CLOCK_LABELS = r"at|um|à|a las|о|об|в|o|godz\.?|posted(?: at)?|published(?: at)?|stand:?"
"""What stands before a clock time, beside the labels of dates and updates."""

CLOCK_WORDS = r"uhr|h|hrs|год\.?|ч\.?|local time|et|pt|bst|ist"
"""What stands behind a clock time, beside the names of zones."""

MINUTES = r"min(?:ute)?[ns]?\.?|minutos?|хв(?:илин[аиу]?)?\.?|мин(?:ут[аыу]?)?\.?|minut[ęy]?"
HOURS = r"h|hrs?|hours?|std\.?|stunden?|heures?|horas?|год(?:ин[аиу]?)?\.?|час(?:а|ов)?|godz(?:in[ęy]?)?\.?"
BEFORE_AGO = r"vor|il y a|hace"
AGO = r"ago|тому|назад|temu"

"""Months, weekdays and the words around dates."""

_MONTHS_OF = {
    "en": "january february march april may june july august september october november december",
    "en_short": "jan feb mar apr may jun jul aug sep oct nov dec",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
}

MONTHS: dict[str, int] = {
    name: number for names in _MONTHS_OF.values() for number, name in enumerate(names.split(), start=1)
} | {"sept": 9, "jänner": 1}
"""The number of each month's name, as it stands in a date."""

WEEKDAYS = tuple(
    (
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
        "lundi mardi mercredi jeudi vendredi samedi dimanche "
        "lunes martes miércoles jueves viernes sábado domingo "
        "понеділок вівторок середа четвер п'ятниця субота неділя "
        "понедельник вторник среда пятница суббота воскресенье "
        "poniedziałek wtorek środa czwartek piątek sobota niedziela"
    ).split()
)

DATE_LABELS = (
    "first published",
    "published",
    "posted",
    "date",
    "veröffentlicht",
    "stand",
    "erschienen",
    "publié",
    "publicado",
    "опубліковано",
    "опубликовано",
    "дата",
    "opublikowano",
    "data",
)
UPDATE_LABELS = (
    "last updated",
    "last modified",
    "updated",
    "modified",
    "aktualisiert",
    "zuletzt aktualisiert",
    "mis à jour",
    "mise à jour",
    "actualizado",
    "оновлено",
    "обновлено",
    "aktualizacja",
    "zaktualizowano",
)

ZONES = {
    "z": 0,
    "utc": 0,
    "gmt": 0,
    "cet": 1,
    "cest": 2,
    "eet": 2,
    "eest": 3,
    "msk": 3,
    "est": -5,
    "edt": -4,
    "pst": -8,
    "pdt": -7,
}
"""Hours from UTC of the names of zones that mean one thing; "BST", "IST" and "CST" mean several."""

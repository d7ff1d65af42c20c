"""Dates and hours as readers see them: English short names, always with the year but in an edition's own head."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from domain.article import Precision, Published

NO_DATE: Final = "no date"
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def date_words(published: Published | None, zone: str) -> str:
    """Give a date as published, "16 Mar 2022": a day is that day anywhere, an instant the day it is in `zone`."""
    if published is None:
        return NO_DATE
    day = published.at.date() if published.precision is Precision.DAY else published.at.astimezone(ZoneInfo(zone))
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def moment_words(at: datetime, zone: str) -> str:
    """Give an instant as an edition's head has it, "Thu 17 Mar, 08:00", in `zone`."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{_WEEKDAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]}, {local:%H:%M}"

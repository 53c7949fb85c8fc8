"""UTC days and months, over which caps and totals count."""

from datetime import UTC, date, datetime, timedelta

#: The period under which `spend` counts what is open now.
OPEN = "open"
#: Microseconds of a day: what columns hold since 1970, divided by this, is a `day_number` on both databases.
DAY_US = 86_400_000_000
_FIRST_DAY = date(1970, 1, 1)


def day_of(moment: datetime) -> str:
    """The UTC day, as `2026-11-22`."""
    return moment.astimezone(UTC).isoformat()[:10]


def month_of(moment: datetime) -> str:
    """The UTC month, as `2026-11`."""
    return moment.astimezone(UTC).isoformat()[:7]


def next_day(moment: datetime) -> datetime:
    """When the UTC day after `moment` starts."""
    return _midnight(moment) + timedelta(days=1)


def next_month(moment: datetime) -> datetime:
    """When the UTC month after `moment` starts."""
    return (_midnight(moment).replace(day=1) + timedelta(days=32)).replace(day=1)


def day_number(day: date) -> int:
    """Days since 1970-01-01, as totals name the day."""
    return (day - _FIRST_DAY).days


def numbered_day(number: int) -> date:
    """The day of a `day_number`."""
    return _FIRST_DAY + timedelta(days=number)


def start_of(day: date) -> datetime:
    """When the UTC day starts."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _midnight(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)

"""UTC days and months, over which caps count."""

from datetime import UTC, datetime, timedelta

#: The period under which `spend` counts what is open now.
OPEN = "open"


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


def _midnight(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)

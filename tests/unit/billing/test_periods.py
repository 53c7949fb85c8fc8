"""Goal: caps count UTC days and months, whatever zone a time is given in."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from image3d.billing.periods import day_of, month_of, next_day, next_month

zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(2020, 1, 2), datetime(2100, 1, 1), timezones=zones)  # noqa: DTZ001  # zones come with it


@given(moments)
def test_the_next_period_starts_when_this_one_ends(moment: datetime) -> None:
    for name, following in ((day_of, next_day), (month_of, next_month)):
        border = following(moment)
        assert border > moment
        assert name(border) != name(moment)
        assert name(border - timedelta(microseconds=1)) == name(moment)
        assert name(border) > name(moment), "names of periods sort by time"


def test_a_late_evening_in_the_west_is_the_next_day() -> None:
    west = datetime(2026, 12, 31, 20, 0, tzinfo=timezone(timedelta(hours=-5)))
    assert (day_of(west), month_of(west)) == ("2027-01-01", "2027-01")
    assert next_month(west) == datetime(2027, 2, 1, tzinfo=UTC)

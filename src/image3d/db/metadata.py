"""The one metadata that every table is declared on, and the column types that mean the same on both databases."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: A JSON document: JSONB on Postgres, text on SQLite.
Json = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class UtcTimestamp(sa.types.TypeDecorator[datetime]):
    """A UTC datetime stored as whole microseconds since 1970: ordered, exact and equal on both databases."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> Any:  # noqa: ARG002  # the signature is SQLAlchemy's
        """Microseconds of an aware datetime."""
        return None if value is None else microseconds(value)

    def process_result_value(self, value: Any | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002  # as above
        """The aware UTC datetime of stored microseconds."""
        return None if value is None else datetime.fromtimestamp(value / 1_000_000, tz=UTC)


def microseconds(moment: datetime) -> int:
    """Whole microseconds since 1970 of an aware datetime."""
    delta = moment - _EPOCH
    return (delta.days * 86_400 + delta.seconds) * 1_000_000 + delta.microseconds

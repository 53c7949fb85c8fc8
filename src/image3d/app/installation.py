"""What settings say of this installation, without loading the queue or an engine: operator commands start fast."""

from collections.abc import Mapping
from decimal import Decimal
from urllib.parse import urlsplit

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from image3d.accounts.mail import Mailer, open_mailer
from image3d.artifacts.secret import load_or_create_secret
from image3d.billing.payments import PaymentProvider, SandboxPayments
from image3d.billing.prices import PriceList, check_price_list, load_price_list
from image3d.core.settings import Settings, SettingsInvalid
from image3d.db.database import Database, open_database
from image3d.db.migrate import migrate
from image3d.engines.protocol import EngineDescription
from image3d.engines.registry import describe_engines

MINIMUM_SECRET_BYTES = 32


def build_database(settings: Settings) -> Database:
    """The database at the newest schema.

    Raises:
        SettingsInvalid: it cannot be opened or reached; says where, never with a password.
    """
    try:
        database = open_database(settings.database)
        migrate(database)
    except (ArgumentError, ValueError) as error:
        msg = f"IMAGE3D_DATABASE_URL cannot be used: {error}"
        raise SettingsInvalid(msg) from error
    except (SQLAlchemyError, OSError) as error:
        msg = f"The database at {_without_password(settings.database)} cannot be opened: {_first_line(error)}"
        raise SettingsInvalid(msg) from error
    return database


def build_prices(settings: Settings, engines: Mapping[str, EngineDescription] | None = None) -> PriceList:
    """The price list, every offer of every engine covering its cost at the deadline."""
    prices = load_price_list(settings.prices, hourly_usd=Decimal(str(settings.hourly_rate_usd)))
    deadlines = {
        (str(mode), str(quality), engine.name): limits.deadline_seconds
        for engine in (describe_engines() if engines is None else engines).values()
        for mode in engine.modes
        for quality, limits in engine.qualities.items()
    }
    check_price_list(prices, deadlines)
    return prices


def signing_secret(settings: Settings) -> bytes:
    """The installation's secret; several hosts need the same `IMAGE3D_SIGNING_SECRET`.

    Raises:
        SettingsInvalid: it is too short, or the file in the data folder is damaged.
    """
    given = settings.signing_secret
    if given is None:
        try:
            return load_or_create_secret(settings.data_dir.resolve())
        except (ValueError, OSError) as error:
            raise SettingsInvalid(str(error)) from error
    secret = given.get_secret_value().encode()
    if len(secret) < MINIMUM_SECRET_BYTES:
        msg = f"IMAGE3D_SIGNING_SECRET must have at least {MINIMUM_SECRET_BYTES} characters."
        raise SettingsInvalid(msg)
    return secret


def build_payments(settings: Settings) -> PaymentProvider | None:
    """Who sells credits here, or None."""
    if settings.payments == "sandbox":
        if settings.stripe.secret_key is not None:
            msg = "IMAGE3D_PAYMENTS=sandbox takes no real money and is refused beside IMAGE3D_STRIPE_SECRET_KEY."
            raise SettingsInvalid(msg)
        return SandboxPayments(signing_secret(settings))
    if settings.payments == "stripe":
        return _stripe(settings)
    return None


def build_mailer(settings: Settings) -> Mailer:
    """Who takes letters to people: the mail server, or a folder below the data folder where none is set."""
    url = settings.mail.url
    return open_mailer(
        None if url is None else url.get_secret_value(),
        sender=settings.mail.sender,
        folder=settings.data_dir.resolve() / "mail",
    )


def _stripe(settings: Settings) -> PaymentProvider:
    given = settings.stripe
    if given.secret_key is None or given.webhook_secret is None:
        msg = "IMAGE3D_PAYMENTS=stripe needs IMAGE3D_STRIPE_SECRET_KEY and IMAGE3D_STRIPE_WEBHOOK_SECRET."
        raise SettingsInvalid(msg)
    from image3d.billing.stripe_payments import StripePayments  # noqa: PLC0415  # a large package, for some only

    return StripePayments(
        secret_key=given.secret_key.get_secret_value(),
        webhook_secret=given.webhook_secret.get_secret_value(),
        api_base=given.api_base,
    )


def _without_password(url: str) -> str:
    try:
        return sa.make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return urlsplit(url).scheme or "?"


def _first_line(error: BaseException) -> str:
    return str(getattr(error, "orig", None) or error).strip().splitlines()[0]

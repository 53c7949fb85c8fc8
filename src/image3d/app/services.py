"""Settings become services: the one place that picks implementations."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlsplit

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from image3d.artifacts.errors import ArtifactsError
from image3d.artifacts.secret import load_or_create_secret
from image3d.artifacts.service import ArtifactStore
from image3d.artifacts.signing import UrlSigner
from image3d.billing.payments import PaymentProvider, SandboxPayments
from image3d.billing.prices import PriceList, check_price_list, load_price_list
from image3d.core.clock import Clock, utc_now
from image3d.core.settings import Settings, SettingsInvalid
from image3d.db.database import Database, open_database
from image3d.db.migrate import migrate
from image3d.engines.protocol import EngineDescription, Mode
from image3d.engines.registry import DEFAULT_ENGINES, TEST_ENGINE, describe_engines
from image3d.net.addresses import parse_networks
from image3d.net.policy import FetchPolicy
from image3d.tasks.deps import TaskDeps
from image3d.worker.queue import DbosQueue, prepare_queue

MINIMUM_SECRET_BYTES = 32


@dataclass(frozen=True, kw_only=True)
class Services:
    """What every process of this installation is made of."""

    settings: Settings
    tasks: TaskDeps
    queue: DbosQueue
    public_url: str

    @property
    def database(self) -> Database:
        """The one database."""
        return self.tasks.database

    def signer(self) -> UrlSigner:
        """Signs download URLs."""
        return UrlSigner((signing_secret(self.settings),))


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
    return None


def build_services(settings: Settings, *, clock: Clock = utc_now) -> Services:
    """Opens the database, brings it up to date and connects everything.

    Raises:
        SettingsInvalid: a URL cannot be used or something behind it cannot be reached.
        PriceListInvalid: a price is missing or below cost.
    """
    engines = describe_engines()
    prices = build_prices(settings, engines)
    database = build_database(settings)
    queue = DbosQueue(database)
    public_url = (settings.public_url or "http://127.0.0.1:8000").rstrip("/")
    tasks = TaskDeps(
        database=database,
        clock=clock,
        prices=prices,
        artifacts=_artifacts(settings),
        queue=queue,
        engines=engines,
        default_engines={Mode(mode): name for mode, name in DEFAULT_ENGINES.items() if name in engines},
        test_engine=TEST_ENGINE,
        fetch_policy=_fetch_policy(settings),
        upload_url_prefix=f"{public_url}/api/v1/uploads/",
    )
    return Services(settings=settings, tasks=tasks, queue=queue, public_url=public_url)


def build_database(settings: Settings) -> Database:
    """The database, migrated, with the queue's tables.

    Raises:
        SettingsInvalid: it cannot be opened or reached; says where, never with a password.
    """
    try:
        database = open_database(settings.database)
        migrate(database)
        prepare_queue(database)
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


def _artifacts(settings: Settings) -> ArtifactStore:
    try:
        return ArtifactStore.from_url(settings.storage)
    except (ArtifactsError, ValueError, OSError) as error:
        msg = f"IMAGE3D_STORAGE_URL cannot be used: {error}"
        raise SettingsInvalid(msg) from error


def _fetch_policy(settings: Settings) -> FetchPolicy:
    try:
        networks = parse_networks(settings.fetch.allowed_networks)
    except ValueError as error:
        msg = f"IMAGE3D_FETCH_ALLOWED_NETWORKS cannot be used: {error}"
        raise SettingsInvalid(msg) from error
    return FetchPolicy(allow_http=settings.fetch.allow_http, allowed_networks=networks)


def _without_password(url: str) -> str:
    try:
        return sa.make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return urlsplit(url).scheme or "?"


def _first_line(error: BaseException) -> str:
    return str(getattr(error, "orig", None) or error).strip().splitlines()[0]

"""Settings become services: the one place that picks implementations."""

from dataclasses import dataclass

from image3d.app.installation import build_database, build_prices, signing_secret
from image3d.artifacts.errors import ArtifactsError
from image3d.artifacts.service import ArtifactStore
from image3d.artifacts.signing import UrlSigner
from image3d.core.clock import Clock, utc_now
from image3d.core.settings import Settings, SettingsInvalid
from image3d.db.database import Database
from image3d.engines.protocol import Mode
from image3d.engines.registry import DEFAULT_ENGINES, TEST_ENGINE, describe_engines
from image3d.net.addresses import parse_networks
from image3d.net.policy import FetchPolicy
from image3d.tasks.deps import TaskDeps
from image3d.worker.queue import DbosQueue, prepare_queue


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


def build_services(settings: Settings, *, clock: Clock = utc_now) -> Services:
    """Opens the database, brings it up to date and connects everything.

    Raises:
        SettingsInvalid: a URL cannot be used or something behind it cannot be reached.
        PriceListInvalid: a price is missing or below cost.
    """
    engines = describe_engines()
    prices = build_prices(settings, engines)
    database = build_database(settings)
    prepare_queue(database)
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

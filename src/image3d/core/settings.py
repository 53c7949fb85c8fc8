"""Settings: one frozen object, read once from `IMAGE3D_...` environment variables; unknown names are refused.

A nested group's names are joined by one underscore: `IMAGE3D_WORKER_SLOTS` is `worker.slots`.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, cast, get_args

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from image3d.core.errors import Image3DError

PREFIX = "IMAGE3D_"


class SettingsInvalid(Image3DError):
    """An `IMAGE3D_...` variable is misspelt or holds something that cannot be used."""

    code = "invalid_settings"


class _Group(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FetchSettings(_Group):
    """How pictures named by URL are fetched."""

    allow_http: bool = Field(default=False, description="Also fetch `image_url` over plain http.")
    allowed_networks: str = Field(
        default="", description="Private networks, comma-separated, that `image_url` may reach all the same."
    )


class WorkerSettings(_Group):
    """How a worker runs."""

    slots: int = Field(default=1, ge=1, le=64, description="Generations that one worker runs at once.")
    polling_seconds: float = Field(default=0.08, ge=0.01, description="How often a worker looks for queued tasks.")
    dead_after_seconds: float = Field(default=10.0, ge=3.0, description="Silence after which a worker counts as dead.")
    reconcile_seconds: float = Field(
        default=30.0, ge=1.0, description="How often open tasks are checked for lost jobs."
    )


class RateSettings(_Group):
    """How requests are counted, and limits on those that carry no valid key."""

    guesses_per_minute: int = Field(default=30, ge=1, description="Failed keys per client address and minute.")
    store_url: str | None = Field(
        default=None, description="`redis://...` in which all API processes count together (the extra `redis`)."
    )


class StripeSettings(_Group):
    """The Stripe account that sells credits."""

    secret_key: SecretStr | None = Field(default=None, description="Stripe's secret key, `sk_...`.")
    webhook_secret: SecretStr | None = Field(default=None, description="The webhook's signing secret, `whsec_...`.")
    api_base: str | None = Field(default=None, description="Another address of the Stripe API, for tests.")


class MailSettings(_Group):
    """How e-mail to members is sent."""

    url: SecretStr | None = Field(
        default=None,
        description="`smtp://user:password@host:587` or `smtps://...:465`; default: letters are written into the data "
        "folder and nobody receives them.",
    )
    sender: str = Field(default="Image3D <image3d@localhost>", description="The address that letters come from.")


class OpenIdSettings(_Group):
    """An OpenID Connect service that people may sign in with (the extra `openid`)."""

    issuer: str | None = Field(
        default=None, description="Address of an OpenID Connect service to sign in with (the extra `openid`)."
    )
    client_id: str | None = Field(default=None, description="The client that the service knows this installation as.")
    client_secret: SecretStr | None = Field(default=None, description="The client's secret.")
    name: str = Field(default="single sign-on", description="What the sign-in page calls the service.")


class ShapesSettings(_Group):
    """An OpenAI-compatible language model that writes shape programs, and what it costs."""

    llm_url: str | None = Field(default=None, description="Base URL of the chat completions API, ending in /v1.")
    llm_model: str | None = Field(default=None, description="Name of the model to ask.")
    llm_api_key: SecretStr | None = Field(default=None, description="Key sent as a bearer token.")
    llm_usd_per_million_input_tokens: float = Field(default=0.0, ge=0, description="Price of what is sent.")
    llm_usd_per_million_output_tokens: float = Field(default=0.0, ge=0, description="Price of what comes back.")


class Settings(BaseSettings):
    """Everything an operator can set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="_", env_nested_max_split=1, frozen=True, extra="forbid"
    )

    data_dir: Path = Field(default=Path("data"), description="Folder for the database, files and the signing secret.")
    database_url: str | None = Field(
        default=None, description="`postgresql+psycopg://...` or `sqlite:///...`; default: SQLite in the data folder."
    )
    storage_url: str | None = Field(
        default=None, description="`s3://bucket/prefix`, `gs://...`, `az://...` or a folder; default: the data folder."
    )
    public_url: str | None = Field(default=None, description="How customers reach this server; default: host and port.")
    payments: Literal["none", "sandbox", "stripe"] = Field(
        default="none", description="Who sells credits. `sandbox` takes no real money: for trying things out only."
    )
    signing_secret: SecretStr | None = Field(
        default=None, description="Signs download URLs; default: made once and kept in the data folder."
    )
    prices: dict[str, Any] | None = Field(
        default=None, description="Price list overrides as JSON; see docs/billing.md."
    )
    hourly_rate_usd: float = Field(default=0.36, ge=0, description="What an hour of a local engine costs the operator.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="Least severe log line."
    )
    log_format: Literal["json", "console"] = Field(default="json", description="How log lines are written.")
    fetch: FetchSettings = FetchSettings()
    worker: WorkerSettings = WorkerSettings()
    rate: RateSettings = RateSettings()
    stripe: StripeSettings = StripeSettings()
    mail: MailSettings = MailSettings()
    openid: OpenIdSettings = OpenIdSettings()
    shapes: ShapesSettings = ShapesSettings()

    @property
    def database(self) -> str:
        """The database's URL, with its default filled in."""
        return self.database_url or f"sqlite:///{self.data_dir.resolve() / 'image3d.sqlite'}"

    @property
    def storage(self) -> str:
        """Where files are kept, with its default filled in."""
        return self.storage_url or str(self.data_dir.resolve() / "files")


def load_settings(environment: Mapping[str, str] | None = None, **overrides: Any) -> Settings:
    """The settings of `environment` (default: the process's), `overrides` winning.

    Raises:
        SettingsInvalid: a name is unknown or a value cannot be used; says which.
    """
    names = set(os.environ if environment is None else environment)
    known = set(setting_names())
    if unknown := sorted(name for name in names if name.upper().startswith(PREFIX) and name.upper() not in known):
        msg = f"Unknown setting {unknown[0]}. Known: {', '.join(sorted(known))}."
        raise SettingsInvalid(msg)
    try:
        return Settings(**{name: value for name, value in overrides.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        msg = f"The setting {name} cannot be used: {first['msg']}."
        raise SettingsInvalid(msg) from error


def setting_names() -> Iterator[str]:
    """Every environment variable that is read, in order."""
    return (name for name, _, _ in documented_settings())


def documented_settings() -> Iterator[tuple[str, str, str]]:
    """Every environment variable, what it is for and its default as one would write it, in order."""
    yield from _walk(Settings, PREFIX)
    yield "IMAGE3D_TEST_POSTGRES_URL", "Only for the tests: a Postgres server to use instead of starting one.", ""


def _walk(model: type[BaseModel], prefix: str) -> Iterator[tuple[str, str, str]]:
    for name, field in model.model_fields.items():
        group = next((kind for kind in (field.annotation, *get_args(field.annotation)) if _is_group(kind)), None)
        if group is not None:
            yield from _walk(cast("type[BaseModel]", group), f"{prefix}{name.upper()}_")
        else:
            yield f"{prefix}{name.upper()}", field.description or "", _written(field.default)


def _written(default: object) -> str:
    """A default as it would be set; nothing for one that is made up elsewhere or empty."""
    if default is None:
        return ""
    return str(default).lower() if isinstance(default, bool) else str(default)


def _is_group(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, _Group)

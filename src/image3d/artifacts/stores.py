"""Opens the place that a storage URL names."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from obstore.store import LocalStore, MemoryStore, S3Store

if TYPE_CHECKING:
    from obstore.store import ClientConfig, RetryConfig, S3Config  # exist for type checkers only


@dataclass(frozen=True, kw_only=True)
class S3Options:
    """What an S3 client needs beside the bucket; what is None comes from the usual `AWS_...` variables."""

    endpoint: str | None = None
    region: str | None = None
    access_key_id: str | None = None
    secret_access_key: str | None = None


@dataclass(frozen=True, kw_only=True)
class Opened:
    """An open store, and the folder it writes to when it is a folder."""

    store: LocalStore | MemoryStore | S3Store
    folder: Path | None = None


def open_url(url: str, s3: S3Options) -> Opened:
    """The store that `url` names: `file:///folder` or a bare path, `s3://bucket/prefix`, `memory://`.

    Raises:
        ValueError: the URL names something else, or no bucket.
    """
    parts = urlsplit(url)
    if parts.scheme == "s3":
        return _open_s3(parts.netloc, parts.path.strip("/"), s3)
    if parts.scheme == "memory":
        return Opened(store=MemoryStore())
    if parts.scheme == "file" and parts.netloc in {"", "localhost"}:
        return _open_folder(Path(unquote(parts.path)))
    if not parts.scheme:
        return _open_folder(Path(url))
    raise ValueError("a storage URL is a folder, file:///folder, s3://bucket/prefix or memory://")


def _open_folder(folder: Path) -> Opened:
    folder = folder.expanduser().absolute()
    folder.mkdir(parents=True, exist_ok=True)
    return Opened(store=LocalStore(folder), folder=folder)


def _open_s3(bucket: str, prefix: str, options: S3Options) -> Opened:
    if not bucket:
        raise ValueError("an S3 storage URL names a bucket: s3://bucket/prefix")
    config: S3Config = {}
    if options.endpoint is not None:
        config["endpoint"] = options.endpoint
    if options.region is not None:
        config["region"] = options.region
    if options.access_key_id is not None:
        config["access_key_id"] = options.access_key_id
    if options.secret_access_key is not None:
        config["secret_access_key"] = options.secret_access_key
    retry: RetryConfig = {"max_retries": 4, "retry_timeout": timedelta(seconds=60)}
    client: ClientConfig = {"connect_timeout": timedelta(seconds=5), "timeout": timedelta(seconds=60)}
    if options.endpoint is not None and options.endpoint.startswith("http://"):
        client["allow_http"] = True
    store = S3Store(bucket, prefix=prefix or None, config=config, client_options=client, retry_config=retry)
    return Opened(store=store)

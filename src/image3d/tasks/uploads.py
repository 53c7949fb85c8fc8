"""Uploads: pictures a customer sends first and names later."""

import re
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from image3d.core.ids import AccountId, UploadId, new_upload_id
from image3d.imaging.decode import probe
from image3d.tasks.deps import TaskDeps
from image3d.tasks.errors import NotFound
from image3d.tasks.tables import uploads

#: An upload's URL under whichever name this installation is reached: API and worker may know it by different ones.
_UPLOAD_URL = re.compile(r"https?://[^/?#\s]+(?:/[^?#\s]*)?/api/v1/uploads/(upl_[0-9A-HJKMNP-TV-Z]{26})")


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A stored picture."""

    id: UploadId
    account_id: AccountId
    key: str
    sha256: str
    size: int
    media_type: str
    created_at: datetime
    expires_at: datetime


def add_upload(deps: TaskDeps, account_id: AccountId, data: bytes) -> Upload:
    """The picture is stored for the account.

    Raises:
        ImagingError: the bytes are no picture we take, too large or too many pixels.
    """
    found = probe(data, max_bytes=deps.max_input_bytes, max_pixels=deps.max_input_pixels)
    upload_id, now = new_upload_id(), deps.clock()
    stored = deps.artifacts.put(f"{account_id}/uploads/{upload_id}", data, found.media_type)
    upload = Upload(
        id=upload_id,
        account_id=account_id,
        key=stored.key,
        sha256=stored.sha256,
        size=stored.size,
        media_type=found.media_type,
        created_at=now,
        expires_at=now + deps.upload_lifetime,
    )
    with deps.database.transaction() as tx:
        tx.execute(uploads.insert(), vars(upload))
    return upload


def upload_url(deps: TaskDeps, upload_id: UploadId) -> str:
    """The URL to give as `image_url`; resolved by id, never fetched."""
    return f"{deps.upload_url_prefix}{upload_id}"


def upload_id_in(image_url: str) -> UploadId | None:
    """The upload that `image_url` names, or None when it is an ordinary URL.

    Uploads are resolved by id within the account and never fetched, so the host before the path decides nothing.
    """
    found = _UPLOAD_URL.fullmatch(image_url)
    return None if found is None else UploadId(found[1])


def find_upload(tx: sa.Connection, account_id: str, upload_id: str) -> Upload:
    """The account's upload.

    Raises:
        NotFound: there is none of that id in this account.
    """
    row = (
        tx.execute(sa.select(uploads).where(uploads.c.id == upload_id, uploads.c.account_id == account_id))
        .mappings()
        .one_or_none()
    )
    if row is None:
        msg = f"There is no upload {upload_id} in this account; uploads are kept for two days."
        raise NotFound(msg)
    return Upload(**row)

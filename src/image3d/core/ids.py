"""Identifiers: a short prefix that names the kind, and a ULID, so that ids sort by the time they were made."""

from typing import NewType

from ulid import ULID

AccountId = NewType("AccountId", str)
KeyId = NewType("KeyId", str)
TaskId = NewType("TaskId", str)
TransferId = NewType("TransferId", str)
UploadId = NewType("UploadId", str)


def _new(prefix: str) -> str:
    return f"{prefix}_{ULID()}"


def new_account_id() -> AccountId:
    """A fresh `acct_...`."""
    return AccountId(_new("acct"))


def new_key_id() -> KeyId:
    """A fresh `key_...`."""
    return KeyId(_new("key"))


def new_task_id() -> TaskId:
    """A fresh `task_...`."""
    return TaskId(_new("task"))


def new_transfer_id() -> TransferId:
    """A fresh `tr_...`."""
    return TransferId(_new("tr"))


def new_upload_id() -> UploadId:
    """A fresh `upl_...`."""
    return UploadId(_new("upl"))


def new_request_id() -> str:
    """A fresh `req_...`, returned as `X-Request-Id`."""
    return _new("req")

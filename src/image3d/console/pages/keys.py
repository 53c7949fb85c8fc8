"""The API console: keys with their caps and spend, shown once, rotated and revoked; a request builder."""

from dataclasses import dataclass
from typing import Any, cast

from starlette.responses import Response
from starlette.routing import Route

from image3d.accounts.errors import InvalidAccount, TopUpRequired
from image3d.accounts.model import KEY_CAPS, ApiKey, Caps, KeyMode
from image3d.accounts.service import create_key, get_key, list_keys, revoke_key, set_key_caps
from image3d.billing.service import bought_credits, caps_usage
from image3d.console.web import Call, Web
from image3d.core.credits import MINIMUM_TOP_UP_CREDITS
from image3d.core.ids import KeyId


@dataclass(frozen=True)
class Keys:
    """The pages; each method is one."""

    web: Web

    def keys(self, call: Call) -> Response:
        """Every key, and the form for a new one."""
        return self._page(call)

    def create(self, call: Call) -> Response:
        """A new key; its secret is on this answer and nowhere else."""
        mode: KeyMode = "test" if call.text("mode") == "test" else "live"
        try:
            with call.deps.tasks.database.transaction() as tx:
                bought = bought_credits(tx, call.mine.id)
                key, secret = create_key(
                    tx,
                    account=call.mine,
                    name=call.text("name", most=200),
                    mode=mode,
                    now=call.deps.tasks.clock(),
                    bought_credits=bought,
                )
        except (InvalidAccount, TopUpRequired) as error:
            return self._page(call, status=422, problem=error.detail)
        return self._page(call, fresh=key, secret=secret)

    def rotate(self, call: Call) -> Response:
        """A new key with the old one's name and caps; the old one is revoked at once."""
        now = call.deps.tasks.clock()
        with call.deps.tasks.database.transaction() as tx:
            old = get_key(tx, KeyId(call.path("key_id")), account_id=call.mine.id)
            key, secret = create_key(
                tx,
                account=call.mine,
                name=old.name,
                mode=old.mode,
                now=now,
                bought_credits=bought_credits(tx, call.mine.id),
                caps=old.caps,
            )
            revoke_key(tx, old.id, now=now, account_id=call.mine.id)
        return self._page(call, fresh=key, secret=secret)

    def revoke(self, call: Call) -> Response:
        """The key never works again."""
        with call.deps.tasks.database.transaction() as tx:
            revoke_key(tx, KeyId(call.path("key_id")), now=call.deps.tasks.clock(), account_id=call.mine.id)
        return call.redirect("/keys", note="key-revoked")

    def caps(self, call: Call) -> Response:
        """The key has these caps."""
        words = {name: call.text(name, most=12).replace(",", "") for name in ("daily", "monthly", "concurrent")}
        if not all(value.isdigit() for value in words.values()):
            msg = "Caps are whole numbers."
            raise InvalidAccount(msg)
        with call.deps.tasks.database.transaction() as tx:
            key = get_key(tx, KeyId(call.path("key_id")), account_id=call.mine.id)
            caps = Caps(
                daily_credits=int(words["daily"]),
                monthly_credits=int(words["monthly"]),
                concurrent=int(words["concurrent"]),
                rate_per_second=key.caps.rate_per_second,
            )
            set_key_caps(tx, key.id, caps, account=call.mine)
        return call.redirect("/keys", note="caps-saved")

    def _page(self, call: Call, *, status: int = 200, **values: Any) -> Response:
        now = call.deps.tasks.clock()
        with call.deps.tasks.database.read() as tx:
            keys = list_keys(tx, call.mine.id)
            bought = bought_credits(tx, call.mine.id)
            used = {
                key.id: caps_usage(tx, account_id=call.mine.id, scope_id=key.id, now=now)
                for key in keys
                if key.revoked_at is None
            }
        return call.render(
            "keys.html",
            status=status,
            keys=[key for key in keys if key.revoked_at is None],
            revoked=[key for key in keys if key.revoked_at is not None],
            used=used,
            bought=bought,
            required=MINIMUM_TOP_UP_CREDITS,
            can_live=bought >= MINIMUM_TOP_UP_CREDITS,
            default_caps=KEY_CAPS,
            public_url=call.deps.public_url,
            **{"fresh": cast("ApiKey | None", None), "secret": None, "problem": None, **values},
        )


def routes(web: Web) -> list[Route]:
    """The routes of these pages."""
    pages = Keys(web)
    return [
        web.page("/keys", pages.keys),
        web.page("/keys/create", pages.create, methods=("POST",)),
        web.page("/keys/{key_id}/rotate", pages.rotate, methods=("POST",), home="/keys"),
        web.page("/keys/{key_id}/revoke", pages.revoke, methods=("POST",), home="/keys"),
        web.page("/keys/{key_id}/caps", pages.caps, methods=("POST",), home="/keys"),
    ]

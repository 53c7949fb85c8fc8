"""Templates, and the words and figures that people read."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from image3d.console.assets import Assets
from image3d.core.credits import usd

STATUS_WORDS = {
    "queued": "Waiting",
    "processing": "Working",
    "succeeded": "Ready",
    "failed": "Failed",
    "canceled": "Canceled",
    "approved": "Approved",
    "rejected": "Rejected",
}
STAGE_WORDS = {
    "fetching": "Fetching the picture",
    "matting": "Cutting out the subject",
    "reconstructing": "Building the shape",
    "texturing": "Painting the surface",
    "checking": "Checking the model",
    "storing": "Storing the files",
}


class Renderer:
    """Renders templates; everything in them is escaped."""

    def __init__(self, assets: Assets, **shared: Any) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=select_autoescape(default=True, default_for_string=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        names = cast("dict[str, Any]", self._environment.globals)
        names |= {"asset": assets.url, "missing_assets": assets.missing, **shared}
        names |= {"STATUS_WORDS": STATUS_WORDS, "STAGE_WORDS": STAGE_WORDS}
        self._environment.filters.update(
            number=number, credits=credits_words, dollars=dollars, ago=ago, moment=moment, iso=iso, percent=percent,
            size=size, codes=codes,
        )  # fmt: skip

    def render(self, template: str, values: Mapping[str, Any]) -> str:
        """The template filled in."""
        return self._environment.get_template(template).render(values)


def number(value: float) -> str:
    """`12,345`, or with up to three significant digits below a hundred."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.3g}"


def credits_words(amount: int) -> str:
    """`1 credit`, `1,234 credits`."""
    return f"{amount:,} credit{'' if abs(amount) == 1 else 's'}"


def dollars(amount_credits: int) -> str:
    """What credits are worth, as `$12.34`."""
    return f"${usd(amount_credits):,.2f}"


def percent(fraction: float) -> str:
    """`12 %`; never `0 %` for something."""
    value = Decimal(str(fraction)) * 100
    return "under 1 %" if 0 < value < 1 else f"{value:.0f} %"


def codes(text: str) -> Markup:
    """The text with what stands between backticks as code; everything else is escaped."""
    parts = re.split(r"`([^`]+)`", text)
    code = Markup("<code>{}</code>")
    return Markup("").join(code.format(part) if index % 2 else part for index, part in enumerate(parts))


def size(count: int) -> str:
    """Bytes as people say them."""
    if count < 1_000:
        return f"{count} bytes"
    return f"{count / 1_000:,.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:,.1f} MB"


def moment(when: datetime | None) -> str:
    """`22 Nov 2026, 10:05 UTC`."""
    return "" if when is None else f"{when.astimezone(UTC):%-d %b %Y, %H:%M} UTC"


def iso(when: datetime | None) -> str:
    """For the `datetime` attribute."""
    return "" if when is None else when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def ago(when: datetime | None, now: datetime | None = None) -> str:
    """`just now`, `5 minutes ago`, `3 days ago`, then the date."""
    if when is None:
        return "never"
    seconds = ((now or datetime.now(UTC)) - when).total_seconds()
    if seconds < 60:
        return "just now"
    for unit, length, most in (("minute", 60, 3600), ("hour", 3600, 86_400), ("day", 86_400, 30 * 86_400)):
        if seconds < most:
            count = int(seconds // length)
            return f"{count} {unit}{'' if count == 1 else 's'} ago"
    return f"{when.astimezone(UTC):%-d %b %Y}"

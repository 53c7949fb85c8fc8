"""Goal: the margin of a day, engine and quality is what its tasks earned less what they cost, on both databases."""

from decimal import Decimal

from tests.integration.tasks.test_story import Shop, data_uri, picture, shop
from tests.stand_ins import ToldRunner

from image3d.core.credits import usd
from image3d.engines.errors import InputRejected
from image3d.engines.protocol import Quality
from image3d.tasks.margin import margins

__all__ = ["shop"]


def test_days_engines_and_qualities_are_kept_apart(shop: Shop) -> None:  # the fixture
    first = shop.work(shop.submit(image_url=data_uri(picture())).id, ToldRunner(seconds=3_600.0))
    shop.work(
        shop.submit(image_url=data_uri(picture())).id,
        ToldRunner(errors=[InputRejected("Nothing.", code="no_subject_found")]),
    )
    shop.work(shop.submit(shop.test_principal).id, ToldRunner())
    shop.clock.turn(days=1)
    second = shop.work(shop.submit(image_url=data_uri(picture()), quality=Quality.DRAFT).id, ToldRunner(seconds=10.0))
    shop.submit()
    with shop.deps.database.read() as tx:
        found = margins(tx, now=shop.clock())
        today_only = margins(tx, now=shop.clock(), days=1)
    assert [(row.day, row.quality, row.tasks, row.succeeded) for row in found] == [
        ("2026-11-23", "draft", 1, 1),
        ("2026-11-22", "standard", 2, 1),
    ]
    assert today_only == found[:1]
    for row, task in zip(found, (second, first), strict=True):
        charged, cost = task.billing.final_charge_credits, task.billing.provider_cost_usd
        assert charged is not None
        assert cost is not None
        assert row.charged_credits == charged
        assert row.cost_usd == cost.quantize(Decimal("0.0001"))
        assert row.margin_usd == usd(charged) - row.cost_usd
        assert row.unknown_costs == 0

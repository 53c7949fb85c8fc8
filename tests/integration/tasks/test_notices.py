"""Goal: people hear by e-mail of a cap nearly used up and of a balance that runs low, each once, also when the mail
server was away; on both databases."""

from dataclasses import dataclass, field
from dataclasses import replace as changed

import pytest
from tests.integration.tasks.test_story import Shop, shop

from image3d.accounts.mail import Letter, MailFailed
from image3d.accounts.member_tables import members
from image3d.accounts.members import add_member, set_low_balance_alert
from image3d.accounts.model import Caps
from image3d.accounts.service import set_key_caps
from image3d.billing.service import adjust
from image3d.tasks.notices import send_notices

__all__ = ["shop"]

EMAIL = "shop@example.com"


@dataclass
class Post:
    """Keeps the letters; takes none while `is_away`, and never one to somebody it `refuses`."""

    letters: list[Letter] = field(default_factory=list)
    is_away: bool = False
    refuses: str | None = None

    def send(self, letter: Letter) -> None:
        if self.is_away or letter.to == self.refuses:
            raise MailFailed("The mail server is away.")
        self.letters.append(letter)


def send(shop: Shop, post: Post) -> list[Letter]:
    before = len(post.letters)
    count = send_notices(shop.deps.database, post, public_url="https://image3d.example", now=shop.clock())
    assert count == len(post.letters) - before
    return post.letters[before:]


def with_caps(shop: Shop, daily: int, monthly: int = 50_000) -> Shop:
    caps = Caps(daily_credits=daily, monthly_credits=monthly, concurrent=10)
    with shop.deps.database.transaction() as tx:
        key = set_key_caps(tx, shop.principal.key.id, caps, account=shop.principal.account)
    return changed(shop, principal=changed(shop.principal, key=key))


def test_a_cap_nearly_used_up_is_told_once(shop: Shop) -> None:
    shop = with_caps(shop, daily=100, monthly=150)
    post = Post()
    shop.submit()
    assert send(shop, post) == []
    shop.submit()
    (letter,) = send(shop, post)
    assert (letter.to, letter.subject) == (EMAIL, "80 of 100 credits of the day are used")
    assert shop.principal.key.name in letter.text
    assert "2026-11-22" in letter.text
    assert "https://image3d.example/keys" in letter.text
    shop.clock.turn(days=1)
    shop.submit()
    (letter,) = send(shop, post)
    assert letter.subject == "120 of 150 credits of the month are used"
    assert send(shop, post) == []


def test_a_letter_that_could_not_be_handed_over_is_sent_later(shop: Shop) -> None:
    shop = with_caps(shop, daily=100)
    post = Post(is_away=True)
    for _ in range(2):
        shop.submit()
    assert send(shop, post) == []
    post.is_away = False
    assert len(send(shop, post)) == 1
    assert send(shop, post) == []


def test_who_got_a_letter_gets_no_second_because_another_address_is_refused(shop: Shop) -> None:
    shop = with_caps(shop, daily=100)
    with shop.deps.database.transaction() as tx:
        for email in (EMAIL, "gone@example.com"):
            member = add_member(tx, email=email, password_hash="x", now=shop.clock())
            tx.execute(members.update().where(members.c.id == member.id).values(account_id=shop.principal.account.id))
    post = Post(refuses="gone@example.com")
    for _ in range(2):
        shop.submit()
    assert [letter.to for letter in send(shop, post)] == [EMAIL]
    assert send(shop, post) == []


@pytest.mark.parametrize(("level", "told"), [(None, 1), (50, 0)])
def test_a_low_balance_is_told_to_who_has_no_alert_of_their_own(shop: Shop, level: int | None, told: int) -> None:
    with shop.deps.database.transaction() as tx:
        member = add_member(tx, email=EMAIL, password_hash="x", now=shop.clock())
        set_low_balance_alert(tx, member, level)
        assert member.account_id == shop.principal.account.id
    with shop.deps.database.transaction() as tx:
        adjust(tx, shop.principal.account.id, -770, reason="almost all", operator="ada", now=shop.clock())
    shop.submit()
    letters = send(shop, Post())
    assert [letter.subject for letter in letters] == ["190 credits are left"] * told
    assert all("https://image3d.example/credits" in letter.text for letter in letters)

# Goal: the usage ledger has a row per generation and per movement of credits, newest first, its amounts add up to the
# balance, and its CSV is what spreadsheets read without running anything; on both databases.
import csv
import io

from image3d.billing.service import grant

COLUMNS = [
    "task_id", "kind", "created_at", "request", "input", "output", "precharge_credits", "final_charge_credits",
    "refunded_credits", "provider_cost_usd", "amount_credits", "reference",
]  # fmt: skip


def fill(world):
    """A top-up, a success, a failure, a cancellation, a grant and an open task."""
    world.succeed(world.create(metadata={"note": "=1+1"})["id"])
    world.fail(world.create()["id"], "no_subject_found", "Empty.")
    world.client().post(f"/api/v1/generations/{world.create()['id']}/cancel")
    with world.database.transaction() as tx:
        grant(tx, world.account.id, 50, reason="=HYPERLINK(1)", operator="tests", now=world.clock())
    return world.create()["id"]


def test_rows_tell_the_story_and_add_up(world):
    open_id = fill(world)
    rows = world.client().get("/api/v1/ledger").json()["data"]
    assert [row["kind"] for row in rows] == ["generation", "grant", "generation", "generation", "generation", "top_up"]
    assert all(set(row) == set(COLUMNS) for row in rows)
    newest, _, canceled, failed, succeeded, top_up = rows
    assert (newest["task_id"], newest["final_charge_credits"], newest["output"]) == (open_id, None, None)
    assert (canceled["refunded_credits"], canceled["output"]["status"]) == (40, "canceled")
    assert (failed["output"]["error"], failed["final_charge_credits"]) == ("no_subject_found", 0)
    assert succeeded["request"]["metadata"] == {"note": "=1+1"}
    assert succeeded["output"]["model"]["size"] == 100
    assert len(succeeded["output"]["model"]["sha256"]) == 64
    assert (succeeded["precharge_credits"], succeeded["final_charge_credits"]) == (40, 12)
    assert succeeded["refunded_credits"] == 28
    assert succeeded["provider_cost_usd"] == "0.0041"
    assert (top_up["amount_credits"], top_up["task_id"], top_up["request"]) == (1000, None, None)
    balance = world.client().get("/api/v1/balance").json()["balance_credits"]
    assert sum(row["amount_credits"] for row in rows) == balance == 1038


def test_pages_follow_each_other(world):
    fill(world)
    client = world.client()
    whole = client.get("/api/v1/ledger").json()["data"]
    seen, cursor = [], None
    for _ in range(6):
        page = client.get("/api/v1/ledger", params={"limit": 1, **({"cursor": cursor} if cursor else {})}).json()
        seen += page["data"]
        cursor = page["next_cursor"]
    assert seen == whole
    assert (page["has_more"], cursor) == (False, None)
    foreign = client.get("/api/v1/generations", params={"limit": 1}).json()["next_cursor"]
    assert client.get("/api/v1/ledger", params={"cursor": foreign}).status_code == 422


def test_csv_has_every_row_and_no_formula(world):
    fill(world)
    answer = world.client().get("/api/v1/ledger", headers={"Accept": "text/csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert rows[0] == COLUMNS
    assert len(rows) == 7
    assert all(len(row) == len(COLUMNS) for row in rows)
    assert rows[2][COLUMNS.index("reference")] == "'=HYPERLINK(1)"
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)
    numbers = [row[COLUMNS.index("amount_credits")] for row in rows[1:]]
    assert sum(map(int, numbers)) == 1038


def test_json_is_the_default_and_another_account_sees_its_own(world):
    fill(world)
    client = world.client()
    for accept in ("*/*", "application/json", "application/json, text/csv", "text/html"):
        answer = client.get("/api/v1/ledger", headers={"Accept": accept})
        assert answer.headers["content-type"] == "application/json"
    other = world.another_account().client().get("/api/v1/ledger").json()["data"]
    assert [row["kind"] for row in other] == ["top_up"]


def test_generations_of_test_keys_are_not_in_the_ledger(world):
    tester = world.another_key(mode="test")
    world.succeed(tester.create()["id"])
    assert [row["kind"] for row in world.client().get("/api/v1/ledger").json()["data"]] == ["top_up"]


def test_filters_select_their_rows_in_pages_and_csv(world):
    fill(world)
    second = world.another_key()
    other_id = second.create()["id"]
    world.clock.turn(days=1)
    world.create()
    client = world.client()

    def kinds(**params):
        return [row["kind"] for row in client.get("/api/v1/ledger", params=params).json()["data"]]

    assert kinds(kind="generation") == ["generation"] * 6
    assert kinds(kind="top_up") == ["top_up"]
    assert kinds(kind="grant", first="2026-11-22", last="2026-11-22") == ["grant"]
    assert kinds(first="2026-11-23") == ["generation"]
    assert len(kinds(last="2026-11-22")) == 7
    assert len(kinds(last="9999-12-31")) == 8, "the last day there is"
    assert kinds(first="2026-11-24") == []
    mine = client.get("/api/v1/ledger", params={"key_id": second.key.id}).json()["data"]
    assert [row["task_id"] for row in mine] == [other_id]
    assert kinds(key_id=second.key.id, kind="grant") == []
    page = client.get("/api/v1/ledger", params={"kind": "generation", "limit": 4}).json()
    rest = client.get("/api/v1/ledger", params={"kind": "generation", "limit": 4, "cursor": page["next_cursor"]}).json()
    assert (len(page["data"]), len(rest["data"]), rest["has_more"]) == (4, 2, False)
    text = client.get("/api/v1/ledger", params={"kind": "top_up"}, headers={"Accept": "text/csv"}).text
    assert len(text.splitlines()) == 2
    for wrong in ({"kind": "settle"}, {"first": "yesterday"}, {"last": "2026-13-01"}, {"from": "2026-11-01"}):
        assert client.get("/api/v1/ledger", params=wrong).status_code == 422


def test_totals_are_the_ledger_to_the_credit(world):
    fill(world)
    client = world.client()
    rows = client.get("/api/v1/ledger").json()["data"]
    told = client.get("/api/v1/ledger/totals").json()
    sums = {(row["kind"], row["source"]): (row["transfers"], row["credits"]) for row in told["data"]}
    assert sums == {
        ("top_up", "payments"): (1, 1000),
        ("grant", "grants"): (1, 50),
        ("precharge", "available"): (4, sum(row["precharge_credits"] or 0 for row in rows)),
        ("settle", "held"): (3, sum(row["final_charge_credits"] or 0 for row in rows)),
        ("refund", "held"): (3, sum(row["refunded_credits"] or 0 for row in rows)),
    }
    balance = client.get("/api/v1/balance").json()
    assert told["opening"] == {"available_credits": 0, "held_credits": 0, "debt_credits": 0}
    assert told["closing"]["available_credits"] == balance["available_credits"]
    assert told["closing"]["held_credits"] == balance["held_credits"]
    world.clock.turn(days=1)
    today = client.get("/api/v1/ledger/totals", params={"first": "2026-11-23"}).json()
    assert (today["opening"], today["data"], today["closing"]) == (told["closing"], [], told["closing"])
    other = world.another_account().client().get("/api/v1/ledger/totals").json()["data"]
    assert [row["kind"] for row in other] == ["top_up"]

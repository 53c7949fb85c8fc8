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

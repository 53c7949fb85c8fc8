# Goal: the life of a generation as a customer sees it over HTTP, on both databases: created, polled, listed, canceled,
# with the exact fields of the contract and the money right at every step.
import base64
import hashlib
import json

import httpx
import pytest

TASK_FIELDS = {
    "id", "object", "status", "stage", "progress", "mode", "quality", "engine", "output_format", "prompt", "metadata",
    "options", "created_at", "started_at", "finished_at", "expires_at", "input", "model_url", "preview_url", "views",
    "view_urls", "report", "error", "review", "billing",
}  # fmt: skip


def test_create_answers_202_with_the_task_and_takes_the_precharge(world):
    client = world.client()
    answer = client.post(
        "/api/v1/generations",
        json={
            "mode": "image", "quality": "standard", "image_url": "https://example.com/product-photo.png",
            "output_format": "glb", "metadata": {"source": "store-product-preview", "sku": "demo-001", "n": 3},
            "prompt": None, "engine": None, "webhook_url": None,
            "options": {"seed": 7, "target_faces": 20000, "texture_size": 1024, "remove_background": "auto"},
        },
    )  # fmt: skip
    assert answer.status_code == 202, answer.text
    task = answer.json()
    assert set(task) == TASK_FIELDS
    assert answer.headers["location"] == f"/api/v1/generations/{task['id']}"
    assert answer.headers["retry-after"] == "1"
    assert (task["status"], task["progress"], task["engine"], task["quality"]) == ("queued", 0, "sculpt", "standard")
    assert task["metadata"] == {"source": "store-product-preview", "sku": "demo-001", "n": 3}
    assert task["options"] == {"seed": 7, "target_faces": 20000, "texture_size": 1024, "remove_background": "auto"}
    assert task["created_at"] == "2026-11-22T10:00:00.000Z"
    assert task["billing"] == {
        "status": "precharged", "precharge_credits": 40, "final_charge_credits": None, "refunded_credits": None,
        "provider_cost_usd": None, "balance_after_credits": None,
    }  # fmt: skip
    assert world.queue.enqueued == [(task["id"], False)]
    assert client.get("/api/v1/balance").json() == {
        "available_credits": 960, "held_credits": 40, "balance_credits": 1000, "usd": "10.00",
    }  # fmt: skip
    polled = client.get(answer.headers["location"])
    assert polled.json() == task
    assert polled.headers["retry-after"] == "1"
    assert polled.headers["cache-control"] == "no-store"


def test_a_finished_generation_shows_files_report_and_money(world):
    task_id = world.create()["id"]
    world.succeed(task_id)
    client = world.client()
    answer = client.get(f"/api/v1/generations/{task_id}")
    task = answer.json()
    assert (task["status"], task["progress"], task["stage"], task["error"]) == ("succeeded", 100, None, None)
    assert "retry-after" not in answer.headers
    assert task["views"] == ["front", "right", "three-quarter"] == list(task["view_urls"])
    assert task["preview_url"] == task["view_urls"]["three-quarter"]
    assert task["report"]["is_watertight"] is True
    assert task["billing"] == {
        "status": "settled", "precharge_credits": 40, "final_charge_credits": 12, "refunded_credits": 28,
        "provider_cost_usd": "0.0041", "balance_after_credits": 988,
    }  # fmt: skip
    model = world.stranger().get(task["model_url"])
    assert model.status_code == 200
    assert model.content[:4] == b"glTF"
    assert client.get("/api/v1/balance").json()["available_credits"] == 988


def test_every_poll_signs_fresh_urls_that_expire(world):
    task_id = world.create()["id"]
    world.succeed(task_id)
    client = world.client()
    first = client.get(f"/api/v1/generations/{task_id}").json()["model_url"]
    world.clock.turn(minutes=50)
    second = client.get(f"/api/v1/generations/{task_id}").json()["model_url"]
    assert first != second
    assert httpx.URL(first).path == httpx.URL(second).path
    world.clock.turn(minutes=20)
    assert world.stranger().get(first).json()["code"] == "link_expired"
    assert world.stranger().get(second).status_code == 200


def test_a_failed_generation_says_why_and_gives_the_credits_back(world):
    task_id = world.create()["id"]
    world.fail(task_id, "no_subject_found", "The picture is empty.")
    task = world.client().get(f"/api/v1/generations/{task_id}").json()
    assert task["status"] == "failed"
    assert task["error"] == {"code": "no_subject_found", "detail": "The picture is empty.", "retryable": False}
    assert task["billing"]["status"] == "refunded"
    assert task["billing"]["refunded_credits"] == 40
    assert task["model_url"] is None
    assert task["views"] == []
    assert world.client().get("/api/v1/balance").json()["available_credits"] == 1000


def test_a_data_uri_is_stored_and_described(world):
    data = world.picture(70, 50)
    uri = "data:image/png;base64," + base64.b64encode(data).decode()
    task = world.create(image_url=uri)
    assert task["input"] == {
        "sha256": hashlib.sha256(data).hexdigest(), "width": 70, "height": 50, "media_type": "image/png",
    }  # fmt: skip


def test_an_upload_is_named_by_its_url_within_its_account(world):
    client = world.client()
    data = world.picture(80, 60, kind="JPEG")
    answer = client.post("/api/v1/uploads", files={"file": ("photo.jpg", data, "image/jpeg")})
    assert answer.status_code == 201, answer.text
    upload = answer.json()
    assert set(upload) == {"id", "url", "sha256", "width", "height", "media_type", "expires_at"}
    assert (upload["width"], upload["height"], upload["media_type"]) == (80, 60, "image/jpeg")
    assert upload["sha256"] == hashlib.sha256(data).hexdigest()
    assert upload["expires_at"] == "2026-11-24T10:00:00.000Z"
    assert world.create(image_url=upload["url"])["status"] == "queued"

    stranger = world.another_account()
    refused = stranger.client().post("/api/v1/generations", json=world.body(image_url=upload["url"]))
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/image_url"
    assert stranger.client().get("/api/v1/balance").json()["available_credits"] == 1000


def test_prefer_wait_answers_with_the_finished_generation(world, threads):
    def finish():
        while not world.queue.enqueued:
            pass
        world.succeed(world.queue.enqueued[0][0])

    def create():
        return world.client().post(
            "/api/v1/generations", json=world.body(), headers={"Prefer": "respond-async, wait=20"}
        )

    answer, _ = threads([create, finish])
    assert answer.status_code == 200, answer.text
    assert answer.headers["preference-applied"] == "wait=20"
    assert answer.json()["status"] == "succeeded"
    assert answer.headers["location"].endswith(answer.json()["id"])


def test_prefer_wait_gives_up_with_202(world):
    answer = world.client().post("/api/v1/generations", json=world.body(), headers={"Prefer": "wait=1"})
    assert answer.status_code == 202
    assert answer.headers["preference-applied"] == "wait=1"
    assert answer.json()["status"] == "queued"


def test_a_queued_generation_is_canceled_and_refunded_in_full(world):
    task_id = world.create()["id"]
    answer = world.client().post(f"/api/v1/generations/{task_id}/cancel")
    assert answer.status_code == 200, answer.text
    assert answer.json()["status"] == "canceled"
    assert answer.json()["billing"]["refunded_credits"] == 40
    again = world.client().post(f"/api/v1/generations/{task_id}/cancel")
    assert (again.status_code, again.json()["code"]) == (409, "not_cancelable")


def test_a_processing_generation_is_asked_to_stop(world):
    task_id = world.create()["id"]
    world.start(task_id)
    answer = world.client().post(f"/api/v1/generations/{task_id}/cancel")
    assert (answer.status_code, answer.json()["status"]) == (200, "processing")


def test_another_account_sees_nothing(world):
    task_id = world.create()["id"]
    other = world.another_account().client()
    assert other.get(f"/api/v1/generations/{task_id}").json()["code"] == "not_found"
    assert other.post(f"/api/v1/generations/{task_id}/cancel").json()["code"] == "not_found"
    assert other.get("/api/v1/generations").json() == {"data": [], "has_more": False, "next_cursor": None}


def test_lists_are_paged_newest_first_and_stable_under_inserts(make_world):
    world = make_world(bought=5_000, caps=None)
    world = world.another_key(caps=_wide_caps(world))
    ids = [world.create(metadata={"n": number})["id"] for number in range(5)]
    client = world.client()
    first = client.get("/api/v1/generations", params={"limit": 2}).json()
    newer = world.create()["id"]
    second = client.get("/api/v1/generations", params={"limit": 2, "cursor": first["next_cursor"]}).json()
    third = client.get("/api/v1/generations", params={"limit": 2, "cursor": second["next_cursor"]}).json()
    seen = [task["id"] for page in (first, second, third) for task in page["data"]]
    assert seen == ids[::-1]
    assert newer not in seen
    assert (first["has_more"], second["has_more"], third["has_more"]) == (True, True, False)
    assert third["next_cursor"] is None


def _wide_caps(world):
    return world.account.limits


@pytest.mark.parametrize(
    ("metadata", "query", "found"),
    [
        ({"sku": "demo-001"}, {"metadata.sku": "demo-001"}, True),
        ({"sku": "demo-001"}, {"metadata.sku": "demo-002"}, False),
        ({"sku": "demo-001"}, {"metadata.other": "demo-001"}, False),
        ({"a.b": "c", "d": "e"}, {"metadata.a.b": "c", "metadata.d": "e"}, True),
        ({"a.b": "c", "d": "e"}, {"metadata.a.b": "c", "metadata.d": "f"}, False),
        ({"größe": "42 € '; --"}, {"metadata.größe": "42 € '; --"}, True),
        ({"n": 3}, {"metadata.n": "3"}, True),
        ({"n": 3.5}, {"metadata.n": "3.5"}, True),
        ({"b": True}, {"metadata.b": "true"}, True),
        ({"b": False}, {"metadata.b": "true"}, False),
        ({}, {"mode": "image"}, True),
        ({}, {"mode": "text"}, False),
        ({}, {"status": "queued"}, True),
        ({}, {"status": "failed"}, False),
    ],
)
def test_lists_filter(world, metadata, query, found):
    task_id = world.create(metadata=metadata)["id"]
    answer = world.client().get("/api/v1/generations", params=query)
    assert answer.status_code == 200, answer.text
    assert [task["id"] for task in answer.json()["data"]] == ([task_id] if found else [])


@pytest.mark.parametrize(
    ("params", "pointer"),
    [
        ({"limit": "0"}, "query:limit"),
        ({"limit": "101"}, "query:limit"),
        ({"limit": "ten"}, "query:limit"),
        ({"cursor": "nonsense"}, "query:cursor"),
        ({"cursor": "é"}, "query:cursor"),
        ({"cursor": base64.urlsafe_b64encode(b"seq_5").decode()}, "query:cursor"),
        ({"status": "done"}, "query:status"),
        ({"stauts": "queued"}, "query:stauts"),
        ([("limit", "1"), ("limit", "2")], "query:limit"),
        ([("metadata.a", "1"), ("metadata.a", "2")], "query:metadata.a"),
        ({'metadata.a"b': "c"}, 'query:metadata.a"b'),
        ({"metadata.a": "\x00"}, "query:metadata.a"),
        ({f"metadata.k{number}": "v" for number in range(6)}, "query:metadata"),
    ],
)
def test_bad_queries_point_at_the_parameter(world, params, pointer):
    answer = world.client().get("/api/v1/generations", params=params)
    assert answer.status_code == 422, answer.text
    assert answer.json()["code"] == "invalid_request"
    assert answer.json()["errors"][0]["pointer"] == pointer


def test_a_quote_charges_nothing_and_stores_nothing(world):
    answer = world.client().post("/api/v1/quotes", json=world.body(quality="high"))
    assert answer.json() == {"precharge_credits": 80, "expected_charge_credits": 40, "engine": "sculpt"}
    assert world.client().get("/api/v1/balance").json()["available_credits"] == 1000
    assert world.queue.enqueued == []
    assert world.client().get("/api/v1/generations").json()["data"] == []


def test_test_keys_move_no_credits(world):
    tester = world.another_key(mode="test")
    task = tester.create(metadata={"test_outcome": "slow"})
    assert task["engine"] == "fixture"
    assert task["billing"]["status"] == "test"
    assert world.queue.enqueued == [(task["id"], True)]
    world.succeed(task["id"])
    assert tester.client().get(f"/api/v1/generations/{task['id']}").json()["billing"]["final_charge_credits"] == 0
    assert world.client().get("/api/v1/balance").json()["balance_credits"] == 1000


def test_a_test_key_is_told_at_once_what_it_may_ask_for(world):
    tester = world.another_key(mode="test")
    answer = tester.client().post("/api/v1/generations", json=world.body(metadata={"test_outcome": "on fire"}))
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["pointer"] == "/metadata/test_outcome"
    assert "no_subject_found" in answer.json()["detail"]
    assert world.create(metadata={"test_outcome": "on fire"})["status"] == "queued", "live keys: their own metadata"


def test_a_cancel_that_is_not_done_yet_says_when_to_look(world):
    task_id = world.create()["id"]
    world.start(task_id)
    canceling = world.client().post(f"/api/v1/generations/{task_id}/cancel")
    assert (canceling.json()["status"], canceling.headers["retry-after"]) == ("processing", "1")
    queued = world.create()["id"]
    canceled = world.client().post(f"/api/v1/generations/{queued}/cancel")
    assert canceled.json()["status"] == "canceled"
    assert "retry-after" not in canceled.headers


def test_engines_show_modes_prices_and_options(make_world):
    world = make_world()
    engines = world.client().get("/api/v1/engines").json()
    assert engines["has_more"] is False
    (engine,) = engines["data"]
    assert (engine["name"], engine["modes"], engine["default_for"]) == ("sculpt", ["image"], ["image"])
    assert engine["available"] is True
    assert {price["quality"]: price["precharge_credits"] for price in engine["prices"]} == {
        "draft": 20, "standard": 40, "high": 80,
    }  # fmt: skip
    assert set(engine["options"]) == {"seed", "target_faces", "texture_size", "remove_background"}
    json.dumps(engine, allow_nan=False)

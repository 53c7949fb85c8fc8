# Goal: a request repeated with one Idempotency-Key is charged once and answered alike, however it is repeated: later,
# with another body, by another key of the account, by another account, or by many threads at once; on both databases.
import json

PATH = "/api/v1/generations"


def charged(world):
    return 1000 - world.client().get("/api/v1/balance").json()["available_credits"]


def create(world, key, **changes):
    return world.client().post(PATH, json=world.body(**changes), headers={"Idempotency-Key": key})


def test_the_first_answer_is_replayed_and_charged_once(world):
    first = create(world, "order-1", metadata={"a": 1, "b": 2})
    assert (first.status_code, "idempotent-replayed" in first.headers) == (202, False)
    shuffled = '{"metadata": {"b": 2, "a": 1},   "image_url": "https://example.com/shoe.png", "mode": "image"}'
    second = world.client().post(
        PATH, content=shuffled, headers={"Idempotency-Key": "order-1", "Content-Type": "application/json"}
    )
    assert second.status_code == 202
    assert second.headers["idempotent-replayed"] == "true"
    assert second.headers["location"] == first.headers["location"]
    assert second.json() == first.json()
    assert charged(world) == 40


def test_a_replay_that_waits_gets_the_finished_generation(world):
    task_id = create(world, "order-2").json()["id"]
    world.succeed(task_id)
    again = world.client().post(PATH, json=world.body(), headers={"Idempotency-Key": "order-2", "Prefer": "wait=5"})
    assert again.status_code == 200
    assert again.headers["idempotent-replayed"] == "true"
    assert (again.json()["id"], again.json()["status"]) == (task_id, "succeeded")


def test_a_rehearsal_with_a_test_key_does_not_answer_for_the_real_request(world):
    tester = world.another_key(mode="test")
    rehearsal, real = create(tester, "order-4"), create(world, "order-4")
    assert (rehearsal.status_code, real.status_code) == (202, 202)
    assert (rehearsal.json()["engine"], real.json()["engine"]) == ("fixture", "sculpt")
    assert "idempotent-replayed" not in real.headers
    assert charged(world) == 40
    assert create(tester, "order-4").json()["id"] == rehearsal.json()["id"]


def test_another_body_is_422_and_charges_nothing(world):
    assert create(world, "order-3").status_code == 202
    other = create(world, "order-3", quality="high")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_mismatch")
    assert charged(world) == 40


def test_a_refusal_leaves_the_key_free(make_world):
    world = make_world()
    refused = create(world, "order-4", engine="nope")
    assert refused.status_code == 422
    assert create(world, "order-4").status_code == 202


def test_keys_of_other_accounts_do_not_collide(world):
    other = world.another_account()
    mine, theirs = create(world, "order-5").json(), create(other, "order-5").json()
    assert mine["id"] != theirs["id"]


def test_threads_that_race_with_one_key_make_one_generation(world, threads):
    def race():
        return create(world, "order-6")

    answers = threads([race] * 8)
    created = {answer.json()["id"] for answer in answers if answer.status_code == 202}
    assert len(created) == 1
    waiting = [answer for answer in answers if answer.status_code != 202]
    assert {(answer.status_code, answer.json()["code"]) for answer in waiting} <= {(409, "idempotency_in_progress")}
    assert all(answer.headers["retry-after"] == "1" for answer in waiting)
    again = create(world, "order-6")
    assert (again.status_code, again.json()["id"]) == (202, created.pop())
    assert charged(world) == 40
    assert len(world.client().get(PATH).json()["data"]) == 1


def test_threads_with_keys_of_their_own_are_admitted_exactly_as_far_as_the_credits_go(world, threads):
    wide = world.another_key(caps=world.account.limits)
    requests = [lambda number=number: create(wide, f"r-{number}", quality="high") for number in range(14)]
    answers = threads(requests)
    codes = sorted(answer.json().get("code", "created") for answer in answers)
    assert codes == ["concurrency_cap_reached"] * 4 + ["created"] * 10
    assert charged(world) == 800
    more = [create(world, f"s-{number}", quality="high").json()["code"] for number in range(2)]
    assert set(more) == {"concurrency_cap_reached"}


def test_n_parallel_requests_with_credits_for_k_admit_exactly_k(world, threads):
    wide = world.another_key(caps=world.account.limits)
    for number in range(8):
        task_id = create(wide, f"spend-{number}", quality="high").json()["id"]
        world.succeed(task_id, cost_usd="9")
    left = world.client().get("/api/v1/balance").json()["available_credits"]
    assert left == 1000 - 8 * 80
    answers = threads([lambda number=number: create(wide, f"k-{number}", quality="high") for number in range(8)])
    codes = sorted(answer.json().get("code", "created") for answer in answers)
    assert codes == ["created"] * (left // 80) + ["insufficient_credits"] * (8 - left // 80)
    refused = next(answer for answer in answers if answer.status_code == 402).json()
    assert refused["required_credits"] == 80
    assert json.dumps(refused)

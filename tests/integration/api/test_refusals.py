# Goal: everything that can be wrong with a request gets the documented code and status as a problem document, charges
# nothing, stores nothing and is never a 5xx; on both databases.
import json
import re
from dataclasses import replace

import pytest
import sqlalchemy as sa

from image3d.accounts.model import Caps
from image3d.accounts.service import revoke_key
from image3d.api.errors import PROBLEM_KINDS
from image3d.api.ratelimit import MemoryRateLimiter

PATH = "/api/v1/generations"
MEMBERS = {"type", "title", "status", "detail", "code", "request_id", "retryable"}


def assert_problem(answer, code, *, extra=frozenset()):
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    problem = answer.json()
    assert problem["code"] == code, answer.text
    assert problem["status"] == answer.status_code == PROBLEM_KINDS[code].status
    assert set(problem) == MEMBERS | set(extra)
    assert problem["request_id"] == answer.headers["x-request-id"]
    assert problem["type"].endswith(f"/docs#error-{code}")
    assert problem["detail"]
    assert re.fullmatch(r'"\w+";q=\d+;w=\d+', answer.headers["ratelimit-policy"])
    assert re.fullmatch(r'"\w+";r=\d+;t=\d+', answer.headers["ratelimit"])
    return problem


def nothing_happened(world):
    assert world.client().get("/api/v1/balance").json()["available_credits"] == 1000
    assert world.client().get(PATH).json()["data"] == []


JSON = {"Content-Type": "application/json"}
DEEP = '{"mode": "image", "metadata": ' + '{"a": ' * 3000 + "1" + "}" * 3001


@pytest.mark.parametrize(
    ("content", "pointer"),
    [
        (b"", ""),
        (b"not json", ""),
        (b"[]", ""),
        (b"null", ""),
        (b'{"mode": "image"', ""),
        (b'{"mode": "image", "prompt": "\xff\xfe"}', ""),
        (b'{"mode": "image", "prompt": "\\ud800"}', ""),
        (b'{"mode": "image", "metadata": {"a": NaN}}', "/metadata/a"),
        (b'{"mode": "image", "metadata": {"a": 1e999}}', "/metadata/a"),
        (b'{"mode": "image", "metadata": {"a": ' + b"9" * 400 + b"}}", "/metadata/a"),
        (b'{"mode": "image", "options": {"seed": ' + b"9" * 5000 + b"}}", ""),
        (DEEP.encode(), ""),
        (json.dumps({"quality": "standard"}).encode(), "/mode"),
        (json.dumps({"mode": "video"}).encode(), "/mode"),
        (json.dumps({"mode": 1}).encode(), "/mode"),
        (json.dumps({"mode": "image", "qualty": "high"}).encode(), "/qualty"),
        (json.dumps({"mode": "image", "quality": "best"}).encode(), "/quality"),
        (json.dumps({"mode": "image"}).encode(), "/image_url"),
        (json.dumps({"mode": "image", "image_url": ""}).encode(), "/image_url"),
        (json.dumps({"mode": "image", "image_url": 5}).encode(), "/image_url"),
        (json.dumps({"mode": "image", "image_url": "https://a.example/\x00"}).encode(), "/image_url"),
        (json.dumps({"mode": "image", "image_url": "data:image/png;base64,@@@"}).encode(), "/image_url"),
        (json.dumps({"mode": "image", "image_url": "data:nothing"}).encode(), "/image_url"),
        (json.dumps({"mode": "image", "image_url": "https://e.example/a", "output_format": "obj"}).encode(),
         "/output_format"),
        (json.dumps({"mode": "image", "image_url": "https://e.example/a", "engine": "nope"}).encode(), "/engine"),
        (json.dumps({"mode": "image", "image_url": "https://e.example/a", "engine": ""}).encode(), "/engine"),
        (json.dumps({"mode": "text", "image_url": "https://e.example/a", "prompt": "a cup"}).encode(), "/image_url"),
        (json.dumps({"mode": "image", "image_url": "data:image/png;base64,"}).encode(), "/image_url"),
        (json.dumps({"mode": "image", "image_url": "https://e.example/a", "prompt": "a\x07b"}).encode(), "/prompt"),
        (json.dumps({"mode": "image", "image_url": "https://e.example/a", "prompt": "x" * 10**5}).encode(), "/prompt"),
        (json.dumps({"mode": "image", "metadata": []}).encode(), "/metadata"),
        (json.dumps({"mode": "image", "metadata": {"a": None}}).encode(), "/metadata/a"),
        (json.dumps({"mode": "image", "metadata": {"a": {"b": 1}}}).encode(), "/metadata/a"),
        (json.dumps({"mode": "image", "metadata": {"a": "\x00"}}).encode(), "/metadata/a"),
        (json.dumps({"mode": "image", "metadata": {"k\x00": "v"}}).encode(), "/metadata/k\x00"),
        (json.dumps({"mode": "image", "metadata": {"k" * 65: "v"}}).encode(), "/metadata/" + "k" * 65),
        (json.dumps({"mode": "image", "metadata": {"": "v"}}).encode(), "/metadata/"),
        (json.dumps({"mode": "image", "metadata": {f"k{n}": 1 for n in range(51)}}).encode(), "/metadata"),
        (json.dumps({"mode": "image", "metadata": {"k": "v" * 9000}}).encode(), "/metadata"),
        (json.dumps({"mode": "image", "image_url": "https://e.example/a", "options": {"wings": 2}}).encode(),
         "/options/wings"),
        (json.dumps({"mode": "image", "image_url": "https://e.example/a", "options": {"seed": "7"}}).encode(),
         "/options/seed"),
        (json.dumps({"mode": "image", "image_url": "https://e.example/a", "options": {"seed": True}}).encode(),
         "/options/seed"),
        (json.dumps({"mode": "image", "image_url": "https://e.example/a", "options": {"target_faces": 5}}).encode(),
         "/options/target_faces"),
        (json.dumps({"mode": "image", "image_url": "https://e.example/a", "options": {"p": "x" * 70_000}}).encode(),
         "/options"),
    ],
)  # fmt: skip
def test_bad_bodies_are_422_and_point_at_the_fault(world, content, pointer):
    for path in (PATH, "/api/v1/quotes"):
        answer = world.client().post(path, content=content, headers=JSON)
        if path.endswith("quotes") and b"data:" in content:
            continue  # a quote does not look at the picture
        problem = assert_problem(answer, "invalid_request", extra={"errors"})
        assert [fault["pointer"] for fault in problem["errors"]][:1] == [pointer], answer.text
        assert all(fault["detail"] for fault in problem["errors"])
    nothing_happened(world)


def test_every_fault_of_a_body_is_named(world):
    answer = world.client().post(PATH, json={"mode": "x", "qualty": "y", "metadata": {"a~/b": None}})
    pointers = {fault["pointer"] for fault in answer.json()["errors"]}
    assert pointers == {"/mode", "/qualty", "/metadata/a~0~1b"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"mode": "text", "prompt": "a red chair", "image_url": None}, "mode_unavailable"),
        ({"webhook_url": "https://example.com/hook"}, "not_available"),
        ({"image_url": "ftp://example.com/a.png"}, "image_url_refused"),
        ({"image_url": "http://example.com/a.png"}, "image_url_refused"),
        ({"image_url": "https://user:pass@example.com/a.png"}, "image_url_refused"),
        ({"image_url": "https://127.0.0.1/a.png"}, "image_url_refused"),
        ({"image_url": "https://2130706433/a.png"}, "image_url_refused"),
        ({"image_url": "https://[::ffff:10.0.0.1]/a.png"}, "image_url_refused"),
        ({"image_url": "https://169.254.169.254/latest/meta-data"}, "image_url_refused"),
        ({"image_url": "data:text/html;base64,PGh0bWw+"}, "unsupported_media"),
        ({"image_url": "data:image/png;base64,iVBORw0KGgo="}, "image_undecodable"),
    ],
)
def test_requests_that_cannot_be_served_say_why(world, changes, code):
    assert_problem(world.client().post(PATH, json=world.body(**changes)), code)
    nothing_happened(world)


def test_an_engine_that_cannot_run_is_503_with_retry_after(make_world):
    world = make_world()
    resting = replace(world.deps.tasks.engines["sculpt"], unavailable_because="its weights are missing")
    world = make_world(engines={"sculpt": resting})
    answer = world.client().post(PATH, json=world.body())
    problem = assert_problem(answer, "engine_unavailable")
    assert "its weights are missing" in problem["detail"]
    assert problem["retryable"] is True
    assert int(answer.headers["retry-after"]) >= 1


@pytest.mark.parametrize("header", [None, "", "Bearer", "Basic dXNlcjpwYXNz", "Bearer nonsense"])
def test_a_missing_or_malformed_key_is_401_with_a_challenge(world, header):
    headers = {} if header is None else {"Authorization": header}
    for method, path in (("GET", PATH), ("POST", PATH), ("GET", "/api/v1/balance"), ("POST", "/api/v1/uploads")):
        answer = world.stranger().request(method, path, headers=headers)
        if method == "POST" and path == PATH:
            answer = world.stranger().post(path, json=world.body(), headers=headers)
        assert_problem(answer, "invalid_api_key")
        assert answer.headers["www-authenticate"].startswith("Bearer ")


def test_a_key_of_right_shape_that_nobody_has_is_401(world):
    from image3d.accounts.secrets import new_secret  # noqa: PLC0415  # only here

    assert_problem(world.client(new_secret("live")).get("/api/v1/balance"), "invalid_api_key")


def test_a_revoked_key_is_403_at_once(world):
    client = world.client()
    assert client.get("/api/v1/balance").status_code == 200
    with world.database.transaction() as tx:
        revoke_key(tx, world.key.id, now=world.clock())
    assert_problem(client.get("/api/v1/balance"), "key_revoked")
    assert_problem(client.post(PATH, json=world.body()), "key_revoked")


def test_without_credits_nothing_runs(make_world):
    world = make_world()
    poor = world.another_account(bought=0, mode="test")
    with world.database.transaction() as tx:
        tx.execute(sa.text("UPDATE api_keys SET mode = 'live' WHERE id = :id"), {"id": poor.key.id})
    answer = poor.client().post(PATH, json=world.body(quality="high"))
    problem = assert_problem(answer, "insufficient_credits", extra={"required_credits", "available_credits"})
    assert (problem["required_credits"], problem["available_credits"]) == (80, 0)
    assert poor.client().get(PATH).json()["data"] == []


def test_caps_answer_429_each_with_its_own_code(world):
    wide = world.account.limits
    tight = {
        "concurrency_cap_reached": replace(wide, concurrent=1),
        "daily_cap_reached": replace(wide, daily_credits=50),
        "monthly_cap_reached": replace(wide, monthly_credits=50),
    }
    for code, caps in tight.items():
        key = world.another_key(caps=caps)
        assert key.client().post(PATH, json=world.body()).status_code == 202
        answer = key.client().post(PATH, json=world.body())
        problem = assert_problem(answer, code, extra={"scope", "cap", "used", "resets_at"})
        assert problem["retryable"] is True
        assert int(answer.headers["retry-after"]) >= 1


def test_a_key_is_held_to_its_rate_and_told_what_is_left(make_world):
    now = [0.0]
    limiter = MemoryRateLimiter(clock=lambda: now[0])
    world = make_world(
        limiter=limiter, caps=Caps(daily_credits=500, monthly_credits=5000, concurrent=2, rate_per_second=1)
    )
    client = world.client()
    answers = [client.get("/api/v1/balance") for _ in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert [answer.headers["ratelimit"] for answer in answers[:2]] == ['"burst";r=9;t=1', '"burst";r=8;t=2']
    assert answers[0].headers["ratelimit-policy"] == '"burst";q=10;w=10'
    problem = assert_problem(answers[-1], "rate_limited")
    assert (problem["retryable"], answers[-1].headers["retry-after"]) == (True, "1")
    now[0] += 1.0
    assert client.get("/api/v1/balance").status_code == 200
    assert world.another_account().client().get("/api/v1/balance").status_code == 200


def test_guessing_keys_is_slowed_down_without_shutting_out_good_keys(make_world):
    now = [0.0]
    world = make_world(limiter=MemoryRateLimiter(clock=lambda: now[0]), guesses_per_minute=3)
    good = world.client()
    assert good.get("/api/v1/balance").status_code == 200
    guesses = [world.client(f"guess{number}").get("/api/v1/balance") for number in range(4)]
    assert [answer.status_code for answer in guesses] == [401, 401, 401, 429]
    assert guesses[0].headers["ratelimit"] == '"guesses";r=2;t=20'
    assert_problem(guesses[-1], "rate_limited")
    assert int(guesses[-1].headers["retry-after"]) == 20
    assert good.get("/api/v1/balance").status_code == 200
    fresh = world.another_account()
    assert fresh.client().get("/api/v1/balance").status_code == 429
    now[0] += 20.0
    assert fresh.client().get("/api/v1/balance").status_code == 200


def test_unknown_paths_and_methods_are_problems(world):
    client = world.client()
    assert_problem(client.get("/api/v1/nothing"), "not_found")
    assert_problem(client.get("/"), "not_found")
    answer = client.put(PATH, json={})
    assert_problem(answer, "method_not_allowed")
    assert answer.headers["allow"]
    assert_problem(client.get(f"{PATH}/task_nope"), "not_found")
    assert_problem(client.get(f"{PATH}/%00"), "not_found")
    assert_problem(client.post(f"{PATH}/task_nope/cancel"), "not_found")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_a_body_of_another_type_is_415(world, kind):
    answer = world.client().post(PATH, content=b'{"mode": "image"}', headers={"Content-Type": kind})
    assert_problem(answer, "unsupported_media")


def test_a_compressed_body_is_415(world):
    answer = world.client().post(PATH, content=b"x", headers={**JSON, "Content-Encoding": "gzip"})
    assert_problem(answer, "unsupported_media")


def test_a_body_that_is_too_large_is_413_whether_or_not_it_says_so(make_world):
    world = make_world(max_json_bytes=200_000)
    large = b'{"mode": "image", "image_url": "' + b"x" * 300_000 + b'"}'
    assert_problem(world.client().post(PATH, content=large, headers=JSON), "input_too_large")

    def chunks():
        for start in range(0, len(large), 50_000):
            yield large[start : start + 50_000]

    assert_problem(world.client().post(PATH, content=chunks(), headers=JSON), "input_too_large")
    nothing_happened(world)


def test_a_large_body_without_a_key_is_not_read(world):
    large = b'{"mode": "image", "image_url": "' + b"x" * 3_000_000 + b'"}'
    assert_problem(world.stranger().post(PATH, content=large, headers=JSON), "invalid_api_key")


@pytest.mark.parametrize(
    ("files", "data", "code"),
    [
        ({}, {"file": "text"}, "invalid_request"),
        ({"picture": ("a.png", b"x", "image/png")}, {}, "invalid_request"),
        ({"file": ("a.png", b"", "image/png")}, {}, "image_undecodable"),
        ({"file": ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png")}, {}, "unsupported_media"),
        ({"file": ("a.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "image/png")}, {}, "image_undecodable"),
    ],
)
def test_bad_uploads(world, files, data, code):
    answer = world.client().post("/api/v1/uploads", files=files or None, data=data)
    problem = answer.json()
    expected = {"invalid_request", "unsupported_media"} if not files else {code}
    assert problem["code"] in expected, answer.text
    assert answer.status_code == PROBLEM_KINDS[problem["code"]].status


def test_an_upload_of_another_type_or_size(make_world):
    world = make_world()
    assert_problem(world.client().post("/api/v1/uploads", content=b"x", headers=JSON), "unsupported_media")
    broken = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = world.client().post("/api/v1/uploads", content=b"--y\r\n", headers=broken)
    assert_problem(answer, "invalid_request", extra={"errors"})
    no_boundary = world.client().post("/api/v1/uploads", content=b"x", headers={"Content-Type": "multipart/form-data"})
    assert_problem(no_boundary, "invalid_request", extra={"errors"})
    most = world.deps.tasks.max_input_bytes
    for size in (most + 1, most + 200_000):
        files = {"file": ("a.png", b"\x89PNG" + bytes(size - 4), "image/png")}
        assert_problem(world.client().post("/api/v1/uploads", files=files), "input_too_large")


def test_an_upload_holds_one_picture_and_nothing_else(world):
    picture = ("a.png", world.picture(), "image/png")
    two = world.client().post("/api/v1/uploads", files=[("file", picture), ("file", picture)])
    field = world.client().post("/api/v1/uploads", files={"file": picture}, data={"note": "hello"})
    for answer in (two, field):
        problem = assert_problem(answer, "invalid_request", extra={"errors"})
        assert problem["errors"] == [
            {"pointer": "/file", "detail": "must be the only part of the form: one picture, sent as a file"}
        ]


@pytest.mark.parametrize("key", ["", "a b", "x" * 256, "ümlaut"])
def test_a_bad_idempotency_key_is_422(world, key):
    answer = world.client().post(PATH, json=world.body(), headers={"Idempotency-Key": key.encode()})
    problem = assert_problem(answer, "invalid_request", extra={"errors"})
    assert problem["errors"][0]["pointer"] == "header:Idempotency-Key"


def test_a_bug_is_a_500_that_leaks_nothing_and_the_server_goes_on(world):
    def explode():
        raise RuntimeError("the secret of the database")

    world.queue.before = explode
    answer = world.client().post(PATH, json=world.body())
    assert_problem(answer, "internal_error")
    assert "secret" not in answer.text
    world.queue.before = None
    nothing_happened(world)


def test_a_database_that_is_away_is_503(world):
    def away():
        raise sa.exc.OperationalError("SELECT 1", {}, Exception("gone"))

    world.queue.before = away
    answer = world.client().post(PATH, json=world.body())
    assert_problem(answer, "service_unavailable")
    assert int(answer.headers["retry-after"]) >= 1


def test_files_that_cannot_be_stored_are_503(make_world, tmp_path):
    world = make_world()

    class Full:
        def put(self, *_args):
            from image3d.artifacts.errors import StorageUnavailable  # noqa: PLC0415  # only here

            raise StorageUnavailable("The disk is full.")

    world = make_world(tasks=replace(world.deps.tasks, artifacts=Full()))
    answer = world.client().post("/api/v1/uploads", files={"file": ("a.png", world.picture(), "image/png")})
    assert_problem(answer, "storage_unavailable")


def test_request_ids_are_taken_when_sane(world):
    client = world.client()
    assert client.get("/healthz", headers={"X-Request-Id": "abc-123.x"}).headers["x-request-id"] == "abc-123.x"
    for odd in ("", "x" * 200, "a b", "a\tb", "<script>"):
        given = client.get("/healthz", headers={"X-Request-Id": odd}).headers["x-request-id"]
        assert re.fullmatch(r"req_[0-9A-Z]{26}", given)


def test_an_upload_that_does_not_exist_is_refused(world):
    upload = world.client().post("/api/v1/uploads", files={"file": ("a.png", world.picture(), "image/png")}).json()
    unknown = upload["url"][:-4] + "ZZZZ"
    answer = world.client().post(PATH, json=world.body(image_url=unknown))
    assert_problem(answer, "invalid_request", extra={"errors"})

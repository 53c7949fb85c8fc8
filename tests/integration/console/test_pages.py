"""Goal: what a shop owner and a developer do works without scripts too, and only on what is theirs."""

import io
import json
import re
import zipfile

import pytest
import trimesh
from PIL import Image
from tests.integration.console.conftest import URL, picture

from image3d.accounts.members import set_operator
from image3d.console.alerts import send_alerts
from image3d.console.pages.results import millimetres_in
from image3d.tasks import store

MEMBER_PAGES = ("/create", "/gallery", "/credits", "/keys", "/settings", "/credits/ledger.csv")
OPEN_PAGES = (
    "/", "/sign-up", "/sign-in", "/reset", "/guide", "/guide/endpoints", "/guide/errors", "/guide/billing",
    "/guide/limits",
)  # fmt: skip


def make(visitor, **form: str) -> str:
    """A generation started with the form; its id."""
    visitor.post("/create", {"mode": "text", "quality": "standard", "prompt": "a red mug", **form}, on="/create")
    return visitor.last.url.path.rsplit("/", 1)[1]


@pytest.mark.parametrize("path", [*OPEN_PAGES, *MEMBER_PAGES])
def test_every_page_answers_with_the_headers_that_keep_it_safe(world, path) -> None:
    answer = (world.member() if path in MEMBER_PAGES else world.visitor()).get(path)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy.replace("wasm-unsafe-eval", "")
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert len(answer.content) < 300_000
    if answer.headers["content-type"].startswith("text/html"):
        page = re.sub(r"<pre.*?</pre>", "", answer.text, flags=re.DOTALL)
        assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", page)
        outside = re.findall(r'(?:src|href|action)="(https?:[^"]+)"', page)
        assert not [url for url in outside if not url.startswith(world.deps.public_url)]


@pytest.mark.parametrize("path", MEMBER_PAGES)
def test_pages_of_members_ask_strangers_to_sign_in(world, path) -> None:
    assert world.visitor().get(path).url.path == "/sign-in"


def test_who_was_signed_out_is_told_and_comes_back_to_the_page_with_its_filters(world) -> None:
    owner = world.buyer()
    owner.client.cookies.set("i3d_session", "ended")
    wanted = owner.get("/gallery?status=failed&q=mug").url
    assert "You were signed out" in owner.last.text
    assert dict(wanted.params) == {"next": "/gallery?status=failed&q=mug", "note": "session-over"}
    part = {"HX-Request": "true", "HX-Current-URL": f"{world.deps.public_url}/create?mode=text"}
    assert owner.get("/create/quote", headers=part).headers["hx-redirect"].startswith("/sign-in?next=/create%3Fmode")
    sent = owner.client.post("/create", data={"mode": "text"}, headers={"Accept": "application/json"})
    assert sent.status_code == 403
    assert sent.json()["title"] == "You were signed out"


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/keys/create", "/keys"),
        ("/keys/key_1/caps", "/keys"),
        ("/settings/second-step/confirm", "/settings"),
        ("/credits/buy", "/credits"),
        ("/gallery/bulk", "/gallery"),
    ],
)
def test_the_address_of_a_form_leads_to_the_page_that_has_it(world, path, page) -> None:
    assert world.member().get(path).url.path == page


def test_a_page_that_answers_a_form_knows_its_own_address_and_the_way_back(world) -> None:
    owner = world.member()
    owner.post("/keys/create", {"name": "one", "mode": "test"}, on="/keys")
    assert '<meta name="own-address" content="/keys">' in owner.last.text
    owner.post("/credits/alert", {"credits": "some"}, on="/credits", headers={"Referer": f"{URL}/credits"})
    assert '<a class="button" href="/credits">Go back</a>' in owner.last.text
    owner.post("/credits/alert", {"credits": "some"}, on="/credits", headers={"Referer": "https://evil.example/x"})
    assert "Go back" not in owner.last.text


@pytest.mark.parametrize(
    ("words", "millimetres"),
    [("", None), (" 120 mm", 120.0), ("12.5", 12.5), ("12,5", 12.5), ("1,200", 1200.0), ("1,200.5mm", 1200.5)],
)
def test_heights_are_read_as_people_write_them(words, millimetres) -> None:
    assert millimetres_in(words) == millimetres


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://shop.example/a/blue%20shoe.jpg?size=2", "blue shoe"),
        ("https://shop.example/", "Picture of"),
    ],
)
def test_a_picture_by_address_is_called_after_its_file(world, link, name) -> None:
    owner = world.buyer()
    page = owner.post("/create", {"mode": "image", "quality": "draft", "link": link}, on="/create")
    assert f"<h1>{name}" in page.text


def test_unknown_pages_and_files_say_so(world) -> None:
    visitor = world.visitor()
    assert visitor.get("/nowhere").status_code == 404
    assert "There is no such page" in visitor.last.text
    assert visitor.get("/static/../deps.py").status_code == 404
    assert visitor.get("/static/nothing.js").status_code == 404
    assert visitor.get("/letters").status_code == 404


def test_pages_work_without_the_files_from_npm_and_name_what_is_missing(make_world, tmp_path) -> None:
    visitor = make_world(node_modules=tmp_path).member()
    assert "make setup" in visitor.get("/create").text
    assert "htmx.js" not in visitor.last.text


def test_from_a_picture_to_a_reviewed_and_printable_model(world) -> None:
    owner = world.buyer()
    sent = {"mode": "image", "quality": "standard", "name": "Blue shoe", "csrf": owner.token("/create")}
    page = owner.client.post("/create", data=sent, files={"picture": ("shoe.png", picture(), "image/png")})
    task_id = page.url.path.rsplit("/", 1)[1]
    assert world.queue.enqueued == [task_id]
    assert "Blue shoe" in page.text
    assert owner.get("/credits").text.count("40") >= 1
    world.succeed(task_id)
    here = f"/gallery/{task_id}"
    assert "Download GLB" in owner.get(here).text
    glb = owner.get(f"{here}/files/model.glb")
    assert glb.content[:4] == b"glTF"
    assert glb.headers["content-disposition"].startswith('attachment; filename="Blue-shoe.glb"')
    assert "Approved" in owner.post(f"{here}/review", {"decision": "approved", "note": "nice"}, on=here).text.title()
    converted = owner.post(f"{here}/convert", {"format": "stl", "height_mm": "120"}, on=here)
    assert "The surface is closed" in converted.text
    stl = owner.get(f"{here}/files/model-120mm.stl").content
    assert trimesh.load(io.BytesIO(stl), file_type="stl").extents == pytest.approx((48, 24, 120), rel=1e-4)
    assert (
        "is between 1 and 10,000 mm" in owner.post(f"{here}/convert", {"format": "stl", "height_mm": "0"}, on=here).text
    )
    assert "gallery" in owner.post(f"{here}/delete", on=here).url.path
    assert owner.get(f"{here}/files/model.glb").status_code == 404
    assert "Blue shoe" not in world.task(task_id).artifacts


def test_the_same_form_sent_twice_makes_one_generation(world) -> None:
    owner = world.buyer()
    assert make(owner, attempt="a" * 32) == make(owner, attempt="a" * 32)
    assert len(world.queue.enqueued) == 1


def test_without_credits_nothing_runs_and_the_reason_is_said(world) -> None:
    poor = world.member()
    poor.post("/create", {"mode": "text", "quality": "high", "prompt": "a mug"}, on="/create")
    assert poor.last.status_code == 422
    assert "24 credits and 0 are available" in poor.last.text
    account_id = world.member_of(poor.address).account_id
    with world.database.read() as tx:
        assert store.page(tx, account_id, limit=10) == []


def test_a_share_link_shows_the_model_to_anybody_until_it_expires(world) -> None:
    owner = world.buyer()
    task_id = make(owner)
    world.succeed(task_id)
    page = owner.post(f"/gallery/{task_id}/share", {"days": "7"}, on=f"/gallery/{task_id}").text
    link = re.search(r'id="share-link">http://127.0.0.1([^<]+)<', page)[1]
    guest = world.visitor()
    assert "Shared with you" in guest.get(link).text
    assert guest.get(f"{link}/model.glb").content[:4] == b"glTF"
    assert guest.get(f"{link}/input").status_code == 404
    forged = link.replace(link.split("/")[3], str(int(link.split("/")[3]) + 86_400))
    assert guest.get(forged).status_code == 404
    assert guest.get(f"/gallery/{task_id}").url.path == "/sign-in"


def test_nobody_sees_or_changes_what_belongs_to_another_account(world) -> None:
    owner, eve = world.buyer(), world.buyer()
    task_id = make(owner)
    world.succeed(task_id)
    here = f"/gallery/{task_id}"
    assert eve.get(here).status_code == 404
    assert eve.get(f"{here}/files/model.glb").status_code == 404
    for path in (f"{here}/delete", f"{here}/review", f"{here}/convert", f"{here}/share", f"/jobs/{task_id}/cancel"):
        form = {"decision": "approved", "format": "stl"}
        assert eve.post(path, form, on="/create").status_code == 404, path
    eve.post("/gallery/bulk", {"task": task_id, "action": "download"}, on="/gallery")
    assert zipfile.ZipFile(io.BytesIO(eve.last.content)).namelist() == []
    assert task_id not in eve.get("/gallery").text
    assert world.task(task_id).artifacts


def test_the_gallery_finds_by_words_status_and_review_and_goes_on(world) -> None:
    owner = world.buyer()
    ids = {words: make(owner, prompt=words, quality="draft") for words in ("red mug", "blue mug", "50% off")}
    world.succeed(ids["blue mug"])
    owner.post(f"/gallery/{ids['blue mug']}/review", {"decision": "rejected"}, on="/gallery")

    def found(query: str) -> set[str]:
        return {words for words, task_id in ids.items() if f"tile-{task_id}" in owner.get(f"/gallery?{query}").text}

    assert found("") == set(ids)
    assert found("q=mug") == {"red mug", "blue mug"}
    assert found("q=mug+RED") == {"red mug"}
    assert found("q=%25") == {"50% off"}
    assert found("status=succeeded") == {"blue mug"}
    assert found("review=rejected") == {"blue mug"}
    assert found("review=none") == set()
    assert found(f"before={ids['blue mug']}") == {"red mug"}


def test_bulk_download_holds_the_chosen_models(world) -> None:
    owner = world.buyer()
    ids = [make(owner, prompt="red mug"), make(owner, prompt="red mug")]
    for task_id in ids:
        world.succeed(task_id)
    token = owner.token("/gallery")
    answer = owner.client.post("/gallery/bulk", data={"csrf": token, "task": ids, "action": "download"})
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert archive.testzip() is None
    assert len(set(archive.namelist())) == 2
    owner.client.post("/gallery/bulk", data={"csrf": token, "task": ids, "action": "delete"})
    assert [world.task(task_id).artifacts for task_id in ids] == [(), ()]


def test_live_keys_come_with_the_first_thousand_credits_and_are_shown_once(world) -> None:
    owner = world.member()
    refused = owner.post("/keys/create", {"name": "Shop", "mode": "live"})
    assert "needs a top-up of at least 1,000 credits" in refused.text
    owner.post("/credits/buy", {"amount": "1000"})
    shown = owner.post("/keys/create", {"name": "Shop", "mode": "live"}).text
    secret = re.search(r"i3d_live_\w{36}", shown)[0]
    assert secret not in owner.get("/keys").text
    key_id = re.search(r"/keys/(key_\w+)/rotate", owner.last.text)[1]
    owner.post(f"/keys/{key_id}/caps", {"daily": "99,999", "monthly": "99999", "concurrent": "3"})
    assert "limits are 5,000 credits a day" in owner.last.text
    owner.post(f"/keys/{key_id}/caps", {"daily": "600", "monthly": "6000", "concurrent": "3"})
    rotated = owner.post(f"/keys/{key_id}/rotate").text
    assert re.search(r"i3d_live_\w{36}", rotated)[0] != secret
    assert "0 of 600 credits today" in rotated
    assert "1 revoked" in rotated


def test_the_ledger_as_csv_adds_up_to_the_balance(world) -> None:
    owner = world.buyer()
    world.succeed(make(owner))
    make(owner)
    rows = [line.split(",") for line in owner.get("/credits/ledger.csv").text.splitlines()]
    changes = [int(row[2]) for row in rows[1:]]
    shown = int(re.search(r'([\d,]+) credits? available"', owner.get("/credits").text)[1].replace(",", ""))
    assert sum(changes) == shown == int(rows[1][4])


def test_a_low_balance_is_written_of_once_each_time_it_falls(world) -> None:
    owner = world.buyer()

    def subjects() -> int:
        send_alerts(world.deps)
        return sum("available now" in text for text in world.letters(owner.address))

    owner.post("/credits/alert", {"credits": "995"})
    assert subjects() == 0
    make(owner)
    assert [subjects(), subjects()] == [1, 1]
    owner.post("/credits/buy", {"amount": "1000"})
    assert subjects() == 1
    owner.post("/credits/alert", {"credits": "5,000"})
    assert subjects() == 2
    owner.post("/credits/alert", {"credits": ""})
    assert world.member_of(owner.address).low_balance_credits is None


def test_operator_pages_exist_for_operators_only_and_write_down_what_they_do(world) -> None:
    boss, other = world.member(), world.member()
    account = world.member_of(other.address).account_id
    here = f"/operator/accounts/{account}"
    assert boss.get("/operator").status_code == 404
    assert boss.post(f"{here}/grant", {"credits": "50", "reason": "hello"}).status_code == 404
    with world.database.transaction() as tx:
        set_operator(tx, boss.address, is_operator=True)
    boss.post(f"{here}/grant", {"credits": "50", "reason": "welcome"})
    limits = {"daily_credits": "7000", "monthly_credits": "60000", "concurrent": "12", "rate_per_second": "50"}
    boss.post(f"{here}/limits", limits)
    page = boss.get("/operator").text
    assert "credits 50, reason welcome" in page
    assert "daily credits 7000" in page
    assert "50" in other.get("/credits").text
    assert "7,000" in other.last.text


def test_the_guide_tells_each_endpoint_in_whole_sentences(make_world) -> None:
    described = {
        "summary": "List them",
        "description": "Newest first, by `status`\nor <mode>.\n\nMore.",
        "tags": ["Tasks"],
    }
    page = make_world(openapi=lambda: {"paths": {"/api/v1/things": {"get": described}}}).visitor()
    text = page.get("/guide/endpoints").text
    assert "Newest first, by <code>status</code> or &lt;mode&gt;.</p>" in text
    assert "More." not in text


def test_small_pictures_are_small_and_only_for_their_owner(world) -> None:
    owner = world.buyer()
    sent = {"mode": "image", "quality": "draft", "csrf": owner.token("/create")}
    large = io.BytesIO()
    Image.effect_noise((2_000, 1_000), 90).convert("RGB").save(large, "JPEG", quality=95)
    page = owner.client.post("/create", data=sent, files={"picture": ("big.jpg", large.getvalue(), "image/jpeg")})
    task_id = page.url.path.rsplit("/", 1)[1]
    before = owner.get(f"/gallery/{task_id}/thumbs/input")
    assert Image.open(io.BytesIO(before.content)).size == (400, 200)
    world.succeed(task_id)
    after = owner.get(f"/gallery/{task_id}/thumbs/preview-front.png")
    assert after.headers["content-type"] == "image/webp"
    assert len(after.content) < 20_000
    again = owner.get(f"/gallery/{task_id}/thumbs/preview-front.png", headers={"if-none-match": after.headers["etag"]})
    assert again.status_code == 304
    assert owner.get(f"/gallery/{task_id}/thumbs/model.glb").status_code == 404
    assert world.member().get(f"/gallery/{task_id}/thumbs/preview-front.png").status_code == 404


def test_a_picture_that_breaks_off_has_no_small_one(world) -> None:
    owner = world.buyer()
    noise = io.BytesIO()
    Image.effect_noise((300, 300), 90).save(noise, "PNG")
    sent = {"mode": "image", "quality": "draft", "csrf": owner.token("/create")}
    cut = noise.getvalue()[: len(noise.getvalue()) // 2]
    page = owner.client.post("/create", data=sent, files={"picture": ("cut.png", cut, "image/png")})
    if page.url.path.startswith("/gallery/"):
        assert owner.get(f"{page.url.path}/thumbs/input").status_code == 404
    else:
        assert page.status_code == 422, "it is refused at the door"


def test_words_a_picture_and_a_program_are_made_once_more(world) -> None:
    owner = world.buyer()
    words = make(owner, prompt="a blue vase", quality="draft")
    world.succeed(words)
    owner.post(f"/gallery/{words}/again", {"quality": "high"}, on="/create")
    repeated = world.task(owner.last.url.path.rsplit("/", 1)[1])
    assert (repeated.prompt, repeated.quality, repeated.id != words) == ("a blue vase", "high", True)
    program = {"version": 1, "name": "cube", "parts": []}
    owner.post(f"/gallery/{words}/again", {"program": json.dumps(program)}, on="/create")
    assert world.task(owner.last.url.path.rsplit("/", 1)[1]).options["program"] == program
    owner.post(f"/gallery/{words}/again", {"program": "{not json"}, on="/create")
    assert owner.last.status_code == 422
    assert "not JSON" in owner.last.text
    sent = {"mode": "image", "quality": "draft", "name": "Shoe", "csrf": owner.token("/create")}
    page = owner.client.post("/create", data=sent, files={"picture": ("shoe.png", picture(), "image/png")})
    first = world.task(page.url.path.rsplit("/", 1)[1])
    owner.post(f"/gallery/{first.id}/again", on="/create")
    second = world.task(owner.last.url.path.rsplit("/", 1)[1])
    assert (second.image_url, second.metadata["name"]) == (first.image_url, "Shoe")
    assert world.buyer().post(f"/gallery/{first.id}/again", on="/create").status_code == 404


def test_a_prompt_is_shown_as_it_was_read_with_its_program(world) -> None:
    owner = world.buyer()
    task_id = make(owner, prompt="two red chairs made of zorp")
    interpretation = {
        "objects": [{"kind": "dining_chair", "count": 2}],
        "attributes": [{"colors": ["#c8202a"], "materials": ["wood"], "details": [{"noun": "leg", "count": 3}]}],
        "ignored_words": ["zorp"],
    }
    world.succeed(task_id, report={"interpretation": interpretation}, files={"program.json": b'{"version": 1}'})
    page = owner.get(f"/gallery/{task_id}").text
    for words in ("2 times dining chair", "wood; leg: 3", 'fill="#c8202a"', "left out: zorp", "{&#34;version&#34;: 1}"):
        assert words in page, words


def test_the_ledger_is_filtered_on_the_page_and_in_the_csv(world) -> None:
    owner = world.buyer()
    world.succeed(make(owner))
    today = world.clock().date().isoformat()

    def kinds(query: str) -> list[str]:
        lines = owner.get(f"/credits/ledger.csv?{query}").text.splitlines()[1:]
        return [line.split(",")[1] for line in lines]

    assert kinds("") == ["refund", "settle", "precharge", "top_up"]
    assert kinds("kind=settle") == ["settle"]
    assert kinds(f"from={today}&to={today}") == kinds("")
    assert kinds("to=2020-01-01") == []
    assert len(kinds(f"key=key_console_{world.member_of(owner.address).account_id.partition('_')[2]}")) == 3
    assert kinds("kind=nonsense&from=nonsense") == kinds("")
    page = owner.get("/credits?kind=top_up").text
    assert "by sandbox" in page
    assert "Set aside 12" not in page
    assert "ledger.csv?kind=top_up" in page
    assert "Nothing fits" in owner.get("/credits?to=2020-01-01").text


def test_a_paid_purchase_has_a_receipt_that_only_its_buyer_sees(world) -> None:
    owner = world.buyer()
    link = re.search(r"/credits/receipts/\w+", owner.get("/credits").text)[0]
    assert "10.00 USD" in owner.get(link).text
    assert f"{owner.address}" in owner.get(f"{link}.txt").text
    assert owner.last.headers["content-disposition"].startswith("attachment")
    assert world.buyer().get(link).status_code == 404


def test_the_builder_sends_a_real_request_with_the_chosen_key(world) -> None:
    owner = world.member()
    owner.post("/keys/create", {"name": "Try", "mode": "test"})
    key_id = re.search(r"/keys/(key_\w+)/rotate", owner.last.text)[1]
    form = {"mode": "text", "quality": "draft", "subject": "a mug"}
    answer = owner.post(f"/keys/{key_id}/try", form)
    assert answer.status_code == 202
    task = world.task(answer.json()["id"])
    assert (task.key_id, task.is_test) == (key_id, True)
    assert owner.get(f"/keys/try/{task.id}").json()["status"] == "queued"
    assert "never used" not in owner.get("/keys").text
    refused = owner.post(f"/keys/{key_id}/try", {**form, "subject": ""})
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_request")
    eve = world.member()
    assert eve.post(f"/keys/{key_id}/try", form).status_code >= 400
    assert eve.get(f"/keys/try/{task.id}").status_code >= 400
    owner.post(f"/keys/{key_id}/revoke")
    assert owner.post(f"/keys/{key_id}/try", form).json()["code"] == "key_revoked"
    assert len(world.queue.enqueued) == 1


def test_the_operator_sees_margins_and_has_the_books_checked(world) -> None:
    boss = world.buyer()
    with world.database.transaction() as tx:
        set_operator(tx, boss.address, is_operator=True)
    world.succeed(make(boss))
    page = boss.get("/operator").text
    assert "Margin per day" in page
    assert world.clock().date().isoformat() in page
    checked = boss.post("/operator/verify", on="/operator")
    assert "Everything agrees" in checked.text
    assert "verify: faults 0" in checked.text, "what operators do is written down"
    with world.database.transaction() as tx:
        tx.exec_driver_sql("UPDATE tasks SET precharge_credits = precharge_credits + 1 WHERE status = 'succeeded'")
    assert "disagree" in boss.post("/operator/verify", on="/operator").text
    with world.database.transaction() as tx:
        tx.exec_driver_sql("UPDATE tasks SET precharge_credits = precharge_credits - 1 WHERE status = 'succeeded'")


def test_the_page_says_what_is_available_after_each_job(world) -> None:
    owner = world.buyer()
    task_id = make(owner)
    card = owner.get(f"/jobs/{task_id}", headers={"hx-request": "true"})
    assert card.headers["x-available-credits"] == "988"
    assert owner.get(f"/jobs/{task_id}").url.path == f"/gallery/{task_id}"
    canceled = owner.post(f"/jobs/{task_id}/cancel", headers={"hx-request": "true"})
    assert canceled.headers["x-available-credits"] == "1000"


def test_a_page_that_opens_late_still_hears_how_its_tasks_ended(world) -> None:
    owner, eve = world.buyer(), world.buyer()
    done, hers = make(owner), make(eve)
    for task_id in (done, hers):
        world.succeed(task_id)
    world.clock.turn(hours=1)
    told = owner.get(f"/stream?tasks={done},{hers},none").text
    assert [json.loads(line[6:]) for line in told.splitlines() if line.startswith("data: ")] == [
        [{"id": done, "status": "succeeded", "stage": None, "progress": 100}]
    ]
    assert owner.get("/stream").status_code == 204
    assert world.visitor().get(f"/stream?tasks={done}").status_code == 204

"""Goal: what customers do with a finished generation over HTTP: stream, review, convert, delete, count."""

import io
import re
import struct
import threading
import zipfile
from dataclasses import asdict

import numpy as np
import pytest
import sqlalchemy as sa
import trimesh

from image3d.geometry.glb import write_glb
from image3d.geometry.model import Model, Part
from image3d.tasks import store
from image3d.tasks.model import StoredArtifact
from image3d.tasks.settle import Outcome, settle


def boxed_glb() -> bytes:
    box = trimesh.creation.box(extents=(0.4, 1.0, 0.2))
    box.apply_translation((0, 0.5, 0))
    part = Part(vertices=np.asarray(box.vertices, np.float64), faces=np.asarray(box.faces, np.int64))
    return write_glb(Model(parts=(part,)))


@pytest.fixture
def finished(world):
    """A succeeded generation whose model is a box of 0.4 by 1.0 by 0.2 m."""
    task_id = world.create()["id"]
    folder = f"{world.account.id}/{task_id}/01ATTEMPT"
    kept = world.deps.tasks.artifacts.put(f"{folder}/model.glb", boxed_glb(), "model/gltf-binary")
    world.start(task_id)
    item = StoredArtifact(
        name="model.glb", key=kept.key, sha256=kept.sha256, size=kept.size, media_type=kept.media_type
    )
    outcome = Outcome(kind="succeeded", provider_cost_usd="0.0041", report={"faces": 12}, artifacts=[asdict(item)])
    assert settle(world.deps.tasks, task_id, outcome)
    return task_id


def test_events_tell_every_standing_until_final(world) -> None:
    task_id = world.create()["id"]
    client = world.client()
    seen = []
    with client.stream("GET", f"/api/v1/generations/{task_id}/events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        for line in stream.iter_lines():
            if not line.startswith("event: "):
                continue
            seen.append(line.removeprefix("event: "))
            if seen == ["generation.queued"]:
                world.start(task_id)
            elif seen[-1] == "generation.processing":
                world.succeed(task_id)
    assert seen == ["generation.queued", "generation.processing", "generation.succeeded"]
    with client.stream(
        "GET", f"/api/v1/generations/{task_id}/events", headers={"Last-Event-ID": "succeeded-none-100"}
    ) as stream:
        assert not [line for line in stream.iter_lines() if line]


def test_a_stream_ends_without_a_fault_when_the_database_goes_away(make_world) -> None:
    world = make_world()
    task_id = world.create()["id"]
    gone = threading.Event()

    def refuse(*_) -> None:
        if gone.is_set():
            raise sa.exc.OperationalError("SELECT 1", {}, Exception("gone"))

    sa.event.listen(world.database.engine, "checkout", refuse)
    try:
        with world.client().stream("GET", f"/api/v1/generations/{task_id}/events") as stream:
            lines = stream.iter_lines()
            assert next(lines) == "id: queued-none-0"
            gone.set()
            assert not [line for line in lines if line.startswith("id: ")]
    finally:
        sa.event.remove(world.database.engine, "checkout", refuse)


def test_a_review_is_kept_and_can_be_replaced(world, finished) -> None:
    client = world.client()
    url = f"/api/v1/generations/{finished}/review"
    first = client.post(url, json={"decision": "rejected", "note": "the back is flat"})
    assert first.status_code == 200
    assert first.json()["review"]["decision"] == "rejected"
    assert client.post(url, json={"decision": "approved"}).json()["review"]["note"] is None
    assert client.get(f"/api/v1/generations/{finished}").json()["review"]["decision"] == "approved"
    assert client.post(url, json={"decision": "maybe"}).json()["code"] == "invalid_request"


def test_only_a_succeeded_generation_is_reviewed_or_converted_and_only_a_final_one_deleted(world) -> None:
    task_id = world.create()["id"]
    client = world.client()
    here = f"/api/v1/generations/{task_id}"
    answers = {
        "not_succeeded": client.post(f"{here}/review", json={"decision": "approved"}),
        "not_succeeded ": client.post(f"{here}/conversions", json={"format": "stl"}),
        "not_final": client.delete(here),
    }
    assert [(answer.status_code, answer.json()["code"]) for answer in answers.values()] == [
        (409, code.strip()) for code in answers
    ]


@pytest.mark.parametrize("file_format", ["stl", "ply", "3mf", "obj"])
def test_conversions_are_read_by_trimesh_at_the_height_asked_for(world, finished, file_format) -> None:
    client = world.client()
    url = f"/api/v1/generations/{finished}/conversions"
    made = client.post(url, json={"format": file_format, "height_mm": 120}).json()
    data = client.get(made["url"]).content
    assert len(data) == made["size"]
    if file_format == "3mf":
        size = _extents_of_3mf(data)
    else:
        if file_format == "obj":
            data = zipfile.ZipFile(io.BytesIO(data)).read("model.obj")
        mesh = trimesh.load(io.BytesIO(data), file_type=file_format, force="mesh")
        mesh.merge_vertices()
        assert mesh.is_watertight
        size = mesh.extents
    upright = (48, 120, 24) if file_format == "obj" else (48, 24, 120)
    assert size == pytest.approx(upright, rel=1e-5)
    assert {"closed", "size"} <= {finding["code"] for finding in made["findings"]}
    assert client.post(url, json={"format": file_format, "height_mm": 120}).json()["sha256"] == made["sha256"]


def test_usdz_is_a_stored_archive_with_files_at_multiples_of_64_bytes(world, finished) -> None:
    client = world.client()
    made = client.post(f"/api/v1/generations/{finished}/conversions", json={"format": "usdz"}).json()
    data = client.get(made["url"]).content
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist()[0] == "model.usda"
        for entry in archive.infolist():
            name, extra = struct.unpack_from("<HH", data, entry.header_offset + 26)
            assert entry.compress_type == zipfile.ZIP_STORED
            assert (entry.header_offset + 30 + name + extra) % 64 == 0


def test_deleting_takes_the_files_and_leaves_the_ledger(world, finished) -> None:
    client = world.client()
    link = client.get(f"/api/v1/generations/{finished}").json()["model_url"]
    assert client.get(link).status_code == 200
    made = client.post(f"/api/v1/generations/{finished}/conversions", json={"format": "stl"}).json()
    before = client.get("/api/v1/ledger").json()["data"]
    gone = client.delete(f"/api/v1/generations/{finished}")
    assert gone.status_code == 200
    assert gone.json()["model_url"] is None
    assert {client.get(url).status_code for url in (link, made["url"])} == {404}
    assert [row["final_charge_credits"] for row in client.get("/api/v1/ledger").json()["data"]] == [
        row["final_charge_credits"] for row in before
    ]
    assert client.delete(f"/api/v1/generations/{finished}").status_code == 200


def test_usage_counts_per_day_and_key_and_says_what_is_left(world, finished) -> None:
    client = world.client()
    world.fail(world.create()["id"])
    world.create()
    usage = client.get("/api/v1/usage").json()
    (row,) = usage["data"]
    with world.database.read() as tx:
        task = store.find(tx, finished)
    charged = task.billing.final_charge_credits
    assert (row["tasks"], row["succeeded"], row["failed"]) == (3, 1, 1)
    assert row["credits"] == charged + 40
    assert usage["key"]["daily_credits"] == {"cap": 500, "used": charged + 40, "left": 500 - charged - 40}
    assert usage["key"]["concurrent"]["used"] == 1
    world.clock.turn(days=1)
    assert client.get("/api/v1/usage", params={"first": "2026-11-23"}).json()["data"] == []
    wrong = client.get("/api/v1/usage", params={"first": "2026-11-23", "last": "2026-11-22"})
    assert wrong.json()["code"] == "invalid_request"


def test_nobody_reaches_the_results_of_another_account(world, finished) -> None:
    stranger = world.another_account().client()
    here = f"/api/v1/generations/{finished}"
    answers = [
        stranger.get(f"{here}/events"),
        stranger.post(f"{here}/review", json={"decision": "approved"}),
        stranger.post(f"{here}/conversions", json={"format": "stl"}),
        stranger.delete(here),
    ]
    assert {answer.json()["code"] for answer in answers} == {"not_found"}


def _extents_of_3mf(data: bytes) -> list[float]:

    text = zipfile.ZipFile(io.BytesIO(data)).read("3D/3dmodel.model").decode()
    assert 'unit="millimeter"' in text
    points = np.array(re.findall(r'<vertex x="(.*?)" y="(.*?)" z="(.*?)"/>', text), float)
    return list(np.ptp(points, axis=0))

# Goal: what training is told is true: labels of a ball, surfaces of a rendered ball, made-up shapes that are closed,
# packs that stay held out, targets that mirror with the picture.
from pathlib import Path

import numpy as np
import pytest
from bench.quality import run
from bench.quality.objects import validation
from bench.quality.picture import VIEWS
from training.corpus import Textured, divided, held_out_packs, is_validation, mesh_name
from training.labels import embree_scene, label
from training.make_data import STRAIGHT, plan, poses
from training.overpaint import overpainted
from training.procedural import make
from training.render import DEPTH_SCALE, Pose, cast, frame, is_straight, project
from training.solids import Part, box, lathe, superellipsoid, torus, tube

ALL_PARTS = {
    "ball": superellipsoid(np.ones(3), 1, 1, 24),
    "box": box((1, 2, 0.5), 0.1),
    "sharp": box((1, 2, 0.5)),
    "tube": tube(np.linspace([0, 0, 0], [1, 1, 0.3], 9), 0.1),
    "ring": torus(1.0, 0.2),
    "cup": lathe(np.array([[0, 0], [0.5, 0], [0.5, 1], [0.4, 1], [0.4, 0.1], [0, 0.1]])),
}


def volume(part: Part) -> float:
    a, b, c = (part.vertices[part.faces[:, k]] for k in range(3))
    return float((a * np.cross(b, c)).sum() / 6)


def textured(part: Part) -> Textured:
    return Textured(vertices=part.vertices, faces=part.faces, face_rgb=np.full((len(part.faces), 3), 0.5))


@pytest.mark.parametrize("name", ALL_PARTS)
def test_building_blocks_are_closed_and_face_outwards(name: str) -> None:
    part = ALL_PARTS[name]
    _, merged = np.unique(part.vertices.round(9), axis=0, return_inverse=True)
    faces = merged[part.faces]
    faces = faces[(faces[:, 0] != faces[:, 1]) & (faces[:, 1] != faces[:, 2]) & (faces[:, 2] != faces[:, 0])]
    directed = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    assert sorted(map(tuple, directed)) == sorted(map(tuple, directed[:, ::-1]))
    assert volume(part) > 0


def test_volumes_are_known() -> None:
    assert volume(ALL_PARTS["sharp"]) == pytest.approx(1.0)
    assert volume(ALL_PARTS["ball"]) == pytest.approx(4 / 3 * np.pi, rel=0.02)
    assert volume(ALL_PARTS["cup"]) == pytest.approx(np.pi * (0.25 - 0.16 * 0.9), rel=0.02)


def test_labels_of_a_ball_are_right() -> None:
    ball = textured(ALL_PARTS["ball"])
    labelled = label(ball.flipped(), np.random.default_rng(0))
    assert labelled is not None
    points, inside = labelled[1].points.astype(float), labelled[1].inside
    radius = np.linalg.norm(points, axis=1)
    assert inside[radius < 0.98].all()
    assert not inside[radius > 1.01].any()


def test_a_sheet_has_no_labels() -> None:
    assert label(textured(box((2, 0.01, 2))), np.random.default_rng(0)) is None


def test_surfaces_of_a_ball_are_where_they_are() -> None:
    ball = textured(superellipsoid(np.ones(3), 1, 1, 48))
    view = cast(ball, embree_scene(ball), Pose(azimuth=0.4, elevation=0.3, fov=0.4), np.random.default_rng(0))
    camera = view.camera.astype(float)
    side = len(view.deep)
    row, column = np.nonzero(view.deep[..., 5])
    u, v = (column + 0.5) / side * 2 - 1, 1 - (row + 0.5) / side * 2
    probe = project(np.zeros((1, 3)), camera)[0]
    radius = 1 / (camera[14] * camera[15])  # of the ball, in units of the crop at its middle
    for layer, sign in ((0, 1), (1, -1)):
        w = view.deep[row, column, layer] / DEPTH_SCALE
        shrink = 1 - w * camera[14]  # undo the perspective
        distance = np.sqrt((u * shrink - probe[0]) ** 2 + (v * shrink - probe[1]) ** 2 + w**2)
        inner = np.hypot(u, v) < 0.7
        assert np.abs(distance[inner] / radius - 1).max() < 0.03
        assert (np.sign(w[inner]) == sign).all()


def test_one_view_in_three_is_straight_before_a_side() -> None:
    drawn = poses(300, np.random.default_rng(0))
    from_side = np.array([abs((np.rad2deg(pose.azimuth) + 45) % 90 - 45) for pose in drawn])
    elevation = np.rad2deg([pose.elevation for pose in drawn])
    straight = np.arange(300) % STRAIGHT == STRAIGHT - 1
    assert straight.sum() == 100
    assert from_side[straight].max() < 16
    assert from_side[~straight].mean() > 18
    assert elevation[straight].mean() < 10 < elevation[~straight].mean()


def test_straight_views_are_told_by_their_cameras() -> None:
    rng = np.random.default_rng(0)
    ball = ALL_PARTS["ball"].vertices
    straight = is_straight(np.stack([frame(ball, Pose.straight(rng)) for _ in range(300)]))
    around = is_straight(np.stack([frame(ball, Pose.random(rng)) for _ in range(300)]))
    protocol = [Pose(azimuth=np.deg2rad(az), elevation=np.deg2rad(el), fov=0.5) for az, el in VIEWS["protocol"]]
    assert straight.mean() > 0.98
    assert around.mean() < 0.3  # 24 of 90 degrees lie near a side
    assert not is_straight(np.stack([frame(ball, pose) for pose in protocol])).any()


@pytest.mark.parametrize("seed", [*range(12), 11_135])  # the last one: a plate as flat as its wall is thick
def test_made_up_shapes_have_an_inside(seed: int) -> None:
    mesh = make(seed)
    assert np.abs(mesh.vertices[np.unique(mesh.faces)]).max() == pytest.approx(1.0)
    assert label(mesh, np.random.default_rng(0)) is not None


def test_a_tenth_of_the_packs_is_held_out_by_name_alone() -> None:
    packs = [f"pack-{i}" for i in range(43)]
    held = held_out_packs(packs)
    assert len(held) == 5
    assert held == held_out_packs(packs[::-1])


def test_meshes_of_a_corpus_are_for_training_for_validation_or_held_out(tmp_path: Path) -> None:
    for pack in "abcdefghijk":
        (tmp_path / pack).mkdir()
        for number in range(30):
            (tmp_path / pack / f"{number}.obj").touch()
    seen, held = divided(tmp_path)
    assert len(seen) + len(held) == 330
    assert {p.parent.name for p in held} == held_out_packs(list("abcdefghijk"))
    chosen = {item.name for item in validation(tmp_path)}
    assert 0 < len(chosen) < 20
    jobs, _ = plan(tmp_path, tmp_path, 1, 0)
    assert chosen == {job.name for job in jobs if is_validation(job.name)}
    assert not chosen & {mesh_name(p, tmp_path) for p in held}


@pytest.mark.parametrize("other", [["--views", "straight"], ["--every", "2"], ["--points", "500"]])
def test_a_card_takes_the_means_of_the_protocol_alone(
    tmp_path: Path, other: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["run", "--sets", "analytic", "--card", str(tmp_path / "card.json"), *other])
    with pytest.raises(SystemExit):
        run.main()
    assert "a card holds the protocol's means" in capsys.readouterr().err


def test_new_paint_is_the_same_at_the_same_place_whichever_side_sees_it() -> None:
    layers, deep = np.full((64, 64, 8), 0.5, np.float32), np.zeros((32, 32, 6), np.int16)
    layers[..., 3] = 0
    layers[8:56, 8:56, 3], deep[4:28, 4:28, 5] = 1, 1
    deep[..., :2] = 0.2 * DEPTH_SCALE  # a sheet: its first surface is its last
    deep[..., 2:5] = 128
    changed = 0
    for seed in range(12):
        new, behind = overpainted(layers, deep, 0.4, np.random.default_rng(seed))
        front = new[::2, ::2, :3][4:28, 4:28]
        off = np.abs(front - behind[4:28, 4:28, 2:5] / 255).max(axis=-1)
        assert np.median(off) < 0.05  # where a pattern changes its colour, half a pixel matters
        assert (new[..., 3:] == layers[..., 3:]).all()
        assert (behind[..., [0, 1, 5]] == deep[..., [0, 1, 5]]).all()
        assert (new[layers[..., 3] == 0] == 0.5)[..., :3].all()
        changed += bool((np.abs(front - 0.5) > 0.1).any())
    assert changed > 8

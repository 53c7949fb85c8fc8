# Goal: whatever program of the schema's vocabulary arrives, it compiles to closed parts or is refused with a sentence;
# whatever JSON or prompt arrives, nothing else than the documented errors comes out.

from typing import Any

import numpy as np
import trimesh
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from image3d.engines.errors import DeadlineExceeded, InputRejected
from image3d.engines.protocol import Deadline
from image3d.engines.shapes.compiler import compile_program
from image3d.engines.shapes.errors import ProgramInvalid
from image3d.engines.shapes.program import parse
from image3d.engines.shapes.reading import read
from image3d.engines.shapes.words import COLOURS, NUMBERS, RELATIONS, SIZES, STUFF

SETTINGS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
length = st.floats(0.01, 2).map(lambda v: round(v, 3))
coordinate = st.floats(-2, 2).map(lambda v: round(v, 3))
vec3 = st.tuples(coordinate, coordinate, coordinate).map(list)
points2 = st.lists(st.tuples(coordinate, coordinate).map(list), min_size=3, max_size=8)
array = st.one_of(
    st.fixed_dictionaries({"kind": st.just("linear"), "count": st.integers(1, 4), "step": vec3}),
    st.fixed_dictionaries(
        {
            "kind": st.just("radial"),
            "count": st.integers(1, 5),
            "axis": st.sampled_from("xyz"),
            "angle": st.floats(-360, 360),
        }
    ),
)
placing = st.fixed_dictionaries(
    {},
    optional={
        "translate": vec3,
        "rotate": st.tuples(*[st.floats(-360, 360)] * 3).map(list),
        "scale": st.one_of(st.floats(0.1, 3), st.tuples(*[st.floats(0.1, 3)] * 3).map(list)),
        "mirror": st.sampled_from("xyz"),
        "array": array,
    },
)


def shape(kind: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.tuples(st.fixed_dictionaries({"kind": st.just(kind), **fields}), placing).map(
        lambda two: {**two[0], **two[1]}
    )


primitives = st.one_of(
    shape("box", size=st.tuples(length, length, length).map(list), bevel=st.floats(0, 1)),
    shape("cylinder", radius=length, height=length, top_radius=st.floats(0, 1), bevel=st.floats(0, 0.5)),
    shape("sphere", radius=length),
    shape("ellipsoid", radii=st.tuples(length, length, length).map(list)),
    shape("torus", radius=length, tube=length),
    shape("capsule", radius=length, height=length),
    shape("prism", sides=st.integers(3, 9), radius=length, height=length, top_radius=st.floats(0, 1)),
    shape(
        "lathe",
        profile=st.lists(st.tuples(st.floats(0, 1), coordinate).map(list), min_size=3, max_size=7),
        smooth=st.booleans(),
        closed=st.booleans(),
    ),
    shape(
        "extrude",
        outline=points2,
        depth=length,
        smooth=st.booleans(),
        twist=st.floats(-180, 180),
        taper=st.floats(0, 2),
        bevel=st.floats(0, 0.3),
    ),
    shape(
        "sweep",
        path=st.lists(vec3, min_size=2, max_size=6),
        radius=st.one_of(length, st.lists(st.floats(0, 0.5), min_size=1, max_size=5)),
        smooth=st.booleans(),
        closed=st.booleans(),
    ),
    shape(
        "heightfield",
        size=st.tuples(length, length).map(list),
        heights=st.lists(st.lists(st.floats(0, 1), min_size=2, max_size=5), min_size=2, max_size=5),
    ),
    shape("text", text=st.text(max_size=5), height=length, depth=length),
    shape(
        "blob",
        balls=st.lists(
            st.fixed_dictionaries({"at": vec3, "radii": st.tuples(length, length, length).map(list)}), max_size=3
        ),
        limbs=st.lists(st.fixed_dictionaries({"start": vec3, "end": vec3, "radius": length}), max_size=2),
        blend=length,
    ),
)
shapes = st.recursive(
    primitives,
    lambda inner: st.one_of(
        *[
            shape(kind, of=st.lists(inner, min_size=2, max_size=3))
            for kind in ("union", "difference", "intersection", "hull")
        ]
    ),
    max_leaves=5,
)
material = st.fixed_dictionaries(
    {"base_color": st.sampled_from(["#ff0000", "#808080"])},
    optional={"pattern": st.fixed_dictionaries({"kind": st.sampled_from(["wood", "brick", "dots"]), "tile": length})},
)
part = st.tuples(shapes, placing, st.sampled_from(["box", "cylinder"])).map(
    lambda v: {"shape": v[0], **v[1], "mapping": v[2], "material": "m"}
)
programs = st.tuples(st.lists(part, min_size=1, max_size=3), material, st.booleans()).map(
    lambda v: {"materials": {"m": v[1]}, "flat": v[2], "parts": [{**p, "name": f"p{k}"} for k, p in enumerate(v[0])]}
)


@SETTINGS
@given(programs)
def test_any_program_compiles_to_closed_parts_or_says_why_not(program: dict[str, Any]) -> None:
    try:
        model = compile_program(parse(program), quality="draft", texture_size=32, deadline=Deadline.after(20))
    except ProgramInvalid as error:
        assert all(f.detail.endswith(".") and f.pointer.startswith("/") for f in error.findings)  # noqa: PT017  # either way is right
        return
    except DeadlineExceeded:
        return
    for one in model.parts:
        assert np.isfinite(one.vertices).all()
        assert one.normals is not None
        assert np.isfinite(one.normals).all()
        mesh = trimesh.Trimesh(one.vertices, one.faces, process=False)
        assert mesh.is_winding_consistent or not mesh.is_watertight
        directed = np.sort(_edges(one.vertices, one.faces), axis=0)
        assert len(directed) % 2 == 0


def _edges(vertices: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """Every undirected edge between welded positions occurs an even number of times: the surface has no hole."""
    keys = np.unique(vertices, axis=0, return_inverse=True)[1].reshape(-1)[faces]
    edges = np.sort(np.concatenate([keys[:, [0, 1]], keys[:, [1, 2]], keys[:, [2, 0]]]), axis=1)
    edges = edges[edges[:, 0] != edges[:, 1]]
    _, counts = np.unique(edges, axis=0, return_counts=True)
    assert (counts % 2 == 0).all()
    return edges


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=10)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(["materials", "parts", "shape", "kind", "name", "of", "x"]), inner, max_size=4),
    ),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(json_values)
def test_any_json_is_a_program_or_is_refused(data: Any) -> None:
    try:
        parse(data)
    except ProgramInvalid as error:
        assert error.findings  # noqa: PT017  # either way is right


WORDS = ["chair", "dragon", "mugs", "tray", "castle", "towers", "legs", "a", "the", "zorb", "sitting", ",", "orange"]
WORDS += ["gold", "bowl", "of", "pair", "set", "low", "poly", "tall", *sorted(COLOURS)[:8], *sorted(STUFF)[:8]]
WORDS += [*sorted(NUMBERS)[:8], *sorted(SIZES)[:6], *(" ".join(words) for words, _ in RELATIONS)]
vocabulary = st.sampled_from(WORDS)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(vocabulary, max_size=14).map(" ".join), st.text(max_size=80)))
def test_any_text_is_read_or_refused_as_not_understood(prompt: str) -> None:
    try:
        reading = read(prompt)
    except InputRejected as error:
        assert error.code == "prompt_not_understood"  # noqa: PT017  # either way is right
    else:
        assert 0 < reading.confidence <= 1
        assert reading.wishes
        assert all(wish.to is None or 0 <= wish.to < len(reading.wishes) for wish in reading.wishes)

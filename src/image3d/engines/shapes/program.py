"""The shape program: what a model is made of, as data. `Program` is the published schema and its validator.

Units are metres and degrees, axes are those of glTF (+Y up, front +Z). A part is a shape placed, copied, attached to
an earlier part, and painted with a material; groups place many parts at once. Nothing in a program is ever run as code.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from image3d.engines.shapes.errors import Finding, ProgramInvalid

MAX_BYTES = 400_000
MAX_DEPTH = 24
MAX_NODES = 3_000
MAX_PARTS = 400
MAX_COPIES = 1_500

Coordinate = Annotated[float, Field(ge=-200, le=200, allow_inf_nan=False)]
Length = Annotated[float, Field(ge=1e-4, le=200, allow_inf_nan=False)]
LengthOrZero = Annotated[float, Field(ge=0, le=200, allow_inf_nan=False)]
Degrees = Annotated[float, Field(ge=-7200, le=7200, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Factor = Annotated[float, Field(ge=1e-4, le=1e4, allow_inf_nan=False)]
Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$", description="sRGB, for example #b5793a")]
Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9 _.-]{0,63}$")]
Axis = Literal["x", "y", "z"]
Vec2 = tuple[Coordinate, Coordinate]
Vec3 = tuple[Coordinate, Coordinate, Coordinate]
Sizes = tuple[Length, Length, Length]
PatternKind = Literal[
    "wood",
    "planks",
    "stone",
    "brick",
    "fabric",
    "scales",
    "stripes",
    "noise",
    "metal",
    "checker",
    "dots",
    "stars",
    "leaves",
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Pattern(_Strict):
    """A repeating pattern baked into the base colour and normal textures of a material."""

    kind: PatternKind
    color: Colour | None = Field(None, description="second colour; derived from the base colour when absent")
    tile: Length = Field(0.4, description="metres covered by one repeat")
    repeats: int = Field(4, ge=1, le=32, description="stripes, bricks, checks, dots across one tile")
    strength: Share = 1.0
    direction: Literal["horizontal", "vertical"] = "horizontal"


class MaterialSpec(_Strict):
    """A metallic-roughness material."""

    base_color: Colour = "#cccccc"
    roughness: Share = 0.7
    metallic: Share = 0.0
    emission: Colour | None = None
    opacity: Share = 1.0
    pattern: Pattern | None = None


class LinearArray(_Strict):
    """Copies one step apart, the first where the original is."""

    kind: Literal["linear"]
    count: int = Field(ge=1, le=400)
    step: Vec3


class RadialArray(_Strict):
    """Copies turned about an axis through the origin; a full turn unless `angle` says otherwise."""

    kind: Literal["radial"]
    count: int = Field(ge=1, le=400)
    axis: Axis = "y"
    angle: Degrees = 360.0


ArraySpec = Annotated[LinearArray | RadialArray, Field(discriminator="kind")]


class Placed(_Strict):
    """Scaled, then turned about x, y and z, then moved; then mirrored and copied about the origin."""

    scale: Factor | tuple[Factor, Factor, Factor] | None = None
    rotate: tuple[Degrees, Degrees, Degrees] | None = None
    translate: Vec3 | None = None
    mirror: Axis | None = Field(None, description="adds the mirror image across the plane normal to this axis")
    array: ArraySpec | None = None


class Box(Placed):
    """A box centred on the origin with edges rounded by `bevel`."""

    kind: Literal["box"]
    size: Sizes
    bevel: LengthOrZero = 0.0


class Cylinder(Placed):
    """A cylinder or, with `top_radius`, a cut cone about y, centred on the origin."""

    kind: Literal["cylinder"]
    radius: Length
    height: Length
    top_radius: LengthOrZero | None = None
    bevel: LengthOrZero = 0.0


class Cone(Placed):
    """A cone about y, centred on the origin, point up."""

    kind: Literal["cone"]
    radius: Length
    height: Length


class Sphere(Placed):
    """A sphere centred on the origin."""

    kind: Literal["sphere"]
    radius: Length


class Ellipsoid(Placed):
    """An ellipsoid centred on the origin."""

    kind: Literal["ellipsoid"]
    radii: Sizes


class Torus(Placed):
    """A ring about y: `radius` to the middle of the tube."""

    kind: Literal["torus"]
    radius: Length
    tube: Length


class Capsule(Placed):
    """A cylinder about y with round ends; `height` is the whole length."""

    kind: Literal["capsule"]
    radius: Length
    height: Length


class Prism(Placed):
    """A regular prism about y; `top_radius` 0 makes a pyramid."""

    kind: Literal["prism"]
    sides: int = Field(ge=3, le=64)
    radius: Length
    height: Length
    top_radius: LengthOrZero | None = None


class Lathe(Placed):
    """A profile of (radius, y) points turned about y; it closes itself along the axis unless it is a ring."""

    kind: Literal["lathe"]
    profile: list[tuple[LengthOrZero, Coordinate]] = Field(min_length=3, max_length=200)
    smooth: bool = False
    closed: bool = Field(default=False, description="the profile is a ring of its own and not closed along the axis")


class Extrude(Placed):
    """An outline in the x-y plane given depth along z, centred; may twist and taper from back to front."""

    kind: Literal["extrude"]
    outline: list[Vec2] = Field(min_length=3, max_length=400)
    holes: list[Annotated[list[Vec2], Field(min_length=3, max_length=200)]] = Field(default_factory=list, max_length=40)
    depth: Length
    smooth: bool = False
    twist: Degrees = 0.0
    taper: Annotated[float, Field(ge=0, le=10)] = 1.0
    bevel: LengthOrZero = 0.0


class Sweep(Placed):
    """A round section, or an outline, carried along a spline through the points of `path`."""

    kind: Literal["sweep"]
    path: list[Vec3] = Field(min_length=2, max_length=120)
    radius: Length | list[LengthOrZero] = 0.02
    section: Annotated[list[Vec2], Field(min_length=3, max_length=100)] | None = None
    smooth: bool = True
    closed: bool = False


class HeightField(Placed):
    """A plate of `size` (x, z) whose top follows rows of heights (from -z to +z) above y = 0; base at -base."""

    kind: Literal["heightfield"]
    size: tuple[Length, Length]
    heights: list[Annotated[list[LengthOrZero], Field(min_length=2, max_length=96)]] = Field(
        min_length=2, max_length=96
    )
    base: Length = 0.02


class Text(Placed):
    """Raised letters of `height` in the x-y plane, centred, `depth` along z."""

    kind: Literal["text"]
    text: Annotated[str, Field(min_length=1, max_length=40)]
    height: Length
    depth: Length


class Ball(_Strict):
    """An ellipsoid in a blob."""

    at: Vec3
    radii: Sizes


class Limb(_Strict):
    """A round limb in a blob, from `start` to `end`."""

    start: Vec3
    end: Vec3
    radius: Length
    end_radius: Length | None = None


class Blob(Placed):
    """Balls and limbs melted into one soft body; `blend` is how far the melting reaches."""

    kind: Literal["blob"]
    balls: list[Ball] = Field(default_factory=list[Ball], max_length=80)
    limbs: list[Limb] = Field(default_factory=list[Limb], max_length=80)
    blend: Length = 0.03


class Union(Placed):
    """Everything in `of`, as one solid."""

    kind: Literal["union"]
    of: list[Shape] = Field(min_length=1, max_length=200)


class Difference(Placed):
    """The first of `of` without the others."""

    kind: Literal["difference"]
    of: list[Shape] = Field(min_length=2, max_length=200)


class Intersection(Placed):
    """What all of `of` share."""

    kind: Literal["intersection"]
    of: list[Shape] = Field(min_length=2, max_length=50)


class Hull(Placed):
    """The convex hull of everything in `of`."""

    kind: Literal["hull"]
    of: list[Shape] = Field(min_length=1, max_length=50)


Shape = Annotated[
    Box
    | Cylinder
    | Cone
    | Sphere
    | Ellipsoid
    | Torus
    | Capsule
    | Prism
    | Lathe
    | Extrude
    | Sweep
    | HeightField
    | Text
    | Blob
    | Union
    | Difference
    | Intersection
    | Hull,
    Field(discriminator="kind"),
]


class Attach(_Strict):
    """Moves a part until its anchor `by` meets the anchor `at` of the earlier part `to`."""

    to: Name
    at: Name = "top"
    by: Name = "bottom"
    offset: Vec3 = (0.0, 0.0, 0.0)


class PartSpec(Placed):
    """A shape in its own frame, placed, with a material. Anchors are points of that frame."""

    name: Name
    shape: Shape
    material: Name
    group: Name | None = None
    attach: Attach | None = None
    anchors: dict[Name, Vec3] = Field(default_factory=dict)
    mapping: Literal["box", "cylinder"] = Field("box", description="how the pattern is laid on the part")
    crease: Annotated[float, Field(ge=0, le=180)] = Field(38.0, description="edges sharper than this stay sharp")


class Group(_Strict):
    """Places all parts that name it; a group may itself lie in an earlier group."""

    scale: Factor | tuple[Factor, Factor, Factor] | None = None
    rotate: tuple[Degrees, Degrees, Degrees] | None = None
    translate: Vec3 | None = None
    group: Name | None = None
    array: ArraySpec | None = Field(
        None, description="copies of everything in the group, about the origin of its parent"
    )


class Program(_Strict):
    """A whole model."""

    version: Literal[1] = 1
    name: Name = "model"
    materials: dict[Name, MaterialSpec] = Field(min_length=1, max_length=64)
    parts: list[PartSpec] = Field(min_length=1, max_length=MAX_PARTS)
    groups: dict[Name, Group] = Field(default_factory=dict[str, Group], max_length=100)
    max_segments: int = Field(96, ge=5, le=128, description="most sides of a round thing; few make a low-poly look")
    flat: bool = Field(default=False, description="facets instead of smooth shading")


def parse(data: Any) -> Program:
    """The validated program.

    Raises:
        ProgramInvalid: with one finding (pointer and sentence) for each thing that is wrong, at most 20.
    """
    _measure(data)
    try:
        program = Program.model_validate_json(json.dumps(data), strict=False)
    except (ValidationError, ValueError, TypeError) as error:
        raise ProgramInvalid(_findings(error)) from error
    _check_names(program)
    return program


def _measure(data: Any) -> None:
    """Refuses what is too deep, or has too many values, before anything recursive looks at it."""
    if not isinstance(data, dict):
        raise ProgramInvalid([Finding("", "A program is a JSON object.")])
    level: list[Any] = [data]
    seen = 0
    for _ in range(MAX_DEPTH * 2):
        level = [
            child
            for value in level
            if isinstance(value, dict | list)
            for child in cast("list[Any]", list(value.values()) if isinstance(value, dict) else value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]  # any JSON
        ]
        seen += len(level)
        if seen > 60_000:
            raise ProgramInvalid([Finding("", "A program holds at most 60,000 values.")])
        if not level:
            return
    raise ProgramInvalid([Finding("", f"Shapes may be nested at most {MAX_DEPTH} deep.")])


def _findings(error: Exception) -> list[Finding]:
    if not isinstance(error, ValidationError):
        return [Finding("", "The program cannot be written as JSON.")]
    kinds = {"function-after", "tagged-union"}
    found: list[Finding] = []
    for item in error.errors(include_url=False, include_context=False, include_input=False)[:20]:
        steps = [str(step) for step in item["loc"] if str(step) not in kinds]
        found.append(Finding("".join(f"/{step}" for step in _real_steps(steps)), item["msg"].rstrip(".") + "."))
    return found


def _real_steps(steps: list[str]) -> list[str]:
    """Drops the names of shape kinds and types that the validator adds between `shape` and its field."""
    shapes = {
        "box",
        "cylinder",
        "cone",
        "sphere",
        "ellipsoid",
        "torus",
        "capsule",
        "prism",
        "lathe",
        "extrude",
        "sweep",
    }
    shapes |= {"heightfield", "text", "blob", "union", "difference", "intersection", "hull", "linear", "radial"}
    real: list[str] = []
    for index, step in enumerate(steps):
        after_shape = bool(real) and (
            real[-1] in {"shape", "array"} or (real[-1].isdigit() and len(real) > 1 and real[-2] == "of")
        )
        if (step in shapes and after_shape) or (index and step.startswith(("float", "tuple[", "list[", "constrained"))):
            continue
        real.append(step)
    return real


def _check_names(program: Program) -> None:
    found: list[Finding] = []
    seen: dict[str, PartSpec] = {}
    for index, part in enumerate(program.parts):
        at = f"/parts/{index}"
        if part.name in seen:
            found.append(Finding(f"{at}/name", f"Two parts are named {part.name!r}."))
        if part.material not in program.materials:
            found.append(Finding(f"{at}/material", f"There is no material {part.material!r}."))
        if part.group is not None and part.group not in program.groups:
            found.append(Finding(f"{at}/group", f"There is no group {part.group!r}."))
        if part.attach is not None:
            found.extend(_check_attach(part, seen, f"{at}/attach"))
        seen[part.name] = part
    earlier: set[str] = set()
    for name, group in program.groups.items():
        if group.group is not None and group.group not in earlier:
            found.append(Finding(f"/groups/{name}/group", f"No group {group.group!r} comes before this one."))
        earlier.add(name)
    if found:
        raise ProgramInvalid(found[:20])


def _check_attach(part: PartSpec, seen: dict[str, PartSpec], at: str) -> list[Finding]:
    assert part.attach is not None  # noqa: S101  # the caller looked
    target = seen.get(part.attach.to)
    if target is None:
        return [Finding(f"{at}/to", f"No part {part.attach.to!r} comes before this one.")]
    if target.group != part.group:
        return [Finding(f"{at}/to", "Parts attach only to parts of the same group.")]
    builtin = {"center", "top", "bottom", "left", "right", "front", "back"}
    found: list[Finding] = []
    for key, owner in (("at", target), ("by", part)):
        name = getattr(part.attach, key)
        if name not in builtin and name not in owner.anchors:
            found.append(Finding(f"{at}/{key}", f"Part {owner.name!r} has no anchor {name!r}."))
    return found


def schema() -> dict[str, Any]:
    """The published JSON schema of a program (2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Shape program",
    } | Program.model_json_schema()

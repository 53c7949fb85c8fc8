"""Screens, sound, cameras, clocks and light."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("laptop", "notebook computer|laptop computer|computer|notebook pc|macbook", family="electronics")
def laptop(o: Order) -> None:
    """A laptop."""
    o.size = 0.35
    body = o.main(("#bfc3c8", "#3a3c40"), "metal")
    key = o.mat("keyboard|key", "#232428", "plastic")
    o.box("base", (0.34, 0.014, 0.23), body, (0, 0.007, 0), bevel=0.005)
    o.add(
        "keys",
        s.move(s.box((0.0175, 0.004, 0.0155), 0.001), (-0.142, 0.0155, -0.085), array=s.linear(14, (0.0218, 0, 0))),
        key,
        array=s.linear(5, (0, 0, 0.0205)),
    )
    o.box("space bar", (0.12, 0.004, 0.0155), key, (0, 0.0155, 0.0175), bevel=0.001)
    o.box(
        "touchpad",
        (0.1, 0.002, 0.062),
        o.paint("touchpad", darker(o.main_color, 0.15), "metal"),
        (0, 0.0142, 0.072),
        bevel=0.0008,
    )
    tilt = (-18, 0, 0)

    def on_lid(name: str, size: tuple[float, float, float], mat: str, y: float, z: float) -> None:
        o.add(name, s.move(s.box(size, 0.003), (0, y, z)), mat, (0, 0.012, -0.112), rotate=tilt)

    on_lid("lid", (0.34, 0.23, 0.008), body, 0.115, 0)
    on_lid("bezel", (0.326, 0.212, 0.006), o.paint("bezel", "#1a1a1d", "gloss"), 0.116, 0.003)
    on_lid("screen", (0.31, 0.19, 0.006), o.mat("screen|display", "#3f8fd8", "glow"), 0.117, 0.0045)
    o.cyl("hinge", 0.006, 0.26, body, (0, 0.012, -0.112), rotate=(0, 0, 90))


@kind("television", "tv|retro television|tv set|flat screen|old television|retro tv|crt", family="electronics")
def television(o: Order) -> None:
    """A television."""
    o.size = 0.7
    retro = o.style("retro", "vintage", "old", "classic") or o.has("antenna") or o.chance(0.5)
    if not retro:
        o.box("panel", (1.1, 0.64, 0.04), o.main("#1d1e21", "gloss"), (0, 0.42, 0), bevel=0.008)
        o.box("screen", (1.06, 0.59, 0.042), o.mat("screen", "#2f6fb0", "glow"), (0, 0.425, 0.002), bevel=0.002)
        o.box("stand", (0.12, 0.1, 0.03), "main", (0, 0.07, -0.01))
        o.box("foot", (0.5, 0.018, 0.2), "main", (0, 0.009, 0))
        return
    body = o.main(("#8a5a32", "#c8643f", "#3f7f7a"), "wood" if not o.wish.look.colors else "gloss")
    o.box("case", (0.68, 0.5, 0.42), body, (0, 0.37, 0), bevel=0.05)
    o.box("face", (0.6, 0.42, 0.03), o.paint("face", "#efe4cc", "plastic"), (0, 0.37, 0.205), bevel=0.03)
    o.add(
        "screen",
        s.common(s.box((0.4, 0.34, 0.2), 0.05), s.move(s.ball((0.42, 0.4, 0.06)), (0, 0, 0.0))),
        o.mat("screen", "#4a6f78", "gloss"),
        (-0.075, 0.37, 0.205),
    )
    dark = o.mat("knob|dial|button", "#2a2622", "plastic")
    for y in (0.48, 0.38):
        o.cyl("knob", 0.035, 0.04, dark, (0.215, y, 0.225), rotate=(90, 0, 0))
    for k in range(4):
        o.box(f"grille {k + 1}", (0.1, 0.009, 0.02), dark, (0.215, 0.3 - 0.026 * k, 0.215))
    antennas = o.count("antenna", 2, 0, 4)
    for k in range(antennas):
        x = (k - (antennas - 1) / 2) if antennas > 1 else 0.4
        o.rod(
            f"antenna {k + 1}",
            [(0.05 * x, 0.62, -0.05), (0.62 * x, 1.02, -0.05)],
            0.0075,
            o.mat("antenna", "#b9bdc2", "metal"),
            smooth=False,
        )
        o.ball(f"antenna tip {k + 1}", 0.018, o.mat("antenna", "#b9bdc2", "metal"), (0.62 * x, 1.02, -0.05))
    o.ball("antenna base", (0.08, 0.04, 0.06), dark, (0, 0.62, -0.05)) if antennas else None
    for x in (-0.26, 0.26):
        for z in (-0.13, 0.13):
            o.rod(
                "leg",
                [(x, 0.13, z), (x * 1.18, 0.0, z * 1.2)],
                [0.022, 0.013],
                o.mat("leg", "#5b3a22", "wood"),
                smooth=False,
            )


@kind("monitor", "computer monitor|computer screen|desktop computer|screen", family="electronics")
def monitor(o: Order) -> None:
    """A monitor."""
    o.size = 0.5
    body = o.main("#26272b", "plastic")
    o.box("panel", (0.56, 0.34, 0.03), body, (0, 0.33, 0), bevel=0.008)
    o.box("screen", (0.53, 0.3, 0.032), o.mat("screen|display", "#3f8fd8", "glow"), (0, 0.335, 0.002), bevel=0.002)
    o.box("neck", (0.06, 0.2, 0.025), body, (0, 0.12, -0.03))
    o.box("foot", (0.24, 0.014, 0.17), body, (0, 0.007, -0.02))


@kind(
    "phone",
    "smartphone|mobile phone|cell phone|cellphone|iphone|mobile|smart phone|tablet|ipad|tablet computer",
    family="electronics",
)
def phone(o: Order) -> None:
    """A smartphone with icons and a camera, or a tablet."""
    big = o.style("tablet", "ipad")
    o.size = 0.24 if big else 0.15
    wide, tall = (0.165, 0.235) if big else (o.vary(0.074, 0.05), o.vary(0.15, 0.05))
    body = o.main(("#26272b", "#bfc3c8", "#c9a24a", "#3f5f8f", "#8a3f5a"), "metal")
    mid, corner = tall / 2, o.pick(0.008, 0.011, 0.015)
    o.plate("body", s.rounded_outline(wide, tall, corner), 0.0085, body, (0, mid, 0), bevel=0.002)
    glass = o.paint("bezel", "#131316", "gloss")
    o.plate("glass", s.rounded_outline(wide - 0.004, tall - 0.004, corner - 0.0015), 0.002, glass, (0, mid, 0.0038))
    screen = o.mat("screen", ("#4a8fe0", "#6a5fc8", "#2f9f8f", "#e0783f"), "glow")
    edge = 0.016 if big else 0.008
    o.plate("screen", s.rounded_outline(wide - edge, tall - edge - 0.004, 0.007), 0.002, screen, (0, mid, 0.0042))
    across, down = (5, 4) if big else (4, o.pick(2, 3, 4, 5))
    step = (wide - edge - 0.006) / across
    for k in range(across * down):
        color = ("#f2b91e", "#3fb05a", "#e0503a", "#f6f5f0", "#8a5fd0", "#2bb0b5")[(k * 5 + k // 4) % 6]
        at = (step * (k % across - (across - 1) / 2), tall - edge - 0.018 - step * 1.15 * (k // across), 0.0056)
        ink = o.paint("icon " + color[1:], color, "glow")
        o.plate(f"icon {k + 1}", s.rounded_outline(step * 0.74, step * 0.74, step * 0.2), 0.001, ink, at)
    bar = o.paint("dock", "#f2f4f6", "glow")
    o.plate("home bar", s.rounded_outline(wide * 0.34, 0.0022, 0.001), 0.001, bar, (0, edge / 2 + 0.006, 0.0056))
    o.plate("notch", s.rounded_outline(wide * 0.26, 0.0045, 0.0022), 0.001, glass, (0, tall - edge / 2 - 0.005, 0.0056))
    lens = o.paint("lens", "#17181b", "gloss")
    for k in range(1 if big else o.pick(1, 2, 3)):
        o.cyl(
            f"lens {k + 1}", 0.0065, 0.003, lens, (-wide * 0.27, tall - 0.015 - 0.017 * k, -0.0052), rotate=(90, 0, 0)
        )
    o.box("button", (0.002, 0.014, 0.003), body, (wide / 2 + 0.0005, tall * 0.67, 0))


@kind("telephone", "rotary phone|old phone|vintage phone|landline|rotary telephone", family="electronics")
def telephone(o: Order) -> None:
    """A telephone."""
    o.size = 0.25
    body = o.main(("#1f1f22", "#b3161f", "#2f7f6a"), "gloss")
    o.add(
        "base",
        s.hull(
            s.move(s.box((0.2, 0.01, 0.19), 0.004), (0, 0.005, 0)),
            s.move(s.box((0.13, 0.01, 0.09), 0.004), (0, 0.105, -0.035)),
        ),
        body,
    )
    o.cyl("dial", 0.056, 0.012, o.paint("dial", "#efe9da", "gloss"), (0, 0.062, 0.052), rotate=(42, 0, 0))
    holes = [
        s.move(
            s.cyl(0.0075, 0.01), (0.039 * math.sin(2 * math.pi * k / 12), 0.005, 0.039 * math.cos(2 * math.pi * k / 12))
        )
        for k in range(10)
    ]
    o.add("holes", s.union(*holes), o.paint("hole", "#26272b", "matte"), (0, 0.062, 0.052), rotate=(42, 0, 0))
    o.cyl("center", 0.018, 0.016, o.paint("brass", "#c9a24a", "gold"), (0, 0.063, 0.053), rotate=(42, 0, 0))
    o.rod(
        "handset",
        [(-0.1, 0.145, -0.035), (-0.06, 0.168, -0.035), (0.06, 0.168, -0.035), (0.1, 0.145, -0.035)],
        0.0155,
        body,
    )
    o.cyl("earpiece", 0.031, 0.032, body, (0.1, 0.128, -0.035), mirror="x")
    o.box("cradle", (0.03, 0.05, 0.05), body, (0.06, 0.125, -0.035), mirror="x")


@kind(
    "game controller",
    "controller|gamepad|joypad|video game controller|game pad|console controller",
    family="electronics",
)
def controller(o: Order) -> None:
    """A game controller."""
    o.size = 0.15
    body = o.main(("#26272b", "#eceae6"), "plastic")
    o.blob(
        "body",
        body,
        [
            ((0, 0.032, 0.0), (0.062, 0.018, 0.034)),
            ((0.05, 0.032, 0.0), (0.032, 0.019, 0.034)),
            ((-0.05, 0.032, 0.0), (0.032, 0.019, 0.034)),
        ],
        [
            ((0.06, 0.03, 0.01), (0.078, 0.018, 0.065), 0.022, 0.017),
            ((-0.06, 0.03, 0.01), (-0.078, 0.018, 0.065), 0.022, 0.017),
        ],
        blend=0.018,
    )
    found = o.detail("button")
    colors = found.look.colors if found and found.look.colors else ()
    for k, (dx, dz) in enumerate(((0, 0.0125), (0.0125, 0), (-0.0125, 0), (0, -0.0125))):
        color = colors[k % len(colors)] if colors else ("#3fb05a", "#d6303a", "#3f7fe0", "#f2c02a")[k]
        o.cyl(
            f"button {k + 1}",
            0.0058,
            0.008,
            o.paint("button " + color[1:], color, "gloss"),
            (0.053 + dx, 0.0525, -0.006 + dz),
        )
    dark = o.paint("dark", "#101013" if o.main_color != "#1f1f22" else "#4a4c52", "rubber")
    for x, z in ((-0.028, 0.018), (0.028, 0.018)):
        o.cyl("stick", 0.0065, 0.016, dark, (x, 0.054, z))
        o.lathe(
            "stick top",
            [(0.0105, 0.06), (0.0115, 0.0625), (0.0105, 0.066), (0.006, 0.064), (0, 0.064)],
            dark,
            (x, 0, z),
        )
    o.add(
        "d-pad",
        s.union(s.box((0.03, 0.007, 0.0095), 0.0015), s.box((0.0095, 0.007, 0.03), 0.0015)),
        dark,
        (-0.053, 0.0525, -0.006),
    )
    o.box("shoulder", (0.042, 0.014, 0.016), dark, (0.054, 0.041, -0.031), bevel=0.005, mirror="x")
    for x in (-0.013, 0.013):
        o.add("small button", s.ball((0.0045, 0.0025, 0.0028)), dark, (x, 0.0505, -0.01))
    o.ball("logo", (0.0075, 0.003, 0.0075), o.paint("logo", "#c9ccd0", "glow"), (0, 0.0505, -0.021))


@kind("camera", "photo camera|film camera|digital camera|dslr|vintage camera|polaroid", family="electronics")
def camera(o: Order) -> None:
    """A camera."""
    o.size = 0.15
    body = o.main("#26272b", "leather")
    silver = o.second("#b9bdc2", "metal", "top|trim")
    o.box("body", (0.13, 0.075, 0.045), body, (0, 0.042, 0), bevel=0.01)
    o.box("top", (0.13, 0.016, 0.046), silver, (0, 0.083, 0), bevel=0.005)
    o.add(
        "prism",
        s.hull(
            s.move(s.box((0.045, 0.01, 0.044), 0.002), (0, 0.088, 0)),
            s.move(s.box((0.026, 0.008, 0.034), 0.002), (0, 0.108, 0)),
        ),
        silver,
    )
    found = o.detail("lens")
    grow = 1.0 if found is None else min(max(found.look.size, 0.7), 1.5) ** 0.6
    black = o.mat("lens", "#1a1a1d", "plastic")
    reach = 0.05 * grow
    r = 0.03 * min(grow, 1.2)
    o.cyl("lens", r, reach, black, (0, 0.044, 0.022 + reach / 2), rotate=(90, 0, 0))
    o.cyl("lens ring", r * 1.07, reach * 0.3, silver, (0, 0.044, 0.022 + reach * 0.3), rotate=(90, 0, 0))
    o.cyl("lens rim", r * 1.1, reach * 0.22, black, (0, 0.044, 0.022 + reach * 0.9), rotate=(90, 0, 0))
    o.ball("glass", (r * 0.82, r * 0.82, 0.008), o.paint("glass", "#3a4f8f", "gem"), (0, 0.044, 0.022 + reach * 0.99))
    o.cyl("shutter button", 0.0065, 0.008, o.paint("button", "#c8202a", "plastic"), (-0.045, 0.094, 0.005))
    o.cyl("dial", 0.0115, 0.01, silver, (0.045, 0.095, 0))
    o.box("flash", (0.024, 0.0115, 0.006), o.paint("flash", "#f4f6f8", "gloss"), (0.0, 0.1, 0.0205))
    o.box("grip", (0.024, 0.062, 0.02), body, (-0.052, 0.04, 0.022), bevel=0.008)


@kind("headphones", "headphone|headset|earphones|over ear headphone", family="electronics", pair_is_one=True)
def headphones(o: Order) -> None:
    """Headphones."""
    o.size = 0.2
    shell = o.main(("#26272b", "#eceae6", "#c8202a"), "gloss")
    pad = o.mat("pad|cushion|ear", "#2e2f33" if o.main_color != "#26272b" else "#4a4c52", "leather")
    band = [
        (0.085 * math.sin(math.radians(a)) * 1.03, 0.1 + 0.1 * math.cos(math.radians(a)), 0) for a in range(-98, 99, 14)
    ]
    o.add(
        "band",
        {
            "kind": "sweep",
            "path": [list(p) for p in band],
            "section": [list(p) for p in s.rounded_outline(0.008, 0.026, 0.0038)],
            "smooth": True,
        },
        shell,
    )
    top = [(0.078 * math.sin(math.radians(a)), 0.1 + 0.093 * math.cos(math.radians(a)), 0) for a in range(-42, 43, 14)]
    o.add(
        "pad",
        {
            "kind": "sweep",
            "path": [list(p) for p in top],
            "section": [list(p) for p in s.rounded_outline(0.01, 0.03, 0.0048)],
            "smooth": True,
        },
        pad,
    )
    for side in (-1, 1):
        o.cyl("cup", 0.043, 0.022, shell, (0.091 * side, 0.075, 0), rotate=(0, 0, 90), bevel=0.008, scale=(1, 1, 1))
        o.add("cushion", s.move(s.torus(0.03, 0.0135), rotate=(0, 0, 90)), pad, (0.074 * side, 0.075, 0))
        o.cyl(
            "disc", 0.028, 0.004, o.second("#b9bdc2", "metal", "trim|logo"), (0.103 * side, 0.075, 0), rotate=(0, 0, 90)
        )


@kind("speaker", "loudspeaker|bluetooth speaker|stereo speaker|music speaker", family="electronics")
def speaker(o: Order) -> None:
    """A speaker."""
    o.size = 0.4
    body = o.main(("#26272b", "#7a4a28"), "wood" if o.wish.look.finishes else "plastic")
    cone = o.mat("cone|membrane", "#4a4c52", "rubber")
    ringm = o.second("#9a9fa5", "metal", "ring|trim")
    o.box("cabinet", (0.24, 0.4, 0.2), body, (0, 0.2, 0), bevel=0.012)
    for y, r in ((0.13, 0.088), (0.305, 0.05)):
        o.add("ring", s.torus(r, 0.008), ringm, (0, y, 0.1), rotate=(90, 0, 0))
        o.cyl("cone", r, 0.006, cone, (0, y, 0.1), rotate=(90, 0, 0))
        o.ball("dome", (r * 0.4, r * 0.4, r * 0.22), o.paint("dome", "#1a1a1d", "gloss"), (0, y, 0.103))


@kind("radio", "boombox|retro radio|old radio|vintage radio|walkie talkie", family="electronics")
def radio(o: Order) -> None:
    """A radio."""
    o.size = 0.35
    body = o.main(("#8a5a32", "#c8503a", "#4f8f86"), "wood" if not o.wish.look.colors else "gloss")
    cream = o.mat("dial|knob", "#efe4cc", "plastic")
    o.box("case", (0.36, 0.22, 0.12), body, (0, 0.12, 0), bevel=0.03)
    o.plate(
        "grille",
        s.rounded_outline(0.16, 0.16, 0.02),
        0.01,
        o.paint("grille", "#cbb48a", "fabric"),
        (-0.075, 0.12, 0.06),
    )
    for k in range(7):
        o.box(f"bar {k + 1}", (0.16, 0.006, 0.008), body, (-0.075, 0.054 + 0.022 * k, 0.064))
    o.plate("scale", s.rounded_outline(0.13, 0.06, 0.01), 0.012, cream, (0.09, 0.16, 0.06))
    o.box("needle", (0.003, 0.05, 0.004), o.paint("needle", "#c8202a", "paint"), (0.105, 0.16, 0.067))
    for x in (0.055, 0.125):
        o.cyl("knob", 0.024, 0.03, cream, (x, 0.085, 0.07), rotate=(90, 0, 0))
    o.rod(
        "antenna", [(0.14, 0.22, -0.03), (0.24, 0.46, -0.03)], 0.004, o.mat("antenna", "#b9bdc2", "metal"), smooth=False
    )
    o.rod(
        "handle",
        [(-0.14, 0.22, 0), (-0.12, 0.275, 0), (0.12, 0.275, 0), (0.14, 0.22, 0)],
        0.009,
        o.mat("handle", "#b9bdc2", "metal"),
    )


@kind("keyboard", "computer keyboard|mechanical keyboard|gaming keyboard|wireless keyboard", family="electronics")
def keyboard(o: Order) -> None:
    """A keyboard: with or without a block of digits, keys light, dark or in two colours, or lit."""
    o.size = 0.4
    base = o.main(("#26272b", "#e9e6df", "#8f98a3", "#3a4a66"), "plastic")
    dark = o.main_color in {"#26272b", "#3a4a66"} or o.chance(0.4)
    key = o.mat("key|keycap", "#3a3c40" if not dark else "#e6e4de", "plastic")
    accent = o.second(("#d8573a", "#3f8f9a", "#e0a93a", "#6a7280"), "plastic", "accent|enter|escape")
    full = o.chance(0.5)
    span = 0.53 if full else 0.44
    turn = (5, 0, 0)
    o.add("base", s.box((span, 0.022, o.vary(0.172, 0.03)), o.vary(0.006, 0.3)), base, (0, 0.0165, 0), rotate=turn)
    if o.style("gaming") or o.chance(0.3):
        o.add(
            "light",
            s.box((span + 0.006, 0.008, 0.174), 0.004),
            o.mat("light|glow", ("#35d0f0", "#c04af0"), "glow"),
            (0, 0.01, 0),
            rotate=turn,
        )
    if o.has("wrist rest|rest|palm rest", default=o.chance(0.35)):
        rest = o.mat("wrist rest|rest|palm rest", ("#26272b", "#7a5636"), "leather")
        o.box(
            "wrist rest", (span * 0.96, o.vary(0.016, 0.2), o.vary(0.055, 0.15)), rest, (0, 0.008, 0.118), bevel=0.007
        )
    left = -span / 2 + 0.024

    def keys(name: str, x: float, row: int, count: int, mat: str = key, *, wide: float = 0.023) -> None:
        at = (x, 0.0165, -0.06 + 0.0255 * row)
        line = s.move(s.box((wide, 0.013, 0.021), 0.004), at, array=s.linear(count, (0.028, 0, 0)))
        o.add(name, line, mat, (0, 0.0165, 0), rotate=turn)

    keys("escape", left, 0, 1, accent)
    keys("row 1", left + 0.028, 0, 14)
    for row in (1, 2, 3):
        keys(f"row {row + 1}", left, row, 13)
        keys(f"return {row}", left + 0.028 * 13 + 0.014, row, 1, accent if row == 2 else key, wide=0.049)
    keys("left keys", left, 4, 3)
    keys("space", left + 0.028 * 5.5, 4, 1, wide=0.129)
    keys("right keys", left + 0.028 * 8.3, 4, 3)
    keys("arrows", left + 0.028 * 12, 4, 3)
    for row in range(5 if full else 0):
        keys(f"digits {row + 1}", left + 0.028 * 15.4, row, 3)


@kind("light bulb", "lightbulb|bulb|edison bulb|idea", family="electronics")
def light_bulb(o: Order) -> None:
    """A light bulb."""
    o.size = 0.12
    o.lathe(
        "glass",
        [(0.0135, 0.03), (0.015, 0.04), (0.03, 0.075), (0.0335, 0.1), (0.024, 0.127), (0.001, 0.135)],
        o.main("#ffe39a", "glow"),
        smooth=True,
    )
    screw = o.mat("base|screw|socket", "#b9bdc2", "metal")
    o.cyl("base", 0.0135, 0.03, screw, (0, 0.02, 0))
    for k in range(4):
        o.add(f"thread {k + 1}", s.torus(0.0135, 0.0022), screw, (0, 0.01 + 0.0065 * k, 0), rotate=(5, 0, 0))
    o.cyl("contact", 0.006, 0.008, o.paint("contact", "#26272b", "plastic"), (0, 0.003, 0))


@kind("clock", "alarm clock|table clock", family="electronics")
def clock(o: Order) -> None:
    """A clock."""
    o.size = 0.2
    body = o.main(("#c8202a", "#c9a24a", "#3f8f8a"), "gloss")
    ink = o.mat("hand|number", "#1d1d20", "matte")
    y = 0.11
    o.cyl("case", 0.085, 0.05, body, (0, y, 0), rotate=(90, 0, 0), bevel=0.01)
    o.cyl("face", 0.074, 0.053, o.mat("face|dial", "#f7f4ea", "paper"), (0, y, 0.001), rotate=(90, 0, 0), bevel=0.001)
    for k in range(12):
        a = 2 * math.pi * k / 12
        o.box(
            f"mark {k + 1}",
            (0.0045, 0.013 if k % 3 == 0 else 0.008, 0.002),
            ink,
            (0.064 * math.sin(a), y + 0.064 * math.cos(a), 0.0285),
            rotate=(0, 0, -30 * k),
            bevel=0,
        )
    o.add("hour hand", s.move(s.box((0.006, 0.038, 0.002), 0), (0, 0.017, 0)), ink, (0, y, 0.0295), rotate=(0, 0, 55))
    o.add(
        "minute hand", s.move(s.box((0.0045, 0.054, 0.002), 0), (0, 0.025, 0)), ink, (0, y, 0.031), rotate=(0, 0, -58)
    )
    o.cyl("pin", 0.005, 0.008, o.paint("pin", "#c8202a", "paint"), (0, y, 0.031), rotate=(90, 0, 0))
    if not o.style("wall"):
        brass = o.mat("bell", "#d0a03a", "gold")
        o.add(
            "bell",
            s.cut(s.ball((0.036, 0.03, 0.036)), s.move(s.box((0.2, 0.1, 0.2), 0), (0, -0.05, 0))),
            brass,
            (0.052, y + 0.079, 0),
            rotate=(0, 0, -32),
            mirror="x",
        )
        o.rod("foot", [(0.05, y - 0.065, 0), (0.075, 0.004, 0)], [0.009, 0.006], brass, smooth=False, mirror="x")
        o.rod("handle", [(-0.025, y + 0.105, 0), (0, y + 0.13, 0), (0.025, y + 0.105, 0)], 0.004, brass)
        o.cyl("hammer", 0.006, 0.03, brass, (0, y + 0.1, 0))


@kind("fan", "electric fan|desk fan|table fan|ventilator", family="electronics")
def fan(o: Order) -> None:
    """A fan."""
    o.size = 0.4
    body = o.main(("#3f7f8a", "#eceae6", "#c8202a"), "gloss")
    metal = o.mat("cage|grille", "#b9bdc2", "metal")
    y = 0.36
    o.lathe("base", [(0.12, 0), (0.12, 0.02), (0.05, 0.04), (0.02, 0.06)], body)
    o.cyl("stand", 0.016, 0.26, body, (0, 0.16, -0.03))
    o.cyl("motor", 0.05, 0.09, body, (0, y, -0.06), rotate=(90, 0, 0))
    for z in (-0.02, 0.045):
        for r in (0.17, 0.115, 0.06):
            o.add("cage ring", s.torus(r, 0.0035), metal, (0, y, z + (0.17 - r) * 0.12), rotate=(90, 0, 0))
    o.add(
        "cage wires",
        s.move(
            s.rod([(0, 0, 0.062), (0, 0.1, 0.055), (0, 0.17, 0.045), (0, 0.175, 0.012), (0, 0.17, -0.02)], 0.0022),
            array=s.radial(14, "z"),
        ),
        metal,
        (0, y, 0),
    )
    blades = o.count("blade", 4, 2, 8)
    _blades(o, blades, y)
    o.ball("hub", (0.035, 0.035, 0.03), body, (0, y, 0.02))


def _blades(o: Order, count: int, y: float) -> None:
    mat = o.mat("blade", "#e6e4de", "plastic")
    for k in range(count):
        blade = s.move(
            s.union(s.move(s.ball((0.045, 0.07, 0.004)), (0, 0.085, 0), rotate=(0, 28, 0))),
            rotate=(0, 0, 360 * k / count),
        )
        o.add(f"blade {k + 1}", blade, mat, (0, y, 0.012))


@kind("washing machine", "washer|dryer|dishwasher", family="electronics")
def washing_machine(o: Order) -> None:
    """A washing machine."""
    o.size = 0.8
    white = o.main("#f2f1ee", "gloss")
    o.box("case", (0.6, 0.85, 0.58), white, (0, 0.425, 0), bevel=0.02)
    o.box("panel", (0.6, 0.13, 0.02), o.paint("panel", "#d3d6d9", "plastic"), (0, 0.77, 0.285), bevel=0.005)
    o.add("door ring", s.torus(0.19, 0.032), o.mat("door", "#b9bdc2", "metal"), (0, 0.4, 0.29), rotate=(90, 0, 0))
    o.ball("door glass", (0.18, 0.18, 0.06), o.paint("glass", "#2f4f6a", "gem"), (0, 0.4, 0.28))
    o.cyl("dial", 0.04, 0.03, o.paint("dial", "#8f949a", "metal"), (0.18, 0.77, 0.3), rotate=(90, 0, 0))
    o.box("drawer", (0.18, 0.09, 0.02), white, (-0.18, 0.77, 0.292), bevel=0.006)


@kind("refrigerator", "fridge|freezer", family="electronics")
def fridge(o: Order) -> None:
    """A refrigerator."""
    o.size = 1.2
    body = o.main(("#eceae6", "#8fc4bc", "#c8202a"), "gloss")
    steel = o.mat("handle", "#b9bdc2", "metal")
    o.box("body", (0.7, 1.7, 0.62), body, (0, 0.88, -0.02), bevel=0.04)
    o.box("door", (0.69, 1.1, 0.08), body, (0, 0.58, 0.3), bevel=0.035)
    o.box("freezer door", (0.69, 0.53, 0.08), body, (0, 1.42, 0.3), bevel=0.035)
    for y, h in ((0.95, 0.3), (1.28, 0.18)):
        o.add("handle", s.capsule(0.016, h), steel, (-0.27, y, 0.37))
    o.box("foot", (0.6, 0.05, 0.5), o.paint("foot", "#2a2c30", "plastic"), (0, 0.025, 0))


@kind("toaster", "bread toaster", family="electronics")
def toaster(o: Order) -> None:
    """A toaster."""
    o.size = 0.3
    body = o.main(("#c8202a", "#b9bdc2", "#8fc4bc"), "gloss")
    slots = o.count("slot", 2, 1, 4)
    o.add(
        "body",
        s.cut(
            s.box((0.28, 0.19, 0.17), 0.045),
            *[s.move(s.box((0.19, 0.1, 0.026), 0), (0, 0.08, (k - (slots - 1) / 2) * 0.055)) for k in range(slots)],
        ),
        body,
        (0, 0.115, 0),
    )
    o.box("base", (0.27, 0.03, 0.16), o.paint("base", "#2a2c30", "plastic"), (0, 0.015, 0))
    if o.has("toast|bread|slice", default=True):
        for k in range(slots):
            o.box(
                f"toast {k + 1}",
                (0.13, 0.13, 0.016),
                o.mat("toast|bread|slice", "#d09a52", "food"),
                (0, 0.19, (k - (slots - 1) / 2) * 0.055),
                bevel=0.007,
            )
    o.box("lever", (0.03, 0.018, 0.04), o.paint("lever", "#1d1e21", "plastic"), (0.152, 0.14, 0), bevel=0.005)
    o.cyl("dial", 0.017, 0.02, o.paint("lever", "#1d1e21", "plastic"), (0.145, 0.07, 0), rotate=(0, 0, 90))

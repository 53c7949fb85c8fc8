# ruff: noqa: E501  # tables read best a row a line
"""The words of a prompt that mean the same for every object: colours, materials, sizes, numbers, styles, relations."""

from __future__ import annotations

from dataclasses import dataclass

COLOURS: dict[str, str] = {
    "red": "#c8202a", "crimson": "#a3142e", "scarlet": "#d4281f", "maroon": "#6d1526", "burgundy": "#6b1230", "ruby": "#a8123a",
    "orange": "#ee7d1a", "amber": "#f0a020", "coral": "#f47a62", "peach": "#f7bd96", "salmon": "#f28a78", "rust": "#a5492a",
    "yellow": "#f2c81e", "gold": "#d9a62e", "golden": "#d9a62e", "mustard": "#c99a1c", "lemon": "#f4e04a",
    "green": "#2f8f3e", "lime": "#8ed12f", "olive": "#737a2c", "emerald": "#14894f", "mint": "#a2dfc1", "teal": "#17807e", "jade": "#2f9c74", "khaki": "#b3a26c",
    "blue": "#2459b8", "navy": "#1a2a5e", "azure": "#2f8fe0", "sapphire": "#1a3fae", "turquoise": "#2bbdb5", "cyan": "#1fbfd6", "aqua": "#3fc8cf", "indigo": "#3b2a8c",
    "purple": "#6d2f9c", "violet": "#7b3fc0", "lavender": "#b9a3e3", "lilac": "#c3a2d8", "magenta": "#c4249a", "pink": "#f08cb4", "fuchsia": "#d6249f", "rose": "#e2617f", "plum": "#70305f",
    "brown": "#75492a", "tan": "#c9a06c", "beige": "#ddcbab", "chocolate": "#4c2a18", "caramel": "#b06a2c", "cream": "#f3e8cd", "ivory": "#f4eedb", "bronze": "#9a6a35", "copper": "#b8693a",
    "mauve": "#a98bb5", "sage": "#9caf88", "ochre": "#c08a2e", "cobalt": "#1c4fae", "slate": "#5d6670", "taupe": "#8f8175", "apricot": "#f6b07a", "periwinkle": "#8f97e0",
    "skyblue": "#7fb8e8", "babyblue": "#a9cdee", "royalblue": "#2a4fc0", "midnightblue": "#16204a", "steelblue": "#4a7396", "iceblue": "#bfe0f0", "electricblue": "#1f6bff", "forestgreen": "#1f5a32", "armygreen": "#55603a", "neongreen": "#3fe82a", "neonpink": "#ff3fa8", "neonyellow": "#e6f52a",
    "neonorange": "#ff7a1f", "neonblue": "#2fa8ff", "neonpurple": "#a83fff", "neonred": "#ff2f3f", "hotpink": "#ef3f98", "babypink": "#f6c1d3", "rosegold": "#c98b7a", "bloodred": "#7d0f16", "brickred": "#9a3b2a", "winered": "#5e1428", "burntorange": "#c2571a", "offwhite": "#efebe0", "jetblack": "#141416",
    "white": "#f2f1ee", "black": "#1f1f22", "grey": "#86888c", "gray": "#86888c", "silver": "#bfc3c8", "charcoal": "#3a3c40", "blonde": "#e0bd74", "ginger": "#c86a28",
}  # fmt: skip
#: colours of two words, and the one that is meant
TWO_WORDS: dict[tuple[str, str], str] = {
    **{(one, "blue"): one + "blue" for one in ("sky", "baby", "royal", "midnight", "steel", "ice", "electric", "neon")}, **{(one, "green"): one + "green" for one in ("forest", "army", "neon")}, **{(one, "pink"): one + "pink" for one in ("hot", "baby", "neon")}, **{("neon", one): "neon" + one for one in ("yellow", "orange", "purple", "red")},
    **{(one, "red"): one + "red" for one in ("blood", "brick", "wine")}, **{(one, "green"): one for one in ("lime", "olive", "mint", "sage", "emerald", "jade")}, **{(one, "blue"): one for one in ("navy", "cobalt", "azure", "sapphire", "turquoise", "slate")}, **{(one, "grey"): one for one in ("charcoal", "slate", "silver")}, **{(one, "gray"): one for one in ("charcoal", "slate", "silver")},
    ("cherry", "red"): "crimson", ("ruby", "red"): "ruby", ("rose", "gold"): "rosegold", ("burnt", "orange"): "burntorange", ("off", "white"): "offwhite", ("jet", "black"): "jetblack", ("chocolate", "brown"): "chocolate", ("mustard", "yellow"): "mustard", ("lemon", "yellow"): "lemon", ("coral", "pink"): "coral", ("salmon", "pink"): "salmon", ("cream", "white"): "cream", ("ivory", "white"): "ivory", ("pitch", "black"): "jetblack", ("snow", "white"): "white", ("ash", "grey"): "grey", ("ash", "gray"): "gray",
}  # fmt: skip
#: light and dark change the colour that follows: share of white or black mixed in
SHADES: dict[str, tuple[str, float]] = {
    "light": ("#ffffff", 0.42), "pale": ("#ffffff", 0.55), "pastel": ("#ffffff", 0.5), "bright": ("#ffffff", 0.06), "dark": ("#000000", 0.42), "deep": ("#000000", 0.3),
}  # fmt: skip
#: several colours at once
PATTERN_NOUNS = frozenset({"stripe", "spot", "dot", "check", "star"})
FLAVOURS = {"strawberry": "#f3a6b8", "vanilla": "#f3e6c0", "cherry": "#c8385a", "blueberry": "#6a6fc0", "raspberry": "#d84a7a", "pistachio": "#b7cf8a", "coffee": "#8a6244"}  # fmt: skip
#: names that stand for a colour of their kind
IMPLIED = {"goldfish": "#f08a1c", "polar bear": "#f2f0ea", "black bear": "#2a2728", "grizzly": "#6b4527", "crow": "#1f1f24", "raven": "#1f1f24", "seagull": "#f2f1ee", "pigeon": "#8a8f99", "robin": "#8a4a2a", "canary": "#f2c81e", "taxi": "#f2c024", "fire truck": "#c8202a", "wolf": "#83868c", "arctic fox": "#f2f0ea", "tangerine": "#f0801c", "ruby": "#c0142e", "emerald": "#14894f", "sapphire": "#1a3fae", "snowy owl": "#f2f0ea", "earth": "#3f7fd0", "mars": "#b8542e", "jupiter": "#c99a6a", "earth globe": "#3f7fd0", "labrador": "#d9b98a", "yellow submarine": "#f2c81e", "amethyst": "#7b3fc0", "christmas stocking": "#c8202a"}  # fmt: skip
MANY = {
    "colourful",
    "colorful",
    "coloured",
    "colored",
    "multicoloured",
    "multicolored",
    "rainbow",
    "multicolor",
    "multicolour",
}
METALLIC = {"gold", "golden", "silver", "bronze", "copper"}


@dataclass(frozen=True)
class Stuff:
    """A material as prompts name it: the finish that draws it and its usual colour."""

    finish: str
    color: str | None = None


STUFF: dict[str, Stuff] = {
    **dict.fromkeys(("wood", "wooden", "timber"), Stuff("wood", "#9c6b3d")), "oak": Stuff("wood", "#b3834c"), "pine": Stuff("wood", "#d3a86d"), "walnut": Stuff("wood", "#5f3d26"),
    "mahogany": Stuff("wood", "#6a2c20"), "birch": Stuff("wood", "#dcc296"), "bamboo": Stuff("wood", "#c9b265"), "teak": Stuff("wood", "#99683a"), "cherrywood": Stuff("wood", "#8a4327"), "wicker": Stuff("fabric", "#b98d56"), "rattan": Stuff("fabric", "#b98d56"),
    **dict.fromkeys(("metal", "metallic", "steel", "stainless", "tin", "aluminium", "aluminum", "chrome"), Stuff("metal", "#b3b7bd")), **dict.fromkeys(("iron", "cast-iron", "wrought-iron"), Stuff("iron", "#5f6268")),
    **dict.fromkeys(("gold", "golden"), Stuff("gold", "#d9a62e")), "silver": Stuff("metal", "#c3c7cc"), "brass": Stuff("gold", "#c29a45"), "bronze": Stuff("gold", "#9a6a35"), "copper": Stuff("gold", "#b8693a"), "rusty": Stuff("iron", "#8a4a2a"), "rosegold": Stuff("gold", "#c98b7a"),
    **dict.fromkeys(("stone", "rock", "cobblestone", "granite"), Stuff("stone", "#98948c")), "marble": Stuff("marble", "#e8e6e2"), "concrete": Stuff("concrete", "#a9a8a4"), "brick": Stuff("brick", "#a3492f"), "bricks": Stuff("brick", "#a3492f"), "sandstone": Stuff("stone", "#cda971"),
    **dict.fromkeys(("glass", "transparent"), Stuff("glass", "#bfe0e2")), "crystal": Stuff("glass", "#cfe6f2"), "ice": Stuff("glass", "#bfe6f7"), "plastic": Stuff("plastic"), "rubber": Stuff("rubber"),
    "leather": Stuff("leather", "#6b3f24"), **dict.fromkeys(("fabric", "cloth", "cotton", "felt", "woolen", "wool", "knitted", "linen", "canvas"), Stuff("fabric")), "velvet": Stuff("fabric", "#7a1f3d"), "denim": Stuff("fabric", "#3a5685"), "plush": Stuff("fur"), "furry": Stuff("fur"), "fluffy": Stuff("fur"), "stuffed": Stuff("fur"),
    **dict.fromkeys(("ceramic", "porcelain", "china", "enamel"), Stuff("ceramic", "#f0ede6")), **dict.fromkeys(("clay", "terracotta", "earthenware"), Stuff("clay", "#b9663f")), "paper": Stuff("paper", "#efe9da"), "cardboard": Stuff("paper", "#b98f5f"), "straw": Stuff("fabric", "#d9b95c"), "thatched": Stuff("fabric", "#b99a4c"),
    "neon": Stuff("glow"), "glowing": Stuff("glow"), "diamond": Stuff("glass", "#dff2fa"),
}  # fmt: skip

#: factor on the whole object
SIZES: dict[str, float] = {
    "tiny": 0.35, "mini": 0.4, "miniature": 0.4, "little": 0.6, "small": 0.6, "compact": 0.75, "medium": 1.0, "large": 1.6, "big": 1.6, "huge": 2.4, "giant": 2.4, "enormous": 2.6, "massive": 2.4, "oversized": 1.8, "gigantic": 2.6,
}  # fmt: skip
#: factors on width, height and depth
STRETCHES: dict[str, tuple[float, float, float]] = {
    "tall": (1.0, 1.4, 1.0), "high": (1.0, 1.3, 1.0), "short": (1.0, 0.7, 1.0), "low": (1.0, 0.7, 1.0), "squat": (1.1, 0.7, 1.1), "wide": (1.4, 1.0, 1.0), "broad": (1.3, 1.0, 1.0), "narrow": (0.7, 1.0, 1.0),
    "slim": (0.75, 1.0, 0.75), "slender": (0.75, 1.0, 0.75), "skinny": (0.7, 1.0, 0.7), "thin": (0.8, 1.0, 0.8), "thick": (1.25, 1.0, 1.25), "fat": (1.3, 1.0, 1.3), "chubby": (1.2, 1.0, 1.2), "chunky": (1.2, 1.0, 1.2), "long": (0.0, 1.0, 1.4), "elongated": (0.0, 1.0, 1.4),
}  # fmt: skip
NUMBERS: dict[str, int] = {
    "one": 1, "single": 1, "two": 2, "double": 2, "twin": 2, "three": 3, "triple": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12, "couple": 2, "pair": 2, "trio": 3, "several": 3, "few": 3, "many": 6, "some": 3,
}  # fmt: skip
STYLES = {
    "modern", "minimalist", "contemporary", "victorian", "medieval", "gothic", "rustic", "vintage", "retro", "antique", "old", "ancient", "classic", "classical", "futuristic", "sci", "fi", "scifi", "cyberpunk", "steampunk",
    "cartoon", "cartoonish", "cute", "kawaii", "chibi", "realistic", "stylized", "stylised", "fantasy", "magic", "magical", "industrial", "scandinavian", "viking", "japanese", "chinese", "british", "american", "western", "tribal",
    "art", "deco", "elegant", "luxury", "royal", "simple", "ornate", "cozy", "cosy", "haunted", "spooky", "christmas", "halloween", "carved", "friendly", "evil", "angry", "happy", "sad", "scary", "low", "poly", "lowpoly", "voxel", "new", "shiny", "matte",
    "traditional", "round", "square", "rectangular", "oval", "circular", "curved", "flat", "hexagonal", "wise", "fierce", "baby", "young", "sleek", "sporty", "fresh", "ripe", "delicious", "tasty", "beautiful", "pretty", "nice", "lovely", "cool", "fancy", "detailed", "clean", "smooth", "heavy", "strong", "sharp", "soft", "warm", "bright", "empty", "full", "closed", "open", "broken", "game", "ready", "pbr", "3d", "style", "styled", "looking", "toy", "decorative", "premium", "quality", "high-quality", "photorealistic", "handmade", "hand", "painted", "printable", "adorable", "amazing", "awesome", "epic", "majestic", "plain", "basic", "standard", "regular", "normal", "typical", "colored", "dirty", "dusty", "worn", "weathered", "wet", "tidy", "messy", "fun", "funny", "silly", "creepy", "mystical", "enchanted", "legendary", "powerful", "famous", "wealthy", "big-eyed", "isometric", "handcrafted", "polished", "glossy", "textured", "gamey", "arcade", "dwarven", "elven", "orcish", "nordic", "french", "italian", "german", "london", "english", "african", "asian", "egyptian", "roman", "greek", "spanish", "mexican", "russian", "european", "tropical", "wild", "giantic", "proud", "brave", "sleepy", "grumpy", "hungry", "playful",
}  # fmt: skip
LOW_POLY = {"lowpoly", "voxel"}
POSES = {
    "sitting",
    "standing",
    "lying",
    "sleeping",
    "flying",
    "running",
    "walking",
    "jumping",
    "swimming",
    "smiling",
    "curled",
    "perched",
    "open",
    "closed",
    "waving",
    "shining",
    "hanging",
    "resting",
    "roaring",
    "dancing",
    "fighting",
}
#: words that name a group of what follows `of`, and how many that is (0: no number of its own)
GROUPS: dict[str, int] = {
    "set": 0, "pair": 2, "couple": 2, "bunch": 0, "group": 3, "pile": 0, "stack": 0, "collection": 3, "row": 3, "trio": 3, "pack": 3, "handful": 3, "herd": 3, "dozen": 12, "cluster": 0, "slice": 0, "piece": 0, "model": 0, "statue": 0, "figurine": 0, "figure": 0,
    "sculpture": 0, "kind": 0, "type": 0, "variety": 3, "lot": 5, "cup": 0, "glass": 0, "bouquet": 0, "replica": 0, "version": 0, "picture": 0, "image": 0, "scoop": 0, "loaf": 0, "can": 0, "suit": 0,
}  # fmt: skip
#: words that may stand after an object without changing what it is
TRAILING = {"toy", "model", "statue", "figurine", "figure", "sculpture", "prop", "asset", "decoration", "ornament", "icon", "miniature", "thing", "object", "please", "style", "set", "pair", "design", "game", "mesh", "replica", "alone", "there", "character", "item"}  # fmt: skip
FILLERS = {"could", "can", "you", "we", "i'd", "i'm", "im", "i'll", "would", "should", "must", "will", "get", "build", "design", "show", "need", "needs", "look", "looks", "thanks", "thank", "hello", "hi", "hey", "let", "us", "let's", "them", "they", "he", "she", "was", "were", "as", "if", "at", "there", "also", "where", "too", "any", "another", "other", "render", "a", "an", "the", "its", "his", "her", "their", "my", "our", "your", "this", "that", "is", "are", "it", "please", "make", "create", "generate", "me", "i", "want", "give", "draw", "very", "quite", "really", "some", "to", "be", "which", "who", "has", "of", "each", "all", "around", "both", "so", "just", "like", "3d", "model", "low", "poly"}  # fmt: skip
#: relation words, longest first
RELATIONS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("on", "top", "of"), "on"), (("in", "front", "of"), "front"), (("made", "out", "of"), "made"), (("to", "the", "left", "of"), "left"), (("to", "the", "right", "of"), "right"), (("next", "to"), "beside"), (("made", "of"), "made"), (("made", "from"), "made"), (("covered", "in"), "covered"),
    (("covered", "with"), "covered"), (("filled", "with"), "with"), (("full", "of"), "with"), (("decorated", "with"), "with"), (("loaded", "with"), "with"), (("overflowing", "with"), "with"), (("topped", "with"), "with"), (("surrounded", "by"), "with"), (("complete", "with"), "with"), (("together", "with"), "beside"), (("along", "with"), "beside"), (("along", "side"), "beside"), (("equipped", "with"), "with"), (("painted", "in"), "in"), (("placed", "on"), "on"), (("hanging", "from"), "with"), (("out", "of"), "made"), (("with", "no"), "without"), (("on", "a", "stand"), "with"),
    (("bearing",), "bearing"), (("for",), "for"), (("alongside",), "beside"), (("against",), "beside"), (("between",), "beside"), (("over",), "on"), (("with",), "with"), (("using",), "with"), (("that", "has"), "with"), (("having",), "with"), (("has",), "with"), (("holding",), "with"), (("wearing",), "with"), (("carrying",), "with"), (("featuring",), "with"), (("plus",), "with"), (("without",), "without"), (("on",), "on"), (("atop",), "on"), (("upon",), "on"), (("in",), "in"), (("inside",), "in"), (("beside",), "beside"), (("near",), "beside"), (("by",), "beside"),
    (("under",), "under"), (("below",), "under"), (("beneath",), "under"), (("behind",), "behind"), (("from",), "made"), (("of",), "of"), (("and",), "and"), (("&",), "and"), ((",",), ","), ((";",), ","), ((".",), ","),
)  # fmt: skip
#: `three-legged`, `five-pointed`: the noun inside the adjective
COUNTED = {"legged": "leg", "pointed": "point", "headed": "head", "wheeled": "wheel", "armed": "arm", "sided": "side", "tiered": "tier", "layered": "layer", "storied": "storey", "storeyed": "storey", "bladed": "blade", "winged": "wing", "eyed": "eye", "seater": "seat", "sleeved": "sleeve", "horned": "horn", "masted": "mast", "engined": "engine", "stringed": "string", "tailed": "tail", "fingered": "finger", "armored": "armour", "armoured": "armour", "petaled": "petal", "drawered": "drawer"}  # fmt: skip
#: adjectives that say what the surface shows
PATTERNED = {"striped": "stripe", "stripy": "stripe", "spotted": "spot", "dotted": "dot", "polka": "dot", "checkered": "check", "chequered": "check", "checked": "check", "plaid": "check", "starry": "star", "snowy": "snow", "snow-covered": "snow", "lit": "light", "hollow": "hole", "horned": "horn", "winged": "wing", "bearded": "beard"}  # fmt: skip
_IRREGULAR = {"knives": "knife", "leaves": "leaf", "shelves": "shelf", "loaves": "loaf", "wolves": "wolf", "mice": "mouse", "geese": "goose", "feet": "foot", "teeth": "tooth", "men": "man", "women": "woman", "people": "person", "children": "child", "cacti": "cactus", "scarves": "scarf", "axes": "axe", "dice": "dice", "scissors": "scissors", "glasses": "glasses", "binoculars": "binoculars", "storeys": "storey", "stories": "storey", "fish": "fish", "sheep": "sheep", "halves": "half", "pants": "pants", "cherries": "cherry", "wheelies": "wheel", "cookies": "cookie", "pies": "pie", "shoes": "shoe", "horseshoes": "horseshoe", "toes": "toe", "canoes": "canoe", "antennae": "antenna", "antlers": "antler", "calves": "calf", "elves": "elf", "dwarves": "dwarf", "bookshelves": "bookshelf", "houses": "house", "vases": "vase", "roses": "rose", "horses": "horse", "noses": "nose", "cases": "case", "bases": "base", "blouses": "blouse", "tomatoes": "tomato", "potatoes": "potato", "mangoes": "mango", "volcanoes": "volcano", "heroes": "hero", "spaceships": "spaceship", "lenses": "lens", "lens": "lens", "canvas": "canvas", "christmas": "christmas", "gas": "gas", "headphones": "headphone", "binocular": "binoculars", "buses": "bus", "cactuses": "cactus", "octopuses": "octopus", "walruses": "walrus", "oranges": "orange", "eyes": "eye", "bees": "bee", "trees": "tree", "knees": "knee"}  # fmt: skip


def singular(word: str) -> str:
    """The word without its plural ending; words that only look like plurals stay."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


#: everyday words that are one slip away from a kind and mean something else
REAL = frozenset({"cable", "towel", "brush", "clown", "chain", "crane", "stamp", "stump", "trail", "horde", "spice", "plaster", "roaster", "coaster", "globe", "charm", "sweet", "paper", "river", "field", "music", "power", "water", "smoke", "storm", "shore", "store", "story", "stare", "stair", "steam", "cream", "creme", "tiger", "ranch", "mount", "court", "coral", "place", "plaza", "panel", "panda", "pants", "paint", "pearl", "track", "trick", "trunk", "truth", "trout", "sheet", "shirt", "short", "shelf", "stool", "spoil", "spool", "staff", "stuff", "stack", "stick", "stock", "still", "stone", "stove", "sharp", "shark", "share", "spare", "spear", "speak", "horse", "house", "hours", "hound", "mouse", "mouth", "month", "moose", "blade", "block", "black", "blank", "plank", "plane", "plant", "plate", "bread", "broad", "board", "beard", "bench", "beach", "bunch", "brunch", "lunch", "hunch", "punch", "quill", "queue", "quite", "quiet", "diner", "liner", "miner", "minor", "mirror", "manor", "major", "angle", "ankle", "rifle", "riffle", "ruffle", "truffle", "battle", "cattle", "castles", "kettle", "settle", "bottle", "bubble", "button", "mutton", "cotton", "carrot", "parrot", "garden", "golden", "wooden", "sitter", "setter", "better", "letter", "litter", "potter", "butter", "batter", "banner", "dinner", "winner", "hammer", "hamper", "bumper", "jumper", "temper", "temple", "simple", "sample", "staple", "stable", "statue", "status"})  # fmt: skip
#: nouns of parts that mean much the same, in the order in which they are tried
PART_SYNONYMS: dict[str, tuple[str, ...]] = {
    "lampshade": ("shade",), "stand": ("base", "pole", "stem", "leg", "foot"), "base": ("stand", "foot", "plinth", "pot"), "lid": ("cap", "cork", "stopper", "top", "cover"), "cap": ("lid", "cork", "stopper", "hat"), "cork": ("stopper", "lid", "cap"), "stopper": ("cork", "lid", "cap"), "grip": ("handle", "hilt"), "handle": ("grip", "hilt", "knob"), "hilt": ("handle", "grip"), "shaft": ("handle", "stick", "pole"),
    "foot": ("leg", "base"), "paw": ("leg", "foot"), "tire": ("wheel", "tyre"), "tyre": ("wheel", "tire"), "rim": ("edge", "border", "trim", "frame"), "edge": ("rim", "border", "trim"), "border": ("rim", "edge", "trim"), "strap": ("belt", "band"), "band": ("strap", "belt", "ribbon", "stripe"), "belt": ("strap", "band"), "ribbon": ("bow", "band"), "bow": ("ribbon", "bowtie"), "mane": ("hair",), "beak": ("bill",), "stalk": ("stem",), "stem": ("stalk", "trunk"), "trunk": ("stem", "bark"),
    "frosting": ("icing", "cream"), "icing": ("frosting", "cream"), "glaze": ("icing", "frosting"), "windshield": ("window", "glass"), "windscreen": ("window", "glass", "windshield"), "pane": ("window", "glass"), "blanket": ("duvet", "quilt", "sheet"), "bedding": ("duvet", "blanket"), "tabletop": ("top",), "top": ("tabletop", "lid", "roof", "shirt"), "roof": ("top", "canopy"), "seat": ("cushion",), "upholstery": ("cushion", "seat"), "cushion": ("seat", "pillow"), "jewel": ("gem",), "gem": ("jewel", "ruby", "crystal"), "spot": ("dot",), "flame": ("fire",), "trousers": ("pants",), "sleeve": ("arm",), "antler": ("horn",), "claw": ("toe", "foot"), "nail": ("claw",), "feather": ("plume", "wing"), "visor": ("glass", "window"), "cape": ("cloak",), "cloak": ("cape",), "robe": ("dress", "coat"), "plank": ("board", "slat"), "accent": ("trim", "stripe", "detail"), "detail": ("trim",), "trimming": ("trim",), "lining": ("liner", "inside"), "sprinkle": ("topping",), "coating": ("icing", "frosting"),
}  # fmt: skip
#: nouns that mean the object's own surface: `a dog with brown fur`
SURFACE_NOUNS = frozenset({"fur", "coat", "skin", "body", "hide", "finish", "surface", "paint", "paintwork", "fabric", "upholstery", "scale", "plumage", "shell", "frame", "case", "casing", "wall"})  # fmt: skip
#: kinds that are worn by what they are said to be on
WORN = frozenset(
    {
        "hat",
        "top hat",
        "cap",
        "crown",
        "helmet",
        "wizard hat",
        "viking helmet",
        "glasses",
        "beanie",
        "santa hat",
        "scarf",
    }
)
#: what a potion comes in
FLASKS = frozenset({"bottle", "jar", "glass"})
#: kinds of which `shoes` or `gloves` without a number means two
PAIRS = frozenset({"boot", "sneaker", "sock", "glove", "high heel", "roller skate"})

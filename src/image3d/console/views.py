"""What pages say about tasks, in words for people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal, cast

from image3d.accounts.model import Account, ApiKey, Principal
from image3d.core.ids import KeyId
from image3d.tasks.model import StoredArtifact, Task

Level = Literal["good", "warn", "bad", "info"]
VIEW_WORDS = {"front": "Front", "back": "Back", "left": "Left", "right": "Right", "three-quarter": "From the side"}
VIEW_ORDER = ("front", "three-quarter", "right", "back", "left")
PREVIEW_ORDER = ("three-quarter", "front")
MODEL = "model.glb"

#: What a person may do about a failure, by its code.
ADVICE = {
    "no_subject_found": "Use a picture with one object in front of a plain, contrasting background.",
    "image_undecodable": "Open the picture in an editor, save it as PNG or JPEG, and try again.",
    "unsupported_media": "Save the picture as PNG, JPEG or WebP and try again.",
    "input_too_large": "Save the picture with fewer pixels, or as JPEG, and try again.",
    "image_url_refused": "Download the picture and drop the file here instead.",
    "image_url_unreachable": "Check that the address opens in a private browser window, or drop the file here instead.",
    "prompt_not_understood": "Name one object in a few plain words, for example: a round wooden table with four legs.",
    "engine_unavailable": "Try again in a few minutes.",
    "engine_failed": "Try again; if it fails once more, try another picture.",
    "deadline_exceeded": "Try again with quality draft.",
}


@dataclass(frozen=True, kw_only=True)
class Remark:
    """One thing to know about a model: how serious, what, and what to do."""

    level: Level
    title: str
    text: str = ""


def console_principal(account: Account) -> Principal:
    """Who pays for what a person makes in the console: a key that exists only there, with the account's own limits."""
    key = ApiKey(
        id=console_key_id(account),
        account_id=account.id,
        name="Console",
        mode="live",
        prefix="console",
        last4="",
        caps=account.limits,
        created_at=account.created_at,
    )
    return Principal(account=account, key=key)


def console_key_id(account: Account) -> KeyId:
    """The id under which the console's own spending is counted."""
    return KeyId(f"key_console_{account.id.partition('_')[2]}")


def title_of(task: Task) -> str:
    """What a person calls the task: the prompt, the name given with it, or when it was made."""
    if task.prompt:
        return task.prompt if len(task.prompt) <= 90 else f"{task.prompt[:88].rstrip()}…"
    for name in ("name", "sku"):
        if isinstance(given := task.metadata.get(name), str) and given.strip():
            return given[:90]
    return f"{'Picture' if task.mode == 'image' else 'Text'} of {task.created_at:%-d %b, %H:%M}"


def preview_of(task: Task) -> str | None:
    """The address of the picture that stands for the model, or None."""
    names = {item.name for item in task.artifacts}
    wanted = [f"preview-{view}.png" for view in (*PREVIEW_ORDER, *VIEW_ORDER)]
    name = next((name for name in wanted if name in names), None)
    return None if name is None else thumb_url(task, name)


def thumbnail_of(task: Task) -> str | None:
    """The preview, else the input picture, else None."""
    is_uploaded = task.image_url is not None and "/uploads/" in task.image_url
    has_picture = has_input_picture(task) or (is_uploaded and not task.status.is_final)
    return preview_of(task) or (thumb_url(task, "input") if has_picture else None)


def has_input_picture(task: Task) -> bool:
    """Whether the picture that the customer sent is stored."""
    return task.mode == "image" and task.input_key is not None


def views_of(task: Task) -> list[tuple[str, str, str]]:
    """(caption, address of the picture, address of a small one) of every preview, best first."""
    names = {item.name for item in task.artifacts if item.name.startswith("preview-")}
    ordered = [f"preview-{view}.png" for view in VIEW_ORDER]
    shown = [name for name in ordered if name in names] + sorted(names - set(ordered))
    captions = [name.removeprefix("preview-").removesuffix(".png") for name in shown]
    words = [VIEW_WORDS.get(view, view) for view in captions]
    return [(word, file_url(task, name), thumb_url(task, name)) for word, name in zip(words, shown, strict=True)]


def file_url(task: Task, name: str) -> str:
    """Where a signed-in member gets a file of the task."""
    return f"/gallery/{task.id}/files/{name}"


def thumb_url(task: Task, name: str) -> str:
    """Where a signed-in member gets a small version of a picture of the task."""
    return f"/gallery/{task.id}/thumbs/{name}"


def model_of(task: Task) -> StoredArtifact | None:
    """The GLB, while it is kept."""
    return task.artifact(MODEL)


def is_deleted(task: Task) -> bool:
    """Whether the files of a task that had some are gone."""
    return task.status == "succeeded" and model_of(task) is None


def remarks_on(report: Mapping[str, Any] | None) -> list[Remark]:
    """What the report says, most important first, as sentences."""
    if not report:
        return []
    found = [_watertight(report), _components(report)]
    found += [Remark(level="warn", title=_sentence(warning), text=_rest(warning)) for warning in _warnings(report)]
    order = {"bad": 0, "warn": 1, "info": 2, "good": 3}
    return sorted((remark for remark in found if remark is not None), key=lambda remark: order[remark.level])


def _watertight(report: Mapping[str, Any]) -> Remark | None:
    """Praise for a closed surface; the report's own warnings speak of one that is not."""
    if not report.get("is_watertight"):
        return None
    return Remark(level="good", title="The surface is closed", text="Printing programs take it as it is.")


def _components(report: Mapping[str, Any]) -> Remark | None:
    count = report.get("components")
    if not isinstance(count, int) or count < 2 or not report.get("is_watertight"):
        return None
    text = "They may overlap or touch. Files for 3D printing have them merged."
    return Remark(level="info", title=f"It is built of {count:,} parts", text=text)


def _warnings(report: Mapping[str, Any]) -> Sequence[Any]:
    return _items(report.get("warnings"))


def _items(value: Any) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else []


def _sentence(warning: Any) -> str:
    """What is wrong: the part before the colon, which says what to do."""
    return str(warning).partition(": ")[0].rstrip(".")


def _rest(warning: Any) -> str:
    text = str(warning).partition(": ")[2]
    return text[:1].upper() + text[1:]


def facts_of(report: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    """Figures of the model for a table."""
    if not report:
        return []
    facts: list[tuple[str, str]] = []
    for name, label in (("faces", "Triangles"), ("vertices", "Vertices")):
        if isinstance(value := report.get(name), int):
            facts.append((label, f"{value:,}"))
    if len(extents := _items(report.get("extents_m"))) == 3:
        width, height, depth = (f"{value:.2f}" for value in extents)
        facts.append(("Width, height, depth", f"{width} \u00d7 {height} \u00d7 {depth}\u00a0m"))
    if len(texture := _items(report.get("texture_size_px"))) == 2:
        facts.append(("Texture", f"{texture[0]:,} \u00d7 {texture[1]:,} pixels"))
    if isinstance(size := report.get("model_bytes"), int):
        facts.append(("File size", f"{size / 1_000:,.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"))
    return facts


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How a prompt was read: for each object its name, what was understood of it, and its colours as `#rrggbb`."""

    objects: list[tuple[str, list[str], list[str]]]
    ignored: list[str]


def reading_of(report: Mapping[str, Any] | None) -> Reading | None:
    """How the prompt was read, or None where the engine does not say."""
    told: Mapping[str, Any] = (report or {}).get("interpretation") or {}
    objects, attributes = _items(told.get("objects")), _items(told.get("attributes"))
    if not objects:
        return None
    return Reading(
        objects=[
            _object_words(one, attributes[index] if index < len(attributes) else dict[str, Any]())
            for index, one in enumerate(objects)
        ],
        ignored=[str(word) for word in _items(told.get("ignored_words"))],
    )


def _object_words(one: Mapping[str, Any], wish: Mapping[str, Any]) -> tuple[str, list[str], list[str]]:
    name = str(one.get("kind", "")).replace("_", " ")
    if (count := one.get("count", 1)) != 1:
        name = f"{count} times {name}"
    words = [str(one["relation"]).replace("_", " ")] if isinstance(one.get("relation"), str) else []
    for key, value in wish.items():
        if key not in ("colors", "details"):
            words.append(_told(key, value))
    for detail in _items(wish.get("details")):
        noun, count = str(detail.get("noun", "")), detail.get("count")
        rest = ", ".join(_told(key, value) for key, value in detail.items() if key not in ("noun", "count", "colors"))
        words.append(f"{noun}{'' if count is None else f': {count}'}{f' ({rest})' if rest else ''}")
    colors = [*_items(wish.get("colors")), *(c for d in _items(wish.get("details")) for c in _items(d.get("colors")))]
    return name, [word for word in words if word], [str(color) for color in colors]


def _told(key: str, value: Any) -> str:
    words = ", ".join(str(item) for item in _items(value)) if isinstance(value, list) else str(value)
    return words if key in ("materials", "styles", "size") else f"{key.replace('_', ' ')} {words}"


def seconds_taken(task: Task) -> float | None:
    """From start to finish, or None."""
    if task.started_at is None or task.finished_at is None:
        return None
    return (task.finished_at - task.started_at) / timedelta(seconds=1)

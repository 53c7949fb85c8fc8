"""What goes over the wire: request bodies, checked strictly, and answers, as the OpenAPI document shows them."""

import json
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from image3d.api.bodies import unfit_text, unfit_value
from image3d.engines.protocol import Mode, Quality
from image3d.tasks.model import GenerationRequest, Status
from image3d.tasks.submit import MAX_PROMPT_CHARACTERS

MAX_METADATA_KEYS = 50
MAX_METADATA_KEY_CHARACTERS = 64
MAX_METADATA_BYTES = 8_192
MAX_OPTIONS_BYTES = 65_536

# Examples, as the document shows them.
TASK_ID = "task_01JD7Z4T1VQWX5JQ0M0G7TQ8ZK"
SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
MODEL_URL = "https://image3d.example/files/acct_01/task_01/model.glb?expires=1764239732&signature=c2lnbmVk"
PREVIEW_URL = "https://image3d.example/files/acct_01/task_01/preview-front.png?expires=1764239732&signature=c2lnbmVk"
EXAMPLE_METADATA: dict[str, Any] = {"source": "store-product-preview", "sku": "demo-001"}
EXAMPLE_REPORT: dict[str, Any] = {
    "vertices": 9_800,
    "faces": 19_990,
    "is_watertight": True,
    "components": 1,
    "extents_m": [0.8, 1.0, 0.6],
    "texture_size_px": [1024, 1024],
    "requested": {"target_faces": 20_000},
    "warnings": [],
}


def _fit_text(text: str) -> str:
    if (wrong := unfit_text(text)) is not None:
        raise ValueError(wrong)
    return text


def _fit_value(value: Any) -> Any:
    if (wrong := unfit_value(value)) is not None:
        raise ValueError(wrong)
    return value


def _metadata_key(key: str) -> str:
    if not 1 <= len(key) <= MAX_METADATA_KEY_CHARACTERS:
        msg = f"has a key of {len(key):,} characters; 1 to {MAX_METADATA_KEY_CHARACTERS} are allowed"
        raise ValueError(msg)
    if not key.isprintable() or '"' in key or "\\" in key:
        msg = "has a key with a quotation mark, a backslash or a character that cannot be printed"
        raise ValueError(msg)
    return key


def _metadata_value(value: Any) -> Any:
    if not isinstance(value, (str, bool, int, float)):
        msg = "must be a string, a number or a boolean"
        raise ValueError(msg)  # noqa: TRY004  # pydantic turns a ValueError into a fault with its place
    return _fit_value(value)


def _metadata(metadata: dict[str, Any]) -> dict[str, Any]:
    if len(metadata) > MAX_METADATA_KEYS:
        msg = f"has {len(metadata):,} keys; at most {MAX_METADATA_KEYS} are allowed"
        raise ValueError(msg)
    _check_size(metadata, MAX_METADATA_BYTES)
    return metadata


def _options(options: dict[str, Any]) -> dict[str, Any]:
    _check_size(options, MAX_OPTIONS_BYTES)
    return options


def _check_size(value: dict[str, Any], most: int) -> None:
    size = len(json.dumps(value, ensure_ascii=False).encode())
    if size > most:
        msg = f"has {size:,} bytes as JSON; at most {most:,} are allowed"
        raise ValueError(msg)


Text = Annotated[str, AfterValidator(_fit_text)]
MetadataValue = Annotated[
    Any, AfterValidator(_metadata_value), WithJsonSchema({"type": ["string", "number", "boolean"]})
]
Metadata = Annotated[
    dict[Annotated[str, AfterValidator(_metadata_key)], MetadataValue],
    AfterValidator(_metadata),
]
Options = Annotated[dict[Text, Annotated[Any, AfterValidator(_fit_value)]], AfterValidator(_options)]


class Body(BaseModel):
    """Root of the request bodies: unknown fields are refused, types are not converted."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


class GenerationBody(Body):
    """What to make."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "mode": "image",
                    "quality": "standard",
                    "image_url": "https://example.com/product-photo.png",
                    "output_format": "glb",
                    "metadata": EXAMPLE_METADATA,
                }
            ]
        }
    )

    mode: Mode = Field(description="`image` starts from `image_url`, `text` from `prompt`.", examples=["image"])
    quality: Quality = Field(
        default=Quality.STANDARD, description="How much work goes into the model.", examples=["standard"]
    )
    image_url: Text | None = Field(
        default=None,
        description="An https URL, a `data:` URI, or the `url` of an upload: PNG, JPEG, WebP or GIF, at most 20 MB "
        "and 64 megapixels.",
        examples=["https://example.com/product-photo.png"],
    )
    prompt: Text | None = Field(
        default=None,
        max_length=MAX_PROMPT_CHARACTERS,
        description="What to model, in words (mode `text`).",
        examples=["a round wooden table with four legs"],
    )
    output_format: Literal["glb"] = Field(default="glb", description="Models are binary glTF 2.0.", examples=["glb"])
    engine: Text | None = Field(
        default=None, max_length=64, description="An engine's name; default: the mode's own.", examples=["sculpt"]
    )
    webhook_url: Text | None = Field(
        default=None, max_length=2048, description="Must be null: this installation sends no webhooks.", examples=[None]
    )
    metadata: Metadata = Field(
        default_factory=dict,
        description="Your own notes, returned with the generation: at most 50 keys of at most 64 characters, "
        "strings, numbers and booleans, 8 kB together.",
        examples=[EXAMPLE_METADATA],
    )
    options: Options = Field(
        default_factory=dict,
        description="Options of the engine, as `GET /api/v1/engines` lists them.",
        examples=[{"seed": 7, "target_faces": 20_000, "texture_size": 1024}],
    )

    def request(self) -> GenerationRequest:
        """The body as the story takes it."""
        return GenerationRequest(
            mode=self.mode,
            quality=self.quality,
            image_url=self.image_url,
            prompt=self.prompt,
            output_format=self.output_format,
            engine=self.engine,
            metadata=self.metadata,
            options=self.options,
        )


class Query(BaseModel):
    """Root of the query parameters."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PageQuery(Query):
    """Which page of a list."""

    limit: int = Field(default=20, ge=1, le=100, description="Entries on a page.", examples=[20])
    cursor: str | None = Field(default=None, max_length=200, description="`next_cursor` of the page before.")


class GenerationQuery(PageQuery):
    """Which generations to list."""

    status: Status | None = Field(default=None, description="Only those that stand so.", examples=["succeeded"])
    mode: Mode | None = Field(default=None, description="Only those of this mode.", examples=["image"])


class Answer(BaseModel):
    """Root of the answers; their models document, the routes build the JSON."""

    model_config = ConfigDict(extra="forbid")


class FieldFault(BaseModel):
    """One thing that is wrong with a request."""

    pointer: str = Field(
        description="JSON Pointer into the body; `query:name` and `header:Name` for the others.", examples=["/quality"]
    )
    detail: str = Field(
        description="What is wrong there, for people.", examples=["must be one of 'draft', 'standard', 'high'"]
    )


class Problem(BaseModel):
    """RFC 9457 problem document. Some codes add members, such as `required_credits`."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(
        description="URL of the code's documentation.",
        examples=["https://image3d.example/docs#error-insufficient_credits"],
    )
    title: str = Field(description="What the code means, the same each time.", examples=["Not enough credits"])
    status: int = Field(description="The HTTP status once more.", examples=[402])
    detail: str = Field(
        description="What went wrong this time, for people.",
        examples=["This needs 40 credits and 12 are available. Add credits."],
    )
    code: str = Field(
        description="What went wrong, for programs: stable, documented.", examples=["insufficient_credits"]
    )
    request_id: str = Field(
        description="The answer's `X-Request-Id`; name it when you ask for help.",
        examples=["req_01JD7Z4T1VQWX5JQ0M0G7TQ8ZK"],
    )
    retryable: bool = Field(description="Whether the same request may succeed later.", examples=[False])
    errors: list[FieldFault] | None = Field(
        default=None, description="For a bad request: each fault and its place.", examples=[None]
    )


class Input(Answer):
    """The picture as it came in."""

    sha256: str = Field(description="SHA-256 of its bytes, in hexadecimal.", examples=[SHA256])
    width: int = Field(description="Pixels, turned upright.", examples=[1024])
    height: int = Field(description="Pixels, turned upright.", examples=[1024])
    media_type: str = Field(description="What its bytes are, whatever it was called.", examples=["image/png"])


class TaskError(Answer):
    """Why a generation failed; its credits were given back."""

    code: str = Field(description="For programs: one of the error codes.", examples=["no_subject_found"])
    detail: str = Field(
        description="For people, and what they can do.",
        examples=["Nothing stands out from the background of the picture."],
    )
    retryable: bool = Field(description="Whether the same request may succeed later.", examples=[False])


class Review(Answer):
    """What a person decided about the model."""

    model_config = ConfigDict(extra="allow")

    decision: Literal["approved", "rejected"] = Field(description="The newest word on it.", examples=["approved"])
    note: str | None = Field(default=None, description="Why, in words.", examples=["Good enough for the shop"])


class BillingAnswer(Answer):
    """The money of one generation."""

    status: Literal["precharged", "settled", "refunded", "test"] = Field(
        description="`precharged` until it is final, then `settled`, or `refunded` when nothing was charged; `test` "
        "moves no credits.",
        examples=["settled"],
    )
    precharge_credits: int = Field(
        description="Set aside when the generation was created; the most it can cost.", examples=[40]
    )
    final_charge_credits: int | None = Field(
        description="What it cost in the end; null until it is final.", examples=[12]
    )
    refunded_credits: int | None = Field(description="What came back; null until it is final.", examples=[28])
    provider_cost_usd: str | None = Field(
        description="What the run cost the operator; null while or when unknown.", examples=["0.0041"]
    )
    balance_after_credits: int | None = Field(
        description="Credits available after the newest movement; null with a test key.", examples=[988]
    )


class Generation(Answer):
    """One generation, from request to result."""

    id: str = Field(description="The task id, for every later request about it.", examples=[TASK_ID])
    object: Literal["generation"] = Field(description="What this is.", examples=["generation"])
    status: Status = Field(
        description="`queued`, `processing`, then `succeeded`, `failed` or `canceled`, which never change.",
        examples=["succeeded"],
    )
    stage: str | None = Field(
        description="The step a processing generation is in: `fetching`, `matting`, `reconstructing`, `texturing`, "
        "`checking` or `storing`.",
        examples=[None],
    )
    progress: int = Field(ge=0, le=100, description="How much of the work is done, in per cent.", examples=[100])
    mode: Mode = Field(description="What it is made from, as requested.", examples=["image"])
    quality: Quality = Field(description="As requested.", examples=["standard"])
    engine: str = Field(description="Which engine makes it.", examples=["sculpt"])
    output_format: Literal["glb"] = Field(description="As requested.", examples=["glb"])
    prompt: str | None = Field(description="As requested, mode `text`.", examples=[None])
    metadata: dict[str, MetadataValue] = Field(description="Your own notes, as requested.", examples=[EXAMPLE_METADATA])
    options: dict[str, Any] = Field(description="The engine's options, as requested.", examples=[{"seed": 7}])
    created_at: str = Field(description="When it was requested.", examples=["2026-11-27T10:15:30.120Z"])
    started_at: str | None = Field(
        description="When a worker began; null before.", examples=["2026-11-27T10:15:30.170Z"]
    )
    finished_at: str | None = Field(
        description="When it became final; null before.", examples=["2026-11-27T10:15:32.480Z"]
    )
    expires_at: str | None = Field(
        description="When input and files are deleted.", examples=["2027-02-25T10:15:32.480Z"]
    )
    input: Input | None = Field(description="The picture as it came in; null in mode `text` and before it is fetched.")
    model_url: str | None = Field(description="The GLB. Signed, fresh with each answer.", examples=[MODEL_URL])
    preview_url: str | None = Field(
        description="One picture of the model. Signed, fresh with each answer.", examples=[PREVIEW_URL]
    )
    views: list[str] = Field(description="The sides of which there are previews.", examples=[["front", "right"]])
    view_urls: dict[str, str] = Field(
        description="A signed URL for each of `views`.", examples=[{"front": PREVIEW_URL, "right": PREVIEW_URL}]
    )
    report: dict[str, Any] | None = Field(
        description="What was measured on the delivered file: counts, watertight, components, extents in metres, "
        "texture size and `warnings` in words.",
        examples=[EXAMPLE_REPORT],
    )
    error: TaskError | None = Field(description="Why it failed; null unless it did.", examples=[None])
    review: Review | None = Field(description="What a person decided; null before.", examples=[None])
    billing: BillingAnswer = Field(description="What it costs.")


class GenerationPage(Answer):
    """Generations, newest first."""

    data: list[Generation] = Field(description="The generations of this page.")
    has_more: bool = Field(description="Whether there are older ones.", examples=[False])
    next_cursor: str | None = Field(
        description="Give it as `cursor` to get the next page; null on the last one.", examples=[None]
    )


class QuoteAnswer(Answer):
    """What a generation would cost."""

    precharge_credits: int = Field(description="Set aside when it is created; the most it can cost.", examples=[40])
    expected_charge_credits: int = Field(description="What such a generation usually costs.", examples=[12])
    engine: str = Field(description="Which engine would make it.", examples=["sculpt"])


class UploadAnswer(Answer):
    """A stored picture."""

    id: str = Field(description="The upload's id.", examples=["upl_01JD7Z4T1VQWX5JQ0M0G7TQ8ZK"])
    url: str = Field(
        description="Use it as `image_url`; it cannot be downloaded.",
        examples=["https://image3d.example/api/v1/uploads/upl_01JD7Z4T1VQWX5JQ0M0G7TQ8ZK"],
    )
    sha256: str = Field(description="SHA-256 of its bytes, in hexadecimal.", examples=[SHA256])
    width: int = Field(description="Pixels, turned upright.", examples=[1024])
    height: int = Field(description="Pixels, turned upright.", examples=[1024])
    media_type: str = Field(description="What its bytes are, whatever it was called.", examples=["image/png"])
    expires_at: str = Field(description="When it is deleted.", examples=["2026-12-04T10:15:30.120Z"])


class BalanceAnswer(Answer):
    """What the account owns. 100 credits are 1 USD."""

    available_credits: int = Field(description="Can be spent now.", examples=[948])
    held_credits: int = Field(description="Set aside for generations that are not final.", examples=[40])
    balance_credits: int = Field(description="Both together.", examples=[988])
    usd: str = Field(description="What the balance is worth.", examples=["9.88"])


class LedgerRow(Answer):
    """A generation or a movement of credits that is not one."""

    task_id: str | None = Field(description="The generation; null in other rows.", examples=[TASK_ID])
    kind: str = Field(description="`generation`, `top_up`, `grant`, `expire` or `adjust`.", examples=["generation"])
    created_at: str = Field(description="When it was requested or moved.", examples=["2026-11-27T10:15:30.120Z"])
    request: dict[str, Any] | None = Field(
        description="What was asked for; its prompt and picture are gone once the files are deleted.",
        examples=[{"mode": "image", "quality": "standard", "metadata": EXAMPLE_METADATA}],
    )
    input: dict[str, Any] | None = Field(
        description="The picture as it came in.",
        examples=[{"sha256": SHA256, "width": 1024, "height": 1024, "media_type": "image/png"}],
    )
    output: dict[str, Any] | None = Field(
        description="The model as it was delivered, or why there is none.", examples=[{"status": "succeeded"}]
    )
    precharge_credits: int | None = Field(description="Set aside at first; null in other rows.", examples=[40])
    final_charge_credits: int | None = Field(
        description="What it cost in the end; null until it is final.", examples=[12]
    )
    refunded_credits: int | None = Field(description="What came back; null until it is final.", examples=[28])
    provider_cost_usd: str | None = Field(
        description="What the run cost the operator; null while or when unknown.", examples=["0.0041"]
    )
    amount_credits: int = Field(
        description="By how much the row changed the balance; what is held counts as owned.", examples=[-12]
    )
    reference: str | None = Field(
        description="The payment or the reason behind a row that is no generation.", examples=[None]
    )


class LedgerPage(Answer):
    """The usage ledger, newest first."""

    data: list[LedgerRow] = Field(description="The rows of this page.")
    has_more: bool = Field(description="Whether there are older ones.", examples=[False])
    next_cursor: str | None = Field(
        description="Give it as `cursor` to get the next page; null on the last one.", examples=[None]
    )


class EnginePrice(Answer):
    """What one mode at one quality costs on an engine."""

    mode: Mode = Field(description="What a model is made from.", examples=["image"])
    quality: Quality = Field(description="How much work goes into it.", examples=["standard"])
    precharge_credits: int = Field(description="Set aside at first; the most it can cost.", examples=[40])
    list_credits: int = Field(description="What it costs where the provider's cost stays unknown.", examples=[20])
    minimum_credits: int = Field(description="The least a success costs.", examples=[12])
    cost_model: Literal["measured_seconds", "reported", "unknown"] = Field(
        description="How the operator's cost of a run is known: by its seconds, by the provider's word, or not.",
        examples=["measured_seconds"],
    )


class EngineLimits(Answer):
    """What one quality gives unless the request says otherwise, and how long it may take."""

    target_faces: int = Field(description="Triangles of a model, about.", examples=[20_000])
    texture_size: int = Field(description="Side of the texture, in pixels.", examples=[1024])
    deadline_seconds: float = Field(description="After so long a run is stopped and refunded.", examples=[120.0])


class EngineAnswer(Answer):
    """What an engine offers here."""

    name: str = Field(description="Give it as `engine` to choose it.", examples=["sculpt"])
    version: str = Field(description="Changes when its models do.", examples=["1.0"])
    kind: Literal["local", "self-hosted", "upstream"] = Field(
        description="Where it runs: here, on a model server of the operator, or at a paid provider.", examples=["local"]
    )
    modes: list[Mode] = Field(description="What it makes models from.", examples=[["image"]])
    default_for: list[Mode] = Field(
        description="The modes for which it is taken unless a request names another.", examples=[["image"]]
    )
    qualities: dict[str, EngineLimits] = Field(
        description="What each of its qualities gives.",
        examples=[{"standard": {"target_faces": 20_000, "texture_size": 1024, "deadline_seconds": 120.0}}],
    )
    options: dict[str, str] = Field(
        description="Each option it takes and what that does.",
        examples=[{"target_faces": "triangles of the model, about"}],
    )
    prices: list[EnginePrice] = Field(description="What its runs cost here.")
    licence: str = Field(description="Of the engine and its weights.", examples=["Apache-2.0"])
    available: bool = Field(description="Whether it can run now.", examples=[True])
    unavailable_because: str | None = Field(description="Why it cannot; null when it can.", examples=[None])


class EngineList(Answer):
    """The engines of this installation."""

    data: list[EngineAnswer] = Field(description="By name.")
    has_more: bool = Field(description="Always false: they are all here.", examples=[False])
    next_cursor: str | None = Field(description="Always null.", examples=[None])


class ReadinessAnswer(Answer):
    """Whether a generation would run."""

    status: Literal["ready", "not_ready"] = Field(description="All checks together.", examples=["ready"])
    checks: dict[str, str] = Field(
        description="Each check: `ok`, or what is wrong.",
        examples=[{"database": "ok", "workers": "ok", "storage": "ok", "engines": "ok"}],
    )

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
                    "metadata": {"source": "store-product-preview", "sku": "demo-001"},
                }
            ]
        }
    )

    mode: Mode = Field(description="`image` starts from `image_url`, `text` from `prompt`.")
    quality: Quality = Field(default=Quality.STANDARD, description="How much work goes into the model.")
    image_url: Text | None = Field(
        default=None,
        description="An https URL, a `data:` URI, or the `url` of an upload: PNG, JPEG, WebP or GIF, at most 20 MB "
        "and 64 megapixels.",
    )
    prompt: Text | None = Field(
        default=None, max_length=MAX_PROMPT_CHARACTERS, description="What to model, in words (mode `text`)."
    )
    output_format: Literal["glb"] = Field(default="glb", description="Models are binary glTF 2.0.")
    engine: Text | None = Field(default=None, max_length=64, description="An engine's name; default: the mode's own.")
    webhook_url: Text | None = Field(
        default=None, max_length=2048, description="Must be null: this installation sends no webhooks."
    )
    metadata: Metadata = Field(
        default_factory=dict,
        description="Your own notes, returned with the generation: at most 50 keys of at most 64 characters, "
        "strings, numbers and booleans, 8 kB together.",
    )
    options: Options = Field(
        default_factory=dict, description="Options of the engine, as `GET /api/v1/engines` lists them."
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

    limit: int = Field(default=20, ge=1, le=100, description="Entries on a page.")
    cursor: str | None = Field(default=None, max_length=200, description="`next_cursor` of the page before.")


class GenerationQuery(PageQuery):
    """Which generations to list."""

    status: Status | None = Field(default=None, description="Only those that stand so.")
    mode: Mode | None = Field(default=None, description="Only those of this mode.")


class Answer(BaseModel):
    """Root of the answers; their models document, the routes build the JSON."""

    model_config = ConfigDict(extra="forbid")


class FieldFault(BaseModel):
    """One thing that is wrong with a request."""

    pointer: str = Field(description="JSON Pointer into the body; `query:name` and `header:Name` for the others.")
    detail: str


class Problem(BaseModel):
    """RFC 9457 problem document. Some codes add members, such as `required_credits`."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(description="URL of the code's documentation.")
    title: str
    status: int
    detail: str = Field(description="What went wrong this time, for people.")
    code: str = Field(description="What went wrong, for programs: stable, documented.")
    request_id: str = Field(description="The answer's `X-Request-Id`; name it when you ask for help.")
    retryable: bool = Field(description="Whether the same request may succeed later.")
    errors: list[FieldFault] | None = Field(default=None, description="For a bad request: each fault and its place.")


class Input(Answer):
    """The picture as it came in."""

    sha256: str
    width: int
    height: int
    media_type: str


class TaskError(Answer):
    """Why a generation failed; its credits were given back."""

    code: str
    detail: str
    retryable: bool


class Review(Answer):
    """What a person decided about the model."""

    model_config = ConfigDict(extra="allow")

    decision: Literal["approved", "rejected"]
    note: str | None = None


class BillingAnswer(Answer):
    """The money of one generation."""

    status: Literal["precharged", "settled", "refunded", "test"]
    precharge_credits: int = Field(description="Set aside when the generation was created; the most it can cost.")
    final_charge_credits: int | None
    refunded_credits: int | None
    provider_cost_usd: str | None = Field(description="What the run cost the operator; null while or when unknown.")
    balance_after_credits: int | None


class Generation(Answer):
    """One generation, from request to result."""

    id: str = Field(examples=["task_01JD7Z4T1VQWX5JQ0M0G7TQ8ZK"])
    object: Literal["generation"]
    status: Status
    stage: str | None = Field(description="The step a processing generation is in.")
    progress: int = Field(ge=0, le=100)
    mode: Mode
    quality: Quality
    engine: str
    output_format: Literal["glb"]
    prompt: str | None
    metadata: dict[str, MetadataValue]
    options: dict[str, Any]
    created_at: str
    started_at: str | None
    finished_at: str | None
    expires_at: str | None = Field(description="When input and files are deleted.")
    input: Input | None
    model_url: str | None = Field(description="Signed, fresh with each answer.")
    preview_url: str | None = Field(description="Signed, fresh with each answer.")
    views: list[str] = Field(description="The sides of which there are previews.")
    view_urls: dict[str, str] = Field(description="A signed URL for each of `views`.")
    report: dict[str, Any] | None = Field(description="What was measured on the delivered file.")
    error: TaskError | None
    review: Review | None
    billing: BillingAnswer


class GenerationPage(Answer):
    """Generations, newest first."""

    data: list[Generation]
    has_more: bool
    next_cursor: str | None


class QuoteAnswer(Answer):
    """What a generation would cost."""

    precharge_credits: int = Field(description="Set aside when it is created; the most it can cost.")
    expected_charge_credits: int = Field(description="What such a generation usually costs.")
    engine: str


class UploadAnswer(Answer):
    """A stored picture."""

    id: str
    url: str = Field(description="Use it as `image_url`; it cannot be downloaded.")
    sha256: str
    width: int
    height: int
    media_type: str
    expires_at: str


class BalanceAnswer(Answer):
    """What the account owns. 100 credits are 1 USD."""

    available_credits: int = Field(description="Can be spent now.")
    held_credits: int = Field(description="Set aside for generations that are not final.")
    balance_credits: int = Field(description="Both together.")
    usd: str = Field(description="What the balance is worth.", examples=["9.88"])


class LedgerRow(Answer):
    """A generation or a movement of credits that is not one."""

    task_id: str | None
    kind: str = Field(description="`generation`, `top_up`, `grant`, `expire` or `adjust`.")
    created_at: str
    request: dict[str, Any] | None
    input: dict[str, Any] | None
    output: dict[str, Any] | None
    precharge_credits: int | None
    final_charge_credits: int | None
    refunded_credits: int | None
    provider_cost_usd: str | None
    amount_credits: int = Field(description="By how much the row changed the balance; what is held counts as owned.")
    reference: str | None = Field(description="The payment or the reason behind a row that is no generation.")


class LedgerPage(Answer):
    """The usage ledger, newest first."""

    data: list[LedgerRow]
    has_more: bool
    next_cursor: str | None


class EnginePrice(Answer):
    """What one mode at one quality costs on an engine."""

    mode: Mode
    quality: Quality
    precharge_credits: int
    list_credits: int
    minimum_credits: int
    cost_model: Literal["measured_seconds", "reported", "unknown"]


class EngineLimits(Answer):
    """What one quality gives unless the request says otherwise, and how long it may take."""

    target_faces: int
    texture_size: int
    deadline_seconds: float


class EngineAnswer(Answer):
    """What an engine offers here."""

    name: str
    version: str
    kind: Literal["local", "self-hosted", "upstream"]
    modes: list[Mode]
    default_for: list[Mode]
    qualities: dict[str, EngineLimits]
    options: dict[str, str] = Field(description="Each option it takes and what that does.")
    prices: list[EnginePrice]
    licence: str
    available: bool
    unavailable_because: str | None


class EngineList(Answer):
    """The engines of this installation."""

    data: list[EngineAnswer]
    has_more: bool
    next_cursor: str | None


class ReadinessAnswer(Answer):
    """Whether a generation would run."""

    status: Literal["ready", "not_ready"]
    checks: dict[str, str]

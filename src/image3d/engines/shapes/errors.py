"""What can be wrong with a shape program.

ShapesError
+-- ProgramInvalid   the data does not follow the schema, or names what is not there
+-- ProgramTooBig    more copies, triangles or time than a program may use
"""

from collections.abc import Sequence
from dataclasses import dataclass

from image3d.core.errors import Image3DError


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: a JSON pointer into the program and a sentence."""

    pointer: str
    detail: str


class ShapesError(Image3DError):
    """Root of the errors of shape programs."""

    code = "invalid_request"


class ProgramInvalid(ShapesError):
    """The program cannot be compiled; `findings` say where and why."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        first = findings[0]
        super().__init__(f"{first.detail} (at {first.pointer or 'the top'})")
        self.findings = tuple(findings)


class ProgramTooBig(ProgramInvalid):
    """The program asks for more copies, triangles or time than it may have."""

"""What a picture may be refused for; engines pass the codes on to the customer.

ImagingError
+-- UnsupportedMedia    not a picture we read (SVG, HTML, PDF, TIFF, ...)
+-- ImageUndecodable    truncated, lying or too small to show anything
+-- InputTooLarge       more bytes or pixels than allowed
+-- NoSubjectFound      nothing stands out from the background
"""

from image3d.core.errors import Image3DError


class ImagingError(Image3DError):
    """Root of the picture errors; each one is about the customer's picture, never about us."""

    code = "image_undecodable"


class UnsupportedMedia(ImagingError):
    """The bytes are not a PNG, JPEG, WebP or GIF picture."""

    code = "unsupported_media"


class ImageUndecodable(ImagingError):
    """The bytes claim to be a picture and cannot be read as one, or it is too small to show anything."""

    code = "image_undecodable"


class InputTooLarge(ImagingError):
    """More bytes or pixels than a picture may have."""

    code = "input_too_large"


class NoSubjectFound(ImagingError):
    """The picture is empty, or nothing in it stands out from its background."""

    code = "no_subject_found"

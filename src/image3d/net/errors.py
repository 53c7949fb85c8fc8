"""What may go wrong between a customer's URL and the picture behind it.

FetchError
+-- ImageUrlRefused       image_url_refused: the URL breaks the rules; asking again changes nothing
+-- ImageUrlUnreachable   image_url_unreachable: no picture came back (404, timeout, TLS, broken answer)
+-- InputTooLarge         input_too_large: more bytes than a picture may have
+-- UnsupportedMedia      unsupported_media: the bytes are no picture of a kind that is read
+-- DataUriError          invalid_request: a `data:` URI that is not one

Details never hold a resolved address or an operating system's message: they would map the operator's network.
"""

from image3d.core.errors import Image3DError


class FetchError(Image3DError):
    """Root of the fetching errors."""

    code = "image_url_unreachable"


class ImageUrlRefused(FetchError):
    """The URL names something that is never fetched; `detail` says which rule it breaks."""

    code = "image_url_refused"


class ImageUrlUnreachable(FetchError):
    """The URL is allowed, but no picture came back."""

    code = "image_url_unreachable"
    retryable = True


class InputTooLarge(FetchError):
    """The input has more bytes than allowed."""

    code = "input_too_large"


class UnsupportedMedia(FetchError):
    """The bytes are not a PNG, JPEG, WebP or GIF picture."""

    code = "unsupported_media"


class DataUriError(FetchError):
    """The `data:` URI cannot be decoded."""

    code = "invalid_request"

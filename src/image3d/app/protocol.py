"""HTTP on the wire: uvicorn's protocol, with a bound on what comes before a body, which it does not have itself."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from image3d.core.logging import get_logger

log = get_logger(__name__)

#: Request line and headers beyond the first piece that the socket delivers (256 KiB at most).
MAX_HEAD_BYTES = 65_536
_TOO_LARGE = b"The request line and the headers are too large."
_ANSWER = b"\r\n".join(
    [
        b"HTTP/1.1 431 Request Header Fields Too Large",
        b"content-type: text/plain; charset=utf-8",
        b"content-length: %d" % len(_TOO_LARGE),
        b"connection: close",
        b"",
        _TOO_LARGE,
    ]
)


class BoundedProtocol(HttpToolsProtocol):
    """Answers 431 and hangs up when the headers of a request do not come to an end."""

    _in_head = False
    _head_bytes = 0

    def data_received(self, data: bytes) -> None:
        """Feeds the parser, and counts what belongs to headers for certain: a piece that began and ended in them."""
        began_in_head = self._in_head
        super().data_received(data)
        if began_in_head and self._in_head:
            self._head_bytes += len(data)
            if self._head_bytes > MAX_HEAD_BYTES and not self.transport.is_closing():
                log.info("http.head_too_large")
                self.transport.write(_ANSWER)
                self.transport.close()

    def on_message_begin(self) -> None:
        """A request line follows."""
        self._in_head, self._head_bytes = True, 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """A body follows, or the next request."""
        self._in_head = False
        super().on_headers_complete()

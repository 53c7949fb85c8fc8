"""A server that speaks Stripe's shapes: checkout sessions over HTTP, and webhook requests signed as Stripe does."""

import hashlib
import hmac
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from image3d.billing.payments import Checkout, SignedEvent

SECRET_KEY = "sk_test_of_this_server"
WEBHOOK_SECRET = "whsec_of_this_server"


@dataclass
class StripeServer:
    """Sessions by id, and the events that tell about them."""

    sessions: dict[str, dict[str, Any]] = field(default_factory=dict)
    by_idempotency_key: dict[str, str] = field(default_factory=dict)
    _events: int = 0
    _server: ThreadingHTTPServer | None = None

    def start(self) -> str:
        """The server's address."""
        server = self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}"

    def stop(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()

    def create(self, form: dict[str, str], idempotency_key: str) -> dict[str, Any]:
        if idempotency_key in self.by_idempotency_key:
            return self.sessions[self.by_idempotency_key[idempotency_key]]
        session_id = f"cs_test_{len(self.sessions) + 1}_{time.monotonic_ns()}"
        session = {
            "id": session_id,
            "object": "checkout.session",
            "amount_total": int(form["line_items[0][price_data][unit_amount]"]),
            "client_reference_id": form["client_reference_id"],
            "currency": form["line_items[0][price_data][currency]"],
            "customer_email": form["customer_email"],
            "metadata": {"payment_id": form["metadata[payment_id]"]},
            "mode": form["mode"],
            "payment_intent": None,
            "payment_status": "unpaid",
            "status": "open",
            "url": f"https://checkout.stripe.com/c/pay/{session_id}",
        }
        self.sessions[session_id] = session
        self.by_idempotency_key[idempotency_key] = session_id
        return session

    def pay(self, checkout: Checkout, amount_credits: int) -> SignedEvent:
        session = self.sessions[checkout.reference]
        session.update(
            status="complete",
            payment_status="paid",
            payment_intent=f"pi_{checkout.reference}",
            amount_total=amount_credits,
        )
        return self.event("checkout.session.completed", session, key="paid")

    def abandon(self, checkout: Checkout) -> SignedEvent:
        session = self.sessions[checkout.reference]
        if session["status"] == "open":
            session["status"] = "expired"
        return self.event("checkout.session.expired", {**session, "status": "expired"}, key="expired")

    def refund(self, checkout: Checkout, refunded_in_all_credits: int) -> SignedEvent:
        charge = {
            "id": f"ch_{checkout.reference}",
            "object": "charge",
            "amount": 1_000,
            "amount_refunded": refunded_in_all_credits,
            "currency": "usd",
            "payment_intent": f"pi_{checkout.reference}",
            "receipt_url": "https://pay.stripe.com/receipts/x",
        }
        return self.event("charge.refunded", charge, key=f"refund_{refunded_in_all_credits}")

    def dispute(self, checkout: Checkout, amount_credits: int) -> SignedEvent:
        dispute = self._dispute(checkout, amount_credits, "needs_response")
        return self.event("charge.dispute.created", dispute, key="disputed")

    def close_dispute(self, checkout: Checkout, lost_credits: int) -> SignedEvent:
        status = "lost" if lost_credits else "won"
        dispute = self._dispute(checkout, lost_credits or 1_000, status)
        return self.event("charge.dispute.closed", dispute, key="dispute_closed")

    def _dispute(self, checkout: Checkout, amount: int, status: str) -> dict[str, Any]:
        return {
            "id": f"dp_{checkout.reference}",
            "object": "dispute",
            "amount": amount,
            "charge": f"ch_{checkout.reference}",
            "currency": "usd",
            "payment_intent": f"pi_{checkout.reference}",
            "status": status,
        }

    def event(self, kind: str, item: dict[str, Any], *, key: str, age_seconds: int = 0) -> SignedEvent:
        """The request by which Stripe would tell; the same event has the same id each time it is sent."""
        reference = item.get("payment_intent") or item["id"]
        body = json.dumps(
            {
                "id": f"evt_{key}_{reference}",
                "object": "event",
                "api_version": "2026-10-28",
                "created": int(time.time()),
                "data": {"object": item},
                "livemode": False,
                "type": kind,
            }
        ).encode()
        signed_at = int(time.time()) - age_seconds
        digest = hmac.new(WEBHOOK_SECRET.encode(), f"{signed_at}.".encode() + body, hashlib.sha256).hexdigest()
        return SignedEvent(body=body, headers={"Stripe-Signature": f"t={signed_at},v1={digest}"})


def _handler(stripe: StripeServer) -> type[BaseHTTPRequestHandler]:  # noqa: C901  # a class, not branches
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            form = {name: values[0] for name, values in parse_qs(self._body()).items()}
            if self._authorised() and self.path == "/v1/checkout/sessions":
                if int(form["line_items[0][price_data][unit_amount]"]) > 99_999_999:
                    self._answer(400, _error("invalid_request_error", "amount_too_large"))
                else:
                    self._answer(200, stripe.create(form, self.headers["Idempotency-Key"]))

        def do_GET(self) -> None:
            session = stripe.sessions.get(self.path.rsplit("/", 1)[-1])
            if self._authorised():
                missing = _error("invalid_request_error", "resource_missing")
                self._answer(404 if session is None else 200, session or missing)

        def _authorised(self) -> bool:
            if self.headers["Authorization"] == f"Bearer {SECRET_KEY}":
                return True
            self._answer(401, _error("invalid_request_error", "api_key_invalid"))
            return False

        def _body(self) -> str:
            return self.rfile.read(int(self.headers["Content-Length"] or 0)).decode()

        def _answer(self, status: int, document: dict[str, Any]) -> None:
            body = json.dumps(document).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: Any) -> None:
            pass

    return Handler


def _error(kind: str, code: str) -> dict[str, Any]:
    return {"error": {"type": kind, "code": code, "message": f"a message about {code}"}}

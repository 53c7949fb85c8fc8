"""E-mail: sent through an SMTP server, or written into a folder where none is set up."""

import re
import smtplib
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid, parseaddr
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from image3d.accounts.errors import AccountsError

SMTP_SECONDS = 20


class MailFailed(AccountsError):
    """The letter could not be handed over."""

    code = "mail_failed"
    retryable = True


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One e-mail in plain text."""

    to: str
    subject: str
    text: str


class Mailer(Protocol):
    """Takes letters to people."""

    def send(self, letter: Letter) -> None:
        """The letter is on its way.

        Raises:
            MailFailed: it could not be handed over.
        """
        ...


@dataclass(frozen=True, kw_only=True)
class FolderMailer:
    """Writes each letter as an .eml file, for development: nobody receives anything."""

    folder: Path
    sender: str = "Image3D <image3d@localhost>"

    def send(self, letter: Letter) -> None:
        """The letter lies in the folder, named by its time and receiver."""
        message = _message(letter, self.sender)
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        receiver = re.sub(r"[^a-z0-9]+", "-", letter.to.lower()).strip("-")
        (self.folder / f"{stamp}-{receiver[:60]}.eml").write_bytes(bytes(message))


@dataclass(frozen=True, kw_only=True)
class SmtpMailer:
    """Hands each letter to an SMTP server: `smtp://user:password@host:587` (STARTTLS) or `smtps://...:465`."""

    url: str
    sender: str

    def send(self, letter: Letter) -> None:
        """The server has accepted the letter.

        Raises:
            MailFailed: it has not.
        """
        parts = urlsplit(self.url)
        try:
            with self._connect(parts.scheme, parts.hostname or "localhost", parts.port) as server:
                if parts.username:
                    server.login(unquote(parts.username), unquote(parts.password or ""))
                server.send_message(_message(letter, self.sender))
        except (OSError, smtplib.SMTPException) as error:
            msg = f"The e-mail could not be handed to the mail server: {type(error).__name__}."
            raise MailFailed(msg) from error

    def _connect(self, scheme: str, host: str, port: int | None) -> smtplib.SMTP:
        context = ssl.create_default_context()
        if scheme == "smtps":
            return smtplib.SMTP_SSL(host, port or 465, timeout=SMTP_SECONDS, context=context)
        server = smtplib.SMTP(host, port or 587, timeout=SMTP_SECONDS)
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=context)
            server.ehlo()
        elif urlsplit(self.url).username:
            server.close()
            msg = "The mail server offers no encryption, so no password is sent to it."
            raise MailFailed(msg)
        return server


def open_mailer(url: str | None, *, sender: str, folder: Path) -> Mailer:
    """A mailer for an `smtp://` or `smtps://` URL; without one letters are written into `folder`."""
    return FolderMailer(folder=folder, sender=sender) if url is None else SmtpMailer(url=url, sender=sender)


def _message(letter: Letter, sender: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = letter.to
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = make_msgid(domain=parseaddr(sender)[1].rpartition("@")[2] or "localhost")
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    return message

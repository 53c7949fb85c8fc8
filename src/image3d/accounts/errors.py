"""What may be wrong with an account or a key.

AccountsError
+-- InvalidApiKey    no such key: wrong shape, wrong checksum, or unknown
+-- KeyRevoked       the key existed and was revoked
+-- KeyNotFound      no key of that id in the account
+-- AccountExists    the e-mail address has an account already
+-- AccountNotFound  no account of that e-mail address
+-- InvalidAccount   an e-mail address or a cap makes no sense
+-- TopUpRequired    a live key needs credits that were bought
"""

from image3d.core.errors import Image3DError


class AccountsError(Image3DError):
    """Root of the account errors."""


class InvalidApiKey(AccountsError):
    """The secret is not a key of this installation."""

    code = "invalid_api_key"

    def __init__(self) -> None:
        super().__init__("This API key is not valid. Send it as `Authorization: Bearer i3d_live_...`.")


class KeyRevoked(AccountsError):
    """The key was revoked and never works again."""

    code = "key_revoked"

    def __init__(self) -> None:
        super().__init__("This API key was revoked. Create a new one.")


class KeyNotFound(AccountsError):
    """The account has no key of that id."""

    code = "not_found"


class AccountExists(AccountsError):
    """An account with that e-mail address exists."""

    code = "account_exists"


class AccountNotFound(AccountsError):
    """No account has that e-mail address."""

    code = "not_found"


class InvalidAccount(AccountsError):
    """An e-mail address, a name or a cap that cannot be accepted."""

    code = "invalid_request"


class TopUpRequired(AccountsError):
    """Live keys come with the first top-up; `required_credits` and `bought_credits` say how far it is."""

    code = "top_up_required"

"""The sign-in service of this installation, where its settings name one."""

from image3d.app.installation import signing_secret
from image3d.console.deps import SignInService
from image3d.core.settings import Settings, SettingsInvalid


def build_openid(settings: Settings, public_url: str) -> SignInService | None:
    """The service that people may sign in with, or None.

    Raises:
        SettingsInvalid: a setting of it is missing, or the extra `openid` is not installed.
    """
    given = settings.openid
    if given.issuer is None:
        return None
    if given.client_id is None or given.client_secret is None:
        raise SettingsInvalid("IMAGE3D_OPENID_ISSUER needs IMAGE3D_OPENID_CLIENT_ID and IMAGE3D_OPENID_CLIENT_SECRET.")
    try:
        from image3d.console.openid import OpenIdService  # noqa: PLC0415  # an extra, for some only
    except ImportError as error:
        raise SettingsInvalid("IMAGE3D_OPENID_ISSUER needs the extra: pip install 'image3d[openid]'.") from error
    return OpenIdService(
        name=given.name,
        issuer=given.issuer,
        client_id=given.client_id,
        client_secret=given.client_secret.get_secret_value(),
        redirect_url=f"{public_url}/sign-in/openid/callback",
        secret=signing_secret(settings),
    )

"""What may go wrong with a stored file or a link to one.

ArtifactsError
+-- ArtifactNotFound      not_found: nothing is stored under the key
+-- InvalidArtifactKey    not_found: the key cannot name anything
+-- StorageUnavailable    storage_unavailable: the disk or the bucket does not work now
+-- LinkInvalid           link_invalid: the link was changed, cut or never signed
+-- LinkExpired           link_expired: the link was good and is too old
"""

from image3d.core.errors import Image3DError


class ArtifactsError(Image3DError):
    """Root of the artifact errors."""

    code = "storage_unavailable"


class ArtifactNotFound(ArtifactsError):
    """Nothing is stored under the key."""

    code = "not_found"


class InvalidArtifactKey(ArtifactsError):
    """The key is not one that this program makes."""

    code = "not_found"


class StorageUnavailable(ArtifactsError):
    """The place where artifacts are kept does not take or give them now."""

    code = "storage_unavailable"
    retryable = True


class LinkInvalid(ArtifactsError):
    """The signature does not fit the link."""

    code = "link_invalid"


class LinkExpired(ArtifactsError):
    """The signature fits, but its time is over."""

    code = "link_expired"

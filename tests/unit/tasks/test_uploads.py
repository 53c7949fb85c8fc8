# Goal: an upload's URL is known by its path under whichever name the installation is reached; nothing else is one.
import pytest

from image3d.tasks.uploads import upload_id_in

UPLOAD = "upl_01M8F0G33RY58ESRAF8FCGAZEX"


@pytest.mark.parametrize(
    "before",
    [
        "http://127.0.0.1:8000",
        "http://127.0.0.1:9000",
        "http://localhost",
        "https://api.example.com",
        "https://example.com/models",
        "http://[::1]:8000",
    ],
)
def test_the_host_before_the_path_decides_nothing(before: str) -> None:
    assert upload_id_in(f"{before}/api/v1/uploads/{UPLOAD}") == UPLOAD


@pytest.mark.parametrize(
    "url",
    [
        f"https://example.com/api/v1/uploads/{UPLOAD}?size=large",
        f"https://example.com/api/v1/uploads/{UPLOAD}#a",
        f"https://example.com/api/v1/uploads/{UPLOAD}/",
        f"https://example.com/api/v1/uploads/{UPLOAD}\n",
        f"https://example.com/?x=/api/v1/uploads/{UPLOAD}",
        f"https://example.com#/api/v1/uploads/{UPLOAD}",
        f"ftp://example.com/api/v1/uploads/{UPLOAD}",
        f"/api/v1/uploads/{UPLOAD}",
        "https://example.com/api/v1/uploads/upl_01m8f0g33ry58esraf8fcgazex",
        "https://example.com/api/v1/uploads/",
        "data:image/png;base64,iVBORw0K",
    ],
)
def test_other_urls_are_ordinary(url: str) -> None:
    assert upload_id_in(url) is None

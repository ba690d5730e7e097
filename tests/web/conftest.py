from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.taking import FOUR, FOUR_ID, write


@pytest.fixture
def four(root: Path) -> str:
    """The id of the small quiz."""
    write(root, FOUR_ID, FOUR)
    return FOUR_ID


@pytest.fixture
def other(app: Flask) -> FlaskClient:
    """The browser of another learner."""
    return app.test_client()


@pytest.fixture
def from_afar(app: Flask) -> FlaskClient:
    """A browser on another computer."""
    client = app.test_client()
    client.environ_base["REMOTE_ADDR"] = "192.0.2.7"
    return client

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.taking import EVERY_TYPE, EVERY_TYPE_ID, write


@pytest.fixture
def every_type(root: Path) -> str:
    """The id of a quiz with a question of every type."""
    write(root, EVERY_TYPE_ID, EVERY_TYPE)
    return EVERY_TYPE_ID


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

"""The app in a browser: the only part that knows Flask."""

from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

from flask import Flask
from markupsafe import Markup
from werkzeug.routing import IntegerConverter

from quizapp import resources
from quizapp.bank.refresh import Bank
from quizapp.language import edtf, prose
from quizapp.records.store import Records
from quizapp.source.diagnostics import as_text, count
from quizapp.web import errors, guard, hand_in, home, people, progress, question, quiz, read, result, teach
from quizapp.web.services import EXTENSION, Services, is_educator
from quizapp.web.session import Sessions


class _Position(IntegerConverter):
    """A number in an address: of so many figures that `int` takes it."""

    regex = r"\d{1,9}"


def create_app(bank: Bank, records: Records, secret_key: bytes, *, token: str = "") -> Flask:
    """The app over a bank and records.

    With a `token` it serves other computers too, and its educator's pages ask for it. Without one it answers only
    to the names of this computer, which keeps out web pages that have their own name lead here (DNS rebinding).
    """
    static = resources.folder("static")
    app = Flask("quizapp", template_folder=str(resources.folder("templates")), static_folder=str(static))
    app.config.update(
        SESSION_COOKIE_NAME="quizapp",
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=5 * 365 * 24 * 3600,
        SESSION_REFRESH_EACH_REQUEST=False,
        MAX_CONTENT_LENGTH=100_000,
        MAX_FORM_PARTS=200,
        SEND_FILE_MAX_AGE_DEFAULT=365 * 24 * 3600,
    )
    app.session_interface = Sessions(secret_key)
    app.url_map.converters["int"] = _Position
    app.extensions[EXTENSION] = Services(bank, records, lambda: datetime.now(UTC), token)
    _set_up_templates(app, static)
    guard.init_app(app, on_this_computer=not token)
    errors.init_app(app)
    for page in (home, quiz, question, hand_in, result, read, progress, people, teach):
        app.register_blueprint(page.blueprint)
    return app


def _set_up_templates(app: Flask, static: Path) -> None:
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        prose=prose.block,
        prose_line=prose.inline,
        date=lambda text: edtf.parse(text).words,
        report=as_text,
    )
    # A file's address changes with its content, so that browsers may keep it for ever. Worked out once: every
    # page has several.
    addresses = {
        file.name: f"{app.static_url_path}/{file.name}?v={blake2b(file.read_bytes(), digest_size=4).hexdigest()}"
        for file in static.iterdir()
    }
    links = Markup(
        '<link rel="stylesheet" href="{}">\n<link rel="icon" href="{}" type="image/svg+xml">'
    ).format(addresses["style.css"], addresses["icon.svg"])
    scripts = {
        name: Markup('<script src="{}" defer></script>').format(address)
        for name, address in addresses.items()
        if name.endswith(".js")
    }
    app.jinja_env.globals.update(
        links=links,
        scripts=scripts,
        count=count,
        is_educator=is_educator,
        learner_name=people.learner_name,
    )

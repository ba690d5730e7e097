"""Pages for when something is not there, not allowed, or broken."""

from flask import Flask, render_template
from werkzeug.exceptions import HTTPException, InternalServerError

_TITLES = {
    400: "That did not arrive whole",
    403: "That is not allowed",
    404: "There is nothing here",
    405: "That is not how this page is used",
    413: "That is too much at once",
    500: "Something broke",
}
_HELP = {
    400: "Go back and send it again.",
    404: "The address may be mistyped, or the quiz renamed. An attempt can be seen only by the learner who made it.",
    405: "Go back and use the buttons of the page.",
    413: "Go back and send a shorter answer.",
    500: "It is our fault, not yours. What you answered before is kept. The window in which quizapp runs says more.",
}


def init_app(app: Flask) -> None:
    app.register_error_handler(HTTPException, _page)


def _page(error: HTTPException) -> tuple[str, int, list[tuple[str, str]]]:
    code = error.code or 500
    said = error.description if code == 403 else None
    if isinstance(error, InternalServerError):
        code = 500
    title = _TITLES.get(code, error.name)
    help = said or _HELP.get(code, error.description)
    headers = [
        (name, value) for name, value in error.get_headers() if name != "Content-Type"
    ]  # Allow, for one
    return render_template("error.html", code=code, title=title, help=help), code, headers

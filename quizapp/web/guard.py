"""What every request and every page is held to."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask, abort, request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_POLICY = "; ".join(
    [
        "default-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    ]
)


_ALWAYS = [
    ("Content-Security-Policy", _POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
]
#: Going back shows what is recorded now, not the page as it was.
_NOT_KEPT = ("Cache-Control", "no-store")

_NAMES_OF_THIS_COMPUTER = ("localhost", "127.0.0.1", "[::1]")


def init_app(app: Flask, *, on_this_computer: bool) -> None:
    if on_this_computer:
        app.before_request(_refuse_other_names)
    app.before_request(_refuse_cross_site)
    app.wsgi_app = _with_headers(app.wsgi_app)  # type: ignore[method-assign,assignment]


def _refuse_other_names() -> None:
    """A web page may have its own name lead to this computer (DNS rebinding): then it must get nothing.

    Flask's TRUSTED_HOSTS would do, but knows no IPv6 and cannot show a page.
    """
    if re.sub(r":\d*$", "", request.host) not in _NAMES_OF_THIS_COMPUTER:
        abort(403, "Quizapp answers only at the address that it printed when it was started.")


def _refuse_cross_site() -> None:
    """A form of another site must not answer for the learner.

    Browsers say where a request comes from: all current ones in Sec-Fetch-Site, older ones in Origin. A
    request with neither comes from no browser, and so carries no learner's cookie against their will.
    https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
    """
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None:
        same = site in ("same-origin", "none")
    else:
        same = origin is None or origin.partition("://")[2] == request.host
    if not same:
        abort(403, "The form was sent from another site, so nothing was recorded.")


def _with_headers(application: "WSGIApplication") -> "WSGIApplication":
    """Every answer has these headers: put in at the very end, where they cost least and nothing escapes them."""

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            headers += _ALWAYS
            if any(name == "Content-Type" and value.startswith("text/html") for name, value in headers):
                headers.append(_NOT_KEPT)
            return start_response(status, headers, *rest)

        return application(environ, start)

    return answer

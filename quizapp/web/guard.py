"""What every request and every page is held to."""

import re

from flask import Flask, Response, abort, request

_POLICY = "; ".join(
    [
        "default-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    ]
)


_NAMES_OF_THIS_COMPUTER = ("localhost", "127.0.0.1", "[::1]")


def init_app(app: Flask, *, on_this_computer: bool) -> None:
    if on_this_computer:
        app.before_request(_refuse_other_names)
    app.before_request(_refuse_cross_site)
    app.after_request(_add_headers)


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


def _add_headers(response: Response) -> Response:
    headers = response.headers
    headers["Content-Security-Policy"] = _POLICY
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "same-origin"
    if response.mimetype == "text/html":
        # Going back shows what is recorded now, not the page as it was.
        headers["Cache-Control"] = "no-store"
    return response

"""The cookie that says who a browser belongs to."""

from functools import lru_cache
from typing import Any

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from itsdangerous import BadSignature, URLSafeSerializer

#: So many cookies whose signature was found good are remembered, because looking again at each request takes as
#: long as a third of a bare Flask page.
_REMEMBERED = 4096


class Sessions(SecureCookieSessionInterface):
    """Flask's signed cookie, without the time that Flask puts into it.

    With it, a clock that steps back would sign everybody out: cookies "from the future" are refused.
    """

    def __init__(self, secret_key: bytes) -> None:
        self._serializer = URLSafeSerializer(
            secret_key,
            salt=self.salt,
            serializer=self.serializer,
            signer_kwargs={"key_derivation": self.key_derivation, "digest_method": self.digest_method},
        )
        self._verified = lru_cache(_REMEMBERED)(self._load)

    def get_signing_serializer(self, app: Flask) -> Any:
        return self._serializer

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession:
        cookie = request.cookies.get(self.get_cookie_name(app))
        return self.session_class(self._verified(cookie) if cookie else None)

    def _load(self, cookie: str) -> dict[str, Any]:
        try:
            data = self._serializer.loads(cookie)
        except BadSignature:
            return {}
        return data if isinstance(data, dict) else {}

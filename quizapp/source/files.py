"""A file that somebody else may have made → its text, or why it has none."""

import errno
import stat
from pathlib import Path

from quizapp.source.diagnostics import Diagnostic

#: A file of this size holds about 3,000 questions: far more than one quiz, and read in a fifth of a second.
MAX_BYTES = 2_000_000


class SourceError(Exception):
    """The file has no usable content; `diagnostics` says why."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        super().__init__(diagnostics[0].message)
        self.diagnostics = diagnostics


def read_text(file: Path, shown: str) -> str:
    """The text of a file in UTF-8, with `\\n` at the ends of lines. `shown` is its path as findings print it.

    Raises SourceError.
    """

    def refuse(code: str, message: str, help: str) -> SourceError:
        return SourceError([Diagnostic(code, message, shown, help=help)])

    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise refuse("Y102", "this is not a file", "a bank is made of plain files and folders")
        if status.st_size > MAX_BYTES:
            size = f"{status.st_size / 1e6:,.1f} MB"
            help = f"split it into several quizzes of at most {MAX_BYTES // 1_000_000} MB"
            raise refuse("Y103", f"the file is too large ({size})", help)
        data = file.read_bytes()
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise refuse("Y102", "a symbolic link that leads back to itself", "remove the link") from None
        if error.errno == errno.ENOENT:
            raise refuse("Y102", "a link to a file that does not exist", "mend or remove the link") from None
        why = (error.strerror or "unknown error").lower()
        raise refuse("Y101", f"the file cannot be read: {why}", "make it readable for this user") from None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refuse("Y104", "the file is in UTF-16, not UTF-8", "save it again with the encoding UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        line = before.count("\n") + 1
        message = f"byte {data[error.start]:#04x} is not UTF-8"
        raise SourceError(
            [
                Diagnostic(
                    "Y104",
                    message,
                    shown,
                    line=line,
                    column=len(before) - before.rfind("\n"),
                    help="save the file again with the encoding UTF-8",
                )
            ]
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")

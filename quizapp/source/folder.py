"""The files of a bank in its folder: which there are, what each is called, and how a change to one is noticed."""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from quizapp.source.diagnostics import Diagnostic

#: The folder of a bank that holds the notes on articles; all other files are quizzes.
ARTICLES = "articles"
#: How the files of a bank are named.
SUFFIXES = (".yaml", ".yml")


#: A file as the operating system sees it: size in bytes, mtime_ns, inode.
Stamp = tuple[int, int, int]
Stamps = dict[str, Stamp]


@dataclass(frozen=True, order=True)
class BankFile:
    """A file of a bank. `id` is what the app calls its content: `russia-serbia`, `russia-serbia/july-crisis`."""

    id: str
    kind: Literal["article", "quiz"]
    path: Path
    shown: str


def bank_root(path: Path) -> Path:
    """The folder of the bank that a file or folder belongs to: the nearest one that has `articles/`."""
    path = path.absolute()
    folder = path if _is_folder(path) else path.parent
    for candidate in (folder, *folder.parents):
        if _is_folder(candidate / ARTICLES):
            return candidate
    return folder


def _is_folder(path: Path) -> bool:
    """False too for what this user may not look at."""
    with suppress(PermissionError):
        return path.is_dir()
    return False


def find_files(root: Path) -> tuple[list[BankFile], list[Diagnostic]]:
    """The files of a bank, and the findings about folders and names.

    Hidden files, and files that are not YAML, are passed over.
    """
    found: dict[tuple[str, str], BankFile] = {}
    findings: list[Diagnostic] = []

    def refuse(error: OSError) -> None:
        why = (error.strerror or "unknown error").lower()
        shown = _shown(Path(error.filename))
        findings.append(
            Diagnostic(
                "Y101", f"the folder cannot be read: {why}", shown, help="make it readable for this user"
            )
        )

    walked: set[tuple[int, int]] = set()
    for folder, folders, names in os.walk(root, onerror=refuse, followlinks=True):
        status = Path(folder).stat()
        if (status.st_dev, status.st_ino) in walked:
            folders.clear()  # a link back to where we have been
            continue
        walked.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if name.startswith(".") or path.suffix not in SUFFIXES:
                continue
            file = _bank_file(root, path)
            if other := found.get((file.kind, file.id)):
                message = f"`{name}` and `{other.path.name}` would be the same {file.kind}"
                findings.append(Diagnostic("Q302", message, file.shown, help="rename or remove one of them"))
            else:
                found[file.kind, file.id] = file
    return sorted(found.values()), findings


def _bank_file(root: Path, path: Path) -> BankFile:
    inside = path.relative_to(root).with_suffix("")
    if inside.parts[0] == ARTICLES and len(inside.parts) > 1:
        return BankFile(_text("/".join(inside.parts[1:])), "article", path, _shown(path))
    return BankFile(_text(inside.as_posix()), "quiz", path, _shown(path))


def _shown(path: Path) -> str:
    """The path as findings print it: from the working directory where it lies below it."""
    with suppress(ValueError):
        path = path.absolute().relative_to(Path.cwd())
    return _text(path.as_posix())


def _text(name: str) -> str:
    """A name may hold bytes that are not UTF-8, which nothing could print or store."""
    return os.fsencode(name).decode(errors="replace")


def stamps_of(files: Iterable[BankFile]) -> Stamps:
    """The stamps of files, by their shown paths; (-1, 0, 0) for one that cannot be stat'ed."""
    stamps = {}
    for file in files:
        try:
            status = file.path.stat()
            stamps[file.shown] = (status.st_size, status.st_mtime_ns, status.st_ino)
        except OSError:
            stamps[file.shown] = (-1, 0, 0)
    return stamps

"""Where templates, static files and the bundled banks are: beside the package, or inside an installed copy."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `templates`, `static` or `questions`.

    A wheel carries them in `quizapp/data/`; a checkout, and an editable install of one, has them at
    its top level.
    """
    installed = _PACKAGE / "data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name

"""What people install, built and tried in a folder of its own."""

import html
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import quizapp
from quizapp.check.library import check
from tests.test_server import Serving

REPOSITORY = Path(__file__).parent.parent


def run(*command):
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command)], cwd=REPOSITORY, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    run("build", "--wheel", "--no-isolation", "--outdir", folder, REPOSITORY)
    [built] = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A folder with nothing but the installed package."""
    folder = tmp_path_factory.mktemp("site")
    run(
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-compile",
        "--disable-pip-version-check",
        "--target",
        folder,
        wheel,
    )
    return folder


def files(folder, *endings):
    return {
        path.relative_to(REPOSITORY).as_posix()
        for path in (REPOSITORY / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name.endswith(endings or "")
    }


def test_the_wheel_has_the_package_what_it_shows_and_nothing_else(wheel):
    name = f"quizapp-{quizapp.__version__}"
    assert wheel.name == f"{name}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        packed = [file for file in archive.namelist() if not file.endswith("/")]
        metadata = archive.read(f"{name}.dist-info/METADATA").decode()
    expected = files("quizapp", ".py", "py.typed")
    for folder in ("templates", "static", "questions"):
        expected |= {f"quizapp/data/{file}" for file in files(folder)}
    about = {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}
    assert set(packed) == expected | {f"{name}.dist-info/{file}" for file in about}
    assert len(packed) == len(set(packed))
    assert f"Version: {quizapp.__version__}\n" in metadata
    assert not re.search(r"(?m)^Requires-Dist: (pytest|hypothesis|ruff)[^;]*$", metadata)


def test_the_types_of_the_package_are_there_for_others(installed):
    assert (installed / "quizapp/py.typed").exists()


@pytest.mark.parametrize("here", ["nothing", "questions"])
def test_an_installed_copy_serves_the_folder_here_or_else_the_banks_that_it_brought(
    installed, tmp_path, root, here
):
    elsewhere = tmp_path if here == "questions" else tmp_path / "elsewhere"
    elsewhere.mkdir(exist_ok=True)
    with Serving(cwd=elsewhere, env={"PYTHONPATH": str(installed)}, data=tmp_path / "data") as serving:
        page = serving.get()
        [style] = re.findall(r'href="/(static/style\.css[^"]*)"', page)
        assert serving.get(style) == (REPOSITORY / "static/style.css").read_text(encoding="utf-8")
    if here == "questions":
        assert "The lighthouse of Vrelo" in page
    else:
        assert "The lighthouse of Vrelo" not in page
        sound = check(REPOSITORY / "questions").quizzes
        assert f"Serving {len(sound)} quizzes at " in serving.said[0]
        assert all(quiz.title in html.unescape(page) for quiz in sound.values())


def test_it_is_the_installed_copy_that_was_tried(installed, tmp_path):
    command = [sys.executable, "-c", "import quizapp; print(quizapp.__file__)"]
    done = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(installed)}, capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()).is_relative_to(installed)

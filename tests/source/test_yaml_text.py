import os
import tracemalloc
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quizapp.check.library import check
from quizapp.source.diagnostics import Diagnostic, as_text
from quizapp.source.folder import bank_root
from quizapp.source.yaml_text import MAX_EXCERPT, MAX_HIDDEN, Source, SourceError, parse, read


def findings(text):
    with pytest.raises(SourceError) as refused:
        parse(text, "quiz.yaml")
    return refused.value.diagnostics


def finding_of(file):
    with pytest.raises(SourceError) as refused:
        read(file, file.name)
    (finding,) = refused.value.diagnostics
    return finding


def said(finding):
    return f"{finding.code} {finding.message} = {finding.help}"


def written(path, data):
    path.write_bytes(data)
    return path


@pytest.fixture
def open_folder():
    """A folder that anybody may enter, unlike pytest's own."""
    with TemporaryDirectory(prefix="quizapp-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@contextmanager
def as_nobody():
    """The file system as somebody sees it whom permissions bind, which root is not."""
    if os.getuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def locked(path):
    mode = path.stat().st_mode
    path.chmod(0)
    try:
        with as_nobody():
            yield
    finally:
        path.chmod(mode)


# Values


@pytest.mark.parametrize(
    "text",
    [
        "no", "yes", "true", "012", "0x1F", "12:30", "1.10", "1e3", "1838-05-01", "~", "null", ".inf", "=",
        "<<", "40,000", "C# and F#",
    ],
)  # fmt: skip
def test_every_scalar_is_the_text_that_stands_there(text):
    assert parse(f"key: {text}\n{text}: key\n", "").value == {"key": text, text: "key"}


def test_a_key_without_a_value_has_an_empty_text():
    assert parse("title:\n", "").value == {"title": ""}


@pytest.mark.parametrize("text", ["title: Óscar и Ђура\r\nabout: |\r\n  a\r\n  b\r\n", "\ufefftitle: a\n"])
def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path, text):
    file = written(tmp_path / "quiz.yaml", text.encode())
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    assert read(file, "quiz.yaml").value == parse(plain, "quiz.yaml").value


def test_line_ends_of_old_macs_count_as_lines(tmp_path):
    source = read(written(tmp_path / "quiz.yaml", b"title: a\rabout: b\r"), "")
    assert source.at("", "", ("about",)).line == 2


printable = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), max_size=12)


@given(st.text() | st.text(alphabet="ab:- \n\t\"'[]{},#&*!|>%@`\\?~.<é", max_size=60))
def test_no_text_whatever_makes_the_reader_crash(text):
    value = None
    with suppress(SourceError):
        value = parse(text, "quiz.yaml").value
    assert value is None or isinstance(value, dict)


@given(
    st.dictionaries(
        printable,
        st.recursive(
            printable,
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(printable, inner, max_size=3),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_what_pyyaml_writes_in_quotes_is_read_back(value):
    text = yaml.safe_dump(value, default_style='"', allow_unicode=True)
    assert parse(text, "").value == value


# Positions

TEXT = """\
title: "Ко је “чувар”?"
questions:
  - id: cow
    tags: [fog, крава]
    prompt: >-
      In 1812 it stood
      for 12 years.
"""


@pytest.mark.parametrize("prefix", ["", "\ufeff"], ids=["plain", "byte-order mark"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize(
    ("place", "options", "shown"),
    [
        ((), {}, (1, 1, 'title: "Ко је “чувар”?"')),
        (("title",), {}, (1, 8, '"Ко је “чувар”?"')),
        (("title",), {"key": True}, (1, 1, "title")),
        (("title",), {"words": "чувар"}, (1, 16, "чувар")),
        (("title",), {"words": "not there"}, (1, 8, '"Ко је “чувар”?"')),
        (("questions",), {"key": True}, (2, 1, "questions")),
        (("questions", 0), {}, (3, 5, "id: cow")),
        (("questions", 0, "tags"), {}, (4, 11, "[fog, крава]")),
        (("questions", 0, "tags", 1), {}, (4, 17, "крава")),
        (("questions", 0, "tags", 7), {}, (4, 11, "[fog, крава]")),
        (("questions", 0, "answer"), {}, (3, 5, "id: cow")),
        (("questions", 0, "id", "deeper"), {}, (3, 9, "cow")),
        (("questions", 0, "prompt"), {}, (6, 7, "In 1812 it stood")),
        (("questions", 0, "prompt"), {"key": True}, (5, 5, "prompt")),
        (("questions", 0, "prompt"), {"words": "12"}, (7, 11, "12")),
        (("questions", 0, "prompt"), {"words": "81"}, (6, 11, "81")),
        (("questions", 0, "prompt"), {"words": "stood for 12"}, (6, 18, "stood")),
    ],
)
def test_every_key_value_and_word_has_its_place(tmp_path, prefix, newline, place, options, shown):
    file = written(tmp_path / "quiz.yaml", (prefix + TEXT.replace("\n", newline)).encode())
    found = read(file, "quiz.yaml").at("Q000", "", place, **options)
    underlined = found.excerpt[found.column - 1 : found.column - 1 + found.width]
    assert (found.line, found.column, underlined) == shown


@given(st.integers(0, 700), st.integers(1, 30), st.integers(0, 700))
def test_a_finding_carries_as_much_of_a_long_line_as_is_shown(before, width, after):
    line = "t: " + "x" * before + "Ж" * width + "y" * after
    found = Source("a.yaml", f"{line}\nz: z\n").between("Q100", "m", before + 3, before + 3 + width, "")
    assert len(found.excerpt) <= MAX_EXCERPT
    whole = Diagnostic("Q100", "m", "a.yaml", 1, before + 4, width, line)
    assert as_text([found]) == as_text([whole])


def test_columns_count_characters_outside_of_the_basic_plane_once():
    assert parse("a: {🐄🐄: x, b: y}\n", "").at("", "", ("a", "b")).column == 15


# Limits, in their exact words


def test_a_film_named_quiz_yaml_is_not_opened(tmp_path, monkeypatch):
    film = tmp_path / "quiz.yaml"
    with film.open("wb") as file:
        file.truncate(100_000_000)
    for way in ("open", "read_bytes", "read_text"):
        monkeypatch.setattr(f"pathlib.Path.{way}", lambda *_, **__: pytest.fail("it was opened"))
    tracemalloc.start()
    finding = finding_of(film)
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()
    assert said(finding) == (
        "Y103 the file is too large (100.0 MB) = split it into several quizzes of at most 2 MB"
    )


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a: " + "[" * 10_000, 23),
        ("a: " + "{b: " * 10_000, 80),
        ("- " * 10_000, 41),
        ("a:\n" + "".join(f"{' ' * i}- \n" for i in range(1000)), 20),
        ("? " * 10_000, 41),
    ],
    ids=["brackets", "braces", "dashes", "lines", "question marks"],
)
def test_ten_thousand_levels_are_refused_at_the_twenty_first(text, column):
    (finding,) = findings(text)
    assert said(finding) == (
        "Y202 nested more than 20 levels deep = a quiz needs seven: look for a missing bracket"
    )
    assert finding.column == column


def test_a_billion_laughs_are_refused_line_by_line():
    bomb = "a: &a [ha, ha]\n" + "".join(
        f"{one}: &{one} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, one in zip("abcdefgh", "bcdefghi", strict=True)
    )
    found = findings(bomb)
    assert {finding.code for finding in found} == {"Y203"}
    assert len(found) == 9 + 8 * 9


def test_of_millions_of_hidden_characters_the_first_are_reported():
    assert len(findings("a: " + "\0" * 1_000_000)) == MAX_HIDDEN


@pytest.mark.parametrize("line", ["\t\n", "\u00a0a\n"], ids=["tabs", "odd spaces"])
def test_of_millions_of_lines_with_a_wrong_space_the_first_are_reported(line):
    assert len(findings("a: b\n" + line * 100_000)) == MAX_HIDDEN


@pytest.mark.parametrize("char", "\0\x1b\x7f\x85\xad\u200b\u2028\u202e\u2060\u2066\ufeff\ufffe")
def test_a_character_that_cannot_be_seen_is_found(char):
    (finding,) = findings(f"title: fog{char}signal\n")
    assert (finding.code, finding.column) == ("Y106", 11)


@pytest.mark.parametrize("char", ["\u00a0", "\u200d", "é", "е\u0301", "🐄", "،"])
def test_a_character_that_some_script_needs_is_left_alone(char):
    assert parse(f"title: fog{char}signal\n", "").value == {"title": f"fog{char}signal"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "Y105 the file is empty = write a quiz, or delete it"),
        (b"\xef\xbb\xbf \r\n\r\n", "Y105 the file is empty = write a quiz, or delete it"),
        (b"# soon\n", "Y105 the file holds only comments = write a quiz, or delete the file"),
        (
            "title: caf\xe9\n".encode("latin-1"),
            "Y104 byte 0xe9 is not UTF-8 = save the file again with the encoding UTF-8",
        ),
        (
            "title: крава\n".encode("utf-16"),
            "Y104 the file is in UTF-16, not UTF-8 = save it again with the encoding UTF-8",
        ),
    ],
    ids=["empty", "blank", "comments", "latin-1", "utf-16"],
)
def test_a_file_without_readable_text_says_what_it_is(tmp_path, data, message):
    assert said(finding_of(written(tmp_path / "quiz.yaml", data))) == message


def test_the_byte_that_is_not_utf_8_is_shown_at_its_place(tmp_path):
    data = "title: крава\nabout: ".encode() + "café".encode("cp1252")
    finding = finding_of(written(tmp_path / "quiz.yaml", data))
    assert (finding.line, finding.column) == (2, 11)


# Files that are not there to be read


def test_a_file_of_somebody_else_is_said_to_be_unreadable(open_folder):
    file = written(open_folder / "quiz.yaml", b"title: a\n")
    with locked(file):
        finding = finding_of(file)
    assert said(finding) == (
        "Y101 the file cannot be read: permission denied = make it readable for this user"
    )


def test_a_file_in_a_locked_folder_is_said_to_be_unreadable(open_folder):
    folder = open_folder / "locked"
    folder.mkdir()
    file = written(folder / "quiz.yaml", b"title: a\n")
    with locked(folder):
        finding = finding_of(file)
    assert finding.code == "Y101"


@pytest.mark.parametrize("name", ["articles", "sample", "."])
def test_a_locked_folder_of_a_bank_is_a_finding(open_folder, name):
    for folder in ("articles", "sample"):
        (open_folder / folder).mkdir()
    with locked(open_folder / name):
        (finding,) = check(bank_root(open_folder)).findings
    assert finding.path.endswith((open_folder / name).as_posix())
    assert said(finding) == (
        "Y101 the folder cannot be read: permission denied = make it readable for this user"
    )


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda file: file.symlink_to(file),
            "Y102 a symbolic link that leads back to itself = remove the link",
        ),
        (
            lambda file: file.symlink_to("gone.yaml"),
            "Y102 a link to a file that does not exist = mend or remove the link",
        ),
        (os.mkfifo, "Y102 this is not a file = a bank is made of plain files and folders"),
        (os.mkdir, "Y102 this is not a file = a bank is made of plain files and folders"),
    ],
    ids=["loop", "dangling link", "pipe", "folder"],
)
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path, make, message):
    make(tmp_path / "quiz.yaml")
    assert said(finding_of(tmp_path / "quiz.yaml")) == message


def test_a_link_to_a_sound_file_is_followed(tmp_path):
    written(tmp_path / "there", b"title: a\n")
    (tmp_path / "quiz.yaml").symlink_to("there")
    assert read(tmp_path / "quiz.yaml", "").value == {"title": "a"}

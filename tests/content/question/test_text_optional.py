"""Words of a typed answer that may be left out."""

import pytest

from quizapp.content.question.text import Text

COMMON = {"type": "text", "id": "t", "prompt": "Who?", "explanation": "Why.", "cite": "p"}


def text(answer, *optional, accept=()):
    return Text.model_validate(
        COMMON | {"answer": answer, "accept": list(accept), "optional": list(optional)}
    )


@pytest.mark.parametrize(
    ("answer", "optional", "typed", "right"),
    [
        ("the cow", ["the"], "the cow", True),
        ("the cow", ["the"], "cow", True),
        ("the cow", ["the"], "The Cow!", True),
        ("cow", ["the"], "the cow", True),
        ("cow", ["sea"], "sea cow", True),
        ("cow", [], "sea cow", False),
        ("cow", ["the"], "the", False),
        ("cow", ["the"], "the the", False),
        ("Miloš Obrenović", ["Prince", "knez"], "Prince Miloš Obrenović", True),
        ("Miloš Obrenović", ["Prince", "knez"], "prince Milos Obrenovic", True),
        ("Miloš Obrenović", ["Prince", "knez"], "кнез Милош Обреновић", True),
        ("Miloš Obrenović", ["Prince", "knez"], "Miloš Obrenović, Prince", True),
        ("Miloš Obrenović", ["Prince", "knez"], "King Miloš Obrenović", False),
        ("Miloš Obrenović", ["Prince", "knez"], "Princess Miloš Obrenović", False),
        ("Prince Miloš", ["Prince"], "Miloš", True),
        ("Pyotr Wrangel", ["the", "General", "Baron"], "the General Baron Kutepov", False),
        ("Pyotr Wrangel", ["the", "General", "Baron"], "the Baron Pyotr Wrangel", True),
        ("Pyotr Wrangel", ["the Black Baron"], "Black Baron Pyotr Wrangel", True),
        ("Alexander I", ["King"], "King Alexander I", True),
        ("Alexander I", ["King"], "King Alexander II", False),
        ("Alexander I", ["King"], "King", False),
    ],
)
def test_optional_words_may_be_typed_or_left_out(answer, optional, typed, right):
    assert text(answer, *optional).grade(typed).fraction == right


def test_optional_words_do_not_make_an_answer_close():
    question = text("Miloš", "Prince", "Grand")
    assert question.near("Prince Mliloš")
    assert not question.near("Grand Prince Milan")


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        (text("the cow", "the"), []),
        (text("the cow", "the", "cow"), ["Q207"]),
        (text("the cow", "the", accept=["the"]), ["Q207"]),
        (text("the cow", "—"), ["Q204"]),
        (text("the cow", "the", accept=["cow"]), ["Q203"]),
        (text("the cow", accept=["cow"]), []),
    ],
)
def test_optional_words_are_checked(question, codes):
    assert [fault.code for fault in question.faults()] == codes


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        ("Gorbachev", "Gorbačov"),
        ("Alexander I", "alexander i."),
        ("Karađorđe", "Карађорђе"),
    ],
)
def test_without_optional_words_texts_are_compared_as_ever(answer, typed):
    assert text(answer).grade(typed).fraction == 1

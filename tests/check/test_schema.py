import re
from typing import Annotated, Union, get_args, get_origin

import pytest
import yaml
from jsonschema import Draft202012Validator

from quizapp.check.schema import json_schema
from quizapp.cli import starter
from quizapp.content.article import Article
from quizapp.content.fields import Foreseen, Model, Option
from quizapp.content.question import TYPES
from quizapp.content.quiz import Quiz
from tests.conftest import BANKS

FILES = sorted([*(BANKS / "good").rglob("*.yaml"), *(BANKS.parent.parent / "questions").rglob("*.yaml")])
SCHEMAS = {model: json_schema(model) for model in (Quiz, Article)}
VALIDATORS = {model: Draft202012Validator(schema) for model, schema in SCHEMAS.items()}


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: unlike in YAML 1.1, dates are text, and so are `yes` and `no`."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [
            (tag, re.compile("^(?:true|false)$") if tag.endswith(":bool") else pattern)
            for tag, pattern in resolvers
            if not tag.endswith(":timestamp")
        ]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def load(text):
    return yaml.load(text, EditorLoader)


def errors(model, value):
    return [error.message for error in VALIDATORS[model].iter_errors(value)]


def quiz_of(question):
    return {"title": "T", "article": "a", "questions": [question]}


def models(model):
    """A model and those inside it."""
    found = [model]
    for info in model.model_fields.values():
        found += [inner for part in parts(info.annotation) for inner in models(part)]
    return found


def parts(annotation):
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    elif get_origin(annotation) in (tuple, dict, Annotated, Union):
        for inner in get_args(annotation):
            yield from parts(inner)


@pytest.mark.parametrize("model", SCHEMAS)
def test_the_schema_is_a_json_schema(model):
    Draft202012Validator.check_schema(SCHEMAS[model])


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_good_file_fits_its_schema(file):
    model = Article if file.parent.name == "articles" else Quiz
    assert errors(model, load(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("name", starter.FILES)
def test_the_bank_to_start_from_fits_its_schema(name):
    assert errors(Article if name.startswith("articles/") else Quiz, load(starter.FILES[name])) == []


@pytest.mark.parametrize("type_", TYPES)
def test_the_example_of_each_type_fits_the_schema(type_):
    assert errors(Quiz, quiz_of(load(TYPES[type_].example))) == []


@pytest.mark.parametrize("type_", TYPES)
def test_a_mistyped_key_does_not_fit(type_):
    question = load(TYPES[type_].example)
    question["explanaton"] = question.pop("explanation")
    assert errors(Quiz, quiz_of(question))


@pytest.mark.parametrize("key", ["title", "article", "questions"])
def test_a_mistyped_key_of_the_quiz_does_not_fit(key):
    quiz = quiz_of(load(TYPES["choice"].example))
    quiz[f"{key}s"] = quiz.pop(key)
    assert len(errors(Quiz, quiz)) >= 2


def test_a_mistyped_key_of_a_passage_does_not_fit():
    article = load(starter.FILES["articles/tea.yaml"])
    passage = article["sections"][0]["passages"][0]
    passage["txt"] = passage.pop("text")
    assert len(errors(Article, article)) == 2


def test_an_unknown_type_does_not_fit():
    question = load(TYPES["choice"].example) | {"type": "choise"}
    assert errors(Quiz, quiz_of(question))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("cite", "consul"),
        ("cite", ["consul", "protectorate"]),
        ("when", 1838),
        ("when", "1838-05-01"),
        ("answer", 1838),
        ("answer", True),
        ("answer", {"text": "Gerasim", "feedback": "So."}),
        ("tags", ["people", 1838]),
    ],
)
def test_what_an_editor_takes_for_a_number_or_a_yes_is_text_to_us(key, value):
    assert errors(Quiz, quiz_of(load(TYPES["choice"].example) | {key: value})) == []


def properties_of(model):
    """What the schema says of each field of a model, wherever it says it."""
    # Some may be written as one text too, and so have no definition of their own.
    if model is Option:
        *_, written_out = SCHEMAS[Quiz]["$defs"]["Choice"]["properties"]["answer"]["anyOf"]
        return written_out["properties"]
    if model is Foreseen:
        *_, written_out = SCHEMAS[Quiz]["$defs"]["Text"]["properties"]["distractors"]["items"]["anyOf"]
        return written_out["properties"]
    schemas = [SCHEMAS[Quiz], SCHEMAS[Article]]
    defined = {"Quiz": schemas[0], "Article": schemas[1]} | schemas[0]["$defs"] | schemas[1]["$defs"]
    return defined[model.__name__]["properties"]


@pytest.mark.parametrize("model", [*dict.fromkeys([*models(Quiz), *models(Article), *TYPES.values()])])
def test_every_field_is_in_the_schema_with_its_description(model):
    properties = properties_of(model)
    assert set(properties) == {info.alias or name for name, info in model.model_fields.items()}
    # The type of a question is a constant, which says all.
    assert [name for name, shown in properties.items() if not {"description", "const"} & set(shown)] == []

"""A file's values → a model, or what is wrong with them, in our words and at its place.

pydantic finds the errors; this module knows where each stands in the file and how to say it to an author.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from quizapp.check.rules.rule import Code
from quizapp.content.docs import field_docs
from quizapp.content.fields import Model, Option
from quizapp.content.question import TYPES
from quizapp.language import dates
from quizapp.source.diagnostics import Diagnostic, count, did_you_mean, listed
from quizapp.source.yaml_text import Place, Source

M = TypeVar("M", bound=Model)

#: What each code means. The first are found by the model, of a file's keys; the others by the types of its values.
CODES = (
    Code(
        "Q101",
        "a key is missing",
        "The authoring guide lists which keys each part must have.",
    ),
    Code(
        "Q102",
        "an unknown key",
        "A key that nobody reads is most often a slip of the finger, and what it says would be lost without a "
        "word. The keys differ by type: `distractors` belongs to `choice` and `multiple`.",
    ),
    Code(
        "Q103",
        "a value of the wrong kind",
        "A list where one text belongs, or the other way round. A text with `: ` in it becomes a "
        "key and its value unless it is in quotes.",
    ),
    Code(
        "Q104",
        "an empty value",
        "A key without a value says nothing: write the value or take the key out.",
    ),
    Code(
        "Q105",
        "an unknown type of question",
        "The type decides how a question is asked and graded.",
    ),
    Code(
        "Q106",
        "a value that is not on the list",
        "Some keys take one of a few words.",
    ),
    Code(
        "Q107",
        "an id of the wrong form",
        "Ids stand in addresses and in the record of every answer, so they are made of small letters, digits "
        "and hyphens, and never change.",
    ),
    Code(
        "Q108",
        "a date that cannot be read",
        "Dates in files follow EDTF (ISO 8601-2): `1838`, `1838-05`, `1838-05-01`, `184X`, `18XX`, `1838~` for "
        "about, `1838?` for perhaps, and `1828/1856` for a period.",
    ),
    Code(
        "Q109",
        "neither true nor false",
        "`yes`, `no`, `on` and `1` mean too many things in too many places.",
    ),
    Code(
        "Q110",
        "too few or too many",
        "A list is shorter or longer than what can be shown and answered.",
    ),
    Code(
        "Q111",
        "a text that is too long",
        "No prompt, option or passage needs more than 5,000 characters.",
    ),
    Code(
        "Q112",
        "not a web address",
        "Readers follow it to the article, so it must start with http:// or https://.",
    ),
    Code(
        "Q113",
        "a number that cannot be read",
        "The key of a `number` question is a number in figures: `1838`, `40,000`, `96.6`, `3 billion`. What it counts "
        "goes into `unit`. In files, a comma parts thousands and a point parts decimals. `1.234` is refused, because "
        "half of Europe reads it as a thousand and more: write `1,234`, or `1.2340` for a little more than one. "
        "Learners may type either.",
    ),
    Code(
        "Q114",
        "a text without gaps, or with too many",
        "A gap of a `cloze` question is written `{{key}}` or `{{key = other name}}` to be typed, and "
        "`{{key | wrong | wrong}}` to be chosen. One to twelve of them can be answered. A brace that is left over "
        "would be shown to learners as it stands.",
    ),
    Code(
        "Q115",
        "a pattern that is no regular expression",
        "`pattern` of a `text` question is a regular expression as Python's `regex` package knows them. A list of "
        "names in `accept` is easier to read, and rarely not enough.",
    ),
)
#: What to do about a value that its type refuses.
_HELP = {
    "Q107": "use small letters a–z, digits and single hyphens, at most 80: `first-consul`",
    "Q108": "write `1838`, `1838-05`, `1838-05-01`, `184X`, `18XX`, `1838~` for about, or `1828/1856` for a period",
    "Q109": "write `true` or `false`",
    "Q112": "start it with `https://`",
    "Q113": "write figures alone, `1838`, `40,000`, `96.6`, `3 billion`; what it counts goes into `unit: …`",
    "Q115": "mend the regular expression, or use `accept` with a list of texts",
    "Q114": "write one to twelve gaps: `{{key}}` to be typed, `{{key | wrong | wrong}}` to be chosen",
}


def validate(model: type[M], source: Source) -> tuple[M | None, list[Diagnostic]]:
    """The model that the file describes, or None and every finding."""
    try:
        return model.model_validate(source.value), []
    except ValidationError as error:
        findings = [
            finding
            for detail in error.errors(include_url=False)
            if (finding := _Finding(model, source, detail).diagnostic())
        ]
        return None, findings


def json_schema(model: type[Model]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a kind of file, for editors."""
    title = {"Quiz": "A quiz of quizapp", "Article": "Notes on an article of quizapp"}[model.__name__]
    schema = model.model_json_schema()
    models = {one.__name__: one for one in (model, *_parts(model))}
    for name, shown in [(model.__name__, schema), *schema.get("$defs", {}).items()]:
        docs = field_docs(models[name])
        for field, info in models[name].model_fields.items():
            if field in docs and (info.alias or field) in shown["properties"]:
                shown["properties"][info.alias or field].setdefault("description", docs[field])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": title}


def _parts(model: type[Model]) -> Iterator[type[Model]]:
    """The models that a model is made of, all the way down."""
    inner = (one for info in model.model_fields.values() for one in _models(info.annotation))
    questions = TYPES.values() if "questions" in model.model_fields else ()
    for part in (*inner, *questions):
        yield part
        yield from _parts(part)


class _Finding:
    """One error of pydantic's, on its way to a diagnostic."""

    def __init__(self, model: type[Model], source: Source, detail: ErrorDetails) -> None:
        self.model = model
        self.source = source
        self.detail = detail
        self.context = detail.get("ctx", {})
        self.place = self._in_file(detail["loc"])
        name = next((step for step in reversed(self.place) if isinstance(step, str)), "the file")
        item = self.place and isinstance(self.place[-1], int)
        self.name = f"an item of `{name}`" if item else f"`{name}`"

    def _in_file(self, loc: tuple[int | str, ...]) -> Place:
        """pydantic's path as it leads through the file.

        It has the type's name after `questions` and the index, and goes into what is written as one text.
        """
        place = loc[:2] + loc[3:] if loc[:1] == ("questions",) and loc[2:3] and loc[2] in TYPES else loc
        value: Any = self.source.value
        for depth, step in enumerate(place):
            if isinstance(value, str):
                return place[:depth]
            value = value.get(step) if isinstance(value, dict) else value[int(step)]
            if value is None:
                break
        return place

    def diagnostic(self) -> Diagnostic | None:
        kind = self.detail["type"]
        if kind.startswith("Q") or kind == "literal_error":
            if self.detail["input"] == "":
                return self.empty()
            if not isinstance(self.detail["input"], str):
                return self.wrong_kind()
        if kind.startswith("Q"):
            help = self.context.get("help") or self.date_meant() or _HELP[kind]
            return self.source.at(kind, self.detail["msg"], self.place, help=help)
        say = _SAY.get(kind, _Finding.wrong_kind)
        return say(self)

    def date_meant(self) -> str:
        """For a date as people write it, how it is written in files."""
        written = dates.as_edtf(self.detail["input"]) if self.detail["type"] == "Q108" else None
        if not written:
            return ""
        about = "~" if re.match(r"about|around|circa|ca?\b", self.detail["input"], re.IGNORECASE) else ""
        return f"in files, dates are written in EDTF: `{written}{about}`"

    def missing(self) -> Diagnostic | None:
        *parent, field = self.place
        model = _model_at(self.model, self.detail["loc"][:-1])
        hints = [did_you_mean(key, _keys(model)) for key in self.detail["input"] if key not in _keys(model)]
        if any(f"`{field}`" in hint or (model is Option and not hint) for hint in hints):
            return None  # it is there under a wrong name, or behind a colon: a finding of its own
        description = self._field(tuple(parent), str(field))
        help = f"add `{field}: …`" + (f" ({description})" if description else "")
        return self.source.at("Q101", f"`{field}` is missing", tuple(parent), help=help)

    def unknown(self) -> Diagnostic:
        key = str(self.place[-1])
        model = _model_at(self.model, self.detail["loc"][:-1])
        known = _keys(model)
        help = did_you_mean(key, known)
        owners = [name for name, type_ in TYPES.items() if key in _keys(type_)]
        if owners and model in TYPES.values():
            owned = f"`{key}` belongs to questions of the type {listed(owners, 'or')}"
            help = f"{help} {owned}" if help else owned
        elif owners and "questions" in self.model.model_fields:
            help = "it is a key of questions: check its indentation"
        elif not help and (" " in key or model is Option):
            help = "if this is a text with a colon in it, put the whole text in quotes"
        help = help or f"known here: {listed(sorted(known))}"
        return self.source.at("Q102", f"unknown key `{key}`", self.place, key=True, help=help)

    def empty(self) -> Diagnostic:
        item = isinstance(self.place[-1], int)
        help = "write it, or take it out" if item else "write it, or take the key out if it is optional"
        return self.source.at("Q104", f"{self.name} is empty", self.place, key=True, help=help)

    def no_type(self) -> Diagnostic:
        tag, place = self.detail["input"].get("type"), (*self.place, "type")
        message = "`type` should be one word" if tag else "the question has no `type`"
        help = f"write `type: …` with one of {listed(list(TYPES), 'or')}"
        return self.source.at("Q105", message, place, key=True, help=help)

    def unknown_type(self) -> Diagnostic:
        tag, known = self.detail["input"]["type"], list(TYPES)
        if not tag or not isinstance(tag, str):
            return self.no_type()
        help = did_you_mean(tag, known) or f"the types are {listed(known)}"
        if "choice" in tag.casefold() and tag not in known:
            help = "write `choice` for one right answer, `multiple` for all that apply"
        return self.source.at("Q105", f"unknown question type `{tag}`", (*self.place, "type"), help=help)

    def not_listed(self) -> Diagnostic:
        value = self.detail["input"]
        expected = [
            word.strip().strip("'") for word in str(self.context["expected"]).replace(" or ", ",").split(",")
        ]
        help = did_you_mean(str(value), expected) or f"write {listed(expected, 'or')}"
        return self.source.at("Q106", f"`{value}` is not a value of {self.name}", self.place, help=help)

    def too_few(self) -> Diagnostic | None:
        text = isinstance(self.detail["input"], str)  # one text, where a list of several is wanted
        if not text and len(self.detail["input"]) >= self.context["min_length"]:
            return None  # the items are there, but with findings of their own
        if self.detail["input"] == "":
            return self.empty()
        help = "write one item a line, each after `- `" if text else "add what is missing"
        message = f"{self.name} needs at least {count(self.context['min_length'], 'item')}"
        return self.source.at("Q110", message, self.place, key=True, help=help)

    def too_many(self) -> Diagnostic:
        given = self.context["actual_length"] or len(self.detail["input"])
        message = f"{self.name} has {given} items, and may have {self.context['max_length']}"
        return self.source.at("Q110", message, self.place, key=True, help="take some out, or make two of it")

    def too_long(self) -> Diagnostic:
        message = f"{self.name} is longer than {self.context['max_length']:,} characters"
        return self.source.at("Q111", message, self.place, help="shorten it")

    def wrong_kind(self) -> Diagnostic:
        wanted = {
            "tuple_type": "a list",
            "dict_type": "keys and values",
            "model_type": "keys and values",
            "model_attributes_type": "keys and values",
        }.get(self.detail["type"], "text")
        if self.context.get("class_name") == "Option":
            wanted = "text"
        value = self.detail["input"]
        if value == "":
            return self.empty()
        given = (
            "a list" if isinstance(value, list) else "text" if isinstance(value, str) else "keys and values"
        )
        help = {
            "text": "write one text, in quotes if it has a colon in it",
            "a list": "write one item a line, each after `- `",
        }.get(wanted, "write its keys on lines of their own, indented")
        if self.place[-1:] == ("allow",):
            help = "write the code and the reason: `allow: {W203: the question asks how much}`"
        elif self.detail["type"] == "dict_type":
            help = "write each on a line of its own, indented and without a dash: `first: second`"
        return self.source.at("Q103", f"{self.name} should be {wanted}, not {given}", self.place, help=help)

    def _field(self, place: Place, name: str) -> str:
        model = _model_at(self.model, self.detail["loc"][:-1])
        for field, info in model.model_fields.items() if model else ():
            if name in (field, info.alias):
                return (info.description or field_docs(model).get(field, "")).rstrip(".") if model else ""
        return ""


_SAY: dict[str, Callable[[_Finding], Diagnostic | None]] = {
    "missing": _Finding.missing,
    "extra_forbidden": _Finding.unknown,
    "string_too_short": _Finding.empty,
    "union_tag_not_found": _Finding.no_type,
    "union_tag_invalid": _Finding.unknown_type,
    "literal_error": _Finding.not_listed,
    "too_short": _Finding.too_few,
    "too_long": _Finding.too_many,
    "string_too_long": _Finding.too_long,
}


@cache
def _keys(model: type[Model] | None) -> frozenset[str]:
    return (
        frozenset(info.alias or name for name, info in model.model_fields.items()) if model else frozenset()
    )


def _model_at(model: type[Model], loc: tuple[int | str, ...]) -> type[Model] | None:
    """The model that describes the value at pydantic's path `loc`."""
    found: type[Model] | None = model
    for depth, step in enumerate(loc):
        if isinstance(step, int):
            continue
        if depth == 2 and loc[0] == "questions":
            found = TYPES.get(step)
        elif found:
            fields = {info.alias or name: info for name, info in found.model_fields.items()}
            found = next(_models(fields[step].annotation), None) if step in fields else None
    return found


def _models(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    elif get_origin(annotation) in (tuple, Annotated, Union, UnionType):
        for inner in get_args(annotation):
            yield from _models(inner)

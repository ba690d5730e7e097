"""The kinds of values that files are made of, and the model that all their parts share.

The reader hands over every scalar as text; the types here turn text into what it means. A value that does
not fit raises a PydanticCustomError whose type is a code of the rulebook, so that it is reported in our
words at its place in the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from quizapp.language import edtf

MAX_TEXT = 5_000

#: What an editor's YAML reader may take for a number or a yes/no is text to us.
_SCALAR = {"type": ["string", "number", "boolean"]}


class Model(BaseModel):
    """A part of a file: frozen, and closed to keys that it does not know."""

    # Each model's validator is built when it is first used: most starts need few of them.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a value that fits its schema.

    `at` leads to it from the model that reports it; `words` are those inside it to underline, if not all.
    """

    code: str
    message: str
    at: tuple[str | int, ...] = ()
    help: str = ""
    words: str = ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _id(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) or len(text) > 80:
        raise PydanticCustomError("Q107", "`{text}` cannot be an id", {"text": text})
    return text


def _date(text: str) -> str:
    try:
        edtf.parse(text)
    except ValueError as error:
        raise PydanticCustomError("Q108", "`{text}`: {why}", {"text": text, "why": str(error)}) from None
    return text


def _url(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\S*", text):
        raise PydanticCustomError("Q112", "`{text}` is not a web address", {"text": text})
    return text


#: What authors write who know other YAML.
_MEANT = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}


def _yes_no(value: object) -> object:
    if value in ("true", "false") or isinstance(value, bool):
        return value == "true" or value is True
    meant = _MEANT.get(str(value).casefold())
    context = {"text": str(value), "help": f"did you mean `{meant}`?" if meant else ""}
    raise PydanticCustomError("Q109", "`{text}` is neither `true` nor `false`", context)


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TEXT),
    AfterValidator(_one_line),
    WithJsonSchema(_SCALAR),
]
Prose = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TEXT),
    WithJsonSchema(_SCALAR),
]
Id = Annotated[str, AfterValidator(_id), WithJsonSchema(_SCALAR)]
Date = Annotated[str, AfterValidator(_date), WithJsonSchema(_SCALAR)]
Url = Annotated[str, AfterValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": [True, False, "true", "false"]})]
#: A list of lines, or one line for a list of one.
Lines = Annotated[
    tuple[Line, ...],
    BeforeValidator(_listed),
    WithJsonSchema({"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR, "minItems": 1}]}),
]


class Option(Model):
    """One thing to choose: its text, and what to say to a learner who chose it."""

    text: Annotated[Line, Field(description="What is to be chosen.")]
    feedback: Annotated[Prose | None, Field(description="Shown to learners who choose it (Markdown).")] = None


def _share(value: object) -> object:
    try:
        share = float(str(value))
    except ValueError:
        share = 1.0
    if not 0 <= share < 1:
        help = "write how much of the point it earns: `0.5` for half; a right answer belongs into `accept`"
        context = {"text": str(value), "help": help}
        raise PydanticCustomError("Q113", "`{text}` is not a part of a point", context)
    return share


class Foreseen(Option):
    """A wrong answer that is often typed: its text, what to say to a learner who typed it, and what it earns."""

    text: Annotated[Line, Field(description="What is typed.")]
    feedback: Annotated[Prose | None, Field(description="Shown to learners who type it (Markdown).")] = None
    fraction: Annotated[
        float,
        BeforeValidator(_share),
        WithJsonSchema(_SCALAR),
        Field(description="The part of the point that it earns: from 0, as if left out, to less than 1."),
    ] = 0.0


def _option(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


def _option_schema(option: type[Option]) -> dict[str, Any]:
    return {
        "anyOf": [
            _SCALAR,
            {
                "type": "object",
                "properties": {
                    name: {**_SCALAR, "description": info.description}
                    for name, info in option.model_fields.items()
                },
                "required": ["text"],
                "additionalProperties": False,
            },
        ]
    }


#: `Gyula Andrássy`, or `{text: Gyula Andrássy, feedback: …}`.
OptionField = Annotated[Option, BeforeValidator(_option), WithJsonSchema(_option_schema(Option))]
#: `Mihailo Obrenović`, or `{text: Mihailo Obrenović, feedback: …, fraction: 0.5}`.
ForeseenField = Annotated[Foreseen, BeforeValidator(_option), WithJsonSchema(_option_schema(Foreseen))]


def repeated(ids: Iterator[tuple[tuple[str | int, ...], str]]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Those of the (place, word) pairs whose word came before."""
    seen: set[str] = set()
    for place, word in ids:
        if word in seen:
            yield place, word
        seen.add(word)

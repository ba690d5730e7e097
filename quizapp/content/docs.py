"""What the fields of files are for, in the words that stand under them in the code."""

import ast
import inspect
import textwrap
from functools import cache
from itertools import pairwise

from quizapp.content.fields import Model


@cache
def field_docs(model: type[Model]) -> dict[str, str]:
    """The docstring of each field of a model, its bases' included.

    pydantic can do this (`use_attribute_docstrings`), but does it whenever a class is made, which took a third of
    every start; it is needed only to print a schema and to explain a missing key.
    """
    docs: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if issubclass(base, Model):
            docs |= _in_class(base)
    return docs


def _in_class(cls: type[Model]) -> dict[str, str]:
    parsed = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
    statements = [statement for made in parsed if isinstance(made, ast.ClassDef) for statement in made.body]
    found = {}
    for field, text in pairwise(statements):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
            and isinstance(text.value.value, str)
        ):
            found[field.target.id] = inspect.cleandoc(text.value.value)
    return found

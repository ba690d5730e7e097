"""Which questions ask about each passage: worked out when the bank is built, so that no page has to.

Pages show these figures of whole articles. Counting them for each page would take the longer the more questions
there are.
"""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from quizapp.check.coverage.passages import Asking, CoveredPassage

#: So many of the quizzes that ask about a passage are named under it.
NAMED = 3

_ASKING = """
    select q.quiz, q.id, q.type, q.level, z.title
    from citations c join questions q on q.quiz = c.quiz and q.id = c.question join quizzes z on z.id = c.quiz
    where c.article = ? and c.passage = ?
    order by z.first is null, z.first, z.last, z.title, q.position
"""
_TALLY = "update passages set asked = ?, types = ?, levels = ?, quizzes = ?, in_quizzes = ? where article = ? and id = ?"
_SECTION_OF = "select article, section from passages where article = ? and id = ?"
_SECTION = """
    update sections set questions = (
        select count(*) from (
            select distinct c.quiz, c.question from passages p
            join citations c on c.article = p.article and c.passage = p.id
            where p.article = sections.article and p.section = sections.position
        )
    ) where article = ? and position = ?
"""
_ARTICLE = """
    update articles set questions = (
        select count(*) from (select distinct quiz, question from citations where article = articles.id)
    ) where id = ?
"""


def tally(db: Database, touched: Iterable[tuple[str, str]]) -> None:
    """Bring the figures of these passages (article, id) up to date, and those of their sections and articles."""
    touched = sorted(touched)
    for article, passage in touched:
        rows = db.execute(_ASKING, [article, passage]).fetchall()
        covered = CoveredPassage(passage, [Asking(*row[:4]) for row in rows])
        quizzes = list({row[0]: row[4] for row in rows}.items())
        named = json.dumps(quizzes[:NAMED], ensure_ascii=False)
        figures = [len(rows), covered.types, covered.levels, named, len(quizzes)]
        db.execute(_TALLY, [*figures, article, passage])
    for section in {db.execute(_SECTION_OF, key).fetchone() for key in touched} - {None}:
        db.execute(_SECTION, section)
    for article in {article for article, _ in touched}:
        db.execute(_ARTICLE, [article])

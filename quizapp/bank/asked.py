"""Which questions ask about each passage: worked out when the bank is built, so that no page has to.

Pages show these figures of whole articles. Counting them for each page would take the longer the more questions
there are.
"""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from quizapp.check.coverage.passages import Asking, CoveredPassage

Row = list[str]

#: So many of the quizzes that ask about a passage are named under it.
NAMED = 3

_ASKING = """
    select c.article, c.passage, q.quiz, q.id, q.type, q.level, z.title
    from json_each(?) touched
    join citations c on c.article = json_extract(touched.value, '$[0]') and c.passage = json_extract(touched.value, '$[1]')
    join questions q on q.quiz = c.quiz and q.id = c.question join quizzes z on z.id = c.quiz
    order by z.first is null, z.first, z.last, z.title, q.position
"""
_TALLY = "update passages set asked = ?, types = ?, levels = ?, quizzes = ?, in_quizzes = ? where article = ? and id = ?"
_SECTIONS_OF = """
    select distinct p.article, p.section from json_each(?) touched
    join passages p on p.article = json_extract(touched.value, '$[0]') and p.id = json_extract(touched.value, '$[1]')
"""
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
    asking: dict[tuple[str, str], list[Row]] = {passage: [] for passage in touched}
    listed = json.dumps(list(asking))
    for article, passage, *row in db.execute(_ASKING, [listed]):
        asking[article, passage].append(row)
    db.conn.executemany(_TALLY, (_figures(passage, rows) for passage, rows in asking.items()))
    db.conn.executemany(_SECTION, db.execute(_SECTIONS_OF, [listed]).fetchall())
    db.conn.executemany(_ARTICLE, [[article] for article in {article for article, _ in asking}])


def _figures(passage: tuple[str, str], rows: list[Row]) -> list[object]:
    """The values of _TALLY; `rows` are quiz, id, type, level, and the quiz's title."""
    covered = CoveredPassage(passage[1], [Asking(*row[:4]) for row in rows])
    quizzes = list({row[0]: row[4] for row in rows}.items())
    named = json.dumps(quizzes[:NAMED], ensure_ascii=False)
    return [len(rows), covered.types, covered.levels, named, len(quizzes), *passage]

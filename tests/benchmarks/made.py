"""Banks and records of any size, made up for measuring."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from quizapp.bank.refresh import Bank
from quizapp.content.question import Question, Response
from quizapp.content.revision import decode
from quizapp.records import statements as sql
from quizapp.records.database import Execute
from quizapp.records.migrations import up_to_date
from quizapp.records.store import Records, sqlite_url
from quizapp.records.values import NewItem

QUESTIONS_A_QUIZ = 100
#: At most so many, and then up to four questions on each.
PASSAGES = 2_500


def bank(folder: Path, questions: int) -> Path:
    """Files with so many questions, a hundred a quiz, of the length and variety of real ones."""
    passages = min(PASSAGES, questions)
    (folder / "articles").mkdir(parents=True)
    (folder / "made").mkdir()
    (folder / "articles/made.yaml").write_text(_article(passages), encoding="utf-8")
    for quiz in range(questions // QUESTIONS_A_QUIZ):
        (folder / f"made/quiz-{quiz}.yaml").write_text(_quiz(quiz, passages), encoding="utf-8")
    return folder


def _name(number: int, ending: str) -> str:
    """A name of its own for each number, without figures in it."""
    syllables = ("ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu")
    return "".join(syllables[int(figure)] for figure in f"{number:04}").capitalize() + ending


def _envoy(number: int) -> str:
    return _name(number, "vić")


def _house(number: int) -> str:
    return _name(number, "idze")


def _town(number: int) -> str:
    return _name(number, "grad")


def _year(number: int) -> str:
    return str(1000 + number)


def _article(passages: int) -> str:
    lines = ["title: Made up", "source: nobody", "sections:", "  - title: One", "    passages:"]
    for number in range(passages):
        lines += [
            f"      - id: p{number}",
            f"        when: {_year(number)}",
            "        text: >-",
            f"          In {_year(number)} the envoy {_envoy(number)} of the House of {_house(number)} came to the town of",
            f"          {_town(number)} and stayed, because the road was closed and the winter was long.",
        ]
    return "\n".join(lines) + "\n"


def _quiz(quiz: int, passages: int) -> str:
    lines = [f"title: Quiz {quiz}", "article: made", "about: A quiz that was made up.", "questions:"]
    for number in range(QUESTIONS_A_QUIZ):
        turn, passage = divmod(quiz * QUESTIONS_A_QUIZ + number, passages)
        prompt, name, evidence = _asked(turn, passage)
        lines += [
            f"  - id: q{number}",
            "    type: choice",
            "    level: recall",
            f"    prompt: {prompt}",
            f"    answer: {name(passage)}",
            "    distractors:",
            f"      - text: {name(passage + 1)}",
            "        feedback: That envoy came to another town in the year after.",
            f"      - {name(passage + 2)}",
            f"      - {name(passage + 3)}",
            "    explanation: >-",
            "      The road was closed in winter, so the envoy stayed longer than was planned at first",
            "      by the court that had sent him on his way.",
            f"    cite: p{passage}",
            f"    evidence: {evidence} {name(passage)}",
            f"    when: {_year(passage)}",
            "    tags: [made, people]",
        ]
    return "\n".join(lines) + "\n"


def _asked(turn: int, passage: int) -> tuple[str, Callable[[int], str], str]:
    """What is asked of a passage in turn: the prompt, what makes the key, and the words before it in the passage."""
    return (
        (f"Which envoy came to the town of {_town(passage)} in {_year(passage)}?", _envoy, "the envoy"),
        (f"Of which house was the guest who stayed in {_town(passage)}?", _house, "the House of"),
        (f"When was the winter so long that the road to {_town(passage)} closed?", _year, "In"),
        (f"Where did {_envoy(passage)} find his lodgings?", _town, "came to the town of"),
    )[turn % 4]


def bank_on_one_passage(folder: Path, questions: int) -> Path:
    """Files with so many questions, a hundred a quiz, that all cite one passage: each might collide with any other."""
    (folder / "articles").mkdir(parents=True)
    (folder / "made").mkdir()
    names = [
        f"{first}{last}"
        for first in ("Mil", "Rad", "Dra", "Bog", "Vuk")
        for last in ("an", "oje", "ica", "omir")
    ]
    told = "".join(f" The envoy {name} wrote home." for name in names)
    (folder / "articles/made.yaml").write_text(
        "title: Made up\nsource: nobody\nsections:\n  - title: One\n    passages:\n"
        f"      - id: envoys\n        text: Many came.{told}\n",
        encoding="utf-8",
    )
    deeds = "reached left praised saw drew sold bought feared ruled built burned crossed".split()
    places = "bridge castle harbour valley island mill abbey market tower river forest garden".split()
    seasons = "spring summer autumn winter January February March April May June July August".split()
    random = Random(1)
    for quiz in range(questions // QUESTIONS_A_QUIZ):
        lines = [f"title: Quiz {quiz}", "article: made", "questions:"]
        for number in range(QUESTIONS_A_QUIZ):
            key, *others = random.sample(names, 4)
            asked = [random.choice(words) for words in (deeds, places, seasons)]
            lines += [
                f"  - id: q{number}",
                "    type: choice",
                f"    prompt: Which envoy {asked[0]} the {asked[1]} in {asked[2]}?",
                f"    answer: {key}",
                f"    distractors: [{', '.join(others)}]",
                "    explanation: The road was closed for the rest of that year.",
                "    cite: envoys",
                f"    evidence: The envoy {key} wrote home",
            ]
        (folder / f"made/quiz-{quiz}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def records(data: Path, bank: Bank, stored: int, asked: int = 13) -> None:
    """Records with so many answers of a thousand learners, in attempts of `asked` questions."""
    data.mkdir(parents=True, exist_ok=True)
    made = Records(sqlite_url(data))
    up_to_date(made.database)
    now = int(datetime.now(UTC).timestamp() * 1000)
    items = asked_items(bank, asked)
    attempts = range(stored // asked)

    def work(execute: Execute) -> None:
        for number in range(1000):
            execute(sql.ADD_LEARNER, {"id": f"l{number}", "name": f"L{number}", "now": now})
        for item in items:
            execute(sql.PIN, {"digest": item.digest, "body": item.revision})
        for number in attempts:
            quiz = f"made/quiz-{number // 1000}"  # one attempt at each by each learner
            execute(
                "insert into attempts values (:id, :learner, :quiz, 'Made', 'practice', false, 1, false, :now, :now, false)",
                {"id": f"a{number}", "learner": f"l{number % 1000}", "quiz": quiz, "now": now},
            )
            for position, item in enumerate(items, 1):
                values = {"attempt": f"a{number}", "position": position, "quiz": quiz, "flagged": False,
                          "question": item.question, "digest": item.digest, "layout": json.dumps(item.layout)}  # fmt: skip
                execute(sql.ASK, values)
                execute(
                    "insert into answers (attempt, position, step, try, kind, response, fraction, words, points, "
                    "final, seconds, at) "
                    "values (:attempt, :position, 1, 1, 'answer', '\"x\"', :right, '', :right, true, 9.5, :now)",
                    {"attempt": f"a{number}", "position": position, "right": number % 2, "now": now},
                )

    made.database.write(work)
    [[count]] = made.database.read("select count(*) from answers", {})
    assert count == len(attempts) * asked
    made.close()


def asked_items(bank: Bank, asked: int = 13) -> list[NewItem]:
    """The items of a new attempt at the first questions of the bank."""
    drafts = [
        draft
        for quiz in range(-(-asked // QUESTIONS_A_QUIZ))
        for draft in bank.questions(f"made/quiz-{quiz}")
    ]
    return [
        NewItem(
            "made/quiz-0",
            draft.id,
            draft.digest,
            draft.revision,
            decode(draft.revision).question.lay_out(Random(1)),
        )
        for draft in drafts[:asked]
    ]


def wrong_response(question: Question, number: int) -> Response:
    """A response that is not right, so that grading it has to look at everything; typed ones differ by number."""
    layout = question.lay_out(Random(2))
    match question.type:
        case "choice" | "true-false":
            return layout["options"][-1]
        case "multiple":
            return layout["options"][1:]
        case "order":
            return layout["items"]
        case "match" | "categorise":
            return dict.fromkeys(layout["things"], layout["places"][0])
        case "cloze":
            return {
                gap: options[0] if options else f"Mihailo Obrenović {number}"
                for gap, options in layout.items()
            }
        case "number":
            return f"1 839,{number}"
        case "date":
            return f"22. avgusta {1839 + number}. godine"
        case _:
            return f"Милош Обреновић {number}"

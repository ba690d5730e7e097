"""Banks and records of any size, made up for measuring."""

import json
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import sqlalchemy as sa

from quizapp import migrations
from quizapp.bank.refresh import Bank
from quizapp.content.question import Question, Response
from quizapp.content.revision import read
from quizapp.records import NewItem, Records, sqlite_url
from quizapp.records.tables import answers, attempts, items, learners, revisions

QUESTIONS_A_QUIZ = 100
PASSAGES = 500


def bank(folder: Path, questions: int) -> Path:
    """Files with so many questions, a hundred a quiz, of the length of real ones."""
    (folder / "articles").mkdir(parents=True)
    (folder / "made").mkdir()
    (folder / "articles/made.yaml").write_text(_article(), encoding="utf-8")
    for quiz in range(questions // QUESTIONS_A_QUIZ):
        (folder / f"made/quiz-{quiz}.yaml").write_text(_quiz(quiz), encoding="utf-8")
    return folder


def _article() -> str:
    lines = ["title: Made up", "source: nobody", "sections:", "  - title: One", "    passages:"]
    for number in range(PASSAGES):
        lines += [
            f"      - id: p{number}",
            f"        when: {1500 + number}",
            "        text: >-",
            f"          In {1500 + number} the envoy Person{number} of the House of Somebody{number} came to the town of",
            f"          Place{number} and stayed, because the road was closed and the winter was long.",
        ]
    return "\n".join(lines) + "\n"


def _quiz(quiz: int) -> str:
    lines = [f"title: Quiz {quiz}", "article: made", "about: A quiz that was made up.", "questions:"]
    for number in range(QUESTIONS_A_QUIZ):
        passage = (quiz * QUESTIONS_A_QUIZ + number) % PASSAGES
        lines += [
            f"  - id: q{number}",
            "    type: choice",
            "    level: recall",
            f"    prompt: Which envoy came to the town of Place{passage} in {1500 + passage}?",
            f"    answer: Person{passage}",
            "    distractors:",
            f"      - text: Person{passage + 1}",
            "        feedback: That envoy came to another town in the year after.",
            f"      - Person{passage + 2}",
            f"      - Person{passage + 3}",
            "    explanation: >-",
            "      The road was closed in winter, so the envoy stayed longer than was planned at first",
            "      by the court that had sent him on his way.",
            f"    cite: p{passage}",
            f"    evidence: the envoy Person{passage}",
            f"    when: {1500 + passage}",
            "    tags: [made, people]",
        ]
    return "\n".join(lines) + "\n"


def records(data: Path, bank: Bank, stored: int, asked: int = 13) -> None:
    """Records with so many answers of a thousand learners, in attempts of `asked` questions."""
    data.mkdir(parents=True, exist_ok=True)
    made = Records(sqlite_url(data))
    migrations.up_to_date(made.engine)
    now = int(datetime.now(UTC).timestamp() * 1000)
    drafts = bank.questions("made/quiz-0")[:asked]
    layouts = [json.dumps(read(draft.revision).question.lay_out(Random(1))) for draft in drafts]
    with made.engine.begin() as connection:
        connection.execute(
            learners.insert(), [{"id": f"l{n}", "name": f"L{n}", "created": now} for n in range(1000)]
        )
        connection.execute(revisions.insert(), [{"digest": d.digest, "body": d.revision} for d in drafts])
        for start in range(0, stored // asked, 1000):
            numbers = range(start, min(start + 1000, stored // asked))
            connection.execute(
                attempts.insert(),
                [
                    {"id": f"a{n}", "learner": f"l{n % 1000}", "quiz": "made/quiz-0", "title": "Quiz 0",
                     "mode": "practice", "partial": False, "tries": 1, "certain": False, "started": now}
                    for n in numbers
                ],
            )  # fmt: skip
            connection.execute(
                items.insert(),
                [
                    {"id": n * asked + i + 1, "attempt": f"a{n}", "position": i + 1, "quiz": "made/quiz-0",
                     "question": draft.id, "digest": draft.digest, "layout": layouts[i], "flagged": False}
                    for n in numbers
                    for i, draft in enumerate(drafts)
                ],
            )  # fmt: skip
            connection.execute(
                answers.insert(),
                [
                    {
                        "item": n * asked + i + 1,
                        "try": 1,
                        "response": '"x"',
                        "fraction": float(n % 2),
                        "at": now,
                    }
                    for n in numbers
                    for i in range(asked)
                ],
            )
    with made.engine.connect() as connection:
        count = connection.scalar(sa.select(sa.func.count()).select_from(answers))
    assert count == stored // asked * asked
    made.close()


def asked_items(bank: Bank, asked: int = 13) -> list[NewItem]:
    """The items of a new attempt at the first quiz."""
    return [
        NewItem(
            "made/quiz-0",
            draft.id,
            draft.digest,
            draft.revision,
            read(draft.revision).question.lay_out(Random(1)),
        )
        for draft in bank.questions("made/quiz-0")[:asked]
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

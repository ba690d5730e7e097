"""Banks and records of any size, made up for measuring."""

import json
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

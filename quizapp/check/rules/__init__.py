"""Rules that look further than the schema. Each is one function under `@rule`, which has its code and explanation.

| Module | Codes | What its rules look at |
| --- | --- | --- |
| `grounding` | G1, Q301 | a question and the passages that it cites |
| `originals` | G2 | notes and questions, and the articles that they tell |
| `stems` | W1 | the stem of a question: how it asks |
| `options` | W2 | the options of a question, beside one another |
| `keys` | W2 | the key of a question, beside its stem and its distractors |
| `shares` | W3 | all true–false questions of a quiz |
| `pairs` | W4 | two questions that cite the same passage |
| `feedback` | W5 | explanation and hints of a question |
| `allowances` | W001 | the warnings that a question allows |

`rule` says what a rule is, `item` what those of item writing (W) see of a question; `english` and `ranges` are what
they know of the language and of numbers. `quizapp.check.rulebook` lists them all, `quizapp.check.writing` runs W.
"""

"""A small bank to start from: what `quizapp new` writes."""

from pathlib import Path

_ARTICLE = """\
# Notes on one article. Learners read them, and every question cites a passage of them.
title: Tea
source: the school library
# url: https://example.org/tea
licence: Ours; use it as you like.
sections:
  - title: How it came to Europe
    passages:
      # The id is what questions cite. It stays as it is for ever.
      - id: first-ships
        when: 1610            # a year, a day (1610-05-01) or a period (1600/1610)
        text: >-
          The first tea reached Europe in 1610, on a ship of the Dutch East India Company.
          It was sold in small amounts as a medicine, because it was dear.
      - id: coffee-houses
        when: 1657
        text: >-
          In London it was first offered in 1657, in the coffee house of Thomas Garraway.
          He praised it on a poster as a cure for headaches and for bad dreams.
"""

_QUIZ = """\
# One quiz a file. `quizapp check` shows every mistake at its place.
title: Tea comes to Europe
article: tea                  # the file articles/tea.yaml
about: Four questions on the first ships and the first cups.
years: 1610/1657
questions:
  - id: first-carriers        # stays as it is for ever: scores hang on it
    type: choice
    prompt: Who brought the first tea to Europe in 1610?
    answer: the Dutch East India Company
    distractors:              # wrong answers; one that is often chosen deserves feedback
      - text: the English East India Company
        feedback: The English came to tea two generations later.
      - the Hanseatic League
      - merchants of Venice
    explanation: The Dutch traded with China and Japan by way of Java.
    cite: first-ships         # the passage that the answer rests on

  - id: sold-as
    type: true-false
    prompt: Tea was first sold in Europe as a medicine.
    answer: true
    explanation: Hardly anybody could have paid for it as a daily drink.
    cite: first-ships
    evidence: sold in small amounts as a medicine     # words of the passage that prove it

  - id: first-seller
    type: text
    prompt: In whose coffee house was tea first offered in London?
    answer: Thomas Garraway
    accept: [Garraway, Garway]      # other names; case and accents never matter
    explanation: His house stood in the lane where the brokers of the City met.
    cite: coffee-houses

  - id: cures
    type: multiple
    prompt: Which of these did the poster of 1657 promise a cure for?
    answers: [headaches, bad dreams]
    distractors: [toothache, baldness]
    explanation: Such promises were common for anything new and dear.
    cite: coffee-houses
"""

#: Where each file goes, and what is in it.
FILES = {"articles/tea.yaml": _ARTICLE, "tea/first-cups.yaml": _QUIZ}


def write(folder: Path) -> list[Path]:
    """Write the bank and return its files. Raises FileExistsError before anything is overwritten, and OSError."""
    paths = [folder / name for name in FILES]
    for path in paths:
        if path.exists():
            raise FileExistsError(17, "exists", str(path))
    for path, text in zip(paths, FILES.values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return paths

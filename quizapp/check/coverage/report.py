"""What `quizapp coverage` prints: coverage in words for people, or in JSON for programs."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from quizapp.check.coverage.facts import CoveredFact
from quizapp.check.coverage.passages import CoveredArticle, CoveredPassage, CoveredSection
from quizapp.source.diagnostics import count, printable


def as_text(articles: Sequence[CoveredArticle], facts: Sequence[CoveredFact] | None) -> str:
    """A line a passage; then, where a reader's eye ends up, what is missing."""
    lines = [line for article in articles for line in _article(article)]
    lines += [line for article in articles for line in _summary(article)]
    if facts is not None:
        lines += _facts(facts)
    return "\n".join(printable(line) for line in lines).strip("\n")


def _article(article: CoveredArticle) -> Iterator[str]:
    yield from ("", article.title, "=" * len(article.title))
    for section in article.sections:
        yield from ("", f"{section.title}: {_size(section)}")
        rows = [_row(passage) for passage in section.passages]
        name, types = (max(len(row[column]) for row in rows) for column in (0, 2))
        for row in rows:
            yield f"  {row[0]:{name}}  {row[1]:>2}  {row[2]:{types}}  {row[3]}".rstrip()


def _row(passage: CoveredPassage) -> tuple[str, str, str, str]:
    types = passage.types
    levels = passage.levels
    return passage.id, str(len(passage.asked_by)), types or "no question asks about it", levels


def _summary(article: CoveredArticle) -> Iterator[str]:
    yield from ("", f"{article.title}: {_size(article)}.")
    if unasked := [passage.id for passage in article.unasked]:
        yield f"{count(len(unasked), 'passage')} that no question asks about: {', '.join(unasked)}."
    else:
        yield "Every passage is asked about."


def _size(covered: CoveredArticle | CoveredSection) -> str:
    return f"{count(len(covered.passages), 'passage')}, {count(covered.questions, 'question')}"


def _facts(facts: Sequence[CoveredFact]) -> Iterator[str]:
    lost = [one for one in facts if not one.carried]
    unasked = [one for one in facts if not one.asked_by]
    yield from (
        "",
        f"{count(len(facts), 'fact')}: {_share(lost, facts)} carried by the notes, {_share(unasked, facts)} asked for.",
    )
    yield "Both are estimates: words are compared, and notes and questions have words of their own."
    for title, ones in (("Carried by no passage", lost), ("Asked for by no question", unasked)):
        if ones:
            yield from ("", f"{title}:")
        for one in ones:
            yield f"  {one.fact.id}  {one.fact.article} §{one.fact.anchor}: {one.fact.text}"
            if not one.noted:
                yield "      no passage names this paragraph in its `from`"
            elif not one.carried:
                yield f"      not found: {'; '.join(one.untold)}"


def _share(missing: Sequence[CoveredFact], facts: Sequence[CoveredFact]) -> str:
    found = len(facts) - len(missing)
    return f"{found} ({100 * found // max(1, len(facts))} %)"


def as_json(articles: Sequence[CoveredArticle], facts: Sequence[CoveredFact] | None) -> str:
    """An object with `articles`, and with `facts` where they were compared."""
    report: dict[str, object] = {"articles": [asdict(article) for article in articles]}
    if facts is not None:
        report["facts"] = [asdict(one) | {"carried": one.carried} for one in facts]
    return json.dumps(report, ensure_ascii=False, indent=2)


FORMATS = {"text": as_text, "json": as_json}

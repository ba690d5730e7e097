"""The passages of all articles, as questions cite them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from quizapp.content.article import Article, Passage
from quizapp.content.quiz import Quiz
from quizapp.language.grounds import Ground


@dataclass(frozen=True)
class Cited:
    """A passage as questions cite it."""

    article: str
    article_title: str
    section: str
    passage: Passage
    ground: Ground


class Notes:
    """The passages of all articles, by article and id; and which articles have notes that cannot be read."""

    def __init__(self, articles: Mapping[str, Article], unusable: Collection[str] = ()) -> None:
        self.unusable = unusable
        self._passages = {
            id: {
                passage.id: Cited(id, article.title, section.title, passage, Ground(passage.text))
                for section, passage in article.passages()
            }
            for id, article in articles.items()
        }

    def __contains__(self, article: str) -> bool:
        return article in self._passages

    @property
    def articles(self) -> list[str]:
        return list(self._passages)

    def ids(self, articles: tuple[str, ...]) -> list[str]:
        """The ids that a quiz on these articles can cite."""
        return [id for article in articles for id in self._passages.get(article, ())]

    def cited(self, quiz: Quiz, cite: str) -> list[Cited]:
        """The passages that a citation in this quiz can mean: one, if it is sound."""
        article, slash, id = cite.rpartition("/")
        articles = (article,) if slash else quiz.article
        return [self._passages[a][id] for a in articles if a in self._passages and id in self._passages[a]]

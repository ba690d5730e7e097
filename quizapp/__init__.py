"""Quizzes grounded in articles: YAML question banks, checked like source code, taken in a browser."""

__version__ = "0.1.0"

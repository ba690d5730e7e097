"""What must never be lost: learners, their attempts, and every answer. The only part that knows their databases.

Answers are only ever added. Nothing that can be worked out from them is stored: scores are queries. Each attempt
is pinned to the revisions of the questions that it asks, so that editing a bank changes nothing here.
"""

"""The rules of taking a quiz. Here alone it is decided what counts, what is final, and what may be seen.

In *practice* each question is answered in one or more tries and its verdict shown at once. In a *test* answers can
be changed until it is handed in, and tell nothing before. Either way an attempt asks what its quiz asked when it
started.
"""

"""Words, dates, numbers and names as people write them: compared, parsed, stemmed, rendered.

Nothing here knows of questions, files or pages.
"""

"""Which passages and facts the questions of a library ask about."""

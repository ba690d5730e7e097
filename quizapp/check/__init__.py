"""A folder of files → a library of what is sound in it, and every finding about the rest."""

"""bank.db: the sound part of a bank of files, ready to be served.

It is made from the files and can be thrown away. A change to the files is built beside it and swapped in, so
that readers never see half of it; files that did not change are not parsed again; and a file that became
unsound leaves the last good version of its content in place, with the findings beside it.
"""

"""Many transcripts in one go: which files, what each becomes, what is done already, and who does the work.

    inputs     the files that paths, globs and folders stand for
    outputs    what a talk is written as, and under which name
    manifest   what is in an output folder already, so that nothing is done twice
    tasks      what is done with one file, or with a pair of them
    processes  the work on several processes of this machine
    progress   how far a run is, for a terminal or for a program

Nothing here decides about a word, and nothing here prints.
"""

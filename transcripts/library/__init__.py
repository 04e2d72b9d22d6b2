"""The functions of the package as they are called from outside: `transcripts.read`, `transcripts.clean` and the rest.

Each takes its arguments as people give them (a path or an open file in place of a transcript, one step in place of a
list), turns them into what the rooms below work with, and calls the function of the same name there. What cannot be
meant raises an ArgumentError. Nothing here decides about a word.
"""

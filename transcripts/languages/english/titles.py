"""What is said before a person's name in English, in lower case: one place for each word, and the sets that steps use.

The sets differ because the steps ask different things; each says which.
"""

from __future__ import annotations

HONORIFICS = frozenset(["mr", "mrs", "ms", "miss", "dr"])
"""Said or left out at will: a name is the same with one and without."""
_SPELLED = frozenset(["mister", "mx", "doctor"])
_RANKS = frozenset(["sir", "dame", "lord", "lady"])
_OFFICES = """professor president chancellor minister senator congressman congresswoman governor mayor judge justice
king queen prince princess pope general colonel captain sergeant secretary ambassador chairman chairwoman director"""
OFFICES = frozenset(_OFFICES.split())
"""The offices that are named with a name most often."""
_MORE = "vice-president emperor representative major lieutenant admiral commander father chair reverend"
_MORE_OFFICES = frozenset(_MORE.split())
_RARE = """baron baroness cardinal archbishop bishop rabbi imam ayatollah sheikh premier councillor commissioner marshal
officer sheriff ceo cfo cto coo cmo leader host moderator spokesman spokeswoman spokesperson"""
_RARER_OFFICES = frozenset(_RARE.split())
_FAMILY = frozenset(["sister", "brother", "saint", "st", "uncle", "aunt", "rev", "prime", "chief"])

FORMS_OF_ADDRESS = HONORIFICS | _SPELLED | _RANKS | {"prof"}
"""These say how somebody is addressed, not what somebody is."""
ADDRESSES = FORMS_OF_ADDRESS | {"professor", "president", "senator", "governor", "general"}
"""Written before a person's name and never of anything else."""
TITLES = FORMS_OF_ADDRESS | OFFICES | _MORE_OFFICES | _RARER_OFFICES
"""Written before a person's name, as part of an address or a rank: what documents are read with."""
BOUND_TO_NAMES = HONORIFICS | _RANKS | OFFICES | _MORE_OFFICES | _FAMILY | {"prof"}
"""After these, a line is not broken before a name. Some (`officer`, `host`) stand too often alone to count."""
BEFORE_PEOPLE = HONORIFICS | _RANKS | OFFICES | {"prof", "chief", "officer"}
"""Before a word that was misheard, these speak for a person's name."""
SELDOM_SECOND = frozenset(["mr", "mrs", "ms", "dr", "sir", "president", "prime", "minister", "king", "queen"])
"""Seldom the second word of a title or a name, as `general` is in `Attorney General`: a capital of theirs says nothing
of the word before."""

"""The words of English notes of sounds (`[upbeat music playing]`) and of what nobody could hear. Nothing here reads."""

from __future__ import annotations

_SOUNDS_TEXT = """
music song singing sings humming hums applause applauding applauds clapping claps cheers cheering laughter laughs
laughing laugh chuckles chuckling chuckle giggles giggling giggle sighs sighing sigh coughs coughing cough sneezes
sneezing sneeze sniffs sniffing sniffles gasps gasping gasp groans groaning groan moans moaning sobs sobbing crying
cries screams screaming whistles whistling whistle snores snoring hiccups burps inhales exhales breathing throat
beep beeps beeping bleep buzz buzzes buzzing buzzer ringing rings bell bells chime chimes chiming click clicks clicking
static noise noises thunder thud thuds thump thumps bang bangs knock knocks knocking footsteps siren sirens horn
barking barks meows meowing chirping explosion explosions gunshot gunshots gunfire drumroll whoosh rustling creaking
creaks chatter chattering murmuring murmurs booing boos
"""
SOUNDS = frozenset(_SOUNDS_TEXT.split())
"""One of these makes a note of a sound, where SOUND_DETAILS are all that stands beside it."""
_DETAILS_TEXT = """
a an the and of in on from with by upbeat playing plays loud loudly soft softly quiet quietly dramatic gentle gently
slow fast tense sad happy cheerful bright light heavy deep nervous nervously theme intro outro opening closing title
background crowd audience man woman men women people everyone all both child children baby continues continuing stops
fades fading ends begins starts distant faint instrumental electronic piano guitar violin organ drum drums orchestral
orchestra choir rock jazz pop classical folk ambient phone telephone cell door dog dogs bird birds cat clears clearing
car engine wild polite scattered
"""
SOUND_DETAILS = frozenset(_DETAILS_TEXT.split())
_UNHEARD_TEXT = "inaudible unintelligible indistinct crosstalk overlapping foreign silence pause blank audio speaker"
UNHEARD = frozenset(_UNHEARD_TEXT.split())
"""What a transcriber writes in brackets where words are missing: never left out."""

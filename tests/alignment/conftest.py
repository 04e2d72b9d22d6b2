"""No test here is timed: the first comparison by sound loads a model, and machines are shared."""

from hypothesis import settings

settings.register_profile("untimed", parent=settings.default, deadline=None)
settings.load_profile("untimed")

"""How the property tests run: never by the clock, for a busy machine is no fault of the code."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "untimed", parent=settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("untimed")

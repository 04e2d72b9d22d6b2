"""Programs that measure: run one as `python -m benchmarks.NAME`; each prints its figures with their signature."""

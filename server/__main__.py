"""`python -m server` in a checkout is what `kehys` is once installed."""

from .cli import main

main()

"""`python -m skillnad.cli` runs the same command."""

from skillnad.cli.app import main

main()

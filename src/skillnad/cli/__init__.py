"""The command line: one file per command, heavy parts loaded only by the command that needs them."""

from skillnad.cli.app import main

__all__ = ["main"]

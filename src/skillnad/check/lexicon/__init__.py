"""Words by class, in Swedish and English: a generated file, readable and extendable, with nothing else behind it."""

from skillnad.check.lexicon.lookup import Lexicon, load_lexicon

__all__ = ["Lexicon", "load_lexicon"]

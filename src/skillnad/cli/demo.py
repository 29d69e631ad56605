"""`skillnad demo`: the main job on real published decisions."""

import typer

from skillnad.cli.output import progress, show
from skillnad.language import gettext as _


def demo(language: str = typer.Option("", "--language", metavar="sv|en", help=_("sv or en."))) -> None:
    """Measure each example that comes with Skillnad."""
    _language = language
    from skillnad.disclosure import protect
    from skillnad.examples import EXAMPLES, example_cells
    from skillnad.gaps import compare

    for place, name in enumerate(EXAMPLES, start=1):
        with progress(f"{place}/{len(EXAMPLES)} {name}"):
            safe = protect(compare(example_cells(name)))
        show(safe)
        print()
    print(_("These are real decisions, counted from published tables. Next: skillnad inspect YOUR-FILE"))

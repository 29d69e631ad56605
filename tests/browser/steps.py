"""What a person does on a page: follow a link, fill in a form, send it."""

from collections.abc import Mapping

from playwright.sync_api import Locator, Page


def go(page: Page, place: Locator) -> None:
    """Click, and wait until the page it leads to has come."""
    with page.expect_navigation():
        place.first.click()


def follow(page: Page, address: str) -> None:
    """Follow the first link on the page whose address ends so."""
    go(page, page.locator(f"main a[href$='{address}']"))


def fill(page: Page, values: Mapping[str, str]) -> None:
    """Write into the fields by their names; boxes and choices are picked."""
    for name, value in values.items():
        field = page.locator(f"main [name='{name}']")
        kind = field.first.evaluate("one => one.tagName === 'SELECT' ? 'select' : one.type")
        if kind == "select":
            field.select_option(value)
        elif kind in {"checkbox", "radio"}:
            page.locator(f"main [name='{name}'][value='{value}']").check()
        else:
            field.fill(value)


def send(page: Page, values: Mapping[str, str]) -> None:
    """Fill in the form and send it."""
    fill(page, values)
    go(page, page.locator("main form.form button:not(.plain)"))


def press(page: Page, address: str) -> None:
    """Press the first button of the form that goes to an address ending so."""
    go(page, page.locator(f"main form[action$='{address}'] button"))


def faults(page: Page) -> str:
    """What the page says is to be mended, if anything."""
    summary = page.locator(".error-summary")
    return summary.inner_text() if summary.count() else ""

"""On the built site, links from the pages to source files become plain names: the source is not a part of the site."""

import re

SOURCE = re.compile(r"\[([^\]]+)\]\((?:\.\./)+(?:src|tests|pyproject\.toml)[^)]*\)")


def on_page_markdown(markdown: str, **_site: object) -> str:
    return SOURCE.sub(r"\1", markdown)

"""The little Markdown that our own descriptions use: paragraphs, `code`, and links are left as they are."""

import html
import re

_CODE = re.compile(r"`([^`]+)`")


def to_html(text: str) -> str:
    """`text` as HTML: blank lines part paragraphs, backquotes mark code, everything else is escaped."""
    paragraphs = [paragraph.strip() for paragraph in re.split(r"\n\s*\n", text) if paragraph.strip()]
    marked = [_CODE.sub(r"<code>\1</code>", html.escape(paragraph)) for paragraph in paragraphs]
    return "".join(f"<p>{paragraph}</p>" for paragraph in marked)

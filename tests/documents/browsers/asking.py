"""Asking the verifying page as a person does, and reading its answer."""

from __future__ import annotations

from pathlib import Path

from tests.documents.browsers.browser import Browser

# Waits for the card's next answer and says what stands on it.
ANSWER = """
const at = (id) => document.getElementById(id);
const card = at("result");
while (!card.dataset.verdict) await new Promise((again) => setTimeout(again, 10));
const rows = [...at("paper").querySelectorAll("dd")].map((row) => row.textContent);
return [card.dataset.verdict, at("sign").textContent, ...rows];
"""
CLEAR = "delete document.getElementById('result').dataset.verdict;"
FILE = """
const bytes = Uint8Array.from(atob(g[0]), (char) => char.charCodeAt(0));
const box = new DataTransfer();
box.items.add(new File([bytes], "paper.png", { type: "image/png" }));
"""
DROP = """
document.body.dispatchEvent(
  new DragEvent("drop", { dataTransfer: box, bubbles: true, cancelable: true }));
"""
# Firefox takes no data with a made event.
PASTE = """
const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
Object.defineProperty(event, "clipboardData", { value: box });
document.body.dispatchEvent(event);
"""
CONTRAST = """
const light = (colour) => {
  const [r, gr, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * gr + 0.0722 * b;
};
const back = light(getComputedStyle(document.getElementById("result")).backgroundColor);
const ink = light(getComputedStyle(document.getElementById(g[0])).color);
return (Math.max(back, ink) + 0.05) / (Math.min(back, ink) + 0.05);
"""


def pasted(page: Browser, text: str) -> list[str]:
    """The answer to a text typed or pasted into the field."""
    code = "document.getElementById('text').value = g[0];"
    press = "document.getElementById('check').click();"
    found: list[str] = page.run(CLEAR + code + press + ANSWER, text)
    return found


def chosen(page: Browser, picture: Path) -> list[str]:
    """The answer to a picture chosen as a file."""
    page.run(CLEAR)
    page.choose("#file", picture)
    found: list[str] = page.run(ANSWER)
    return found


def page_says(page: Browser, name: str) -> str:
    """The visible text of a part of the page."""
    said: str = page.run("return document.getElementById(g[0]).innerText", name)
    return said

"""What the web chat weighs and how soon a reply is seen, in Chromium, on the whole running product.

    .venv/desk/bin/python -m benchmarks.web_chat [--referrals 3] [--url http://127.0.0.1:8000]

Prints: the script and the loader, squeezed; the first view, over the wire, and its largest contentful paint on a slow
3G-like line (150 ms, 1.6 Mbit/s down) and a processor four times slower; and, for every turn of whole referrals, the
time from pressing Send until the reply stands in the page. Ends with 1 where a figure misses its aim.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from benchmarks.measuring import spread
from bot.web import assets
from tests.support.browsing import PHONE, Answer, begin, by_mouse, chromium, refer
from tests.support.product import Product

MONDAY = "2027-03-01T10:00:00"
SCRIPTS, LOADER, FIRST_VIEW, PAINT, REPLY = 40_000, 5_000, 60_000, 1_500, 300
WATCH = """() => {
    window.seen = [];
    let sent = 0;
    document.getElementById("answer").addEventListener("submit", () => { sent = performance.now(); }, true);
    new MutationObserver((records) => {
        const replied = records.some((record) => [...record.addedNodes].some((node) =>
            node.nodeName === "LI" && !node.classList.contains("message--patient")));
        if (!replied || !sent) return;
        const from = sent;
        sent = 0;
        requestAnimationFrame(() => requestAnimationFrame(() => window.seen.push(performance.now() - from)));
    }).observe(document.getElementById("messages"), { childList: true });
}"""


def first_view(browser: Browser, url: str) -> tuple[float, float]:
    """Bytes over the wire, and milliseconds to the largest contentful paint, of the first page on a slow phone."""
    page = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}).new_page()
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    slow = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
    line.send("Network.emulateNetworkConditions", slow)
    line.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    got: list[float] = []
    line.on("Network.loadingFinished", lambda event: got.append(event["encodedDataLength"]))
    page.goto(f"{url}/chat?surgery=T90001", wait_until="networkidle")
    painted = page.evaluate(
        """() => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
            .observe({ type: "largest-contentful-paint", buffered: true }))"""
    )
    page.context.close()
    return sum(got), float(painted)


def replies(browser: Browser, url: str) -> list[float]:
    """For each turn of one referral, the milliseconds from Send to the reply being painted."""
    page = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}).new_page()
    begin(page, url)
    page.evaluate(WATCH)

    def give(tab: Page, answer: Answer) -> None:
        by_mouse(tab, answer)

    refer(page, give)
    seen: list[float] = page.evaluate("window.seen")
    page.context.close()
    return seen


@contextmanager
def running(url: str) -> Iterator[str]:
    """Where the product is: a new one of our own, unless one runs already."""
    if url:
        yield url
        return
    product = Product(clock=MONDAY)
    try:
        yield product.start().url
    finally:
        product.stop()


def main() -> int:
    """Measures everything once, prints it beside its aim."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--referrals", type=int, default=3, help="whole referrals whose replies are timed")
    parser.add_argument("--url", default="", help="a product that runs already")
    asked = parser.parse_args()
    files = assets.assets()
    scripts = sum(
        len(asset.squeezed)
        for name, asset in files.items()
        if name.startswith("chat/") and name.endswith(".js") and name != "chat/embed.js"
    )
    with running(asked.url) as url, chromium() as browser:
        first_view(browser, url)  # once, so that nothing is measured that only a first start costs
        views = [first_view(browser, url) for _ in range(3)]
        timed = [each for _ in range(asked.referrals) for each in replies(browser, url)]
    reply = spread(timed)
    rows = (
        ("scripts of the chat, squeezed, bytes", scripts, SCRIPTS),
        ("loader for other websites, plain, bytes", len(files["chat/embed.js"].plain), LOADER),
        ("first view over the wire, bytes (most of 3)", max(size for size, _ in views), FIRST_VIEW),
        ("largest contentful paint, slow line and processor, ms (most of 3)", max(paint for _, paint in views), PAINT),
        (f"reply seen after Send, median of {len(timed)} turns, ms", reply["median"], REPLY),
    )
    for name, value, aim in rows:
        print(f"{name:70} {value:10,.0f}   aim {aim:>7,}   {'met' if value <= aim else 'MISSED'}")
    print(f"{'reply seen after Send, 95th percentile, ms':70} {reply['p95']:10,.0f}")
    return 0 if all(value <= aim for _, value, aim in rows) else 1


if __name__ == "__main__":
    sys.exit(main())

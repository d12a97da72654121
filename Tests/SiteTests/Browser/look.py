"""Opens pages in a headless Chromium and tells what is wrong with them, a line a fault.

  python3 look.py CHROMIUM FOLDER [--screenshots DIR]

Every .html file under FOLDER is opened at three widths and as print. Speaks the DevTools protocol over the
pipes 3 and 4 of the browser (--remote-debugging-pipe); the standard library is enough, and nothing goes over a
network. The last line says how much was looked at, so that a run that saw nothing is told from a clean one.
"""

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

WIDTHS = [360, 1024, 1600]
# What is left of A4 between margins of 15 mm, at 96 pixels an inch.
PRINTED = 680

# Text that is cut off or runs out of its box, and drawings whose words lie outside or on each other. A frame that
# scrolls may hold what is wider than it; nothing else may.
MEASURE = r"""
(() => {
  const faults = [];
  const told = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + (e.getAttribute('class') ? '.' + e.getAttribute('class') : '');
  const root = document.documentElement;
  if (root.scrollWidth > window.innerWidth + 1)
    faults.push('the page is ' + root.scrollWidth + ' wide in a window of ' + window.innerWidth);
  const frame = e => { for (let p = e; p; p = p.parentElement) { const o = getComputedStyle(p).overflowX; if (o === 'auto' || o === 'scroll') return p; } return null; };
  for (const e of document.body.querySelectorAll('*')) {
    if (e.closest('svg')) continue;
    const box = e.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    const scroller = frame(e);
    if (!scroller && (box.right > window.innerWidth + 1 || box.left < -1))
      faults.push(told(e) + ' stands from ' + Math.round(box.left) + ' to ' + Math.round(box.right));
    const texts = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (texts && getComputedStyle(e).display !== 'inline' && e.scrollWidth > e.clientWidth + 1)
      faults.push(told(e) + ' has text ' + e.scrollWidth + ' wide in ' + e.clientWidth + ': ' + e.textContent.trim().slice(0, 40));
  }
  for (const svg of document.querySelectorAll('svg.chart')) {
    const outer = svg.getBoundingClientRect();
    if (!outer.width) { faults.push(told(svg) + ' is not to be seen'); continue; }
    const boxes = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
    boxes.forEach(([words, b], place) => {
      if (b.left < outer.left - 1 || b.right > outer.right + 1 || b.top < outer.top - 1 || b.bottom > outer.bottom + 1)
        faults.push('"' + words + '" runs out of its drawing');
      for (const [others, o] of boxes.slice(place + 1)) {
        const across = Math.min(b.right, o.right) - Math.max(b.left, o.left);
        const down = Math.min(b.bottom, o.bottom) - Math.max(b.top, o.top);
        // Boxes have room above and below the letters.
        if (across > 0.5 && down > b.height * 0.3) faults.push('"' + words + '" lies on "' + others + '"');
      }
      const size = parseFloat(getComputedStyle(svg).width) / svg.viewBox.baseVal.width * 10;
      if (size < 8) faults.push('letters of ' + size.toFixed(1) + ' pixels');
    });
  }
  return JSON.stringify({
    faults: [...new Set(faults)].slice(0, 20),
    charts: [...document.querySelectorAll('svg[role=img]')].length,
    links: [...document.querySelectorAll('a[href]')].map(a => a.href),
    ids: [...document.querySelectorAll('[id]')].map(e => e.id),
  });
})()
"""


class Browser:
    """One browser with one page in it."""

    def __init__(self, program):
        self.profile = tempfile.mkdtemp(prefix="look-")
        here_in, there_out = os.pipe()
        there_in, here_out = os.pipe()

        def place():
            # The browser reads what we ask from 3 and answers on 4.
            os.dup2(there_in, 50)
            os.dup2(there_out, 51)
            os.dup2(50, 3)
            os.dup2(51, 4)

        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--no-first-run", "--disable-extensions", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", "--no-proxy-server",
             "--host-resolver-rules=MAP * ~NOTFOUND", "--hide-scrollbars",
             f"--user-data-dir={self.profile}", "--remote-debugging-pipe", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=place, close_fds=False)
        os.close(there_in)
        os.close(there_out)
        self.out = here_out
        self.input = os.fdopen(here_in, "rb", buffering=0)
        self.buffer = b""
        self.count = 0
        self.events = []
        self.session = None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network", "Accessibility", "DOM"]:
            self.ask(f"{domain}.enable")

    def message(self):
        while b"\0" not in self.buffer:
            piece = self.input.read(1 << 16)
            if not piece:
                raise SystemExit("the browser has gone")
            self.buffer += piece
        text, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(text)

    def ask(self, method, **parameters):
        self.count += 1
        question = {"id": self.count, "method": method, "params": parameters}
        if self.session:
            question["sessionId"] = self.session
        os.write(self.out, json.dumps(question).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.count:
                if "error" in answer:
                    raise SystemExit(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def open(self, url):
        self.events = []
        self.ask("Page.navigate", url=url)
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.message())

    def run(self, script):
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in answer:
            raise SystemExit(f"the measuring script fails: {answer['exceptionDetails']}")
        return json.loads(answer["result"]["value"])

    def width(self, width):
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1,
                 mobile=False)

    def close(self):
        self.ask("Browser.close")
        self.process.wait(30)
        shutil.rmtree(self.profile, ignore_errors=True)


def told(events):
    """What the page or the browser complained of while it was opened."""
    for event in events:
        method, given = event.get("method"), event.get("params", {})
        if method == "Runtime.exceptionThrown":
            yield "exception: " + given["exceptionDetails"]["text"]
        elif method == "Runtime.consoleAPICalled" and given["type"] in ("error", "warning", "assert"):
            yield "console: " + str(given["args"])
        elif method == "Log.entryAdded" and given["entry"]["level"] in ("error", "warning"):
            yield "log: " + given["entry"]["text"] + " " + given["entry"].get("url", "")
        elif method == "Network.loadingFailed":
            yield "not loaded: " + given["errorText"]
        elif method == "Network.requestWillBeSent" and not given["request"]["url"].startswith("file:"):
            yield "asks for " + given["request"]["url"][:100]


def names(browser):
    """The names of the pictures in the accessibility tree."""
    nodes = browser.ask("Accessibility.getFullAXTree")["nodes"]
    for node in nodes:
        if node.get("role", {}).get("value") in ("image", "img", "graphics-document") and not node.get("ignored"):
            yield node.get("name", {}).get("value", "")


def main():
    program, folder = sys.argv[1], os.path.abspath(sys.argv[2])
    pictures = sys.argv[4] if len(sys.argv) > 4 else None
    pages = sorted(os.path.join(base, name) for base, _, found in os.walk(folder) for name in found
                   if name.endswith(".html"))
    ids, links, faults, charts = {}, [], 0, 0
    browser = Browser(program)

    def fault(page, where, words):
        nonlocal faults
        faults += 1
        print(f"{os.path.relpath(page, folder)} {where}: {words}")

    for page in pages:
        url = "file://" + urllib.parse.quote(page)
        for width in WIDTHS:
            browser.width(width)
            browser.open(url)
            measured = browser.run(MEASURE)
            for words in list(told(browser.events)) + measured["faults"]:
                fault(page, width, words)
            if pictures:
                shot = browser.ask("Page.captureScreenshot", captureBeyondViewport=True)["data"]
                name = os.path.relpath(page, folder).replace("/", "-")[:-5]
                with open(os.path.join(pictures, f"{name}-{width}.png"), "wb") as file:
                    file.write(base64.b64decode(shot))
        ids[page] = measured["ids"]
        links += [(page, link) for link in measured["links"]]
        if len(set(ids[page])) != len(ids[page]):
            fault(page, "ids", "an id stands twice")
        browser.ask("Emulation.setEmulatedMedia", media="print")
        browser.width(PRINTED)
        for words in browser.run(MEASURE)["faults"]:
            fault(page, "print", words)
        # Folded parts are text too, and what they hold must fit when they are opened.
        browser.ask("Emulation.setEmulatedMedia", media="")
        browser.width(WIDTHS[0])
        browser.run("document.querySelectorAll('details').forEach(d => d.open = true); '0'")
        for words in browser.run(MEASURE)["faults"]:
            fault(page, "unfolded", words)
        # What is folded is not read aloud, so the charts are asked for when all is open.
        found = list(names(browser))
        charts += measured["charts"]
        if len(found) != measured["charts"] or not all(found):
            fault(page, "read aloud", f"{measured['charts']} charts, named {found}")
    for page, link in links:
        place, _, part = link.partition("#")
        path = urllib.parse.unquote(place.removeprefix("file://"))
        if not place.startswith("file://") or not os.path.isfile(path):
            fault(page, "link", link)
        elif part and path in ids and part not in ids[path]:
            fault(page, "link", link)
    browser.close()
    print(f"looked at {len(pages)} pages, {charts} charts, {len(links)} links: {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

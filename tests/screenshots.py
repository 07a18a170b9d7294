"""`python -m tests.screenshots`: photograph each kind of page into docs/screenshots/."""

import base64
import sys
import tempfile
from pathlib import Path

from selenium.webdriver import Chrome

from service.web import create_app
from tests.serving import DESK, PAGES, PHONE, browsing, built_assistant, resize, serving

FOLDER = Path(__file__).parent.parent / "docs" / "screenshots"
SHOTS = {"phone": (PHONE, False), "desk": (DESK, False), "dark": (PHONE, True)}


def shoot(browser: Chrome, size: tuple[int, int]) -> bytes:
    """Photograph the first view."""
    clip = {"x": 0, "y": 0, "width": size[0], "height": size[1], "scale": 1}
    shot = {"format": "webp", "quality": 80, "clip": clip}
    return base64.b64decode(browser.execute_cdp_cmd("Page.captureScreenshot", shot)["data"])


def main() -> int:
    """Photograph every page in every size."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        assistant = built_assistant(Path(data))
        with serving(create_app(lambda: assistant)) as address, browsing() as browser:
            for name, path in PAGES.items():
                for kind, (size, dark) in SHOTS.items():
                    resize(browser, size, dark)
                    browser.get(address + path)
                    (FOLDER / f"{name}-{kind}.webp").write_bytes(shoot(browser, size))
    return 0


if __name__ == "__main__":
    sys.exit(main())

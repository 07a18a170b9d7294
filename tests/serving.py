"""A real server on a free port, a real client, a real browser: fixtures for the web tests."""

import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from index import IndexStore, load_encoder
from service.assistant import Assistant
from service.settings import Settings
from service.web import create_app

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
PHONE = (360, 740)
DESK = (1280, 900)

FLAGSHIP = "où apprendre le français à Nantes Nord ?"

# One page of each kind.
PAGES = {
    "home": "/",
    "answer": f"/?q={quote(FLAGSHIP)}&district=nantes-nord",
    "list-answer": f"/?q={quote('quels engagements pilote la CPAM ?')}&audience=staff",
    "unanswered": f"/?q={quote('quel est le prix du billet de train ?')}",
    "emergency": f"/?q={quote('je veux mourir')}",
    "document": "/documents/avenant-2019?l=1220-1222",
    "table": "/documents/plan-actions-2015",
    "engagements": "/engagements?pilot=caf",
    "engagement": "/engagements/19",
    "pilots": "/pilotes",
    "pilot": "/pilotes/reze",
    "districts": "/quartiers",
    "district": "/quartiers/nantes-nord",
    "glossary": "/glossaire",
    "about": "/a-propos",
    "missing": "/engagements/99",
}


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """Serve an application on a free port; yield its address."""
    config = uvicorn.Config(app, port=0, log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    if not server.started:
        raise RuntimeError("the server did not start")
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)


def chromium() -> str:
    """Find the browser: CHROMIUM, else the system's, else Debian's, installed when root."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    if not (shutil.which("chromium") and shutil.which("chromedriver")) and os.geteuid() == 0:
        for command in (["update"], ["install", "-y", "chromium", "chromium-driver"]):
            subprocess.run(["apt-get", "-q", *command], check=False)
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    pytest.fail(
        "pas de navigateur pour les tests de pages — remède : apt-get install chromium "
        "chromium-driver, ou CHROMIUM=/chemin/du/navigateur",
        pytrace=False,
    )


@contextmanager
def browsing(*flags: str) -> Iterator[Chrome]:
    """Open a headless browser with a fresh profile."""
    options = ChromeOptions()
    options.binary_location = chromium()
    profile = tempfile.mkdtemp(prefix="passerelle-chromium-")
    for flag in (*FLAGS, *flags, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver_path = shutil.which("chromedriver")
    browser = Chrome(options, Service(driver_path) if driver_path else None)
    try:
        yield browser
    finally:
        browser.quit()
        shutil.rmtree(profile, ignore_errors=True)


def resize(browser: Chrome, size: tuple[int, int], dark: bool = False) -> None:
    """Give the page a size and a scheme, as a device would."""
    metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})


def built_assistant(data_dir: Path) -> Assistant:
    """Build the index of the repository's corpus, and load the assistant on it."""
    settings = Settings(data_dir=data_dir)
    IndexStore(data_dir).build(load_encoder(settings.encoder))
    return Assistant.load(settings)


@pytest.fixture(scope="session")
def web_assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return built_assistant(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def address(web_assistant: Assistant) -> Iterator[str]:
    with serving(create_app(lambda: web_assistant)) as found:
        yield found


@pytest.fixture(scope="session")
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=20) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Chrome]:
    with browsing() as found:
        yield found

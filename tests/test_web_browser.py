"""The pages in a real Chromium: accessible, self-contained, usable with and without JavaScript."""

from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from service.assistant import Assistant
from tests.serving import DESK, FLAGSHIP, PAGES, PHONE, resize

AXE = Path(__file__).parent / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
KINDS = {**PAGES, "document": "/documents/depliant-aller-vers?l=5-7"}  # axe is slow on 1,500 lines
RUN_AXE = (
    "const done = arguments[1];"
    "axe.run(document, {runOnly: arguments[0], resultTypes: ['violations']}).then("
    "r => done(r.violations.map(v => v.id + ' ' + v.nodes.map(n => n.target).join(' '))));"
)
SMALL = """
const seen = e => e.offsetParent && getComputedStyle(e).visibility !== 'hidden';
return [...document.querySelectorAll(
  'button, .button, input, select, summary, .links a, .goto, .next a, .brand')]
  .filter(e => seen(e) && e.getBoundingClientRect().height < 43.9)
  .map(e => e.outerHTML.slice(0, 80));
"""


def errors(browser: Chrome) -> list[str]:
    found = [entry["message"] for entry in browser.get_log("browser")]  # type: ignore[no-untyped-call]
    return [message for message in found if "status of 404" not in message]


def wait_for(browser: Chrome, script: str) -> Any:  # noqa: ANN401 (what the script returns)
    return WebDriverWait(browser, 10).until(lambda b: b.execute_script(script))


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_axe_finds_nothing_light_or_dark(browser: Chrome, address: str, path: str) -> None:
    for dark in (False, True):
        resize(browser, PHONE if dark else DESK, dark)
        browser.get(address + path)
        browser.execute_script(AXE.read_text("utf-8"))
        assert browser.execute_async_script(RUN_AXE, WCAG) == []
    assert errors(browser) == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_phone_shows_all_of_it(browser: Chrome, address: str, path: str) -> None:
    resize(browser, PHONE)
    browser.get(address + path)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= PHONE[0]
    assert browser.execute_script(SMALL) == []


@pytest.mark.parametrize("path", ["/", PAGES["answer"], PAGES["document"]])
def test_the_first_view_is_light_and_stays_here(browser: Chrome, address: str, path: str) -> None:
    browser.execute_cdp_cmd("Network.enable", {})
    browser.execute_cdp_cmd("Network.clearBrowserCache", {})
    browser.get(address + path)
    loads = wait_for(
        browser,
        "return document.readyState === 'complete' && [...performance.getEntriesByType("
        "'navigation'), ...performance.getEntriesByType('resource')]"
        ".map(e => [e.name, e.transferSize])",
    )
    assert all(name.startswith(address) for name, _ in loads)
    assert sum(size for _, size in loads) < (160_000 if "documents" in path else 100_000)


def test_asking_brings_the_answer_into_the_page(browser: Chrome, address: str) -> None:
    resize(browser, PHONE)
    browser.get(address)
    browser.execute_script("window.same = true")
    browser.find_element(By.ID, "q").send_keys(FLAGSHIP, Keys.ENTER)
    wait_for(browser, "return document.querySelector('#reponse .said')")
    assert browser.execute_script("return window.same") is True
    assert browser.execute_script("return document.activeElement.id") == "reponse"
    assert "q=" in browser.current_url
    mark = browser.find_element(By.CSS_SELECTOR, "a.mark")
    browser.execute_script("arguments[0].click()", mark)
    proof = browser.find_element(By.ID, "preuve-1")
    assert proof.get_attribute("open") is not None
    browser.back()
    browser.back()
    wait_for(browser, "return !document.querySelector('#reponse .said')")


def test_a_proof_leads_to_its_lines(
    browser: Chrome, address: str, web_assistant: Assistant
) -> None:
    browser.get(address + PAGES["answer"])
    browser.execute_script("document.querySelector('#preuve-1').open = true")
    link = browser.find_element(By.CSS_SELECTOR, "#preuve-1 a.goto")
    excerpt = browser.execute_script("return document.querySelector('#preuve-1 .raw').textContent")
    browser.get(str(link.get_attribute("href")))
    lit = browser.execute_script(
        "return [...document.querySelectorAll('.raw-lines .cited')].map(e => e.textContent)"
    )
    assert "\n".join(lit) == excerpt
    assert browser.execute_script(
        "const box = document.querySelector('.raw-lines .cited').getBoundingClientRect();"
        "return box.top >= 0 && box.bottom <= innerHeight"
    )


def test_the_address_of_a_citation_lights_its_range(browser: Chrome, address: str) -> None:
    browser.get("about:blank")
    browser.get(f"{address}/documents/avenant-2019#L1241")
    lit = browser.execute_script(
        "return [...document.querySelectorAll('.raw-lines .cited')].map(e => e.id)"
    )
    assert lit == ["L1241", "L1242"]
    shown = "return getComputedStyle(document.getElementById('L1241'), '::before').content"
    assert browser.execute_script(shown) == '"1241"'


def test_without_javascript_it_answers_and_proves(browser: Chrome, address: str) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(address)
        browser.find_element(By.ID, "q").send_keys(FLAGSHIP, Keys.ENTER)
        WebDriverWait(browser, 10).until(lambda b: "q=" in b.current_url)
        assert browser.find_elements(By.CSS_SELECTOR, ".said a.mark")
        browser.find_element(By.CSS_SELECTOR, "#preuve-1 summary").click()
        browser.find_element(By.CSS_SELECTOR, "#preuve-1 a.goto").click()
        WebDriverWait(browser, 10).until(lambda b: "/documents/" in b.current_url)
        assert browser.find_elements(By.CSS_SELECTOR, ".raw-lines .cited")
        browser.get(f"{address}/documents/avenant-2019#L1241")
        line = browser.find_element(By.CSS_SELECTOR, "#L1241:target")
        other = browser.find_element(By.ID, "L1243")
        assert line.value_of_css_property("background-color") != other.value_of_css_property(
            "background-color"
        )
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_the_keyboard_reaches_the_content_first(browser: Chrome, address: str) -> None:
    browser.get(address + "/engagements")
    body = browser.find_element(By.TAG_NAME, "body")
    body.send_keys(Keys.TAB)
    skip = browser.switch_to.active_element
    assert skip.text == "Aller au contenu"
    skip.send_keys(Keys.ENTER)
    assert browser.switch_to.active_element.get_attribute("id") == "contenu"


def test_docs_draw_the_api(browser: Chrome, address: str) -> None:
    browser.get(f"{address}/docs")
    wait_for(browser, "return document.body.textContent.includes('/api/ask')")
    assert errors(browser) == []

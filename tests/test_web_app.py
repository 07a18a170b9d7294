"""The application around its routes: ready or not, limits, headers, metrics, OpenAPI, failures."""

import logging
from collections.abc import Iterator

import httpx
import pytest

from index import IndexMissingError
from service.assistant import Assistant
from service.models import Question
from service.web import create_app
from tests.serving import serving

MISSING = "index/current : aucun index construit — remède : make index"


@pytest.fixture(scope="module")
def unready() -> Iterator[httpx.Client]:
    def load() -> Assistant:
        raise IndexMissingError(MISSING)

    with serving(create_app(load)) as address, httpx.Client(base_url=address) as client:
        yield client


def test_alive_and_ready(client: httpx.Client, web_assistant: Assistant) -> None:
    assert client.get("/health").json() == {"status": "alive"}
    ready = client.get("/ready").json()
    assert ready["build"] == web_assistant.manifest.build
    assert ready["corpus"] == web_assistant.corpus.fingerprint
    assert ready["encoder"] == web_assistant.manifest.encoder


def test_without_an_index_it_lives_but_is_not_ready(unready: httpx.Client) -> None:
    assert unready.get("/health").status_code == 200
    for response in (unready.get("/ready"), unready.post("/api/ask", json={"question": "sport"})):
        assert response.status_code == 503
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["detail"] == MISSING
    page = unready.get("/")
    assert page.status_code == 503
    assert "text/html" in page.headers["content-type"]
    assert "make index" in page.text


@pytest.mark.parametrize("chunked", [False, True])
def test_a_large_body_is_refused(client: httpx.Client, chunked: bool) -> None:
    body = b'{"question": "' + b"a" * 17_000 + b'"}'
    content = (body[i : i + 1000] for i in range(0, len(body), 1000)) if chunked else body
    response = client.post("/api/ask", content=content)
    assert response.status_code == 413
    assert response.headers["content-type"] == "application/problem+json"
    assert "16" in response.json()["detail"]
    assert client.get("/health").status_code == 200


@pytest.mark.parametrize("path", ["/", "/health", "/api/zz", "/zz", "/static/page.css", "/docs"])
def test_every_response_is_guarded(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_a_failure_tells_nothing(
    web_assistant: Assistant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(self: Assistant, question: Question) -> None:
        raise RuntimeError(f"/secret/path {question.text}")

    app = create_app(lambda: web_assistant)
    with (
        caplog.at_level(logging.ERROR),
        serving(app) as address,
        httpx.Client(base_url=address) as client,
    ):
        monkeypatch.setattr(Assistant, "answer", fail)
        api = client.post("/api/ask", json={"question": "ma question privée"})
        page = client.get("/", params={"q": "ma question privée"})
    assert (api.status_code, page.status_code) == (500, 500)
    assert api.headers["content-type"] == "application/problem+json"
    assert "frame-ancestors" in page.headers["content-security-policy"]
    for text in (api.text, page.text):
        assert "secret" not in text
        assert "Traceback" not in text
    assert "RuntimeError" in caplog.text
    assert "privée" not in caplog.text


def test_metrics_count_answers_and_never_words(client: httpx.Client) -> None:
    client.post("/api/ask", json={"question": "Qui pilote l'engagement 38 ?"})
    client.get("/zorro-dans-l-adresse?q=secret")
    text = client.get("/metrics").text
    assert 'passerelle_answers_total{intent="pilot_of",reason="",status="answered"}' in text
    assert 'passerelle_requests_total{method="POST",route="/api/ask",status="200"}' in text
    assert "passerelle_request_seconds_bucket" in text
    assert "passerelle_index_info{" in text
    assert "zorro" not in text
    assert "secret" not in text


def test_every_route_declares_its_problems(client: httpx.Client) -> None:
    schema = client.get("/openapi.json").json()
    for path, methods in schema["paths"].items():
        for operation in methods.values():
            declared = operation["responses"]
            problems = {code for code in declared if code.startswith(("4", "5"))}
            for code in problems:
                assert "application/problem+json" in declared[code]["content"], (path, code)
            if path.startswith("/api/") and path != "/api/feedback":
                assert "503" in problems, path
    assert {"404", "422"} <= schema["paths"]["/api/engagements/{number}"]["get"]["responses"].keys()


def test_docs_are_served_from_here(client: httpx.Client) -> None:
    page = client.get("/docs").text
    assert "http" not in page
    assert "<script>" not in page
    assert client.get("/static/swagger-ui-bundle.js").status_code == 200


def test_static_files_are_kept(client: httpx.Client) -> None:
    assert "immutable" in client.get("/static/page.css?v=x").headers["cache-control"]
    assert "86400" in client.get("/static/page.css").headers["cache-control"]
    assert client.get("/static/../app.py").status_code == 404
    assert client.get("/static/%2e%2e/app.py").status_code == 404


@pytest.mark.parametrize("path", ["/", "/health", "/api/districts", "/static/page.css"])
def test_head_is_get_without_its_body(client: httpx.Client, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert head.headers["content-type"] == get.headers["content-type"]


def test_a_wrong_method_is_said(client: httpx.Client) -> None:
    response = client.get("/api/ask")
    assert response.status_code == 405
    assert response.headers["allow"] == "POST"
    assert response.headers["content-type"] == "application/problem+json"

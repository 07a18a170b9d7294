"""Counters for Prometheus: requests, times, answers, which index serves. No word of anyone."""

import time

from prometheus_client import CollectorRegistry, Counter, Histogram, Info, generate_latest
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from index import Manifest
from service.models import Answer

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class Metrics:
    """One registry per application, so that several can live in one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "passerelle_requests",
            "Requests served.",
            ["method", "route", "status"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "passerelle_request_seconds",
            "Time to serve a request.",
            ["route"],
            buckets=BUCKETS,
            registry=self.registry,
        )
        self.answers = Counter(
            "passerelle_answers",
            "Answers given.",
            ["status", "reason", "intent"],
            registry=self.registry,
        )
        self.index = Info("passerelle_index", "The index that serves.", registry=self.registry)

    def name_index(self, manifest: Manifest) -> None:
        """Say which index serves."""
        self.index.info(
            {"build": manifest.build, "corpus": manifest.corpus, "encoder": manifest.encoder}
        )

    def count_answer(self, answer: Answer) -> None:
        """Count an answer by what it is, not by what it says."""
        self.answers.labels(answer.status, answer.reason or "", answer.intent).inc()

    def text(self) -> bytes:
        """Render in Prometheus' text format."""
        return generate_latest(self.registry)


class Measure:
    """Count and time every request under the pattern of its route, never under its address."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = 500

        async def watched(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        start = time.perf_counter()
        try:
            await self.app(scope, receive, watched)
        finally:
            route = _pattern(scope.get("route"))
            self.metrics.requests.labels(_method(scope), route, status).inc()
            self.metrics.seconds.labels(route).observe(time.perf_counter() - start)


def _pattern(route: BaseRoute | None) -> str:
    return getattr(route, "path", "") or "other"


def _method(scope: Scope) -> str:
    known = ("GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH")
    return scope["method"] if scope["method"] in known else "other"

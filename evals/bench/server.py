"""The real server as a separate process: started, asked, measured, stopped."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path

import httpx
import psutil

from evals.errors import EvalsError
from evals.gold import GoldQuestion
from evals.metrics import latency
from service.settings import PREFIX, Settings

PATIENCE = 60.0  # seconds for a server to be ready


class BenchError(EvalsError):
    """Something measured does not run."""


@dataclass(frozen=True)
class Server:
    """A server that is ready."""

    client: httpx.Client
    process: psutil.Process
    started_in: float

    def ask(self, gold: GoldQuestion) -> float:
        """Ask one question; return the milliseconds until the answer is read."""
        body = {
            "question": gold.question,
            "district": gold.district,
            "audience": gold.public.value,
            "history": list(gold.history),
        }
        start = time.perf_counter()
        reply = self.client.post("/api/ask", json=body)
        elapsed = 1000 * (time.perf_counter() - start)
        if reply.status_code != httpx.codes.OK:
            raise BenchError(f"{gold.id} : /api/ask répond {reply.status_code} : {reply.text}")
        return elapsed

    def cpu_ms(self) -> float:
        """Return the processor time used so far, children included."""
        times = [process.cpu_times() for process in self._processes()]
        return 1000 * sum(spent.user + spent.system for spent in times)

    def memory_mb(self) -> float:
        """Return the resident memory, children included."""
        return sum(process.memory_info().rss for process in self._processes()) / 1e6

    def _processes(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]


@contextmanager
def running(data_dir: Path) -> Iterator[Server]:
    """Serve with one worker on a free port until the block ends.

    Raises:
        BenchError: when the server stops, or is not ready in time.
    """
    port = _free_port()
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "service"],
        env=environment(data_dir) | {"HOST": "127.0.0.1", "PORT": str(port), "WORKERS": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
            _await_ready(client, process, start + PATIENCE)
            elapsed = time.perf_counter() - start
            yield Server(client, psutil.Process(process.pid), elapsed)
    finally:
        process.terminate()
        process.wait()


def measure_server(
    data_dir: Path, asked: Sequence[GoldQuestion], warm_up: Sequence[GoldQuestion]
) -> dict[str, float]:
    """Start a server, warm it with other questions, ask every question once, in turn."""
    with running(data_dir) as server:
        for gold in warm_up:
            server.ask(gold)
        before = server.cpu_ms()
        times = latency([server.ask(gold) for gold in asked])
        return {
            "start": server.started_in,
            "ask_p50": times.p50,
            "ask_p95": times.p95,
            "ask_p99": times.p99,
            "cpu_per_answer": (server.cpu_ms() - before) / len(asked),
            "memory": server.memory_mb(),
        }


def environment(data_dir: Path) -> dict[str, str]:
    """Return the environment of what is measured: its own data, no rate limit."""
    found = os.environ | {f"{PREFIX}DATA_DIR": str(data_dir)}
    if "rate_limit" in {field.name for field in fields(Settings)}:
        found[f"{PREFIX}RATE_LIMIT"] = "0"
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await_ready(client: httpx.Client, process: subprocess.Popen[bytes], until: float) -> None:
    while time.perf_counter() < until:
        if process.poll() is not None:
            raise BenchError(
                f"le serveur s'est arrêté (code {process.returncode}) — remède : make run"
            )
        try:
            if client.get("/ready").status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.01)
    raise BenchError(f"le serveur n'est pas prêt après {PATIENCE:.0f} s")

"""`python -m service`: serves, or stops with the code and the words of the contract."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from index import IndexStore, load_encoder

ROOT = Path(__file__).parent.parent


def command(data_dir: Path, **environment: str) -> dict[str, str]:
    return {**os.environ, "PASSERELLE_DATA_DIR": str(data_dir), **environment}


def run(data_dir: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "service"],
        cwd=ROOT,
        env=command(data_dir, **environment),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_without_an_index_it_stops_with_4(tmp_path: Path) -> None:
    stopped = run(tmp_path)
    assert stopped.returncode == 4
    assert "index/current" in stopped.stderr
    assert "make index" in stopped.stderr
    assert "Traceback" not in stopped.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "zz"), ("PORT", "70000"), ("WORKERS", "0"), ("PASSERELLE_ZZ", "1")],
)
def test_a_wrong_setting_stops_with_2(tmp_path: Path, name: str, value: str) -> None:
    stopped = run(tmp_path, **{name: value})
    assert stopped.returncode == 2
    assert name in stopped.stderr


def test_it_serves_and_writes_no_question_down(tmp_path: Path) -> None:
    IndexStore(tmp_path).build(load_encoder(None))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log"
    with log.open("w") as stream:
        server = subprocess.Popen(
            [sys.executable, "-m", "service"],
            cwd=ROOT,
            env=command(tmp_path, PORT=str(port)),
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_ready(address)
        answer = httpx.get(address, params={"q": "quel sport pour zorro"})
        assert answer.status_code == 200
        assert "server" not in answer.headers
    finally:
        server.terminate()
        server.wait(timeout=10)
    assert "zorro" not in log.read_text("utf-8")


def wait_until_ready(address: str) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"{address}/ready").status_code == 200:
                return
        except httpx.ConnectError:
            time.sleep(0.1)
    pytest.fail("not ready after 30 s")

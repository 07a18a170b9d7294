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
from service.__main__ import main

ROOT = Path(__file__).parent.parent


def test_without_an_index_it_stops_with_4(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PASSERELLE_DATA_DIR", str(tmp_path))
    assert main() == 4
    said = capsys.readouterr().err
    assert "index/current" in said
    assert "make index" in said
    assert str(tmp_path) not in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "zz"),
        ("PORT", "70000"),
        ("PORT", "²"),
        ("WORKERS", "0"),
        ("WORKERS", "-1"),
        ("PASSERELLE_ZZ", "1"),
    ],
)
def test_a_wrong_setting_stops_with_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert main() == 2
    assert name in capsys.readouterr().err


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
            env={**os.environ, "PASSERELLE_DATA_DIR": str(tmp_path), "PORT": str(port)},
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_ready(address, server, log)
        answer = httpx.get(address, params={"q": "quel sport pour zorro"})
        assert answer.status_code == 200
        assert "server" not in answer.headers
    finally:
        server.terminate()
        server.wait(timeout=10)
    assert "zorro" not in log.read_text("utf-8")


def wait_until_ready(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and server.poll() is None:
        try:
            if httpx.get(f"{address}/ready").status_code == 200:
                return
        except httpx.ConnectError:
            time.sleep(0.1)
    pytest.fail(f"not ready: {log.read_text('utf-8')}")

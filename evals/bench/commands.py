"""Commands and encoder, timed: the index build, `passerelle ask`, texts per second."""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from evals.bench.server import BenchError, environment
from index import Encoder

ASK = "import sys; from service.cli import main; sys.exit(main())"
ANSWERED, ABSTAINED = 0, 3


def time_build(data_dir: Path) -> float:
    """Build the index from nothing into a folder; return the seconds of the whole command."""
    command = [sys.executable, "-m", "index", "--force"]
    return _time("python -m index", command, data_dir)


def time_ask(data_dir: Path, question: str) -> float:
    """Ask on the command line; return the seconds of the whole command."""
    command = [sys.executable, "-c", ASK, "ask", question]
    return _time("passerelle ask", command, data_dir)


def time_encoder(
    encoder: Encoder, texts: Sequence[str], questions: Sequence[str]
) -> dict[str, float]:
    """Encode passages at once and questions one by one, after one of each to warm up."""
    encoder.encode_passages(list(texts[:1]))
    start = time.perf_counter()
    encoder.encode_passages(list(texts))
    rate = len(texts) / (time.perf_counter() - start)
    encoder.encode_query(questions[0])
    start = time.perf_counter()
    for question in questions:
        encoder.encode_query(question)
    each = 1000 * (time.perf_counter() - start) / len(questions)
    return {"encode_rate": rate, "encode_query": each}


def _time(name: str, command: list[str], data_dir: Path) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, env=environment(data_dir), capture_output=True, text=True)
    elapsed = time.perf_counter() - start
    if done.returncode not in (ANSWERED, ABSTAINED):
        said = done.stderr.strip().splitlines()[-1:] or [f"code {done.returncode}"]
        raise BenchError(f"{name} : {said[0]}")
    return elapsed

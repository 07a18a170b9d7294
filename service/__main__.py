"""`python -m service`: serve on HOST and PORT with WORKERS processes.

Exit codes: 2 a wrong setting; 4 the index or the corpus is missing, stale or damaged.
"""

import os
import sys

import uvicorn

from corpus import CorpusError
from index import EncoderError, StoreError
from service.assistant import Assistant
from service.settings import Settings, SettingsError
from service.web import create_app


def main() -> int:
    """Load, then serve until told to stop."""
    try:
        host = os.environ.get("HOST") or "127.0.0.1"
        port = _whole("PORT", 8000, 65535)
        workers = _whole("WORKERS", 1, 64)
        assistant = Assistant.load(Settings.load())
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    except (CorpusError, EncoderError, StoreError) as error:
        print(error, file=sys.stderr)
        return 4
    alone = workers == 1
    uvicorn.run(
        create_app(lambda: assistant) if alone else "service.web:create_app",
        factory=not alone,
        host=host,
        port=port,
        workers=workers,
        access_log=False,  # it would write down what people ask
        server_header=False,
        proxy_headers=False,
        forwarded_allow_ips=[],
    )
    return 0


def _whole(name: str, default: int, highest: int) -> int:
    """Read a whole number from the environment.

    Raises:
        SettingsError: when it is not one, or out of range.
    """
    value = os.environ.get(name) or str(default)
    if not (value.isascii() and value.isdigit()) or not 1 <= int(value) <= highest:
        raise SettingsError(f"{name}={value} : donner un nombre entier de 1 à {highest}")
    return int(value)


if __name__ == "__main__":
    sys.exit(main())

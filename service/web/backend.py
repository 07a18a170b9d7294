"""What stands behind the routes: the assistant, or why there is none."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from corpus import CorpusError
from index import EncoderError, StoreError
from service.assistant import Assistant
from service.web.problems import ProblemError

logger = logging.getLogger(__name__)

Loader = Callable[[], Assistant]


@dataclass(frozen=True)
class Backend:
    """The loaded assistant, or the problem in words that may leave the server."""

    assistant: Assistant | None
    problem: str = ""

    @classmethod
    def load(cls, load: Loader) -> "Backend":
        """Load the assistant; what the operator can mend becomes the problem."""
        try:
            assistant = load()
            assistant.warm()
            return cls(assistant)
        except (StoreError, CorpusError) as error:
            logger.error("not ready: %s", error)
            return cls(None, str(error))
        except EncoderError as error:
            logger.error("not ready: %s", error)
            return cls(None, "L'encodeur ne se charge pas — remède : vérifier PASSERELLE_ENCODER")


async def get_assistant(request: Request) -> Assistant:
    """Return the assistant, or answer 503 (async: no hop to a thread)."""
    backend: Backend = request.app.state.backend
    if backend.assistant is None:
        raise ProblemError(503, backend.problem)
    return backend.assistant


AssistantDep = Annotated[Assistant, Depends(get_assistant)]

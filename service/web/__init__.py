"""The web: JSON API and pages over the two doors, Assistant and Register."""

from service.web.app import create_app

__all__ = ["create_app"]

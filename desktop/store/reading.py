"""An open transaction, as services hand it from one store function to the next."""

from sqlalchemy import Connection

__all__ = ["Connection"]

"""The ground: what an installation knows of itself, and where its files lie. All may come in.

Settings are one frozen value, kept as JSON in the data folder. The station's UUID lives here and
not in the database, so that a copied or restored database opened elsewhere is a new station. Copy
the database, never `settings.json`.
"""

from desktop.settings.folders import Folders, resource
from desktop.settings.keeping import Loaded, change, load, save
from desktop.settings.values import Role, Settings, Theme, without_password

__all__ = [
    "Folders",
    "Loaded",
    "Role",
    "Settings",
    "Theme",
    "change",
    "load",
    "resource",
    "save",
    "without_password",
]

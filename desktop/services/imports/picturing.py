"""Pictures from a folder or a zip become those of the items whose list named them."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from desktop.domain.errors import BadFile
from desktop.domain.progress import Progress
from desktop.exchange.pictures import open_pictures
from desktop.services.changes import Desk, Topic, perform
from desktop.store import photos
from desktop.store.imports.pictured import pictured
from desktop.store.writing import Writer


@dataclass(frozen=True)
class Matched:
    """What became of a folder of pictures.

    `matched` items have the picture now that their list named; `unmatched_pictures` are files
    nobody asked for, several with one name among them, `unmatched_items` names of items without
    a file, `unreadable` files that are no pictures, too large or damaged.
    """

    matched: int
    unmatched_pictures: tuple[str, ...] = ()
    unmatched_items: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Kept:
    sha256: str
    file: str
    thumbnail: bytes


def pictures(
    desk: Desk,
    op_id: UUID,
    path: Path,
    make_thumbnail: Callable[[bytes], bytes],
    folder: Path,
) -> Generator[Progress, None, Matched]:
    """Gives each item the first picture its list named that is in a folder or zip.

    Originals go into `folder` by their hash, thumbnails of at most 40 KB into the database;
    `make_thumbnail` raises BadFile for what it cannot read. The generator returns Matched. Raises
    BadFile where the folder or zip itself cannot be read; then nothing is written.
    """
    with desk.database.reading() as connection:
        items = pictured(connection)
    kept: dict[str, _Kept] = {}
    unreadable: list[str] = []
    with open_pictures(path) as source:
        matches = source.match(name for item in items for name in item.names)
        total = len(matches.found)
        for done, picture in enumerate(source.read(matches)):
            if isinstance(picture, BadFile):
                unreadable.append(picture.file)
                yield Progress(done + 1, total, picture.file)
                continue
            yield Progress(done, total, picture.file)
            try:
                thumbnail = make_thumbnail(picture.data)
                photos.store_original(folder, f"{picture.sha256}.{picture.kind}", picture.data)
            except BadFile:
                unreadable.append(picture.file)
                continue
            kept[picture.name] = _Kept(picture.sha256, picture.file, thumbnail)
        yield Progress(total, total)
    first = {item.id: next((n for n in item.names if n in kept), None) for item in items}
    given = {number: kept[name] for number, name in first.items() if name is not None}
    doubtful = [file for files in matches.doubtful.values() for file in files]
    outcome = Matched(
        matched=len(given),
        unmatched_pictures=(*matches.unused, *dict.fromkeys(doubtful)),
        unmatched_items=tuple(item.name for item in items if item.id not in given),
        unreadable=tuple(dict.fromkeys(unreadable)),
    )
    fresh = {
        item.id: given[item.id]
        for item in items
        if item.id in given and item.sha256 != given[item.id].sha256
    }
    if not fresh:
        return outcome

    def work(writer: Writer) -> Matched:
        for number, picture in fresh.items():
            photo = photos.keep(writer, picture.sha256, picture.file, picture.thumbnail)
            photos.give(writer, number, photo)
        return outcome

    request = {"photos": sorted([number, picture.sha256] for number, picture in given.items())}
    return perform(
        desk,
        "import_pictures",
        op_id,
        request,
        work,
        lambda said: Matched(said["matched"], *map(tuple, list(said.values())[1:])),
        {Topic.CATALOGUE},
        note=path.name,
    )

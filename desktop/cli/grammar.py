"""How a command line is understood: the words, the options all of them know, argparse's words."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

from desktop.cli import reading
from desktop.domain.errors import BadCommand
from desktop.wording import N_, _, ngettext

# What argparse itself says, so that the extractor finds it and the reader understands it.
ARGPARSE: tuple[str, ...] = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
)


class Grammar(argparse.ArgumentParser):
    """A parser that refuses instead of exiting, and takes no abbreviations."""

    def __init__(self, **said: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **said})

    def error(self, message: str) -> NoReturn:
        """Raises BadCommand with what is wrong."""
        raise BadCommand(_("{program}: {message}.").format(program=self.prog, message=message))


class _Version(argparse.Action):
    """Says which version this is; looked up only when asked, because that takes its time."""

    def __call__(self, parser: argparse.ArgumentParser, *_said: object) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("yuanwu")
        except PackageNotFoundError:
            number = _("(from source)")
        print(f"yuanwu {number}")
        parser.exit()


def speak() -> None:
    """Lets argparse say its own sentences in the spoken language.

    It takes them from two names of its module, which look into Python's own catalogue otherwise.
    """
    vars(argparse).update({"_": _, "ngettext": ngettext})


def add_everywhere(parser: argparse.ArgumentParser, *, first: bool) -> None:
    """The options every word knows, before it or after it; the one after it counts."""
    group = parser.add_argument_group(_("options of every word"))

    def option(name: str, words: str, **said: Any) -> None:
        # Without a default a word's own parser leaves alone what stood before the word.
        given = said.pop("default", None)
        default = given if first else argparse.SUPPRESS
        group.add_argument(name, help=words, default=default, **said)

    option("--data", _("the folder everything lives under"), metavar="DIR")
    option(
        "--database",
        _("another ledger: a file, or postgresql://user@host/name (else YUANWU_DATABASE)"),
        metavar="URL",
    )
    option("--by", _("who does it (else the person of the settings)"), metavar="PERSON")
    option("--lang", _("the language of the answers"), choices=("zh", "en"))
    option("--json", _("one JSON document instead of words"), action="store_true", default=False)
    option(
        "--op",
        _("the identity of this act: saying it again with the same one is harmless"),
        type=reading.op,
        metavar="UUID",
    )


def grammar(words: Sequence[Any]) -> Grammar:
    """The whole grammar.

    Each word is a module with NAME, ABOUT, `options(parser)` and `run(visit)`, or with NAME,
    ABOUT and WORDS of its own.
    """
    top = Grammar(
        prog="yuanwu",
        description=_("Without a word the window opens; a word does one thing without it."),
        epilog=_("Exit: 0 done, 1 a check found something, 2 refused."),
    )
    top.add_argument("--version", action=_Version, nargs=0, help=_("show the version and exit"))
    top.add_argument(
        "--demo",
        action="store_true",
        help=_("open the window on sample data in a throw-away folder"),
    )
    add_everywhere(top, first=True)
    _add_words(top, words, "word")
    return top


def _add_words(parser: argparse.ArgumentParser, words: Sequence[Any], dest: str) -> None:
    under = parser.add_subparsers(
        title=_("words"), metavar="WORD", dest=dest, required=True, parser_class=Grammar
    )
    for word in words:
        about = _(word.ABOUT)
        child = under.add_parser(word.NAME, help=about, description=about)
        if hasattr(word, "WORDS"):
            _add_words(child, word.WORDS, f"{dest}_{word.NAME}")
        else:
            word.options(child)
            child.set_defaults(run=word.run)
        add_everywhere(child, first=False)


def understood(top: Grammar, argv: Sequence[str]) -> argparse.Namespace:
    """The command line as options. Raises BadCommand.

    Articles (and `texts`, other words of which there may be several) may stand on both sides of
    an option (`sell TS-L --pay cash BADGE`), which argparse by itself does not take.
    """
    for text in argv:
        if not text.isprintable() and any("\ud800" <= char <= "\udfff" for char in text):
            shown = text.encode("utf-8", "replace").decode("utf-8")
            raise BadCommand(_("“{text}” is not UTF-8 text.").format(text=shown))
    asked, rest = top.parse_known_args(argv)
    if asked.demo:
        top.error(_("--demo opens the window and takes no word"))
    articles, texts = getattr(asked, "articles", None), getattr(asked, "texts", None)
    taken = articles is not None or texts is not None
    if rest and (not taken or any(text.startswith("-") for text in rest)):
        top.error(_("unrecognized arguments: %s") % " ".join(rest))
    if articles is not None:
        articles.extend(reading.goods(text) for text in rest)
    elif texts is not None:
        texts.extend(rest)
    return asked

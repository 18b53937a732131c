"""What the house refuses, as data: `wording/` turns it into sentences, JSON carries the `code`."""

from desktop.domain.errors.arrivals import (
    BadWebhook,
    FeishuTrouble,
    LaterStands,
    LoansOut,
    NoReport,
    NothingOnWay,
    NotLent,
    NotOnWay,
    NotThatManyOut,
    NotWithAsker,
    NoWebhook,
    OnlyByLending,
    ParcelsOpen,
    StepNotNow,
)
from desktop.domain.errors.bench import (
    AlreadyInspected,
    BadBoardFolder,
    BadRuler,
    BadSerial,
    BenchTrouble,
    HasKit,
    KitIsLamp,
    LotRefused,
    NothingToFlash,
    NotPassed,
    PanelTooLarge,
    SessionClosed,
    TooFewSamples,
)
from desktop.domain.errors.booth import (
    AlreadyRefunded,
    BadSizeExchange,
    BadTill,
    EmptyCart,
    NoShift,
    NotEnoughPaid,
    NotForSale,
    NothingToChange,
    OverPaid,
    PostedAlready,
    ShiftClosed,
    ShiftOpen,
    TillElsewhere,
)
from desktop.domain.errors.commands import (
    AlreadyUndone,
    BadCommand,
    Broken,
    Cancelled,
    CannotUndo,
    OpReused,
    PasswordShown,
    UndoBlocked,
)
from desktop.domain.errors.counts import (
    CountGoesOn,
    CountNotOpen,
    FewerThanNone,
    NoReason,
    NothingCounted,
    NotInCount,
)
from desktop.domain.errors.files import BadFile, CannotWrite, DatabaseTrouble, RowsRefused
from desktop.domain.errors.giving import NonePacked, NoSuchSize, NotEnoughForAll, NotPaid, OverQuota
from desktop.domain.errors.keeping import (
    CountedSince,
    NotYet,
    NotYours,
    NowhereReal,
    PastNegative,
    PeriodSettled,
    StillHolding,
    Uncovered,
)
from desktop.domain.errors.kits import KitCircle, NoKit, PartsMissing, TwiceInSlot
from desktop.domain.errors.outings import MoreThanRest, OutingClosed, RestUnnamed
from desktop.domain.errors.paper import (
    AlreadyIssued,
    BadNumberRule,
    BadSerials,
    BadSignature,
    BadTemplate,
    KeyTrouble,
    NothingToPrint,
    NotValid,
    PrinterTrouble,
    Purged,
    SeriesLeased,
    UnfitPapers,
    UnknownSize,
)
from desktop.domain.errors.parcels import (
    ContactClosed,
    MoreThanWanted,
    NotFromThere,
    NothingAdvanced,
    NothingToPick,
    NotInParcel,
    ParcelEmpty,
    ParcelNotNow,
    PostagePaidBack,
)
from desktop.domain.errors.production import (
    GoodAboveArrived,
    GoodsStand,
    LessThanBefore,
    SplitDiffers,
    UnknownWord,
)
from desktop.domain.errors.purging import GoneForGood, NothingDue, StillOpen
from desktop.domain.errors.refused import Refused
from desktop.domain.errors.requisitions import (
    AlreadyLeft,
    ApprovedTwice,
    DecidedTwice,
    GuideStands,
    MoreThanApproved,
    NeedsReason,
    NothingApproved,
    OwnRequest,
    RequestNotNow,
    RequestNotYours,
    Undecided,
)
from desktop.domain.errors.stock import (
    NotEmpty,
    OutOfStock,
    PlaceCycle,
    Reserved,
    SamePlace,
    Uncounted,
)
from desktop.domain.errors.things import Ambiguous, NotFound, Retired, Taken
from desktop.domain.errors.transfers import (
    BoxElsewhere,
    NothingPicked,
    NotNow,
    NotThatMany,
    OnlyBySending,
    TooManyCodes,
    UndoFirst,
    WrongCode,
)
from desktop.domain.errors.values import (
    BadAmount,
    BadDate,
    BadFlag,
    BadQuantity,
    BadYear,
    DuplicateRow,
    EndsTooEarly,
    ExtraCells,
    Missing,
    RoundedNumber,
    TooLong,
)
from desktop.domain.errors.workdays import BadCalendar, BadRule

__all__ = [
    "AlreadyInspected", "AlreadyIssued", "AlreadyLeft", "AlreadyRefunded", "AlreadyUndone",
    "Ambiguous", "ApprovedTwice", "BadAmount", "BadBoardFolder",
    "BadCalendar", "BadCommand",
    "BadDate", "BadFile", "BadFlag", "BadNumberRule", "BadQuantity", "BadRule", "BadRuler",
    "BadSerial", "BadSerials", "BadSignature", "BadSizeExchange", "BadTemplate", "BadTill",
    "BadWebhook", "BadYear", "BenchTrouble", "BoxElsewhere", "Broken", "Cancelled",
    "CannotUndo", "CannotWrite", "ContactClosed", "CountGoesOn", "CountNotOpen", "CountedSince",
    "DatabaseTrouble", "DecidedTwice", "DuplicateRow", "EmptyCart", "EndsTooEarly",
    "ExtraCells", "FeishuTrouble", "FewerThanNone", "GoneForGood", "GoodAboveArrived",
    "GoodsStand", "GuideStands", "HasKit", "KeyTrouble", "KitCircle", "KitIsLamp",
    "LaterStands", "LessThanBefore", "LoansOut", "LotRefused", "Missing", "MoreThanApproved",
    "MoreThanRest", "MoreThanWanted", "NeedsReason", "NoKit", "NoReason", "NoReport", "NoShift",
    "NoSuchSize", "NoWebhook", "NonePacked", "NotEmpty", "NotEnoughForAll", "NotEnoughPaid",
    "NotForSale", "NotFound", "NotFromThere", "NotInCount", "NotInParcel", "NotLent", "NotNow",
    "NotOnWay", "NotPaid", "NotPassed", "NotThatMany", "NotThatManyOut", "NotValid",
    "NotWithAsker", "NotYet", "NotYours", "NothingAdvanced", "NothingApproved",
    "NothingCounted", "NothingDue",
    "NothingOnWay", "NothingPicked", "NothingToChange", "NothingToFlash", "NothingToPick",
    "NothingToPrint", "NowhereReal", "OnlyByLending", "OnlyBySending", "OpReused", "OutOfStock",
    "OutingClosed", "OverPaid", "OverQuota", "OwnRequest", "PanelTooLarge", "ParcelEmpty",
    "ParcelNotNow", "ParcelsOpen", "PartsMissing", "PasswordShown", "PastNegative",
    "PeriodSettled", "PlaceCycle", "PostagePaidBack", "PostedAlready", "PrinterTrouble",
    "Purged", "Refused",
    "RequestNotNow", "RequestNotYours", "Reserved", "RestUnnamed", "Retired", "RoundedNumber",
    "RowsRefused", "SamePlace", "SeriesLeased", "SessionClosed", "ShiftClosed", "ShiftOpen",
    "SplitDiffers", "StepNotNow", "StillHolding", "StillOpen", "Taken", "TillElsewhere",
    "TooFewSamples", "TooLong", "TooManyCodes", "TwiceInSlot", "Uncounted", "Uncovered",
    "Undecided", "UndoBlocked", "UndoFirst", "UnfitPapers", "UnknownSize", "UnknownWord",
    "WrongCode",
]  # fmt: skip

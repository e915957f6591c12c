"""Errors that speak to the user: each says what, where and what to do next, and carries its exit code."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command line; 64 and up follow sysexits.h."""

    OK = 0
    FAILED = 1
    USAGE = 2
    QUARANTINED = 3
    INCOMPLETE = 70
    IO_ERROR = 74
    LOCKED = 75
    INTERRUPTED = 130


class RatsleseError(Exception):
    """Base of all errors of Ratslese. `advice` is the next step for the user."""

    exit_code = ExitCode.USAGE

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.args[0]}. {self.advice}"


class UsageError(RatsleseError):
    """What was asked for cannot be done as asked."""


class ProfileError(RatsleseError):
    """A council's TOML file says something that a profile cannot say."""


class DocumentError(RatsleseError):
    """A file that cannot be read; `outcome` is its entry in the accounts (see schemas.outcome)."""

    exit_code = ExitCode.QUARANTINED

    def __init__(self, outcome: str, message: str, advice: str) -> None:
        super().__init__(message, advice)
        self.outcome = outcome

    def __reduce__(self) -> tuple[type["DocumentError"], tuple[str, str, str]]:
        return type(self), (self.outcome, str(self.args[0]), self.advice)


class DatabaseLockedError(RatsleseError):
    """Another ingest holds the database."""

    exit_code = ExitCode.LOCKED


class StorageError(RatsleseError):
    """The disk or the database refused."""

    exit_code = ExitCode.IO_ERROR


class WorkerError(RatsleseError):
    """Worker processes do not start, or a cluster cannot be reached."""

    exit_code = ExitCode.IO_ERROR


class AccountingError(RatsleseError):
    """The outcomes do not add up to the paths that were listed."""

    exit_code = ExitCode.INCOMPLETE


def told(error: BaseException) -> str:
    """A library's error in one line: its type, and what it says where it says it each time.

    At which call the stack ends, and so how Python words it, depends on what the process has done before: of a
    RecursionError, also one that another error passes on, only what it means is told.
    """
    if any(isinstance(each, RecursionError) for each in (error, *error.args)):
        return f"{type(error).__name__}: nested too deeply"
    return f"{type(error).__name__}: {error}"

"""Servers that answer no more: after some seconds without an answer the other files are not waited for one by one."""

import time
from urllib.parse import urlsplit

_PATIENCE = 15.0
"""Seconds after which a server that has answered nothing is given up; a file's own tries may take longer."""

_GIVEN_UP = 20.0
"""Seconds until a server that was given up is asked again."""

_NO_ANSWER = frozenset({"ConnectionError", "TimeoutError", "ClientConnectionError", "HTTPClientError"})
"""What Python, aiohttp and botocore call it where a server cannot be reached, or says nothing; by name, as the last
two may not be installed."""

_answered_at: dict[str, float] = {}
_silent_since: dict[str, float] = {}
_asked_again_at: dict[str, float] = {}


def is_given_up(url: str) -> bool:
    """Whether the server of a URL has not answered for so long that it is not asked now."""
    return time.monotonic() < _asked_again_at.get(_server(url), 0.0)


def answered(url: str) -> None:
    """Notes that the server of a URL has answered, be it with an error of its own."""
    server = _server(url)
    _answered_at[server] = time.monotonic()
    _silent_since.pop(server, None)
    _asked_again_at.pop(server, None)


def cause_of(error: BaseException) -> BaseException:
    """What a request really failed of: on the web fsspec says of every failure that there is no such file."""
    cause = error.__cause__ if isinstance(error, FileNotFoundError) else None
    return cause if cause and _is_silence(cause) else error


def failed(url: str, begun: float, error: BaseException) -> bool:
    """Notes what a request that began at `begun` (monotonic seconds) failed of; whether its server gave no answer."""
    if not _is_silence(error):
        answered(url)
        return False
    server, now = _server(url), time.monotonic()
    since = max(begun, _answered_at.get(server, begun))  # meanwhile another request may have been answered
    if now - _silent_since.setdefault(server, since) >= _PATIENCE:
        _asked_again_at[server] = now + _GIVEN_UP
    return True


def _is_silence(error: BaseException) -> bool:
    return any(kind.__name__ in _NO_ANSWER for kind in type(error).__mro__)


def _server(url: str) -> str:
    """The scheme and the host; of an object store the bucket, behind which is always the same server."""
    return "://".join(urlsplit(url)[:2])

"""`ratslese`, and `python -m pipeline`: whoever presses Ctrl-C while the commands are imported is answered, too."""

import os
import signal

_INTERRUPTED = 130  # schemas.errors.ExitCode, which would have to be imported first


def _leave(*_: object) -> None:
    os.write(2, b"ratslese: interrupted.\n")
    os._exit(_INTERRUPTED)  # nothing was begun: an exception would come out of whatever is imported just then


def main() -> None:
    """Runs the command that was asked for; once it has begun, it handles interrupts itself (pipeline/options.py)."""
    for sign in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(sign) is not signal.SIG_IGN:  # as a shell starts what runs in the background
            signal.signal(sign, _leave)
    from pipeline.cli import main as commands

    commands()


if __name__ == "__main__":
    main()

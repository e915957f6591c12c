"""Imported by the fork server before anything else: it dies with the process that started it, and not of Ctrl-C."""

import os
import signal

from pipeline.limits import STARTED_BY, die_with_parent

signal.signal(signal.SIGINT, signal.SIG_IGN)
die_with_parent()
if os.environ.get(STARTED_BY, str(os.getppid())) != str(os.getppid()):  # it died before it was watched
    os._exit(0)

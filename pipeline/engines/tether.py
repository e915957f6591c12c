"""Imported by the fork server before anything else: it dies with the process that started it, and not of Ctrl-C."""

import signal

from pipeline.limits import die_with_parent

signal.signal(signal.SIGINT, signal.SIG_IGN)
die_with_parent()

#!/bin/sh
# What `make` runs in place of Python where the machine has none that works.
cat >&2 <<'MESSAGE'
No working Python 3.8 or later was found on this machine, and no uv to fetch one.
Install either, then run the same command again:
  Debian, Ubuntu: apt install python3 python3-venv
  macOS:          brew install python@3.12 python@3.10
  uv:             see https://docs.astral.sh/uv
MESSAGE
exit 1

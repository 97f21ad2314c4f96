"""How a process keeps its memory."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ALLOTTING = """
import ctypes, sys, threading
from bot import collecting
if sys.argv[2] == "few":
    collecting.allot_from_few_places()
libc = ctypes.CDLL(None)
libc.malloc.restype = libc.fopen.restype = ctypes.c_void_p
libc.fopen.argtypes = [ctypes.c_char_p, ctypes.c_char_p]
libc.malloc_info.argtypes = [ctypes.c_int, ctypes.c_void_p]
libc.fclose.argtypes = [ctypes.c_void_p]
together = threading.Barrier(8)
def allot():
    together.wait()
    for _ in range(2000):
        libc.malloc(2000)
    together.wait()
threads = [threading.Thread(target=allot) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
told = libc.fopen(sys.argv[1].encode(), b"w")
libc.malloc_info(0, told)
libc.fclose(told)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library allots in its own way")
@pytest.mark.parametrize(("how", "most"), [("few", 2), ("as it comes", 64)])
def test_threads_share_a_few_places_to_allot_from(tmp_path: Path, how: str, most: int) -> None:
    found = tmp_path / "malloc.xml"
    subprocess.run([sys.executable, "-c", ALLOTTING, str(found), how], cwd=ROOT, check=True)
    places = found.read_text(encoding="utf-8").count("<heap nr=")
    assert places <= most
    assert how == "few" or places > 2  # else there is nothing to hold back

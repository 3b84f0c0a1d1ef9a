#!/usr/bin/env python3
"""Each hostile file ends in time, in a result or in plain words, within 1 GB of memory, and leaves no file behind.

usage: hostile_check.py VANBAN [NAME…]

What is measured is the whole run of the command with all programs it starts. A format whose program is missing here is said to be so,
which is an error in plain words too.
"""
import os
import subprocess
import sys
import tempfile
import time

from hostile_world import hostile_files

SECONDS = 120
KILOBYTES = 1 << 20
vanban, *wanted = sys.argv[1:]
failures = 0
slowest = []
count = 0


def fault(status, said, seconds, peak, left, expected):
    if status < 0:
        return f'ended by signal {-status}'
    if seconds > SECONDS:
        return f'took {seconds:.0f} s'
    if status not in (0, 1):
        return f'exit status {status}: {said}'
    if status == 1 and len(said.split(': ', 2)[-1]) < 20:
        return f'no plain words: {said!r}'
    if expected != 'either' and 'install the package' not in said and (status == 0) != (expected == 'result'):
        return f'expected {expected}, got {said or "a result"}'
    if left:
        return f'left behind: {left}'
    if peak > KILOBYTES and 'VANBAN_SANITIZED' not in os.environ:
        return f'took {peak // 1024} MB'
    return ''


with tempfile.TemporaryDirectory() as work:
    temporary = os.path.join(work, 'temporary')
    os.mkdir(temporary)
    error_file = os.path.join(work, 'errors')
    for name, content, expected in hostile_files():
        if wanted and name not in wanted:
            continue
        count += 1
        path = os.path.join(work, name)
        with open(path, 'wb') as out:
            out.write(content)
        del content
        begun = time.monotonic()
        with open(error_file, 'wb') as errors:
            child = subprocess.Popen(['timeout', '-k', '5', str(SECONDS + 30), vanban, 'parse', path], stdout=subprocess.DEVNULL,
                                     stderr=errors, env={**os.environ, 'TMPDIR': temporary})
            _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - begun
        said = open(error_file, encoding='utf-8', errors='replace').read().strip().replace(path, name)
        slowest = sorted([*slowest, (round(seconds, 1), name)], reverse=True)[:12]
        problem = fault(child.returncode, said, seconds, usage.ru_maxrss, os.listdir(temporary), expected)
        if problem or wanted:
            print(f'{name}: {seconds:.1f} s, {usage.ru_maxrss // 1024} MB, status {child.returncode}: {problem or said[:300] or "a result"}')
        failures += bool(problem)
        os.remove(path)
print(f'{count} files, {failures} faults; slowest: {slowest}')
sys.exit(1 if failures or count < (1 if wanted else 40) else 0)

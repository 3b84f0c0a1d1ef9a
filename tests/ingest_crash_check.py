#!/usr/bin/env python3
"""Whatever happens to a run of `vanban ingest`, its catalogue ends as if nothing had.

usage: ingest_crash_check.py VANBAN SOURCE [CHECK…]
VANBAN_KILLS: how often the run is killed (default 6).
"""
import os
import random
import shutil
import signal
import subprocess
import sys
import time

from ingest_world import World, check, check_same, contents, count, rows

DOCUMENTS = int(os.environ.get('VANBAN_CRASH_DOCUMENTS', 400))


def undisturbed(w):
    catalog = w.path('undisturbed.sqlite')
    began = time.time()
    w.ingest(w.inbox, '--catalog', catalog)
    return contents(catalog), time.time() - began


def killed(vanban, source):
    """kill -9 at random moments, then again: row for row the same."""
    with World(vanban, source, DOCUMENTS) as w:
        expected, took = undisturbed(w)
        catalog = w.path('c.sqlite')
        times = random.Random(7)
        stopped_in_the_middle = 0
        for _ in range(int(os.environ.get('VANBAN_KILLS', 6))):
            run = w.start(w.inbox, '--catalog', catalog, '--results', w.path('all.jsonl.zst'))
            try:
                run.wait(timeout=times.uniform(0.05, took * 1.2))
            except subprocess.TimeoutExpired:
                run.kill()
                stopped_in_the_middle += 1
            run.communicate()
            shown = subprocess.run([vanban, 'status', '--catalog', catalog], capture_output=True, text=True)
            check(run.returncode >= 0 or 'killed' in shown.stdout or shown.returncode == 1, shown.stdout + shown.stderr)
        check(stopped_in_the_middle > 0, 'no run was killed in its middle')
        w.ingest(w.inbox, '--catalog', catalog, '--results', w.path('all.jsonl.zst'))
        check_same(expected, contents(catalog), f'killed {stopped_in_the_middle} times')
        lines = subprocess.run(['zstd', '-dc', w.path('all.jsonl.zst')], capture_output=True, check=True).stdout.splitlines()
        check(len(lines) == len(set(lines)) == DOCUMENTS, f'{len(lines)} results, each once')


def full_disk(vanban, source):
    """The disk is full: the run says so and stops; with room it goes on."""
    if os.geteuid() != 0:
        return 'only root can make a small disk'
    with World(vanban, source, DOCUMENTS) as w:
        expected, _ = undisturbed(w)
        disk = w.path('disk')
        os.makedirs(disk)
        if subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk], capture_output=True).returncode != 0:
            return 'no tmpfs can be mounted here'
        try:
            run = w.start(w.inbox, '--catalog', disk + '/c.sqlite')
            said = []
            for line in run.stderr:
                said.append(line)
                if 'the disk is full' in line:
                    break
            check('trying again' in said[-1], ''.join(said))
            run.send_signal(signal.SIGINT)
            more = run.communicate(timeout=120)[1]
            check(run.returncode == 1 and 'the disk is full' in more, more)
            # And while it is waiting, room is made.
            run = w.start(w.inbox, '--catalog', disk + '/c.sqlite')
            for line in run.stderr:
                if 'the disk is full' in line:
                    break
            subprocess.run(['mount', '-o', 'remount,size=300m', disk], check=True)
            said = run.communicate(timeout=200)[1]
            check(run.returncode == 0, said)
            check_same(expected, contents(disk + '/c.sqlite'), 'after a full disk')
        finally:
            subprocess.run(['umount', '-l', disk], check=True)


def read_only(vanban, source):
    """A catalogue that may not be written is told, and is as it was."""
    with World(vanban, source, 30) as w:
        catalog = w.path('c.sqlite')
        w.ingest(w.inbox, '--catalog', catalog)
        before = contents(catalog)
        w.write('late.txt', w.document())
        if os.geteuid() == 0:
            # Root may write everything but a disk that is mounted to be read only.
            disk = w.path('disk')
            os.makedirs(disk)
            if subprocess.run(['mount', '-t', 'tmpfs', 'tmpfs', disk], capture_output=True).returncode != 0:
                return 'no tmpfs can be mounted here'
            try:
                shutil.copy(catalog, disk)
                subprocess.run(['mount', '-o', 'remount,ro', disk], check=True)
                said = w.ingest(w.inbox, '--catalog', disk + '/c.sqlite', status=1)
            finally:
                subprocess.run(['umount', '-l', disk], check=True)
        else:
            os.chmod(catalog, 0o444)
            said = w.ingest(w.inbox, '--catalog', catalog, status=1)
            os.chmod(catalog, 0o644)
        check('may not be written' in said or 'cannot be opened' in said, said)
        w.ingest(w.inbox, '--catalog', catalog)
        check(count(catalog, 'documents') == 31 and len(before['documents']) == 30, 'goes on when it may')


def two_at_once(vanban, source):
    """Two runs into one catalogue: every document once."""
    with World(vanban, source, DOCUMENTS) as w:
        catalog = w.path('c.sqlite')
        runs = [w.start(w.inbox, '--catalog', catalog) for _ in range(2)]
        for run in runs:
            said = run.communicate(timeout=250)[1]
            check(run.returncode == 0, said)
        check(count(catalog, 'documents') == count(catalog, 'outcomes') == DOCUMENTS, 'every document once')
        expected, _ = undisturbed(w)
        sources = lambda held: sorted(row[1:] for row in held['documents'])
        check(sources(expected) == sources(contents(catalog)), 'the same documents')
        check(rows(catalog, "SELECT count(*) FROM outcomes WHERE outcome NOT IN ('done', 'done_with_review')") == [(0,)], 'all done')


CHECKS = [killed, full_disk, read_only, two_at_once]

if __name__ == '__main__':
    if shutil.which('zstd') is None:
        print('zstd is not installed: sudo apt-get install zstd')
        sys.exit(77)
    for one in CHECKS:
        if not sys.argv[3:] or one.__name__ in sys.argv[3:]:
            began = time.time()
            left_out = one(sys.argv[1], sys.argv[2])
            print(f'{one.__name__}: {"left out: " + left_out if left_out else "good"} ({time.time() - began:.1f} s)', flush=True)

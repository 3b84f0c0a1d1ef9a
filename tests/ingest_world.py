"""What the checks of `vanban ingest` share: documents to read, runs, and what a catalogue holds."""
import glob
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

TABLES = ['documents', 'results', 'nodes', 'recipients', 'signatures', 'attachments', 'responsibilities', 'deadlines',
          'citations', 'diagnostics', 'outcomes', 'search_data']
# Which run did it, and when, may differ.
LEFT_OUT = {'outcomes': {'run', 'at'}, 'search_data': None}


class World:
    """A folder of its own with documents made from those of the corpus; gone when the check is over."""

    def __init__(self, vanban, source, count, seed=1):
        self.vanban = vanban
        self.folder = tempfile.mkdtemp(prefix='vanban_ingest_')
        self.inbox = os.path.join(self.folder, 'inbox')
        self.texts = [open(f, encoding='utf-8', newline='').read()
                      for f in sorted(glob.glob(os.path.join(source, 'corpus', 'documents', '*.txt')))
                      if is_utf8(f)]
        self.random = random.Random(seed)
        for k in range(count):
            self.write(f'{k % 7}/{k:05d}.txt', self.document())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def document(self):
        """A document that no other is the same as."""
        digits = lambda m: ''.join(self.random.choice('123456789') for _ in m.group(0))
        return re.sub(r'(?<=[Ss]ố: )\d+|(?<=\d)\d(?=/)', digits, self.random.choice(self.texts)) + f'\n{self.random.random()}\n'

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content, folder=None):
        path = os.path.join(folder or self.inbox, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as out:
            out.write(content.encode() if isinstance(content, str) else content)
        return path

    def command(self, *arguments):
        return [self.vanban, 'ingest', *arguments]

    def start(self, *arguments):
        return subprocess.Popen(self.command(*arguments), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, text=True)

    def ingest(self, *arguments, status=0, **more):
        ended = subprocess.run(self.command(*arguments), capture_output=True, text=True, timeout=280, **more)
        check(ended.returncode == status, f'exit status {ended.returncode}, not {status}, of {arguments}: {ended.stderr[-2000:]}')
        return ended.stderr


def is_utf8(path):
    try:
        open(path, encoding='utf-8').read()
        return True
    except UnicodeDecodeError:
        return False


def check(good, what):
    if not good:
        sys.exit(f'FAILED: {what}')


def rows(catalog, sql, *parameters):
    with sqlite3.connect(f'file:{catalog}?mode=ro', uri=True) as db:
        return db.execute(sql, parameters).fetchall()


def outcomes(catalog):
    return {source: (outcome, reason) for source, outcome, reason in rows(catalog, 'SELECT source, outcome, reason FROM outcomes')}


def count(catalog, what):
    return rows(catalog, f'SELECT count(*) FROM {what}')[0][0]


def contents(catalog):
    """Everything a catalogue holds, table by table, row by row."""
    held = {}
    with sqlite3.connect(f'file:{catalog}?mode=ro', uri=True) as db:
        for table in TABLES:
            if table == 'search_data':
                continue
            columns = [c[1] for c in db.execute(f'PRAGMA table_info({table})') if c[1] not in (LEFT_OUT.get(table) or ())]
            held[table] = db.execute(f'SELECT {", ".join(columns)} FROM {table} ORDER BY 1, 2').fetchall()
        # How the index is laid out depends on the transactions; what it finds does not.
        for word in ('bao', 'cao', 'uy', 'ban', 'nhan', 'dan', 'thang', 'so', '2024', 'ke', 'hoach'):
            held[f'search {word}'] = db.execute('SELECT rowid FROM search WHERE search MATCH ? ORDER BY 1', (f'"{word}"',)).fetchall()
    return held


def check_same(one, other, what):
    for table in one:
        if one[table] == other[table]:
            continue
        differing = [(a, b) for a, b in zip(one[table], other[table]) if a != b]
        sys.exit(f'FAILED: {what}: {table} differs: {len(one[table])} and {len(other[table])} rows; {str(differing[:1])[:2000]}')


def wait_for(what, name):
    for _ in range(1200):
        if what():
            return
        time.sleep(0.1)
    check(False, f'waited in vain: {name}')


def lines_of(path):
    with open(path, encoding='utf-8') as f:
        return [json.loads(line) for line in f]

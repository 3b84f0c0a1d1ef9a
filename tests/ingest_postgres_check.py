#!/usr/bin/env python3
"""Checks `vanban ingest` into PostgreSQL, with a server of its own on a socket in its own folder.

usage: ingest_postgres_check.py VANBAN SOURCE; left out (77) where Debian's postgresql is not installed
"""
import glob
import os
import pwd
import shutil
import subprocess
import sys
import time

from ingest_world import World, check, contents, rows, wait_for

TABLES = ['documents', 'results', 'nodes', 'recipients', 'signatures', 'attachments', 'responsibilities', 'deadlines',
          'citations', 'diagnostics', 'outcomes']


class Server:
    def __init__(self, programs, folder):
        self.programs, self.data, self.sockets = programs, os.path.join(folder, 'data'), os.path.join(folder, 'sockets')
        self.log = os.path.join(folder, 'log')
        os.makedirs(self.sockets)
        if os.geteuid() == 0:  # it refuses to be root
            user = pwd.getpwnam('postgres')
            for path in (folder, self.sockets):
                os.chown(path, user.pw_uid, user.pw_gid)
        self.run('initdb', '-D', self.data, '-A', 'trust', '-U', 'vanban', '-E', 'UTF8', '--locale', 'C.UTF-8', '--no-sync')
        self.start()
        self.run('createdb', '-h', self.sockets, '-U', 'vanban', 'archive')
        self.url = f'postgresql://vanban@/archive?host={self.sockets}'

    def run(self, program, *arguments):
        command = [os.path.join(self.programs, program), *arguments]
        if os.geteuid() == 0:
            command = ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', *command]
        ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd='/')
        check(ended.returncode == 0, f'{command}: {ended.stdout}')
        return ended.stdout

    def start(self):
        # Its output must not hold our pipe open.
        command = ['pg_ctl', '-D', self.data, '-l', self.log, '-w', '-s', '-o', f"-c listen_addresses='' -k {self.sockets} -c fsync=off", 'start']
        self.run(*command)

    def stop(self, how):
        self.run('pg_ctl', '-D', self.data, '-m', how, '-w', '-s', 'stop')

    def ask(self, sql):
        out = self.run('psql', '-h', self.sockets, '-U', 'vanban', '-d', 'archive', '-At', '-F', '\x1f', '-R', '\x1e', '-c', sql)
        return [row.split('\x1f') for row in out.rstrip('\n').split('\x1e')] if out.strip() else []

    def count(self, table):
        return int(self.ask(f'SELECT count(*) FROM {table}')[0][0])


def check_rows(server, expected):
    """Row for row what SQLite has."""
    for table in TABLES:
        check(server.count(table) == len(expected[table]), f'{table} has as many rows')
    pairs = [('documents', 'sha256, id, coalesce(subject, \'\'), coalesce(same_number_key, \'\')'),
             ('nodes', 'document, n, kind, coalesce(text, \'\'), coalesce(span_begin, -1), coalesce(span_end, -1)'),
             ('deadlines', 'document, n, kind, text, coalesce(end_date, \'\')')]
    for table, columns in pairs:
        ours = sorted(map(tuple, server.ask(f'SELECT {columns} FROM {table}')))
        theirs = sorted(tuple(map(str, row)) for row in expected[table + ' chosen'])
        check(ours == theirs, f'{table}: {[p for p in zip(ours, theirs) if p[0] != p[1]][:1]}')


def main():
    programs = sorted(glob.glob('/usr/lib/postgresql/*/bin'))
    if not programs or (os.geteuid() == 0 and shutil.which('setpriv') is None):
        print('PostgreSQL is not installed: sudo apt-get install postgresql')
        sys.exit(77)
    with World(sys.argv[1], sys.argv[2], 250) as w:
        os.chmod(w.folder, 0o755)
        w.write('b.txt', open(w.path('inbox/0/00000.txt'), 'rb').read())
        file = w.path('c.sqlite')
        w.ingest(w.inbox, '--catalog', file)
        expected = contents(file)
        expected['documents chosen'] = rows(file, "SELECT sha256, id, coalesce(subject, ''), coalesce(same_number_key, '') FROM documents")
        expected['nodes chosen'] = rows(file, "SELECT document, n, kind, coalesce(text, ''), coalesce(span_begin, -1), coalesce(span_end, -1) FROM nodes")
        expected['deadlines chosen'] = rows(file, "SELECT document, n, kind, text, coalesce(end_date, '') FROM deadlines")
        folder = w.path('server')
        os.makedirs(folder)
        server = Server(programs[-1], folder)
        try:
            # The server is restarted in the middle, by its own word and without one.
            names = [row[0] for row in sorted(rows(file, 'SELECT source FROM outcomes'))]
            run = subprocess.Popen(w.command('-', '--catalog', server.url), stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for at, how in ((0, 'fast'), (80, 'immediate'), (160, None)):
                run.stdin.write('\n'.join(names[at:at + 80] if how else names[at:]) + '\n')
                run.stdin.flush()
                if how is None:
                    break
                wait_for(lambda: server.count("pg_tables WHERE tablename = 'outcomes'") and server.count('outcomes') >= at + 40, 'some outcomes')
                server.stop(how)
                run.stdin.write(names[at + 79] + '\n')
                run.stdin.flush()
                time.sleep(1)
                server.start()
            said = run.communicate(timeout=200)[1]
            check(run.returncode == 0 and '250 done' in said and '1 duplicate' in said and 'trying again' in said, said)
            check_rows(server, expected)
            check('1 done' not in w.ingest(w.inbox, '--catalog', server.url) , 'nothing to do')
            found = server.ask("SELECT count(*) FROM search WHERE words @@ to_tsquery('simple', 'nhan <-> dan')")
            check(int(found[0][0]) == len(rows(file, """SELECT rowid FROM search WHERE search MATCH '"nhan dan"'""")), 'the index finds the same')
            stored = server.ask("SELECT encode(json, 'hex') FROM results WHERE document = 1")[0][0]
            check(bytes.fromhex(stored) == rows(file, 'SELECT json FROM results WHERE document = 1')[0][0], 'the same result')
            # The same answers, whole and of the latest documents alone.
            code = rows(file, 'SELECT code FROM citations WHERE code IS NOT NULL GROUP BY code ORDER BY count(*) DESC LIMIT 1')[0][0]
            for command in (['tasks'], ['tasks', '--limit', '5'], ['cited', code], ['cited', code, '--limit', '2']):
                answers = [subprocess.run([sys.argv[1], *command, '--catalog', c, '--format', 'json'], capture_output=True, text=True)
                           for c in (file, server.url)]
                check(answers[0].returncode == 0 and answers[0].stdout == answers[1].stdout, f'{command}: {answers[1].stderr}')
                check(answers[0].stdout.count('\n') > 2, f'{command}: {answers[0].stdout}')
            # Two at once, and one of them killed.
            for k in range(60):
                w.write(f'late/{k}.txt', w.document())
            runs = [w.start(w.inbox, '--catalog', server.url) for _ in range(2)]
            time.sleep(0.3)
            runs[0].kill()
            for run in runs:
                run.communicate(timeout=200)
            check(runs[1].returncode == 0, 'the other goes on')
            check(server.count('documents') == 310, 'every document once')
            check('no server' not in w.ingest(w.inbox, '--catalog', server.url), 'again')
            status = subprocess.run([sys.argv[1], 'status', server.url], capture_output=True, text=True)
            check(status.returncode == 0 and 'finished' in status.stdout, status.stdout + status.stderr)
        finally:
            server.stop('immediate')
        said = w.ingest(w.inbox, '--catalog', server.url, status=1)
        check('check the URL' in said, said)
    print('good')


if __name__ == '__main__':
    main()

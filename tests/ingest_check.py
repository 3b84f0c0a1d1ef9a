#!/usr/bin/env python3
"""Checks `vanban ingest` as its users meet it. usage: ingest_check.py VANBAN SOURCE [CHECK…]"""
import gzip
import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import time
import zipfile

from hostile_quine import quine_zip
from ingest_world import World, check, contents, count, lines_of, outcomes, rows, wait_for


def everything(vanban, source):
    """A folder into a catalogue: rows, results and index agree with what vanban parse says."""
    with World(vanban, source, 40) as w:
        catalog = w.path('c.sqlite')
        said = w.ingest(w.inbox, '--catalog', catalog, '--log', w.path('log'), '--metrics', w.path('metrics'))
        check('finished: 40 files' in said, said)
        check(count(catalog, 'documents') == count(catalog, 'results') == count(catalog, 'outcomes') == 40, 'forty documents')
        name, document = rows(catalog, "SELECT source, id FROM documents WHERE id IN (SELECT document FROM nodes WHERE label <> '' AND attachment IS NULL)")[0]
        parsed = json.loads(subprocess.run([vanban, 'parse', name], capture_output=True, check=True).stdout)
        stored = json.loads(unpacked(rows(catalog, 'SELECT json FROM results WHERE document = ?', document)[0][0]))
        check(stored == parsed, 'the result is what vanban parse says')

        def nodes(tree):
            return sum(1 + nodes(n['children']) for n in tree)
        trees = [parsed['body']] + [a['body'] for a in parsed['attachments']]
        for table, expected in [('nodes', sum(nodes(t) for t in trees)), ('deadlines', len(parsed['deadlines'])),
                                ('citations', len(parsed['citations'])), ('responsibilities', len(parsed['responsibilities'])),
                                ('diagnostics', len(parsed['diagnostics'])), ('attachments', len(parsed['attachments']))]:
            check(count(catalog, f'{table} WHERE document = {document}') == expected, f'{expected} rows in {table}')
        span = rows(catalog, "SELECT span_begin, span_end, label FROM nodes WHERE document = ? AND label <> ''", document)[0]
        check(open(name, 'rb').read()[span[0]:span[1]].decode().startswith(span[2]), 'spans count in the file')
        log = lines_of(w.path('log'))
        check(len(log) == 41 and all(e['outcome'].startswith('done') for e in log[:-1]), 'a line for each file, and one at the end')
        metrics = open(w.path('metrics')).read()
        check('vanban_ingest_running 0' in metrics and 'vanban_ingest_found_files 40' in metrics, metrics)
        check(not os.path.exists(w.path('metrics.part')), 'the metrics were renamed')

        # Again: nothing to do. Touched: looked at, and the same. Changed: read.
        check('40 skipped' in w.ingest(w.inbox, '--catalog', catalog), 'all skipped')
        os.utime(name)
        said = w.ingest(w.inbox, '--catalog', catalog)
        check('1 done' in said and '39 skipped' in said and count(catalog, 'documents') == 40, said)
        w.write('0/00007.txt', w.document())
        said = w.ingest(w.inbox, '--catalog', catalog)
        check('1 done' in said and count(catalog, 'documents') == 41, said)
        status = json.loads(subprocess.run([vanban, 'status', catalog, '--format', 'json'], capture_output=True, check=True).stdout)
        check([r['status'] for r in status] == ['finished'] * 4 and status[-1]['found'] == 40, 'four runs')


def unpacked(frame):
    return subprocess.run(['zstd', '-dc'], input=frame, capture_output=True, check=True).stdout


def duplicates(vanban, source):
    """The same content is read once; the same number in another text is told, and kept."""
    with World(vanban, source, 5) as w:
        catalog = w.path('c.sqlite')
        letter = ('UBND XÃ AN HÒA\nSố: 31/KH-UBND        An Hòa, ngày 5 tháng 6 năm 2024\nKẾ HOẠCH\nTổ chức ngày hội\n'
                  '1. Các thôn báo cáo trước ngày 20/6/2024.\n')
        w.write('a.txt', letter)
        w.write('b.txt', letter)
        w.write('c.txt', letter.replace('31/KH', '031/KH').replace('20/6', '21/6'))
        said = w.ingest(w.inbox, '--catalog', catalog)
        check('1 duplicate' in said and '1 have the issuer, year, number and notation' in said, said)
        of = outcomes(catalog)
        check(of[w.path('inbox/b.txt')][0] == 'duplicate' and of[w.path('inbox/c.txt')][0].startswith('done'), str(of))
        check(rows(catalog, "SELECT source FROM outcomes WHERE same_number = 1") == [(w.path('inbox/c.txt'),)], 'c.txt has the number of a.txt')
        w.ingest(w.inbox + '/../inbox', w.inbox + '/a.txt', '--catalog', catalog)
        check(outcomes(catalog) == of, 'however a file is named, it is the same file')


def results(vanban, source):
    """Results without a catalogue, in one file and in a folder, in the order of the files."""
    with World(vanban, source, 30) as w:
        one = w.path('all.jsonl.zst')
        w.ingest(w.inbox, '--results', one)
        lines = [json.loads(line) for line in unpacked(open(one, 'rb').read()).splitlines()]
        names = [line['source']['name'] for line in lines]
        check(len(names) == 30 and names == sorted(names), 'thirty results in order')
        w.write('late.txt', w.document())
        w.ingest(w.inbox, '--results', one)
        check(len(unpacked(open(one, 'rb').read()).splitlines()) == 31, 'one more at the end')
        w.ingest(w.inbox, '--results', w.path('each'), '--as-they-come', '--jobs', '3')
        for line in lines:
            path = w.path('each') + line['source']['name'] + '.json'
            check(json.load(open(path)) == line, path)
        w.write('other.jsonl.zst', 'something', w.folder)
        w.ingest(w.inbox, '--results', w.path('other.jsonl.zst'), status=1)
        check(open(w.path('other.jsonl.zst')).read() == 'something', 'a file of others is left alone')


def archives(vanban, source):
    """Members of zip and tar archives are documents; names in them lead nowhere else."""
    with World(vanban, source, 0) as w:
        texts = [w.document() for _ in range(12)]
        with zipfile.ZipFile(w.path('a.zip'), 'w', zipfile.ZIP_DEFLATED) as z:
            for k in range(6):
                z.writestr(f'x/{k}.txt', texts[k])
            z.writestr('../../escape.txt', texts[6])
        with tarfile.open(w.path('b.tar.gz'), 'w:gz') as t:
            for k in range(7, 12):
                info = tarfile.TarInfo(f'{k}.txt')
                data = texts[k].encode()
                info.size = len(data)
                t.addfile(info, io.BytesIO(data))
        catalog = w.path('c.sqlite')
        said = w.ingest(w.path('a.zip'), w.path('b.tar.gz'), '--catalog', catalog, '--results', w.path('out'))
        check('12 files' in said and '12 done' in said, said)
        of = outcomes(catalog)
        check(of[w.path('a.zip') + '//x/3.txt'][0].startswith('done') and of[w.path('a.zip')] == ('unpacked', None), str(of))
        check(os.path.exists(w.path('out') + w.path('a.zip') + '/escape.txt.json'), 'the member stays below its archive')
        # 1.2 GB of nothing in 1.2 MB: told by its header, and not unpacked.
        info = tarfile.TarInfo('nothing.txt')
        info.size = 1_200_000_000
        with open(w.path('bomb.tar.gz'), 'wb') as out:
            out.write(gzip.compress(info.tobuf()) + 120 * gzip.compress(bytes(10_000_000)))
        w.ingest(w.path('bomb.tar.gz'), '--catalog', w.path('d.sqlite'), status=1)
        check(outcomes(w.path('d.sqlite'))[w.path('bomb.tar.gz')] == ('failed', 'too_large'), str(outcomes(w.path('d.sqlite'))))
        check('0 done, 2 skipped' in w.ingest(w.path('a.zip'), w.path('b.tar.gz'), '--catalog', catalog), 'archives are skipped whole')
        # An archive that holds itself, and so on without end: one member, and it is no document.
        w.write('self.zip', quine_zip('self.zip'), w.folder)
        w.ingest(w.path('self.zip'), '--catalog', w.path('e.sqlite'), status=1)
        of = outcomes(w.path('e.sqlite'))
        check(set(of) == {w.path('self.zip'), w.path('self.zip') + '//self.zip'} and of[w.path('self.zip') + '//self.zip'][0] == 'failed', str(of))


def names(vanban, source):
    """Names on standard input, by lines and by NUL."""
    with World(vanban, source, 6) as w:
        files = [w.path(f'inbox/{k % 7}/{k:05d}.txt') for k in range(6)]
        w.ingest('-', '--catalog', w.path('a.sqlite'), input='\n'.join(files[:3]))
        w.ingest('-', '--catalog', w.path('a.sqlite'), input='\0'.join(files))
        # A name that comes again before its file is in the catalogue is one file.
        w.ingest('-', '--catalog', w.path('again.sqlite'), input='\n'.join(files[:2] * 3))
        counts = rows(w.path('again.sqlite'), 'SELECT found, done + done_with_review, skipped FROM runs')
        check(counts == [(6, 2, 4)], f'named three times each: {counts}')
        check(sorted(outcomes(w.path('a.sqlite'))) == sorted(files), 'all six')
        odd = os.fsencode(w.path('inbox')) + b'/K\xe9 ho\xe1\xba\xa1ch.txt'
        with open(odd, 'w', encoding='utf-8') as out:
            out.write(w.document())
        w.ingest(w.inbox, '--catalog', w.path('a.sqlite'), '--quarantine', odd + b'.d')
        check(outcomes(w.path('a.sqlite'))[w.path('inbox/K%E9 hoạch.txt')][0].startswith('done'), 'a name that is no UTF-8')
        w.write('tcvn3.txt', 'B¸o c¸o cña Uû ban nh©n d©n'.encode('latin-1'))
        w.ingest(w.path('inbox/tcvn3.txt'), '--catalog', w.path('a.sqlite'), '--encoding', 'TCVN3')
        check(rows(w.path('a.sqlite'), "SELECT encoding FROM documents WHERE source LIKE '%tcvn3.txt'") == [('TCVN3',)], '--encoding')


def bad(vanban, source):
    """A hundred bad files of twenty kinds among good ones: each has its reason, and the others are done."""
    good = int(os.environ.get('VANBAN_GOOD_FILES', 200))
    with World(vanban, source, good) as w:
        expected = {}

        def add(name, content, reason):
            for k in range(5):
                head, tail = name.split('.', 1)
                path = w.write(f'{k}/{head}-{k}.{tail}', content + (bytes([k]) if content else b''))
                expected[path] = reason

        def special(name, reason, make):
            for k in range(5):
                path = w.path(f'inbox/{k}/{name}-{k}')
                os.makedirs(os.path.dirname(path), exist_ok=True)
                make(path)
                expected[path] = reason

        zipped = io.BytesIO()
        with zipfile.ZipFile(zipped, 'w') as z:
            z.writestr('a.txt', 'Kính gửi: Các thôn.')
        locked = bytearray(zipped.getvalue())
        for at in (6, locked.index(b'PK\x01\x02') + 8):
            locked[at] |= 1
        sheet = io.BytesIO()
        with zipfile.ZipFile(sheet, 'w') as z:
            z.writestr('[Content_Types].xml', '<Types/>')
            z.writestr('xl/workbook.xml', '<workbook/>')
        word = io.BytesIO()
        with zipfile.ZipFile(word, 'w') as z:
            z.writestr('[Content_Types].xml', '<Types/>' * 50)
            z.writestr('word/document.xml', '<w:document>' + 'chữ ' * 500)
        add('empty.txt', b'', 'empty')
        add('large.txt', b'x' * 300_000, 'too_large')
        add('program.bin', b'\x7fELF' + bytes(200), 'unsupported')
        add('database.db', b'SQLite format 3\0' + bytes(200), 'unsupported')
        add('sound.mp3', b'ID3\x03\0\0\0' + bytes(range(256)) * 3, 'unsupported')
        add('packed.gz', b'\x1f\x8b\x08' + bytes(60), 'unsupported')
        add('packed.7z', b"7z\xbc\xaf'\x1c" + bytes(60), 'unsupported')
        add('packed.rar', b'Rar!\x1a\x07\x01\0' + bytes(60), 'unsupported')
        add('packed.xz', b'\xfd7zXZ\0' + bytes(60), 'unsupported')
        add('packed.zst', b'\x28\xb5\x2f\xfd' + bytes(60), 'unsupported')
        add('packed.bz2', b'BZh91AY&SY' + bytes(60), 'unsupported')
        add('sheet.xlsx', sheet.getvalue(), 'unsupported')
        add('half.docx', word.getvalue()[:len(word.getvalue()) // 2], 'damaged')
        add('scan.djvu', b'AT&TFORM\0\0\0\x10DJVU' + bytes(60), 'unsupported')
        add('torn.zip', zipped.getvalue()[:20], 'damaged')
        add('torn.tar', b'a.txt' + b'\0' * 95 + b'nonsense' * 200, 'damaged')
        special('nowhere.txt', 'unreadable', lambda p: os.symlink('/nowhere/at/all', p))
        special('pipe', 'not_a_file', os.mkfifo)
        special('socket', 'not_a_file', make_socket)
        for k in range(5):
            path = w.write(f'{k}/locked-{k}.zip', bytes(locked))
            expected[path + '//a.txt'] = 'encrypted'
        check(len(expected) == 100, f'{len(expected)} bad files')
        catalog = w.path('c.sqlite')
        said = w.ingest(w.inbox, '--catalog', catalog, '--max-bytes', '250KB', '--quarantine', w.path('bad'), status=1)
        check(f'{good:,} done' in said and '100 failed' in said, said[-1500:])
        of = outcomes(catalog)
        wrong = {p: of.get(p) for p, reason in expected.items() if of.get(p) != ('failed', reason)}
        check(not wrong, f'wrong reasons: {wrong}')
        for path, reason in expected.items():
            told = open(w.path('bad') + path + '.reason.txt').read()
            check(f'reason: {reason}\n' in told, told)
        check(open(w.path('bad') + w.path('inbox/3/program-3.bin'), 'rb').read() == b'\x7fELF' + bytes(200) + b'\3', 'quarantined whole')
        said = w.ingest(w.inbox, '--catalog', catalog, '--max-bytes', '250KB')
        check('0 done' in said and 'failed' not in said, 'what failed for good is not tried again: ' + said)
        said = w.ingest(w.inbox, '--catalog', catalog, '--max-bytes', '250KB', '--retry', status=1)
        check('100 failed' in said, 'unless it is asked for: ' + said[-300:])


def make_socket(path):
    # Its path may be too long for a socket: bound under a short name, then moved.
    beside = os.path.join(os.path.dirname(path), '.s')
    with socket.socket(socket.AF_UNIX) as s:
        s.bind(beside)
    os.rename(beside, path)


def limits(vanban, source):
    """A file that takes too long, or too much memory, ends alone."""
    with World(vanban, source, 20) as w:
        w.write('3/endless.txt', '1.\n' * 6_000_000)
        catalog = w.path('c.sqlite')
        w.ingest(w.inbox, '--catalog', catalog, status=1)
        check(outcomes(catalog)[w.path('inbox/3/endless.txt')] == ('failed', 'too_large'), 'it would take more than a file may')
        said = rows(catalog, "SELECT message FROM outcomes WHERE outcome = 'failed'")[0][0]
        check('6000000 lines' in said and '--max-bytes' in said, said)
        catalog = w.path('b.sqlite')
        w.ingest(w.inbox, '--catalog', catalog, '--max-bytes', '1GB', '--time-limit', '1', status=1)
        check(outcomes(catalog)[w.path('inbox/3/endless.txt')] == ('failed', 'timed_out'), 'it took too long')
        check(count(catalog, 'documents') == 20, 'the others are done')
        check(rows(catalog, "SELECT attempts, transient FROM outcomes WHERE outcome = 'failed'") == [(2, 1)], 'it had a second try')
        if not os.environ.get('VANBAN_SANITIZED'):
            other = w.path('d.sqlite')
            w.ingest(w.inbox, '--catalog', other, '--max-bytes', '1GB', '--memory-limit', '200MB', status=1)
            check(outcomes(other)[w.path('inbox/3/endless.txt')][1] in ('memory_limit', 'crashed'), str(outcomes(other)))
            check(count(other, 'documents') == 20, 'the others are done')


def without_proc(vanban, source):
    """Where /proc is not mounted, as in a bare chroot, a file may have as much memory as elsewhere."""
    hidden = ['unshare', '--mount', 'sh', '-c', 'mount -t tmpfs none /proc && exec "$@"', 'sh']
    if subprocess.run([*hidden, 'true'], capture_output=True).returncode != 0:
        print('without_proc: skipped: /proc cannot be hidden here, which takes root')
        sys.exit(77)
    with World(vanban, source, 5) as w:
        catalog = w.path('c.sqlite')
        done = subprocess.run([*hidden, vanban, 'ingest', w.inbox, '--catalog', catalog], capture_output=True, text=True)
        check(done.returncode == 0 and count(catalog, 'documents') == 5, done.stderr)


def interrupted(vanban, source):
    """Ctrl-C ends a run after the files in flight; started again, it goes on."""
    with World(vanban, source, 300) as w:
        catalog = w.path('c.sqlite')
        run = w.start(w.inbox, '--catalog', catalog)
        while not os.path.exists(catalog) and run.poll() is None:
            time.sleep(0.01)
        time.sleep(0.3)
        run.send_signal(signal.SIGINT)
        said = run.communicate(timeout=120)[1]
        check(run.returncode in (0, 1), said)
        runs = json.loads(subprocess.run([vanban, 'status', catalog, '--format', 'json'], capture_output=True, check=True).stdout)
        check(runs[0]['status'] in ('interrupted', 'finished'), str(runs))
        done = runs[0]['done'] + runs[0]['done_with_review']
        check(done == count(catalog, 'documents') == count(catalog, 'outcomes'), 'what was done is what is there')
        w.ingest(w.inbox, '--catalog', catalog)
        check(count(catalog, 'documents') == 300, 'the rest was done')


def watched(vanban, source):
    """What comes into a watched folder is ingested when it is complete, and moved."""
    with World(vanban, source, 5) as w:
        catalog = w.path('c.sqlite')
        run = w.start(w.inbox, '--catalog', catalog, '--watch', '--settle', '0.5', '--move-to', w.path('done'))
        try:
            wait_for(lambda: os.path.exists(catalog) and count_or_0(catalog) == 5, 'the first five')
            text = w.document()
            os.makedirs(w.path('inbox/new'))
            with open(w.path('inbox/new/slow.txt'), 'w', encoding='utf-8') as out:
                out.write(text[:50])
                out.flush()
                time.sleep(0.3)
                out.write(text[50:])
            wait_for(lambda: count_or_0(catalog) == 6, 'the late one')
            wait_for(lambda: os.path.exists(w.path('done') + w.path('inbox/new/slow.txt')), 'moved')
            check(not os.path.exists(w.path('inbox/new/slow.txt')), 'gone from the inbox')
        finally:
            run.send_signal(signal.SIGTERM)
            said = run.communicate(timeout=120)[1]
        check(open(w.path('done') + w.path('inbox/new/slow.txt'), encoding='utf-8').read() == text, 'whole')
        check(rows(catalog, 'SELECT status FROM runs') == [('interrupted',)], said)


def count_or_0(catalog):
    try:
        return count(catalog, 'documents')
    except Exception:  # it is just being made
        return 0


def reparsed(vanban, source):
    """With another grammar only --reparse reads again, and leaves nothing of the old rows."""
    with World(vanban, source, 12) as w:
        catalog = w.path('c.sqlite')
        w.ingest(w.inbox, '--catalog', catalog)
        grammar = w.path('grammar')
        shutil.copytree(os.path.join(source, 'grammars'), grammar)
        with open(os.path.join(grammar, 'deadlines.toml'), encoding='utf-8') as f:
            text = f.read()
        with open(os.path.join(grammar, 'deadlines.toml'), 'w', encoding='utf-8') as f:
            f.write('# changed\n' + text)
        with open(os.path.join(grammar, 'fragments.toml'), 'a', encoding='utf-8') as f:
            f.write('\n# changed too\n')
        other = ['--grammar', grammar]
        check('12 skipped' in w.ingest(w.inbox, '--catalog', catalog, *other), 'not without --reparse')
        before = contents(catalog)
        said = w.ingest(w.inbox, '--catalog', catalog, '--reparse', *other)
        hashes = rows(catalog, 'SELECT DISTINCT grammar FROM documents')
        if hashes == rows(catalog, 'SELECT grammar FROM runs WHERE id = 1'):
            check('12 skipped' in said, 'a grammar that says the same is the same')
            return
        check('12 done' in said, said)
        after = contents(catalog)
        for table in ('nodes', 'deadlines', 'citations', 'search bao'):
            check(before[table] == after[table], f'{table} is as it was')
        check('12 skipped' in w.ingest(w.inbox, '--catalog', catalog, '--reparse', *other), 'once')


def usage(vanban, source):
    """What does not go together is told."""
    with World(vanban, source, 1) as w:
        check('name a --catalog' in w.ingest(w.inbox, status=2), 'nowhere to write')
        check('--watch' in w.ingest(w.inbox, '--catalog', w.path('c'), '--move-to', 'x', status=2), 'needs --watch')
        check('profile' in w.ingest(w.inbox, '--catalog', w.path('c'), '--profile', 'none', status=2), 'no such profile')
        w.ingest(w.path('nothing-here'), '--catalog', w.path('c'), status=1)
        check(outcomes(w.path('c'))[w.path('nothing-here')] == ('failed', 'unreadable'), 'a source that is not there')


def described(vanban, source):
    """docs/catalog.md names every table and column."""
    with World(vanban, source, 1) as w:
        w.ingest(w.inbox, '--catalog', w.path('c'))
        said = {}
        for line in open(os.path.join(source, 'docs', 'catalog.md'), encoding='utf-8'):
            cells = [c.strip() for c in line.strip().strip('|').split('|')]
            if len(cells) == 3 and cells[0].startswith('`'):
                said[cells[0].strip('`')] = cells[2].split(', ')
        for table, in rows(w.path('c'), "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'keys_%'"):
            columns = [c[1] for c in rows(w.path('c'), f'PRAGMA table_info({table})')]
            check(said.get(table) == columns, f'{table} is described as {said.get(table)}, and is {columns}')


CHECKS = [everything, duplicates, results, archives, names, bad, limits, interrupted, watched, reparsed, usage, described,
          without_proc]

if __name__ == '__main__':
    if shutil.which('zstd') is None:
        print('zstd is not installed: sudo apt-get install zstd')
        sys.exit(77)
    chosen = sys.argv[3:]
    for one in CHECKS:
        if not chosen or one.__name__ in chosen:
            began = time.time()
            one(sys.argv[1], sys.argv[2])
            print(f'{one.__name__}: good ({time.time() - began:.1f} s)', flush=True)

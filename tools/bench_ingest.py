"""The part of tools/bench that measures `vanban ingest`: beside a bare loop that only inserts the same texts into an FTS5
table, and beside `vanban parse`."""
import itertools, os, sqlite3, statistics, subprocess, tarfile, threading, time

ARCHIVES = 4  # few large ones, as an archive hands them over


def pack(files, work):
    archives = []
    for k in range(ARCHIVES):
        path = os.path.join(work, f'documents-{k}.tar')
        with tarfile.open(path, 'w') as out:
            for f in files[k * len(files) // ARCHIVES:(k + 1) * len(files) // ARCHIVES]:
                out.add(f, os.path.basename(f))
        archives.append(path)
    return archives


def texts_of_files(files):
    for f in files:
        with open(f, encoding='utf-8') as text:
            yield text.read()


def texts_of_archives(archives):
    for path in archives:
        with tarfile.open(path) as archive:
            for member in archive:
                if member.isfile():
                    yield archive.extractfile(member).read().decode()


def bare_loop(texts, path):
    """(CPU, wall) seconds of nothing but the inserts, a thousand in a transaction; and how many there were."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute('PRAGMA journal_mode = WAL')
    db.execute('PRAGMA synchronous = NORMAL')
    db.execute('CREATE VIRTUAL TABLE texts USING fts5(text)')
    cpu = wall = 0.0
    count = 0
    while some := [(text,) for text in itertools.islice(texts, 1000)]:
        began, began_cpu = time.perf_counter(), time.process_time()
        db.execute('BEGIN')
        db.executemany('INSERT INTO texts (text) VALUES (?)', some)
        db.execute('COMMIT')
        cpu += time.process_time() - began_cpu
        wall += time.perf_counter() - began
        count += len(some)
    db.close()
    return cpu, wall, count


def resident_kb(pid):
    """Of a process and its children."""
    total = 0
    try:
        for one in [pid, *map(int, open(f'/proc/{pid}/task/{pid}/children').read().split())]:
            for line in open(f'/proc/{one}/status'):
                if line.startswith('VmRSS'):
                    total += int(line.split()[1])
    except (OSError, ValueError):
        pass
    return total


def run(command):
    """(CPU, wall) seconds, and the resident memory of all its processes, sampled."""
    memory, over = [], threading.Event()
    began = time.perf_counter()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def watch():
        while not over.wait(0.1):
            memory.append(resident_kb(child.pid))
    watcher = threading.Thread(target=watch)
    watcher.start()
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - began
    over.set()
    watcher.join()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f'bench: {" ".join(command)} ended with {child.returncode}: {said.decode()[-500:]}')
    return usage.ru_utime + usage.ru_stime, wall, [m for m in memory if m]


def clear(path):
    for ending in ('', '-wal', '-shm', '.journal', '.journal-wal', '.journal-shm'):
        if os.path.exists(path + ending):
            os.remove(path + ending)


def ingest(a, files, work):
    listing = os.path.join(work, 'list')
    with open(listing, 'w') as out:
        out.write('\n'.join(files))
    archives = pack(files, work)
    catalog, results, packed, texts = (os.path.join(work, n) for n in ('c.sqlite', 'all.jsonl', 'all.jsonl.zst', 'texts.sqlite'))
    processors = len(os.sched_getaffinity(0))
    ways = {
        'bare FTS5 loop': lambda: (*bare_loop(texts_of_files(files), texts)[:2], []),
        'vanban parse': lambda: run([a.vanban, 'parse', '--format', 'jsonl', '--files-from', listing]),
        'ingest --catalog': lambda: run([a.vanban, 'ingest', *archives, '--catalog', catalog]),
        'ingest --results, 1 job': lambda: run([a.vanban, 'ingest', *archives, '--results', results, '--jobs', '1']),
        'ingest --results *.zst, 1 job': lambda: run([a.vanban, 'ingest', *archives, '--results', packed, '--jobs', '1']),
        'ingest --results, 2 jobs': lambda: run([a.vanban, 'ingest', *archives, '--results', results, '--jobs', '2']),
    }
    measured = {name: [] for name in ways}
    for _ in range(a.ingest_rounds):
        for name, way in ways.items():
            for path in (catalog, results, packed, texts):
                clear(path)
            measured[name].append(way())
    print(f'\ningest: {len(files)} documents in {ARCHIVES} archives, {processors} processors; median of {a.ingest_rounds} interleaved rounds')
    print(f'  {"":30} {"wall s":>8} {"docs/s":>8} {"CPU s":>8} {"CPU µs/doc":>11}')
    wall, cpu = {}, {}
    for name, rounds in measured.items():
        cpu[name], wall[name] = (statistics.median(r[i] for r in rounds) for i in (0, 1))
        print(f'  {name:30} {wall[name]:8.2f} {len(files) / wall[name]:8.0f} {cpu[name]:8.2f} {cpu[name] / len(files) * 1e6:11.0f}')
    bare, parse = 'bare FTS5 loop', 'vanban parse'
    one, two, full = 'ingest --results, 1 job', 'ingest --results, 2 jobs', 'ingest --catalog'
    print(f'  catalogue beside the bare loop: {wall[bare] / wall[full]:.2f} of its documents a second by the clock, '
          f'{cpu[bare] * processors / cpu[full]:.2f} by CPU time on {processors} processors')
    print(f'  results beside vanban parse: {wall[parse] / wall[one]:.2f} a core by the clock, {cpu[parse] / cpu[one]:.2f} by CPU time; '
          f'2 jobs are {wall[one] / wall[two]:.2f} times one')
    for name in (full, two):
        print_memory(name, measured[name][-1][2])


def print_memory(name, memory):
    tenth = max(1, len(memory) // 10)
    print(f'  memory of {name}: at most {max(memory) / 1024:.0f} MB; median of the first tenth '
          f'{statistics.median(memory[:tenth]) / 1024:.0f} MB, of the last {statistics.median(memory[-tenth:]) / 1024:.0f} MB')


def ingest_archives(a, work):
    """One long run: archives of UTF-8 texts into a catalogue, which stays where it was named."""
    catalog, texts = a.catalog or os.path.join(work, 'c.sqlite'), os.path.join(work, 'texts.sqlite')
    if os.path.exists(catalog):
        raise SystemExit(f'bench: {catalog} is there already; name another --catalog')
    processors = len(os.sched_getaffinity(0))
    bare_cpu, bare_wall, count = bare_loop(texts_of_archives(a.archives), texts)
    clear(texts)
    cpu, wall, memory = run([a.vanban, 'ingest', *a.archives, '--catalog', catalog])
    print(f'\ningest: {count} documents in {len(a.archives)} archives, {processors} processors, one run')
    for name, c, w in (('bare FTS5 loop', bare_cpu, bare_wall), ('ingest --catalog', cpu, wall)):
        print(f'  {name:18} {w:8.1f} s, {count / w:6.0f} documents a second; CPU {c:8.1f} s, {c / count * 1e6:5.0f} µs a document')
    print(f'  catalogue beside the bare loop: {bare_wall / wall:.2f} of its documents a second by the clock, '
          f'{bare_cpu * processors / cpu:.2f} by CPU time on {processors} processors')
    print_memory('ingest --catalog', memory)

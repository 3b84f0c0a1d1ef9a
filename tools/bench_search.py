"""How long vanban find takes: whole processes, asked one after another for words that stand in the documents."""
import glob, os, random, re, statistics, subprocess, sys, time, unicodedata


def without_marks(text):
    plain = unicodedata.normalize('NFD', text).replace('đ', 'd').replace('Đ', 'D')
    return ''.join(c for c in plain if not unicodedata.combining(c))


def questions(files, count):
    """Arguments of vanban find: one to four words that stand together somewhere, as people ask for them: half of them without
    marks, one in five restricted to a type, a time or an issuer."""
    chance = random.Random(7)
    filters = (['--type', 'KH'], ['--from', '2018'], ['--to', '2012'], ['--issuer', 'so'], ['--type', 'CV', '--from', '2015'])
    out = []
    while len(out) < count:
        with open(chance.choice(files), encoding='utf-8', errors='replace') as file:
            words = re.findall(r'\w+', chance.choice(file.read().split('\n')))
        length = chance.choice((1, 2, 2, 3, 3, 4))
        if len(words) < length:
            continue
        at = chance.randrange(len(words) - length + 1)
        phrase = ' '.join(words[at:at + length])
        out.append([without_marks(phrase) if chance.random() < 0.5 else phrase] +
                   (chance.choice(filters) if chance.random() < 0.2 else []))
    return out


def ask(vanban, catalog, question):
    """Milliseconds: wall, CPU."""
    began = time.perf_counter()
    child = subprocess.Popen([vanban, 'find', '--catalog', catalog, '--format', 'json', *question], stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f'bench: find {question} ended with {child.returncode}')
    return wall * 1e3, (usage.ru_utime + usage.ru_stime) * 1e3


def figures(name, times):
    ordered = sorted(times)
    return (f'  {name}: median {statistics.median(ordered):.1f} ms, p95 {ordered[int(len(ordered) * 0.95)]:.1f} ms, '
            f'longest {ordered[-1]:.1f} ms')


def search(a, files, work):
    """`files` are the documents; their catalogue is made, unless a.catalog is one."""
    catalog = a.catalog
    if not catalog:
        catalog = os.path.join(work, 'bench.sqlite')
        subprocess.run([a.vanban, 'ingest', os.path.dirname(files[0]), '--catalog', catalog, '--quiet'], check=True)
    asked = questions(files, a.questions)
    for question in asked:  # a first time, so that the catalogue is in memory as far as the machine has any
        ask(a.vanban, catalog, question)
    times = [ask(a.vanban, catalog, question) for question in asked]
    nothing = [ask(a.vanban, catalog, ['xyzzy']) for _ in range(20)]
    size = sum(os.path.getsize(f) for f in glob.glob(catalog + '*'))
    print(f'\nsearch: {len(files)} documents, a catalogue of {size / 1e6:.0f} MB, {len(asked)} queries; whole processes')
    for i, name in enumerate(('wall', 'CPU')):
        print(figures(name, [t[i] for t in times]) + f' (a word that is nowhere: {statistics.median(t[i] for t in nothing):.1f} ms)')
    for took, question in sorted(zip((t[1] for t in times), asked), reverse=True)[:5]:
        print(f'  {took:6.1f} ms CPU  {" ".join(question)}')

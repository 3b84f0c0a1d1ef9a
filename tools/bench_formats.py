"""How `vanban` reads other formats beside the programs it runs, and beside pandoc.

Files are those of a folder (--originals): PDF with text, DOCX, and scanned PDF, told apart by what `pdftotext` finds. Figures are CPU
time of whole processes with all they start, the median of interleaved rounds; what is missing here is left out and said to be.
"""
import glob
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

PAGES = 500
# What stands before a program's name on the path, and writes down the CPU time that the program took.
STAND_IN = '''#!/bin/bash
TIMEFORMAT='%U %S'
{{ time {program} "$@" 2>&4 ; }} 4>&2 2>> {log}
'''


def cpu(command, environment=None):
    """(CPU seconds, peak kilobytes of the largest process, wall seconds)."""
    began = time.perf_counter()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f'bench: {" ".join(command)} ended with {child.returncode}: {said.decode(errors="replace")[:500]}')
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss, time.perf_counter() - began


def beside(name, ours, theirs, rounds):
    mine, other = [], []
    for _ in range(rounds):
        mine.append(cpu(ours)[0])
        other.append(sum(cpu(command)[0] for command in theirs))
    m, o = statistics.median(mine), statistics.median(other)
    print(f'  {name:44} {m * 1e3:8.0f} ms beside {o * 1e3:8.0f} ms: {m / o:.2f} of it')


def is_scan(path):
    text = subprocess.run(['pdftotext', path, '-'], capture_output=True, check=False).stdout
    pages = text.count(b'\f') or 1
    return len(text.strip(b' \n\f')) < 100 * pages


def own_share(vanban, scans, work):
    """What of reading scans is no other program's."""
    tools, log = os.path.join(work, 'tools'), os.path.join(work, 'log')
    os.makedirs(tools)
    for program in ('tesseract', 'pdftoppm', 'pdftotext', 'pdfimages'):
        script = os.path.join(tools, program)
        with open(script, 'w', encoding='utf-8') as out:
            out.write(STAND_IN.format(program=shutil.which(program), log=log))
        os.chmod(script, 0o755)
    total, _, wall = cpu([vanban, 'parse', '--output', os.path.join(work, 'out'), *scans],
                         {**os.environ, 'PATH': tools + ':' + os.environ['PATH']})
    rows = [line.split() for line in open(log, encoding='utf-8') if len(line.split()) == 2]
    others = sum(float(user) + float(system) for user, system in rows)
    # Each script is a shell, whose start is none of ours.
    shell = statistics.median(cpu(['/bin/bash', '-c', ':'])[0] for _ in range(9)) * len(rows)
    own = max(0.0, total - others - shell)
    print(f'  {len(scans)} scans: {wall:.0f} s by the clock; {others:.1f} s of CPU in other programs, '
          f'{own:.2f} s in vanban: {own / others * 100:.1f} % of it')


def formats(a):
    files = sorted(glob.glob(os.path.join(a.originals, '*')))
    pdf = [f for f in files if f.lower().endswith('.pdf')] if shutil.which('pdftotext') else []
    scans = [f for f in pdf if is_scan(f)]
    pdf = [f for f in pdf if f not in scans]
    docx = [f for f in files if f.lower().endswith('.docx')]
    print(f'\nformats: CPU time, median of {a.rounds} rounds, {len(pdf)} PDF with text, {len(docx)} DOCX, {len(scans)} scans of {a.originals}')
    with tempfile.TemporaryDirectory() as work:
        def parse(*paths):
            return [a.vanban, 'parse', '--output', os.path.join(work, 'parsed'), *paths]

        def text(*paths):
            return [a.vanban, 'text', *paths]

        if pdf:
            many = pdf * max(1, 20 // len(pdf))
            layout = [['pdftotext', '-bbox-layout', f, '-'] for f in many]
            beside(f'{len(many)} PDF to text, beside pdftotext -bbox-layout', text(*many), layout, a.rounds)
            beside(f'{len(many)} PDF to JSON, beside the same', parse(*many), layout, a.rounds)
        if pdf and shutil.which('pdfunite'):
            large = os.path.join(work, 'large.pdf')
            subprocess.run(['pdfunite', *(pdf * PAGES)[:PAGES // 4], large], check=True)
            info = subprocess.run(['pdfinfo', large], capture_output=True, text=True, check=True).stdout
            pages = next(line.split()[1] for line in info.splitlines() if line.startswith('Pages'))
            seconds, peak, _ = cpu(parse(large))
            print(f'  a PDF of {pages} pages: {seconds:.1f} s, {peak / 1024:.0f} MB at most (the largest process)')
        if docx and shutil.which('pandoc'):
            each = [['pandoc', '-t', 'plain', '--wrap=none', f] for f in docx]
            beside(f'{len(docx)} DOCX to text, beside pandoc -t plain', text(*docx), each, a.rounds)
            beside(f'{len(docx)} DOCX to JSON, beside the same', parse(*docx), each, a.rounds)
        elif docx:
            print('  DOCX: left out (pandoc is not installed)')
        if scans and a.scans and shutil.which('tesseract'):
            own_share(a.vanban, scans, work)

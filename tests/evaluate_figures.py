#!/usr/bin/env python3
"""Holds the figures of vanban evaluate to those of an independent scorer: evaluate_figures.py VANBAN

Runs where the folder VANBAN_SHARED (else `shared` beside the project) has documents (NAME/), their gold (gold/NAME/) and the
scorer (tools/score.py); the
documents that tools/generate makes are compared too, as they are and with misread characters.
"""
import os
import re
import subprocess
import sys
import tempfile

VANBAN = sys.argv[1]
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.environ.get('VANBAN_SHARED') or os.path.join(os.path.dirname(ROOT), 'shared')
SCORER = os.path.join(SHARED, 'tools', 'score.py')
ROW = re.compile(r'^(\S+) +(\d+) +(\d+) +(\d+) +([\d.]+) +([\d.]+) +([\d.]+) +([\d.]+)$')
COUNTS = re.compile(r'^(lost characters \d+, bad spans \d+ of \d+|documents \d+, missing \d+, macro F1 [\d.]+, worst [\d.]+|no result for: .*)$')


def figures(text):
    """The figures of the first table: aspect -> values, and the lines under it."""
    rows, lines = {}, []
    for line in text.split('\n\n')[0].split('\n'):
        if row := ROW.match(line):
            rows[row.group(1)] = [float(x) for x in row.groups()[1:]]
        elif COUNTS.match(line):
            lines.append(line)
    return rows, lines


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) or 'Traceback' in done.stderr:
        sys.exit(f'{" ".join(command)}: exit {done.returncode}\n{done.stderr}')
    return done.stdout


def main():
    if not os.path.exists(SCORER):
        print('set VANBAN_SHARED to a folder with tools/score.py and documents with gold')
        sys.exit(77)
    wrong = compared = 0
    made = tempfile.TemporaryDirectory()
    sets = [(name, os.path.join(SHARED, name), os.path.join(SHARED, 'gold', name)) for name in ('seeds', 'dev')]
    for noise in ('0', '0.05'):
        at = os.path.join(made.name, noise)
        generate = os.path.join(ROOT, 'tools', 'generate')
        subprocess.run([sys.executable, '-B', generate, '--wrap', '--noise', noise, '--output', at], check=True)
        sets.append((f'made with noise {noise}', os.path.join(at, 'texts'), os.path.join(at, 'gold')))
    for name, folder, gold in sets:
        with tempfile.TemporaryDirectory() as out:
            texts = sorted(os.path.join(folder, n) for n in os.listdir(folder) if n.endswith('.txt'))
            subprocess.run([VANBAN, 'parse', '--output', out, *texts], check=True)
            for step in ('all results', 'every third missing'):
                for kind in ([], ['--only', 'clean'], ['--only', 'soft']):
                    options = ['--sources', folder, *kind]
                    theirs = figures(run([sys.executable, '-B', SCORER, gold, out, *options]))
                    if not theirs[0]:
                        continue
                    ours = figures(run([VANBAN, 'evaluate', gold, out, *options, '--worst', '0']))
                    compared += len(theirs[0])
                    if ours != theirs:
                        wrong += 1
                        print(f'{name}, {step}, {" ".join(kind)}:')
                        for aspect in sorted(set(ours[0]) | set(theirs[0])):
                            if ours[0].get(aspect) != theirs[0].get(aspect):
                                print(f'  {aspect}: ours {ours[0].get(aspect)}, theirs {theirs[0].get(aspect)}')
                        print(f'  ours {ours[1]}\n  theirs {theirs[1]}')
                for text in texts[::3]:
                    os.remove(os.path.join(out, os.path.basename(text)[:-4] + '.json')) if step == 'all results' else None
    print(f'{compared} rows compared, {wrong} tables differ')
    sys.exit(1 if wrong else 0)


if __name__ == '__main__':
    main()

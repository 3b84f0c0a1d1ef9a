#!/usr/bin/env python3
"""The law of noise: generator_law.py VANBAN

Invented documents of every type, of fixed seeds, are read without a fault in every aspect, however they are laid out; and
whatever is done to their letters, no character is lost and no span is untrue.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib

VANBAN = sys.argv[1]
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GENERATE = os.path.join(ROOT, 'tools', 'generate')
TYPES = 58  # at least: one document of each is made
# The forms of docs/dates.md that tell a deadline; the others (programme spans, terms, years, blanks …) tell none.
DATED = [n for n in range(1, 41) if n not in (16, 17, 18, 33, 37, 38)]
# Seed and options: nothing is lost in any of these.
WHOLE = [
    (1, []),
    (2, ['--columns', 'beside']),
    (3, ['--columns', 'after']),
    (4, ['--wrap']),
    (5, ['--wrap', '--indent']),
    (6, ['--pages']),
    (7, ['--nbsp', '--nfd']),
    (8, ['--crlf']),
    (9, ['--run-in']),
    (10, ['--wrap', '--pages', '--columns', 'after', '--crlf']),
    (11, ['--wrap', '--indent', '--pages', '--columns', 'beside', '--nbsp', '--nfd', '--run-in']),
]
# Of these types enough that every sentence with a deadline or a citation is made.
FORMS = [(21, ['--type', 'Kế hoạch', '--wrap'], 100), (27, ['--type', 'Thông báo'], 160), (22, ['--type', 'Giấy mời'], 40), (23, ['--type', 'Công văn', '--indent'], 60),
         (24, ['--type', 'Quyết định', '--columns', 'beside'], 60), (25, ['--type', 'Chỉ thị', '--nfd'], 40), (26, ['--type', 'Nghị quyết'], 30)]
LOST = [(12, ['--noise', '0.02']), (13, ['--noise', '0.1', '--wrap', '--pages']), (14, ['--no-letterhead'])]

wrong = 0


def check(holds, what):
    global wrong
    if not holds:
        wrong += 1
        print(what)


def generate(folder, seed, options, count=60):
    subprocess.run([sys.executable, '-B', GENERATE, '--seed', str(seed), '--count', str(count), '--output', folder, *options], check=True)
    return [os.path.join(folder, 'texts', n) for n in sorted(os.listdir(os.path.join(folder, 'texts')))]


def evaluate(folder, texts):
    out = os.path.join(folder, 'out')
    subprocess.run([VANBAN, 'parse', '--output', out, *texts], check=True)
    done = subprocess.run([VANBAN, 'evaluate', os.path.join(folder, 'gold'), out, '--sources', os.path.join(folder, 'texts'), '--format', 'json', '--worst', '0'],
                          capture_output=True, text=True, check=False)
    return json.loads(done.stdout)['groups']['all']


def made(folder):
    """The words of the deadlines, and the codes, that the gold of a folder asks for."""
    deadlines, codes = [], []
    for name in os.listdir(os.path.join(folder, 'gold')):
        if name.endswith('.json'):
            with open(os.path.join(folder, 'gold', name), encoding='utf-8') as f:
                gold = json.load(f)
            deadlines += [d['text'] for d in gold['deadlines']]
            codes += [c['code'] for c in gold['citations']]
    return deadlines, codes


def unmade(entries, key, found):
    """The forms of sentences.toml that no text in `found` is of."""
    pattern = lambda form: re.compile(re.sub(r'\\{\w+\\}', '.+', re.escape(form[key])) + '$')
    return [form[key] for form in entries if key in form and not any(pattern(form).match(text) for text in found)]


def contents(folder):
    found = {}
    for at, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(at, name), 'rb') as f:
                found[os.path.relpath(os.path.join(at, name), folder)] = f.read()
    return found


def main():
    documents = 0
    for seed, options in WHOLE + LOST:
        with tempfile.TemporaryDirectory() as folder:
            texts = generate(folder, seed, options)
            documents += len(texts)
            result = evaluate(folder, texts)
            name = ' '.join(['--seed', str(seed), *options])
            check(result['lost_characters'] == 0 and result['bad_spans'] == 0, f'{name}: characters are lost, or spans untrue')
            check(len(result['aspects']) > 12, f'{name}: only {len(result["aspects"])} aspects are compared')
            if (seed, options) in WHOLE:
                for aspect, figures in result['aspects'].items():
                    check(figures['f1'] == 1, f'{name}: {aspect} F1 {figures["f1"]}')
    deadlines, codes = [], []
    for seed, options, count in FORMS:
        with tempfile.TemporaryDirectory() as folder:
            texts = generate(folder, seed, options, count)
            documents += len(texts)
            result = evaluate(folder, texts)
            deadlines, codes = (a + b for a, b in zip((deadlines, codes), made(folder)))
            for aspect, figures in result['aspects'].items():
                check(figures['f1'] == 1, f'--seed {seed} {" ".join(options)}: {aspect} F1 {figures["f1"]}')
    with open(os.path.join(ROOT, 'tools', 'generator', 'sentences.toml'), 'rb') as f:
        sentences = tomllib.load(f)
    for form in unmade(sentences['deadlines'], 'text', deadlines) + unmade(sentences['citations'], 'code', codes):
        check(False, f'never made: {form}')
    forms = {d['form'] for d in sentences['deadlines']}
    check(forms >= set(DATED), f'no sentence has the forms {sorted(set(DATED) - forms)} of docs/dates.md')
    with tempfile.TemporaryDirectory() as folder:
        for part in ('a', 'b'):
            generate(os.path.join(folder, part), 1, ['--noise', '0.05'])
        check(contents(os.path.join(folder, 'a')) == contents(os.path.join(folder, 'b')), 'the same seed gave other documents')
        generate(os.path.join(folder, 'c'), 1, [])
        noisy, clean = (contents(os.path.join(folder, p, 'gold')) for p in ('a', 'c'))
        check({k: v for k, v in noisy.items() if k.endswith('.outline')} == {k: v for k, v in clean.items() if k.endswith('.outline')},
              'noise changed the truth')
        codes = {json.loads(v)['document'].split('-', 2)[2] for k, v in clean.items() if k.endswith('.json')}
        check(len(codes) >= TYPES, f'only {len(codes)} kinds of documents are made')
    print(f'{documents} documents, {wrong} breaches')
    sys.exit(1 if wrong else 0)


if __name__ == '__main__':
    main()

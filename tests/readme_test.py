#!/usr/bin/env python3
"""Does what the README says under "Adding a rule": puts its TOML blocks into a copy of the grammar and reads its document.

usage: readme_test.py VANBAN

A block begins with a comment that says where it goes: `# FILE, at the end` or `# FILE, above RULE`.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import corpus_compare as compare
import spec_test

ROOT = compare.root_folder()


def blocks():
    with open(os.path.join(ROOT, 'README.md'), encoding='utf-8') as f:
        chapter = f.read().split('\n## Adding a rule\n')[1].split('\n## ')[0]
    return re.findall(r'^```(\w+)\n(.*?)^```$', chapter, re.M | re.S)


def put_in(block, folder):
    place, _, entries = block.partition('\n')
    where = re.fullmatch(r'# grammars/([\w/.]+), (?:at the end|above (\w+))', place)
    if not where:
        sys.exit(f'README.md: a block that does not say where it goes: {place}')
    path = os.path.join(folder, where.group(1))
    with open(path, encoding='utf-8') as f:
        text = f.read()
    at = len(text)
    if where.group(2):
        rule = text.index(f'\nrule = "{where.group(2)}"\n')
        at = text.rindex('\n[[', 0, rule) + 1
    with open(path, 'w', encoding='utf-8') as f:
        f.write(text[:at] + ('' if where.group(2) else '\n') + entries + '\n' + text[at:])


def main():
    vanban = sys.argv[1]
    found = blocks()
    document = next(text for kind, text in found if kind == 'document').encode()
    expected = json.loads(next(text for kind, text in found if kind == 'json'))

    def wrong(*options):
        done = subprocess.run([vanban, 'parse', *options, '-'], input=document, capture_output=True, check=True)
        return spec_test.match(expected, json.loads(done.stdout), '')
    if not wrong():
        sys.exit('README.md: the built-in grammar reads the document already; choose another example')
    with tempfile.TemporaryDirectory() as work:
        folder = os.path.join(work, 'grammars')
        shutil.copytree(os.path.join(ROOT, 'grammars'), folder)
        for kind, text in found:
            if kind == 'toml':
                put_in(text, folder)
        checked = subprocess.run([vanban, 'grammar', 'check', folder], capture_output=True, text=True, check=False)
        if checked.returncode:
            sys.exit(f'README.md: its rules are refused:\n{checked.stderr}')
        mismatch = wrong('--grammar', folder)
    if mismatch:
        sys.exit(f'README.md: {mismatch}')
    print('the rules of the README do what it says')


if __name__ == '__main__':
    main()

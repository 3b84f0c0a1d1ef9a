#!/usr/bin/env python3
"""Runs the examples of README.md, corpus/spec/*.md and docs/diagnostics.md: a `text` block, and what its result must hold in `json`.

usage: spec_test.py [--vanban COMMAND] [NAME …]

NAME picks files whose name contains it, or FILE:LINE one example. How the JSON is to be read: corpus/spec/README.md.
Prints each failure; exit 1 if there is one.
"""
import argparse
import json
import os
import re
import signal
import subprocess
import sys

import corpus_compare as compare

ANY = '…'


def files():
    spec = os.path.join(compare.root_folder(), 'corpus', 'spec')
    paths = [os.path.join(spec, f) for f in sorted(os.listdir(spec)) if f.endswith('.md') and f != 'README.md']
    return [os.path.join(compare.root_folder(), 'README.md')] + paths + [os.path.join(compare.root_folder(), 'docs', 'diagnostics.md')]


def examples(path):
    """(line, document, expected) of every example: a text block with a json block directly behind it."""
    with open(path, encoding='utf-8') as f:
        lines = f.read().split('\n')
    blocks, i = [], 0
    while i < len(lines):
        fence = re.fullmatch(r'```([\w-]*)', lines[i])
        if not fence:
            i += 1
            continue
        close = next((k for k in range(i + 1, len(lines)) if lines[k] == '```'), None)
        if close is None:
            raise SystemExit(f'{path}:{i + 1}: the block is not closed; end it with ```')
        blocks.append((fence.group(1), i + 1, close + 1, '\n'.join(lines[i + 1:close]) + '\n'))
        i = close + 1
    for block, after in zip(blocks, blocks[1:] + [('', 0, 0, '')]):
        if not block[0].startswith('text'):
            continue
        if after[0] != 'json' or after[1] != block[2] + 1:
            raise SystemExit(f'{path}:{block[1]}: the text has no json block directly behind it')
        document = block[3].encode()
        if block[0] == 'text-escaped':
            document = re.sub(rb'\\x([0-9A-F]{2})', lambda m: bytes([int(m.group(1), 16)]), document)
        try:
            expected = json.loads(after[3])
        except json.JSONDecodeError as e:
            raise SystemExit(f'{path}:{after[1] + e.lineno}: {e.msg}')
        yield block[1], document, expected


def outline(result):
    def line(text, kind):
        label, _, rest = text.lstrip(' ').partition('\t')
        label = '▦' if kind == 'table' else label
        return ' ' * (len(text) - len(text.lstrip(' '))) + label + (' ' + rest if rest else '')

    def kinds(nodes):
        for n in nodes or []:
            yield n.get('kind')
            yield from kinds(n.get('children'))
    tree = result.get('body')
    return [line(text, kind) for text, kind in zip(compare.outline_of(tree), kinds(tree))]


def short(value):
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 160 else text[:157] + '…'


def match_list(expected, actual, where):
    """Element by element; `…` takes any number. Gives the first mismatch of the attempt that came furthest."""
    if ANY not in expected:
        if len(expected) != len(actual):
            found = ''.join(f'\n        {short(x)}' for x in actual)
            return f'{where}: {len(expected)} expected, {len(actual)} found{found}'
        for i, (e, a) in enumerate(zip(expected, actual)):
            wrong = match(e, a, f'{where}[{i}]')
            if wrong:
                return wrong
        return ''

    def reaches(e, a):
        if e == len(expected):
            return a == len(actual)
        if expected[e] == ANY:
            return any(reaches(e + 1, k) for k in range(a, len(actual) + 1))
        return a < len(actual) and not match(expected[e], actual[a], '') and reaches(e + 1, a + 1)
    if reaches(0, 0):
        return ''
    found = ''.join(f'\n        {short(x)}' for x in actual)
    return f'{where}: not found in this order: {", ".join(short(e) for e in expected if e != ANY)}; there is{found or " nothing"}'


def match(expected, actual, where):
    """"" or what does not match, and where."""
    if isinstance(expected, dict):
        if not isinstance(actual, dict):
            return f'{where}: expected {short(expected)}, found {short(actual)}'
        for key, value in expected.items():
            place = f'{where}.{key}' if where else key
            if key == 'outline':
                wrong = match_list(value, outline(actual), place)
            elif value is None:
                wrong = f'{place}: must not be there, is {short(actual[key])}' if actual.get(key) is not None else ''
            elif key not in actual:
                wrong = f'{place}: expected {short(value)}, is not there'
            else:
                wrong = match(value, actual[key], place)
            if wrong:
                return wrong
        return ''
    if isinstance(expected, list):
        return match_list(expected, actual, where) if isinstance(actual, list) else f'{where}: expected a list, found {short(actual)}'
    if isinstance(expected, str) and isinstance(actual, dict):
        actual = actual.get('text', actual.get('code'))
    return '' if expected == actual else f'{where}: expected {short(expected)}, found {short(actual)}'


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('names', nargs='*')
    arguments.add_argument('--vanban')
    a = arguments.parse_args()
    command = compare.find_command(a.vanban)
    ran = failed = 0
    for path in files():
        name = os.path.relpath(path, compare.root_folder())
        for line, document, expected in examples(path):
            if a.names and not any(n in f'{name}:{line}' for n in a.names):
                continue
            ran += 1
            done = subprocess.run([command, 'parse', '-'], input=document, capture_output=True, check=False)
            wrong = done.stderr.decode(errors='replace') if done.returncode else match(expected, json.loads(done.stdout), '')
            if wrong:
                failed += 1
                print(f'{name}:{line}: {wrong}')
    print(f'{ran - failed} of {ran} examples hold')
    sys.exit(1 if failed or ran == 0 else 0)


if __name__ == '__main__':
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    main()

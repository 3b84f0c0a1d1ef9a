#!/usr/bin/env python3
"""Holds the project's files to its conventions. Prints each breach as FILE:LINE: what is wrong; exit 1 if there is one."""
import os
import re
import sys
import tomllib

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# Includes point down only: a folder of src/ ('' is src/ itself) may include those named here, and what those may, and so
# on down; README.md says the same. The VALUES are plain, like model/.
BELOW = {'model': [], 'text': ['model'], 'grammar': ['text'], 'read': ['grammar'], 'structure': ['grammar'],
         'views': ['structure'], 'write': ['views'], '': ['read', 'write'], 'batch': ['']}
VALUES = ('options.h', 'version.h')
LONGEST_FILE = 420

# (what, pattern, folders of src/ that may)
ONLY_IN = [
    ('RE2', r'#include [<"]re2/|\bre2::', {'grammar'}),
    ('ICU', r'#include [<"]unicode/|\bicu::', {'text'}),
]
NEVER_IN_LIBRARY = [
    ('printing', r'\bstd::(cout|cerr|clog)\b|(?<![\w:])(std::)?(printf|fprintf|puts|fputs|putchar|perror)\s*\('),
    ('ending the program', r'(?<![\w:.>])(std::)?(exit|abort|_Exit|quick_exit|terminate)\s*\('),
    ('reading the environment', r'\b(getenv|setlocale|std::locale)\b'),
]
# Never in any text of the project.
FORBIDDEN = [
    ('a path of one machine', r'(?<![\w.$}/])/(?:work|home|root|Users)/|/tmp/build'),
    ('an unfinished place', r'\b(?:TODO|FIXME|XXX|HACK)\b(?!\.)'),
    ('a merge that was left', r'^(?:<<<<<<<|>>>>>>>) '),
    ('white space at the end of the line', r'[ \t]+$'),
]
TEXTS = ('.h', '.cc', '.c', '.in', '.py', '.toml', '.cmake', '.json', '.xsd', '.md', '.txt', '.1', '.bash', '.fish', '')
FOLDERS = ['.ci', 'src', 'tests', 'tools', 'cmake', 'grammars', 'docs', 'man', 'completions', 'corpus/spec']

breaches = []


def breach(path, line, what):
    breaches.append(f'{os.path.relpath(path, ROOT)}:{line}: {what}')


def files(folder, endings=TEXTS):
    for at, folders, names in os.walk(os.path.join(ROOT, folder)):
        folders[:] = sorted(f for f in folders if f != '__pycache__')
        for name in sorted(names):
            if os.path.splitext(name)[1] in endings:
                yield os.path.join(at, name)


def lines_of(path):
    with open(path, encoding='utf-8') as f:
        return f.read().split('\n')


def may_include(folder, other):
    return folder == other or any(may_include(below, other) for below in BELOW[folder])


def check_source(path):
    folder = os.path.relpath(os.path.dirname(path), os.path.join(ROOT, 'src')).split(os.sep)[0].replace('.', '')
    lines = lines_of(path)
    if len(lines) - 1 > LONGEST_FILE:
        breach(path, LONGEST_FILE + 1, f'{len(lines) - 1} lines; split a file before it has more than {LONGEST_FILE}')
    if path.endswith('.h') and '#pragma once' not in lines and not any(x.startswith('#ifndef VANBAN_') for x in lines):
        breach(path, 1, 'no #pragma once (nor, in a header for C, a guard VANBAN_…)')
    if not lines[0].startswith(('//', '/*', '#include', '#pragma once')):
        breach(path, 1, 'a file begins with a comment that says what it is for, or with its includes')
    for number, line in enumerate(lines, 1):
        included = re.match(r'#include "(?:([a-z]+)/)?[\w./]+"', line)
        if included and not any(v in line for v in VALUES) and not may_include(folder, included.group(1) or ''):
            breach(path, number, f'{folder} includes {included.group(1) or "the top"}, which is not below it; includes point down')
        code = line.split('//')[0]
        for what, pattern, allowed in ONLY_IN:
            if folder not in allowed and re.search(pattern, code):
                breach(path, number, f'{what} is used in src/{", src/".join(sorted(allowed))} only')
        for what, pattern in NEVER_IN_LIBRARY:
            if re.search(pattern, code):
                breach(path, number, f'{what} is not for a library; return it or throw')


def check_grammar(path):
    with open(path, 'rb') as f:
        tables = tomllib.load(f)
    lines = lines_of(path)
    for family, rules in tables.items():
        if not isinstance(rules, list):
            continue
        for rule in rules:
            if 'pattern' not in rule:
                continue
            number = next((i for i, x in enumerate(lines, 1) if re.match(rf'(rule|name) = "{re.escape(rule.get("rule", rule.get("name", "")))}"', x)), 1)
            for key, what in (('match', 'example'), ('reject', 'counter-example')):
                if not rule.get(key):
                    breach(path, number, f'[[{family}]] has a pattern and no {what}; add {key} = ["…"]')


def check_families():
    """Every family that the program asks for is in families.toml, and each of those is described."""
    listed = os.path.join(ROOT, 'grammars', 'families.toml')
    with open(listed, 'rb') as f:
        names = [family['name'] for family in tomllib.load(f)['families']]
    described = '\n'.join(lines_of(os.path.join(ROOT, 'docs', 'grammar.md')))
    for name in names:
        if f'`{name}`' not in described:
            breach(listed, 1, f'[[{name}]] is not described in docs/grammar.md')
    for path in files('src', ('.h', '.cc')):
        for number, line in enumerate(lines_of(path), 1):
            for name in re.findall(r'\b(?:family|lexicon)\("([a-z_]+)"\)', line):
                if name not in names:
                    breach(path, number, f'asks for the family {name}, which grammars/families.toml does not list')


def check_text(path):
    if os.path.samefile(path, __file__):
        return
    for number, line in enumerate(lines_of(path), 1):
        for what, pattern in FORBIDDEN:
            if re.search(pattern, line) and not (what.startswith('white space') and path.endswith(('.md', '.txt'))):
                breach(path, number, what)


def main():
    for path in files('src', ('.h', '.cc')):
        check_source(path)
    for path in files('grammars', ('.toml',)):
        check_grammar(path)
    check_families()
    top = [os.path.join(ROOT, n) for n in ('README.md', 'CHANGELOG.md', 'CMakeLists.txt', 'CMakePresets.json')]
    for path in [p for folder in FOLDERS for p in files(folder)] + [p for p in top if os.path.exists(p)]:
        check_text(path)
    print('\n'.join(breaches) if breaches else 'all conventions hold')
    sys.exit(1 if breaches else 0)


if __name__ == '__main__':
    main()

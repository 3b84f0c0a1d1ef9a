#!/usr/bin/env python3
"""Runs `vanban parse` over the documents of the corpus and compares with what a person wrote down.

usage: corpus_test.py [--vanban COMMAND] [--aspect NAME] [--folder DIR] [NAME …]

NAME picks the documents whose name contains it. Prints each difference; exit 1 if there is one.
"""
import argparse
import collections
import os
import signal
import sys

import corpus_compare as compare


def known_differences(path):
    """What the tool is known to read otherwise than a person: lines "NAME ASPECT", # begins a comment."""
    if not os.path.exists(path):
        return set()
    with open(path, encoding='utf-8') as lines:
        rows = (line.split('#')[0].split(None, 1) for line in lines)
        return {(row[0], row[1].strip()) for row in rows if len(row) == 2}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('names', nargs='*')
    arguments.add_argument('--vanban')
    arguments.add_argument('--aspect', help='only this aspect (header, body, deadlines, …)')
    arguments.add_argument('--folder', default=os.path.join(compare.root_folder(), 'corpus', 'documents'))
    arguments.add_argument('--quiet', action='store_true', help='only the table')
    a = arguments.parse_args()
    command = compare.find_command(a.vanban)

    known = known_differences(os.path.join(a.folder, 'known_differences.txt'))
    held, broken, documents, news = collections.Counter(), collections.Counter(), 0, 0
    for stem, expectation in compare.load_expectations(a.folder, a.names):
        documents += 1
        result = compare.run_parse(command, os.path.join(a.folder, expectation['document']))
        told = False
        for aspect, lines in compare.differences(expectation, result, a.folder):
            kind = 'attachment trees' if aspect.startswith('attachment ') else aspect
            if a.aspect and a.aspect not in (aspect, kind):
                continue
            (broken if lines else held)[kind] += 1
            if lines and (stem, aspect) not in known:
                news += 1
            elif not lines and (stem, aspect) in known:
                print(f'{stem} {aspect}: holds now, take it off known_differences.txt')
            if lines and not a.quiet:
                if not told:
                    print(f'== {stem}')
                    told = True
                print(f'   {aspect}:')
                for line in lines:
                    print(f'      {line}')
    if documents == 0:
        sys.exit('no document of that name')
    for kind in sorted(set(held) | set(broken)):
        print(f'{kind:18} {held[kind]:3} of {held[kind] + broken[kind]:3}')
    total = sum(held.values()) + sum(broken.values())
    print(f'{documents} documents: {sum(held.values())} of {total} aspects hold')
    print(f'{sum(broken.values()) - news} differences are known, {news} are new')
    sys.exit(1 if news else 0)


if __name__ == '__main__':
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    main()

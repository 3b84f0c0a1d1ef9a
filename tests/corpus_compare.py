"""Reads expectations of the corpus and compares them with results. Used by corpus_test.py and tools/rewrite_expectations.

An expectation is a list of entries for each aspect; a difference is a line that begins with `-` (expected, not found),
`+` (found, not expected) or a blank (context), as in a diff.
"""
import difflib
import json
import os
import re
import subprocess
import unicodedata

PARAGRAPH = '¶'
SIGNATURE_KEYS = ('authority', 'on_behalf_of', 'position', 'other_position', 'name', 'title')
DEADLINE_KEYS = ('kind', 'start', 'end', 'bound', 'time', 'recurrence', 'duration')


def fold(text):
    """White space and Unicode form as the result has them."""
    return re.sub(r'\s+', ' ', unicodedata.normalize('NFC', text or '')).strip()


def same_name(text):
    """Names are compared without regard to case and closing punctuation."""
    return fold(text).casefold().strip(' .;,:')


def code_key(code):
    return re.sub(r'\s', '', code or '').replace('–', '-').upper()


def root_folder():
    return os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def find_command(given=None):
    """The vanban command: as given, from the environment, or where a build leaves it."""
    root = root_folder()
    for path in (given, os.environ.get('VANBAN'), os.path.join(root, 'build', 'vanban'),
                 os.path.join(root, 'build', 'tools', 'vanban')):
        if path and os.path.exists(path):
            return path
    raise SystemExit('no vanban command: build the project, or name it with --vanban or in VANBAN')


def run_parse(command, path, *options):
    done = subprocess.run([command, 'parse', *options, path], capture_output=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f'{command} parse {path}: exit {done.returncode}\n{done.stderr.decode(errors="replace")}')
    return json.loads(done.stdout)


def load_expectations(folder, names=()):
    """(stem, expectation) of every document whose name contains one of `names`, in order."""
    for file in sorted(os.listdir(folder)):
        if not file.endswith('.expected.json'):
            continue
        stem = file[:-len('.expected.json')]
        if names and not any(n in stem for n in names):
            continue
        with open(os.path.join(folder, file), encoding='utf-8') as f:
            yield stem, json.load(f)


# ---- trees ----

def outline_of(nodes, depth=0):
    """A tree as the lines of an outline file."""
    lines = []
    for node in nodes or []:
        text = node.get('text', '')
        if node.get('kind') == 'table':
            text = ' '.join(cell for row in node.get('rows', []) for cell in row)
        label = fold(node.get('label')) or PARAGRAPH
        lines.append('  ' * depth + label + '\t' + fold(text))
        lines += outline_of(node.get('children'), depth + 1)
    return lines


def read_outline(path):
    with open(path, encoding='utf-8') as f:
        return [line.rstrip('\n') for line in f if line.strip()]


def tree_difference(expected, actual):
    """A short diff of two outlines; long texts are cut where both begin alike."""
    def cut(line):
        return line if len(line) <= 150 else line[:100] + ' … ' + line[-40:]
    lines = list(difflib.unified_diff(expected, actual, lineterm='', n=1))[2:]
    return [cut(line) if not line.startswith('@@') else '…' for line in lines]


# ---- aspects ----

def list_difference(expected, actual):
    """The diff of two ordered lists of strings."""
    return [line for line in difflib.ndiff(expected, actual) if line[0] in '-+']


def bag_difference(expected, actual, show=str):
    """What one list has more of than the other, whatever the order."""
    left = list(actual)
    lines = []
    for item in expected:
        if item in left:
            left.remove(item)
        else:
            lines.append('- ' + show(item))
    return lines + ['+ ' + show(item) for item in left]


def matched_difference(expected, actual, matches, show_expected, show_actual):
    left = list(actual)
    lines = []
    for item in expected:
        found = next((x for x in left if matches(item, x)), None)
        if found is None:
            lines.append('- ' + show_expected(item))
        else:
            left.remove(found)
    return lines + ['+ ' + show_actual(item) for item in left]


def field_value(header, key):
    field = header.get(key)
    if field is None:
        return None
    if key == 'type':
        return field.get('code')
    if key in ('code', 'date'):
        return field.get('value')
    return fold(field.get('text'))


def issuer_name(header):
    issuer = header.get('issuer') or {}
    return fold(issuer.get('name') or (header.get('organization') or {}).get('text'))


def header_difference(expectation, result):
    header = result.get('header', {})
    lines = []
    for key, want in expectation.get('header', {}).items():
        got = field_value(header, key)
        if got != (want if key in ('code', 'date', 'type') else fold(want)):
            lines += [f'- {key} = {want}', f'+ {key} = {got}']
    for name in expectation.get('absent', []):
        got = field_value(header, name.split('.', 1)[1])
        if got is not None:
            lines.append(f'+ {name} = {got} (must be absent)')
    names = expectation.get('issuer', [])
    if names and same_name(issuer_name(header)) not in {same_name(n) for n in names}:
        lines += [f'- issuer = {names[0]}', f'+ issuer = {issuer_name(header)}']
    return lines


def texts(items):
    return [fold(x['text']) for x in items or []]


def distribution_lines(pairs):
    return [f'{fold(text)}  [{purpose or "no purpose"}]' for text, purpose in pairs]


def signature_lines(signatures, keys):
    return [f'{i + 1}. {k}: {fold(s.get(k))}' for i, s in enumerate(signatures) for k in keys(i) if s.get(k)]


def same_deadline(want, got):
    end = got.get('end') or (got.get('start') if got.get('kind') == 'event' else None)
    for key in DEADLINE_KEYS:
        value = end if key == 'end' else got.get(key)
        if key in want and want[key] != value:
            return False
    return all(key in want or not got.get(key) for key in ('start', 'end', 'recurrence', 'duration'))


def show_deadline(d):
    facts = ' '.join(f'{k}={d[k]}' for k in DEADLINE_KEYS if d.get(k))
    return f'{facts}  “{fold(d.get("text"))}”'


def same_task(want, got):
    """The task begins as expected; what leads in (`có trách nhiệm`) may stand before it."""
    task = same_name(got.get('task'))
    start = same_name(want[1])
    return (same_name(want[0]) == same_name(got.get('assignee')) and want[2] == got.get('role')
            and start in task[:len(start) + 80])


def same_abbreviation(want, got):
    """Where a long form begins is a matter of taste: one of the two must end with the other."""
    short, long = same_name(got.get('short')), same_name(got.get('long'))
    name = same_name(want[1])
    return same_name(want[0]) == short and bool(long) and (name.endswith(long) or long.endswith(name))


def view_differences(expectation, result):
    yield 'addressees', 'addressees' in expectation and list_difference(
        [fold(x) for x in expectation['addressees']], texts(result.get('recipients', {}).get('addressees')))
    found = [(x['text'], x.get('purpose')) for x in result.get('recipients', {}).get('distribution', [])]
    yield 'distribution', 'distribution' in expectation and list_difference(
        distribution_lines(expectation['distribution']), distribution_lines(found))
    for view in ('themes', 'slogans'):
        yield view, view in expectation and list_difference([fold(x) for x in expectation[view]], texts(result.get(view)))
    yield 'responsibilities', 'responsibilities' in expectation and matched_difference(
        expectation['responsibilities'], result.get('responsibilities', []), same_task,
        lambda r: f'{r[0]}: {r[1]} … [{r[2]}]',
        lambda r: f'{fold(r.get("assignee"))}: {fold(r.get("task"))[:60]} … [{r.get("role")}]')
    yield 'deadlines', 'deadlines' in expectation and matched_difference(
        expectation['deadlines'], result.get('deadlines', []), same_deadline, show_deadline, show_deadline)
    yield 'citations', 'citations' in expectation and bag_difference(
        [(code_key(c['code']), c.get('date', '')) for c in expectation['citations']],
        [(code_key(c['code']), c.get('date', '')) for c in result.get('citations', []) if c.get('code')], ' '.join)
    yield 'abbreviations', 'abbreviations' in expectation and matched_difference(
        expectation['abbreviations'], result.get('abbreviations', []), same_abbreviation, ' = '.join,
        lambda a: f'{a.get("short")} = {a.get("long")}')
    yield 'contacts', 'contacts' in expectation and bag_difference(
        [(k, fold(x)) for k, x in expectation['contacts']],
        [(c.get('kind'), fold(c.get('text'))) for c in result.get('contacts', [])], ': '.join)


def value_text(field):
    return fold(field if isinstance(field, str) else (field or {}).get('text'))


def attachment_differences(expectation, result, folder):
    found = result.get('attachments', [])

    def line(a, reference):
        code, date = reference
        facts = f'  ({code} {date})'.replace(' None', '') if code or date else ''
        return f'{value_text(a.get("label")) or "(no label)"} | {value_text(a.get("title"))}{facts}'
    want = [line(a, (a.get('reference_code'), a.get('reference_date'))) for a in expectation['attachments']]
    got = []
    for i, a in enumerate(found):
        reference = a.get('reference') or {}
        asked = i >= len(expectation['attachments']) or 'reference_code' in expectation['attachments'][i]
        got.append(line(a, (reference.get('code'), reference.get('date')) if asked else (None, None)))
    yield 'attachments', list_difference(want, got)
    for i, a in enumerate(expectation['attachments']):
        if 'body' in a:
            tree = found[i].get('body') if i < len(found) else []
            yield f'attachment {i + 1}', tree_difference(read_outline(os.path.join(folder, a['body'])), outline_of(tree))


def diagnostics_difference(expectation, result):
    codes = {d.get('code') for d in result.get('diagnostics', [])}
    lines = [f'- {c}' for c in expectation.get('diagnostics', []) if c not in codes]
    return lines + [f'+ {c} (must not be reported)' for c in expectation.get('no_diagnostics', []) if c in codes]


def differences(expectation, result, folder):
    """(aspect, lines) for every aspect of the expectation; no lines: it holds."""
    yield 'header', header_difference(expectation, result)
    if 'body' in expectation:
        yield 'body', tree_difference(read_outline(os.path.join(folder, expectation['body'])), outline_of(result.get('body')))
    if 'signatures' in expectation:
        wanted = expectation['signatures']
        asked = lambda i: [k for k in SIGNATURE_KEYS if i >= len(wanted) or k in wanted[i] or k != 'title']
        yield 'signatures', list_difference(signature_lines(wanted, asked), signature_lines(result.get('signatures', []), asked))
    if 'attachments' in expectation:
        yield from attachment_differences(expectation, result, folder)
    for aspect, lines in view_differences(expectation, result):
        if lines is not False:
            yield aspect, lines
    yield 'diagnostics', diagnostics_difference(expectation, result)

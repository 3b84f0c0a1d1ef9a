#!/usr/bin/env python3
"""The vanban command, tried as a user would: command_check.py VANBAN SOURCE_FOLDER"""
import json, os, re, subprocess, sys, tempfile, unittest

VANBAN, SOURCE = sys.argv[1:3]
LETTER = 'SỞ Y TẾ TỈNH MẪU\nSố: 12/SYT-VP\nKính gửi: Trung tâm Y tế các huyện.\n1. Đề nghị báo cáo trước ngày 20/6/2024.\n'


class Run:
    def __init__(self, *arguments, stdin=b''):
        done = subprocess.run([VANBAN, *arguments], input=stdin, capture_output=True)
        self.status, self.out, self.err = done.returncode, done.stdout.decode(), done.stderr.decode()

    def json(self):
        return json.loads(self.out)

    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.letter = self.file('thu.txt', LETTER)

    def path(self, *names):
        return os.path.join(self.folder.name, *names)

    def file(self, name, contents):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as out:
            out.write(contents.encode() if isinstance(contents, str) else contents)
        return path

    def contents(self, *names):
        with open(self.path(*names), encoding='utf-8', newline='') as file:
            return file.read()

    def refused(self, run, status, *words):
        self.assertEqual(run.status, status, run.err)
        for word in words:
            self.assertIn(word, run.err)
        self.assertTrue(all(line.startswith('vanban: ') for line in run.err.splitlines()), run.err)


class Parse(Case):
    def test_one_file_is_json(self):
        run = Run('parse', self.letter)
        self.assertEqual((run.status, run.err), (0, ''))
        self.assertEqual(run.json()['source']['name'], self.letter)
        self.assertEqual(run.json()['source']['bytes'], len(LETTER.encode()))

    def test_standard_input(self):
        for arguments in (['parse'], ['parse', '-']):
            run = Run(*arguments, stdin=LETTER.encode())
            self.assertEqual((run.status, run.json()['source']['name']), (0, '-'))

    def test_several_files_are_json_lines(self):
        other = self.file('khac.txt', 'Một dòng.\n')
        run = Run('parse', self.letter, other)
        self.assertEqual([d['source']['name'] for d in run.lines()], [self.letter, other])

    def test_messages_come_in_the_order_of_the_files(self):
        names = [self.path('none-1'), self.letter, self.file('hong.docx', b'PK\x03\x04' + b'x' * 400), self.path('none-2')]
        run = Run('parse', *names)
        self.assertEqual((run.status, len(run.lines())), (1, 1))
        told = [line.split(': ')[1] for line in run.err.splitlines()]
        self.assertEqual(told[:3], [names[0], names[2], names[3]])

    def test_pretty_says_the_same(self):
        self.assertEqual(Run('parse', '--pretty', self.letter).json(), Run('parse', self.letter).json())

    def test_xml(self):
        run = Run('parse', '--format', 'xml', self.letter)
        self.assertTrue(run.out.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<document xmlns="urn:vanban:document:1">'))

    def test_explain_names_rules(self):
        self.assertNotIn('"rule":', Run('parse', self.letter).out)
        self.assertIn('"rule":', Run('parse', '--explain', self.letter).out)

    def test_offsets(self):
        text = self.contents('thu.txt')
        units = {'utf8': text.encode(), 'utf16': text.encode('utf-16-le'), 'codepoint': text}
        for name, source in units.items():
            result = Run('parse', '--offsets', name, self.letter).json()
            self.assertEqual(result['offsets'], name)
            step = 2 if name == 'utf16' else 1
            node = next(n for n in result['body'] if 'span' in n)
            begin, end = node['span']
            piece = source[begin * step:end * step]
            if name != 'codepoint':
                piece = piece.decode('utf-8' if name == 'utf8' else 'utf-16-le')
            self.assertEqual(''.join(piece.split()), ''.join((node.get('label', '') + node['text']).split()))

    def test_output_folder(self):
        twin = self.file('again/thu.txt', LETTER)
        whole = self.file('thu.json', LETTER)
        out = self.path('a', 'b')
        run = Run('parse', self.letter, twin, whole, '--output', out)
        self.assertEqual((run.status, run.out), (0, ''))
        names = {json.loads(self.contents('a', 'b', n))['source']['name']: n for n in os.listdir(out)}
        self.assertEqual(names, {self.letter: 'thu.json', twin: 'thu-2.json', whole: 'thu.json.json'})

    def test_source_text_beside_the_result(self):
        utf16 = self.file('utf16.txt', LETTER.encode('utf-16'))
        Run('parse', utf16, '--output', self.path('out'), '--source-text')
        self.assertEqual(self.contents('out', 'utf16.source.txt').lstrip('\ufeff'), LETTER)

    def test_files_from(self):
        other = self.file('tên có dấu.txt', 'Một dòng.\n')
        for separator, options in (('\n', []), ('\r\n', []), ('\0', ['-0'])):
            names = separator.join([self.letter, other, '']).encode()
            for source in ('-', self.file('list', names)):
                run = Run('parse', '--files-from', source, *options, stdin=names if source == '-' else b'')
                self.assertEqual([d['source']['name'] for d in run.lines()], [self.letter, other])

    def test_output_is_the_same_every_time(self):
        self.assertEqual(Run('parse', self.letter).out, Run('parse', self.letter).out)
        english = {**os.environ, 'LC_ALL': 'C', 'TZ': 'UTC'}
        done = subprocess.run([VANBAN, 'parse', self.letter], env=english, capture_output=True)
        self.assertEqual(done.stdout.decode(), Run('parse', self.letter).out)

    def test_a_name_that_is_no_utf8(self):
        name = os.path.join(os.fsencode(self.folder.name), b'\xff.txt')
        with open(name, 'wb') as out:
            out.write(LETTER.encode())
        done = subprocess.run([os.fsencode(VANBAN), b'parse', name], capture_output=True)
        self.assertIn('\ufffd', json.loads(done.stdout)['source']['name'])


class BadInput(Case):
    def test_the_others_are_done(self):
        run = Run('parse', self.path('nothing'), self.letter, self.folder.name)
        self.refused(run, 1, 'nothing: no such file', 'is a folder', '2 of 3 inputs failed')
        self.assertEqual(run.json()['source']['name'], self.letter)

    def test_empty(self):
        self.refused(Run('parse', self.file('empty', '')), 1, 'empty: is empty')

    def test_unreadable(self):
        os.chmod(self.letter, 0)
        if os.access(self.letter, os.R_OK):
            self.skipTest('root reads everything')
        self.refused(Run('parse', self.letter), 1, 'may not be read', 'permissions')

    def test_other_formats(self):
        kinds = {
            'Excel workbook (.xlsx)': b'PK\x03\x04....xl/workbook.xml', 'zip archive': b'PK\x03\x04....',
            'old Office file': b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....', 'gzip archive': b'\x1f\x8b\x08',
            'binary file': bytes(range(32)) * 20,
        }
        for kind, contents in kinds.items():
            self.refused(Run('parse', self.file('x', contents)), 1, 'seems to be', kind, 'vanban formats')

    def test_damaged(self):
        self.refused(Run('parse', self.file('x', b'PK\x03\x04....word/document.xml')), 1, 'is damaged', 'get the file again')

    def test_encodings(self):
        tcvn3 = b'C\xe9ng h\xdfa x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam\n'
        for arguments in ([], ['--encoding', 'TCVN3'], ['--encoding', 'abc']):
            run = Run('text', *arguments, self.file('x', tcvn3))
            self.assertEqual(run.out, 'Cộng hòa xã hội chủ nghĩa Việt Nam\n')
        self.assertEqual(Run('parse', self.file('x', tcvn3)).json()['source']['encoding'], 'TCVN3')
        self.refused(Run('text', '--encoding', 'EBCDIC', self.letter), 2, 'EBCDIC', 'windows-1258 or windows-1252')

    def test_formats_are_listed(self):
        run = Run('formats')
        self.assertEqual(run.status, 0)
        for name in ('plain text', 'Word document (.docx)', 'web page (HTML)', 'VISCII'):
            self.assertIn(name, run.out)

    def test_utf16_is_text(self):
        for encoding in ('utf-16', 'utf-16-le', 'utf-16-be'):
            self.assertEqual(Run('parse', self.file('x', LETTER.encode(encoding))).status, 0)

    def test_too_large_is_not_read(self):
        huge = self.path('huge')
        with open(huge, 'wb') as out:
            out.truncate(2 << 30)
        self.refused(Run('parse', huge), 1, '2048 MB', 'limit of 64 MB', 'not read')
        os.truncate(huge, 65 << 20)
        self.refused(Run('parse', huge), 1, '65 MB', f'--max-bytes {65 << 20}')
        self.refused(Run('parse', '--max-bytes', '10', self.letter), 1, 'limit of 10 bytes')
        self.refused(Run('parse', '--max-bytes', '10', '-', stdin=LETTER.encode()), 1, 'limit of 10 bytes')
        self.assertEqual(Run('parse', '--max-bytes', '1kb', self.letter).status, 0)


class WrongUsage(Case):
    def test_options(self):
        self.refused(Run('parse', '--prety', self.letter), 2, '--prety', '--pretty')
        self.refused(Run('parse', '--format', 'yaml', self.letter), 2, 'yaml', 'json, jsonl or xml')
        self.refused(Run('parse', '--offsets', 'lines', self.letter), 2, 'lines', 'utf8, utf16, codepoint or bytes')
        self.refused(Run('parse', '--max-bytes', 'many', self.letter), 2, 'many', '64MB')
        self.refused(Run('parse', '--max-bytes', '2TB', self.letter), 2, '2TB', '1GB')
        self.refused(Run('parse', '-0', self.letter), 2, '--files-from')
        self.refused(Run('prase', self.letter), 2, 'prase', 'parse')
        self.refused(Run(), 2, 'vanban --help')
        self.refused(Run('grammar'), 2, 'vanban grammar --help')
        self.refused(Run('explain'), 2, 'FILE')
        self.refused(Run('schema', 'yaml'), 2, 'yaml', 'json or xml')

    def test_what_does_not_go_together(self):
        two = [self.letter, self.letter]
        self.refused(Run('parse', '--format', 'xml', *two), 2, '--output')
        self.refused(Run('parse', '--pretty', *two), 2, '--output')
        self.refused(Run('parse', '--pretty', '--format', 'jsonl', self.letter), 2, '--format json')
        self.refused(Run('parse', '--format', 'jsonl', '--output', self.path('o'), self.letter), 2, '--output')
        self.refused(Run('parse', '--source-text', self.letter), 2, '--output')

    def test_places(self):
        self.refused(Run('parse', self.letter, '--output', self.letter), 2, self.letter, 'folder')
        self.refused(Run('parse', '--output', '/proc/nowhere/out', self.letter), 2, '/proc/nowhere')
        self.refused(Run('parse', '--files-from', self.path('no-list')), 2, 'no-list: no such file')

    def test_profile(self):
        run = Run('parse', '--profile', 'nothing-such', self.letter)
        self.refused(run, 2, 'nothing-such')
        run = Run('parse', '--profile', 'party-1998', self.letter)
        self.assertEqual((run.status, run.json().get('profile')), (0, 'party-1998'))


class Grammar(Case):
    def test_check(self):
        self.file('g/good.toml', "[[x]]\nrule = 'a'\ntrigger = ['a']\npattern = 'a b'\nmatch = ['a b']\nreject = ['a d']\n")
        run = Run('grammar', 'check', self.path('g'))
        self.assertEqual(run.status, 0, run.err)
        self.assertIn('all examples hold', run.out)

    def test_refused(self):
        self.refused(Run('parse', '--grammar', self.path('none'), self.letter), 3, 'not a folder')
        self.file('g/bad.toml', "[[x]]\nrule = 'a'\ntrigger = ['a']\npattern = '(?i)a'\n")
        for arguments in (['grammar', 'check', self.path('g')], ['parse', '--grammar', self.path('g'), self.letter],
                          ['explain', '--grammar', self.path('g'), self.letter]):
            self.refused(Run(*arguments), 3, 'bad.toml:1:')

    def test_an_example_that_does_not_hold(self):
        self.file('g/bad.toml', "[[x]]\nrule = 'a'\ntrigger = ['a']\npattern = 'a b'\nmatch = ['a c']\nreject = ['a d']\n")
        self.refused(Run('grammar', 'check', self.path('g')), 3, 'bad.toml:1', 'a c')

    def test_replaces_the_built_in_one(self):
        ours = Run('parse', '--grammar', os.path.join(SOURCE, 'grammars'), self.letter).json()
        self.assertEqual(ours, Run('parse', self.letter).json())


class Others(Case):
    def test_explain(self):
        run = Run('explain', self.letter)
        self.assertEqual(run.status, 0, run.err)
        for words in ('Header', 'Tree', 'line 2', '12/SYT-VP'):
            self.assertIn(words, run.out)

    def test_text(self):
        self.assertEqual(Run('text', self.letter).out, LETTER)
        self.assertEqual(Run('text', self.file('x', LETTER.encode('utf-16-be'))).out, LETTER)
        self.refused(Run('text', self.path('none')), 1, 'no such file')

    def test_schema(self):
        self.assertIn('$schema', Run('schema', 'json').json())
        self.assertIn('<xs:schema', Run('schema', 'xml').out)

    def test_version(self):
        run = Run('--version')
        self.assertEqual(run.status, 0)
        for words in ('vanban ', 'grammar ', 'ICU ', 'RE2 '):
            self.assertIn(words, run.out)

    def test_help_teaches(self):
        for arguments in ([], ['parse'], ['explain'], ['text'], ['grammar'], ['grammar', 'check'], ['evaluate'], ['schema'],
                          ['ingest'], ['status'], ['find'], ['deadlines'], ['tasks'], ['cited']):
            run = Run(*arguments, '--help')
            self.assertEqual(run.status, 0)
            self.assertIn('Example', run.out)
        self.assertIn('Exit status', Run('parse', '--help').out)

    def test_the_manual_knows_every_option(self):
        manual = self.contents(SOURCE, 'man', 'vanban.1').replace('\\-', '-')
        completions = [self.contents(SOURCE, 'completions', name) for name in ('vanban.bash', '_vanban', 'vanban.fish')]
        for command in ('parse', 'explain', 'text', 'formats', 'grammar check', 'evaluate', 'schema', 'ingest', 'status', 'find', 'deadlines', 'tasks', 'cited'):
            self.assertIn(command, manual)
            for option in re.findall(r'^  (?:-\w,)?(--[\w-]+)', Run(*command.split(), '--help').out, re.M):
                self.assertIn(option, manual, f'{command} {option}')
                for text in completions:
                    self.assertIn(option.lstrip('-'), text, f'{command} {option}')

    def test_a_full_disk_is_said(self):
        if not os.path.exists('/dev/full'):
            self.skipTest('no /dev/full')
        with open('/dev/full', 'wb') as full:
            done = subprocess.run([VANBAN, 'parse', self.letter], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 1)
        self.assertIn('disk is full', done.stderr.decode())


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])

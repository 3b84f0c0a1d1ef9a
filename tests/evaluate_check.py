#!/usr/bin/env python3
"""vanban evaluate over small invented gold and results: evaluate_check.py VANBAN SOURCE_FOLDER"""
import copy
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

VANBAN, SOURCE = sys.argv[1:3]

OUTLINE = 'I.\tMỤC ĐÍCH\n  1.\tTuyên truyền về nước sạch.\n    -\tTại các trường học;\n  2.\tKiểm tra giếng khoan.\n¶\tTrên đây là kế hoạch./.\n'
TREE = [{'kind': 'item', 'label': 'I.', 'path': 'I', 'text': 'MỤC ĐÍCH', 'children': [
            {'kind': 'item', 'label': '1.', 'path': 'I/1', 'text': 'Tuyên truyền về nước sạch.', 'children': [
                {'kind': 'bullet', 'label': '-', 'path': 'I/1/-1', 'text': 'Tại các trường học;', 'children': []}]},
            {'kind': 'item', 'label': '2.', 'path': 'I/2', 'text': 'Kiểm tra giếng khoan.', 'children': []}]},
        {'kind': 'paragraph', 'text': 'Trên đây là kế hoạch./.', 'children': []}]
GOLD = {
    'document': 'ke-hoach.txt', 'note': 'invented',
    'header': {'code': '07/KH-UBND', 'date': '2024-06-05', 'type': 'KH', 'subject': 'Tuần lễ Nước sạch', 'organization': 'UBND XÃ AN HÒA'},
    'absent': ['header.urgency'], 'issuer': ['UBND xã An Hòa', 'Ủy ban nhân dân xã An Hòa'],
    'addressees': ['Các thôn'], 'distribution': [['Như trên', 'as_above'], ['Trạm Y tế', None], ['Lưu: VT', 'archive']],
    'body': 'ke-hoach.body.outline', 'top_level': [['I.', 'Mục đích']],
    'signatures': [{'position': 'CHỦ TỊCH', 'name': 'Lê Thị Mẫu'}],
    'attachments': [{'label': 'Phụ lục I', 'title': 'Danh sách giếng', 'body': 'ke-hoach.att1.outline'}],
    'themes': ['Nước sạch cho mọi nhà'], 'slogans': [],
    'responsibilities': [['Trạm Y tế xã', 'lấy mẫu nước', 'lead'], ['Các thôn', 'báo cáo kết quả', 'requested']],
    'deadlines': [{'kind': 'due', 'end': '2024-06-20', 'text': 'trước ngày 20/6/2024'}, {'kind': 'event', 'start': '2024-06-10'}],
    'citations': [{'code': '12/QĐ–UBND', 'date': '2024-05-03'}],
    'abbreviations': [['VSMT', 'Chương trình Vệ sinh môi trường']], 'contacts': [['phone', '0229.000111']],
    'diagnostics': ['numbering.gap'],
}
RESULT = {
    'offsets': 'utf8',
    'header': {'code': {'text': 'Số: 07 /KH-UBND', 'value': '07/KH-UBND'}, 'date': {'text': 'ngày 5/6/2024', 'value': '2024-06-05'},
               'type': {'code': 'KH', 'name': 'Kế hoạch'}, 'subject': {'text': 'Về việc:  Tuần lễ nước sạch.'},
               'organization': {'text': 'UBND Xã An Hoà'.replace('oà', 'òa')}},
    'recipients': {'addressees': [{'text': 'các thôn;'}],
                   'distribution': [{'text': 'Lưu: VT', 'purpose': 'archive'}, {'text': 'Trạm Y tế.'}, {'text': 'Như trên', 'purpose': 'as_above'}]},
    'body': TREE,
    'signatures': [{'position': 'Chủ tịch', 'name': 'ThS. BS. Lê Thị Mẫu'}],
    'attachments': [{'label': 'PHỤ LỤC I', 'title': 'Danh sách giếng', 'body': [{'kind': 'paragraph', 'text': 'Giếng thôn Đông', 'children': []}]}],
    'themes': [{'text': '“Nước sạch cho mọi nhà”'}], 'slogans': [],
    'responsibilities': [{'assignee': 'Các thôn', 'task': 'có trách nhiệm báo cáo kết quả trước ngày 20/6', 'role': 'requested', 'node': 'I/2'},
                         {'assignee': 'Trạm Y tế xã', 'task': 'chủ trì lấy mẫu nước tại các giếng', 'role': 'lead'}],
    'deadlines': [{'kind': 'due', 'start': '2024-06-01', 'end': '2024-06-20'}, {'kind': 'period', 'start': '2024-06-10', 'end': '2024-06-10'}],
    'citations': [{'code': '12/qđ - ubnd', 'date': '2024-05-03'}, {'type': 'Luật', 'title': 'Luật Mẫu'}],
    'abbreviations': [{'short': 'VSMT', 'long': 'Vệ sinh môi trường'}], 'contacts': [{'kind': 'phone', 'text': '0229.000111'}],
    'diagnostics': [{'code': 'numbering.gap'}, {'code': 'numbering.gap'}, {'code': 'text.rejoined'}],
}


class Case(unittest.TestCase):
    def setUp(self):
        self.work = tempfile.TemporaryDirectory()
        self.addCleanup(self.work.cleanup)
        self.gold, self.result = copy.deepcopy(GOLD), copy.deepcopy(RESULT)
        self.outline = OUTLINE

    def path(self, *names):
        return os.path.join(self.work.name, *names)

    def file(self, name, contents):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if not isinstance(contents, (str, bytes)):
            contents = json.dumps(contents, ensure_ascii=False)
        with open(path, 'wb') as out:
            out.write(contents.encode() if isinstance(contents, str) else contents)
        return path

    def write(self, results='out'):
        self.file('gold/ke-hoach.json', self.gold)
        self.file('gold/ke-hoach.body.outline', self.outline)
        self.file('gold/ke-hoach.att1.outline', '¶\tGiếng thôn Đông\n')
        self.file(results + '/ke-hoach.json', self.result)

    def run_it(self, *options, status=0, out='out'):
        done = subprocess.run([VANBAN, 'evaluate', self.path('gold'), self.path(out), *options], capture_output=True, text=True)
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertTrue(all(line.startswith('vanban: ') for line in done.stderr.splitlines()), done.stderr)
        self.err = done.stderr
        return done.stdout

    def figures(self, *options, **more):
        self.write()
        self.report = json.loads(self.run_it('--format', 'json', *options, **more))
        return self.report['groups']['all']['aspects']

    def counts(self, aspect, *options):
        a = self.figures(*options)[aspect]
        return a['gold'], a['found'], a['hit']

    def refused(self, run_options, status, *words, out='out'):
        self.run_it(*run_options, status=status, out=out)
        for word in words:
            self.assertIn(word, self.err)


class Aspects(Case):
    def test_what_does_not_matter(self):
        """Case, white space, punctuation at the ends, titles of names, the order of lists, words that lead in."""
        for aspect, a in self.figures().items():
            self.assertEqual((a['precision'], a['recall'], a['f1'], a['mean_f1']), (1, 1, 1, 1), aspect)
        self.assertEqual(self.report['cases'], [])
        self.assertEqual(self.report['groups']['all']['macro_f1'], 1)
        self.assertEqual(self.report['groups']['all']['aspects']['header']['gold'], 5)
        self.assertEqual(len(self.report['groups']['all']['aspects']), 20)

    def test_only_what_the_gold_holds(self):
        self.gold = {'document': 'ke-hoach.txt', 'contacts': []}
        self.assertEqual(self.counts('contacts'), (0, 1, 0))
        self.assertEqual(list(self.report['groups']['all']['aspects']), ['contacts'])
        self.assertEqual(self.report['groups']['all']['aspects']['contacts']['f1'], 0)

    def test_header(self):
        self.result['header'].update(date={'text': 'x', 'value': '2024-06-06'}, urgency={'text': 'HỎA TỐC', 'value': 'hoa_toc'},
                                     place={'text': 'not asked for'})
        del self.result['header']['type']
        self.assertEqual(self.counts('header'), (5, 5, 3))
        case = self.report['cases'][0]
        self.assertEqual({i['text'] for i in case['missed']}, {'date: 2024-06-05', 'type: KH'})
        self.assertEqual({i['text'] for i in case['extra']}, {'date: 2024-06-06', 'urgency: HỎA TỐC'})

    def test_issuer(self):
        self.result['header']['issuer'] = {'name': 'Ủy ban nhân dân xã An Hòa'}
        self.assertEqual(self.counts('header.issuer'), (1, 1, 1))
        self.result['header']['issuer'] = {'name': 'Trạm Y tế'}
        self.assertEqual(self.counts('header.issuer'), (1, 1, 0))

    def test_lists_count_each_item_once(self):
        self.result['recipients']['distribution'] += [{'text': 'Lưu: VT', 'purpose': 'archive'}]
        self.assertEqual(self.counts('recipients.distribution'), (3, 4, 3))
        self.assertEqual(self.counts('recipients.purpose'), (2, 3, 2))

    def test_signatures_by_position(self):
        self.result['signatures'].insert(0, {'name': 'Trần Văn Thử'})
        self.assertEqual(self.counts('signatures'), (2, 3, 0))

    def test_responsibilities(self):
        self.result['responsibilities'][0]['role'] = 'assigned'
        self.result['responsibilities'].append({'assignee': 'Trạm Y tế xã', 'task': 'x' * 90 + 'lấy mẫu nước', 'role': 'lead'})
        self.assertEqual(self.counts('responsibilities'), (2, 3, 2))
        self.assertEqual(self.counts('responsibilities.role'), (2, 2, 1))
        self.result['responsibilities'] = self.result['responsibilities'][2:]
        self.assertEqual(self.counts('responsibilities'), (2, 1, 0))

    def test_views(self):
        self.result['deadlines'][0]['end'] = '2024-06-21'
        self.result['citations'][0]['date'] = '2024-05-04'
        self.result['abbreviations'][0]['long'] = 'môi trường'
        self.result['contacts'] = []
        self.result['diagnostics'] = []
        found = self.figures()
        self.assertEqual({k: found[k]['hit'] for k in ('deadlines', 'citations', 'abbreviations', 'contacts', 'diagnostics.recall')},
                         {'deadlines': 1, 'citations': 0, 'abbreviations': 1, 'contacts': 0, 'diagnostics.recall': 0})
        self.assertEqual(found['contacts']['precision'], 0)


class Trees(Case):
    def test_a_node_under_another_parent(self):
        moved = self.result['body'][0]['children'].pop()
        self.result['body'].insert(1, moved)
        self.assertEqual(self.counts('body.segments'), (5, 5, 5))
        self.assertEqual(self.counts('body.tree'), (5, 5, 4))
        shown = next(c for c in self.report['cases'] if c['aspect'] == 'body.tree')
        self.assertEqual(shown['missed'][0]['text'], 'under “I. MỤC ĐÍCH”: 2. Kiểm tra giếng khoan.')
        self.assertEqual(shown['missed'][0]['where'], 'ke-hoach.body.outline:4')
        self.assertEqual(shown['extra'][0]['text'], 'at the root: 2. Kiểm tra giếng khoan.')

    def test_a_wrong_parent_costs_its_children(self):
        self.result['body'][0]['text'] = 'MỤC TIÊU'
        self.assertEqual(self.counts('body.segments'), (5, 5, 4))
        self.assertEqual(self.counts('body.tree'), (5, 5, 2))

    def test_labels(self):
        self.result['body'][0]['children'][0]['label'] = '1)'
        self.result['body'][0]['children'][0]['children'][0]['label'] = '•'
        self.assertEqual(self.counts('body.tree'), (5, 5, 5))
        self.result['body'][0]['children'][0]['children'][0]['label'] = '+'
        self.assertEqual(self.counts('body.tree'), (5, 5, 4))

    def test_a_table_is_its_cells(self):
        self.outline += '¶\tSTT Tên 1 Giếng\n'
        self.result['body'].append({'kind': 'table', 'rows': [['STT', 'Tên'], ['1', 'Giếng']], 'children': []})
        self.assertEqual(self.counts('body.segments'), (6, 6, 6))

    def test_outline_of_prefixes(self):
        self.outline = OUTLINE.replace('\t', '\t~')
        self.result['body'][0]['children'][0]['text'] = 'Tuyên truyền về nước sạch'
        self.assertEqual(self.counts('body.tree'), (5, 5, 5))
        long = 'Tuyên truyền về nước sạch tại các trường học và các thôn'
        self.outline = f'¶\t~{long} một\n'
        self.result['body'] = [{'kind': 'paragraph', 'text': long + ' hai', 'children': []}]
        self.assertEqual(self.counts('body.segments'), (1, 1, 1))

    def test_outline_of_hashes(self):
        def hashed(line):
            label, text = line.split('\t')
            return label + '\t#' + hashlib.sha1(text.casefold().strip(' .;/').encode()).hexdigest()[:16]
        self.outline = '\n'.join(hashed(line) for line in OUTLINE.splitlines())
        self.assertEqual(self.counts('body.tree'), (5, 5, 5))
        self.result['body'][1]['text'] = 'Khác'
        self.assertEqual(self.counts('body.tree'), (5, 5, 4))

    def test_line_ends_of_windows(self):
        self.outline = OUTLINE.replace('\n', '\r\n')
        self.assertEqual(self.counts('body.tree'), (5, 5, 5))


class Soft(Case):
    def setUp(self):
        super().setUp()
        self.gold['soft'] = True

    def test_texts_are_alike(self):
        self.result['recipients']['distribution'][1]['text'] = 'Tram Y tế'
        self.result['body'][0]['children'][0]['text'] = 'Tuyen truyên về nuớc sạch.'
        self.result['responsibilities'][1].update(assignee='Trạm Y tê xã', task='chu tri lây mẫu nước tại')
        self.result['themes'][0]['text'] = 'Nươc sach cho moi nhà'
        for aspect, a in self.figures().items():
            self.assertEqual(a['f1'], 1, aspect)
        self.assertEqual(list(self.report['groups']), ['all'])
        self.gold['soft'] = False
        figures = self.figures()
        self.assertEqual({k for k, a in figures.items() if a['f1'] < 1},
                         {'recipients.distribution', 'body.segments', 'body.tree', 'responsibilities', 'themes'})

    def test_short_ones_and_numbers_are_exact(self):
        self.gold['contacts'], self.result['contacts'] = [['phone', '02290001112']], [{'kind': 'phone', 'text': '02290001113'}]
        self.assertEqual(self.counts('contacts'), (1, 1, 0))
        self.gold['addressees'], self.result['recipients']['addressees'] = ['Thôn'], [{'text': 'Thom'}]
        self.assertEqual(self.counts('recipients.addressees'), (1, 1, 0))
        self.gold['addressees'], self.result['recipients']['addressees'] = ['abcdefghij'], [{'text': 'abcdefghxy'}]
        self.assertEqual(self.counts('recipients.addressees'), (1, 1, 1))  # 2 * 8 of 20 letters
        self.result['recipients']['addressees'] = [{'text': 'abcdefgxyz'}]
        self.assertEqual(self.counts('recipients.addressees'), (1, 1, 0))


class Groups(Case):
    def test_clean_and_soft_apart_and_together(self):
        self.write()
        self.file('gold/scan.json', {'document': 'scan.txt', 'soft': True, 'addressees': ['Các thôn', 'Các trường']})
        self.file('out/scan.json', {'recipients': {'addressees': [{'text': 'Các thôn'}]}})
        groups = json.loads(self.run_it('--format', 'json'))['groups']
        self.assertEqual({k: g['documents'] for k, g in groups.items()}, {'all': 2, 'clean': 1, 'soft': 1})
        together = groups['all']['aspects']['recipients.addressees']
        self.assertEqual((together['gold'], together['found'], together['hit']), (3, 2, 2))
        self.assertAlmostEqual(together['f1'], 0.8)
        self.assertAlmostEqual(together['mean_f1'], (1 + 2 / 3) / 2)
        self.assertAlmostEqual(groups['all']['macro_f1'], (19 + (1 + 2 / 3) / 2) / 20)
        self.assertAlmostEqual(groups['soft']['worst_f1'], 2 / 3)
        self.assertEqual(list(json.loads(self.run_it('--format', 'json', '--only', 'soft'))['groups']['all']['aspects']), ['recipients.addressees'])
        text = self.run_it()
        self.assertIn('recipients.addressees            3     2     2   1.000  0.667  0.800  0.833\n', text)
        self.assertIn('documents 2, missing 0, macro F1 0.9917, worst 0.8000\n', text)
        for words in ('All: 2', 'Clean: 1', 'Soft: 1', 'missed  Các trường  (addressees[1])'):
            self.assertIn(words, text)

    def test_the_worst_first(self):
        self.result['contacts'] = []
        self.result['header']['date']['value'] = '2024-06-06'
        self.write()
        text = self.run_it()
        self.assertLess(text.index('1. ke-hoach  contacts'), text.index('2. ke-hoach  header'))
        self.assertIn('      gold    date: 2024-06-05  (header.date)\n      ours    date: 2024-06-06\n', text)
        self.assertIn('(1 of 2 cases', self.run_it('--worst', '1'))
        self.assertNotIn('Worst', self.run_it('--worst', '0'))


class Reliability(Case):
    def test_values_by_confidence(self):
        self.gold = {'document': 'ke-hoach.txt', 'deadlines': [{'kind': 'due', 'end': '2024-06-20'}, {'kind': 'event', 'start': '2024-06-10'}],
                     'responsibilities': [['Trạm Y tế xã', 'lấy mẫu nước', 'lead']], 'body': 'ke-hoach.body.outline'}
        due, event = ({'kind': 'due', 'end': '2024-06-20', 'confidence': 0.95}, {'kind': 'event', 'start': '2024-06-11', 'confidence': 0.9})
        self.result = {'deadlines': [due, event, {**due, 'confidence': 0.6}], 'body': TREE,
                       'responsibilities': [{'assignee': 'Trạm Y tế xã', 'task': 'lấy mẫu nước', 'role': 'lead'},
                                            {'assignee': 'Các thôn', 'task': 'gửi mẫu nước', 'confidence': 0.75}]}
        self.figures('--reliability')
        rows = [(r['from'], r['values'], r['right']) for r in self.report['groups']['all']['reliability']]
        self.assertEqual(rows, [(0.0, 1, 0), (0.7, 1, 0), (0.8, 0, 0), (0.9, 3, 2)])
        text = self.run_it('--reliability')
        self.assertIn('0.8 to 0.9           0\n', text)
        self.assertIn('0.9 and above        3   66.7 %\n', text)
        self.assertNotIn('0.9 and above', self.run_it())


class Sources(Case):
    def test_spans(self):
        source = 'Kính gửi: Các thôn\nmất **'
        self.gold = {'document': 'ke-hoach.txt', 'addressees': ['Các thôn'], 'themes': ['mất']}
        size = len('Kính gửi: Các thôn'.encode())
        self.result = {'recipients': {'addressees': [{'text': 'Các  thôn', 'span': [0, size]}]},
                       'contacts': [{'kind': 'phone', 'text': 'x', 'span': [0, 2]}, {'kind': 'phone', 'span': [2, 900]}]}
        self.file('sources/ke-hoach.txt', source)
        self.write()
        text = self.run_it('--sources', self.path('sources'))
        self.assertIn('lost characters 3, bad spans 3 of 3\n', text)  # both cut í, one is too long
        self.assertIn('ke-hoach: 3 characters lie in no span, the first in line 2', text)
        self.assertNotIn('lost', self.run_it())
        self.result['recipients']['addressees'][0]['text'] = 'Các xã'
        self.result['contacts'] = []
        self.write()
        text = self.run_it('--sources', self.path('sources'))
        self.assertIn('lost characters 3, bad spans 1 of 1\n', text)
        self.assertIn('      gold    Các thôn  (addressees[0], line 1)\n      ours    Các xã  (line 1)\n', text)


class Against(Case):
    def test_gained_and_lost(self):
        self.result['contacts'] = []
        self.result['themes'].append({'text': 'Không có'})
        self.write('before')
        self.result['contacts'] = copy.deepcopy(RESULT['contacts'])
        self.result['themes'] = copy.deepcopy(RESULT['themes'])
        self.result['deadlines'][0]['end'] = '2025-06-20'
        self.write()
        text = self.run_it('--against', self.path('before'))
        self.assertIn('contacts                       0.000  1.000  +1.000      0.000  1.000  +1.000\n', text)
        self.assertIn('17 aspects are unchanged\n', text)
        self.assertIn('Gained: 2 items\n  ke-hoach\n    + contacts, now found: phone: 0229.000111  (contacts[0])\n'
                      '    + themes, no more wrongly found: Không có\n', text)
        self.assertIn('Lost: 2 items\n  ke-hoach\n    - deadlines, no more found: due end 2024-06-20', text)
        self.assertIn('    - deadlines, now wrongly found: due start 2024-06-01 end 2025-06-20\n', text)
        report = json.loads(self.run_it('--against', self.path('before'), '--format', 'json'))
        self.assertEqual([(c['aspect'], c['in_gold']) for c in report['against']['gained']], [('contacts', True), ('themes', False)])
        self.assertEqual(report['against']['groups']['all']['aspects']['contacts']['f1'], 0)

    def test_the_same(self):
        self.write()
        text = self.run_it('--against', self.path('out'))
        self.assertIn('20 aspects are unchanged\n', text)
        self.assertIn('Gained: 0 items', text)
        self.assertIn('Everything is as the gold says.', text)


class Troubles(Case):
    def test_folders(self):
        self.write()
        self.refused([], 2, 'nowhere: no such folder', 'vanban parse --output', out='nowhere')
        self.refused([], 2, 'is not a folder', out='out/ke-hoach.json')
        self.refused(['--against', self.path('none')], 2, 'none: no such folder')
        self.refused(['--sources', self.path('none')], 2, 'none: no such folder')
        self.refused(['--only', 'soft'], 2, 'no soft document')
        self.refused(['--only', 'hard'], 2, 'clean or soft')
        self.refused(['--worst', 'many'], 2, '--worst')
        shutil.rmtree(self.path('gold'))
        self.refused([], 2, 'gold: no such folder', 'docs/evaluation.md')
        os.mkdir(self.path('gold'))
        self.refused([], 2, 'holds no gold file')

    def test_a_missing_result_counts_and_is_said(self):
        self.write()
        os.remove(self.path('out', 'ke-hoach.json'))
        text = self.run_it(status=1)
        self.assertIn('no result for ke-hoach.txt (ke-hoach.json); write it: vanban parse --output', self.err)
        self.assertIn('no result for: ke-hoach\n', text)
        self.assertIn('documents 1, missing 1, macro F1 0.0000, worst 0.0000\n', text)

    def test_names_of_results(self):
        for name in ('van-ban.json', 'ke-hoach.json', 'ke-hoach.txt.json'):
            self.write()
            os.rename(self.path('gold', 'ke-hoach.json'), self.path('gold', 'van-ban.json'))
            os.rename(self.path('out', 'ke-hoach.json'), self.path('out', name))
            self.assertIn('missing 0, macro F1 1.0000', self.run_it())
            os.remove(self.path('gold', 'van-ban.json'))
            os.remove(self.path('out', name))

    def test_one_bad_file_does_not_stop_the_others(self):
        self.write()
        other = {'document': 'b.txt', 'themes': ['Chủ đề']}
        good = {'themes': [{'text': 'Chủ đề'}]}
        self.file('gold/b.json', other)
        for broken, words in (('{"themes": [\n}', 'b.json: is no JSON, line 2'), ('[]', 'b.json: holds no JSON object'), ('', 'b.json: is empty'),
                              ('{"a": ' + '[' * 5000, 'nested too deeply'), (b'{"a": "\xff"}', 'is not in UTF-8')):
            self.file('out/b.json', broken)
            self.assertIn('documents 2, missing 1', self.run_it(status=1))
            self.assertIn(words, self.err)
            self.assertIn('; ', self.err)
        self.file('out/b.json', good)
        for broken, words in (('{', 'is no JSON'), ({'themes': []}, '"document"'), ({**other, 'themes': 'Chủ đề'}, "'themes' must be a list of texts"),
                              ({**other, 'distribution': [['a']]}, "'distribution' must be a list of [text, purpose]"),
                              ({**other, 'body': 'none.outline'}, 'names the outline none.outline, which no such file')):
            self.file('gold/b.json', broken)
            self.assertIn('documents 1, missing 0, macro F1 1.0000', self.run_it(status=1))
            self.assertIn(words, self.err)

    def test_unknown_keys_are_named(self):
        self.gold['adressees'] = []
        self.write()
        self.run_it()
        self.assertIn("'adressees' is no aspect", self.err)

    def test_sources_that_do_not_fit(self):
        self.write()
        os.mkdir(self.path('sources'))
        self.refused(['--sources', self.path('sources')], 1, 'ke-hoach.txt: no such file', 'spans of ke-hoach are not checked')
        self.file('sources/ke-hoach.txt', 'Kế hoạch'.encode('utf-16'))
        self.refused(['--sources', self.path('sources')], 1, 'not in UTF-8', 'vanban text')
        self.file('sources/ke-hoach.txt', 'Kế hoạch')
        self.result['offsets'] = 'utf16'
        self.write()
        self.refused(['--sources', self.path('sources')], 1, 'count in utf16', '--offsets')


class Corpus(unittest.TestCase):
    def test_expectations_are_gold(self):
        documents = os.path.join(SOURCE, 'corpus', 'documents')
        with tempfile.TemporaryDirectory() as out:
            texts = [os.path.join(documents, n) for n in sorted(os.listdir(documents)) if n.endswith('.txt')]
            subprocess.run([VANBAN, 'parse', '--output', out, *texts], check=True)
            done = subprocess.run([VANBAN, 'evaluate', documents, out, '--sources', documents, '--format', 'json'], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ''))
        group = json.loads(done.stdout)['groups']['all']
        self.assertEqual((group['missing'], group['lost_characters'], group['bad_spans']), ([], 0, 0))
        self.assertEqual(group['documents'], len(texts))
        self.assertGreater(group['macro_f1'], 0.99)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])

#!/usr/bin/env python3
"""Catalogues that vanban ingest made, asked as a clerk would: query_check.py VANBAN"""
import csv, fcntl, io, json, os, pty, re, shlex, sqlite3, struct, subprocess, sys, tempfile, termios, unicodedata, unittest

import postgres_server

VANBAN = sys.argv[1]

PLAN = '''ỦY BAN NHÂN DÂN XÃ AN HÒA      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    BAN VĂN HÓA - XÃ HỘI           Độc lập - Tự do - Hạnh phúc
     Số: 07/KH-BVHXH            An Hòa, ngày 5 tháng 6 năm 2024

                           KẾ HOẠCH
               Tổ chức Tuần lễ Nước sạch năm 2024

I. NỘI DUNG
1. Tuyên truyền về nước sạch tại các trường học; bình đẳng giới trong sử dụng nước.
2. Kiểm tra giếng khoan theo Quyết định số 12/QĐ-UBND
ngày 3/5/2024.
II. TỔ CHỨC THỰC HIỆN
1. Trạm Y tế xã chủ trì, phối hợp với Công an xã lấy mẫu nước tại các giếng khoan.
2. Đề nghị các thôn báo cáo kết quả trước ngày 20/6/2024./.

Nơi nhận:                                  TRƯỞNG BAN
- UBND xã (để b/c);                          (Đã ký)
- Lưu: VT.                                 Lê Thị Mẫu
'''
LETTER = '''SỞ Y TẾ TỈNH MẪU                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 31/SYT-VP                      Độc lập - Tự do - Hạnh phúc
V/v báo cáo công tác nước sạch     Mẫu, ngày 8 tháng 3 năm 2023

Kính gửi: Trung tâm Y tế các huyện.
Căn cứ Quyết định số 12/QĐ-UBND ngày 3/5/2022 và Luật Tài nguyên nước, Sở Y tế đề nghị:
1. Trung tâm Y tế các huyện gửi báo cáo trước ngày 25 hằng tháng.
2. Phòng Nghiệp vụ tổ chức họp giao ban ngày 20/3/2023.
'''
# As one writes without a Vietnamese keyboard.
BARE = '''UBND XA AN HOA
Thong bao ve viec binh dang gioi va nuoc sach
1. Cac thon bao cao.
'''
# Other marks on the same letters.
OTHER = '''Số: 5/TB-HTX
THÔNG BÁO
Về việc bầu ban quản trị
1. Họp xã viên: bính đăng giỏi là tên một giống lúa. Bạn hàng được mời dự.
'''


def start(*arguments):
    return subprocess.run([VANBAN, *arguments], capture_output=True)


class Catalogue(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        letters = os.path.join(cls.folder.name, 'letters')
        os.mkdir(letters)
        for name, text in (('ke-hoach.txt', PLAN), ('cong-van.txt', LETTER), ('khong-dau.txt', BARE), ('khac.txt', OTHER)):
            with open(os.path.join(letters, name), 'w', encoding='utf-8') as file:
                file.write(text)
        cls.catalog = cls.address()
        done = start('ingest', letters, '--catalog', cls.catalog, '--quiet')
        assert done.returncode == 0, done.stderr.decode()

    @classmethod
    def address(cls):
        return os.path.join(cls.folder.name, 'c.sqlite')

    def ask(self, *arguments, catalog=None, status=0):
        done = start(arguments[0], '--catalog', catalog or self.catalog, *arguments[1:])
        self.said = done.stderr.decode()
        self.assertEqual(done.returncode, status, self.said)
        return done.stdout.decode()

    def rows(self, *arguments):
        return json.loads(self.ask(*arguments, '--format', 'json'))

    def files(self, *arguments):
        return [os.path.basename(row['document']) for row in self.rows(*arguments)]


class Find(Catalogue):
    def test_a_hit_says_where(self):
        hit = self.rows('find', 'giếng khoan', '--type', 'KH')[0]
        self.assertEqual((hit['code'], hit['document_date'], hit['node'], hit['same_marks']), ('07/KH-BVHXH', '2024-06-05', 'I/2', True))
        self.assertEqual(hit['subject'], 'Tổ chức Tuần lễ Nước sạch năm 2024')
        self.assertIn('Kiểm tra giếng khoan theo', hit['snippet'])

    def test_marks_of_the_text_do_not_matter(self):
        self.assertEqual(sorted(self.files('find', 'nuoc sach')), ['cong-van.txt', 'ke-hoach.txt', 'khong-dau.txt'])
        self.assertEqual(sorted(self.files('find', 'nước sạch')), sorted(self.files('find', 'nuoc sach')))
        self.assertEqual(sorted(self.files('find', 'THONG BAO VE VIEC')), ['khac.txt', 'khong-dau.txt'])
        self.assertEqual(self.files('find', 'thông báo về việc'), ['khac.txt', 'khong-dau.txt'])

    def test_the_querys_marks_come_first(self):
        self.assertEqual(self.files('find', 'bình đẳng giới')[0], 'ke-hoach.txt')
        self.assertEqual(self.files('find', 'bính đăng giỏi')[0], 'khac.txt')
        self.assertEqual(sorted(self.files('find', 'binh dang gioi')), ['ke-hoach.txt', 'khac.txt', 'khong-dau.txt'])
        self.assertEqual(self.files('find', 'bạn', '--limit', '1'), ['khac.txt'])

    def test_marks_that_no_document_has(self):
        self.assertEqual(sorted(self.files('find', 'bình dáng giói')), ['ke-hoach.txt', 'khac.txt', 'khong-dau.txt'])
        self.assertIn('these diacritics', self.said)
        self.files('find', 'binh dang gioi')
        self.assertNotIn('these diacritics', self.said)

    def test_exact_marks_only(self):
        self.assertEqual(self.files('find', 'bình đẳng giới', '--exact-marks'), ['ke-hoach.txt'])
        self.assertEqual(self.files('find', 'bán', '--exact-marks'), [])

    def test_normal_form_case_and_tone_placement(self):
        for words in ('an hoà', 'AN HÒA', unicodedata.normalize('NFD', 'An Hoà')):
            self.assertEqual(sorted(self.files('find', words)), ['ke-hoach.txt', 'khong-dau.txt'], words)
            self.assertEqual(self.files('find', words)[0], 'ke-hoach.txt')

    def test_several_phrases_must_all_be_there(self):
        self.assertEqual(self.files('find', 'nước sạch', 'giếng khoan'), ['ke-hoach.txt'])

    def test_words_apart_where_none_has_them_together(self):
        self.assertEqual(self.files('find', 'tuyên truyền giếng khoan'), ['ke-hoach.txt'])
        self.assertIn('together', self.said)

    def test_filters(self):
        self.assertEqual(self.files('find', 'nước sạch', '--from', '2024'), ['ke-hoach.txt'])
        self.assertEqual(self.files('find', 'nước sạch', '--to', '2023'), ['cong-van.txt'])
        self.assertEqual(self.files('find', 'nước sạch', '--from', '6/2024', '--to', '5/6/2024'), ['ke-hoach.txt'])
        self.assertEqual(self.files('find', 'nuoc', '--issuer', 'so y te'), ['cong-van.txt'])
        self.assertEqual(self.files('find', 'nuoc', '--type', 'ke hoach'), ['ke-hoach.txt'])
        self.assertEqual(len(self.files('find', 'nuoc', '--limit', '1')), 1)
        self.assertIn('best 1 of', self.said)

    def test_a_number_is_found_as_it_is_written(self):
        self.assertEqual(self.files('find', '31/SYT-VP'), ['cong-van.txt'])

    def test_signs_of_the_search_language_are_none(self):
        for words in ('"nước', "nước'", 'nước*', 'nước OR', '-nước', 'subject:nước', 'nước ^', '(nước', 'NEAR(nước sạch)'):
            self.ask('find', '--format', 'json', '--', words)
        self.assertEqual(len(self.files('find', 'nước*')), 3)

    def test_nothing_found(self):
        self.assertEqual(self.ask('find', 'xyzzy', '--format', 'json'), '[]\n')
        self.assertIn('no document has these words', self.said)
        self.assertEqual(self.ask('find', 'xyzzy'), '')

    def test_what_cannot_be_asked(self):
        self.ask('find', '…', status=2)
        self.assertIn('no letter', self.said)
        self.ask('find', 'nước', '--from', 'hôm qua', status=2)
        self.assertIn("'hôm qua' is no day", self.said)
        self.ask('find', 'nước', '--from', '2024', '--to', '2023', status=2)
        self.ask('find', 'nước', '--type', 'XYZ', status=2)
        self.assertIn('KH (Kế hoạch)', self.said)


class Deadlines(Catalogue):
    def test_within_some_days(self):
        due = self.rows('deadlines', '--from', '6/2024', '--to', '6/2024', '--kind', 'due')
        self.assertEqual([(d['day'], d['bound'], d['assignee'], d['node']) for d in due], [('2024-06-20', 'before', 'các thôn', 'II/2')])
        self.assertEqual(self.rows('deadlines', '--from', '21/6/2024', '--to', '2024', '--kind', 'due'), [])

    def test_a_recurring_one_is_on_its_first_day(self):
        rows = self.rows('deadlines', '--from', '26/3/2023', '--to', '2023', '--kind', 'recurring')
        self.assertEqual([(r['day'], r['recurrence']) for r in rows], [('2023-04-25', 'FREQ=MONTHLY;BYMONTHDAY=25')])
        self.assertEqual(self.rows('deadlines', '--from', '2022', '--to', '2022', '--kind', 'recurring'), [], 'before its document')

    def test_of_somebody(self):
        self.assertEqual([r['day'] for r in self.rows('deadlines', '--from', '2020', '--assignee', 'CAC THON')], ['2024-06-20'])

    def test_without_days_it_is_from_today_on(self):
        self.assertEqual([r for r in self.rows('deadlines') if r['kind'] != 'recurring'], [])

    def test_a_calendar_that_a_library_opens(self):
        try:
            import icalendar
        except ImportError:
            self.skipTest('python3-icalendar is not installed')
        text = self.ask('deadlines', '--from', '2023', '--format', 'ics')
        self.assertEqual(text, self.ask('deadlines', '--from', '2023', '--format', 'ics'))
        calendar = icalendar.Calendar.from_ical(text)
        events = {event['RRULE'].to_ical().decode() if 'RRULE' in event else event.decoded('DTSTART').isoformat(): event
                  for event in calendar.walk('VEVENT')}
        self.assertEqual(set(events), {'2024-06-20', '2023-03-20', 'FREQ=MONTHLY;BYMONTHDAY=25'})
        event = events['2024-06-20']
        self.assertIn('các thôn', event.decoded('SUMMARY').decode())
        self.assertIn('07/KH-BVHXH', event.decoded('DESCRIPTION').decode())
        self.assertEqual((event.decoded('DTEND') - event.decoded('DTSTART')).days, 1)
        self.assertEqual(events['FREQ=MONTHLY;BYMONTHDAY=25'].decoded('DTSTART').isoformat(), '2023-03-25')
        self.assertEqual(len({e['UID'] for e in events.values()}), 3)
        self.assertTrue(all(len(line) <= 75 for line in text.encode().split(b'\r\n')))
        # The same document in another catalogue has the same names of events.
        other = os.path.join(self.folder.name, 'other.sqlite')
        start('ingest', os.path.join(self.folder.name, 'letters'), '--catalog', other, '--quiet')
        self.assertEqual(re.findall('UID:.*', text), re.findall('UID:.*', self.ask('deadlines', '--from', '2023', '--format', 'ics', catalog=other)))


class TasksAndCitations(Catalogue):
    def test_tasks_of_somebody(self):
        tasks = self.rows('tasks', '--assignee', 'trạm y tế')
        self.assertEqual([(t['assignee'], t['role'], t['node'], t['partners']) for t in tasks], [('Trạm Y tế xã', 'lead', 'II/1', 'Công an xã')])
        self.assertEqual(self.rows('tasks', '--assignee', 'tram y te'), tasks)
        self.assertEqual(self.rows('tasks', '--assignee', 'cac thon')[0]['due'], '2024-06-20')

    def test_a_body_by_another_of_its_names(self):
        for given in ('uỷ ban nhân dân xã an hoà', 'UBND xã An Hòa'):
            self.assertEqual(self.files('find', 'nuoc sach', '--issuer', given), ['khong-dau.txt'], given)
        self.ask('tasks', '--assignee', '…', status=2)
        self.assertIn('is no name', self.said)

    def test_tasks_with_partners(self):
        self.assertEqual(self.rows('tasks', '--assignee', 'công an'), [])
        self.assertEqual([t['node'] for t in self.rows('tasks', '--assignee', 'công an', '--partners')], ['II/1'])

    def test_tasks_the_latest_document_first(self):
        dates = [t['document_date'] for t in self.rows('tasks')]
        self.assertGreater(len(set(dates)), 1)
        self.assertEqual(dates, sorted(dates, reverse=True))

    def test_cited_by_number(self):
        for given in ('12/QĐ-UBND', '12/qd-ubnd', 'Số 12 /QĐ-UBND'):
            self.assertEqual([(c['document_date'], c['relation'], c['date']) for c in self.rows('cited', given)],
                             [('2024-06-05', 'mentions', '2024-05-03'), ('2023-03-08', 'basis', '2022-05-03')])
        self.assertEqual(len(self.rows('cited', '12/QĐ-UBND', '--relation', 'basis')), 1)
        self.assertEqual(self.rows('cited', '2/QĐ-UBND'), [])

    def test_cited_by_name(self):
        self.assertEqual([c['document_date'] for c in self.rows('cited', 'luat tai nguyen nuoc')], ['2023-03-08'])

    def test_a_document_of_the_catalogue_is_said_to_be_there(self):
        self.ask('cited', '07/KH-BVHXH')
        self.assertIn('ke-hoach.txt', self.said)


class Forms(Catalogue):
    def test_csv_is_read_back(self):
        text = self.ask('tasks', '--format', 'csv')
        self.assertTrue(text.endswith('\r\n'))
        rows = list(csv.DictReader(io.StringIO(text, newline='')))
        by_json = self.rows('tasks')
        self.assertEqual([{k: v for k, v in row.items() if v} for row in rows], [{k: str(v) for k, v in row.items()} for row in by_json])

    def test_a_terminals_width_is_kept(self):
        for width in (60, 80, 132):
            for command in (['find', 'nước'], ['deadlines', '--from', '2020'], ['tasks'], ['cited', '12/QĐ-UBND']):
                for line in self.on_terminal(width, *command):
                    self.assertLessEqual(len(line), width, line)
            self.assertIn('07/KH-BVHXH', '\n'.join(self.on_terminal(width, 'find', 'giếng khoan')))

    def test_what_was_found_stays_in_sight(self):
        self.assertIn('giếng khoan', self.on_terminal(100, 'find', 'giếng khoan')[1])

    def on_terminal(self, width, *arguments):
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack('HHHH', 24, width, 0, 0))
        done = subprocess.run([VANBAN, *arguments, '--catalog', self.catalog], stdout=theirs, stderr=subprocess.DEVNULL)
        os.close(theirs)
        out = b''
        try:
            while piece := os.read(ours, 65536):
                out += piece
        except OSError:
            pass  # all is read
        os.close(ours)
        self.assertEqual(done.returncode, 0)
        return out.decode().replace('\r', '').rstrip('\n').split('\n')


class Readme(unittest.TestCase):
    def test_its_answers(self):
        with open(os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'README.md'), encoding='utf-8') as file:
            readme = file.read()
        letter = re.search(r'```text\n(.*?)```', readme, re.S).group(1)
        console = re.search(r'```console\n(.*?)```', readme, re.S).group(1)
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(os.path.join(folder, 'letters'))
            with open(os.path.join(folder, 'letters', 'ke-hoach.txt'), 'w', encoding='utf-8') as file:
                file.write(letter)
            for part in console.split('$ ')[1:]:
                command, _, answer = part.partition('\n')
                out = subprocess.run([VANBAN, *shlex.split(command)[1:]], cwd=folder, capture_output=True, check=True).stdout
                self.assertEqual(len(out.splitlines()), len(answer.splitlines()), command)
                for line, shown in zip(out.decode().splitlines(), answer.splitlines()):
                    # On the page some columns are cut.
                    pattern = '.*'.join(re.escape(piece) for piece in re.split('…| +', shown))
                    self.assertRegex(line, '^' + pattern + '$')


class Refusals(Catalogue):
    def test_catalogues_that_are_none(self):
        path = lambda name: os.path.join(self.folder.name, name)
        self.ask('find', 'x', catalog=path('none.sqlite'), status=1)
        self.assertIn('no such catalogue', self.said)
        with open(path('text.sqlite'), 'wb') as file:
            file.write(b'no database' * 1000)
        self.ask('tasks', catalog=path('text.sqlite'), status=1)
        self.assertIn('no SQLite database', self.said)
        with sqlite3.connect(path('other.sqlite')) as other:
            other.execute('CREATE TABLE t (x)')
        self.ask('cited', '1/QĐ', catalog=path('other.sqlite'), status=1)
        self.assertIn('something else', self.said)
        open(path('empty.sqlite'), 'wb').close()
        self.ask('deadlines', catalog=path('empty.sqlite'), status=1)
        self.assertIn('holds no catalogue', self.said)

    def test_a_newer_version(self):
        path = os.path.join(self.folder.name, 'newer.sqlite')
        start('ingest', os.path.join(self.folder.name, 'letters'), '--catalog', path, '--quiet')
        with sqlite3.connect(path) as newer:
            newer.execute('UPDATE catalogue SET version = version + 1')
        self.ask('find', 'x', catalog=path, status=1)
        self.assertIn('use a newer vanban', self.said)

    def test_no_catalogue_is_named(self):
        done = start('find', 'x')
        self.assertEqual(done.returncode, 2)
        self.assertIn('--catalog', done.stderr.decode())

    def test_a_catalogue_that_may_not_be_written_is_read(self):
        folder = os.path.join(self.folder.name, 'archive')
        os.mkdir(folder)
        path = os.path.join(folder, 'c.sqlite')
        start('ingest', os.path.join(self.folder.name, 'letters'), '--catalog', path, '--quiet')
        os.chmod(path, 0o444)
        os.chmod(folder, 0o555)
        as_other = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] if os.geteuid() == 0 else []
        if as_other:
            os.chmod(self.folder.name, 0o755)
        try:
            done = subprocess.run([*as_other, VANBAN, 'find', 'nước sạch', '--catalog', path, '--format', 'json'], capture_output=True)
        finally:
            os.chmod(folder, 0o755)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.assertEqual(len(json.loads(done.stdout)), 3)


class InPostgres:
    """The same answers from a server."""

    server = None

    @classmethod
    def address(cls):
        if postgres_server.missing():
            raise unittest.SkipTest(postgres_server.missing())
        if not InPostgres.server:
            InPostgres.server = unittest.enterModuleContext(postgres_server.Server())
        return InPostgres.server.url


class FindInPostgres(InPostgres, Find):
    pass


class DeadlinesInPostgres(InPostgres, Deadlines):
    pass


class TasksAndCitationsInPostgres(InPostgres, TasksAndCitations):
    pass


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])

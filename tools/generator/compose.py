"""One invented document: its type and issuer, header, recipients, signatures; the body is built by forms.py."""
import datetime
import unicodedata

from .forms import Form
from .truth import Truth
from .words import ISSUERS, KINDS, VOCABULARY, Words, words_of_day

SUBJECTS = {'plan': 'Triển khai công tác {topic} năm {year}', 'order': 'Về việc tăng cường công tác {topic}', 'report': 'Kết quả công tác {topic} năm {year}',
            'submission': 'Về việc bổ sung kinh phí cho công tác {topic}', 'notice': 'Về việc tổ chức công tác {topic}', 'appeal': 'Về công tác {topic}',
            'decision': 'Về công tác {topic}', 'resolution': 'Về công tác {topic}', 'regulation': 'Về công tác {topic}', 'law': 'VỀ {TOPIC}',
            'letter': 'V/v tăng cường công tác {topic}', 'minutes': 'Họp về công tác {topic}', 'contract': 'Về công tác {topic}',
            'invitation': 'Dự họp về công tác {topic}', 'paper': '', 'copy': ''}
ADDRESSED = ('letter', 'submission', 'invitation')
PURPOSES = {'report': ['để b/c', 'b/c', 'để báo cáo'], 'implement': ['để thực hiện', 't/h'], 'coordinate': ['p/h', 'để phối hợp'], 'know': ['để biết'], None: ['']}
TWO_SIGNERS = {'minutes': ('THƯ KÝ', 'CHỦ TỌA'), 'contract': ('ĐẠI DIỆN BÊN A', 'ĐẠI DIỆN BÊN B')}


def ascii_name(text):
    plain = unicodedata.normalize('NFD', text.replace('Đ', 'D').replace('đ', 'd'))
    return ''.join(c for c in plain if not unicodedata.combining(c)).lower().replace(' ', '-')


def code_of(kind, issuer, words, rng, year):
    """(the code as printed, with the words before it)."""
    n, body = rng.randint(1, 480), words.fixed['code']
    how, letters = kind.get('number', ''), kind.get('notation', kind['code'])
    if how == 'none':
        return ''
    if how == 'assembly':
        return f'{"Luật số" if kind["name"] in ("Luật", "Bộ luật") else "Số"}: {n}/{year}/{body}'
    if how == 'year':
        return f'Số: {n}/{year}/{letters}-{body}'
    if issuer['family'] == 'party':
        return f'Số {n:02}-{letters}/{body}'
    if issuer['family'] == 'youth':
        return f'Số: {n:02} {letters}/{body}'
    if how == 'letter':
        return f'Số: {n:02}/{body}-{issuer["unit"]}'
    return f'Số: {n:02}{rng.choice(["", "", " "])}/{letters}-{body}'


def signature(lines, name, title=''):
    """The fields of one signer from the lines above the name."""
    found = {'lines': list(lines), 'name': name, 'title': title, 'position': lines[-1]}
    first = lines[0].split(' ', 1)
    if len(lines) > 1 and (first[0].endswith('.') or '/' in first[0]):
        found['authority'], found['on_behalf_of'] = first
    return found


def recipients(truth, issuer, words, rng):
    form = truth.kind['form']
    if form in ADDRESSED:
        names = [words.slot('above')] if form == 'submission' else [words.slot(rng.choice(['above', 'body'])) for _ in range(rng.randint(1, 4))]
        truth.addressees = [n[:1].upper() + n[1:] for n in dict.fromkeys(names)]
    if form in ('law', 'contract', 'minutes', 'appeal'):
        return
    listed = []
    if form == 'letter':
        listed.append(['Như trên', 'as_above', ''])
    elif form in ('decision', 'resolution'):
        listed.append(['Như Điều 3', 'as_above', ''])
    for slot, purpose in (('above', 'report'), ('body', rng.choice(['implement', 'coordinate', 'know', None])), ('partner', None)):
        for _ in range(rng.randint(1, 2)):
            listed.append([words.slot(slot), purpose, rng.choice(PURPOSES[purpose])])
    archive = {'party': 'Lưu Văn phòng Tỉnh ủy', 'youth': 'Lưu VP'}.get(issuer['family'], f'Lưu: VT, {issuer["unit"]}')
    listed.append([archive, 'archive', ''])
    truth.distribution = listed


def compose(rng, kind=None):
    """One document, all of it decided by `rng`."""
    kind = kind or rng.choice(KINDS)
    issuer = ISSUERS[rng.choice(kind['by'])]
    last = kind.get('before', 2025)
    day = datetime.date(rng.randint(last - 8, last - 1), rng.randint(1, 8), rng.randint(1, 28))
    truth = Truth(kind, issuer['family'])
    words = Words(rng, issuer, day, truth)
    form = kind['form']
    code = code_of(kind, issuer, words, rng, day.year)
    header = truth.header
    header.update({'state': {'state_name': 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'motto': 'Độc lập - Tự do - Hạnh phúc'},
                   'party': {'party_name': 'ĐẢNG CỘNG SẢN VIỆT NAM'}, 'youth': {}}[issuer['family']])
    if 'parent' in issuer:
        header['parent_organization'] = words.fill(issuer['parent'])
    header['organization'] = words.fill(issuer['organization'])
    truth.absent = [k for k in ('parent_organization', 'code', 'urgency', 'secrecy') if k not in header]
    if code:
        header['code'] = ''.join(code.split(' ', 2 if code.startswith('Luật') else 1)[-1].split())
        truth.absent.remove('code')
    subject = words.fill(SUBJECTS[form])
    if issuer['family'] in ('party', 'youth') and form not in ('letter', 'law'):
        subject = subject[:1].lower() + subject[1:]
    if subject:
        header['subject'] = subject
    header['type'] = kind['code']
    dateline = ''
    if form == 'minutes':
        truth.absent += ['place', 'date']
    else:
        header['place'], header['date'] = words.fixed['place'], day.isoformat()
        dateline = f'{header["place"]}, {words_of_day(day)}'
    if not kind['code'] or kind.get('number') == 'assembly':
        del header['type']
    truth.issuer = [header['organization'], words.fixed['full']]
    truth.printed = {'code': code, 'dateline': dateline, 'title': '' if form == 'letter' else kind.get('title', kind['name'].upper())}
    if kind.get('urgent'):
        header['urgency'] = rng.choice(['KHẨN', 'THƯỢNG KHẨN', 'HỎA TỐC'])
        truth.absent.remove('urgency')
    recipients(truth, issuer, words, rng)
    if form in TWO_SIGNERS:
        truth.signatures = [signature([office], words.person()) for office in TWO_SIGNERS[form]]
    else:
        title = rng.choice(VOCABULARY['title']) if issuer.get('titled') and rng.random() < 0.6 else ''
        truth.signatures = [signature(rng.choice(issuer['signed']), words.person(), title)]
    if rng.random() < 0.3:
        for s in truth.signatures:
            s['mark'] = '(Đã ký)'
    truth.body = getattr(Form(words, kind), form)()
    truth.name = ascii_name(f'{kind["name"]} {issuer["name"]}')
    return truth

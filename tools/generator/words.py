"""Fills the sentences of sentences.toml with words, and notes what a reader finds in each."""
import calendar
import datetime
import os
import re
import tomllib

HERE = os.path.dirname(os.path.abspath(__file__))


def table(name):
    with open(os.path.join(HERE, name), 'rb') as f:
        return tomllib.load(f)


VOCABULARY = table('vocabulary.toml')
SENTENCES = table('sentences.toml')
ISSUERS = {i['name']: i for i in table('issuers.toml')['issuers']}
KINDS = table('kinds.toml')['kinds']
WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']
ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']


def first_upper(text):
    return text[:1].upper() + text[1:]


def words_of_day(day):
    """As datelines print it: 05 tháng 02, but 5 tháng 6 only in the month."""
    month = f'{day.month:02}' if day.month < 3 else str(day.month)
    return f'ngày {day.day:02} tháng {month} năm {day.year}'


class Words:
    """The words of one document. What they tell goes into `truth`."""

    def __init__(self, rng, issuer, day, truth):
        self.rng, self.issuer, self.day, self.truth = rng, issuer, day, truth
        self.decks = {}
        at = rng.randrange(len(VOCABULARY['university']))
        self.fixed = {'year': str(day.year), 'today': day.isoformat(), 'date': words_of_day(day)}
        for slot in ('province', 'commune', 'field', 'topic'):
            self.fixed[slot] = rng.choice(VOCABULARY[slot])
        self.fixed['university'], self.fixed['university_code'] = VOCABULARY['university'][at], VOCABULARY['university_code'][at]
        for slot in ('full', 'self', 'code', 'place'):
            self.fixed[slot] = self.fill(issuer[slot])

    def deal(self, name, entries):
        """One of the entries, each once before any comes again."""
        deck = self.decks.get(name)
        if not deck:
            deck = self.decks[name] = list(entries)
            self.rng.shuffle(deck)
        return deck.pop()

    def fill(self, template, used=None):
        def slot(match):
            value = self.slot(match[1])
            if used is not None:
                used[match[1]] = value
            return value
        return re.sub(r'\{(\w+)\}', slot, template)

    def slot(self, name):
        if len(name) > 1 and name.isupper():
            return self.slot(name.lower()).upper()
        if name[0].isupper():
            return first_upper(self.slot(name[0].lower() + name[1:]))
        if name in self.fixed:
            return self.fixed[name]
        if name in ('due', 'when', 'regular', 'meeting', 'effect', 'occasion', 'cell'):
            return self.deadline(name)
        if name in ('basis', 'cite'):
            return self.citation(name)
        if name in ('body', 'partner', 'group', 'above'):
            return self.fill(self.deal(name, self.issuer[name]))
        if name == 'count':
            return str(self.rng.randint(3, 19))
        if name == 'percent':
            return str(self.rng.randint(61, 99))
        if name == 'person':
            return self.person()
        return self.fill(self.deal(name, VOCABULARY[name]))

    def person(self):
        return ' '.join(self.deal(x, VOCABULARY[x]) for x in ('surname', 'middle', 'given'))

    def days(self):
        """A day after the document's and a later one, in the same year."""
        left = (datetime.date(self.day.year, 12, 20) - self.day).days
        first = self.day + datetime.timedelta(self.rng.randint(8, max(9, left - 60)))
        second = min(first + datetime.timedelta(self.rng.randint(3, 50)), datetime.date(self.day.year, 12, 28))
        return first, second

    def deadline(self, use):
        form = self.deal('deadlines ' + use, [d for d in SENTENCES['deadlines'] if use in d['use']])
        a, b = self.days()
        month = self.rng.randint(self.day.month + 1, 12)
        quarter = self.rng.randint((self.day.month - 1) // 3 + 2, 4)
        year = self.day.year
        last = lambda m: f'{year}-{m:02}-{calendar.monthrange(year, m)[1]}'
        names = {'d': a.day, 'm': a.month, 'dd': f'{a.day:02}', 'mm': f'{a.month:02}', 'y': year, 'iso': a.isoformat(),
                 'd2': b.day, 'm2': b.month, 'dd2': f'{b.day:02}', 'mm2': f'{b.month:02}', 'iso2': b.isoformat(),
                 'month': month, 'first': f'{year}-{month:02}-01', 'last': last(month), 'quarter': ROMAN[quarter - 1],
                 'qfirst': f'{year}-{quarter * 3 - 2:02}-01', 'qlast': last(quarter * 3), 'year': year, 'today': self.day.isoformat()}
        after = min(month + 1, 12)
        if after == month:
            month, names['month'], names['first'], names['last'] = 11, 11, f'{year}-11-01', last(11)
        week = a.isocalendar()
        names.update({'month2': f'{month:02}', 'after': after, 'alast': last(after), 'low': f'{self.rng.randint(1, 9):02}',
                      'high': self.rng.randint(12, 28), 'next': year + 1, 'qone': last(quarter * 3 - 2), 'qthree': f'{year}-{quarter * 3:02}-01',
                      'week': week.week, 'wfirst': datetime.date.fromisocalendar(week.year, week.week, 1).isoformat(),
                      'wlast': datetime.date.fromisocalendar(week.year, week.week, 7).isoformat(), 'weekday': WEEKDAYS[a.weekday()],
                      'today10': (self.day + datetime.timedelta(10)).isoformat()})
        told = lambda d: {k: v.format(**names) for k, v in d.items() if k in ('kind', 'start', 'end', 'recurrence', 'duration')}
        found = told(form)
        text = form['text'].format(**names)
        # Where no year is printed, or the document's own day is meant, the dateline is needed.
        found['relative'] = 'today' in str(form) or (str(year) not in text and form['kind'] in ('due', 'period', 'event'))
        self.truth.deadlines.append({**found, 'text': text})
        for more in form.get('also', []):
            self.truth.deadlines.append({**told(more), 'text': text, 'relative': found['relative']})
        return text

    def citation(self, use):
        party = self.issuer['family'] == 'party'
        forms = [c for c in SENTENCES['citations'] if use in c['use'] and (not party or 'party' in c['use'])]
        form = self.deal('citations ' + use, forms)
        day = datetime.date(self.day.year - self.rng.randint(1, 4), self.rng.randint(1, 12), self.rng.randint(1, 28))
        names = {'n': self.rng.randint(12, 1890), 'cd': day.day, 'cm': day.month, 'cdd': f'{day.day:02}', 'cmm': f'{day.month:02}',
                 'cy': day.year, 'ciso': day.isoformat(), 'n2': self.rng.randint(12, 1890), 'small': self.rng.randint(11, 98)}
        other = datetime.date(day.year, self.rng.randint(1, 12), self.rng.randint(1, 28))
        names.update({'ed': other.day, 'em': other.month, 'eiso': other.isoformat()})
        for code, dated in ([[form['code'], form.get('date', '')]] if 'code' in form else []) + form.get('also', []):
            self.truth.citations.append({'code': code.format(**names), **({'date': dated.format(**names)} if dated else {})})
        text = form['text']
        for name, value in names.items():
            text = text.replace('{' + name + '}', str(value))
        return self.fill(text)

    def definition(self):
        """A sentence that defines a short form."""
        form = self.deal('definitions', SENTENCES['definitions'])
        self.truth.abbreviations.append([form['short'], form['long']])
        return form['text']

    def duty(self, family, holder=None):
        """A sentence that tells a body what to do; with a `holder`, what stands under the heading that names it."""
        form = self.deal(family, SENTENCES[family])
        used = {}
        text = self.fill(form['text'], used)
        self.truth.responsibilities.append([holder or used[form['who']], used[form['task']], form['role']])
        return first_upper(text)

"""Lays an invented document out as plain text, as extraction tools leave it."""
import re
import textwrap
from dataclasses import dataclass


@dataclass
class Look:
    """How the text came out; every setting can be switched on by itself."""
    columns: str = 'tab'      # letterhead and closing: 'tab' between the columns, 'beside' by blanks, 'after': left, then right
    wrap: int = 0             # hard line breaks after so many characters; 0: none
    pages: bool = False       # page breaks with page numbers, also in the middle of a sentence
    run_in: bool = False      # items of a list run together on one line
    letterhead: bool = True   # False: the first page lost it
    nbsp: bool = False        # blanks will be doubled: no columns can be kept apart by them
    indent: bool = False      # first lines of paragraphs are indented, else blank lines stand between them


def wrapped(text, width, first=''):
    """Lines of at most `width` characters. A dash between two words stays on the first one's line: at the beginning of
    the next, nobody could tell it from that of a list; one that opens an item stays with the item."""
    glued = re.sub(r'([.;]) - ', '\\1 -\0', text)
    glued = glued.replace(' - ', '\0- ')
    lines = textwrap.wrap(glued, width, initial_indent=first, break_long_words=False, break_on_hyphens=False)
    return [x.replace('\0', ' ') for x in lines]


class Layout:
    def __init__(self, look, rng):
        self.look, self.rng, self.lines, self.page, self.since = look, rng, [], 1, 0
        self.width = look.wrap or 90
        self.spaced = not look.indent

    def blank(self, count=1):
        self.lines += [''] * count

    def centred(self, text):
        for line in wrapped(text, min(self.width, 64)) if self.look.wrap else [text]:
            self.lines.append(' ' * ((self.width - len(line)) // 2) + line if self.look.columns == 'beside' else line)

    def paragraph(self, text):
        """A paragraph of the body, wrapped and broken over pages as asked for."""
        first = '    ' if self.look.indent else ''
        if self.look.wrap:
            lines = wrapped(text, self.width, first)
        else:
            lines = [first + text]
        self.since += sum(1 + len(x) // 90 for x in lines)
        if self.look.pages and self.since > 18 and len(text) > 60:
            if len(lines) == 1:
                # Before a small letter: before a capital nobody could tell the page's end from the paragraph's.
                cut = next((i for i in range(len(text) // 2, len(text) - 1) if text[i] == ' ' and text[i + 1].islower()), 0)
                lines = [first + text[:cut], text[cut + 1:]] if cut else lines
            if len(lines) > 1:
                at = self.rng.randrange(1, len(lines))
                lines = lines[:at] + self.page_break() + lines[at:]
        self.lines += lines
        if self.spaced:
            self.blank()

    def page_break(self):
        self.page, self.since = self.page + 1, 0
        number = self.rng.choice([str(self.page), f'- {self.page} -', ' ' * (self.width // 2) + str(self.page)])
        return ['\f' + number, ''] if self.rng.random() < 0.5 else ['', number, '']

    def columns(self, left, right):
        """Two columns of lines, flattened as asked for."""
        how = self.look.columns
        if how == 'after':
            self.lines += left
            self.blank()
            self.lines += right
            return
        rows = max(len(left), len(right))
        left, right = left + [''] * (rows - len(left)), right + [''] * (rows - len(right))
        if how == 'tab':
            self.lines += [f'{a}\t{b}'.rstrip() if b else a for a, b in zip(left, right)]
            return
        a_width, b_width = max(map(len, left + [''])), max(map(len, right + ['']))
        gap = ' ' * max(4, self.width - a_width - b_width)
        self.lines += [(a.center(a_width) + gap + b.center(b_width)).rstrip() if centred else (a.ljust(a_width) + gap + b.center(b_width)).rstrip()
                       for a, b, centred in ((a, b, not a.startswith(('- ', 'Nơi'))) for a, b in zip(left, right))]

    def table(self, rows):
        """A table in one of the shapes extraction tools print: a grid, bars, Markdown, tabs, or blanks alone."""
        widths = [max(len(row[c]) for row in rows) for c in range(len(rows[0]))]
        shapes = ['grid', 'bars', 'markdown', 'tabs']
        if sum(widths) + 3 * len(widths) <= 110 and not self.look.nbsp:
            shapes.append('blanks')
        shape = self.rng.choice(shapes)
        if self.lines and self.lines[-1]:
            self.blank()
        if shape == 'tabs':
            self.lines += ['\t'.join(row) for row in rows]
        elif shape == 'blanks':
            self.lines += ['   '.join(cell.ljust(w) for cell, w in zip(row, widths)).rstrip() for row in rows]
        elif shape == 'markdown':
            self.lines += ['| ' + ' | '.join(row) + ' |' for row in rows]
            self.lines.insert(len(self.lines) - len(rows) + 1, '|' + '---|' * len(widths))
        else:
            narrowest = 12
            while sum(widths) + 3 * len(widths) + 1 > max(self.width, 80) and max(widths) > narrowest:
                widths[widths.index(max(widths))] -= 1
            border = '+' + '+'.join('-' * (w + 2) for w in widths) + '+'
            for row in rows:
                if shape == 'grid':
                    self.lines.append(border)
                cells = [textwrap.wrap(cell, w, break_on_hyphens=False) for cell, w in zip(row, widths)]
                for i in range(max(map(len, cells))):
                    self.lines.append('| ' + ' | '.join((c[i] if i < len(c) else '').ljust(w) for c, w in zip(cells, widths)) + ' |')
            if shape == 'grid':
                self.lines.append(border)
        self.blank()

    def outline(self, nodes):
        run = None
        for node in nodes:
            if node.rows:
                self.table(node.rows)  # it stands alone below its heading
                continue
            text = f'{node.label} {node.text}' if node.label else node.text
            if node.label.startswith(('Chương', 'Phần')):
                self.blank()
                self.centred(node.label)
                self.centred(node.text)
                self.blank()
            elif self.look.run_in and node.label == '-' and not node.children and node.text[-1] in '.;':
                run = f'{run} {text}' if run else text
                if node is not nodes[-1]:
                    continue
                self.paragraph(run)
                run = None
            else:
                if run:
                    self.paragraph(run)
                    run = None
                self.paragraph(text)
            self.outline(node.children)


def letterhead(truth):
    h, family = truth.header, truth.family
    left = [h[k] for k in ('parent_organization', 'organization') if k in h]
    left += {'state': [], 'party': ['*'], 'youth': ['***']}[family]
    if truth.printed['code']:
        left.append(truth.printed['code'])
    right = [h[k] for k in ('party_name', 'state_name', 'motto') if k in h] or ['ĐOÀN TNCS HỒ CHÍ MINH']
    if truth.printed['dateline']:
        right += [''] * (len(left) - len(right) - 1) + [truth.printed['dateline']]
    if not truth.printed['title']:
        left += textwrap.wrap(h['subject'], 40, break_on_hyphens=False)
    return left, right


def signature_lines(s):
    return s['lines'] + [s.get('mark', '')] + [''] * (0 if s.get('mark') else 2) + [(s.get('title', '') + ' ' + s['name']).strip()]


def closing(page, truth):
    if len(truth.signatures) > 1:
        a, b = (signature_lines(s) for s in truth.signatures)
        page.columns(a, b)
        return
    left = []
    if truth.distribution:
        left = ['Nơi nhận:'] + [f'- {text}{f" ({words})" if words else ""};' for text, _, words in truth.distribution]
        left[-1] = left[-1][:-1] + '.'
    right = signature_lines(truth.signatures[0])
    if left:
        page.columns(left, right)
    else:
        page.lines += right


def lay_out(truth, look, rng):
    """The text of the document."""
    page = Layout(look, rng)
    if look.letterhead:
        page.columns(*letterhead(truth))
        page.blank()
    if 'urgency' in truth.header:
        page.centred(truth.header['urgency'])
        page.blank()
    if truth.printed['title']:
        page.centred(truth.printed['title'])
        if 'subject' in truth.header:
            page.centred(truth.header['subject'])
        page.blank()
    if len(truth.addressees) == 1:
        page.lines.append(f'Kính gửi: {truth.addressees[0]}')
    elif truth.addressees:
        page.lines += ['Kính gửi:'] + [f'- {a};' for a in truth.addressees]
        page.lines[-1] = page.lines[-1][:-1] + '.'
    if truth.addressees:
        page.blank()
    page.outline(truth.body)
    page.blank()
    closing(page, truth)
    for a in truth.attachments:
        page.blank(2)
        if a.label:
            page.centred(a.label)
        for line in a.title:
            page.centred(line)
        page.centred(a.reference)
        page.blank()
        page.outline(a.body)
    return '\n'.join(page.lines) + '\n'

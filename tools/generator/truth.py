"""What a reader finds in an invented document, and the gold that says so (docs/evaluation.md)."""
import json
import os
from dataclasses import dataclass, field


@dataclass
class Node:
    """One node of a tree. `label` is None until it is numbered, and '' for a paragraph."""
    text: str
    children: list = field(default_factory=list)
    label: str | None = None
    rows: list = field(default_factory=list)  # of a table: lists of cells

    @classmethod
    def paragraph(cls, text, children=()):
        return cls(text, list(children), '')


    @classmethod
    def table(cls, rows):
        return cls(' '.join(cell for row in rows for cell in row), label='', rows=rows)


@dataclass
class Attachment:
    label: str       # Phụ lục I, or ''
    title: list      # lines
    reference: str   # (Kèm theo …), or ''
    body: list


@dataclass
class Truth:
    """One document: what its layout prints, and the views a reader has of it."""
    kind: dict
    family: str
    name: str = ''
    header: dict = field(default_factory=dict)        # as gold has it: values, not texts
    printed: dict = field(default_factory=dict)       # number, dateline, title: as printed
    absent: list = field(default_factory=list)
    issuer: list = field(default_factory=list)
    addressees: list = field(default_factory=list)
    distribution: list = field(default_factory=list)  # [text, purpose, words of the purpose]
    body: list = field(default_factory=list)
    signatures: list = field(default_factory=list)    # {'lines': [...], 'mark', 'title', and the fields of the gold}
    attachments: list = field(default_factory=list)
    themes: list = field(default_factory=list)
    slogans: list = field(default_factory=list)
    responsibilities: list = field(default_factory=list)
    deadlines: list = field(default_factory=list)
    citations: list = field(default_factory=list)
    abbreviations: list = field(default_factory=list)
    contacts: list = field(default_factory=list)


SIGNED = ('authority', 'on_behalf_of', 'position', 'name')


def outline(nodes, depth=0):
    for n in nodes:
        yield '  ' * depth + (n.label or '¶') + '\t' + n.text
        yield from outline(n.children, depth + 1)


def write_gold(truth, folder, soft, with_dates=True):
    """Writes NAME.json and its outlines. `soft`: the text was damaged, so texts are compared by likeness."""
    def tree(name, nodes):
        with open(os.path.join(folder, name), 'w', encoding='utf-8') as f:
            f.write('\n'.join(outline(nodes)) + '\n')
        return name

    gold = {
        'document': truth.name + '.txt',
        'header': truth.header,
        'absent': ['header.' + k for k in truth.absent],
        'issuer': truth.issuer,
        'addressees': truth.addressees,
        'distribution': [[text, purpose] for text, purpose, _ in truth.distribution],
        'body': tree(truth.name + '.body.outline', truth.body),
        'signatures': [{k: s[k] for k in SIGNED if s.get(k)} for s in truth.signatures],
        'attachments': [{'label': a.label, 'title': ' '.join(a.title), 'body': tree(f'{truth.name}.att{i}.outline', a.body)}
                        for i, a in enumerate(truth.attachments, 1)],
        'themes': truth.themes,
        'slogans': truth.slogans,
        'responsibilities': truth.responsibilities,
        'citations': truth.citations,
        'abbreviations': truth.abbreviations,
        'contacts': truth.contacts,
    }
    if with_dates:
        gold['deadlines'] = [{k: v for k, v in d.items() if k != 'relative'} for d in truth.deadlines]
    if soft:
        gold['soft'] = True
    with open(os.path.join(folder, truth.name + '.json'), 'w', encoding='utf-8') as f:
        json.dump(gold, f, ensure_ascii=False, indent=1)

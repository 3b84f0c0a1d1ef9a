"""Files made to do harm, or broken: hostile_files() yields (name, bytes, what is expected).

Expected is 'result', 'error' or 'either'. Everything is made here, from nothing but Python's library.
"""
import io
import random
import struct
import zipfile
import zlib

from hostile_quine import quine_zip

W = 'xmlns:w="urn:w" xmlns:r="urn:r"'
OFFICE = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
          'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
          'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"')
LETTER = ['ỦY BAN NHÂN DÂN XÃ AN HÒA', 'Số: 07/KH-UBND', 'KẾ HOẠCH', 'Tổ chức Tuần lễ Nước sạch năm 2024', 'I. NỘI DUNG',
          '1. Kiểm tra giếng khoan trước ngày 20/6/2024.', '2. Các thôn báo cáo kết quả.', 'CHỦ TỊCH', 'Lê Thị Mẫu']
PLAIN = ['AN HOA COMMUNE', 'PLAN 07', 'of the clean water week', '1. Wells are looked at before 20/6/2024.', '2. Villages report.']


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', method, compresslevel=6) as archive:
        for name, content in parts:
            if name == 'mimetype':
                archive.writestr(name, content, zipfile.ZIP_STORED)
            elif callable(content):
                with archive.open(name, 'w', force_zip64=True) as part:
                    content(part)
            else:
                archive.writestr(name, content)
    return out.getvalue()


def docx(body, before='', more=()):
    xml = f'{before}<w:document {W}><w:body>{body}</w:body></w:document>'
    return zipped([('[Content_Types].xml', '<Types/>'), ('word/document.xml', xml), *more])


def odt(body, before='', more=()):
    xml = (f'{before}<office:document-content {OFFICE}><office:body><office:text>{body}</office:text></office:body>'
           '</office:document-content>')
    return zipped([('mimetype', 'application/vnd.oasis.opendocument.text'), ('content.xml', xml), *more])


def paragraphs(lines, form):
    return ''.join(form.format(line) for line in lines)


DOCX_P = '<w:p><w:r><w:t>{}</w:t></w:r></w:p>'
ODT_P = '<text:p>{}</text:p>'


def stream(dictionary, data):
    return b'<< ' + dictionary.encode() + b' /Length %d >>\nstream\n' % len(data) + data + b'\nendstream'


def pdf(objects, trailer=''):
    """The first object is the catalogue."""
    out = bytearray(b'%PDF-1.5\n')
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b'%d 0 obj\n' % number + (content if isinstance(content, bytes) else content.encode()) + b'\nendobj\n'
    table = len(out)
    out += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1)
    out += b''.join(b'%010d 00000 n \n' % place for place in places)
    out += f'trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n'.encode()
    return bytes(out)


def page_of(content, box='0 0 595 842', resources='/Font << /F 4 0 R >>', more=(), trailer=''):
    return pdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>',
                f'<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Resources << {resources} >> /Contents 5 0 R >>',
                '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>', content, *more], trailer)


def letter_pdf(trailer='', more=()):
    lines = ''.join(f'BT /F 12 Tf 72 {760 - 20 * n} Td ({line}) Tj ET\n' for n, line in enumerate(PLAIN))
    return page_of(stream('', lines.encode()), more=more, trailer=trailer)


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def png(width, height, bits=1, colour=0, rows=None):
    """All white, unless `rows` gives the bytes of every row."""
    packer = zlib.compressobj(6)
    size = (width * bits * (3 if colour == 2 else 1) + 7) // 8
    row = b'\0' + b'\xff' * size
    data = bytearray()
    if rows is None:
        many = row * 64
        for _ in range(height // 64):
            data += packer.compress(many)
        data += packer.compress(row * (height % 64))
    else:
        for r in rows:
            data += packer.compress(b'\0' + r)
    data += packer.flush()
    head = struct.pack('>IIBBBBB', width, height, bits, colour, 0, 0, 0)
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + chunk(b'IDAT', bytes(data)) + chunk(b'IEND', b'')


def noise_png(side):
    dice = random.Random(1)
    return png(side, side, 8, 0, [dice.randbytes(side) for _ in range(side)])


def tiff(width, height, next_directory=0):
    strip = b'\xff' * (width * height)
    tags = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 8), (277, 3, 1, 1),
            (278, 4, 1, height), (279, 4, 1, len(strip))]
    place = 8 + len(strip)
    out = b'II*\0' + struct.pack('<I', place) + strip + struct.pack('<H', len(tags))
    for tag in tags:
        out += struct.pack('<HHII', *tag)
    return out + struct.pack('<I', place if next_directory else 0)


def compound(stream_name):
    """The head of an OLE file, and a name of a stream somewhere behind it."""
    return b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(1016) + stream_name.encode('utf-16-le') + bytes(2048)


def doc(lines):
    """A Word 97 document: an OLE file of 512-byte blocks with the streams WordDocument and 1Table, both too long for its small ones.

    Directory and table of blocks stand first, so that one cut short is still told for what it is.
    """
    text = ''.join(line + '\r' for line in lines)
    places, end = struct.pack('<II', 0, len(text)), 0x800
    pieces = b'\2' + struct.pack('<I', len(places) + 8) + places + struct.pack('<HIH', 0, end, 0)
    head = bytearray(end)
    struct.pack_into('<HHHHHH', head, 0, 0xA5EC, 193, 0, 0x42A, 0, 0x1200)  # nFib of Word 97; 1Table, Unicode
    struct.pack_into('<II', head, 0x18, end, end + 2 * len(text))
    struct.pack_into('<HH', head, 0x20, 14, 0)
    struct.pack_into('<I', head, 0x4C, len(text))
    struct.pack_into('<II', head, 0x1A2, 0, len(pieces))  # where the table of pieces is
    struct.pack_into('<II', head, 0xA2, len(pieces), 20)  # and that of styles, which has none
    styles = struct.pack('<HHH', 18, 0, 10) + bytes(14)
    streams = [(bytes(head) + text.encode('utf-16-le')).ljust(4096, b'\0'), (pieces + styles).ljust(4096, b'\0')]
    blocks, chain, begins = b'', [0xFFFFFFFE, 0xFFFFFFFD], []
    for stream_bytes in streams:
        padded = stream_bytes + bytes(-len(stream_bytes) % 512)
        begins.append(len(chain))
        chain += list(range(len(chain) + 1, len(chain) + len(padded) // 512)) + [0xFFFFFFFE]
        blocks += padded

    def entry(name, kind, begin, size, child=0xFFFFFFFF, right=0xFFFFFFFF):
        letters = name.encode('utf-16-le')
        return (letters.ljust(64, b'\0') + struct.pack('<HBBIII', len(letters) + 2, kind, 1, 0xFFFFFFFF, right, child) + bytes(36)
                + struct.pack('<III', begin, size, 0))

    directory = (entry('Root Entry', 5, 0xFFFFFFFE, 0, child=2) + entry('WordDocument', 2, begins[0], len(streams[0]))
                 + entry('1Table', 2, begins[1], len(streams[1]), right=1) + bytes(128))
    table = struct.pack(f'<{len(chain)}I', *chain).ljust(512, b'\xff')
    start = b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(16) + struct.pack('<HHHHH', 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    start += struct.pack('<IIIIIIIII', 1, 0, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 1)
    return start.ljust(512, b'\xff') + directory + table + blocks


def laughs(element):
    entities = '<!ENTITY l0 "ha">' + ''.join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE {element} [{entities}]>'


def overlapping(parts):
    """Many entries that share the bytes of one."""
    whole = docx(DOCX_P.format('Một') + ' ' * (30 << 20))
    start = whole.rindex(b'PK\x01\x02')
    end = whole.rindex(b'PK\x05\x06')
    name_length, = struct.unpack('<H', whole[start + 28:start + 30])
    record = whole[start:end]
    directory = whole[whole.index(b'PK\x01\x02'):end]
    for n in range(parts):
        name = f'word/{n}'.encode().ljust(name_length, b'x')[:name_length]
        directory += record[:46] + name + record[46 + name_length:]
    place = whole.index(b'PK\x01\x02')
    return whole[:place] + directory + struct.pack('<IHHHHIIH', 0x06054B50, 0, 0, parts + 2, parts + 2, len(directory), place, 0)


def nested_zip(depth):
    inner = docx(DOCX_P.format('Trong'))
    for _ in range(depth):
        inner = zipped([('word/document.xml', inner)])
    return inner


def locked_zip():
    whole = bytearray(docx(paragraphs(LETTER, DOCX_P)))
    at = 0
    while (at := whole.find(b'PK\x01\x02', at)) >= 0:
        whole[at + 8] |= 1
        at += 4
    at = 0
    while (at := whole.find(b'PK\x03\x04', at)) >= 0:
        whole[at + 6] |= 1
        at += 4
    return bytes(whole)


def wholes():
    """A sound file of each format that is made here."""
    page = '<html><head><meta charset="utf-8"></head><body>' + paragraphs(LETTER, '<p>{}</p>') + '</body></html>'
    text = '\n'.join(LETTER) + '\n'
    rtf = ('{\\rtf1\\ansi ' + ''.join(line.replace('\\', '') + '\\par ' for line in PLAIN) + '}').encode('ascii')
    return {'doc': doc(LETTER * 20), 'docx': docx(paragraphs(LETTER, DOCX_P)), 'odt': odt(paragraphs(LETTER, ODT_P)), 'html': page.encode(), 'pdf': letter_pdf(),
            'txt': text.encode(), 'utf16.txt': text.encode('utf-16'), 'rtf': rtf, 'png': png(300, 200, 8), 'tiff': tiff(300, 200)}


def archives():
    def gigabyte(part):
        for _ in range(1024):
            part.write(bytes(1 << 20))

    yield 'bomb.docx', zipped([('[Content_Types].xml', '<Types/>'), ('word/document.xml', gigabyte)]), 'error'
    yield 'bomb.odt', zipped([('mimetype', 'application/vnd.oasis.opendocument.text'), ('content.xml', b' ' * (60 << 20))]), 'error'
    heavy = DOCX_P.format('x') * ((38 << 20) // len(DOCX_P))
    yield 'all-that-is-allowed.docx', docx(heavy), 'either'
    yield 'overlapping.docx', overlapping(5000), 'either'
    yield 'entries.docx', zipped([('word/document.xml', '<w:document/>'), *((f'e{n}', '') for n in range(20001))], zipfile.ZIP_STORED), 'error'
    yield 'nested.docx', nested_zip(30), 'error'
    yield 'in-itself.docx', quine_zip('word/document.xml'), 'error'
    yield 'in-itself.zip', quine_zip('in-itself.zip'), 'error'
    yield 'size-lies.docx', docx(paragraphs(LETTER, DOCX_P)).replace(struct.pack('<I', 0), struct.pack('<I', 0xFFFFFFF0)), 'either'
    yield 'locked.docx', compound('EncryptedPackage'), 'error'
    yield 'locked-entries.docx', locked_zip(), 'error'
    manifest = ('META-INF/manifest.xml', '<manifest><encryption-data/></manifest>')
    yield 'locked.odt', zipped([('mimetype', 'application/vnd.oasis.opendocument.text'), manifest, ('content.xml', b'\1\2\3')]), 'error'
    yield 'no-document.docx', zipped([('[Content_Types].xml', '<Types/>'), ('word/styles.xml', '<w:styles/>')]), 'error'


def markup():
    yield 'laughs.docx', docx(DOCX_P.format('Xin &l9;'), laughs('w:document')), 'result'
    yield 'laughs.odt', odt(ODT_P.format('Xin &l9;'), laughs('office:document-content')), 'result'
    yield 'laughs.html', (laughs('html') + '<html><body>Xin &l9;</body></html>').encode(), 'either'
    outer = '<!DOCTYPE w:document [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    yield 'outer-entity.docx', docx(DOCX_P.format('Xin &f;'), outer), 'result'
    yield 'empty-paragraphs.docx', docx(DOCX_P.format('Một') + '<w:p/>' * 1000000 + DOCX_P.format('Hai')), 'result'
    yield 'empty-paragraphs.odt', odt(ODT_P.format('Một') + '<text:p/>' * 1000000 + ODT_P.format('Hai')), 'result'
    yield 'empty-paragraphs.html', ('<html><body><p>Một</p>' + '<p></p>' * 1000000 + '<p>Hai</p></body></html>').encode(), 'result'
    yield 'empty-lines.txt', ('Một\n' + '\n' * 1000000 + 'Hai\n').encode(), 'result'
    yield 'deep.html', ('<html><body>Nông' + '<div>' * 300000 + 'sâu').encode(), 'result'
    yield 'deep-tables.html', ('<html><body>Nông' + '<table><tr><td>' * 50000 + 'sâu').encode(), 'result'
    yield 'deep.docx', docx(DOCX_P.format('Nông') + '<w:tbl><w:tr><w:tc>' * 50000), 'either'
    yield 'deep.odt', odt(ODT_P.format('Nông') + '<table:table><table:table-row><table:table-cell>' * 50000), 'either'
    yield 'cells-repeated.odt', odt(ODT_P.format('Một') + '<table:table><table:table-row table:number-rows-repeated="1000000000">'
                                    '<table:table-cell table:number-columns-repeated="1000000000"><text:p>x</text:p></table:table-cell>'
                                    '</table:table-row></table:table>'), 'either'
    yield 'blanks-repeated.odt', odt('<text:p>a<text:s text:c="2000000000"/>b</text:p>'), 'either'
    yield 'spans.html', ('<html><body>Một<table><tr><td rowspan=2000000000 colspan=2000000000>x</td></tr><tr><td>y</td></tr></table>').encode(), 'result'


def pages():
    yield 'nothing.pdf', b'%PDF-1.4\nnothing', 'error'
    yield 'locked.pdf', letter_pdf('/Encrypt 6 0 R /ID [<00><00>]', ['<< /Filter /Standard /V 1 /R 2 /P -4 /O <' + '11' * 32 + '> /U <' + '22' * 32 + '> >>']), 'error'
    yield 'cyclic-pages.pdf', pdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 2 /Kids [ 3 0 R 3 0 R ] >>',
                                   '<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [ 2 0 R ] >>']), 'error'
    yield 'endless-count.pdf', pdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1000000000 /Kids [ 3 0 R ] >>',
                                    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>']), 'error'
    deep = [f'<< /Type /Pages /Count 1 /Kids [ {n + 3} 0 R ] >>' for n in range(3000)]
    yield 'deep-pages.pdf', pdf(['<< /Type /Catalog /Pages 2 0 R >>', *deep, '<< /Type /Page /MediaBox [0 0 595 842] >>']), 'error'
    yield 'cyclic-table.pdf', letter_pdf().replace(b'trailer <<', b'trailer << /Prev 9 ', 1), 'either'
    yield 'giant-page.pdf', page_of(stream('', b'BT /F 12 Tf 72 700 Td (Wells are looked at) Tj ET'), '0 0 14400000 14400000'), 'either'
    yield 'giant-empty-page.pdf', page_of(stream('', b''), '0 0 30000 30000'), 'error'
    packer = zlib.compressobj(9)
    bomb = b''.join(packer.compress(b' ' * (1 << 20)) for _ in range(100)) + packer.flush()
    yield 'flate-bomb.pdf', page_of(stream('/Filter /FlateDecode', bomb)), 'error'
    white = zlib.compressobj(9)
    dots = b''.join(white.compress(b'\xff' * (1 << 20)) for _ in range(108)) + white.flush()
    image = stream('/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /BitsPerComponent 1 /ColorSpace /DeviceGray '
                   '/Filter /FlateDecode', dots)
    yield 'giant-image.pdf', page_of(stream('', b'595 0 0 842 0 0 cm /I Do'), resources='/XObject << /I 6 0 R >>', more=[image]), 'error'
    form = stream('/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /I 6 0 R >> >>', b'/I Do /I Do')
    yield 'form-in-itself.pdf', page_of(stream('', b'/I Do'), resources='/XObject << /I 6 0 R >>', more=[form]), 'error'


def images():
    yield 'giant.png', png(30000, 30000), 'error'
    yield 'size-lies.png', png(12000, 8000, 8, 2, [b'\xff' * 36000] * 3), 'either'
    yield 'largest.png', png(9000, 8800, 8, 2), 'error'
    yield 'noise.png', noise_png(600), 'either'
    yield 'thin.png', png(20000, 1), 'error'
    yield 'no-picture.png', b'\x89PNG\r\n\x1a\n' + 'Kính gửi: Các thôn.'.encode(), 'error'
    yield 'no-picture.jpg', b'\xff\xd8\xff\xe0' + bytes(500), 'error'
    yield 'cyclic.tiff', tiff(300, 200, True), 'error'


def mislabelled():
    dice = random.Random(2)
    yield 'page.docx', b'<html><body>Xin</body></html>', 'result'
    yield 'letter.pdf', docx(paragraphs(LETTER, DOCX_P)), 'result'
    yield 'archive-head.docx', b'PK\x03\x04' + dice.randbytes(5000), 'error'
    yield 'pdf-head.pdf', b'%PDF-1.7\n' + dice.randbytes(5000), 'error'
    yield 'rtf-head.rtf', b'{\\rtf1' + dice.randbytes(5000), 'either'
    yield 'deep.rtf', b'{\\rtf1 Xin' + b'{' * 200000, 'either'
    yield 'word-head.doc', compound('WordDocument'), 'error'
    yield 'program.doc', b'\x7fELF' + dice.randbytes(5000), 'error'
    yield 'noise.txt', dice.randbytes(1 << 20), 'error'
    yield 'zeros.txt', bytes(1 << 20), 'error'
    yield 'empty.docx', b'', 'either'


def texts():
    yield 'one-word.txt', b'a' * (20 << 20), 'result'
    yield 'labels.txt', b'1.\n' * 300000, 'result'
    yield 'short-lines.txt', b'1.\n' * ((4 << 20) // 3), 'result'
    yield 'short-lines-64.txt', b'1.\n' * ((63 << 20) // 3), 'error'
    yield 'long-lines-48.txt', ('Các thôn báo cáo kết quả về xã. ' * 40 + '\n').encode() * ((48 << 20) // 1721), 'result'
    yield 'marks.txt', b'a' + b'\xcc\x81' * (5 << 20), 'result'
    yield 'lone-units.txt', b'\xff\xfe' + b'\x00\xd8' * (2 << 20), 'result'
    yield 'broken.txt', b'\xe1\xbb' * (4 << 20), 'result'
    yield 'wide.txt', ('Điều 1. Các thôn.\n' * 200000).encode('utf-16'), 'result'


def hostile_files():
    for name, whole in wholes().items():
        yield 'whole.' + name, whole, 'error' if name in ('png', 'tiff') else 'result'
        for tenth in range(1, 10):
            yield f'cut-{tenth}.{name}', whole[:len(whole) * tenth // 10], 'either'
    for group in (archives, markup, pages, images, mislabelled, texts):
        yield from group()

"""An archive that holds nothing but itself: whoever opens archives within archives without counting never ends.

A deflate stream is a program of two orders: "what follows, n bytes of it, is output" (a stored block) and "the last n bytes of the
output once more" (a match as long as its distance). Either takes five bytes here, so that orders can quote orders; the sequence in
`program` puts out what stands before it, itself, and what stands behind it. The checksum of the whole stands inside the whole. It is
linear in its own bits over GF(2), so that 33 trials and an elimination find the one that is right.
"""
import struct
import zlib

UNIT = 5
LENGTHS = [(257 + n, n + 3, 0) for n in range(8)] + [(265 + n, (4 + n % 4 << 1 + n // 4) + 3, 1 + n // 4) for n in range(20)]
DISTANCES = [(n, n + 1, 0) for n in range(4)] + [(4 + n, (2 + n % 2 << 1 + n // 2) + 1, 1 + n // 2) for n in range(26)]


class Bits:
    def __init__(self):
        self.value = self.count = 0

    def put(self, value, bits):
        self.value |= value << self.count
        self.count += bits

    def code(self, value, bits):
        """Huffman codes begin at their highest bit."""
        self.put(int(f'{value:0{bits}b}'[::-1], 2), bits)


def stored(length):
    return struct.pack('<BHH', 0, length, length ^ 0xFFFF)


def repeated(length, last=False):
    """The last `length` bytes once more, as a block of five bytes; it must fill them unless it is the last."""
    def symbol(table, value):
        return max(row for row in table if row[1] <= value)

    for parts in ([length], [length // 2, length - length // 2]):
        for empty in (0, 1):  # an empty block behind it fills ten bits
            out = Bits()
            out.put(int(last and not empty) | 1 << 1, 3)
            for part in parts:
                code, base, extra = symbol(LENGTHS, part)
                out.code(*((code - 256, 7) if code < 280 else (code - 280 + 0b11000000, 8)))
                out.put(part - base, extra)
                code, base, extra = symbol(DISTANCES, length)
                out.code(code, 5)
                out.put(length - base, extra)
            out.code(0, 7)
            if empty:
                out.put(int(last) | 1 << 1, 3)
                out.code(0, 7)
            if out.count == 8 * UNIT or (last and 8 * UNIT - 8 < out.count <= 8 * UNIT):
                return out.value.to_bytes(UNIT, 'little')
    raise ValueError(f'no block of five bytes repeats {length} bytes')


def program(before, behind):
    """A deflate stream that puts out `before`, itself and `behind`."""
    one, four, none = stored(UNIT), stored(4 * UNIT), stored(0)
    quote, again = stored(len(before) + UNIT), repeated(len(before) + UNIT)
    last_quote, end = stored(len(behind) + UNIT), repeated(len(behind) + UNIT, last=True)
    same = repeated(4 * UNIT)
    return b''.join([quote, before, quote, again, one, again, one, one, four, again, one, one, four, same, four, same, four, same, four,
                     same, four, same, none, none, last_quote, same, none, none, last_quote, end, behind, end])


def solve(trial):
    """The x of 32 bits for which trial(x) == x, where trial is linear over GF(2) and a constant; None where there is none."""
    constant = trial(0)
    rows = {}  # by their highest bit: (row, which unknowns were added up)
    for bit in range(32):
        row, chosen = trial(1 << bit) ^ constant ^ 1 << bit, 1 << bit
        while row and row.bit_length() in rows:
            other = rows[row.bit_length()]
            row, chosen = row ^ other[0], chosen ^ other[1]
        if row:
            rows[row.bit_length()] = (row, chosen)
    answer = 0
    while constant:
        if constant.bit_length() not in rows:
            return None
        row, chosen = rows[constant.bit_length()]
        constant, answer = constant ^ row, answer ^ chosen
    return answer


def quine_zip(name):
    """A ZIP archive whose only member has this name (at most 26 ASCII letters) and is the archive."""
    extra = 30 - len(name)  # the head is to have 60 bytes, for which there is a block of five bytes
    for salt in range(100):
        def whole(crc):
            padding = struct.pack('<HH', 0x7171, extra - 4) + bytes([salt]) * (extra - 4)

            def parts(packed, size):
                common = struct.pack('<HHHHHIIIHH', 20, 0, 8, 0, 0x5821, crc, packed, size, len(name), extra)
                before = b'PK\x03\x04' + common + name.encode() + padding
                entry = b'PK\x01\x02' + struct.pack('<H', 20) + common[:-2] + bytes(16) + name.encode()
                comment = b'.' * (200 - len(entry) - 22)
                return before, entry + struct.pack('<IHHHHIIH', 0x06054B50, 0, 0, 1, 1, len(entry), len(before) + packed, len(comment)) + comment

            before, behind = parts(0, 0)
            packed = len(program(before, behind))
            before, behind = parts(packed, len(before) + packed + len(behind))
            return before + program(before, behind) + behind

        crc = solve(lambda x: zlib.crc32(whole(x)))
        if crc is not None:
            return whole(crc)
    raise ValueError('no checksum fits')

"""What encodings, typists and text recognition do to a text. Every function takes the text and gives the damaged one."""
import unicodedata

TONES = '\u0300\u0301\u0303\u0309\u0323'
LOOKS = {'l': '1I', '1': 'lI', 'I': 'l1', 'O': '0', '0': 'O', 'Đ': 'ÐD', 'đ': 'd', 'i': 'ìí', '5': 'S', 'S': '5', '8': 'B', 'B': '8', 'g': 'q', 'e': 'c',
         'c': 'e', 'h': 'b', 'u': 'n', 'n': 'u', 't': 'f', '.': ',', ',': '.', ';': ':', ':': ';', '-': '~', '/': 'l'}
MARKS = {'ư': 'u', 'ơ': 'o', 'â': 'a', 'ă': 'a', 'ê': 'e', 'ô': 'o', 'Ư': 'U', 'Ơ': 'O', 'Â': 'A', 'Ă': 'A', 'Ê': 'E', 'Ô': 'O'}


def nbsp(text, rng):
    """Some blanks between words become no-break spaces or two blanks."""
    out, line_start = [], True
    for c in text:
        if c == ' ' and not line_start and rng.random() < 0.06:
            c = rng.choice(['\u00a0', ' \u00a0'])
        out.append(c)
        line_start = c == '\n' or (line_start and c == ' ')
    return ''.join(out)


def nfd(text, rng):
    return unicodedata.normalize('NFD', text)


def crlf(text, rng):
    return text.replace('\n', '\r\n')


def misread(c, rng):
    """One character as recognition may give it."""
    parts = unicodedata.normalize('NFD', c)
    tone = next((x for x in parts if x in TONES), '')
    choices = []
    if tone:
        choices += [unicodedata.normalize('NFC', parts.replace(tone, '')), unicodedata.normalize('NFC', parts.replace(tone, rng.choice(TONES)))]
    plain = unicodedata.normalize('NFC', parts.replace(tone, '')) if tone else c
    if plain in MARKS:
        choices.append(unicodedata.normalize('NFC', MARKS[plain] + tone))
    if c in LOOKS:
        choices += list(LOOKS[c])
    if rng.random() < 0.08 or not choices:
        choices = ['', c + rng.choice("'.,~ "), rng.choice('|\'*') if not c.isalnum() else c + c]
    return rng.choice(choices)


def noise(text, rng, rate):
    """Every visible character is misread with the probability `rate`."""
    return ''.join(misread(c, rng) if not c.isspace() and rng.random() < rate else c for c in text)

#include "text/syllable.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "text/fold.h"

namespace vanban::text {

namespace {

/// A Vietnamese letter without its tone, in a byte: ASCII as it is, the others by their place in `shaped`; 0: none.
using Letter = uint8_t;

enum Tone : uint8_t { level, grave, acute, hook, tilde, dot };

constexpr std::u32string_view shaped = U"ăâêôơưđ";

/// Every vowel with each tone, in the order of Tone; below the same as capitals.
constexpr std::array<std::u32string_view, 24> vowels = {
    U"aàáảãạ", U"ăằắẳẵặ", U"âầấẩẫậ", U"eèéẻẽẹ", U"êềếểễệ", U"iìíỉĩị", U"oòóỏõọ", U"ôồốổỗộ",
    U"ơờớởỡợ", U"uùúủũụ", U"ưừứửữự", U"yỳýỷỹỵ", U"AÀÁẢÃẠ", U"ĂẰẮẲẴẶ", U"ÂẦẤẨẪẬ", U"EÈÉẺẼẸ",
    U"ÊỀẾỂỄỆ", U"IÌÍỈĨỊ", U"OÒÓỎÕỌ", U"ÔỒỐỔỖỘ", U"ƠỜỚỞỠỢ", U"UÙÚỦŨỤ", U"ƯỪỨỬỮỰ", U"YỲÝỶỸỴ"};

constexpr Letter letter_of(char32_t plain) {
  const size_t place = shaped.find(plain);
  return place == std::u32string_view::npos ? static_cast<Letter>(plain) : static_cast<Letter>(place + 1);
}

struct Sign {
  Letter letter = 0;
  Tone tone = level;
};

/// All Vietnamese letters: the Latin blocks up to U+024F, and U+1EA0 to U+1EFF behind them.
constexpr char32_t low = 0x250;
constexpr char32_t high = 0x1EA0;
constexpr size_t place_of(char32_t c) { return c < low ? c : c - high + low; }

constexpr auto signs = [] {
  std::array<Sign, low + 0x60> all{};
  for (char32_t c = 'a'; c <= 'z'; ++c) all[c].letter = all[c - 'a' + 'A'].letter = static_cast<Letter>(c);
  all[place_of(U'đ')].letter = all[place_of(U'Đ')].letter = letter_of(U'đ');
  for (size_t v = 0; v < vowels.size(); ++v) {
    for (size_t t = 0; t < vowels[v].size(); ++t)
      all[place_of(vowels[v][t])] = {letter_of(vowels[v % 12][0]), static_cast<Tone>(t)};
  }
  return all;
}();

/// What a combining mark makes of the letter before it, if it is no tone: 0 if nothing.
Letter with_mark(Letter letter, char32_t mark) {
  constexpr char32_t circumflex = 0x302;
  constexpr char32_t breve = 0x306;
  constexpr char32_t horn = 0x31B;
  char32_t shape = 0;
  switch (letter) {
    case 'a': shape = mark == circumflex ? U'â' : mark == breve ? U'ă' : 0; break;
    case 'e': shape = mark == circumflex ? U'ê' : 0; break;
    case 'o': shape = mark == circumflex ? U'ô' : mark == horn ? U'ơ' : 0; break;
    case 'u': shape = mark == horn ? U'ư' : 0; break;
    default: break;
  }
  return shape == 0 ? Letter{0} : letter_of(shape);
}

Tone tone_of(char32_t mark) {
  switch (mark) {
    case 0x300: return grave;
    case 0x301: return acute;
    case 0x303: return tilde;
    case 0x309: return hook;
    case 0x323: return dot;
    default: return level;
  }
}

/// Up to four letters as a number.
constexpr size_t longest = 4;
uint32_t packed(const Letter* letters, size_t count) {
  uint32_t all = 0;
  for (size_t i = 0; i < count; ++i) all = all << 8 | letters[i];
  return all;
}

/// Words by their packed letters, in order.
std::vector<uint32_t> words(std::u32string_view list) {
  std::vector<uint32_t> out;
  uint32_t word = 0;
  for (char32_t c : list) {
    if (c != ' ') {
      word = word << 8 | letter_of(c);
      continue;
    }
    out.push_back(word);
    word = 0;
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool is_onset(uint32_t letters) {
  static const std::vector<uint32_t> all = words(U"b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x ");
  return std::binary_search(all.begin(), all.end(), letters);
}

bool is_rime(uint32_t letters) {
  static const std::vector<uint32_t> all = words(
      U"a ai ao au ay am an ang anh ac ach ap at ăm ăn ăng ăc ăp ăt âu ây âm ân âng âc âp ât "
      U"e eo em en eng ec ep et ê êu êm ên ênh êch êp êt i ia iu im in inh ich ip it iêu iêm iên iêng iêc iêp iêt "
      U"yêu yêm yên yêng yêt y ynh yt ych ya o oi om on ong oc op ot oong ooc oa oai oay oao oam oan oang oanh oac "
      U"oach oap oat oăm oăn oăng oăc oăp oăt oe oeo oen oet ô ôi ôm ôn ông ôc ôp ôt ơ ơi ơm ơn ơp ơt "
      U"u ua ui um un ung uc up ut uân uâng uât uây uê uênh uêch uơ uôi uôm uôn uông uôc uôt "
      U"uy uya uyên uyêt uynh uych uyt uyu uyp ư ưa ưi ưu ưm ưn ưng ưc ưt ươi ươu ươm ươn ương ươc ươp ươt ");
  return std::binary_search(all.begin(), all.end(), letters);
}

/// Behind a final c, ch, p or t only two tones can be spoken.
bool stopped(uint32_t rime) {
  const uint32_t last = rime & 0xFF;
  return last == 'c' || last == 'p' || last == 't' || (rime & 0xFFFF) == ('c' << 8 | 'h');
}

}  // namespace

bool is_syllable(std::string_view word) {
  constexpr size_t most = 3 + longest;  // of the onset and the rime
  std::array<Letter, most> letters{};
  size_t count = 0;
  Tone tone = level;
  for (size_t i = 0; i < word.size();) {
    unsigned bytes = 0;
    const char32_t c = code_point(word, i, bytes);
    i += bytes;
    if (i > word.size()) return false;  // cut in the midst of a letter
    Tone own = tone_of(c);
    if (own == level) {
      const bool known = c < low || (c >= high && c < high + 0x60);
      const Sign sign = known ? signs[place_of(c)] : Sign{};
      if (sign.letter != 0 && count < most) {
        letters[count++] = sign.letter;
        own = sign.tone;
      } else {
        const Letter shape = count == 0 ? Letter{0} : with_mark(letters[count - 1], c);
        if (shape == 0) return false;
        letters[count - 1] = shape;
      }
    }
    if (own != level && tone != level) return false;
    tone = std::max(tone, own);
  }
  for (size_t onset = 0; onset <= 3 && onset < count; ++onset) {
    if (count - onset > longest || (onset > 0 && !is_onset(packed(letters.data(), onset)))) continue;
    const uint32_t rime = packed(letters.data() + onset, count - onset);
    if (is_rime(rime) && (!stopped(rime) || tone == acute || tone == dot)) return true;
  }
  return false;
}

}  // namespace vanban::text

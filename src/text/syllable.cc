#include "text/syllable.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <string>
#include <unordered_set>

namespace vanban::text {

namespace {

using Parts = std::unordered_set<std::u16string>;

Parts words(const char16_t* list) {
  Parts out;
  std::u16string word;
  for (const char16_t* c = list; *c != 0; ++c) {
    if (*c != u' ') {
      word += *c;
    } else if (!word.empty()) {
      out.insert(std::move(word));
      word.clear();
    }
  }
  return out;
}

const Parts& onsets() {
  static const Parts all = words(u"b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x ");
  return all;
}

const Parts& rimes() {
  static const Parts all = words(
      u"a ai ao au ay am an ang anh ac ach ap at ăm ăn ăng ăc ăp ăt âu ây âm ân âng âc âp ât "
      u"e eo em en eng ec ep et ê êu êm ên ênh êch êp êt i ia iu im in inh ich ip it iêu iêm iên iêng iêc iêp iêt "
      u"yêu yêm yên yêng yêt y ynh yt ych ya o oi om on ong oc op ot oong ooc oa oai oay oao oam oan oang oanh oac "
      u"oach oap oat oăm oăn oăng oăc oăp oăt oe oeo oen oet ô ôi ôm ôn ông ôc ôp ôt ơ ơi ơm ơn ơp ơt "
      u"u ua ui um un ung uc up ut uân uâng uât uây uê uênh uêch uơ uôi uôm uôn uông uôc uôt "
      u"uy uya uyên uyêt uynh uych uyt uyu uyp ư ưa ưi ưu ưm ưn ưng ưc ưt ươi ươu ươm ươn ương ươc ươp ươt ");
  return all;
}

bool is_tone(char16_t c) { return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323; }

/// Behind a final c, ch, p or t only two tones can be spoken.
bool stopped(const std::u16string& rime) {
  char16_t last = rime.back();
  return last == u'c' || last == u'p' || last == u't' ||
         (last == u'h' && rime.size() > 1 && rime[rime.size() - 2] == u'c');
}

}  // namespace

bool is_syllable(std::string_view word) {
  if (word.empty() || word.size() > 24) return false;
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
  static const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString s = icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<int32_t>(word.size())))
                             .toLower(icu::Locale::getRoot());
  icu::UnicodeString apart;
  nfd->normalize(s, apart, status);
  icu::UnicodeString plain;
  char16_t tone = 0;
  for (int32_t i = 0; i < apart.length(); ++i) {
    char16_t c = apart[i];
    if (!is_tone(c)) {
      plain.append(c);
    } else if (tone != 0) {
      return false;
    } else {
      tone = c;
    }
  }
  icu::UnicodeString composed;
  nfc->normalize(plain, composed, status);
  if (U_FAILURE(status)) return false;
  std::u16string letters(composed.getBuffer(), static_cast<size_t>(composed.length()));
  for (size_t onset = 0; onset <= 3 && onset < letters.size(); ++onset) {
    if (onset > 0 && !onsets().contains(letters.substr(0, onset))) continue;
    std::u16string rime = letters.substr(onset);
    if (!rimes().contains(rime)) continue;
    if (!stopped(rime) || tone == 0x301 || tone == 0x323) return true;
  }
  return false;
}

}  // namespace vanban::text

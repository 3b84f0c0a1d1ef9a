// The text layer of a PDF: what of it is mended and what is not trusted. And how sure recognition is of a word: how
// sure that makes the values it stands in.
#include "read/text_layer.h"

#include <gtest/gtest.h>

#include <fstream>

#include "encode.h"
#include "parse.h"
#include "temporary_folder.h"

namespace vanban::read {
namespace {

/// Words on one line, 6 points a byte; `gap` points between them.
std::vector<PageWord> line_of(const std::vector<std::string_view>& texts, float gap, uint32_t number = 1) {
  std::vector<PageWord> words;
  float x = 60;
  for (std::string_view text : texts) {
    const float width = 6.0F * static_cast<float>(text.size());
    words.push_back({text, {x, 100, x + width, 112}, 1, number});
    x += width + gap;
  }
  return words;
}

std::string joined(std::vector<PageWord> words, size_t* mended = nullptr) {
  PageWords page{600, 840, std::move(words), {}};
  std::deque<std::string> texts;
  const size_t count = join_cut_words(page, texts);
  if (mended != nullptr) *mended = count;
  std::string out;
  for (const PageWord& w : page.words) out += (out.empty() ? "" : " ") + std::string(w.text);
  return out;
}

TEST(TextLayer, WordsCutAtTheirMarksAreJoined) {
  size_t mended = 0;
  EXPECT_EQ(joined(line_of({"ĐIỀ", "U", "KHO", "ẢN", "chung"}, 1), &mended), "ĐIỀU KHOẢN chung");
  EXPECT_EQ(mended, 2U);
  EXPECT_EQ(joined(line_of({"QUYẾ", "T,", "12"}, 0)), "QUYẾT, 12");
}

TEST(TextLayer, WordsOfTheirOwnStay) {
  EXPECT_EQ(joined(line_of({"ĐIỀ", "U"}, 4)), "ĐIỀ U");          // a blank is between
  EXPECT_EQ(joined(line_of({"thực", "hiện"}, 1)), "thực hiện");  // together no syllable
  EXPECT_EQ(joined(line_of({"ho", "a"}, 1)), "ho a");            // no mark says that they belong together
  EXPECT_EQ(joined(line_of({"số", "12"}, 0)), "số 12");          // a number
  std::vector<PageWord> words = line_of({"ĐIỀ", "U"}, 1);
  words[1].line = 2;
  EXPECT_EQ(joined(words), "ĐIỀ U");
}

TEST(TextLayer, ABoxGrowsWithItsWord) {
  PageWords page{600, 840, line_of({"KHO", "ẢN"}, 1), {}};
  const float right = page.words[1].box.x1;
  std::deque<std::string> texts;
  ASSERT_EQ(join_cut_words(page, texts), 1U);
  EXPECT_FLOAT_EQ(page.words[0].box.x1, right);
}

constexpr std::string_view sentences =
    "Theo ủy ban nhân dân xã, đề nghị các thôn tuyên truyền về nước sạch, kiểm tra giếng khoan và báo cáo kết quả "
    "trước ngày "
    "hai mươi tháng sáu để tổng hợp, trình cấp trên xem xét quyết định";

PageWords page_of(const std::string& text) {
  PageWords page{600, 840, {}, {}};
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    page.words.push_back({word, {0, 0, 10, 10}, 1, 1});
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
  }
  return page;
}

TEST(TextLayer, LayersThatAreNoVietnameseAreDoubted) {
  const std::string good(sentences);
  EXPECT_FALSE(quality_of(page_of(good)).doubtful());
  EXPECT_GT(quality_of(good).share(), 0.6F);
  const std::string english =
      "the committee of the commune asks all villages to make clean water known and to look at wells and to report on "
      "it "
      "before the twentieth of june so that it can be put together";
  EXPECT_TRUE(quality_of(page_of(english)).doubtful());
  const std::string unmarked =
      "uy ban nhan dan xa de nghi cac thon tuyen truyen ve nuoc sach kiem tra gieng khoan va bao cao ket qua truoc "
      "ngay";
  EXPECT_TRUE(quality_of(page_of(unmarked)).doubtful());
  EXPECT_FALSE(quality_of(page_of("the committee of the commune")).doubtful());  // too few words to tell
}

TEST(TextLayer, FontsFromBeforeUnicodeAreDecoded) {
  const std::string bytes = test::Encoder(text::Legacy::tcvn3)(sentences);
  // As a program shows them that takes the font for a Latin one.
  std::string latin;
  for (char c : bytes) latin += text::from_legacy(std::string(1, c), text::Legacy::windows_1252);
  std::vector<PageWords> pages = {page_of(latin)};
  std::deque<std::string> texts;
  EXPECT_EQ(decode_legacy_layer(pages, texts), text::name_of(text::Legacy::tcvn3));
  std::string out;
  for (const PageWord& w : pages[0].words) out += (out.empty() ? "" : " ") + std::string(w.text);
  EXPECT_EQ(out, sentences);
  // What is Vietnamese stays as it is.
  const std::string good(sentences);
  std::vector<PageWords> fine = {page_of(good)};
  EXPECT_EQ(decode_legacy_layer(fine, texts), "");
  EXPECT_EQ(fine[0].words[0].text, "Theo");
}

/// A letter as a recognised page: the words of `doubted` are as sure as that, all others wholly.
class Recognised : public ::testing::Test {
 protected:
  Document letter(std::string_view doubted, int per_cent) const {
    folder.program("pdftotext", "printf '1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t595\\t842\\t-1\\t\\n'");
    folder.program("pdfimages", "exit 0");
    folder.program("pdftoppm", "printf 'P5\\n2 1\\n255\\nab'");
    folder.program("tesseract", "/bin/cat '" + folder.file("table") + "'");
    std::ofstream table(folder.file("table"));
    table << "1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t\n";
    const std::vector<std::pair<int, std::string>> lines = {{300, "ỦY BAN NHÂN DÂN XÃ AN HÒA"},
                                                            {400, "Số: 07/KH-UBND"},
                                                            {600, "KẾ HOẠCH"},
                                                            {700, "Tổ chức Tuần lễ Nước sạch năm 2024"},
                                                            {900, "1. Các thôn báo cáo kết quả trước ngày 20/6/2024."}};
    for (size_t n = 0; n < lines.size(); ++n) {
      table << "4\t1\t1\t1\t" << n << "\t0\t300\t" << lines[n].first << "\t900\t50\t-1\t\n";
      size_t x = 300;
      std::string_view rest = lines[n].second;
      while (!rest.empty()) {
        const std::string_view word = rest.substr(0, rest.find(' '));
        const int sure = doubted.find(word) == std::string_view::npos ? 100 : per_cent;
        table << "5\t1\t1\t1\t" << n << "\t1\t" << x << '\t' << lines[n].first << '\t' << 20 * word.size() << "\t50\t"
              << sure << '\t' << word << '\n';
        x += 20 * word.size() + 15;
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
      }
    }
    table.close();
    Options options;
    options.program_path = folder.path();
    options.temp_folder = folder.path();
    return parse("%PDF-1.4", *grammar::Grammar::embedded(), options);
  }

  tests::TemporaryFolder folder;
};

TEST_F(Recognised, ValuesAreAsSureAsTheirWords) {
  const Document sure = letter("", 100);
  ASSERT_TRUE(sure.header.code && sure.header.subject && sure.header.organization);
  ASSERT_EQ(sure.deadlines.size(), 1U);
  // The number alone: its confidence falls with that of its words, weighted by their length, and no other value's.
  const Document doubted = letter("07/KH-UBND", 40);
  ASSERT_TRUE(doubted.header.code && doubted.header.subject);
  EXPECT_EQ(doubted.header.code->value, "07/KH-UBND");
  const float share = 0.4F * 10 / 15 + 5.0F / 15;  // "Số:" has 5 bytes, "07/KH-UBND" 10
  EXPECT_NEAR(doubted.header.code->confidence, sure.header.code->confidence * share, 0.001F);
  EXPECT_FLOAT_EQ(doubted.header.subject->confidence, sure.header.subject->confidence);
  EXPECT_FLOAT_EQ(doubted.header.organization->confidence, sure.header.organization->confidence);
  // A word inside a deadline.
  const Document day = letter("20/6/2024.", 50);
  ASSERT_EQ(day.deadlines.size(), 1U);
  EXPECT_LT(day.deadlines[0].value.confidence, 0.9F * sure.deadlines[0].value.confidence);
  EXPECT_FLOAT_EQ(day.header.code->confidence, sure.header.code->confidence);
}

}  // namespace
}  // namespace vanban::read

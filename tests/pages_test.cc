// Words with places -> text, columns, tables, furniture.
#include <gtest/gtest.h>

#include <sstream>

#include "read/page_notes.h"
#include "read/page_numerals.h"
#include "read/page_specks.h"
#include "read/page_text.h"

namespace vanban::read {
namespace {

/// A page in the making: the table a program would print, at 12 points a line.
class Table {
 public:
  Table() { page(); }
  Table& page() {
    ++pages_;
    out_ << "1\t" << pages_ << "\t0\t0\t0\t0\t0\t0\t600\t840\t-1\t###PAGE###\n";
    return *this;
  }
  /// The words of `text` from `x`, 6 points a byte, with 3 between them.
  Table& line(float x, float y, const std::string& text, float confidence = 100, float size = 10) {
    out_ << "4\t" << pages_ << "\t0\t0\t0\t0\t0\t0\t0\t0\t-1\t###LINE###\n";
    return more(x, y, text, confidence, size);
  }
  /// More words of the same line.
  Table& more(float x, float y, const std::string& text, float confidence = 100, float size = 10) {
    std::istringstream words(text);
    for (std::string word; words >> word;) {
      const float width = 0.6F * size * static_cast<float>(word.size());
      out_ << "5\t" << pages_ << "\t0\t0\t0\t0\t" << x << '\t' << y << '\t' << width << '\t' << size << '\t'
           << confidence << '\t' << word << '\n';
      x += width + 0.3F * size;
    }
    return *this;
  }
  std::vector<PageWords> words() {
    table_ = out_.str();
    return read_word_table(table_, 1);
  }
  /// What is read of a page that was set and not scanned.
  Extraction printed() {
    std::vector<PageWords> pages = words();
    for (PageWords& p : pages) take_notes(p, *grammar::Grammar::embedded());
    Extraction extraction;
    append_pages(pages, extraction);
    return extraction;
  }
  Extraction read(bool recognised = false) {
    std::vector<PageWords> pages = words();
    for (PageWords& p : pages) {
      if (!recognised) continue;
      drop_specks(p);
      p.asides.push_back({FurnitureRange::Kind::handwriting, take_handwriting(p)});
    }
    Extraction extraction;
    append_pages(pages, extraction);
    return extraction;
  }

 private:
  std::ostringstream out_;
  std::string table_;
  int pages_ = 0;
};

std::vector<std::vector<std::string>> cells(const Extraction& e, const Grid& grid) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : grid.rows) {
    rows.emplace_back();
    for (const GridCell& c : row) rows.back().push_back(e.text.substr(c.begin, c.end - c.begin));
  }
  return rows;
}

/// With single blanks between the words of a line, however many a justified line has.
std::string squeezed(const std::string& text) {
  std::string out;
  for (char c : text) {
    if (c != ' ' || (!out.empty() && out.back() != ' ' && out.back() != '\n')) out += c;
  }
  return out;
}

const char* const prose = "aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj kkkk llll mmmm nnnn";

TEST(Pages, LinesKeepTheirIndentAndTheirDistance) {
  Table t;
  t.line(60, 100, prose).line(60, 114, prose).line(90, 142, "1. Muc");
  const Extraction e = t.read();
  EXPECT_EQ(squeezed(e.text), std::string(prose) + "\n" + prose + "\n\n1. Muc\n");
  EXPECT_NE(e.text.find("\n     1. Muc"), std::string::npos) << e.text;
  ASSERT_EQ(e.layout.words.size(), 30U);
  const WordBox& last = e.layout.words.back();
  EXPECT_EQ(e.text.substr(last.begin, last.end - last.begin), "Muc");
  EXPECT_FLOAT_EQ(last.box.y1, 152);
  EXPECT_TRUE(e.layout.grids.empty());
}

TEST(Pages, ALetterheadIsReadColumnByColumn) {
  Table t;
  t.line(80, 60, "UBND XA AN HOA").line(320, 60, "CONG HOA XA HOI CHU NGHIA").line(80, 74, "BAN VAN HOA");
  t.line(340, 74, "Doc lap - Tu do").line(90, 95, "So: 07/KH").line(330, 95, "An Hoa, ngay 5 thang 6");
  t.line(260, 130, "KE HOACH").line(60, 150, prose).line(60, 164, prose);
  const Extraction e = t.read();
  ASSERT_EQ(e.layout.grids.size(), 1U);
  EXPECT_EQ(e.layout.grids[0].kind, Grid::Kind::columns);
  const std::vector<std::vector<std::string>> expected = {
      {"UBND XA AN HOA\nBAN VAN HOA\n\nSo: 07/KH",
       "CONG HOA XA HOI CHU NGHIA\nDoc lap - Tu do\n\nAn Hoa, ngay 5 thang 6"}};
  EXPECT_EQ(cells(e, e.layout.grids[0]), expected);
  EXPECT_NE(e.text.find("\n\n                                    KE HOACH\n\naaaa"), std::string::npos) << e.text;
}

TEST(Pages, WhatThePaperIsCalledIsNoPartOfItsLetterheadHoweverNear) {
  Table t;
  t.line(40, 60, "TRUONG DAI HOC KY THUAT AN BINH THUONG").line(320, 60, "CONG HOA XA HOI CHU NGHIA");
  t.line(60, 74, "So: 18/TB").line(340, 74, "Doc lap - Tu do");
  t.line(222, 88, "THONG BAO").line(60, 110, prose).line(60, 124, prose);
  const Extraction e = t.read();
  ASSERT_EQ(e.layout.grids.size(), 1U);
  const std::vector<std::vector<std::string>> expected = {
      {"TRUONG DAI HOC KY THUAT AN BINH THUONG\nSo: 18/TB", "CONG HOA XA HOI CHU NGHIA\nDoc lap - Tu do"}};
  EXPECT_EQ(cells(e, e.layout.grids[0]), expected);
}

TEST(Pages, NamesAndWhatTheySayAreNoColumns) {
  Table t;
  t.line(60, 60, prose).line(60, 74, prose);
  t.line(80, 90, "- Thanh phan:")
      .line(250, 90, "Lanh dao So.")
      .line(80, 104, "- Dia diem")
      .line(250, 104, ": Phong hop");
  t.line(60, 120, prose);
  const Extraction e = t.read();
  EXPECT_TRUE(e.layout.grids.empty());
  const std::string text = squeezed(e.text);
  EXPECT_NE(text.find("- Thanh phan: Lanh dao So.\n- Dia diem : Phong hop\n"), std::string::npos) << e.text;
}

TEST(Pages, ANameFarBelowItsOfficeIsOfTheClosing) {
  Table t;
  t.line(60, 100, prose).line(60, 114, prose);
  t.line(60, 150, "Noi nhan:").line(360, 150, "TRUONG BAN").line(60, 162, "- UBND xa;").line(60, 174, "- Luu: VT.");
  t.line(350, 240, "Le Thi Mau");
  const Extraction e = t.read();
  ASSERT_EQ(e.layout.grids.size(), 1U);
  const std::vector<std::vector<std::string>> expected = {
      {"Noi nhan:\n- UBND xa;\n- Luu: VT.", "TRUONG BAN\n\n\n\n\n\n\nLe Thi Mau"}};
  EXPECT_EQ(cells(e, e.layout.grids[0]), expected);
}

TEST(Pages, ATableWithCellsOfSeveralLines) {
  Table t;
  t.line(60, 60, prose).line(60, 74, prose);
  t.line(60, 100, "TT").line(150, 100, "Ngay").line(300, 100, "Noi dung");
  // The number stands in the middle of the two lines beside it.
  t.line(64, 130, "1").line(140, 124, "Tu 01/06").line(140, 136, "den 16/06").line(260, 124, "Nop de cuong len");
  t.line(260, 136, "he thong");
  t.line(64, 160, "2").line(140, 160, "02/08").line(260, 160, "Cham diem");
  t.line(60, 190, prose);
  const Extraction e = t.read();
  ASSERT_EQ(e.layout.grids.size(), 1U);
  EXPECT_EQ(e.layout.grids[0].kind, Grid::Kind::table);
  const std::vector<std::vector<std::string>> expected = {{"TT", "Ngay", "Noi dung"},
                                                          {"1", "Tu 01/06\nden 16/06", "Nop de cuong len\nhe thong"},
                                                          {"2", "02/08", "Cham diem"}};
  EXPECT_EQ(cells(e, e.layout.grids[0]), expected);
}

TEST(Pages, TheHeadOfColumnsMayFillThem) {
  Table t;
  t.line(60, 60, prose).line(60, 74, prose);
  auto head = [&](float y) {
    t.line(60, y, "STT").line(86, y, "Noi thuc tap").line(160, y, "So luong").line(215, y, "Yeu cau");
  };
  auto row = [&](float y, const char* number, const char* where) {
    t.line(64, y, number).line(86, y, where).line(175, y, "10").line(215, y, "Sinh vien nam hai nganh may tinh");
  };
  head(90);
  row(104, "1", "Phong Dao tao");
  row(118, "2", "Thu vien");
  row(132, "3", "Tram y te");
  t.page();
  head(60);
  row(74, "4", "Phong Y te");
  row(88, "5", "Nha xe");
  const Extraction e = t.read();
  ASSERT_EQ(e.layout.grids.size(), 1U);
  const std::vector<std::vector<std::string>> rows = cells(e, e.layout.grids[0]);
  ASSERT_EQ(rows.size(), 7U);
  const std::vector<std::string> expected = {"STT", "Noi thuc tap", "So luong", "Yeu cau"};
  EXPECT_EQ(rows[0], expected);
  EXPECT_EQ(rows[4], expected);
  EXPECT_EQ(rows[6][1], "Nha xe");
}

TEST(Pages, ARaisedFigureStandsRightBehindItsUnit) {
  const Extraction read = Table()
                              .line(60, 100, "phòng 40m")
                              .more(60 + 36 + 3 + 18, 100, "2", 100, 6)
                              .more(60 + 36 + 3 + 18 + 3.6F + 3, 100, "trở lên")
                              .read();
  EXPECT_EQ(read.text, "phòng 40m2 trở lên\n");
}

TEST(Pages, AListIsNoTable) {
  Table t;
  t.line(60, 100, prose).line(60, 114, prose);
  for (int i = 0; i < 4; ++i) {
    const float y = 130 + 14 * static_cast<float>(i);
    t.line(70, y, std::to_string(i + 1) + ".").line(110, y, "Mot muc cua danh sach");
  }
  const Extraction e = t.read();
  EXPECT_TRUE(e.layout.grids.empty());
  EXPECT_NE(e.text.find("2.     Mot muc"), std::string::npos) << e.text;
}

TEST(Pages, PageNumbersAreFurniture) {
  Table t;
  t.line(60, 100, prose).line(60, 114, prose).line(300, 800, "1");
  t.page().line(290, 40, "- 2 -").line(60, 100, prose).line(60, 114, "Nam 2").line(60, 128, prose);
  const Extraction e = t.read();
  ASSERT_EQ(e.layout.furniture.size(), 2U);
  const FurnitureRange& second = e.layout.furniture[1];
  EXPECT_NE(e.text.substr(second.begin, second.end - second.begin).find("- 2 -"), std::string::npos);
  EXPECT_EQ(e.layout.furniture[0].kind, FurnitureRange::Kind::page_number);
  ASSERT_EQ(e.layout.pages.size(), 2U);
  EXPECT_EQ(e.text[e.layout.pages[1].begin - 1], '\f');
}

TEST(Pages, ACrookedPageHasStraightRows) {
  Table t;
  // Lines that fall by 3 points in a hundred, word by word.
  const auto crooked = [&](float x, float y, const std::string& text) {
    std::istringstream words(text);
    std::string row;
    for (std::string word; words >> word; x += 6.0F * static_cast<float>(word.size()) + 3) {
      t.line(x, y + x * 0.03F, word);
    }
  };
  for (int i = 0; i < 5; ++i) crooked(60, 100 + 14 * static_cast<float>(i), prose);
  const Extraction plain = t.read();
  // Each word is a line of its own here, so that nothing says how crooked the page is, and rows come apart …
  EXPECT_GT(std::count(plain.text.begin(), plain.text.end(), '\n'), 5);
  // … and as lines of a program they do not.
  std::string table = "1\t1\t0\t0\t0\t0\t0\t0\t600\t840\t-1\t\n";
  for (int i = 0; i < 5; ++i) {
    table += "4\t1\t0\t0\t0\t0\t0\t0\t0\t0\t-1\t\n";
    float x = 60;
    std::istringstream words(prose);
    for (std::string word; words >> word; x += 27) {
      table += "5\t1\t0\t0\t0\t0\t" + std::to_string(x) + "\t" +
               std::to_string(100 + 14 * static_cast<float>(i) + x * 0.03F) + "\t24\t10\t90\t" + word + "\n";
    }
  }
  Extraction e;
  append_pages(read_word_table(table, 1), e);
  std::string expected;
  for (int i = 0; i < 5; ++i) expected += std::string(prose) + "\n";
  EXPECT_EQ(squeezed(e.text), expected);
}

TEST(Pages, SpecksAndHandwritingAreNotAmongTheWords) {
  Table t;
  t.line(60, 100, "- Muc mot | _").line(60, 114, prose).line(60, 128, prose).line(60, 142, "| .");
  t.line(300, 300, "Xa5k w3 \"q", 20).line(60, 330, "- hai", 90).line(500, 330, "x", 30);
  const Extraction e = t.read(true);
  EXPECT_EQ(e.text.find("|"), std::string::npos) << e.text;
  EXPECT_EQ(e.text.find("_"), std::string::npos) << e.text;
  EXPECT_NE(e.text.find("- Muc mot\n"), std::string::npos) << e.text;
  ASSERT_EQ(e.layout.furniture.size(), 1U);
  EXPECT_EQ(e.layout.furniture[0].kind, FurnitureRange::Kind::handwriting);
  EXPECT_EQ(e.text.substr(e.layout.furniture[0].begin, 7), "Xa5k w3");
  EXPECT_FLOAT_EQ(e.layout.words.back().confidence, 0.2F);
}

TEST(Pages, ANumberWrittenByHandStaysWithItsNotation) {
  Table t;
  t.line(60, 100, "UY BAN").line(60, 114, "So: 2f/TTr-PGD", 30).line(60, 180, prose).line(60, 194, prose);
  t.line(60, 300, "x/y- k", 30);
  const Extraction e = t.read(true);
  EXPECT_LT(e.text.find("So: 2f/TTr-PGD"), e.text.find("aaaa")) << e.text;
  ASSERT_EQ(e.layout.furniture.size(), 1U);
  EXPECT_EQ(e.text.substr(e.layout.furniture[0].begin, 4), "x/y-");
}

TEST(Pages, ARunningNumberOpensARow) {
  // The heading below stands further apart than the rows do.
  Table t;
  for (float y = 60; y < 130; y += 14) t.line(60, y, prose);
  t.line(60, 140, "Dot").more(140, 140, "Khoa").more(300, 140, "Ghi chu");
  t.line(60, 154, "1").more(140, 154, "Khoa mot").more(300, 154, "Sang");
  t.line(140, 168, "va hai").more(300, 168, "nay");
  t.line(60, 182, "2").more(140, 182, "Khoa ba").more(300, 182, "Chieu");
  t.line(140, 203, "Khoa bon").more(300, 203, "Chieu");
  for (float y = 240; y < 300; y += 14) t.line(60, y, prose);
  const Extraction e = t.read();
  ASSERT_EQ(e.layout.grids.size(), 1U) << e.text;
  const auto rows = cells(e, e.layout.grids[0]);
  ASSERT_EQ(rows.size(), 4U) << e.text;
  EXPECT_EQ(rows[0], (std::vector<std::string>{"Dot", "Khoa", "Ghi chu"}));
  EXPECT_EQ(rows[1], (std::vector<std::string>{"1", "Khoa mot\nva hai", "Sang\nnay"}));
  EXPECT_EQ(rows[2], (std::vector<std::string>{"2", "Khoa ba", "Chieu"}));
}

std::vector<std::string> asides(const Extraction& e, FurnitureRange::Kind kind) {
  std::vector<std::string> found;
  for (const FurnitureRange& f : e.layout.furniture) {
    if (f.kind == kind) found.push_back(e.text.substr(f.begin, f.end - f.begin));
  }
  return found;
}

TEST(Pages, CaptionsOfDigitalSignaturesAreStamps) {
  // Printed over the right column of a letterhead, where it would be a line of the heading.
  Table t;
  t.line(60, 60, "UY BAN NHAN DAN").line(330, 60, "CONG HOA XA HOI CHU NGHIA");
  t.line(470, 68, "Ký bởi: Uỷ ban nhân dân", 100, 6).line(470, 75, "xã An Hoà", 100, 6);
  t.line(470, 82, "Ngày ký: 05-06-2024 10:12:11", 100, 6);
  t.line(60, 74, "XA AN HOA").line(350, 74, "Doc lap").line(60, 120, prose).line(60, 134, prose).line(60, 148, prose);
  const Extraction e = t.printed();
  EXPECT_EQ(asides(e, FurnitureRange::Kind::stamp),
            std::vector<std::string>{"Ký bởi: Uỷ ban nhân dân\nxã An Hoà\nNgày ký: 05-06-2024 10:12:11"});
  EXPECT_LT(e.text.find("Doc lap"), e.text.find("Ký bởi"));
  // Some programs print theirs in English, some of it without a colon; other words need one.
  Table english;
  for (float y = 100; y < 170; y += 14) english.line(60, y, prose);
  english.line(400, 174, "Digitally signed by Xa An Hoa", 100, 6).line(400, 181, "Date : 2024.06.05", 100, 6);
  english.line(60, 200, prose);
  EXPECT_EQ(asides(english.printed(), FurnitureRange::Kind::stamp),
            std::vector<std::string>{"Digitally signed by Xa An Hoa\nDate : 2024.06.05"});
  Table undecided;
  for (float y = 100; y < 170; y += 14) undecided.line(60, y, prose);
  undecided.line(400, 174, "Người ký văn bản này", 100, 6).line(60, 200, prose);
  EXPECT_TRUE(asides(undecided.printed(), FurnitureRange::Kind::stamp).empty());
  // In the size of the text and with no word of the moment it is what the document says.
  Table form;
  for (float y = 100; y < 170; y += 14) form.line(60, y, prose);
  form.line(60, 170, "Người ký: Trần Thị Mẫu").line(60, 184, prose);
  EXPECT_TRUE(asides(form.printed(), FurnitureRange::Kind::stamp).empty());
}

TEST(Pages, SmallPrintUnderMarksIsFootnotes) {
  Table t;
  for (float y = 100; y < 240; y += 14) t.line(60, y, prose);
  t.line(60, 740, "1", 100, 5).more(66, 741, "Theo quy định của xã,", 100, 8).line(60, 751, "năm 2024.", 100, 8);
  t.line(60, 761, "2Số liệu của thôn.", 100, 8).line(300, 800, "3");
  const Extraction e = t.printed();
  EXPECT_EQ(asides(e, FurnitureRange::Kind::footnote),
            (std::vector<std::string>{"1 Theo quy định của xã, năm 2024.", "2Số liệu của thôn."}));
  EXPECT_EQ(asides(e, FurnitureRange::Kind::page_number), std::vector<std::string>{"3"});
  // A list in small print, and small print without a mark, are text.
  Table list;
  for (float y = 100; y < 240; y += 14) list.line(60, y, prose);
  list.line(60, 740, "1. Như trên;", 100, 8).line(60, 750, "2. Lưu.", 100, 8);
  EXPECT_TRUE(asides(list.printed(), FurnitureRange::Kind::footnote).empty());
  Table closing;
  for (float y = 100; y < 240; y += 14) closing.line(60, y, prose);
  closing.line(60, 740, "- Như trên;", 100, 8).line(60, 750, "- Lưu: VT.", 100, 8);
  EXPECT_TRUE(asides(closing.printed(), FurnitureRange::Kind::footnote).empty());
}

TEST(Pages, StrokesOfNumeralsAreNoLetterH) {
  Table t;
  t.line(60, 100, "H. NHIEM VU").line(60, 120, "VHI. Kinh phi").line(60, 140, "H. nho").line(60, 160, "Lop H. Nam");
  std::vector<PageWords> pages = t.words();
  std::deque<std::string> texts;
  mend_numerals(pages[0], texts);
  std::string all;
  for (const PageWord& w : pages[0].words) all += std::string(w.text) + " ";
  EXPECT_EQ(all, "II. NHIEM VU VIII. Kinh phi H. nho Lop H. Nam ");
}

/// The first words of the lines after the numerals were made to follow each other.
std::string numerals(Table& t, bool recognised = true) {
  std::vector<PageWords> pages = t.words();
  std::deque<std::string> texts;
  for (PageWords& p : pages) mend_numerals(p, texts);
  mend_sequence(pages, std::vector<bool>(pages.size(), recognised), texts);
  std::string all;
  for (const PageWords& p : pages) {
    for (size_t i = 0; i < p.words.size(); ++i) {
      if (i == 0 || p.words[i].line != p.words[i - 1].line) all += std::string(p.words[i].text) + " ";
    }
  }
  return all;
}

TEST(Pages, NumeralsFollowEachOther) {
  Table t;
  t.line(60, 100, "1. Muc dich").line(60, 120, "1. Yeu cau").line(60, 140, "2. Pham vi").line(60, 160, "1I. Noi dung");
  t.page().line(60, 100, "II. Thoi gian").line(60, 120, "1. Ngay").line(60, 140, "IV. Kinh phi");
  EXPECT_EQ(numerals(t), "I. 1. 2. II. III. 1. IV. ");
  EXPECT_EQ(numerals(t, false), "1. 1. 2. II. II. 1. IV. ");
  // Two of the same with nothing missing behind them are what the document says, and so is a 1. that a 2. follows.
  Table same;
  same.line(60, 100, "1. Mot").line(60, 120, "2. Hai").line(60, 140, "II. Noi dung").line(60, 160, "II. Noi dung");
  same.line(60, 180, "III. Kinh phi").line(60, 200, "TH. Thanh phan");
  EXPECT_EQ(numerals(same), "1. 2. II. II. III. III. ");
  // But a last II. behind II. is III., which loses a stroke more often than a writer counts so.
  Table last;
  last.line(60, 100, "I. Mot").line(60, 120, "II. Hai").line(60, 140, "1. Kinh phi").line(60, 160, "II. Thuc hien");
  EXPECT_EQ(numerals(last), "I. II. 1. III. ");
  EXPECT_EQ(numerals(last, false), "I. II. 1. II. ");
  Table once;
  once.line(60, 100, "I. Mot").line(60, 120, "I. Hai");
  EXPECT_EQ(numerals(once), "I. I. ");
  // One stroke too many, and one too few.
  Table swapped;
  swapped.line(60, 100, "I. Mot").line(60, 120, "HI. Noi dung").line(60, 140, "II. Thuc hien");
  EXPECT_EQ(numerals(swapped), "I. II. III. ");
  Table inside;
  inside.line(150, 100, "1. Mot").line(60, 140, "II. Noi dung");
  EXPECT_EQ(numerals(inside), "1. II. ");
}

TEST(Pages, RubbishInTheTableIsPassedOver) {
  EXPECT_TRUE(read_word_table("", 1).empty());
  EXPECT_TRUE(read_word_table("5\t1\t0\t0\t0\t0\t1\t1\t1\t1\t90\tword without a page\n", 1).empty());
  const auto pages = read_word_table(
      "level\tpage\n1\t1\t0\t0\t0\t0\t0\t0\t600\t840\t-1\t\nx\n5\t1\n5\t1\t0\t0\t0\t0\ta\t1\t1\t1\t9\tw\n"
      "5\t1\t0\t0\t0\t0\t1\t1\t1\t1\t900\tw\tv\n",
      1);
  ASSERT_EQ(pages.size(), 1U);
  ASSERT_EQ(pages[0].words.size(), 1U);
  EXPECT_EQ(pages[0].words[0].text, "w\tv");
  EXPECT_FLOAT_EQ(pages[0].words[0].confidence, 1);
}

}  // namespace
}  // namespace vanban::read

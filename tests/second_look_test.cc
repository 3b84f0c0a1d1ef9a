// Recognised pages: what of them is looked at again, what of that is taken, and pages that lie on their side.
#include "read/second_look.h"

#include <gtest/gtest.h>

#include <cmath>

#include "read/coloured_ink.h"
#include "read/image.h"
#include "read/orientation.h"
#include "read/slanted_stamp.h"
#include "read/surer_lines.h"

namespace vanban::read {
namespace {

/// A page of 600 x 840 points.
PageWords page_of(std::vector<PageWord> words) { return {600, 840, std::move(words), {}}; }

/// The words of a line from (x, y), 6 points a byte and 10 high, all equally sure.
void line(std::vector<PageWord>& words, float x, float y, std::string_view text, float sure = 0.9F) {
  const uint32_t number = words.empty() ? 1 : words.back().line + 1;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    const float width = 6.0F * static_cast<float>(word.size());
    words.push_back({word, {x, y, x + width, y + 10}, sure, number});
    x += width + 4;
  }
}

std::string text_of(const PageWords& page) {
  std::string text;
  for (size_t i = 0; i < page.words.size(); ++i) {
    if (i > 0) text += page.words[i].line == page.words[i - 1].line ? ' ' : '|';
    text += page.words[i].text;
  }
  return text;
}

/// An image of 600 x 840 dots, 72 an inch, black where `black` says so.
template <typename Black>
std::string image_of(Black&& black) {
  std::string image = grey_head(600, 840);
  for (size_t y = 0; y < 840; ++y) {
    for (size_t x = 0; x < 600; ++x) image += black(x, y) ? '\0' : '\xFF';
  }
  return image;
}

bool ring(size_t x, size_t y, double cx, double cy) {
  const double r = std::hypot(static_cast<double>(x) - cx, static_cast<double>(y) - cy);
  return (r > 30 && r < 40) || r < 12;
}

TEST(SecondLook, IsWhereALetterEnds) {
  std::vector<PageWord> words;
  line(words, 60, 100, "Các thôn báo cáo.");
  EXPECT_FALSE(closing_region(page_of(words)));
  line(words, 60, 640, "- Lưu: VT, BVH.");
  std::optional<Box> region = closing_region(page_of(words));
  ASSERT_TRUE(region);
  EXPECT_LT(region->y0, 520);
  EXPECT_GT(region->y1, 650);
  line(words, 60, 600, "Nơi nhận:");
  region = closing_region(page_of(words));
  ASSERT_TRUE(region);
  EXPECT_LT(region->y0, 600);
  EXPECT_GT(region->y0, 500);
  EXPECT_EQ(region->x1, 600);
  EXPECT_LE(region->y1, 840);
}

TEST(SecondLook, IsTheLetterhead) {
  std::vector<PageWord> words;
  line(words, 330, 60, "Độc lập - Tự do - Hạnh phúc");
  const std::optional<Box> region = letterhead_region(page_of(words));
  ASSERT_TRUE(region);
  EXPECT_LT(region->y0, 40);
  EXPECT_GT(region->y1, 150);
  for (PageWord& w : words) w.box.y0 = 500, w.box.y1 = 510;  // of the letterhead of a form
  EXPECT_FALSE(letterhead_region(page_of(words)));
}

TEST(SecondLook, IsWhereInkIsThatWasNotRead) {
  std::vector<PageWord> words;
  line(words, 60, 100, "Các thôn báo cáo.");
  const std::string empty = image_of([](size_t, size_t) { return false; });
  EXPECT_TRUE(inky_regions(page_of(words), empty, 72).empty());
  const std::string stamped = image_of([](size_t x, size_t y) { return ring(x, y, 300, 400); });
  const std::vector<Box> regions = inky_regions(page_of(words), stamped, 72);
  ASSERT_EQ(regions.size(), 1U);
  EXPECT_LT(regions[0].y0, 360);
  EXPECT_GT(regions[0].y1, 440);
  // What was read there is ink of words.
  words.push_back({"HÒA", {250, 350, 350, 450}, 0.9F, 9});
  EXPECT_TRUE(inky_regions(page_of(words), stamped, 72).empty());
  words.back().confidence = 0.2F;
  EXPECT_EQ(inky_regions(page_of(words), stamped, 72).size(), 1U);
  // A table that fills the page is looked at again no further than its head.
  const std::string table = image_of([](size_t, size_t y) { return y > 60 && y < 800 && y % 20 < 2; });
  const std::vector<Box> head = inky_regions(page_of({}), table, 72);
  ASSERT_EQ(head.size(), 1U);
  EXPECT_LT(head[0].y1, 220);
  const std::string below = image_of([](size_t, size_t y) { return y > 300 && y < 800 && y % 20 < 2; });
  EXPECT_TRUE(inky_regions(page_of({}), below, 72).empty());
}

TEST(SecondLook, LooksAtThePartsOfAPage) {
  std::vector<PageWord> words;
  const std::string stamped = image_of([](size_t x, size_t y) { return ring(x, y, 300, 400) || ring(x, y, 450, 660); });
  EXPECT_EQ(second_looks(page_of(words), stamped, 72).size(), 4U);  // two of each stamp
  line(words, 330, 60, "Độc lập - Tự do - Hạnh phúc");
  line(words, 60, 600, "Nơi nhận:");
  // One of the letterhead, two of the stamp on the text, four of the closing, whose stamp is not looked at by itself.
  EXPECT_EQ(second_looks(page_of(words), stamped, 72).size(), 7U);
}

std::string scaled_image(const std::string& pgm, float factor) {
  return std::string(scaled(grey_image(pgm).value_or(GreyImage()), factor).bytes());
}

TEST(SecondLook, ImagesAreScaled) {
  const std::string image = "P5\n4 2\n255\n\x10\x10\x90\x90\x10\x10\x90\x90";
  EXPECT_EQ(scaled_image(image, 1), image);
  EXPECT_EQ(scaled_image(image, 0.5F), "P5\n2 1\n255\n\x23\x7E");
  const std::string twice = scaled_image(image, 2);
  ASSERT_EQ(twice.size(), 11U + 32U);
  EXPECT_EQ(twice.substr(0, 11), "P5\n8 4\n255\n");
  EXPECT_EQ(twice.substr(11, 8), "\x10\x10\x10\x30\x70\x90\x90\x90");
  EXPECT_EQ(scaled_image("P6\n1 1\n255\nabc", 2), "");
  // A tone stays what it is, at the edges too, whatever the number of dots that make one.
  for (float factor : {0.3F, 0.67F, 0.75F, 0.8F, 1.5F, 2.3F}) {
    const std::string tone = scaled_image("P5\n5 7\n255\n" + std::string(35, '\xB3'), factor);
    const std::string_view dots = std::string_view(tone).substr(tone.rfind('\n') + 1);
    EXPECT_EQ(dots, std::string(dots.size(), '\xB3')) << factor;
  }
}

TEST(SecondLook, ColouredInkIsFound) {
  std::string page = "P6\n600 840\n255\n";
  for (size_t y = 0; y < 840; ++y) {
    for (size_t x = 0; x < 600; ++x) {
      const bool red = x >= 100 && x < 150 && y >= 200 && y < 220;
      page += red ? "\xE0\x20\x20" : y == 400 ? std::string("\x20\x20\x20") : std::string("\xFF\xFF\xFF");
    }
  }
  const std::vector<Box> regions = coloured_regions(page, 72);
  ASSERT_EQ(regions.size(), 1U);
  EXPECT_GT(regions[0].x0, 80);
  EXPECT_LT(regions[0].x1, 170);
  EXPECT_LT(regions[0].y0, 200);
  EXPECT_GT(regions[0].y1, 220);
  EXPECT_TRUE(coloured_regions(black_ink(page).bytes(), 72).empty());
  const MemoryFile part = all_ink(page, {90, 0, 9999, 300}, 72);
  const std::optional<GreyImage> grey = grey_image(part.bytes());
  ASSERT_TRUE(grey);
  EXPECT_EQ(grey->width, 510U);
  EXPECT_EQ(grey->height, 300U);
  EXPECT_EQ(grey->row(210)[30], 0x60);
  EXPECT_EQ(grey->row(210)[70], 0xFF);
  EXPECT_TRUE(all_ink(page, {700, 0, 800, 300}, 72).bytes().empty());
}

TEST(SecondLook, PartsOfImages) {
  const std::string image = "P5\n4 3\n255\nabcdefghijkl";
  const auto part = [&](const Box& box) {
    return std::string(scaled(part_of(*grey_image(image), box, 72), 1).bytes());
  };
  EXPECT_EQ(part({1, 1, 3, 3}), "P5\n2 2\n255\nfgjk");
  EXPECT_EQ(part({1, 1, 300, 300}), "P5\n3 2\n255\nfghjkl");
  EXPECT_EQ(part({5, 1, 9, 3}), "");
  EXPECT_EQ(scaled_image(image, 1), image);
  for (const char* other : {"P6\n1 1\n255\nabc", "P5\n9 9\n255\nshort", "P5\n0 9\n255\n", "P5\n"}) {
    EXPECT_FALSE(grey_image(other)) << other;
  }
}

TEST(Orientation, ImagesAreTurned) {
  const std::string image = "P5\n3 2\n255\nabcdef";
  EXPECT_EQ(turned(image, 90), "P5\n2 3\n255\ndaebfc");
  EXPECT_EQ(turned(image, 180), "P5\n3 2\n255\nfedcba");
  EXPECT_EQ(turned(image, 270), "P5\n2 3\n255\ncfbead");
  EXPECT_EQ(turned(turned(image, 90), 270), image);
  EXPECT_EQ(turned("P6\n1 1\n255\nabc", 90), "");
}

TEST(Orientation, WordsThatStandOnEachOther) {
  std::vector<PageWord> words;
  line(words, 60, 100, "Các thôn báo cáo");
  EXPECT_FALSE(on_its_side(page_of(words)));
  for (PageWord& w : words) w.box = {w.box.y0, w.box.x0, w.box.y1, w.box.x1};
  EXPECT_TRUE(on_its_side(page_of(words)));
  EXPECT_FALSE(on_its_side(page_of({})));
}

TEST(SecondLook, TakesTheLinesItIsSurerOf) {
  const Box region{250, 500, 600, 700};
  std::vector<PageWord> first;
  line(first, 60, 500, "Nơi nhận:");
  line(first, 350, 520, "6ÁM Đ", 0.4F);
  line(first, 380, 600, "Lê Thị Mẫu", 0.95F);
  line(first, 60, 640, "Các thôn báo cáo kết quả về xã trong tháng này");
  std::vector<PageWord> again;
  line(again, 100, 20, "GIÁM ĐỐC", 0.9F);       // over what was hardly read
  line(again, 100, 60, "KHOẢNG", 0.9F);         // where nothing was
  line(again, 130, 100, "L6 Thj Mẩu", 0.6F);    // less sure than before
  line(again, 4, 140, "kết quả về xã", 0.99F);  // the end of a line that begins outside
  line(again, 100, 160, "ab", 0.99F);           // too little to be a line
  line(again, 100, 180, "soạn thảo lung tung", 0.3F);
  PageWords page = page_of(first);
  std::deque<std::string> texts;
  take_surer_lines(page, page_of(again), region, false, texts);
  EXPECT_EQ(text_of(page), "Nơi nhận:|Lê Thị Mẫu|Các thôn báo cáo kết quả về xã trong tháng này|GIÁM ĐỐC|KHOẢNG");
  EXPECT_FLOAT_EQ(page.words.back().box.y0, 560);
}

TEST(SecondLook, TakesWholeLinesForPiecesAndWordsItIsSurerOf) {
  std::vector<PageWord> first;
  line(first, 60, 100, "1. Nhiệt liệt");
  line(first, 250, 100, "về An toàn lao động");
  line(first, 60, 130, "Bau hành kèm theo Kế hoạch", 0.9F);
  line(first, 60, 160, "SỞYTẾ", 0.8F);
  std::vector<PageWord> again;
  line(again, 60, 100, "1. Nhiệt liệt hưởng ứng về An toàn lao động");
  line(again, 60, 130, "Ban hành kèm theo Kế hoạch", 0.96F);
  line(again, 60, 160, "SỞ Y TẾ", 0.75F);
  PageWords page = page_of(first);
  std::deque<std::string> texts;
  take_surer_lines(page, page_of(again), {0, 0, 600, 300}, false, texts);
  EXPECT_EQ(text_of(page), "Ban hành kèm theo Kế hoạch|1. Nhiệt liệt hưởng ứng về An toàn lao động|SỞ Y TẾ");
  EXPECT_FLOAT_EQ(page.words.front().confidence, 0.96F);
}

TEST(SecondLook, LinesThatTheEdgeCutsAreNotTaken) {
  std::vector<PageWord> words;
  line(words, 60, 600, "Nơi nhận:");
  std::vector<PageWord> again;
  line(again, 0, 20, "GIÁM ĐỐC SỞ");  // begins at the region's left edge
  line(again, 100, 40, "Lê Thị Mẫu");
  again.back().box = {again.back().box.x0, 40, again.back().box.x0 + 4, 41};  // no word has such a box
  PageWords page = page_of(words);
  std::deque<std::string> texts;
  take_surer_lines(page, page_of(again), {250, 500, 600, 700}, false, texts);
  EXPECT_EQ(text_of(page), "Nơi nhận:");
}

TEST(SecondLook, MarksAreKept) {
  std::vector<PageWord> first;
  line(first, 300, 520, "1 ĐỐC SỞ Y TẾ", 0.9F);
  std::vector<PageWord> again;
  line(again, 20, 20, "AM", 0.97F);
  for (const PageWord& w : first) {
    if (w.text == "1") continue;
    again.push_back(w);
    again.back().text = w.text == "SỞ" ? "SƠ" : w.text == "TẾ" ? "TE" : w.text;
    again.back().box = {w.box.x0 - 250, w.box.y0 - 500, w.box.x1 - 250, w.box.y1 - 500};
    again.back().confidence = 0.99F;
    again.back().line = 1;
  }
  PageWords page = page_of(first);
  std::deque<std::string> texts;
  take_surer_lines(page, page_of(again), {250, 500, 600, 700}, false, texts);
  EXPECT_EQ(text_of(page), "AM ĐỐC SỞ Y TẾ");
}

TEST(SecondLook, WhatAStampHidesIsNoneOfTheLine) {
  std::vector<PageWord> again;
  line(again, 100, 20, "BẢNG TỔNG KẾØOUA THÁNG");
  again[2].confidence = 0.1F;
  for (bool stamped : {true, false}) {
    PageWords page = page_of({});
    std::deque<std::string> texts;
    take_surer_lines(page, page_of(again), {0, 0, 600, 300}, stamped, texts);
    EXPECT_EQ(text_of(page), stamped ? "BẢNG TỔNG THÁNG" : "BẢNG TỔNG KẾØOUA THÁNG");
    ASSERT_EQ(page.asides.size(), stamped ? 1U : 0U);
    EXPECT_EQ(page.words[stamped ? 1 : 2].box.x1, again[2].box.x1);
  }
}

TEST(SecondLook, WordsInsideSealsAreNoneOfThePage) {
  const std::string stamped = image_of([](size_t x, size_t y) { return ring(x, y, 300, 400) && y % 3 != 0; });
  std::vector<PageWord> words;
  line(words, 80, 95, "Y TẾ");
  line(words, 20, 150, "Lê Thị Mẫu");
  PageWords again = page_of(words);
  drop_seal_words(again, {200, 300, 600, 500}, stamped, 72);
  EXPECT_EQ(text_of(again), "Lê Thị Mẫu");
}

/// Dots of a line of blocks as letters, `slope` down for each to the right, in a frame of thin strokes.
std::string stamp_image(double slope, bool frame) {
  std::string image = grey_head(400, 200);
  for (size_t y = 0; y < 200; ++y) {
    for (size_t x = 0; x < 400; ++x) {
      const double below = static_cast<double>(y) - 100 - slope * (static_cast<double>(x) - 200);
      const bool letter = x > 100 && x < 300 && x % 20 < 12 && below > -12 && below < 12;
      const bool stroke = frame && x > 40 && x < 360 && std::abs(std::abs(below) - 40) < 2;
      image += letter || stroke ? '\0' : '\xFF';
    }
  }
  return image;
}

TEST(SlantedStamp, IsMadeLevelWithoutItsFrame) {
  for (double slope : {-0.4, -0.15, 0.2}) {
    const std::string stamped = stamp_image(slope, true);
    const std::string level = levelled(*grey_image(stamped));
    const std::optional<GreyImage> image = grey_image(level);
    ASSERT_TRUE(image) << slope;
    size_t first = image->height;
    size_t last = 0;
    size_t left = image->width;
    for (size_t dot = 0; dot < image->width * image->height; ++dot) {
      if (image->dots[dot] > 100) continue;
      first = std::min(first, dot / image->width);
      last = std::max(last, dot / image->width);
      left = std::min(left, dot % image->width);
    }
    EXPECT_LT(last - first, 34U) << slope;  // a letter's height, and what turning a block adds
    EXPECT_GT(left, 60U) << slope;          // the frame is gone
  }
  const auto nothing = [](const std::string& image) {
    return levelled(grey_image(image).value_or(GreyImage())).empty();
  };
  EXPECT_TRUE(nothing(stamp_image(0, false)));  // level as it is
  EXPECT_TRUE(nothing(grey_head(400, 200) + std::string(80000, '\xFF')));
  EXPECT_TRUE(nothing("P6\n1 1\n255\nabc"));
}

TEST(SlantedStamp, IsFoundUnderTheNumber) {
  std::vector<PageWord> words;
  line(words, 60, 80, "Số: 07/CĐ-UBND");
  const Box head{0, 20, 600, 190};
  const auto stamp = [](size_t x, size_t y) { return x > 60 && x < 150 && y > 130 && y < 170 && (x + y) % 5 < 2; };
  const std::optional<Box> region = stamp_region(page_of(words), image_of(stamp), 72, head);
  ASSERT_TRUE(region);
  EXPECT_LT(region->x0, 61);
  EXPECT_GT(region->x1, 149);
  EXPECT_FALSE(stamp_region(page_of(words), image_of([](size_t, size_t) { return false; }), 72, head));
  // A seal is as high as it is wide.
  EXPECT_FALSE(
      stamp_region(page_of(words), image_of([](size_t x, size_t y) { return ring(x, y, 110, 150); }), 72, head));
}

TEST(SlantedStamp, IsTakenWhereItSaysSomething) {
  const Box region{40, 130, 150, 170};
  const auto taken = [&](std::string_view text) {
    std::vector<PageWord> words;
    line(words, 60, 80, "Số: 07/CĐ-UBND", 0.95F);
    line(words, 70, 145, "“ø", 0.3F);
    PageWords page = page_of(words);
    std::vector<PageWord> stamp;
    line(stamp, 10, 20, text, 0.5F);
    std::deque<std::string> texts;
    take_stamp(page, page_of(stamp), region, texts);
    return text_of(page);
  };
  EXPECT_EQ(taken("„ HỎA TỐC >"), "Số: 07/CĐ-UBND|HỎA TỐC");
  EXPECT_EQ(taken("KHẨN"), "Số: 07/CĐ-UBND|KHẨN");
  for (const char* other : {"HÖA TỐC", "Hỏa tốc", ">", "XKRTZ", "Y"})
    EXPECT_EQ(taken(other), "Số: 07/CĐ-UBND|“ø") << other;
}

}  // namespace
}  // namespace vanban::read

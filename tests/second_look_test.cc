// Recognised pages: the signing part, looked at again, and pages that lie on their side.
#include "read/second_look.h"

#include <gtest/gtest.h>

#include "read/orientation.h"

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

TEST(SecondLook, IsBesideTheDistribution) {
  std::vector<PageWord> words;
  line(words, 60, 100, "Các thôn báo cáo.");
  EXPECT_FALSE(signing_region(page_of(words)));
  line(words, 60, 600, "Nơi nhận:");
  const std::optional<Box> region = signing_region(page_of(words));
  ASSERT_TRUE(region);
  EXPECT_LT(region->y0, 600);
  EXPECT_GT(region->x0, 200);
  EXPECT_EQ(region->x1, 600);
  EXPECT_LE(region->y1, 840);
}

TEST(SecondLook, PartsOfImages) {
  const std::string image = "P5\n4 3\n255\nabcdefghijkl";
  EXPECT_EQ(part_of_image(image, {1, 1, 3, 3}, 72), "P5\n2 2\n255\nfgjk");
  EXPECT_EQ(part_of_image(image, {1, 1, 300, 300}, 72), "P5\n3 2\n255\nfghjkl");
  EXPECT_EQ(part_of_image(image, {5, 1, 9, 3}, 72), "");
  for (const char* other : {"P6\n1 1\n255\nabc", "P5\n9 9\n255\nshort", "P5\n0 9\n255\n", "P5\n"}) {
    EXPECT_EQ(part_of_image(other, {0, 0, 9, 9}, 72), "") << other;
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
  take_surer_lines(page, page_of(again), region, texts);
  EXPECT_EQ(text_of(page), "Nơi nhận:|Lê Thị Mẫu|Các thôn báo cáo kết quả về xã trong tháng này|GIÁM ĐỐC|KHOẢNG");
  EXPECT_FLOAT_EQ(page.words.back().box.y0, 560);
}

}  // namespace
}  // namespace vanban::read

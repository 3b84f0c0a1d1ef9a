// A result says itself why a person should look at it.
#include <gtest/gtest.h>

#include <algorithm>

#include "grammar/grammar.h"
#include "parse.h"

namespace {

using vanban::Document;

Document read(std::string_view text) { return vanban::parse(text, *vanban::grammar::Grammar::embedded(), {}); }

bool has(const Document& d, std::string_view reason) {
  return std::find(d.needs_review.begin(), d.needs_review.end(), reason) != d.needs_review.end();
}

constexpr const char* letter =
    "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\n\nSố: 12/TB-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\n\nAn Bình, ngày 05 tháng 6 năm 2023\n\nTHÔNG BÁO\nVề việc tu sửa đường liên thôn\n\n"
    "Ủy ban nhân dân xã thông báo việc tu sửa đường liên thôn Đông - Đoài.\n\n"
    "Nơi nhận:\n- Các thôn;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nNguyễn Văn Bưởi\n";

TEST(Review, IsNotAskedForWhereAllIsThere) {
  Document d = read(letter);
  EXPECT_TRUE(d.needs_review.empty()) << d.needs_review.front();
}

TEST(Review, NamesEachWarningOnce) {
  std::string text(letter);
  text.replace(text.find("Số: 12/TB-UBND"), std::string("Số: 12/TB-UBND").size(), "");
  text.replace(text.find("Ủy ban nhân dân xã thông báo"), 0, "1. Gửi trước ngày 31/6.\n2. Nộp trước ngày 31/9.\n");
  Document d = read(text);
  EXPECT_TRUE(has(d, "header.missing_number"));
  EXPECT_TRUE(has(d, "date.impossible"));
  EXPECT_EQ(std::count(d.needs_review.begin(), d.needs_review.end(), "date.impossible"), 1);
  for (std::string_view reason : d.needs_review) {
    bool uncertain = reason.rfind("uncertain.", 0) == 0;
    bool reported = std::any_of(d.diagnostics.begin(), d.diagnostics.end(),
                                [&](const vanban::Diagnostic& g) { return reason == g.code; });
    EXPECT_TRUE(uncertain || reported) << reason;
  }
}

TEST(Review, NamesPartsThatWereFoundWithLittleConfidence) {
  Document d = read(
      "UBND XÃ AN BÌNH\n\nSố: 12/KH-UBND\n\nCỌNG HÒA XÁ HỌI CHÙ NGHĨA VIÊT NAM\nĐộc lâp - Tư do - Hạnh phúc\n\n‡ »\n\n"
      "An Bình, ngày 05 tháng 6 năm 2023\n\nKÉ HOẠGH\nTu sửa đường liên thôn\n\nNội dung tu sửa.\n");
  ASSERT_TRUE(d.header.type.has_value());
  EXPECT_EQ(d.header.type->code, "KH");
  EXPECT_TRUE(has(d, "uncertain.header"));
}

}  // namespace

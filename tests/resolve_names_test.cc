// Full names of those who issue, receive and do, at the time of the document.
#include <gtest/gtest.h>

#include "options.h"
#include "parse.h"

namespace vanban {
namespace {

/// The full name of the addressee; "" if none is certain.
std::string addressee(const std::string& name, const std::string& letterhead, const std::string& year = "2019",
                      const std::string& body = "") {
  Document d = parse(letterhead + "\nSố: 12/ABC-VP\nAn Bình, ngày 05 tháng 6 năm " + year + "\n\nKính gửi: " + name +
                         "\n\nVăn phòng đã in tài liệu và gửi kèm văn bản này." + body + "\n",
                     *grammar::Grammar::embedded());
  return d.recipients.addressees.empty() ? "?" : d.recipients.addressees[0].resolved;
}

std::string issuer(const std::string& letterhead, const std::string& year = "2019") {
  Document d = parse(
      letterhead + "\nSố: 12/ABC-VP\nAn Bình, ngày 05 tháng 6 năm " + year + "\n\nKính gửi: Các thôn\n\nGửi kèm.\n",
      *grammar::Grammar::embedded());
  return d.header.issuer ? d.header.issuer->resolved : "?";
}

TEST(ResolvedNames, AbbreviationsAreWrittenOut) {
  EXPECT_EQ(addressee("UBND xã", "SỞ Y TẾ"), "Ủy ban nhân dân xã");
  EXPECT_EQ(addressee("Sở LĐTB&XH", "SỞ Y TẾ"), "Sở Lao động - Thương binh và Xã hội");
  EXPECT_EQ(addressee("Bộ TN&MT", "SỞ Y TẾ"), "Bộ Tài nguyên và Môi trường");
  EXPECT_EQ(addressee("Sở GD&ĐT", "SỞ Y TẾ"), "Sở Giáo dục và Đào tạo");
  EXPECT_EQ(addressee("Sở Y tế", "SỞ NỘI VỤ"), "");  // it is that already
}

TEST(ResolvedNames, OnlyAtTheirTime) {
  EXPECT_EQ(addressee("Bộ TN&MT", "SỞ Y TẾ", "2026"), "");
  EXPECT_EQ(addressee("Sở LĐTB&XH", "SỞ Y TẾ", "2026"), "");
  EXPECT_EQ(addressee("UBND huyện Bình Lâm", "SỞ Y TẾ", "2019"), "Ủy ban nhân dân huyện Bình Lâm");
  EXPECT_EQ(addressee("UBND huyện Bình Lâm", "SỞ Y TẾ", "2026"), "");
  EXPECT_EQ(addressee("UBND tỉnh Hà Giang", "SỞ Y TẾ", "2019"), "Ủy ban nhân dân tỉnh Hà Giang");
  EXPECT_EQ(addressee("UBND tỉnh Hà Giang", "SỞ Y TẾ", "2026"), "");
  EXPECT_EQ(addressee("UBND tỉnh Hà Tĩnh", "SỞ Y TẾ", "2026"), "Ủy ban nhân dân tỉnh Hà Tĩnh");
}

TEST(ResolvedNames, TheProvinceIsTheLetterheads) {
  EXPECT_EQ(addressee("UBND tỉnh", "UBND TỈNH HÀ TĨNH\nSỞ Y TẾ"), "Ủy ban nhân dân tỉnh Hà Tĩnh");
  EXPECT_EQ(addressee("Công an tỉnh", "UBND TỈNH HÀ TĨNH\nSỞ Y TẾ"), "Công an tỉnh Hà Tĩnh");
  EXPECT_EQ(addressee("Thường trực HĐND tỉnh", "UBND TỈNH HÀ TĨNH\nSỞ Y TẾ"),
            "Thường trực Hội đồng nhân dân tỉnh Hà Tĩnh");
  EXPECT_EQ(addressee("Văn phòng UBND", "SỞ Y TẾ"), "Văn phòng Ủy ban nhân dân");
  EXPECT_EQ(addressee("UBND tỉnh", "SỞ Y TẾ"), "Ủy ban nhân dân tỉnh");
  EXPECT_EQ(addressee("Công an tỉnh", "SỞ Y TẾ"), "");
  EXPECT_EQ(addressee("UBND tỉnh", "UBND TỈNH HÀ GIANG\nSỞ Y TẾ", "2026"), "Ủy ban nhân dân tỉnh");
  EXPECT_EQ(addressee("Công an xã", "ỦY BAN NHÂN DÂN XÃ AN BÌNH"), "Công an xã An Bình");
  EXPECT_EQ(addressee("Công an xã", "BAN VĂN HÓA - XÃ HỘI"), "");
}

TEST(ResolvedNames, WhatIsNotCertainIsNotSaid) {
  EXPECT_EQ(addressee("CT UBND tỉnh", "SỞ Y TẾ"), "");     // Cục Thuế, Chủ tịch
  EXPECT_EQ(addressee("BCT", "SỞ Y TẾ"), "");              // Bộ Công Thương, Bộ Chính trị
  EXPECT_EQ(addressee("HĐND, UBND tỉnh", "SỞ Y TẾ"), "");  // two bodies
  EXPECT_EQ(addressee("Các xã", "ỦY BAN NHÂN DÂN XÃ AN BÌNH"), "");
  EXPECT_EQ(addressee("UBND và HĐND tỉnh", "SỞ Y TẾ"), "");
  EXPECT_EQ(addressee("XYZ", "SỞ Y TẾ"), "");
}

TEST(ResolvedNames, TheDocumentsOwnAbbreviationsGoFirst) {
  EXPECT_EQ(addressee("BĐH dự án", "SỞ Y TẾ", "2019", "\n1. Ban Điều hành (BĐH) họp hằng quý."), "Ban Điều hành dự án");
}

TEST(ResolvedNames, TheIssuer) {
  EXPECT_EQ(issuer("UBND TỈNH HÀ TĨNH\nSỞ Y TẾ"), "Sở Y tế tỉnh Hà Tĩnh");
  EXPECT_EQ(issuer("ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH"), "Ủy ban nhân dân tỉnh Hà Tĩnh");
  EXPECT_EQ(issuer("UBND XÃ AN BÌNH"), "Ủy ban nhân dân xã An Bình");
  EXPECT_EQ(issuer("SỞ Y TẾ"), "Sở Y tế");
  EXPECT_EQ(issuer("UBND XÃ ĐÔNG MỸ"), "");  // how the name is written in small letters, nothing says
  EXPECT_EQ(issuer("UBND TỈNH HÀ GIANG", "2026"), "");
  EXPECT_EQ(issuer("CÔNG TY CẤP NƯỚC AN BÌNH"), "");
  EXPECT_EQ(issuer("HỘI ĐỒNG NHÂN DÂN TỈNH HÀ TĨNH\nỦY BAN NHÂN DÂN TỈNH"), "Ủy ban nhân dân tỉnh Hà Tĩnh");
  EXPECT_EQ(issuer("HỘI ĐỒNG NHÂN DÂN TỈNH LÂM HÀ\nỦY BAN NHÂN DÂN TỈNH"), "");  // there is no such province
}

TEST(ResolvedNames, Assignees) {
  Document d = parse(
      "UBND TỈNH HÀ TĨNH\nSỞ Y TẾ\nSố: 5/KH-SYT\nHà Tĩnh, ngày 05 tháng 6 năm 2019\n\nKẾ HOẠCH\nTiêm phòng\n\n"
      "I. TỔ CHỨC THỰC HIỆN\n1. Giao Công an tỉnh bố trí lực lượng.\n2. Sở GD&ĐT chỉ đạo các trường học phối hợp.\n",
      *grammar::Grammar::embedded());
  ASSERT_EQ(d.responsibilities.size(), 2U);
  EXPECT_EQ(d.responsibilities[0].resolved, "Công an tỉnh Hà Tĩnh");
  EXPECT_EQ(d.responsibilities[1].resolved, "Sở Giáo dục và Đào tạo");
}

}  // namespace
}  // namespace vanban

// Abbreviations a document defines.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lines_document.h"

namespace vanban {
namespace {

std::string defined(const std::vector<std::string>& lines) {
  Document d = test::read(lines, views::find_abbreviations);
  std::string out;
  for (const Abbreviation& a : d.abbreviations) {
    if (!out.empty()) out += "; ";
    out += std::string(d.view(a.short_form)) + "=" + std::string(d.view(a.long_form));
  }
  return out;
}

TEST(Abbreviations, FollowTheirLongForm) {
  EXPECT_EQ(defined({"Ban Thường vụ Liên đoàn Lao động (LĐLĐ) tỉnh hướng dẫn"}), "LĐLĐ=Liên đoàn Lao động");
  EXPECT_EQ(defined({"công tác bình đẳng giới (BĐG) và hoạt động vì sự tiến bộ của phụ nữ (VSTBPN)"}),
            "BĐG=bình đẳng giới; VSTBPN=vì sự tiến bộ của phụ nữ");
  EXPECT_EQ(defined({"Phòng, chống thiên tai và tìm kiếm cứu nạn (PCTT&TKCN) tỉnh"}),
            "PCTT&TKCN=Phòng, chống thiên tai và tìm kiếm cứu nạn");
  EXPECT_EQ(defined({"Phòng Khảo thí - Đảm bảo chất lượng giáo dục (KT&ĐBCLGD)"}),
            "KT&ĐBCLGD=Khảo thí - Đảm bảo chất lượng giáo dục");
  EXPECT_EQ(defined({"kinh tế - xã hội (KT-XH)"}), "KT-XH=kinh tế - xã hội");
  EXPECT_EQ(defined({"đẩy mạnh ứng dụng CNTT (ƯDCNTT)"}), "ƯDCNTT=ứng dụng CNTT");
  EXPECT_EQ(defined({"Ban Chấp hành Trung ương (BCHTW)"}), "BCHTW=Ban Chấp hành Trung ương");
}

TEST(Abbreviations, StopBeforeThePlace) {
  EXPECT_EQ(defined({"Ban An toàn giao thông tỉnh (BATGT) đề nghị"}), "BATGT=Ban An toàn giao thông");
}

TEST(Abbreviations, ComeInLists) {
  EXPECT_EQ(defined({"hạn chế tai nạn lao động, bệnh nghề nghiệp (TNLĐ, BNN)"}),
            "TNLĐ=tai nạn lao động; BNN=bệnh nghề nghiệp");
}

TEST(Abbreviations, StandForListsShortenedByHand) {
  EXPECT_EQ(
      defined({"trách nhiệm của các cấp công đoàn, cán bộ công chức, viên chức, công nhân lao động (CNVCLĐ) đối với"}),
      "CNVCLĐ=cán bộ công chức, viên chức, công nhân lao động");
}

TEST(Abbreviations, OfForeignNamesTakeThePhrase) {
  EXPECT_EQ(defined({"học liệu số, hệ thống quản lý học tập (LMS), nền tảng trí tuệ nhân tạo (AI) và"}),
            "LMS=hệ thống quản lý học tập; AI=trí tuệ nhân tạo");
  EXPECT_EQ(defined({"Tổng chi phí sở hữu (TCO) là toàn bộ chi phí"}), "TCO=Tổng chi phí sở hữu");
  EXPECT_EQ(defined({"chỉ số hài lòng của bệnh nhân (PXQ) được", "tính PXQ hằng quý"}), "PXQ=bệnh nhân")
      << "used again";
  EXPECT_EQ(defined({"trí tuệ nhân tạo (Artificial Intelligence - AI)"}), "AI=trí tuệ nhân tạo");
}

TEST(Abbreviations, StandBeforeTheirLongForm) {
  EXPECT_EQ(defined({"UBND (Ủy ban nhân dân) các xã"}), "UBND=Ủy ban nhân dân");
  EXPECT_EQ(defined({"UBND (Sở Nội vụ) các xã"}), "");
}

TEST(Abbreviations, AreNamedByAFormula) {
  EXPECT_EQ(defined({"Ủy ban nhân dân xã, phường (sau đây gọi là Ủy ban nhân dân cấp xã);"}),
            "Ủy ban nhân dân cấp xã=Ủy ban nhân dân xã, phường");
  EXPECT_EQ(defined({"của Trường Đại học Sông Hậu (sau đây gọi tắt là “Trường”)."}), "Trường=Trường Đại học Sông Hậu");
  EXPECT_EQ(defined({"đề tài, dự án cấp sở, ngành (sau đây được gọi chung là đề tài cấp cơ sở) để"}),
            "đề tài cấp cơ sở=đề tài, dự án cấp sở, ngành");
  EXPECT_EQ(defined({"Ban Quản lý dự án, sau đây gọi tắt là BQLDA, có nhiệm vụ"}), "BQLDA=Ban Quản lý dự án");
  EXPECT_EQ(defined({"công nghệ thông tin (viết tắt là CNTT)"}), "CNTT=công nghệ thông tin");
}

TEST(Abbreviations, TakeTheFirstOfTwoNames) {
  EXPECT_EQ(defined({"Trường Đại học Sông Hậu (sau đây gọi là Nhà trường hoặc Trường)"}),
            "Nhà trường=Trường Đại học Sông Hậu");
  EXPECT_EQ(defined({"Sau đây gọi tắt là Bên A"}), "") << "nothing stands before it";
}

TEST(Abbreviations, MayLeaveOutAWordOfAName) {
  EXPECT_EQ(defined({"Tổng Liên đoàn Lao động Việt Nam (TLĐ)"}), "TLĐ=Tổng Liên đoàn Lao động");
}

TEST(Abbreviations, AreGivenOnce) {
  EXPECT_EQ(defined({"sinh viên (SV) và", "Đối với sinh viên (SV)"}), "SV=sinh viên");
}

TEST(Abbreviations, AreNotOtherBrackets) {
  for (const char* line : {"Văn phòng Chính phủ (HN-TPHCM);", "Lưu: VT, CCHC (5b).", "khẩu hiệu (nếu có)",
                           "Cục Kiểm tra văn bản (Bộ Tư pháp)", "Chương II (III)", "Bác sỹ hạng II (YHCT)",
                           "gửi về Sở Y tế (NVY)", "bệnh viện tuyến tỉnh (BVĐK)", "công suất 200 (MW)",
                           "Ngày Gia đình (28/6)", "Mẫu số 1 (A4)", "( )", "(", "()"}) {
    EXPECT_EQ(defined({line}), "") << line;
  }
}

}  // namespace
}  // namespace vanban

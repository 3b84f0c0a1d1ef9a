// Telephone, mail, web and postal addresses.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lines_document.h"

namespace vanban {
namespace {

std::string contacts(const std::vector<std::string>& lines) {
  Document d = test::read(lines, views::find_contacts);
  std::string out;
  for (const Contact& c : d.contacts) {
    if (!out.empty()) out += "; ";
    out += std::string(c.kind) + " " + std::string(d.view(c.value.text));
  }
  return out;
}

std::string contact(const std::string& line) { return contacts({line}); }

TEST(Contacts, FindsTelephones) {
  EXPECT_EQ(contact("(Điện thoại 3.754,241) để phối hợp"), "phone 3.754,241");
  EXPECT_EQ(contact("điện thoại: 0239.3608111 ./."), "phone 0239.3608111");
  EXPECT_EQ(contact("qua số điện thoại 3872111 hoặc 0918526111./."), "phone 3872111; phone 0918526111");
  EXPECT_EQ(contact("ĐT: 02973813111; fax: 0297.3813112"), "phone 02973813111; phone 0297.3813112");
  EXPECT_EQ(contact("SĐT: 0913104111)."), "phone 0913104111");
  EXPECT_EQ(contact("liên hệ ông Nguyễn Văn A, 0912 345 678"), "phone 0912 345 678");
  EXPECT_EQ(contact("Tel/Fax: (0239) 3856 789"), "phone (0239) 3856 789");
  EXPECT_EQ(contact("Điện thoại: (024) 3.822.1234 - 3.822.5678"), "phone (024) 3.822.1234; phone 3.822.5678");
  EXPECT_EQ(contact("gọi tổng đài 111"), "phone 111");
  EXPECT_EQ(contact("Phòng Khảo thí: 02366 277 811"), "phone 02366 277 811");
}

TEST(Contacts, FindsMailAndWeb) {
  EXPECT_EQ(contact("qua hộp thư: kt_thi@vidu.edu.vn hoặc"), "email kt_thi@vidu.edu.vn");
  EXPECT_EQ(contact("Email: pctt(@)vidu.com)"), "email pctt(@)vidu.com");
  EXPECT_EQ(contact("website Khoa (http://cs.vidu.edu.vn )."), "url http://cs.vidu.edu.vn");
  EXPECT_EQ(contact("Cổng Pháp luật (phapluat.vidu.gov.vn) hoặc"), "url phapluat.vidu.gov.vn");
  EXPECT_EQ(contact("tại daotao.vidu.edu.vn/tin."), "url daotao.vidu.edu.vn/tin");
  EXPECT_EQ(contact("https://forms.gle/AbC12"), "url https://forms.gle/AbC12");
  EXPECT_EQ(contact("truy cập www.vidu.vn, mục Tin"), "url www.vidu.vn");
}

TEST(Contacts, FindsPostalAddresses) {
  EXPECT_EQ(contact("địa chỉ: số 04 Đường Hoa Sen – Thành phố Sông Hậu; điện thoại: 0239.3608111"),
            "address số 04 Đường Hoa Sen – Thành phố Sông Hậu; phone 0239.3608111");
  EXPECT_EQ(contact("Số 86/2 Hoa Sen Q.10, TP.Sông Hậu."), "address Số 86/2 Hoa Sen Q.10, TP.Sông Hậu");
  EXPECT_EQ(contact("Văn phòng Ban (số 731B Nguyễn Văn Mẫu, phường An Tâm, tỉnh Sông Hậu, ĐT: 02973813111)"),
            "address số 731B Nguyễn Văn Mẫu, phường An Tâm, tỉnh Sông Hậu; phone 02973813111");
  EXPECT_EQ(contact("hồ sơ gửi về Sở Nội vụ, số 5 Hoa Sen, phường 3, thành phố Sông Hậu trước ngày 5/6"),
            "address số 5 Hoa Sen, phường 3, thành phố Sông Hậu");
}

TEST(Contacts, LeavesTheRestAlone) {
  for (const char* line :
       {"camera thứ hai điện thoại quay rõ", "máy fax, máy in, điện thoại cố định", "Số điện thoại: ………… Email: ………",
        "tài khoản có đuôi @vidu.edu.vn", "địa chỉ tin cậy – nhà tạm lánh",
        "Địa chỉ:", "đào tạo theo địa chỉ sử dụng tỉnh", "Quyết định số 12 Chủ tịch tỉnh", "số 15 người, 3 xã",
        "mã số thuế 0301234567, số tài khoản 0351234567", "CCCD 079201001234", "ngày 01/02/2019, 2016-2020", "TP.Vinh",
        "II.2", "số lượng 2.123 (y tế: 753)", "mã số 0123456"}) {
    EXPECT_EQ(contact(line), "") << line;
  }
}

}  // namespace
}  // namespace vanban

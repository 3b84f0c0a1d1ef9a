// Who has to do what.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "growth.h"
#include "lines_document.h"
#include "options.h"
#include "parse.h"

namespace vanban {
namespace {

std::string shown(const Document& d) {
  std::string out;
  for (const Responsibility& r : d.responsibilities) {
    if (!out.empty()) out += " || ";
    std::string_view task = d.view(r.task);
    out += std::string(d.view(r.assignee.text)) + " | " + std::string(task) + " | " + r.role;
  }
  return out;
}

/// What one numbered line of a plan says.
std::string duty(const std::string& line) {
  Document d = test::document_of({"Mở đầu.", line});
  d.body[1].kind = NodeKind::item;
  d.body[1].label = {0, 1};
  d.body[1].number = "1";
  views::Context context(d, *grammar::Grammar::embedded());
  views::find_responsibilities(context);
  return shown(d);
}

/// What a whole document says.
std::string duties(const std::string& text) { return shown(parse(text, *grammar::Grammar::embedded())); }

TEST(Responsibilities, ReadsSentencesWithABodyAsSubject) {
  EXPECT_EQ(duty("Sở Hoa Sen chủ trì, phối hợp với Sở Nội vụ rà soát biên chế."),
            "Sở Hoa Sen | chủ trì, phối hợp với Sở Nội vụ rà soát biên chế | lead");
  EXPECT_EQ(duty("Các trường phối hợp với công an phường bảo vệ kỳ thi."),
            "Các trường | phối hợp với công an phường bảo vệ kỳ thi | coordinate");
  EXPECT_EQ(duty("Các đơn vị, địa phương chủ động xây dựng kế hoạch năm."),
            "Các đơn vị, địa phương | chủ động xây dựng kế hoạch năm | assigned");
  EXPECT_EQ(duty("Các sở, ban ngành cấp tỉnh; Chủ tịch UBND các huyện khẩn trương triển khai công điện này."),
            "Các sở, ban ngành cấp tỉnh; Chủ tịch UBND các huyện | khẩn trương triển khai công điện này | assigned");
  EXPECT_EQ(duty("Văn phòng Sở là đầu mối tiếp nhận báo cáo."),
            "Văn phòng Sở | là đầu mối tiếp nhận báo cáo | assigned");
  EXPECT_EQ(duty("Ủy ban nhân dân huyện chủ động và phối hợp với Sở Nội vụ kiểm tra."),
            "Ủy ban nhân dân huyện | chủ động và phối hợp với Sở Nội vụ kiểm tra | assigned");
  EXPECT_EQ(duty("Trung tâm Bảo vệ sức khỏe lao động tổ chức lễ phát động."),
            "Trung tâm Bảo vệ sức khỏe lao động | tổ chức lễ phát động | assigned");
  EXPECT_EQ(duty("Phòng Văn hóa thông tin tham mưu tổ chức hội thi."),
            "Phòng Văn hóa thông tin | tham mưu tổ chức hội thi | assigned");
  EXPECT_EQ(duty("Các đồng chí Trưởng, Phó các phòng tổ chức thực hiện."),
            "Các đồng chí Trưởng, Phó các phòng | tổ chức thực hiện | assigned");
  EXPECT_EQ(duty("Ban An toàn giao thông tham mưu kế hoạch."), "Ban An toàn giao thông | tham mưu kế hoạch | assigned");
}

TEST(Responsibilities, ReadsObligations) {
  EXPECT_EQ(duty("Bộ phận tiếp nhận và trả kết quả có trách nhiệm xem xét hồ sơ."),
            "Bộ phận tiếp nhận và trả kết quả | xem xét hồ sơ | assigned");
  EXPECT_EQ(duty("Cán bộ được cử đi học có trách nhiệm nộp báo cáo."),
            "Cán bộ được cử đi học | nộp báo cáo | assigned");
  EXPECT_EQ(duty("Các cơ sở y tế phải đảm bảo đủ thuốc."), "Các cơ sở y tế | đảm bảo đủ thuốc | assigned");
  EXPECT_EQ(duty("Bộ phận điều phối có trách nhiệm phân loại phản ánh."),
            "Bộ phận điều phối | phân loại phản ánh | assigned");
  EXPECT_EQ(duty("Thủ trưởng các đơn vị chịu trách nhiệm trước Giám đốc về kết quả thực hiện."),
            "Thủ trưởng các đơn vị | chịu trách nhiệm trước Giám đốc về kết quả thực hiện | assigned");
}

TEST(Responsibilities, ReadsWhoCarriesOutADecision) {
  EXPECT_EQ(duty("Các Bộ trưởng, Thủ trưởng cơ quan ngang Bộ và Chủ tịch Ủy ban nhân dân các tỉnh chịu trách nhiệm thi "
                 "hành Quyết định này./."),
            "Các Bộ trưởng, Thủ trưởng cơ quan ngang Bộ và Chủ tịch Ủy ban nhân dân các tỉnh | thi hành Quyết định này "
            "| assigned");
  EXPECT_EQ(duty("Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các Sở: Nội vụ, Kế hoạch và Đầu tư, Tài chính; Chủ "
                 "tịch Ủy ban nhân dân các huyện "
                 "và các ông (bà) có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./."),
            "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các Sở: Nội vụ, Kế hoạch và Đầu tư, Tài chính; Chủ tịch Ủy "
            "ban nhân dân các huyện "
            "và các ông (bà) có tên tại Điều 1 | thi hành Quyết định này | assigned");
  EXPECT_EQ(duty("Quyết định có hiệu lực kể từ ngày ký. Các Ông (Bà): Chánh Văn phòng Sở, Trưởng phòng Hoa Sen và các "
                 "đơn vị liên quan căn cứ Quyết "
                 "định thi hành./."),
            "Các Ông (Bà): Chánh Văn phòng Sở, Trưởng phòng Hoa Sen và các đơn vị liên quan | căn cứ Quyết định thi "
            "hành | assigned");
}

TEST(Responsibilities, ReadsRequests) {
  EXPECT_EQ(duty("Giao Sở Hoa Sen theo dõi việc thực hiện Chỉ thị này."),
            "Sở Hoa Sen | theo dõi việc thực hiện Chỉ thị này | assigned");
  EXPECT_EQ(duty("Giao cho Giám đốc Trung tâm Hoa Sen tổng hợp báo cáo."),
            "Giám đốc Trung tâm Hoa Sen | tổng hợp báo cáo | assigned");
  EXPECT_EQ(duty("Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh phối hợp giám sát."),
            "Ủy ban Mặt trận Tổ quốc tỉnh | phối hợp giám sát | requested");
  EXPECT_EQ(duty("Trên đây là Kế hoạch năm 2020; đề nghị các phòng báo cáo kết quả trước ngày 5/6."),
            "các phòng | báo cáo kết quả trước ngày 5/6 | requested");
  EXPECT_EQ(duty("Căn cứ nội dung trên, Sở Hoa Sen yêu cầu các phòng, đơn vị trực thuộc nghiêm túc triển khai."),
            "các phòng, đơn vị trực thuộc | nghiêm túc triển khai | assigned");
  EXPECT_EQ(duty("Nhận được công văn đề nghị Thủ trưởng các đơn vị chỉ đạo thực hiện."),
            "Thủ trưởng các đơn vị | chỉ đạo thực hiện | requested");
  EXPECT_EQ(duty("Yêu cầu các trường: báo cáo số liệu về Phòng trước ngày 3/4."),
            "các trường | báo cáo số liệu về Phòng trước ngày 3/4 | assigned");
}

TEST(Responsibilities, LooksBehindWhatAClauseOpensWith) {
  EXPECT_EQ(duty("Theo chức năng được giao, các đơn vị và địa phương chủ động tổ chức triển khai."),
            "các đơn vị và địa phương | chủ động tổ chức triển khai | assigned");
  EXPECT_EQ(duty("Kết thúc Tháng hành động các đơn vị báo cáo kết quả."), "các đơn vị | báo cáo kết quả | assigned");
  EXPECT_EQ(duty("Các sở, ban, ngành căn cứ vào yêu cầu công tác của mình, hình thành bộ phận giúp việc."),
            "Các sở, ban, ngành | căn cứ vào yêu cầu công tác của mình, hình thành bộ phận giúp việc | assigned");
  EXPECT_EQ(duty("Tiêu chuẩn - đo lường: Ủy ban nhân dân huyện kiểm tra hàng hóa."),
            "Ủy ban nhân dân huyện | kiểm tra hàng hóa | assigned");
  EXPECT_EQ(duty("Căn cứ tình hình của địa phương, cơ quan, Chủ tịch Ủy ban nhân dân xã trang bị máy tính."),
            "Chủ tịch Ủy ban nhân dân xã | trang bị máy tính | assigned");
  EXPECT_EQ(duty("Trường hợp hồ sơ chưa đủ thì Phòng Hoa Sen hướng dẫn bổ sung."),
            "Phòng Hoa Sen | hướng dẫn bổ sung | assigned");
}

TEST(Responsibilities, TakesATaskForEachBody) {
  EXPECT_EQ(
      duty("Các trường gửi kế hoạch về Sở; các phòng thuộc Sở tổng hợp kết quả; giao Văn phòng Sở theo dõi chung."),
      "Các trường | gửi kế hoạch về Sở | assigned || các phòng thuộc Sở | tổng hợp kết quả | assigned || Văn phòng Sở "
      "| theo dõi chung | assigned");
  EXPECT_EQ(duty("Trực tiếp liên hệ với các cơ quan. Các cơ quan liên quan có trách nhiệm tiếp nhận hồ sơ."),
            "Các cơ quan liên quan | tiếp nhận hồ sơ | assigned");
}

TEST(Responsibilities, ReadsNameAndColon) {
  EXPECT_EQ(duty("Ban Tuyên giáo: Tham mưu cho Ban Thường vụ theo dõi."),
            "Ban Tuyên giáo | Tham mưu cho Ban Thường vụ theo dõi | assigned");
  EXPECT_EQ(duty("Đối với các trường: Tổ chức các lớp tập huấn."), "các trường | Tổ chức các lớp tập huấn | assigned");
  EXPECT_EQ(duty("Đối với sinh viên: nộp báo cáo thực tập về Khoa."),
            "sinh viên | nộp báo cáo thực tập về Khoa | assigned");
  EXPECT_EQ(duty("Đề nghị Hội Phụ nữ: vận động hội viên tham gia."),
            "Hội Phụ nữ | vận động hội viên tham gia | requested");
  EXPECT_EQ(duty("Đơn vị bảo đảm chất lượng: rà soát phương pháp đánh giá."),
            "Đơn vị bảo đảm chất lượng | rà soát phương pháp đánh giá | assigned");
}

TEST(Responsibilities, LeavesTheRestAlone) {
  for (const char* line : {
           "Tổ chức các hoạt động tuyên truyền tại các trường.",
           "Phòng, chống dịch bệnh tại các cơ sở y tế.",
           "Trong thời gian qua, các sở, ban, ngành đã triển khai nhiều đề tài.",
           "Các sở, ban, ngành, huyện, thị xã có sự phối hợp với Sở Hoa Sen.",
           "Bệnh viện đa khoa tỉnh phải thực hiện được 100% danh mục kỹ thuật.",
           "Bộ phận tiếp nhận chịu sự quản lý của Văn phòng.",
           "Đối với cơ quan chuyên môn cấp tỉnh: tối thiểu 40m2.",
           "Phòng Hoa Sen: Phòng A103",
           "Thành phần: Lãnh đạo Sở, lãnh đạo các phòng.",
           "Tại Công văn số 5/SHS, đề nghị phản ánh về Sở Hoa Sen.",
           "Việc lồng ghép các nội dung trong các buổi họp, giao ban, các buổi báo cáo thường kỳ.",
           "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 5.",
           "Chủ tịch Ủy ban nhân dân các cấp hoàn thành tốt nhiệm vụ được xem xét, khen thưởng.",
           "Đề nghị các đại biểu sắp xếp công việc đến dự họp.",
           "Sinh viên thực hiện báo cáo thực tập.",
           "Các hoạt động cần được tổ chức tiết kiệm.",
           "Đơn vị chủ trì là đơn vị được giao nhiệm vụ.",
           "Khuyến khích các cơ quan ứng dụng công nghệ thông tin.",
       }) {
    EXPECT_EQ(duty(line), "") << line;
  }
}

TEST(Responsibilities, NamesTheBodiesToWorkWith) {
  Document d = test::document_of({"Mở đầu.",
                                  "Sở Hoa Sen chủ trì, phối hợp chặt chẽ với các phòng, ban, UBND xã, phường và Công "
                                  "an huyện triển khai kế hoạch."});
  d.body[1].label = {0, 1};
  views::Context context(d, *grammar::Grammar::embedded());
  views::find_responsibilities(context);
  ASSERT_EQ(d.responsibilities.size(), 1U);
  ASSERT_EQ(d.responsibilities[0].with.size(), 3U);
  EXPECT_EQ(d.view(d.responsibilities[0].with[0]), "các phòng, ban");
  EXPECT_EQ(d.view(d.responsibilities[0].with[1]), "UBND xã, phường");
  EXPECT_EQ(d.view(d.responsibilities[0].with[2]), "Công an huyện");
}

TEST(Responsibilities, ReadsTheChildrenOfAHeadingThatNamesABody) {
  EXPECT_EQ(duties("KẾ HOẠCH\nNăm 2020\n\nI. MỤC ĐÍCH\nNâng cao nhận thức.\n\nII. TỔ CHỨC THỰC HIỆN\n1. Phòng Hoa "
                   "Sen:\n- Chủ trì xây dựng kế hoạch.\n"
                   "- Các trường báo cáo số liệu.\n2. Đề nghị Hội Phụ nữ huyện:\nTuyên truyền cho hội viên.\n3. Văn "
                   "phòng\n- Ngày 5/6/2020: họp tổng kết.\n"
                   "- Thời gian: tháng 6.\n"),
            "Phòng Hoa Sen | Chủ trì xây dựng kế hoạch | lead || Các trường | báo cáo số liệu | assigned || Hội Phụ nữ "
            "huyện | Tuyên truyền cho hội viên | "
            "requested || Văn phòng | Ngày 5/6/2020: họp tổng kết | assigned");
  EXPECT_EQ(duties("Điều 2. Hội đồng có nhiệm vụ:\n- Xét duyệt đề cương.\n- Báo cáo kết quả.\n"),
            "Hội đồng | Xét duyệt đề cương | assigned || Hội đồng | Báo cáo kết quả | assigned");
  EXPECT_EQ(duties("Chương II\nTRÁCH NHIỆM\nĐiều 5. Trách nhiệm của Giám đốc Sở Hoa Sen\n1. Ban hành quyết định.\n2. "
                   "Căn cứ quy định của pháp luật, phân loại "
                   "công việc.\nĐiều 6. Trách nhiệm của các phòng\n1. Bố trí cán bộ.\n"),
            "Giám đốc Sở Hoa Sen | Ban hành quyết định | assigned || Giám đốc Sở Hoa Sen | Căn cứ quy định của pháp "
            "luật, phân loại công việc | assigned || "
            "các phòng | Bố trí cán bộ | assigned");
}

TEST(Responsibilities, StepsOfAProcedureAreNone) {
  EXPECT_EQ(duties("KẾ HOẠCH\nKiểm tra năm 2020\n\nI. NỘI DUNG\nKiểm tra hồ sơ.\n\nII. QUY TRÌNH KIỂM TRA\n1. Trưởng "
                   "đoàn: Chỉ đạo về mục đích kiểm tra.\n2. Thư ký đoàn "
                   "thông báo quyết định.\n"),
            "");
}

TEST(Responsibilities, SlicesAreWellFormed) {
  Document d = parse(
      "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Hoa Sen: Chủ trì, phối hợp với các trường tổ chức hội thi; các trường cử cán bộ "
      "tham gia.\n",
      *grammar::Grammar::embedded());
  ASSERT_EQ(d.responsibilities.size(), 2U);
  for (const Responsibility& r : d.responsibilities) {
    EXPECT_LE(r.extent.end, d.text.size());
    EXPECT_TRUE(r.extent.contains(r.task));
    EXPECT_GT(r.rule, 0);
    EXPECT_GE(r.confidence, 0.6F);
    EXPECT_LE(r.confidence, 0.98F);
  }
}

/// A hostile text costs no more than its length.
TEST(Responsibilities, StaysLinear) {
  for (const std::string part : {"các đơn vị, căn cứ ", "đề nghị Sở; ", "Các phòng (", "Căn cứ a đề nghị b thì c; ",
                                 "các trường thi hành có trách nhiệm; ", "Căn cứ “ a, các phòng. "}) {
    const auto read = [&](size_t times) {
      std::string line;
      for (size_t i = 0; i < times; ++i) line += part;
      duty(line);
    };
    EXPECT_LT(test::growth(5000, read), test::linear) << part;
  }
}

}  // namespace
}  // namespace vanban

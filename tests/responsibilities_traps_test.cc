// Who has to do what, where much that looks like a task is none.
#include <gtest/gtest.h>

#include "duties_of.h"

namespace vanban {
namespace {

using test::duties;

/// Chỉ thị.
TEST(DutiesAmong, ADirectiveOfAMinistry) {
  EXPECT_EQ(
      duties(R"(BỘ XÂY DỰNG
Số: 03/CT-BXD
Hà Nội, ngày 15 tháng 3 năm 2022

CHỈ THỊ
Về an toàn trong thi công công trình

Năm 2021, cả nước xảy ra 120 vụ tai nạn. Các địa phương đã kiểm tra 2.300 công trình. Để bảo đảm an toàn, Bộ trưởng Bộ Xây dựng yêu cầu:
1. Sở Xây dựng các tỉnh, thành phố trực thuộc Trung ương:
a) Lập danh mục công trình có nguy cơ mất an toàn, phân công người theo dõi từng công trình.
b) Không cho thi công khi nhà thầu chưa có biện pháp bảo đảm an toàn.
c) Trước ngày 30/4/2022, gửi báo cáo về Bộ.
2. Chủ đầu tư, ban quản lý dự án
Dừng thi công khi phát hiện nguy cơ; buộc nhà thầu khắc phục.
3. Các nhà thầu thi công trang bị đủ đồ bảo hộ cho người lao động.
4. Cục Giám định nhà nước về chất lượng công trình xây dựng, Thanh tra Bộ tăng cường kiểm tra đột xuất.
5. Giao Vụ Vật liệu xây dựng biên soạn sổ tay an toàn, phát hành trong quý II.
6. Chánh Văn phòng Bộ, Chánh Thanh tra Bộ, Thủ trưởng các đơn vị thuộc Bộ và các cơ quan có liên quan chịu trách nhiệm thi hành Chỉ thị này./.

BỘ TRƯỞNG
Nguyễn Văn Lúa
)"),
      R"(Sở Xây dựng các tỉnh, thành phố trực thuộc Trung ương | Lập danh mục công trình có nguy cơ mất an toàn, phân công người theo dõi từng công trình | assigned
Sở Xây dựng các tỉnh, thành phố trực thuộc Trung ương | Không cho thi công khi nhà thầu chưa có biện pháp bảo đảm an toàn | assigned
Sở Xây dựng các tỉnh, thành phố trực thuộc Trung ương | Trước ngày 30/4/2022, gửi báo cáo về Bộ | assigned
Chủ đầu tư, ban quản lý dự án | Dừng thi công khi phát hiện nguy cơ; buộc nhà thầu khắc phục | assigned
Các nhà thầu thi công | trang bị đủ đồ bảo hộ cho người lao động | assigned
Cục Giám định nhà nước về chất lượng công trình xây dựng, Thanh tra Bộ | tăng cường kiểm tra đột xuất | assigned
Vụ Vật liệu xây dựng | biên soạn sổ tay an toàn, phát hành trong quý II | assigned
Chánh Văn phòng Bộ, Chánh Thanh tra Bộ, Thủ trưởng các đơn vị thuộc Bộ và các cơ quan có liên quan | thi hành Chỉ thị này | assigned
)");
}

/// Quy định.
TEST(DutiesAmong, ARuleWithTimeLimits) {
  EXPECT_EQ(duties(R"(QUY ĐỊNH
Về chi trả trợ cấp trên địa bàn tỉnh

Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Quy định này áp dụng đối với người có công và các cơ quan chi trả.
Chương II
CHI TRẢ
Điều 2. Trình tự chi trả
1. Trách nhiệm của Ủy ban nhân dân cấp xã:
Trong thời hạn 03 ngày làm việc, kể từ ngày nhận đủ hồ sơ, Ủy ban nhân dân cấp xã hoàn thành việc xác nhận.
2. Trách nhiệm của Phòng Nội vụ cấp huyện
a) Đối chiếu danh sách, lập bảng kê.
b) Chuyển tiền cho Ủy ban nhân dân cấp xã chậm nhất ngày 05 hằng tháng.
Điều 3. Ủy ban nhân dân phường, xã có nhiệm vụ
1. Mở sổ theo dõi từng loại đối tượng.
2. Cắt giảm kịp thời người hết điều kiện hưởng.
Điều 4. Quyền lợi của người có công
1. Được cấp thẻ bảo hiểm y tế.
2. Được điều dưỡng hai năm một lần.
Chương III
TỔ CHỨC THỰC HIỆN
Điều 5. Trách nhiệm của các cơ quan
1. Sở Nội vụ có trách nhiệm:
a) Tập huấn nghiệp vụ cho cấp xã.
b) Tổng hợp, báo cáo Ủy ban nhân dân tỉnh.
2. Kho bạc Nhà nước tỉnh kiểm soát chi theo quy định.
3. Người được giao chi trả phải nộp lại số tiền chưa chi trong ngày.
)"),
            R"(Ủy ban nhân dân cấp xã | hoàn thành việc xác nhận | assigned
Phòng Nội vụ cấp huyện | Đối chiếu danh sách, lập bảng kê | assigned
Phòng Nội vụ cấp huyện | Chuyển tiền cho Ủy ban nhân dân cấp xã chậm nhất ngày 05 hằng tháng | assigned
Ủy ban nhân dân phường, xã | Mở sổ theo dõi từng loại đối tượng | assigned
Ủy ban nhân dân phường, xã | Cắt giảm kịp thời người hết điều kiện hưởng | assigned
Sở Nội vụ | Tập huấn nghiệp vụ cho cấp xã | assigned
Sở Nội vụ | Tổng hợp, báo cáo Ủy ban nhân dân tỉnh | assigned
Kho bạc Nhà nước tỉnh | kiểm soát chi theo quy định | assigned
Người được giao chi trả | nộp lại số tiền chưa chi trong ngày | assigned
)");
}

/// Công văn của Đoàn.
TEST(DutiesAmong, ALetterOfTheYouthUnion) {
  EXPECT_EQ(duties(R"(ĐOÀN TNCS HỒ CHÍ MINH
BCH HUYỆN SÔNG MÂY
Số: 45-CV/HĐTN
Sông Mây, ngày 20 tháng 2 năm 2023

V/v tổ chức Tháng Thanh niên

Kính gửi: Ban Thường vụ Đoàn các xã, thị trấn.

Thực hiện Công văn số 101-CV/TĐTN ngày 15/2/2023 của Tỉnh Đoàn, Ban Thường vụ Huyện Đoàn đề nghị Ban Thường vụ Đoàn các xã, thị trấn triển khai một số nội dung sau:
1. Tổ chức ra quân Ngày Chủ nhật xanh vào ngày 05/3/2023.
2. Mỗi Đoàn xã đăng ký ít nhất 01 công trình thanh niên.
3. Các chi đoàn trường học ủng hộ sách vở cho học sinh nghèo.
4. Cơ sở Đoàn gửi hình ảnh về Huyện Đoàn qua địa chỉ huyendoan@vidu.vn.
Đề nghị Ban Thường vụ Đoàn các xã, thị trấn quan tâm thực hiện./.
)"),
            R"(Ban Thường vụ Đoàn các xã, thị trấn | triển khai một số nội dung sau | requested
Mỗi Đoàn xã | đăng ký ít nhất 01 công trình thanh niên | assigned
Các chi đoàn trường học | ủng hộ sách vở cho học sinh nghèo | assigned
Cơ sở Đoàn | gửi hình ảnh về Huyện Đoàn qua địa chỉ huyendoan@vidu.vn | assigned
Ban Thường vụ Đoàn các xã, thị trấn | quan tâm thực hiện | requested
)");
}

/// Báo cáo.
TEST(DutiesAmong, AReportWithRequests) {
  EXPECT_EQ(duties(R"(UBND XÃ MÂY TRẮNG
Số: 90/BC-UBND
Mây Trắng, ngày 12 tháng 12 năm 2023

BÁO CÁO
Tổng kết công tác phòng cháy, chữa cháy rừng năm 2023

I. ĐẶC ĐIỂM TÌNH HÌNH
Xã có 1.200 ha rừng. Ban Chỉ huy xã gồm 15 thành viên, Chủ tịch Ủy ban nhân dân xã làm Trưởng ban.
II. KẾT QUẢ
1. Ban Chỉ huy xã họp giao ban hằng tháng, phân công thành viên phụ trách thôn.
2. Các thôn thành lập 7 tổ xung kích với 84 người.
3. Hạt Kiểm lâm phối hợp với xã tuần tra 24 lượt.
III. TỔ CHỨC THỰC HIỆN TRONG NĂM
1. Ủy ban nhân dân xã ban hành 5 văn bản chỉ đạo.
2. Công an xã xử lý 2 vụ đốt nương trái phép.
IV. PHƯƠNG HƯỚNG NĂM 2024
1. Củng cố tổ xung kích ở các thôn.
2. Giảm số vụ cháy dưới 2 vụ.
V. ĐỀ XUẤT
- Ủy ban nhân dân huyện cấp kinh phí mua 20 bình chữa cháy.
- Hạt Kiểm lâm huyện mở lớp tập huấn cho lực lượng xung kích.
)"),
            R"(Ủy ban nhân dân huyện | cấp kinh phí mua 20 bình chữa cháy | requested
Hạt Kiểm lâm huyện | mở lớp tập huấn cho lực lượng xung kích | requested
)");
}

/// Chương trình phối hợp.
TEST(DutiesAmong, AProgrammeOfTwoSides) {
  EXPECT_EQ(duties(R"(CHƯƠNG TRÌNH
Phối hợp giữa Hội Nông dân và Ngân hàng Hoa Sen

I. MỤC ĐÍCH
Giúp nông dân tiếp cận vốn vay.
II. NỘI DUNG PHỐI HỢP
1. Hội Nông dân huyện
1.1. Thành lập tổ vay vốn, bình xét công khai.
1.2. Giám sát việc dùng vốn đúng mục đích.
2. Ngân hàng Hoa Sen
2.1. Giải ngân trong 05 ngày làm việc.
2.2. Trích phí ủy thác cho Hội theo hợp đồng.
3. Hai bên
Định kỳ sáu tháng gặp mặt, trao đổi vướng mắc.
III. HIỆU LỰC
Chương trình này có hiệu lực kể từ ngày ký.
)"),
            R"(Hội Nông dân huyện | Thành lập tổ vay vốn, bình xét công khai | assigned
Hội Nông dân huyện | Giám sát việc dùng vốn đúng mục đích | assigned
Ngân hàng Hoa Sen | Giải ngân trong 05 ngày làm việc | assigned
Ngân hàng Hoa Sen | Trích phí ủy thác cho Hội theo hợp đồng | assigned
Hai bên | Định kỳ sáu tháng gặp mặt, trao đổi vướng mắc | assigned
)");
}

/// Nghị quyết của Đảng ủy.
TEST(DutiesAmong, AResolutionOfTheParty) {
  EXPECT_EQ(
      duties(R"(ĐẢNG BỘ HUYỆN SÔNG MÂY
ĐẢNG ỦY XÃ MÂY TRẮNG
Số: 08-NQ/ĐU
Mây Trắng, ngày 05 tháng 01 năm 2024

NGHỊ QUYẾT
Về lãnh đạo công tác thủy lợi năm 2024

I. TÌNH HÌNH
Năm 2023, Đảng ủy đã lãnh đạo nạo vét 14 km kênh mương.
II. MỤC TIÊU
Nạo vét 20 km kênh mương; 95% diện tích chủ động tưới tiêu.
III. NHIỆM VỤ, GIẢI PHÁP
1. Tăng cường sự lãnh đạo của cấp ủy
Các chi bộ đưa nội dung thủy lợi vào sinh hoạt thường kỳ; đảng viên gương mẫu đóng góp ngày công.
2. Huy động nguồn lực
Ủy ban nhân dân xã lồng ghép vốn các chương trình, công khai thu chi.
IV. TỔ CHỨC THỰC HIỆN
- Ủy ban nhân dân xã cụ thể hóa Nghị quyết thành kế hoạch.
- Mặt trận Tổ quốc và các đoàn thể vận động nhân dân hiến đất, góp công.
- Ủy ban Kiểm tra Đảng ủy đưa việc thực hiện Nghị quyết vào chương trình giám sát.
- Các chi bộ trực thuộc: quán triệt Nghị quyết xong trước ngày 20/01/2024.
Nghị quyết này phổ biến đến các chi bộ.
)"),
      R"(Các chi bộ | đưa nội dung thủy lợi vào sinh hoạt thường kỳ; đảng viên gương mẫu đóng góp ngày công | assigned
Ủy ban nhân dân xã | lồng ghép vốn các chương trình, công khai thu chi | assigned
Ủy ban nhân dân xã | cụ thể hóa Nghị quyết thành kế hoạch | assigned
Mặt trận Tổ quốc và các đoàn thể | vận động nhân dân hiến đất, góp công | assigned
Ủy ban Kiểm tra Đảng ủy | đưa việc thực hiện Nghị quyết vào chương trình giám sát | assigned
Các chi bộ trực thuộc | quán triệt Nghị quyết xong trước ngày 20/01/2024 | assigned
)");
}

/// Thông báo tuyển dụng.
TEST(DutiesAmong, ANoticeOfRecruitment) {
  EXPECT_EQ(duties(R"(UBND TỈNH HOA SEN
SỞ NỘI VỤ
Số: 210/TB-SNV
Hoa Sen, ngày 05 tháng 5 năm 2023

THÔNG BÁO
Về việc tuyển dụng viên chức năm 2023

Sở Nội vụ thông báo tuyển dụng 12 viên chức như sau:
1. Điều kiện dự tuyển
- Có quốc tịch Việt Nam, đủ 18 tuổi trở lên.
- Người dự tuyển có chứng chỉ tin học cơ bản.
2. Hồ sơ
- Phiếu đăng ký dự tuyển.
- Thí sinh nộp hồ sơ tại Văn phòng Sở trong giờ hành chính.
3. Hình thức: Hội đồng tuyển dụng tổ chức xét tuyển qua hai vòng.
4. Thời gian
- Văn phòng Sở tiếp nhận hồ sơ từ ngày 10/5/2023 đến ngày 09/6/2023.
- Công bố kết quả vào ngày 15/7/2023.
)"),
            R"(Hội đồng tuyển dụng | tổ chức xét tuyển qua hai vòng | assigned
Văn phòng Sở | tiếp nhận hồ sơ từ ngày 10/5/2023 đến ngày 09/6/2023 | assigned
)");
}

/// Thông báo lịch nghỉ.
TEST(DutiesAmong, ANoticeOfHolidays) {
  EXPECT_EQ(duties(R"(CÔNG TY CỔ PHẦN SÔNG MÂY
Số: 03/TB-SM
Sông Mây, ngày 10 tháng 01 năm 2024

THÔNG BÁO
Lịch nghỉ Tết Nguyên đán Giáp Thìn

Giám đốc Công ty thông báo lịch nghỉ Tết như sau:
1. Thời gian nghỉ: từ ngày 08/02/2024 đến hết ngày 14/02/2024.
2. Các phòng, phân xưởng
- Cắt điện, khóa cửa trước khi nghỉ.
- Gửi lịch trực về Phòng Tổ chức trước ngày 31/01/2024.
3. Phòng Tổ chức lập lịch trực chung, niêm yết tại cổng.
4. Tổ bảo vệ tuần tra ba giờ một lần, không để người lạ vào xưởng.
5. Phòng Kế toán chi thưởng Tết trước ngày 05/02/2024.
6. Người lao động được nghỉ nguyên lương.
)"),
            R"(Các phòng, phân xưởng | Cắt điện, khóa cửa trước khi nghỉ | assigned
Các phòng, phân xưởng | Gửi lịch trực về Phòng Tổ chức trước ngày 31/01/2024 | assigned
Phòng Tổ chức | lập lịch trực chung, niêm yết tại cổng | assigned
Tổ bảo vệ | tuần tra ba giờ một lần, không để người lạ vào xưởng | assigned
Phòng Kế toán | chi thưởng Tết trước ngày 05/02/2024 | assigned
)");
}

/// Quyết định khen thưởng.
TEST(DutiesAmong, AnAward) {
  EXPECT_EQ(
      duties(R"(CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN SÔNG MÂY
Số: 77/QĐ-UBND
Sông Mây, ngày 12 tháng 12 năm 2022

QUYẾT ĐỊNH
Về việc tặng Giấy khen

Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
Xét đề nghị của Trưởng phòng Nội vụ,

QUYẾT ĐỊNH:

Điều 1. Tặng Giấy khen cho các tập thể và cá nhân sau:
1. Công an xã Mây Trắng, đã triệt phá ổ nhóm trộm cắp;
2. Trạm Y tế xã Mây Trắng, tổ chức tốt chiến dịch tiêm chủng;
3. Ông Trần Văn Bắp, Trưởng thôn, vận động nhân dân hiến đất.
Mức thưởng thực hiện theo quy định hiện hành.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Chánh Văn phòng, Trưởng phòng Nội vụ, các tập thể và cá nhân có tên tại Điều 1 căn cứ Quyết định thi hành./.
)"),
      R"(Chánh Văn phòng, Trưởng phòng Nội vụ, các tập thể và cá nhân có tên tại Điều 1 | căn cứ Quyết định thi hành | assigned
)");
}

/// Kế hoạch kiểm tra.
TEST(DutiesAmong, AnInspection) {
  EXPECT_EQ(duties(R"(SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI
Số: 31/KH-SLĐTBXH
Hoa Sen, ngày 03 tháng 3 năm 2023

KẾ HOẠCH
Kiểm tra việc chi trả trợ cấp năm 2023

I. MỤC ĐÍCH, YÊU CẦU
1. Phát hiện sai sót để chấn chỉnh kịp thời.
2. Việc kiểm tra không gây phiền hà cho cơ sở.
II. NỘI DUNG
1. Đối tượng kiểm tra: Ủy ban nhân dân các xã Mây Trắng, Mây Hồng.
2. Thời kỳ kiểm tra: từ ngày 01/01/2022 đến ngày 31/12/2022.
III. THÀNH PHẦN ĐOÀN KIỂM TRA
1. Bà Lê Thị Ngô, Phó Giám đốc Sở - Trưởng đoàn.
2. Đại diện Phòng Người có công - Thành viên.
3. Đại diện Thanh tra Sở - Thư ký.
IV. TỔ CHỨC THỰC HIỆN
1. Đoàn kiểm tra
- Thông báo lịch trước 05 ngày.
- Lập biên bản tại chỗ, trình Giám đốc Sở kết luận.
2. Đơn vị được kiểm tra
Chuẩn bị báo cáo theo đề cương; bố trí người làm việc với Đoàn.
3. Thanh tra Sở cử 01 công chức tham gia.
4. Kinh phí: Văn phòng Sở bảo đảm theo chế độ công tác phí.
)"),
            R"(Đoàn kiểm tra | Thông báo lịch trước 05 ngày | assigned
Đoàn kiểm tra | Lập biên bản tại chỗ, trình Giám đốc Sở kết luận | assigned
Đơn vị được kiểm tra | Chuẩn bị báo cáo theo đề cương; bố trí người làm việc với Đoàn | assigned
Thanh tra Sở | cử 01 công chức tham gia | assigned
Văn phòng Sở | bảo đảm theo chế độ công tác phí | assigned
)");
}

/// Công văn đề nghị.
TEST(DutiesAmong, ALetterThatAsks) {
  EXPECT_EQ(duties(R"(BẢO HIỂM XÃ HỘI TỈNH HOA SEN
Số: 640/BHXH-CĐ
V/v khám chữa bệnh bằng căn cước
Hoa Sen, ngày 15 tháng 6 năm 2023

Kính gửi:
- Sở Y tế tỉnh Hoa Sen;
- Các cơ sở khám bệnh, chữa bệnh bảo hiểm y tế.

Từ tháng 3 năm 2022, toàn tỉnh đã có 95% cơ sở tiếp nhận căn cước. Để người dân thuận tiện, Bảo hiểm xã hội tỉnh đề nghị:
1. Sở Y tế đôn đốc các cơ sở trang bị đầu đọc mã QR.
2. Các cơ sở khám bệnh, chữa bệnh:
- Không yêu cầu người bệnh xuất trình thẻ giấy khi đã có căn cước.
- Báo ngay về Bảo hiểm xã hội tỉnh khi phát hiện sai lệch dữ liệu.
3. Giao Bảo hiểm xã hội các huyện, thành phố làm việc với trạm y tế xã, tháo gỡ vướng mắc.
Trân trọng cảm ơn sự phối hợp của quý cơ quan./.
)"),
            R"(Sở Y tế | đôn đốc các cơ sở trang bị đầu đọc mã QR | requested
Các cơ sở khám bệnh, chữa bệnh | Không yêu cầu người bệnh xuất trình thẻ giấy khi đã có căn cước | requested
Các cơ sở khám bệnh, chữa bệnh | Báo ngay về Bảo hiểm xã hội tỉnh khi phát hiện sai lệch dữ liệu | requested
Bảo hiểm xã hội các huyện, thành phố | làm việc với trạm y tế xã, tháo gỡ vướng mắc | requested
)");
}

/// Tờ trình.
TEST(DutiesAmong, AProposal) {
  EXPECT_EQ(duties(R"(UBND HUYỆN SÔNG MÂY
PHÒNG VĂN HÓA VÀ THÔNG TIN
Số: 19/TTr-VHTT
Sông Mây, ngày 02 tháng 8 năm 2023

TỜ TRÌNH
Về việc tổ chức giải bơi thuyền

Kính gửi: Ủy ban nhân dân huyện.

Năm 2022, giải bơi thuyền thu hút 20 đội. Các xã, thị trấn đề nghị tiếp tục tổ chức giải. Phòng Văn hóa và Thông tin kính trình Ủy ban nhân dân huyện xem xét:
1. Thời gian: ngày 02/9/2023.
2. Thành phần: mỗi xã cử 01 đội.
3. Kinh phí: 80 triệu đồng, trong đó ngân sách huyện 50 triệu đồng.
Kính đề nghị Ủy ban nhân dân huyện phê duyệt./.
)"),
            R"(Ủy ban nhân dân huyện | phê duyệt | requested
)");
}

/// Kết luận thanh tra.
TEST(DutiesAmong, ConclusionsOfAnInspection) {
  EXPECT_EQ(duties(R"(THANH TRA TỈNH HOA SEN
Số: 14/KL-TTr
Hoa Sen, ngày 20 tháng 11 năm 2022

KẾT LUẬN THANH TRA
Việc quản lý đất công tại huyện Sông Mây

I. KHÁI QUÁT CHUNG
Huyện Sông Mây có 320 ha đất công.
II. KẾT QUẢ KIỂM TRA, XÁC MINH
1. Ủy ban nhân dân xã Mây Trắng cho thuê 12 thửa đất không qua đấu giá.
2. Phòng Tài nguyên và Môi trường lập hồ sơ thiếu bản đồ trích đo.
III. KẾT LUẬN
Ủy ban nhân dân xã Mây Trắng buông lỏng quản lý đất công.
IV. KIẾN NGHỊ BIỆN PHÁP XỬ LÝ
1. Đối với Ủy ban nhân dân huyện
a) Thu hồi 12 thửa đất cho thuê sai.
b) Kiểm điểm trách nhiệm các cá nhân liên quan.
2. Đối với Ủy ban nhân dân xã Mây Trắng: nộp 45 triệu đồng vào tài khoản tạm giữ của Thanh tra tỉnh.
3. Giao Chánh Thanh tra huyện đôn đốc việc thực hiện Kết luận.
)"),
            R"(Ủy ban nhân dân huyện | Thu hồi 12 thửa đất cho thuê sai | requested
Ủy ban nhân dân huyện | Kiểm điểm trách nhiệm các cá nhân liên quan | requested
Ủy ban nhân dân xã Mây Trắng | nộp 45 triệu đồng vào tài khoản tạm giữ của Thanh tra tỉnh | requested
Chánh Thanh tra huyện | đôn đốc việc thực hiện Kết luận | requested
)");
}

/// Công văn.
TEST(DutiesAmong, ALetterWhoseListHasNoNumbers) {
  EXPECT_EQ(
      duties(R"(UBND HUYỆN SÔNG MÂY
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO
Số: 310/PGDĐT-TH
V/v phòng chống rét cho học sinh
Sông Mây, ngày 18 tháng 12 năm 2023

Kính gửi: Hiệu trưởng các trường mầm non, tiểu học, THCS.

Theo dự báo, những ngày tới nhiệt độ xuống dưới 10 độ C. Để bảo đảm sức khỏe học sinh, Phòng Giáo dục và Đào tạo yêu cầu Hiệu trưởng các trường:
- Điều chỉnh giờ vào lớp buổi sáng; cho học sinh mầm non, tiểu học nghỉ khi nhiệt độ dưới 10 độ C.
- Che chắn cửa lớp, sưởi ấm phòng ngủ bán trú.
- Tuyệt đối không đốt than trong phòng kín.
Cán bộ y tế trường học theo dõi sức khỏe học sinh, kịp thời đưa trẻ đến cơ sở y tế.
Các trường vùng cao rà soát chăn ấm, báo cáo nhu cầu về Phòng trước ngày 22/12/2023 (qua bộ phận Tiểu học).
Phòng Giáo dục và Đào tạo sẽ kiểm tra đột xuất một số trường.
)"),
      R"(Hiệu trưởng các trường | Điều chỉnh giờ vào lớp buổi sáng; cho học sinh mầm non, tiểu học nghỉ khi nhiệt độ dưới 10 độ C | assigned
Hiệu trưởng các trường | Che chắn cửa lớp, sưởi ấm phòng ngủ bán trú | assigned
Hiệu trưởng các trường | Tuyệt đối không đốt than trong phòng kín | assigned
Cán bộ y tế trường học | theo dõi sức khỏe học sinh, kịp thời đưa trẻ đến cơ sở y tế | assigned
Các trường vùng cao | rà soát chăn ấm, báo cáo nhu cầu về Phòng trước ngày 22/12/2023 (qua bộ phận Tiểu học) | assigned
)");
}

/// Kế hoạch của xã.
TEST(DutiesAmong, APlanOfACommune) {
  EXPECT_EQ(duties(R"(ỦY BAN NHÂN DÂN
XÃ MÂY HỒNG
Số: 22/KH-UBND
Mây Hồng, ngày 02 tháng 3 năm 2024

KẾ HOẠCH
Ra quân làm giao thông nông thôn năm 2024

I. TÌNH HÌNH CHUNG
Năm 2023, các thôn đã bê tông hóa 3,2 km đường.
II. MỤC TIÊU
Các thôn hoàn thành 4 km đường bê tông trước ngày 30/11/2024.
III. NHIỆM VỤ
1. Vận động nhân dân
Ban Mặt trận, các chi hội vận động mỗi hộ góp 5 ngày công.
2. Thi công
- Trưởng thôn chọn tổ thợ, mua vật liệu theo giá chung.
- Ban giám sát cộng đồng ghi nhật ký, nghiệm thu từng đoạn.
3. Kinh phí
Kế toán xã giải ngân khi có biên bản nghiệm thu.
IV. TỔ CHỨC THỰC HIỆN
1. Đồng chí Trần Văn Bắp - Phó Chủ tịch Ủy ban nhân dân xã: Phụ trách chung, duyệt dự toán.
2. Công chức Địa chính - Xây dựng: Đo vẽ, lập hồ sơ từng tuyến.
3. Công chức Văn hóa - Xã hội viết tin bài, phát trên loa truyền thanh mỗi ngày hai buổi.
4. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã, các đoàn thể: phát động thi đua giữa các thôn.
5. Các thôn
Họp dân, lấy ý kiến; đăng ký tuyến đường trước ngày 15/3/2024.
)"),
            R"(Ban Mặt trận, các chi hội | vận động mỗi hộ góp 5 ngày công | assigned
Trưởng thôn | chọn tổ thợ, mua vật liệu theo giá chung | assigned
Ban giám sát cộng đồng | ghi nhật ký, nghiệm thu từng đoạn | assigned
Kế toán xã | giải ngân khi có biên bản nghiệm thu | assigned
Đồng chí Trần Văn Bắp - Phó Chủ tịch Ủy ban nhân dân xã | Phụ trách chung, duyệt dự toán | assigned
Công chức Địa chính - Xây dựng | Đo vẽ, lập hồ sơ từng tuyến | assigned
Công chức Văn hóa - Xã hội | viết tin bài, phát trên loa truyền thanh mỗi ngày hai buổi | assigned
Ủy ban Mặt trận Tổ quốc Việt Nam xã, các đoàn thể | phát động thi đua giữa các thôn | requested
Các thôn | Họp dân, lấy ý kiến; đăng ký tuyến đường trước ngày 15/3/2024 | assigned
)");
}

/// Hướng dẫn có quy trình.
TEST(DutiesAmong, AGuidelineForStudents) {
  EXPECT_EQ(duties(R"(TRƯỜNG ĐẠI HỌC HOA SEN
Số: 77/HD-ĐHHS
Hoa Sen, ngày 01 tháng 9 năm 2023

HƯỚNG DẪN
Đánh giá kết quả rèn luyện của sinh viên

Căn cứ Quy chế công tác sinh viên, Trường hướng dẫn như sau:
1. Đối tượng: sinh viên chính quy.
2. Quy trình
a) Sinh viên tự chấm điểm trên cổng thông tin.
b) Lớp trưởng tổ chức họp lớp, lập biên bản.
c) Cố vấn học tập xác nhận.
d) Hội đồng cấp khoa xét duyệt.
3. Phân công
a) Phòng Công tác sinh viên mở cổng nhập điểm, tổng hợp toàn trường.
b) Các khoa phổ biến hướng dẫn, gửi kết quả trước ngày 30/9/2023.
c) Trung tâm Công nghệ thông tin: hỗ trợ kỹ thuật, sao lưu dữ liệu.
d) Đoàn Thanh niên, Hội Sinh viên cung cấp danh sách tham gia phong trào.
4. Sinh viên không nộp phiếu đúng hạn bị xếp loại kém.
)"),
            R"(Phòng Công tác sinh viên | mở cổng nhập điểm, tổng hợp toàn trường | assigned
Các khoa | phổ biến hướng dẫn, gửi kết quả trước ngày 30/9/2023 | assigned
Trung tâm Công nghệ thông tin | hỗ trợ kỹ thuật, sao lưu dữ liệu | assigned
Đoàn Thanh niên, Hội Sinh viên | cung cấp danh sách tham gia phong trào | assigned
)");
}

/// Quy chế phối hợp.
TEST(DutiesAmong, ARegulationOfCooperation) {
  EXPECT_EQ(duties(R"(QUY CHẾ
Phối hợp xử lý phản ánh của người dân

Điều 1. Phạm vi
Quy chế này quy định việc tiếp nhận, xử lý phản ánh qua đường dây nóng.
Điều 2. Trách nhiệm của Tổ trực
1. Nghe máy 24/24 giờ, ghi đủ nội dung.
2. Chuyển phản ánh đến cơ quan xử lý trong 30 phút.
Điều 3. Trách nhiệm của cơ quan xử lý
1. Cử đầu mối tiếp nhận; trả lời trong 03 ngày.
2. Xin gia hạn khi vụ việc phức tạp, nhưng không quá 10 ngày.
Điều 4. Quan hệ phối hợp
1. Công an xã và Tổ trực trao đổi thông tin hằng ngày.
2. Khi nhận được phản ánh về cháy nổ, Tổ trực báo ngay cho Công an xã; Công an xã có mặt trong 15 phút.
Điều 5. Kinh phí
Văn phòng lập dự toán hằng năm.
Điều 6. Khen thưởng, kỷ luật
Cá nhân có thành tích được khen thưởng; cá nhân chậm xử lý thì bị kiểm điểm.
Điều 7. Tổ chức thực hiện
1. Chánh Văn phòng kiểm tra, đôn đốc việc thực hiện Quy chế.
2. Quy chế có hiệu lực từ ngày ký.
)"),
            R"(Tổ trực | Nghe máy 24/24 giờ, ghi đủ nội dung | assigned
Tổ trực | Chuyển phản ánh đến cơ quan xử lý trong 30 phút | assigned
cơ quan xử lý | Cử đầu mối tiếp nhận; trả lời trong 03 ngày | assigned
cơ quan xử lý | Xin gia hạn khi vụ việc phức tạp, nhưng không quá 10 ngày | assigned
Công an xã và Tổ trực | trao đổi thông tin hằng ngày | assigned
Tổ trực | báo ngay cho Công an xã | assigned
Công an xã | có mặt trong 15 phút | assigned
Văn phòng | lập dự toán hằng năm | assigned
Chánh Văn phòng | kiểm tra, đôn đốc việc thực hiện Quy chế | assigned
)");
}

/// Thông báo ý kiến chỉ đạo.
TEST(DutiesAmong, DirectionsByTheWay) {
  EXPECT_EQ(duties(R"(ĐẢNG ỦY - HĐND - UBND XÃ MÂY HỒNG
Số: 05/TB-UBND
Mây Hồng, ngày 20 tháng 7 năm 2024

THÔNG BÁO
Ý kiến chỉ đạo của Chủ tịch Ủy ban nhân dân xã tại giao ban tháng 7

Sau khi nghe các ngành báo cáo, Chủ tịch Ủy ban nhân dân xã chỉ đạo:
1. Về nông nghiệp: Hợp tác xã bơm nước chống hạn cho 40 ha lúa; Khuyến nông viên hướng dẫn bón thúc.
2. Về thu ngân sách: thôn 3 và thôn 5 còn nợ thuế đất 12 triệu đồng. Ban Tài chính đôn đốc, phấn đấu thu đủ trong tháng 8.
3. Về an ninh: tình hình ổn định.
- Công an xã mở đợt cao điểm tấn công tội phạm.
- Xã đội trực 50% quân số dịp 27/7.
4. Chuẩn bị ngày Thương binh - Liệt sĩ: Công chức Lao động lập danh sách tặng quà; Đoàn xã thắp nến nghĩa trang tối 26/7.
5. Ghi nhận thôn 1 hoàn thành sớm tuyến đường hoa.
)"),
            R"(Hợp tác xã | bơm nước chống hạn cho 40 ha lúa | assigned
Khuyến nông viên | hướng dẫn bón thúc | assigned
Ban Tài chính | đôn đốc, phấn đấu thu đủ trong tháng 8 | assigned
Công an xã | mở đợt cao điểm tấn công tội phạm | assigned
Xã đội | trực 50% quân số dịp 27/7 | assigned
Công chức Lao động | lập danh sách tặng quà | assigned
Đoàn xã | thắp nến nghĩa trang tối 26/7 | assigned
)");
}

/// Báo cáo có nhiệm vụ.
TEST(DutiesAmong, AReportThatLooksAhead) {
  EXPECT_EQ(duties(R"(CÔNG AN TỈNH HOA SEN
Số: 400/BC-CAT
Hoa Sen, ngày 30 tháng 6 năm 2023

BÁO CÁO
Tình hình an ninh trật tự 6 tháng đầu năm

1. Tình hình
- Xảy ra 120 vụ phạm pháp hình sự; Công an các huyện khám phá 98 vụ.
- Công an tỉnh chủ trì, phối hợp với Bộ đội Biên phòng bắt 5 đối tượng.
2. Các mặt công tác
Phòng Cảnh sát giao thông lập biên bản 2.340 trường hợp.
3. Nhiệm vụ 6 tháng cuối năm
- Mở các đợt cao điểm tấn công trấn áp tội phạm.
- Công an các huyện, thành phố giải quyết dứt điểm vụ việc tồn đọng.
)"),
            R"(Công an các huyện, thành phố | giải quyết dứt điểm vụ việc tồn đọng | assigned
)");
}

/// Chỉ thị.
TEST(DutiesAmong, ADirectiveOfAProvince) {
  EXPECT_EQ(
      duties(R"(ỦY BAN NHÂN DÂN
TỈNH HOA SEN
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 15/CT-UBND
Hoa Sen, ngày 06 tháng 11 năm 2022

CHỈ THỊ
Về bảo vệ nguồn lợi thủy sản

Thời gian qua, tình trạng khai thác bằng xung điện diễn biến phức tạp. Nhằm chấm dứt tình trạng trên, Ủy ban nhân dân tỉnh chỉ thị:
1. Giám đốc các Sở, Thủ trưởng các ban, ngành; Chủ tịch Ủy ban nhân dân các huyện, thành phố quán triệt Luật Thủy sản đến cán bộ, nhân dân.
2. Sở Nông nghiệp và Phát triển nông thôn:
- Thả bổ sung 2 triệu cá giống xuống hồ Sông Mây.
- Thường xuyên tuần tra, thu giữ công cụ xung điện.
3. Công an tỉnh chỉ đạo Công an các huyện điều tra, triệt phá cơ sở chế tạo kích điện.
4. Sở Tư pháp, Sở Thông tin và Truyền thông phối hợp với Báo Hoa Sen mở chuyên mục tuyên truyền.
5. Ủy ban nhân dân cấp xã ký cam kết với từng hộ ngư dân; tịch thu, tiêu hủy công cụ vi phạm.
6. Đề nghị Hội Nông dân tỉnh, Tỉnh Đoàn tuyên truyền, vận động hội viên giao nộp công cụ.
Chỉ thị này có hiệu lực kể từ ngày ký./.
)"),
      R"(Giám đốc các Sở, Thủ trưởng các ban, ngành; Chủ tịch Ủy ban nhân dân các huyện, thành phố | quán triệt Luật Thủy sản đến cán bộ, nhân dân | assigned
Sở Nông nghiệp và Phát triển nông thôn | Thả bổ sung 2 triệu cá giống xuống hồ Sông Mây | assigned
Sở Nông nghiệp và Phát triển nông thôn | Thường xuyên tuần tra, thu giữ công cụ xung điện | assigned
Công an tỉnh | chỉ đạo Công an các huyện điều tra, triệt phá cơ sở chế tạo kích điện | assigned
Sở Tư pháp, Sở Thông tin và Truyền thông | phối hợp với Báo Hoa Sen mở chuyên mục tuyên truyền | coordinate
Ủy ban nhân dân cấp xã | ký cam kết với từng hộ ngư dân; tịch thu, tiêu hủy công cụ vi phạm | assigned
Hội Nông dân tỉnh, Tỉnh Đoàn | tuyên truyền, vận động hội viên giao nộp công cụ | requested
)");
}

/// Kế hoạch lễ hội.
TEST(DutiesAmong, AFestival) {
  EXPECT_EQ(duties(R"(SỞ VĂN HÓA VÀ THỂ THAO
Số: 60/KH-SVHTT
Hoa Sen, ngày 11 tháng 4 năm 2024

KẾ HOẠCH
Tổ chức Lễ hội áo bà ba

I. MỤC ĐÍCH
Tôn vinh áo bà ba.
II. NỘI DUNG, THỜI GIAN
1. Khai mạc: 19 giờ ngày 20/9/2024 tại Quảng trường.
2. Hội chợ: 200 gian hàng.
III. PHÂN CÔNG NHIỆM VỤ
1. Phòng Quản lý văn hóa (cơ quan thường trực)
a) Xây dựng kịch bản chi tiết.
b) Cấp phép biểu diễn.
2. Trung tâm Văn hóa tỉnh
Dàn dựng chương trình nghệ thuật, thuê sân khấu, âm thanh.
3. Bảo tàng tỉnh: trưng bày 150 hiện vật.
4. Thanh tra Sở giám sát quảng cáo.
5. Văn phòng Sở tiếp đón khách mời, thanh quyết toán kinh phí.
IV. ĐỀ NGHỊ CÁC ĐƠN VỊ PHỐI HỢP
1. Công an thành phố: Phân luồng giao thông, giữ trật tự.
2. Công ty Điện lực cấp điện ổn định trong các đêm diễn.
3. Sở Y tế cử tổ cấp cứu lưu động.
)"),
            R"(Phòng Quản lý văn hóa (cơ quan thường trực) | Xây dựng kịch bản chi tiết | assigned
Phòng Quản lý văn hóa (cơ quan thường trực) | Cấp phép biểu diễn | assigned
Trung tâm Văn hóa tỉnh | Dàn dựng chương trình nghệ thuật, thuê sân khấu, âm thanh | assigned
Bảo tàng tỉnh | trưng bày 150 hiện vật | assigned
Thanh tra Sở | giám sát quảng cáo | assigned
Văn phòng Sở | tiếp đón khách mời, thanh quyết toán kinh phí | assigned
Công an thành phố | Phân luồng giao thông, giữ trật tự | requested
Công ty Điện lực | cấp điện ổn định trong các đêm diễn | requested
Sở Y tế | cử tổ cấp cứu lưu động | requested
)");
}

/// Thông tư.
TEST(DutiesAmong, ACircular) {
  EXPECT_EQ(duties(R"(BỘ Y TẾ
Số: 12/2025/TT-BYT
Hà Nội, ngày 20 tháng 5 năm 2025

THÔNG TƯ
Quy định về nhà thuốc bệnh viện

Căn cứ Luật Dược ngày 06 tháng 4 năm 2016;
Bộ trưởng Bộ Y tế ban hành Thông tư quy định về nhà thuốc bệnh viện.

Điều 1. Phạm vi điều chỉnh
Thông tư này quy định hoạt động của nhà thuốc trong bệnh viện.
Điều 2. Tiêu chuẩn
1. Nhà thuốc có diện tích từ 20 m2.
2. Dược sĩ phụ trách có chứng chỉ hành nghề.
Điều 3. Quản lý giá
1. Nhà thuốc niêm yết giá bán lẻ.
2. Thặng số bán lẻ không quá 15%.
Điều 4. Trách nhiệm thực hiện
1. Cục Quản lý Dược có trách nhiệm:
a) Hướng dẫn, kiểm tra việc thực hiện Thông tư.
b) Công bố danh mục thuốc.
2. Sở Y tế chịu trách nhiệm thanh tra nhà thuốc trên địa bàn.
3. Giám đốc bệnh viện:
a) Bố trí mặt bằng, nhân lực.
b) Chịu trách nhiệm về chất lượng thuốc.
Điều 5. Hiệu lực
1. Thông tư có hiệu lực từ ngày 01 tháng 7 năm 2025.
2. Nhà thuốc đã hoạt động trước ngày này hoàn thiện điều kiện trong 12 tháng.
)"),
            R"(Nhà thuốc | niêm yết giá bán lẻ | assigned
Cục Quản lý Dược | Hướng dẫn, kiểm tra việc thực hiện Thông tư | assigned
Cục Quản lý Dược | Công bố danh mục thuốc | assigned
Sở Y tế | thanh tra nhà thuốc trên địa bàn | assigned
Giám đốc bệnh viện | Bố trí mặt bằng, nhân lực | assigned
Giám đốc bệnh viện | Chịu trách nhiệm về chất lượng thuốc | assigned
)");
}

/// Giấy mời.
TEST(DutiesAmong, AnInvitationWithATask) {
  EXPECT_EQ(duties(R"(CÔNG TY SÔNG MÂY
Số: 20/GM-SM
Sông Mây, ngày 05 tháng 6 năm 2024

GIẤY MỜI
Họp triển khai dự án

Giám đốc Công ty kính mời:
1. Các Phó Giám đốc;
2. Trưởng các phòng;
dự họp lúc 14 giờ ngày 07/6/2024. Chủ trì: Giám đốc.
Nội dung: Phòng Dự án báo cáo tiến độ; các đại biểu thảo luận.
Giao Phòng Dự án chuẩn bị tài liệu, gửi đại biểu trước một ngày.
)"),
            R"(Phòng Dự án | chuẩn bị tài liệu, gửi đại biểu trước một ngày | assigned
)");
}

/// The second syllable of a name, a verb that also stands in names, and a kind of bodies in small letters.
TEST(DutiesAmong, NamesWithSyllablesThatAreVerbs) {
  EXPECT_EQ(duties(R"(KẾ HOẠCH
Mở tủ sách

I. TỔ CHỨC THỰC HIỆN
1. Sở Xây dựng
- Cử người tham gia tổ công tác.
2. Giao Sở Xây dựng xây dựng phương án.
3. Ban Nữ công tập huấn cho cộng tác viên.
4. Đề nghị các đơn vị sự nghiệp bố trí kho sách.
5. Tòa Dân sự cung cấp tài liệu.
6. Trung tâm Lưu trữ lịch sử hướng dẫn lập mục lục.
)"),
            R"(Sở Xây dựng | Cử người tham gia tổ công tác | assigned
Sở Xây dựng | xây dựng phương án | assigned
Ban Nữ công | tập huấn cho cộng tác viên | assigned
các đơn vị sự nghiệp | bố trí kho sách | requested
Tòa Dân sự | cung cấp tài liệu | assigned
Trung tâm Lưu trữ lịch sử | hướng dẫn lập mục lục | assigned
)");
}

/// Who signs by order, and what a ministry's name ends in, issue nothing.
TEST(DutiesAmong, UnitsOfTheIssuingBody) {
  EXPECT_EQ(duties(R"(BỘ NỘI VỤ
Số: 12/BNV-VP

Kính gửi: Các đơn vị

1. Vụ Pháp chế rà soát dự thảo.
2. Văn phòng Bộ in tài liệu.

TL. BỘ TRƯỞNG
CHÁNH VĂN PHÒNG
Bùi Hữu Mẫu
)"),
            R"(Vụ Pháp chế | rà soát dự thảo | assigned
Văn phòng Bộ | in tài liệu | assigned
)");
}

}  // namespace
}  // namespace vanban

// Who has to do what, in short documents of many kinds.
#include <gtest/gtest.h>

#include "duties_of.h"

namespace vanban {
namespace {

using test::duties;

/// Nghị quyết của Hội đồng nhân dân.
TEST(DutiesOf, AResolution) {
  EXPECT_EQ(duties(R"(HỘI ĐỒNG NHÂN DÂN
TỈNH HOA SEN
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 41/NQ-HĐND
Hoa Sen, ngày 12 tháng 7 năm 2023

NGHỊ QUYẾT
Về kế hoạch đầu tư công năm 2024

HỘI ĐỒNG NHÂN DÂN TỈNH HOA SEN
KHÓA X, KỲ HỌP THỨ 11

Căn cứ Luật Đầu tư công ngày 13 tháng 6 năm 2019;
Xét Tờ trình số 95/TTr-UBND ngày 20 tháng 6 năm 2023 của Ủy ban nhân dân tỉnh,

QUYẾT NGHỊ:

Điều 1. Thông qua kế hoạch đầu tư công năm 2024 với các nội dung sau:
1. Tổng vốn: 2.150 tỷ đồng.
2. Nguyên tắc phân bổ: ưu tiên công trình chuyển tiếp.
Điều 2. Một số giải pháp
1. Các chủ đầu tư đẩy nhanh tiến độ giải ngân, không để dồn vốn vào cuối năm.
2. Ủy ban nhân dân các huyện, thành phố siết chặt kỷ luật trong quản lý đầu tư.
Điều 3. Tổ chức thực hiện
1. Ủy ban nhân dân tỉnh triển khai thực hiện Nghị quyết này; hằng quý báo cáo kết quả với Thường trực Hội đồng nhân dân tỉnh.
2. Thường trực Hội đồng nhân dân, các Ban, các Tổ đại biểu và đại biểu Hội đồng nhân dân tỉnh giám sát việc thực hiện.
Nghị quyết này đã được Hội đồng nhân dân tỉnh Hoa Sen Khóa X, Kỳ họp thứ 11 thông qua ngày 12 tháng 7 năm 2023./.

CHỦ TỊCH
Nguyễn Văn Lúa
)"),
            R"(Các chủ đầu tư | đẩy nhanh tiến độ giải ngân, không để dồn vốn vào cuối năm | assigned
Ủy ban nhân dân các huyện, thành phố | siết chặt kỷ luật trong quản lý đầu tư | assigned
Ủy ban nhân dân tỉnh | triển khai thực hiện Nghị quyết này; hằng quý báo cáo kết quả với Thường trực Hội đồng nhân dân tỉnh | assigned
Thường trực Hội đồng nhân dân, các Ban, các Tổ đại biểu và đại biểu Hội đồng nhân dân tỉnh | giám sát việc thực hiện | assigned
)");
}

/// Thông báo kết luận.
TEST(DutiesOf, ConclusionsOfAMeeting) {
  EXPECT_EQ(duties(R"(ỦY BAN NHÂN DÂN
HUYỆN SÔNG MÂY
VĂN PHÒNG
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 88/TB-VP
Sông Mây, ngày 09 tháng 5 năm 2022

THÔNG BÁO
Kết luận của Phó Chủ tịch Ủy ban nhân dân huyện tại cuộc họp về chợ trung tâm

Ngày 06/5/2022, Phó Chủ tịch Ủy ban nhân dân huyện chủ trì cuộc họp về tiến độ xây dựng chợ trung tâm. Sau khi nghe Ban Quản lý dự án báo cáo, Phó Chủ tịch Ủy ban nhân dân huyện kết luận:

I. Về kết quả thực hiện
1. Ban Quản lý dự án đã hoàn thành 60% khối lượng.
2. Phòng Tài chính - Kế hoạch bố trí đủ vốn theo kế hoạch, được các nhà thầu ghi nhận.

II. Nhiệm vụ trong thời gian tới
1. Ban Quản lý dự án đầu tư xây dựng huyện:
- Thúc nhà thầu làm ba ca, bốn kíp; bù tiến độ đã chậm.
- Gỡ ngay vướng mắc về hành lang điện.
2. Phòng Tài nguyên và Môi trường
Trích đo phần đất còn lại, xong trước ngày 20/5/2022.
3. Công an huyện, Ban Chỉ huy Quân sự huyện
- Phân luồng xe tải qua khu vực thi công.
4. Ủy ban nhân dân thị trấn Mây Trắng vận động các hộ kinh doanh di chuyển sang chợ tạm.
5. Yêu cầu Chi nhánh điện Sông Mây dời 12 cột điện trong tháng 5.
Văn phòng thông báo để các đơn vị biết, thực hiện./.

KT. CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG
Lê Thị Ngô
)"),
            R"(Ban Quản lý dự án đầu tư xây dựng huyện | Thúc nhà thầu làm ba ca, bốn kíp; bù tiến độ đã chậm | assigned
Ban Quản lý dự án đầu tư xây dựng huyện | Gỡ ngay vướng mắc về hành lang điện | assigned
Phòng Tài nguyên và Môi trường | Trích đo phần đất còn lại, xong trước ngày 20/5/2022 | assigned
Công an huyện, Ban Chỉ huy Quân sự huyện | Phân luồng xe tải qua khu vực thi công | assigned
Ủy ban nhân dân thị trấn Mây Trắng | vận động các hộ kinh doanh di chuyển sang chợ tạm | assigned
Chi nhánh điện Sông Mây | dời 12 cột điện trong tháng 5 | assigned
)");
}

/// Công điện.
TEST(DutiesOf, AnUrgentTelegram) {
  EXPECT_EQ(
      duties(R"(ỦY BAN NHÂN DÂN
TỈNH HOA SEN
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 07/CĐ-UBND
Hoa Sen, ngày 02 tháng 10 năm 2021

CÔNG ĐIỆN
Về việc ứng phó mưa lũ

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:
- Các sở, ban, ngành;
- Ủy ban nhân dân các huyện, thành phố.

Đêm qua mưa to gây ngập 14 xã. Ủy ban nhân dân huyện Sông Mây đã sơ tán 120 hộ dân. Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
1. Chủ tịch Ủy ban nhân dân các huyện, thành phố túc trực tại địa bàn xung yếu, kiên quyết di dời dân khỏi nơi sạt lở.
2. Các chủ hồ chứa xả lũ đúng quy trình, báo trước cho hạ du 4 giờ.
3. Sở Giao thông vận tải cắm biển, chốt gác tại ngầm tràn ngập sâu.
4. Đài Phát thanh và Truyền hình tỉnh liên tục phát bản tin mưa lũ.
5. Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh sẵn sàng lực lượng cứu hộ.
6. Giao Ban Chỉ huy Phòng, chống thiên tai tỉnh theo dõi, tổng hợp báo cáo trước 17 giờ hằng ngày.
Yêu cầu các sở, ngành, địa phương nghiêm túc thực hiện Công điện này./.

CHỦ TỊCH
Nguyễn Văn Lúa
)"),
      R"(Chủ tịch Ủy ban nhân dân các huyện, thành phố | túc trực tại địa bàn xung yếu, kiên quyết di dời dân khỏi nơi sạt lở | assigned
Các chủ hồ chứa | xả lũ đúng quy trình, báo trước cho hạ du 4 giờ | assigned
Sở Giao thông vận tải | cắm biển, chốt gác tại ngầm tràn ngập sâu | assigned
Đài Phát thanh và Truyền hình tỉnh | liên tục phát bản tin mưa lũ | assigned
Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh | sẵn sàng lực lượng cứu hộ | assigned
Ban Chỉ huy Phòng, chống thiên tai tỉnh | theo dõi, tổng hợp báo cáo trước 17 giờ hằng ngày | assigned
các sở, ngành, địa phương | nghiêm túc thực hiện Công điện này | assigned
)");
}

/// Quy chế.
TEST(DutiesOf, ARegulation) {
  EXPECT_EQ(duties(R"(QUY CHẾ
Làm việc của thư viện trường

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh
Quy chế này quy định việc mượn, trả sách tại thư viện Trường Hoa Sen.
Điều 2. Giải thích từ ngữ
1. Thủ thư là người được Hiệu trưởng giao quản lý kho sách.
2. Bạn đọc là học sinh, giáo viên của trường.

Chương II
MƯỢN VÀ TRẢ SÁCH

Điều 3. Thời gian mượn
1. Sách giáo khoa được mượn một học kỳ; sách tham khảo được mượn 14 ngày.
2. Thủ thư nhắc bạn đọc trước hạn trả hai ngày.
Điều 4. Trách nhiệm của thủ thư
1. Xếp sách đúng ký hiệu kho.
2. Khử trùng sách mỗi học kỳ.
3. Không cho mượn sách quý hiếm.
Điều 5. Quyền của bạn đọc
1. Được mượn về nhà tối đa ba cuốn.
2. Được góp ý về việc bổ sung sách.
Điều 6. Xử lý vi phạm
1. Bạn đọc làm mất sách phải đền gấp ba lần giá bìa.
2. Tổ trưởng chuyên môn phối hợp với thủ thư thu hồi sách quá hạn.
Điều 7. Hiệu lực
Thủ thư, Tổ trưởng chuyên môn và Hội đồng sư phạm chịu trách nhiệm thi hành Quy chế này.
)"),
            R"(Thủ thư | nhắc bạn đọc trước hạn trả hai ngày | assigned
thủ thư | Xếp sách đúng ký hiệu kho | assigned
thủ thư | Khử trùng sách mỗi học kỳ | assigned
thủ thư | Không cho mượn sách quý hiếm | assigned
Tổ trưởng chuyên môn | phối hợp với thủ thư thu hồi sách quá hạn | coordinate
Thủ thư, Tổ trưởng chuyên môn và Hội đồng sư phạm | thi hành Quy chế này | assigned
)");
}

/// Kế hoạch.
TEST(DutiesOf, APlan) {
  EXPECT_EQ(duties(R"(KẾ HOẠCH
Chuyển đổi số năm 2024

I. MỤC TIÊU
1. 90% hồ sơ được xử lý trên môi trường mạng.
2. Các xã đạt 70% hồ sơ trực tuyến.

II. PHÂN CÔNG NHIỆM VỤ

| STT | Nội dung | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian |
| 1 | Nâng cấp cổng dịch vụ công | Sở Thông tin và Truyền thông | Văn phòng UBND tỉnh | Quý II |
| 2 | Tập huấn kỹ năng số cho cán bộ xã | Sở Nội vụ | UBND các huyện | Quý III |

III. TỔ CHỨC THỰC HIỆN
1. Các sở, ngành, UBND các huyện căn cứ Kế hoạch này xây dựng kế hoạch của đơn vị.
2. Sở Tài chính thu xếp nguồn vốn từ ngân sách chi thường xuyên.
3. Các doanh nghiệp viễn thông phủ sóng 4G đến thôn, bản.
4. Trong quá trình thực hiện có vướng mắc, các đơn vị phản ánh về Sở Thông tin và Truyền thông để xem xét.
)"),
            R"(Sở Thông tin và Truyền thông | Nâng cấp cổng dịch vụ công | lead
Sở Nội vụ | Tập huấn kỹ năng số cho cán bộ xã | lead
Các sở, ngành, UBND các huyện | căn cứ Kế hoạch này xây dựng kế hoạch của đơn vị | assigned
Sở Tài chính | thu xếp nguồn vốn từ ngân sách chi thường xuyên | assigned
Các doanh nghiệp viễn thông | phủ sóng 4G đến thôn, bản | assigned
các đơn vị | phản ánh về Sở Thông tin và Truyền thông để xem xét | assigned
)");
}

/// Giấy mời.
TEST(DutiesOf, AnInvitation) {
  EXPECT_EQ(duties(R"(SỞ NỘI VỤ
-------
Số: 15/GM-SNV
Hoa Sen, ngày 03 tháng 4 năm 2023

GIẤY MỜI
Dự hội nghị giao ban quý I

Sở Nội vụ trân trọng kính mời:
- Lãnh đạo các phòng, đơn vị thuộc Sở;
- Trưởng phòng Nội vụ các huyện.
Thời gian: 8 giờ ngày 06/4/2023.
Nội dung:
1. Văn phòng Sở báo cáo kết quả quý I.
2. Các phòng thảo luận.
3. Giám đốc Sở kết luận.
Phân công chuẩn bị:
- Văn phòng Sở chuẩn bị hội trường, âm thanh.
- Các phòng gửi tham luận về Văn phòng trước ngày 04/4/2023.
Đề nghị các đồng chí bố trí thời gian dự đúng thành phần./.
)"),
            R"(Văn phòng Sở | chuẩn bị hội trường, âm thanh | assigned
Các phòng | gửi tham luận về Văn phòng trước ngày 04/4/2023 | assigned
)");
}

/// Báo cáo.
TEST(DutiesOf, AReport) {
  EXPECT_EQ(duties(R"(UBND HUYỆN SÔNG MÂY
PHÒNG Y TẾ
Số: 30/BC-PYT
Sông Mây, ngày 05 tháng 12 năm 2022

BÁO CÁO
Kết quả công tác y tế năm 2022

I. KẾT QUẢ THỰC HIỆN
1. Công tác chỉ đạo
Phòng Y tế tham mưu Ủy ban nhân dân huyện ban hành 12 văn bản; các trạm y tế triển khai kịp thời.
2. Trung tâm Y tế huyện
- Tổ chức 14 lớp tập huấn cho 320 lượt người.
- Tiêm đủ mũi cho 98% trẻ dưới 1 tuổi.
3. Ủy ban nhân dân các xã
Phát động dọn vệ sinh mỗi tháng một lần, thu hút 4.000 lượt người tham gia.
II. NHIỆM VỤ NĂM 2023
1. Tăng cường truyền thông về dinh dưỡng.
2. Phấn đấu 100% trạm y tế có bác sĩ.
III. KIẾN NGHỊ
1. Đề nghị Sở Y tế cấp bổ sung thuốc, hóa chất phòng dịch.
2. Ủy ban nhân dân huyện: Quan tâm sửa chữa 3 trạm y tế xuống cấp.
)"),
            R"(Sở Y tế | cấp bổ sung thuốc, hóa chất phòng dịch | requested
Ủy ban nhân dân huyện | Quan tâm sửa chữa 3 trạm y tế xuống cấp | requested
)");
}

/// Hướng dẫn liên ngành.
TEST(DutiesOf, AJointGuideline) {
  EXPECT_EQ(duties(R"(SỞ GIÁO DỤC VÀ ĐÀO TẠO - CÔNG AN TỈNH
Số: 05/HDLN-SGDĐT-CA
Hoa Sen, ngày 14 tháng 8 năm 2023

HƯỚNG DẪN LIÊN NGÀNH
Bảo đảm trật tự cổng trường

Thực hiện Kế hoạch số 60/KH-UBND ngày 01/3/2023 của Ủy ban nhân dân tỉnh, hai ngành hướng dẫn như sau:
A. TRÁCH NHIỆM CỦA NGÀNH GIÁO DỤC
1. Sở Giáo dục và Đào tạo
a) Đưa tiêu chí cổng trường an toàn vào thi đua.
b) Phân công một đồng chí lãnh đạo phụ trách.
2. Các cơ sở giáo dục
a) Kẻ vạch, dựng rào chắn nơi đưa đón học sinh.
b) Ký cam kết với cha mẹ học sinh.
B. TRÁCH NHIỆM CỦA LỰC LƯỢNG CÔNG AN
1. Phòng Cảnh sát giao thông bố trí cán bộ chốt trực giờ tan học.
2. Công an cấp xã nắm địa bàn, xử lý thanh niên tụ tập; phối hợp với nhà trường trao đổi tin báo.
C. ĐIỀU KHOẢN CHUNG
1. Đối với các trường ngoài công lập, Phòng Giáo dục và Đào tạo rà quét, lập danh sách gửi Công an cấp huyện.
)"),
            R"(Sở Giáo dục và Đào tạo | Đưa tiêu chí cổng trường an toàn vào thi đua | assigned
Sở Giáo dục và Đào tạo | Phân công một đồng chí lãnh đạo phụ trách | assigned
Các cơ sở giáo dục | Kẻ vạch, dựng rào chắn nơi đưa đón học sinh | assigned
Các cơ sở giáo dục | Ký cam kết với cha mẹ học sinh | assigned
Phòng Cảnh sát giao thông | bố trí cán bộ chốt trực giờ tan học | assigned
Công an cấp xã | nắm địa bàn, xử lý thanh niên tụ tập; phối hợp với nhà trường trao đổi tin báo | assigned
Phòng Giáo dục và Đào tạo | rà quét, lập danh sách gửi Công an cấp huyện | assigned
)");
}

/// Biên bản.
TEST(DutiesOf, Minutes) {
  EXPECT_EQ(duties(R"(CÔNG TY CỔ PHẦN HOA SEN
Số: 04/BB-HS

BIÊN BẢN
Họp giao ban tháng 6

Thời gian: 8 giờ ngày 03/6/2024.
I. THÀNH PHẦN
1. Ban Giám đốc: 03 đồng chí.
2. Các phòng: Tổ chức, Kế toán, Kỹ thuật cử đại diện tham dự.
II. NỘI DUNG
1. Phòng Kỹ thuật báo cáo tình hình máy móc.
2. Phòng Kinh doanh
- Trình bày doanh thu tháng 5.
- Đề xuất mở đại lý tại huyện Sông Mây.
3. Kế toán trưởng giải trình chi phí tăng.
III. KẾT LUẬN CỦA GIÁM ĐỐC
1. Phòng Kỹ thuật thay dây chuyền số 2 trước ngày 30/6/2024.
2. Phòng Kinh doanh
- Khảo giá đối thủ, trình phương án.
- Chốt danh sách đại lý mới.
3. Giao Kế toán trưởng cân đối dòng tiền.
Cuộc họp kết thúc lúc 10 giờ cùng ngày.
)"),
            R"(Phòng Kỹ thuật | thay dây chuyền số 2 trước ngày 30/6/2024 | assigned
Phòng Kinh doanh | Khảo giá đối thủ, trình phương án | assigned
Phòng Kinh doanh | Chốt danh sách đại lý mới | assigned
Kế toán trưởng | cân đối dòng tiền | assigned
)");
}

/// Quyết định.
TEST(DutiesOf, ADecision) {
  EXPECT_EQ(duties(R"(ỦY BAN NHÂN DÂN TỈNH HOA SEN
Số: 310/QĐ-UBND
Hoa Sen, ngày 04 tháng 3 năm 2024

QUYẾT ĐỊNH
Về việc thành lập Hội đồng thi tay nghề

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Theo đề nghị của Giám đốc Sở Lao động - Thương binh và Xã hội,

QUYẾT ĐỊNH:

Điều 1. Thành lập Hội đồng thi tay nghề gồm các thành viên sau:
1. Phó Chủ tịch Ủy ban nhân dân tỉnh: Chủ tịch Hội đồng;
2. Giám đốc Sở Lao động - Thương binh và Xã hội: Phó Chủ tịch Hội đồng;
3. Đại diện Sở Công Thương: Ủy viên.
Điều 2. Giao Sở Lao động - Thương binh và Xã hội chọn địa điểm thi, lập dự toán; Sở Tài chính thẩm định dự toán, trình Ủy ban nhân dân tỉnh.
Điều 3. Hội đồng làm việc theo chế độ kiêm nhiệm, tự giải thể sau khi hoàn thành nhiệm vụ.
Điều 4. Quyết định này có hiệu lực kể từ ngày ký.
Điều 5. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Lao động - Thương binh và Xã hội và các thành viên Hội đồng chịu trách nhiệm thi hành Quyết định này./.
)"),
            R"(Sở Lao động - Thương binh và Xã hội | chọn địa điểm thi, lập dự toán | assigned
Sở Tài chính | thẩm định dự toán, trình Ủy ban nhân dân tỉnh | assigned
Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Lao động - Thương binh và Xã hội và các thành viên Hội đồng | thi hành Quyết định này | assigned
)");
}

/// Công văn.
TEST(DutiesOf, ALetterWithNumberedTasks) {
  EXPECT_EQ(duties(R"(SỞ Y TẾ
Số: 900/SYT-NVD
V/v quản lý thuốc kê đơn
Hoa Sen, ngày 20 tháng 9 năm 2023

Kính gửi:
- Các bệnh viện công lập;
- Phòng Y tế các huyện.

Thời gian qua, nhiều nhà thuốc bán kháng sinh không có đơn. Phòng Y tế huyện Sông Mây đã xử phạt 5 cơ sở. Để chấn chỉnh, Sở Y tế yêu cầu:
1. Các bệnh viện công lập
Kê đơn điện tử, liên thông với hệ thống đơn thuốc quốc gia.
2. Phòng Y tế các huyện, thành phố
- Lập đoàn kiểm tra các nhà thuốc trên địa bàn.
- Xử phạt nghiêm nhà thuốc bán kháng sinh không đơn.
3. Các nhà thuốc, quầy thuốc
- Chỉ bán thuốc kê đơn khi có đơn của bác sĩ.
- Lưu đơn thuốc ít nhất một năm.
4. Hội Dược học tỉnh: tuyên truyền cho hội viên.
Nhận được văn bản này, yêu cầu Thủ trưởng các đơn vị triển khai thực hiện./.
)"),
            R"(Các bệnh viện công lập | Kê đơn điện tử, liên thông với hệ thống đơn thuốc quốc gia | assigned
Phòng Y tế các huyện, thành phố | Lập đoàn kiểm tra các nhà thuốc trên địa bàn | assigned
Phòng Y tế các huyện, thành phố | Xử phạt nghiêm nhà thuốc bán kháng sinh không đơn | assigned
Các nhà thuốc, quầy thuốc | Chỉ bán thuốc kê đơn khi có đơn của bác sĩ | assigned
Các nhà thuốc, quầy thuốc | Lưu đơn thuốc ít nhất một năm | assigned
Hội Dược học tỉnh | tuyên truyền cho hội viên | assigned
Thủ trưởng các đơn vị | triển khai thực hiện | assigned
)");
}

/// What stands behind a table whose cells were put on lines of their own is still the document.
TEST(DutiesOf, APlanWithATableOfOneCellALine) {
  EXPECT_EQ(duties(R"(KẾ HOẠCH
Trồng cây năm 2024

I. NỘI DUNG

STT
Nội dung
Đơn vị
1
Ươm cây giống
Trạm Hoa Sen

II. TỔ CHỨC THỰC HIỆN
1. Phòng Hoa Sen tổng hợp kết quả.
)"),
            "Phòng Hoa Sen | tổng hợp kết quả | assigned\n");
}

}  // namespace
}  // namespace vanban

// Dates, periods and deadlines: the forty forms (docs/dates.md), their false friends, and what stands around a date.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "growth.h"
#include "lines_document.h"
#include "parse.h"
#include "views/dates.h"

namespace vanban {
namespace {

using views::Date;

/// A document under construction; of 2019-03-25 unless said otherwise.
class Paper {
 public:
  explicit Paper(const std::string& date = "2019-03-25") {
    if (date.empty()) return;
    DateField field;
    field.value = date;
    document_.header.date = field;
  }

  Paper& subject(const std::string& text) {
    Value value;
    value.text = value.extent = add(text);
    document_.header.subject = value;
    return *this;
  }
  Paper& line(const std::string& text, int parent = -1) {
    Node node;
    node.parent = parent;
    node.text = node.extent = add(text);
    return keep(node);
  }
  Paper& table(const std::vector<std::vector<std::string>>& rows) {
    Node node;
    node.kind = NodeKind::table;
    node.first_row = static_cast<uint32_t>(document_.rows.size());
    node.row_count = static_cast<uint32_t>(rows.size());
    for (const auto& cells : rows) {
      document_.rows.push_back({static_cast<uint32_t>(document_.cells.size()), static_cast<uint32_t>(cells.size())});
      for (const std::string& cell : cells) document_.cells.push_back(add(cell));
    }
    return keep(node);
  }
  /// Marks the last occurrence of `text` as a citation.
  Paper& cites(const std::string& text, const std::string& date) {
    Citation citation;
    auto at = static_cast<uint32_t>(document_.text.rfind(text));
    citation.value.text = citation.value.extent = {at, at + static_cast<uint32_t>(text.size())};
    citation.date = date;
    citation.code = "1/QĐ-UBND";
    document_.citations.push_back(citation);
    return *this;
  }
  Paper& assigns(const std::string& sentence, const std::string& assignee) {
    Responsibility r;
    auto at = static_cast<uint32_t>(document_.text.rfind(sentence));
    r.extent = {at, at + static_cast<uint32_t>(sentence.size())};
    auto who = static_cast<uint32_t>(document_.text.find(assignee, at));
    r.assignee.text = {who, who + static_cast<uint32_t>(assignee.size())};
    document_.responsibilities.push_back(r);
    return *this;
  }

  const Document& read() {
    if (!read_) {
      document_.fold = text::fold(document_.text);
      views::Context context(document_, *grammar::Grammar::embedded());
      views::find_deadlines(context);
      read_ = true;
    }
    return document_;
  }

  /// "due 2019-06-15 before; event 2019-06-28".
  std::string said() {
    std::string out;
    for (const Deadline& d : read().deadlines) {
      if (!out.empty()) out += "; ";
      out += d.kind;
      if (!d.start.empty() && d.start == d.end) {
        out += " " + d.start;
      } else if (!d.start.empty()) {
        out += " " + d.start + "/" + d.end;
      } else if (!d.end.empty()) {
        out += std::string(d.kind) == "due" ? " " : " /";
        out += d.end;
      }
      if (!d.time.empty()) out += " T" + d.time;
      if (!d.recurrence.empty()) out += " " + d.recurrence;
      if (!d.duration.empty()) out += " " + d.duration;
      if (d.working_days) out += " working";
      if (d.bound != nullptr) out += std::string(" ") + d.bound;
    }
    return out;
  }
  std::string codes() {
    std::string out;
    for (const Diagnostic& d : read().diagnostics) out += (out.empty() ? "" : "; ") + std::string(d.code);
    return out;
  }
  std::string text(Slice s) { return std::string(read().view(s)); }
  const Deadline& first() { return read().deadlines.at(0); }

 private:
  Slice add(const std::string& text) {
    auto begin = static_cast<uint32_t>(document_.text.size());
    document_.text += text;
    Slice slice{begin, static_cast<uint32_t>(document_.text.size())};
    document_.text += '\n';
    return slice;
  }
  Paper& keep(Node& node) {
    node.subtree_end = static_cast<uint32_t>(document_.body.size()) + 1;
    document_.body.push_back(node);
    return *this;
  }

  Document document_;
  bool read_ = false;
};

std::string said(const std::string& line) { return Paper().line(line).said(); }
std::string said_on(const std::string& date, const std::string& line) { return Paper(date).line(line).said(); }

// ---- the calendar ----

TEST(Calendar, Counts) {
  EXPECT_EQ(views::days_in_month(2020, 2), 29);
  EXPECT_EQ(views::days_in_month(1900, 2), 28);
  EXPECT_FALSE(views::exists({2019, 6, 31}));
  EXPECT_TRUE(views::exists({2019, 6, 0}));
  EXPECT_EQ(views::iso(views::add_days({2010, 1, 21}, 10)), "2010-01-31");
  EXPECT_EQ(views::iso(views::add_days({2019, 12, 31}, 1)), "2020-01-01");
  EXPECT_EQ(views::iso(views::add_days({2020, 3, 1}, -1)), "2020-02-29");
  EXPECT_EQ(views::iso(views::add_months({2019, 1, 31}, 1)), "2019-02-28");
  EXPECT_EQ(views::iso(views::add_months({2019, 11, 15}, 3)), "2020-02-15");
  EXPECT_EQ(views::weekday({2019, 3, 25}), 0);
  EXPECT_EQ(views::weekday({2011, 1, 2}), 6);
  EXPECT_EQ(views::iso(views::iso_week_monday(2019, 45)), "2019-11-04");
  EXPECT_EQ(views::iso(views::iso_week_monday(2021, 1)), "2021-01-04");
  EXPECT_EQ(views::iso({2025, 8, 0}), "2025-08");
  EXPECT_EQ(views::iso({}), "");
  EXPECT_EQ(views::compare({2019, 3, 0}, {2019, 3, 25}), 0);
  for (long n = -200000; n < 200000; n += 37) EXPECT_EQ(views::day_number(views::date_of(n)), n);
}

// ---- the forty forms ----

TEST(DateForms, F01_FullDates) {
  EXPECT_EQ(said("Gửi báo cáo trước ngày 15 tháng 06 năm 2019."), "due 2019-06-15 before");
  EXPECT_EQ(said("Gửi báo cáo trước ngày 15/6/2019."), "due 2019-06-15 before");
  EXPECT_EQ(said("Gửi báo cáo trước 15.6.2019."), "due 2019-06-15 before");
  EXPECT_EQ(said("Gửi báo cáo trước ngày 15-6-2019."), "due 2019-06-15 before");
  EXPECT_EQ(said("Gửi báo cáo trước ngày 15/6/19."), "due 2019-06-15 before");
  EXPECT_EQ(said("Gửi báo cáo trước ngày 15, tháng 6, năm 2019."), "due 2019-06-15 before");
}

TEST(DateForms, F02_WithoutYear) {
  EXPECT_EQ(said("Gửi báo cáo trước ngày 15/6."), "due 2019-06-15 before");
  EXPECT_TRUE(Paper().line("Gửi trước ngày 15/6.").first().year_inferred);
  EXPECT_FALSE(Paper().line("Gửi trước ngày 15/6/2019.").first().year_inferred);
  EXPECT_EQ(Paper("2018-11-02").subject("Kế hoạch công tác năm 2019").line("Báo cáo trước ngày 15/6").said(),
            "due 2019-06-15 before");
  EXPECT_EQ(said_on("2018-12-02", "Báo cáo năm 2019 gửi trước ngày 15/11."), "due 2019-11-15 before");
  EXPECT_EQ(said_on("2019-01-10", "Báo cáo tổng kết năm 2018 gửi trước ngày 25/01."), "due 2019-01-25 before")
      << "2018 would be over";
  EXPECT_EQ(said_on("", "Một số nội dung năm 2016: ra quân từ 15/11-15/12"), "period 2016-11-15/2016-12-15");
  EXPECT_EQ(said_on("", "Gửi báo cáo trước ngày 15/6."), "") << "no year anywhere";
}

TEST(DateForms, F03_Before) {
  EXPECT_EQ(said("Nộp hồ sơ trước ngày 15/6"), "due 2019-06-15 before");
  EXPECT_EQ(said("Nộp hồ sơ xong trước 15/6"), "due 2019-06-15 before");
  EXPECT_EQ(said("Nộp hồ sơ chậm nhất là ngày 15/6"), "due 2019-06-15 by");
  EXPECT_EQ(said("Nộp hồ sơ không muộn hơn ngày 15/6"), "due 2019-06-15 by");
  EXPECT_EQ(said("kéo dài không quá ngày 31 tháng 12 năm 2020"), "due 2020-12-31 by");
  EXPECT_EQ(said("Nhận hồ sơ đến hết ngày 30/6/2019"), "due 2019-06-30 by");
  EXPECT_EQ(said("Nộp hồ sơ trong ngày 15/6/2019"), "due 2019-06-15 by");
  EXPECT_EQ(said("Hạn cuối nộp hồ sơ: ngày 15/6/2019"), "due 2019-06-15 on");
  EXPECT_EQ(said("Công đoàn các cấp trước ngày 15/6 gửi báo cáo"), "due 2019-06-15 before");
  EXPECT_EQ(said("người được tuyển dụng trước ngày 01/7/2015"), "") << "a condition";
  EXPECT_EQ(said("hồ sơ đã nộp trước ngày 01/7/2018 thì giải quyết theo quy định cũ"), "");
  EXPECT_EQ(said("Sau ngày 15/6/2019, đơn vị nào chưa gửi"), "");
}

TEST(DateForms, F04_ShortRange) {
  EXPECT_EQ(said("hưởng ứng từ 15/11-15/12, đặc biệt là"), "period 2019-11-15/2019-12-15");
  EXPECT_EQ(said("hưởng ứng từ 15/11 - 15/12/2018"), "period 2018-11-15/2018-12-15");
  EXPECT_EQ(said("Dự kiến: 04/08-20/08/2023"), "period 2023-08-04/2023-08-20");
  EXPECT_EQ(said("từ 1/2 đến 2/3 số phiếu"), "");
  EXPECT_EQ(said("chiếm từ 20-25% dân số"), "");
}

TEST(DateForms, F05_RangeInWords) {
  EXPECT_EQ(said("Từ ngày 10 tháng 11 đến ngày 15 tháng 11 năm 2018."), "period 2018-11-10/2018-11-15");
  EXPECT_EQ(said("từ ngày 01 đến ngày 31 tháng 5 năm 2018"), "period 2018-05-01/2018-05-31");
  EXPECT_EQ(said("từ ngày 13 đến ngày 15/12/2017"), "period 2017-12-13/2017-12-15");
  EXPECT_EQ(said("Từ ngày 06 - 15/11/2017"), "period 2017-11-06/2017-11-15");
  EXPECT_EQ(said("từ ngày 01 đên ngày 31/5/2018"), "period 2018-05-01/2018-05-31") << "as recognition reads đến";
}

TEST(DateForms, F06_RangeWithOneYear) {
  EXPECT_EQ(said("từ 01/6 đến 30/6/2017"), "period 2017-06-01/2017-06-30");
  EXPECT_EQ(said("Từ ngày 15/11/2017 đến ngày 15/12/2017"), "period 2017-11-15/2017-12-15");
  EXPECT_EQ(said("nhận hồ sơ từ 08/4/2019 đến 17h00 ngày 30/4/2019"), "period 2019-04-08/2019-04-30");
}

TEST(DateForms, F07_OverNewYear) {
  EXPECT_EQ(said("từ 15/12 đến 15/01/2019"), "period 2018-12-15/2019-01-15");
  EXPECT_EQ(said("từ ngày 15/12/2019 đến ngày 15/01"), "period 2019-12-15/2020-01-15");
  EXPECT_EQ(said("từ ngày 15/12 đến ngày 15/01"), "period 2019-12-15/2020-01-15");
}

TEST(DateForms, F08_Months) {
  EXPECT_EQ(said("Tổ chức ra quân trong tháng 6"), "period 2019-06-01/2019-06-30");
  EXPECT_EQ(said("Tổ chức ra quân vào tháng 6/2019"), "period 2019-06-01/2019-06-30");
  EXPECT_EQ(said("Thời gian: tháng 6 năm 2019"), "period 2019-06-01/2019-06-30");
  EXPECT_EQ(said("Hoàn thành việc rà soát trong tháng 6/2019"), "due 2019-06-30 by");
  EXPECT_EQ(said("từ tháng 10/2019 đến tháng 3/2020"), "period 2019-10-01/2020-03-31");
  EXPECT_EQ(said("phong trào Tháng Thanh niên, Cách mạng tháng 8"), "");
  EXPECT_EQ(said("số vụ tai nạn xảy ra trong tháng 6/2019"), "");
}

TEST(DateForms, F09_MonthOfAnOccasion) {
  EXPECT_EQ(said("Tháng hành động phòng, chống bạo lực gia đình (tháng 6)"), "event 2019-06-01/2019-06-30");
  EXPECT_EQ(said("Quyết định kiện toàn (tháng 6)"), "");
}

TEST(DateForms, F10_Quarters) {
  EXPECT_EQ(said("Thời gian: quý I/2019"), "period 2019-01-01/2019-03-31");
  EXPECT_EQ(said("Hoàn thành trong quý 2 năm 2019"), "due 2019-06-30 by");
  EXPECT_EQ(said("Trong quý II/2019 hoàn thành việc rà soát"), "due 2019-06-30 by");
  EXPECT_EQ(said("triển khai trong Quý III"), "period 2019-07-01/2019-09-30");
  EXPECT_EQ(said("Số vụ tai nạn xảy ra trong Quý II"), "");
  EXPECT_EQ(said("Quý cơ quan, quý báu"), "");
}

TEST(DateForms, F11_HalfYears) {
  EXPECT_EQ(said("Hoàn thành trong 6 tháng đầu năm 2019"), "due 2019-06-30 by");
  EXPECT_EQ(said("Triển khai trong 6 tháng cuối năm"), "period 2019-07-01/2019-12-31");
  EXPECT_EQ(said("Báo cáo 6 tháng đầu năm và phương hướng 6 tháng cuối năm 2019"), "") << "the name of a report";
  EXPECT_EQ(said("MẪU BÁO CÁO (6 tháng đầu năm) năm 2019"), "");
}

TEST(DateForms, F12_NineMonths) {
  EXPECT_EQ(said("Triển khai trong 9 tháng năm 2019"), "period 2019-01-01/2019-09-30");
  EXPECT_EQ(said("Báo cáo 9 tháng năm 2019"), "");
}

TEST(DateForms, F13_PartsOfAMonth) {
  EXPECT_EQ(said("Thời gian: cuối tháng 10"), "period 2019-10-01/2019-10-31");
  EXPECT_EQ(said("Thời gian: thượng tuần tháng 6/2019"), "period 2019-06-01/2019-06-10");
  EXPECT_EQ(said("Thời gian: trung tuần tháng 6/2019"), "period 2019-06-11/2019-06-20");
  EXPECT_EQ(said("Thời gian: hạ tuần tháng 2/2020"), "period 2020-02-21/2020-02-29");
  EXPECT_EQ(said("Cuối tháng 10/2019 tổ chức Hội thi"), "period 2019-10-01/2019-10-31");
}

TEST(DateForms, F14_WeeksOfAMonth) {
  EXPECT_EQ(said("Thời gian: tuần 1 tháng 11"), "period 2019-11-01/2019-11-07");
  EXPECT_EQ(said("Thời gian: tuần thứ nhất của tháng 11/2019"), "period 2019-11-01/2019-11-07");
  EXPECT_EQ(said("Thời gian: tuần đầu tháng 11"), "period 2019-11-01/2019-11-07");
  EXPECT_EQ(said("Thời gian: tuần thứ ba của tháng 11"), "period 2019-11-15/2019-11-21");
  EXPECT_EQ(said("Thời gian: tuần cuối tháng 11"), "period 2019-11-24/2019-11-30");
}

TEST(DateForms, F15_WeekOfTheYear) {
  EXPECT_EQ(said("Thời gian: tuần 45"), "period 2019-11-04/2019-11-10");
  EXPECT_EQ(said("sinh viên học tuần 45"), "");
}

TEST(DateForms, F16_ProgrammeSpans) {
  EXPECT_EQ(said("Chương trình giai đoạn 2016-2020, 2016- 2020, 2018 – 2025, tầm nhìn đến năm 2030"), "");
}

TEST(DateForms, F17_Terms) { EXPECT_EQ(said("nhiệm kỳ 2018-2023, Quốc hội khóa XIV"), ""); }

TEST(DateForms, F18_Years) { EXPECT_EQ(said("trong năm 2019, năm học 2019-2020, hoàn thành trong năm"), ""); }

TEST(DateForms, F19_EveryYear) {
  EXPECT_EQ(said("Thực hiện Quy chế này; hằng năm tổng kết, đánh giá."), "recurring FREQ=YEARLY");
  EXPECT_EQ(said("Hàng năm, các đơn vị tổ chức sơ kết."), "recurring FREQ=YEARLY");
  EXPECT_EQ(said("Sở Nội vụ hằng năm tổng kết việc thực hiện"), "recurring FREQ=YEARLY");
  EXPECT_EQ(said("xây dựng kế hoạch hoạt động hằng năm của Sở"), "");
  EXPECT_EQ(said("trong phạm vi ngân sách nhà nước hàng năm được giao"), "");
  EXPECT_EQ(said("kế hoạch hàng năm và 5 năm"), "");
  EXPECT_EQ(said("nêu trong báo cáo thi hành pháp luật định kỳ hằng năm về Bộ Tư pháp"), "");
}

TEST(DateForms, F20_EverySoOften) {
  EXPECT_EQ(said("Định kỳ 6 tháng, hàng năm kiểm tra việc thực hiện"),
            "recurring FREQ=MONTHLY;INTERVAL=6; recurring FREQ=YEARLY");
  EXPECT_EQ(said("đôn đốc, kiểm tra và định kỳ sáu tháng báo cáo Ủy ban nhân dân tỉnh"),
            "recurring FREQ=MONTHLY;INTERVAL=6");
  EXPECT_EQ(said("Hằng quý báo cáo kết quả"), "recurring FREQ=MONTHLY;INTERVAL=3");
  EXPECT_EQ(said("Tổ chức họp định kỳ 03 tháng một lần"), "recurring FREQ=MONTHLY;INTERVAL=3");
  EXPECT_EQ(said("định kỳ 06 tháng/lần tổ chức kiểm tra"), "recurring FREQ=MONTHLY;INTERVAL=6");
  EXPECT_EQ(said("đánh giá mỗi năm một lần"), "recurring FREQ=YEARLY");
  EXPECT_EQ(said("kiểm tra ít nhất 02 lần/năm"), "recurring FREQ=MONTHLY;INTERVAL=6");
  EXPECT_EQ(said("Họp giao ban vào thứ Hai hằng tuần"), "recurring FREQ=WEEKLY;BYDAY=MO");
  EXPECT_EQ(said("Thời gian thực hiện: Hằng năm"), "recurring FREQ=YEARLY");
  EXPECT_EQ(said("Duy trì việc dọn vệ sinh hằng tuần cho đến khi hết mùa mưa"), "recurring FREQ=WEEKLY");
  EXPECT_EQ(said("Thực hiện chế độ trợ cấp hằng tháng"), "");
  EXPECT_EQ(said("Chi 6 tháng lương"), "");
}

TEST(DateForms, F21_ADayOfEveryMonth) {
  EXPECT_EQ(said("Gửi báo cáo trước ngày 15 hằng tháng"), "recurring FREQ=MONTHLY;BYMONTHDAY=15 before");
  EXPECT_EQ(said("Hằng tháng, trước ngày 25, các đơn vị gửi báo cáo"), "recurring FREQ=MONTHLY;BYMONTHDAY=25 before");
  EXPECT_EQ(said("Gửi báo cáo trước ngày 20 của tháng cuối quý"),
            "recurring FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=20 before");
  EXPECT_EQ(said("Báo cáo định kỳ hằng quý (trước ngày 20 của tháng cuối quý)"),
            "recurring FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=20 before");
  EXPECT_EQ(said("Họp vào ngày 10 và 20 hằng tháng"), "recurring FREQ=MONTHLY;BYMONTHDAY=10,20");
  EXPECT_EQ(said("Gửi trước ngày 05 tháng sau"), "recurring FREQ=MONTHLY;BYMONTHDAY=5 before");
  EXPECT_EQ(said("ngày 25"), "") << "of which month?";
}

TEST(DateForms, F22_TwoDaysOfEveryYear) {
  EXPECT_EQ(said("Báo cáo trước ngày 15/6 và 15/12 hằng năm"),
            "recurring FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15 before");
  EXPECT_EQ(said("Báo cáo trước ngày 31 tháng 12 hằng năm"), "recurring FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31 before");
  EXPECT_EQ(said("Gửi trước ngày 15/6 và 15/12"), "due 2019-06-15 before; due 2019-12-15 before");
}

TEST(DateForms, F23_WorkingDays) {
  EXPECT_EQ(said("trả lời trong thời hạn 15 ngày làm việc kể từ ngày nhận được phản ánh"), "duration P15D working");
  EXPECT_EQ(said("trong vòng 05 (năm) ngày làm việc, kể từ ngày nhận đủ hồ sơ"), "duration P5D working");
  EXPECT_EQ(said("thời hạn giải quyết không quá 30 ngày làm việc kể từ ngày tiếp nhận"), "duration P30D working");
  EXPECT_EQ(said("trong vòng ba ngày làm việc"), "duration P3D working");
  EXPECT_EQ(said("Thời hạn giải quyết: 05 ngày làm việc"), "duration P5D working");
  EXPECT_EQ(Paper().table({{"Thủ tục", "Thời hạn"}, {"Cấp phép", "15 ngày"}}).said(), "duration P15D");
  EXPECT_EQ(said("giải quyết ngay trong ngày làm việc"), "");
}

TEST(DateForms, F24_TermsFromAnEvent) {
  Paper paper;
  paper.line("Trong thời hạn 03 ngày sau khi trình bày báo cáo, người học nộp bản sửa");
  EXPECT_EQ(paper.said(), "duration P3D");
  EXPECT_EQ(paper.text(paper.first().from), "trình bày báo cáo");
  EXPECT_EQ(said("chậm nhất là 05 ngày, kể từ ngày ký"), "duration P5D");
  EXPECT_EQ(said("trong thời hạn mười lăm ngày kể từ ngày nhận hồ sơ"), "duration P15D");
  EXPECT_EQ(said("trong vòng 24 giờ kể từ khi nhận tin báo"), "duration PT24H");
  EXPECT_EQ(said("trong thời hạn 06 tháng kể từ ngày được giao đất"), "duration P6M");
  EXPECT_EQ(said("bài báo trong thời hạn 03 năm (36 tháng) tính đến ngày đăng ký"), "")
      << "what counts, not what is due";
  EXPECT_EQ(said("Trong 36 đến 48 giờ tiếp theo, bão di chuyển"), "");
  EXPECT_EQ(said("Thời gian tập huấn: 02 ngày"), "");
  EXPECT_EQ(said("phát biểu không quá 10 phút"), "");
}

TEST(DateForms, F25_EffectAfterDays) {
  EXPECT_EQ(said("Quyết định này có hiệu lực sau 45 ngày kể từ ngày ký."), "effective 2019-05-09/");
  EXPECT_EQ(said_on("2010-01-21",
                    "Quyết định này có hiệu lực thi hành sau 10 ngày và đăng Báo chậm nhất là 05 ngày, kể từ ngày ký."),
            "effective 2010-01-31/; duration P5D");
  Paper paper;
  paper.line("Quyết định này có hiệu lực thi hành sau 15 ngày, kể từ ngày đăng Công báo.");
  EXPECT_EQ(paper.said(), "effective P15D");
  EXPECT_EQ(paper.text(paper.first().from), "ngày đăng Công báo");
}

TEST(DateForms, F26_Effect) {
  EXPECT_EQ(said("Quyết định này có hiệu lực kể từ ngày ký./."), "effective 2019-03-25/");
  EXPECT_EQ(said("Quyết định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025."), "effective 2025-07-01/");
  EXPECT_EQ(said("Quy định này được áp dụng từ ngày 01/5/2019"), "effective 2019-05-01/");
  EXPECT_EQ(said("Quy định trước đây hết hiệu lực kể từ ngày 01/7/2019."), "effective /2019-07-01");
  EXPECT_EQ(said("Kể từ ngày 01/7/2019, quy định trước đây hết hiệu lực."), "effective /2019-07-01");
  EXPECT_EQ(said("Giấy phép có giá trị đến hết ngày 31/12/2020"), "effective /2020-12-31");
  EXPECT_EQ(said("Các phòng chịu trách nhiệm thi hành Quyết định này kể từ ngày ký."), "effective 2019-03-25/");
  EXPECT_EQ(said_on("2017-11", "Thông báo có hiệu lực kể từ ngày ký."), "effective 2017-11/");
  EXPECT_EQ(said_on("", "Thông báo có hiệu lực kể từ ngày ký."), "effective");
}

TEST(DateForms, F27_ClockTimes) {
  EXPECT_EQ(said("Thời gian: 8 giờ 00, ngày 15/11/2019"), "event 2019-11-15 T08:00");
  EXPECT_EQ(said("Họp vào lúc 14h30' ngày 5/4"), "event 2019-04-05 T14:30");
  EXPECT_EQ(said("Thời gian: 7 giờ 30 phút ngày 15/4/2019"), "event 2019-04-15 T07:30");
  EXPECT_EQ(said("Thời gian: ngày 15/4/2019, lúc 13:30"), "event 2019-04-15 T13:30");
  EXPECT_EQ(said("- Thời gian dự kiến: 8h00-10h00 ngày 28/12/2019"), "event 2019-12-28 T08:00/10:00");
  EXPECT_EQ(said("Thời gian: Từ 7h30 đến 11h30, ngày 12/4/2019"), "event 2019-04-12 T07:30/11:30");
  EXPECT_EQ(said("từ 7 giờ 30 ngày 15/4/2019 đến 17 giờ 00 ngày 17/4/2019"),
            "period 2019-04-15/2019-04-17 T07:30/17:00");
  EXPECT_EQ(said("Gửi báo cáo trước 16h00 ngày 25/6/2019"), "due 2019-06-25 T16:00 before");
  EXPECT_EQ(said("Theo dự báo: Hồi 04 giờ ngày 24/12/2019, tâm bão ở vào khoảng 8,2 độ Vĩ Bắc. Đến 04 giờ ngày 26/12, "
                 "tâm bão ở"),
            "");
  EXPECT_EQ(said("trực ban 24/24, họp đến 20h"), "");
}

TEST(DateForms, F28_PartsOfTheDay) {
  EXPECT_EQ(said("Thời gian: sáng ngày 24/11/2019"), "event 2019-11-24");
  EXPECT_EQ(said("Chiều ngày 28/12 và cả ngày 29/12/2011"), "period 2011-12-28/2011-12-29");
  EXPECT_EQ(said("Phòng khám đa khoa Phú Thịnh Chiều ngày 14/12/2019"), "event 2019-12-14");
}

TEST(DateForms, F29_Weekdays) {
  EXPECT_EQ(said("Thời gian: 08 giờ 00, thứ Sáu, ngày 12/4/2019"), "event 2019-04-12 T08:00");
  Paper right;
  right.line("Thời gian: ngày 12/4/2019 (thứ 6)");
  EXPECT_EQ(right.said(), "event 2019-04-12");
  EXPECT_EQ(right.codes(), "");
  Paper wrong("2011-12");
  wrong.line("Thời gian: Ngày 02/01/2011 (thứ 2)");
  EXPECT_EQ(wrong.said(), "event 2011-01-02");
  EXPECT_EQ(wrong.codes(), "date.contradicts");
  EXPECT_EQ(said("thứ trưởng, lần thứ 3"), "");
}

TEST(DateForms, F30_UpTo) {
  EXPECT_EQ(said("Thời hạn đến 31/12/2025"), "due 2025-12-31 by");
  EXPECT_EQ(said("đến ngày 30/6/2019 hoàn thành 100% kế hoạch"), "due 2019-06-30 by");
  EXPECT_EQ(said("Đến ngày 31/12/2018, toàn huyện có 12 trường đạt chuẩn"), "");
  EXPECT_EQ(said("tính đến ngày 31/12/2018, đã cấp 12 giấy"), "");
  EXPECT_EQ(said("đến năm 2020; đến hết năm 2025"), "") << "bare years";
}

TEST(DateForms, F31_FromNow) {
  EXPECT_EQ(said("Từ nay đến cuối năm, tập trung"), "period 2019-03-25/2019-12-31");
  EXPECT_EQ(said("Từ nay đến hết ngày 30/6/2019, tập trung"), "period 2019-03-25/2019-06-30");
  EXPECT_EQ(said("từ ngày 01/01/2019 đến nay"), "period 2019-01-01/2019-03-25");
  EXPECT_EQ(said("nhận đơn kể từ ngày ra thông báo đến hết ngày 02/07/2019"), "period 2019-03-25/2019-07-02");
  EXPECT_EQ(said("Hôm nay, hiện nay"), "");
}

TEST(DateForms, F32_PartsOfAQuarter) {
  EXPECT_EQ(said("Thời gian: đầu quý II"), "period 2019-04-01/2019-04-30");
  EXPECT_EQ(said("Thời gian: giữa quý II"), "period 2019-05-01/2019-05-31");
  EXPECT_EQ(said("Thời gian: cuối quý III/2019"), "period 2019-09-01/2019-09-30");
}

TEST(DateForms, F33_RelativeYears) { EXPECT_EQ(said("năm trước, năm nay, năm sau, cùng kỳ năm trước"), ""); }

TEST(DateForms, F34_NamedDays) {
  EXPECT_EQ(said("Hưởng ứng Ngày Gia đình Việt Nam (28/6)"), "event 2019-06-28");
  EXPECT_EQ(said("Ngày Dân số Thế giới (11/7), Ngày Dân số Việt Nam (26/12)"), "event 2019-07-11; event 2019-12-26");
  EXPECT_EQ(said("Hưởng ứng ngày quốc tế xóa bỏ bạo lực đối với phụ nữ 25/11/2019."), "event 2019-11-25");
  EXPECT_EQ(said("Ngày Pháp luật Việt Nam (09/11)"), "event 2019-11-09");
  EXPECT_EQ(said("kỷ niệm Ngày thành lập Hội (20/10/1930 - 20/10/2020)"), "") << "an anniversary in a name";
  EXPECT_EQ(said("chào mừng ngày 30/4 và 1/5; phong trào 8/3; nhân dịp 20/10"), "") << "days used as names";
}

TEST(DateForms, F35_NamedPeriods) {
  EXPECT_EQ(said("Tháng hành động vì trẻ em (từ 01/6 đến 30/6/2017)"), "period 2017-06-01/2017-06-30");
  EXPECT_EQ(said("Tháng hành động quốc gia về Dân số (tháng 12)"), "event 2019-12-01/2019-12-31");
}

TEST(DateForms, F36_LunarDates) {
  EXPECT_EQ(said("Giỗ Tổ vào ngày mùng 10 tháng 3 âm lịch, Tết Kỷ Hợi"), "");
  EXPECT_EQ(said("tổ chức lễ hội vào ngày 15/8 (âm lịch)"), "");
  EXPECT_EQ(said("Khai giảng vào ngày mồng 5 tháng 9"), "event 2019-09-05");
}

TEST(DateForms, F37_NoDate) { EXPECT_EQ(said("thường xuyên, kịp thời, đột xuất, ngay sau khi có văn bản"), ""); }

TEST(DateForms, F38_Blanks) { EXPECT_EQ(said("…, ngày … tháng … năm 2019; ngày    tháng    năm"), ""); }

TEST(DateForms, F39_ListsOfMonths) {
  EXPECT_EQ(said("Tháng 5, 6/2019: tổ chức tập huấn"), "period 2019-05-01/2019-06-30");
  EXPECT_EQ(said("Tổ chức trong tháng 3 và tháng 4"), "period 2019-03-01/2019-04-30");
  EXPECT_EQ(said("Thời gian: Ngày 26, 27/12/2011"), "period 2011-12-26/2011-12-27");
  EXPECT_EQ(said("Họp vào các ngày 5/4, 12/4/2019"), "event 2019-04-05; event 2019-04-12") << "days apart";
}

TEST(DateForms, F40_ListsOfQuarters) {
  EXPECT_EQ(said("Thời gian: quý I, II"), "period 2019-01-01/2019-06-30");
  EXPECT_EQ(said("Thời gian: quý III-IV/2019"), "period 2019-07-01/2019-12-31");
}

// ---- false friends ----

TEST(DateFriends, NumbersThatAreNoDates) {
  EXPECT_EQ(said("Điện thoại: 0239.3608079; 3.854,743; 02973815315"), "");
  EXPECT_EQ(said("2.1. Công tác; 1/2 ngày; 2/3 số đại biểu; 24/7; 10/10 xã"), "");
  EXPECT_EQ(said("theo 30/2020/NĐ-CP, 26-NQ/TW, 12/KH, Mẫu số 01/02, Điều 5/6"), "");
  EXPECT_EQ(said("thắng với tỷ số 3-1; đạt 20 - 25% kế hoạch; đội xếp thứ 2/11"), "");
  EXPECT_EQ(said("thăm gia đình liệt sĩ nhân dịp 27/7; phong trào thi đua 20/10"), "");
  EXPECT_EQ(said("số nhà 86/2 đường Hoa Sen, Q.10"), "");
}

TEST(DateFriends, DatesOfDocuments) {
  EXPECT_EQ(said("Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;"), "");
  EXPECT_EQ(said("theo đề nghị tại Tờ trình ngày 12/3/2019"), "");
  EXPECT_EQ(said("Công văn số 364/TLĐ, ngày 22/3/2017 của Ban Chấp hành về tổ chức hội nghị"), "");
  Paper paper;
  paper.line("Thực hiện Kế hoạch số 12/KH-UBND ngày 01/3/2019, báo cáo trước ngày 15/6")
      .cites("Kế hoạch số 12/KH-UBND ngày 01/3/2019", "2019-03-01");
  EXPECT_EQ(paper.said(), "due 2019-06-15 before");
}

TEST(DateFriends, Stories) {
  EXPECT_EQ(said("Ngày 12/3/2019, Sở Y tế đã gửi công văn đến các đơn vị."), "");
  EXPECT_EQ(said("Ông Trần Văn Bình, sinh ngày 12/3/1980"), "");
}

// ---- kinds ----

TEST(Deadlines, MeetingsPastAndToCome) {
  EXPECT_EQ(said("Thực hiện kết luận của Chủ tịch tại cuộc họp ngày 12/3/2019,"), "event 2019-03-12");
  EXPECT_EQ(said("- Ngày 16/4/2019: Họp đoàn kiểm tra, phân công nhiệm vụ"), "event 2019-04-16");
  EXPECT_EQ(said("Vào hồi 8 giờ 00, ngày 15 tháng 3 năm 2019, chúng tôi tiến hành họp"), "event 2019-03-15 T08:00");
  EXPECT_EQ(said("Hôm nay, ngày 15/3/2019, tại trụ sở, Hội đồng họp"), "event 2019-03-15");
}

TEST(Deadlines, TheDocumentsOwnDateIsNone) {
  EXPECT_EQ(said("được Hội đồng nhân dân xã khóa X, kỳ họp thứ 5 thông qua ngày 25 tháng 3 năm 2019."), "");
  EXPECT_EQ(said("được Hội đồng nhân dân xã khóa X, kỳ họp thứ 5 thông qua ngày 20 tháng 3 năm 2019."),
            "event 2019-03-20");
}

TEST(Deadlines, StepsOnADay) {
  EXPECT_EQ(said("- Ngày 25/4/2019: Gửi danh sách về Ban Tổ chức."), "due 2019-04-25 on");
  EXPECT_EQ(said("nộp bản giấy vào ngày 25/4/2019"), "due 2019-04-25 on");
}

TEST(Deadlines, OpenPeriods) {
  EXPECT_EQ(said("Từ ngày 01/7/2019, các đơn vị thực hiện mẫu mới"), "period 2019-07-01/");
  EXPECT_EQ(said("Từ ngày 01/6/2019 các đơn vị tự kiểm tra đến ngày 15/6/2019"), "period 2019-06-01/2019-06-15");
}

TEST(Deadlines, Schedules) {
  Paper steps;
  steps.table({{"TT", "Thời gian", "Nội dung"},
               {"1", "Ngày 24/05/2019", "Khoa thông báo danh sách"},
               {"2", "Từ 01/06/2019 đến 16/06/2019", "Sinh viên nộp đề cương"},
               {"3", "Dự kiến 04/08-20/08/2019", "Sinh viên trình bày"},
               {"4", "8h00 ngày 12/9", "Họp tổng kết"},
               {"5", "Tháng 10/2019", "Kiểm tra các trường"},
               {"6", "Hằng quý", "Giao ban"}});
  EXPECT_EQ(steps.said(),
            "due 2019-05-24 on; period 2019-06-01/2019-06-16; period 2019-08-04/2019-08-20; event 2019-09-12 T08:00; "
            "period 2019-10-01/2019-10-31; recurring FREQ=MONTHLY;INTERVAL=3");
  EXPECT_EQ(steps.text(steps.first().what), "Khoa thông báo danh sách");

  Paper days("2011-12");
  days.table({{"", "Sáng", "Chiều"}, {"Ngày 03/01/2012 (thứ 3)", "Phòng Viễn thông", "Phòng Thanh tra"}});
  EXPECT_EQ(days.said(), "event 2012-01-03");

  Paper finish;
  finish.table(
      {{"Nội dung", "Thời gian hoàn thành"}, {"Xây dựng kế hoạch", "Tháng 4/2019"}, {"Tổ chức hội nghị", "30/6/2019"}});
  EXPECT_EQ(finish.said(), "due 2019-04-30 by; due 2019-06-30 on");
}

TEST(Deadlines, SchedulesRunIntoLines) {
  EXPECT_EQ(said("1 Ngày 24/05/2019 Khoa thông báo danh sách"), "due 2019-05-24 on");
  EXPECT_EQ(said("Ngày Giảng viên cho điểm và xác nhận 02/08/2019 đồng ý cho nộp"), "due 2019-08-02 on");
  EXPECT_EQ(said("3. Trạm Y tế phường Bình Minh Ngày 23/11/2019"), "event 2019-11-23");
}

TEST(Deadlines, TablesThatAreNoSchedules) {
  EXPECT_EQ(Paper().table({{"Họ và tên", "Ngày sinh"}, {"Nguyễn Văn An", "12/3/1980"}}).said(), "");
  EXPECT_EQ(Paper().table({{"Tên văn bản", "Ngày ban hành"}, {"Kế hoạch", "12/3/2019"}}).said(), "");
  EXPECT_EQ(Paper().table({{"Chỉ tiêu", "Tháng 1", "6 tháng đầu năm 2019"}, {"Thu", "120", "800"}}).said(), "");
}

TEST(Deadlines, ListsOfDocumentsAreNoSchedules) {
  Paper paper;
  paper.table({{"Văn bản", "Ngày"}, {"Kế hoạch số 12/KH-UBND", "12/3/2019"}}).cites("Kế hoạch số 12/KH-UBND", "");
  EXPECT_EQ(paper.said(), "");
  EXPECT_EQ(Paper().table({{"Họ tên", "Chi tiết"}, {"Lê Thị Bình", "12/3/1980"}}).said(), "") << "long ago";
}

TEST(Deadlines, HeadingsSpeakForABareDate) {
  EXPECT_EQ(Paper().line("Thời gian nộp").line("Ngày 15/6/2019.", 0).said(), "due 2019-06-15 on");
  EXPECT_EQ(Paper().line("Thời gian thực hiện").line("Ngày 15/6/2019.", 0).said(), "event 2019-06-15");
}

TEST(Deadlines, SayWhoWhatAndWhereTo) {
  Paper paper;
  std::string sentence = "Phòng Tài chính báo cáo kết quả thu về Sở Nội vụ trước ngày 25/5/2019";
  paper.line(sentence).assigns(sentence, "Phòng Tài chính");
  EXPECT_EQ(paper.text(paper.first().value.text), "trước ngày 25/5/2019");
  EXPECT_EQ(paper.text(paper.first().what), "báo cáo kết quả thu về Sở Nội vụ");
  EXPECT_EQ(paper.text(paper.first().assignee), "Phòng Tài chính");
  EXPECT_EQ(paper.text(paper.first().recipient), "Sở Nội vụ");
}

// ---- what cannot be right ----

TEST(Contradictions, AreReportedAndLeftAsPrinted) {
  Paper early("2018-03-15");
  early.line("Báo cáo về Sở trước ngày 20/12/2016.");
  EXPECT_EQ(early.said(), "due 2016-12-20 before");
  EXPECT_EQ(early.codes(), "date.contradicts");

  Paper impossible;
  impossible.line("Báo cáo trước ngày 31/6/2019");
  EXPECT_EQ(impossible.said(), "due 2019-06-31 before");
  EXPECT_EQ(impossible.codes(), "date.impossible");

  Paper backwards;
  backwards.line("từ ngày 15/12/2019 đến ngày 15/11/2019");
  EXPECT_EQ(backwards.codes(), "date.contradicts");
}

TEST(Contradictions, AreReportedWhereNoDeadlineIs) {
  Paper paper;
  paper.line("Ấp Phú Lộc: sáng ngày 31/9/2019, tại nhà văn hóa.");
  EXPECT_EQ(paper.said(), "event 2019-09-31");
  EXPECT_EQ(paper.codes(), "date.impossible");
  Paper story;
  story.line("Ngày 30/02/2019 Sở đã gửi công văn.");
  EXPECT_EQ(story.said(), "");
  EXPECT_EQ(story.codes(), "date.impossible");
}

TEST(Contradictions, InCitations) {
  Paper later;
  later.line("Quyết định số 1/QĐ-UBND ngày 19/7/2019").cites("Quyết định số 1/QĐ-UBND ngày 19/7/2019", "2019-07-19");
  EXPECT_EQ(later.codes(), "date.contradicts");
  Paper earlier;
  earlier.line("Quyết định số 1/QĐ-UBND ngày 19/2/2019").cites("Quyết định số 1/QĐ-UBND ngày 19/2/2019", "2019-02-19");
  EXPECT_EQ(earlier.codes(), "");
}

TEST(DateGrammar, ExamplesHold) {
  for (const std::string& failure : check_examples(*grammar::Grammar::embedded())) {
    bool own = failure.find(" dates.") != std::string::npos || failure.find(" date_") != std::string::npos ||
               failure.find(" deadline_") != std::string::npos;
    EXPECT_FALSE(own) << failure;
  }
}

TEST(Deadlines, EndBeforeTheBlankOfABracket) {
  Paper paper;
  paper.line("Nộp báo cáo trong vòng 15 ngày kể từ ngày kết thúc đợt tiêm (theo mẫu).");
  ASSERT_EQ(paper.read().deadlines.size(), 1U);
  EXPECT_EQ(paper.text(paper.first().value.text), "trong vòng 15 ngày kể từ ngày kết thúc đợt tiêm");
}

TEST(Deadlines, CutNoCharacter) {
  std::string words;
  for (int i = 0; i < 40; ++i) {
    words += "ựựự ";
    Paper paper;
    paper.line(std::string(static_cast<size_t>(i % 3), 'a') + words + words + words + words + " trước ngày 15/6 " +
               words + words + words);
    for (const Deadline& d : paper.read().deadlines) {
      for (Slice s : {d.what, d.recipient, d.value.text}) {
        std::string text = paper.text(s);
        EXPECT_TRUE(text.empty() || (static_cast<unsigned char>(text[0]) & 0xC0) != 0x80) << i;
        EXPECT_TRUE(text.empty() || (static_cast<unsigned char>(text.back()) < 0xC0)) << i;
      }
    }
  }
}

TEST(Deadlines, StayLinearInHostileText) {
  for (const std::string piece :
       {"15/6, 15/7 từ ngày 5 đến ngày 6 hằng trước (", "thứ 2 ", "(tháng 6) ", "hằng năm, "}) {
    const auto read = [&](size_t bytes) {
      std::string line;
      while (line.size() < bytes) line += piece;
      Paper().line(line).read();
    };
    EXPECT_LT(test::growth(100000, read), test::linear) << piece;
  }
}

}  // namespace
}  // namespace vanban

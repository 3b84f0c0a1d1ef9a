// PDF and images: with programs that stand in for the real ones, and with the real ones where they are installed.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "read/image.h"
#include "read/page_words.h"
#include "read/process.h"
#include "read/readers.h"
#include "temporary_folder.h"

namespace vanban::read {
namespace {

using tests::TemporaryFolder;
using Reason = ReadError::Reason;

/// A PDF of these objects, the first of which is the catalogue.
std::string pdf_of(const std::vector<std::string>& objects) {
  std::string pdf = "%PDF-1.4\n";
  std::vector<size_t> offsets;
  for (size_t i = 0; i < objects.size(); ++i) {
    offsets.push_back(pdf.size());
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const size_t table = pdf.size();
  pdf += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (size_t offset : offsets) {
    std::string digits = std::to_string(offset);
    pdf += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  return pdf + "trailer << /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" +
         std::to_string(table) + "\n%%EOF\n";
}

/// Pages with a line of text each, set in 12 points.
std::string pdf_with(const std::vector<std::string>& lines) {
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>", "",
                                      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
  std::string kids;
  for (const std::string& line : lines) {
    kids += std::to_string(objects.size() + 1) + " 0 R ";
    objects.push_back(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents " +
        std::to_string(objects.size() + 2) + " 0 R >>");
    const std::string content = "BT /F 12 Tf 72 700 Td (" + line + ") Tj ET";
    objects.push_back("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream");
  }
  objects[1] = "<< /Type /Pages /Count " + std::to_string(lines.size()) + " /Kids [" + kids + "] >>";
  return pdf_of(objects);
}

class Pdf : public ::testing::Test {
 protected:
  Pdf() {
    options.program_path = folder.path() + ":/usr/bin:/bin";
    options.temp_folder = folder.path();
    options.threads = 2;
  }
  void only_stand_ins() {
    options.program_path = folder.path();
    // The scripts' own programs are named with their paths.
  }
  Reading reading() const { return {options, *grammar::Grammar::embedded()}; }
  template <typename Reader>
  Reason refusal(Reader reader, std::string_view bytes) {
    try {
      reader(bytes, reading());
    } catch (const ReadError& e) {
      message = e.what();
      return e.reason();
    }
    ADD_FAILURE() << "nothing was thrown";
    return Reason::unsupported;
  }

  TemporaryFolder folder;
  ReadOptions options;
  std::string message;
};

#define NEEDS(program, package)                          \
  if (find_program(program, places_of(options)).empty()) \
  GTEST_SKIP() << program " is not installed (package " package ")"

TEST_F(Pdf, TextOfPages) {
  NEEDS("pdftotext", "poppler-utils");
  const Extraction e = read_pdf(pdf_with({"The first page of this text", "and the second of it, the last"}), reading());
  EXPECT_EQ(e.text, "The first page of this text\n\fand the second of it, the last\n");
  ASSERT_EQ(e.layout.pages.size(), 2U);
  EXPECT_FLOAT_EQ(e.layout.pages[1].height, 842);
  ASSERT_EQ(e.layout.words.size(), 13U);
  EXPECT_NEAR(e.layout.words[0].box.x0, 72, 1);
  EXPECT_EQ(e.encoding, "");
}

TEST_F(Pdf, HostileFilesEndWithAnError) {
  NEEDS("pdftotext", "poppler-utils");
  EXPECT_EQ(refusal(read_pdf, "%PDF-1.4\nnothing"), Reason::damaged);
  EXPECT_NE(message.find("cut short"), std::string::npos) << message;
  const std::string cyclic =
      pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 2 /Kids [ 3 0 R 3 0 R ] >>",
              "<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [ 2 0 R ] >>"});
  // Whatever the program makes of a tree that holds itself, it ends, and there is no text.
  try {
    EXPECT_EQ(read_pdf(cyclic, reading()).text.find_first_not_of(" \n\f"), std::string::npos);
  } catch (const ReadError&) {}
  const std::string whole = pdf_with({"A text that is long enough to be one", "and its second page, cut at will"});
  for (size_t tenth = 1; tenth < 10; ++tenth) {
    try {
      read_pdf(std::string_view(whole).substr(0, whole.size() * tenth / 10), reading());
    } catch (const ReadError& e) {
      EXPECT_NE(e.reason(), Reason::timed_out) << tenth;
    }
  }
  EXPECT_EQ(folder.left_behind(), 0U);
}

TEST_F(Pdf, SaysThatAPasswordIsNeeded) {
  folder.program("pdftotext", "echo 'Command Line Error: Incorrect password' >&2; exit 1");
  EXPECT_EQ(refusal(read_pdf, "%PDF-1.4"), Reason::encrypted);
  EXPECT_NE(message.find("password"), std::string::npos);
  folder.program("pdftotext", "exit 3");
  EXPECT_EQ(refusal(read_pdf, "%PDF-1.4"), Reason::encrypted);
}

TEST_F(Pdf, AProgramThatFailsIsThisDocumentsError) {
  only_stand_ins();
  EXPECT_EQ(refusal(read_pdf, "%PDF-1.4"), Reason::converter_missing);
  EXPECT_NE(message.find("poppler-utils"), std::string::npos);
  folder.program("pdftotext", "kill -SEGV $$");
  EXPECT_EQ(refusal(read_pdf, "%PDF-1.4"), Reason::converter_failed);
  options.seconds = 1;
  folder.program("pdftotext", "exec /bin/sleep 600");
  EXPECT_EQ(refusal(read_pdf, "%PDF-1.4"), Reason::timed_out);
  EXPECT_EQ(folder.left_behind("pdftotext"), 0U);
}

TEST_F(Pdf, AllProgramsTogetherHaveTheTimeOfTheDocument) {
  only_stand_ins();
  options.seconds = 2;
  folder.program("pdftotext", "/bin/sleep 1.2; printf '1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t595\\t842\\t-1\\t\\n'");
  folder.program("pdfimages", "exec /bin/sleep 1.2");
  EXPECT_EQ(refusal(read_pdf, "%PDF-1.4"), Reason::timed_out);
  const auto begun = std::chrono::steady_clock::now();
  const Reading reading = this->reading();
  EXPECT_EQ(reading.seconds_left(), 2U);
  std::this_thread::sleep_until(begun + std::chrono::milliseconds(2100));
  EXPECT_THROW(reading.seconds_left(), ReadError);
}

TEST_F(Pdf, PagesWithoutTextAreRecognised) {
  // Two pages: the first has text, the second is an image.
  folder.program("pdftotext",
                 "printf '1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t595\\t842\\t-1\\t\\n"
                 "5\\t1\\t0\\t0\\t0\\t0\\t72\\t100\\t60\\t12\\t100\\tprinted-words-of-page-one\\n"
                 "1\\t2\\t0\\t0\\t0\\t0\\t0\\t0\\t595\\t842\\t-1\\t\\n'");
  // Its image is of black and white dots, 200 an inch.
  folder.program("pdfimages",
                 "echo 'page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio'\n"
                 "echo '   2   0 image 1671 2417 gray 1 1 ccitt no 7 0 200 200 42.5K 8.6%'");
  folder.program("pdftoppm",
                 "case \"$*\" in *'-r 200 -f 2 -l 2'*) printf 'P6\\n2 1\\n255\\n\\377\\000\\000\\020\\020\\020';; *) "
                 "exit 1;; esac");
  folder.program("tesseract",
                 "if [ \"$OMP_THREAD_LIMIT\" != 1 ]; then exit 1; fi\n"
                 "head=$(head -c 2)\n"
                 "printf '1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t2480\\t3508\\t-1\\t\\n"
                 "5\\t1\\t1\\t1\\t1\\t1\\t300\\t300\\t900\\t50\\t91\\trecognised-words-of-page-two\\n"
                 "5\\t1\\t1\\t1\\t1\\t2\\t1210\\t300\\t90\\t50\\t80\\t%s\\n' \"$head\"");
  const Extraction e = read_pdf("%PDF-1.4", reading());
  // The page was turned to grey on its way.
  EXPECT_EQ(e.text, "printed-words-of-page-one\n\frecognised-words-of-page-two P5\n");
  ASSERT_EQ(e.layout.words.size(), 3U);
  EXPECT_FLOAT_EQ(e.layout.words[0].confidence, 1);
  EXPECT_FLOAT_EQ(e.layout.words[1].confidence, 0.91F);
  EXPECT_FLOAT_EQ(e.layout.words[1].box.x0, 108);
  EXPECT_EQ(e.layout.words[1].page, 1U);
  folder.program("tesseract", "echo 'Failed loading language vie' >&2; exit 1");
  EXPECT_EQ(refusal(read_pdf, "%PDF-1.4"), Reason::converter_missing);
  EXPECT_NE(message.find("tesseract-ocr-vie"), std::string::npos);
}

std::string png_of(uint32_t width, uint32_t height) {
  std::string png = "\x89PNG\r\n\x1a\n";
  png += std::string("\0\0\0\rIHDR", 8);
  for (uint32_t n : {width, height}) {
    for (int shift = 24; shift >= 0; shift -= 8) png += static_cast<char>(n >> shift & 0xFF);
  }
  return png;
}

TEST_F(Pdf, ImagesThatAreTooLargeOrCut) {
  EXPECT_EQ(refusal(read_image, png_of(30000, 30000)), Reason::too_large);
  EXPECT_NE(message.find("30000 x 30000 pixels"), std::string::npos) << message;
  EXPECT_EQ(refusal(read_image, png_of(20000, 20000)), Reason::too_large);
  EXPECT_EQ(refusal(read_image, std::string_view("\x89PNG\r\n\x1a\n", 8)), Reason::damaged);
  EXPECT_EQ(refusal(read_image, "\xFF\xD8\xFF\xE0"), Reason::damaged);
  EXPECT_EQ(refusal(read_image, "\xFF\xD8\xFF\xE0\xFF\xFF"), Reason::damaged);
  EXPECT_EQ(refusal(read_image, std::string_view("II*\0\x08\0\0\0", 8)), Reason::damaged);
}

TEST_F(Pdf, SizesOfImages) {
  const ImageSize png = size_of_image(png_of(2480, 3508));
  EXPECT_EQ(png.width, 2480U);
  EXPECT_EQ(png.height, 3508U);
  using namespace std::string_view_literals;
  const ImageSize jpeg = size_of_image("\xFF\xD8\xFF\xE0\0\4ab\xFF\xC2\0\x0B\x08\x01\x02\x03\x04\x01"sv);
  EXPECT_EQ(jpeg.width, 0x304U);
  EXPECT_EQ(jpeg.height, 0x102U);
  // Little-endian, width as a short, height as a long; then a chain of pages that goes round.
  const ImageSize tiff =
      size_of_image("II*\0\x08\0\0\0\2\0\0\1\3\0\1\0\0\0\x10\0\0\0\1\1\4\0\1\0\0\0\x20\0\0\0\0\0\0\0"sv);
  EXPECT_EQ(tiff.width, 16U);
  EXPECT_EQ(tiff.height, 32U);
  const ImageSize round =
      size_of_image("II*\0\x08\0\0\0\2\0\0\1\3\0\1\0\0\0\x10\0\0\0\1\1\4\0\1\0\0\0\x20\0\0\0\x08\0\0\0"sv);
  EXPECT_EQ(round.width, 0U);
}

TEST_F(Pdf, ColouredInkPales) {
  using namespace std::string_literals;
  EXPECT_EQ(black_ink("P6\n2 2\n255\n\xFF\0\0\x10\x20\x30\0\0\xC8\xFF\xFF\xFF"s).bytes(),
            "P5\n2 2\n255\n\xFF\x30\xC8\xFF"s);
  for (const std::string& other :
       {"P5\n1 1\n255\nx"s, "P6\n9 9\n255\nshort"s, "P6\n99999999 99999999\n255\n"s, "P6\n"s}) {
    EXPECT_EQ(black_ink(other).bytes(), "");
  }
}

}  // namespace
}  // namespace vanban::read

// Pictures as PDF files: printed by the real program where it is installed.
#include "read/image_pdf.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "read/process.h"

namespace vanban::read {
namespace {

using namespace std::string_literals;

std::string big(uint32_t number) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xFF);
  return out;
}

std::string little(uint32_t number, size_t bytes) {
  std::string out;
  for (size_t i = 0; i < bytes; ++i) out += static_cast<char>(number >> 8 * i & 0xFF);
  return out;
}

/// A zlib stream that stores its bytes as they are.
std::string stored(const std::string& bytes) {
  const auto size = static_cast<uint32_t>(bytes.size());
  uint32_t a = 1;
  uint32_t b = 0;
  for (char c : bytes) {
    a = (a + static_cast<unsigned char>(c)) % 65521;
    b = (b + a) % 65521;
  }
  return "\x78\x01\x01"s + little(size, 2) + little(~size & 0xFFFF, 2) + bytes + big(b << 16 | a);
}

std::string chunk(const std::string& name, const std::string& content) {
  return big(static_cast<uint32_t>(content.size())) + name + content + "crc?";
}

/// `kind` is the colour type; `rows` hold a filter byte each.
std::string png(uint32_t width, uint32_t height, char kind, const std::string& rows, const std::string& more = "",
                char interlaced = 0) {
  const std::string head = big(width) + big(height) + '\x08' + kind + "\0\0"s + interlaced;
  return "\x89PNG\r\n\x1a\n" + chunk("IHDR", head) + more + chunk("IDAT", stored(rows)) + chunk("IEND", "");
}

/// A grey TIFF of eight bits a dot, a strip a row, with these tags besides.
std::string tiff(uint32_t width, uint32_t height, const std::string& dots,
                 const std::vector<std::pair<uint32_t, uint32_t>>& more = {}) {
  std::string out = "II*\0"s + little(static_cast<uint32_t>(8 + dots.size() + 8 * height), 4) + dots;
  for (uint32_t y = 0; y < height; ++y) out += little(8 + y * width, 4);
  for (uint32_t y = 0; y < height; ++y) out += little(width, 4);
  const uint32_t places = static_cast<uint32_t>(8 + dots.size());
  std::vector<std::array<uint32_t, 3>> tags = {
      {256, 1, width}, {257, 1, height}, {258, 1, 8},
      {259, 1, 1},     {262, 1, 1},      {273, height, height == 1 ? 8 : places},
      {277, 1, 1},     {278, 1, 1},      {279, height, height == 1 ? width : places + 4 * height}};
  for (const auto& [tag, value] : more) {
    std::erase_if(tags, [tag = tag](const auto& t) { return t[0] == tag; });
    tags.push_back({tag, 1, value});
  }
  out += little(static_cast<uint32_t>(tags.size()), 2);
  for (const auto& tag : tags) out += little(tag[0], 2) + little(4, 2) + little(tag[1], 4) + little(tag[2], 4);
  return out + little(0, 4);
}

class ImagePdf : public ::testing::Test {
 protected:
  /// The grey dots of a page as it is printed at 72 dots an inch, row by row; "" where there is no such program.
  std::string printed(const std::string& image) const {
    const std::string pdf = pdf_of_image(image, 72);
    EXPECT_FALSE(pdf.empty());
    Command command;
    command.program = "pdftoppm";
    command.package = "poppler-utils";
    command.arguments = {"-gray", "-r", "72", "-aa", "no", "-aaVector", "no", "/dev/stdin"};
    command.input = pdf;
    return run(command, {}).output;
  }

  static bool installed() { return !find_program("pdftoppm", {}).empty(); }
};

/// Four fields of one tone each, row by row; `before` stands before each row.
std::string fields(size_t width, size_t height, const std::string& tones, const std::string& before = "") {
  std::string out;
  for (size_t y = 0; y < height; ++y) {
    out += before;
    for (size_t x = 0; x < width; ++x) out += tones[(y * 2 / height) * 2 + x * 2 / width];
  }
  return out;
}

/// The tones in the middle of the four fields of a printed page of this size.
std::string tones_of(const std::string& page, size_t width, size_t height) {
  const std::string head = "P5\n" + std::to_string(width) + " " + std::to_string(height) + "\n255\n";
  EXPECT_EQ(page.substr(0, head.size()), head);
  std::string out;
  for (size_t y : {height / 4, height * 3 / 4}) {
    for (size_t x : {width / 4, width * 3 / 4}) out += page.at(head.size() + y * width + x);
  }
  return out;
}

TEST_F(ImagePdf, PngInGreyAndInColoursOfATable) {
  if (!installed()) GTEST_SKIP() << "pdftoppm is not installed (package poppler-utils)";
  const std::string tones = "\x10\x50\x90\xD0";
  EXPECT_EQ(tones_of(printed(png(60, 40, 0, fields(60, 40, tones, "\0"s))), 60, 40), tones);
  const std::string colours = chunk("PLTE", "\x80\x80\x80\xFF\xFF\xFF\0\0\0\x40\x40\x40"s);
  EXPECT_EQ(tones_of(printed(png(60, 40, 3, fields(60, 40, "\1\0\2\3"s, "\0"s), colours)), 60, 40), "\xFF\x80\0\x40"s);
}

TEST_F(ImagePdf, TiffOfManyStrips) {
  if (!installed()) GTEST_SKIP() << "pdftoppm is not installed (package poppler-utils)";
  const std::string tones = "\x10\x50\x90\xD0";
  const std::string dots = fields(60, 40, tones);
  EXPECT_EQ(tones_of(printed(tiff(60, 40, dots)), 60, 40), tones);
  // White is 0.
  EXPECT_EQ(tones_of(printed(tiff(60, 40, dots, {{262, 0}})), 60, 40), "\xEF\xAF\x6F\x2F");
  // To be turned clockwise.
  EXPECT_EQ(tones_of(printed(tiff(60, 40, dots, {{274, 6}})), 40, 60), "\x90\x10\xD0\x50");
}

TEST_F(ImagePdf, JpegWithItsOrientation) {
  const std::string exif = "Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\3\0\0\0\0\0\0"s;
  const std::string frame = "\xFF\xC0\0\x0B\x08\0\2\0\3\1abc"s;
  const std::string jpeg = "\xFF\xD8\xFF\xE1\0"s + static_cast<char>(exif.size() + 2) + exif + frame;
  const std::string pdf = pdf_of_image(jpeg, 72);
  EXPECT_NE(pdf.find("/DCTDecode"), std::string::npos);
  EXPECT_NE(pdf.find("/DeviceGray"), std::string::npos);
  EXPECT_NE(pdf.find("/Width 3 /Height 2"), std::string::npos);
  EXPECT_NE(pdf.find("/Rotate 180"), std::string::npos);
  EXPECT_NE(pdf.find("/MediaBox [0 0 3.000 2.000]"), std::string::npos);
  EXPECT_NE(pdf.find(jpeg), std::string::npos);
}

TEST_F(ImagePdf, WhatAPdfDoesNotHave) {
  const std::string good = png(3, 2, 0, "\0\x10\x20\x30\0\x40\x50\x60"s);
  EXPECT_NE(pdf_of_image(good, 72), "");
  for (size_t length : {size_t{0}, size_t{20}, size_t{40}, good.size() - 12}) {
    EXPECT_EQ(pdf_of_image(good.substr(0, length), 72), "") << length;
  }
  EXPECT_EQ(pdf_of_image(png(1, 1, 6, "\0\1\2\3\4"s), 72), "");      // transparent
  EXPECT_EQ(pdf_of_image(png(1, 1, 0, "\0\1"s, "", 1), 72), "");     // interlaced
  EXPECT_EQ(pdf_of_image(png(1, 1, 3, "\0\1"s), 72), "");            // of a table that is not there
  EXPECT_EQ(pdf_of_image(tiff(2, 1, "ab", {{259, 7}}), 72), "");     // packed as JPEG
  EXPECT_EQ(pdf_of_image(tiff(2, 2, "abcd", {{259, 5}}), 72), "");   // packed row by row
  EXPECT_EQ(pdf_of_image(tiff(2, 1, "ab", {{273, 4000}}), 72), "");  // lies outside
  EXPECT_EQ(pdf_of_image(tiff(2, 1, "ab", {{278, 0}}), 72), "");     // strips of no rows
  EXPECT_EQ(pdf_of_image(tiff(2, 1, "ab", {{284, 2}}), 72), "");     // colour by colour
  std::string round = tiff(2, 1, "ab");
  EXPECT_EQ(pages_of_image(round), 1U);
  round.replace(round.size() - 4, 4, round.substr(4, 4));
  EXPECT_EQ(pages_of_image(round), 0U);
  EXPECT_EQ(pdf_of_image(round, 72), "");
}

}  // namespace
}  // namespace vanban::read

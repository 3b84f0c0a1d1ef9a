#include "read/image_pdf.h"

#include <algorithm>
#include <set>
#include <vector>

#include "read/image.h"

namespace vanban::read {

namespace {

using namespace std::string_view_literals;

constexpr size_t most_strips = 20000;  // of a page
constexpr uint64_t least_rows = 64;    // of a strip: where one meets the next, a row is printed twice
constexpr size_t most_pages = 2000;

/// A part of a page: a picture of its own, at its height.
struct Strip {
  std::string dictionary;  ///< what says how it is packed
  std::string data;
  uint64_t top = 0, height = 0;  ///< dots
};

struct Picture {
  uint64_t width = 0, height = 0;
  unsigned turn = 0;  ///< degrees clockwise
  std::vector<Strip> strips;
};

/// Degrees clockwise, of the orientation that Exif and TIFF tell; mirrored ones are not made by scanners.
unsigned turn_of_orientation(uint64_t orientation) {
  return orientation == 3 ? 180 : orientation == 6 ? 90 : orientation == 8 ? 270 : 0;
}

/// A directory of a TIFF, as Exif has it too.
class Directory {
 public:
  /// `at` counts from the beginning of `bytes`, where II or MM stands.
  Directory(std::string_view bytes, uint64_t at) : bytes_(bytes), at_(at), big_(bytes.starts_with("M")) {
    entries_ = number_at(bytes_, at_, 2, big_);
  }

  uint64_t next() const { return number_at(bytes_, at_ + 2 + entries_ * 12, 4, big_); }

  /// The values of a tag, at most `most`; none where there is no such tag or it lies outside.
  std::vector<uint64_t> values(uint64_t tag, size_t most) const {
    for (uint64_t i = 0; i < entries_; ++i) {
      const uint64_t entry = at_ + 2 + i * 12;
      if (entry + 12 > bytes_.size()) return {};
      if (number_at(bytes_, entry, 2, big_) != tag) continue;
      const uint64_t type = number_at(bytes_, entry + 2, 2, big_);
      const size_t size = type == 3 ? 2 : type == 4 ? 4 : type == 1 ? 1 : 0;
      const uint64_t count = number_at(bytes_, entry + 4, 4, big_);
      if (size == 0 || count == 0 || count > most) return {};
      const uint64_t from = count * size <= 4 ? entry + 8 : number_at(bytes_, entry + 8, 4, big_);
      if (from > bytes_.size() || bytes_.size() - from < count * size) return {};
      std::vector<uint64_t> out;
      for (uint64_t k = 0; k < count; ++k) out.push_back(number_at(bytes_, from + k * size, size, big_));
      return out;
    }
    return {};
  }

  uint64_t value(uint64_t tag, uint64_t otherwise) const {
    const std::vector<uint64_t> all = values(tag, 16);
    return all.empty() ? otherwise : all.front();
  }

 private:
  std::string_view bytes_;
  uint64_t at_;
  bool big_;
  uint64_t entries_ = 0;
};

std::string hexadecimal(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (char c : bytes) {
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

std::string indexed(std::string_view colours) {
  return "[/Indexed /DeviceRGB " + std::to_string(colours.size() / 3 - 1) + " <" + hexadecimal(colours) + ">]";
}

Picture picture_of_jpeg(std::string_view bytes) {
  Picture picture;
  for (size_t at = 2; at + 4 <= bytes.size() && bytes[at] == '\xFF';) {
    const auto marker = static_cast<unsigned char>(bytes[at + 1]);
    const std::string_view rest = bytes.substr(at + 4);
    if (marker == 0xE1 && rest.starts_with("Exif\0\0"sv)) {
      const std::string_view exif = rest.substr(6);
      const Directory directory(exif, number_at(exif, 4, 4, exif.starts_with("M")));
      picture.turn = turn_of_orientation(directory.value(274, 1));
    }
    if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
      if (rest.size() < 6 || rest[0] != 8) return {};
      picture.height = number_at(rest, 1, 2, true);
      picture.width = number_at(rest, 3, 2, true);
      const char colours = rest[5];
      if (colours != 1 && colours != 3) return {};
      picture.strips.push_back(
          {std::string("/Filter /DCTDecode /BitsPerComponent 8 /ColorSpace /Device") + (colours == 1 ? "Gray" : "RGB"),
           std::string(bytes), 0, picture.height});
      return picture;
    }
    at += marker == 0xFF ? 1 : 2 + number_at(bytes, at + 2, 2, true);
  }
  return {};
}

Picture picture_of_png(std::string_view bytes) {
  const uint64_t bits = number_at(bytes, 24, 1, true);
  const uint64_t kind = number_at(bytes, 25, 1, true);
  if (bytes.size() < 33 || bytes[28] != 0 || (kind != 0 && kind != 2 && kind != 3) || bits > 8) return {};
  Picture picture;
  picture.width = number_at(bytes, 16, 4, true);
  picture.height = number_at(bytes, 20, 4, true);
  std::string colours = kind == 2 ? "/DeviceRGB" : "/DeviceGray";
  std::string data;
  bool ended = false;
  for (size_t at = 8; at + 12 <= bytes.size() && !ended;) {
    const uint64_t length = number_at(bytes, at, 4, true);
    if (length > bytes.size() - at - 12) return {};
    const std::string_view name = bytes.substr(at + 4, 4);
    const std::string_view content = bytes.substr(at + 8, length);
    if (name == "PLTE" && kind == 3 && length >= 3 && length <= 768) colours = indexed(content);
    if (name == "IDAT") data += content;
    ended = name == "IEND";
    at += 12 + length;
  }
  if (!ended || (kind == 3 && colours[0] != '[')) return {};
  picture.strips.push_back({"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors " +
                                std::string(kind == 2 ? "3" : "1") + " /BitsPerComponent " + std::to_string(bits) +
                                " /Columns " + std::to_string(picture.width) + " >> /BitsPerComponent " +
                                std::to_string(bits) + " /ColorSpace " + colours,
                            std::move(data), 0, picture.height});
  return picture;
}

/// How the strips of a TIFF are packed; empty where no PDF says that.
std::string packing(const Directory& of, uint64_t width, uint64_t colours, uint64_t bits) {
  const std::string columns = " /Columns " + std::to_string(width);
  std::string predictor;
  if (const uint64_t kind = of.value(317, 1); kind == 2) {
    predictor = " /DecodeParms << /Predictor 2 /Colors " + std::to_string(colours) + " /BitsPerComponent " +
                std::to_string(bits) + columns + " >>";
  } else if (kind != 1) {
    return {};
  }
  const uint64_t options = of.value(292, 0);  // of a fax of group 3: in two dimensions, …, whole bytes
  switch (of.value(259, 1)) {
    case 1: return " ";
    case 3:
      return "/Filter /CCITTFaxDecode /DecodeParms << /K " + std::string((options & 1) != 0 ? "1" : "0") + columns +
             ((options & 4) != 0 ? " /EncodedByteAlign true" : "") + " >>";
    case 4: return "/Filter /CCITTFaxDecode /DecodeParms << /K -1" + columns + " >>";
    case 5: return "/Filter /LZWDecode" + predictor;
    case 8:
    case 32946: return "/Filter /FlateDecode" + predictor;
    case 32773: return "/Filter /RunLengthDecode";
    default: return {};
  }
}

/// The colours of a TIFF's page; empty where they are none of a scan.
std::string colour_space(const Directory& of, uint64_t colours, uint64_t bits) {
  const uint64_t meaning = of.value(262, 2);
  const bool fax = of.value(259, 1) == 3 || of.value(259, 1) == 4;
  if (colours == 3 && meaning == 2) return "/DeviceRGB";
  if (colours != 1) return {};
  if (meaning < 2) {
    // White is 0 or black is; of a fax, what is printed is black.
    return (meaning == 0) != fax ? "/DeviceGray /Decode [1 0]" : "/DeviceGray";
  }
  const std::vector<uint64_t> map = of.values(320, 768);  // all reds, all greens, all blues, of 16 bits
  const size_t count = size_t{1} << bits;
  if (meaning != 3 || map.size() != 3 * count) return {};
  std::string palette;
  for (size_t i = 0; i < count; ++i) {
    for (size_t k = 0; k < 3; ++k) palette += static_cast<char>(map[k * count + i] >> 8);
  }
  return indexed(palette);
}

Picture page_of_tiff(std::string_view bytes, const Directory& of) {
  Picture picture;
  picture.width = of.value(256, 0);
  picture.height = of.value(257, 0);
  picture.turn = turn_of_orientation(of.value(274, 1));
  const uint64_t bits = of.value(258, 1);
  const uint64_t colours = of.value(277, 1);
  const std::string packed = packing(of, picture.width, colours, bits);
  const bool known = (bits == 1 || bits == 2 || bits == 4 || bits == 8) && of.value(284, 1) == 1 &&
                     of.value(266, 1) == 1 && picture.width > 0 && picture.height > 0;
  const std::string space = known ? colour_space(of, colours, bits) : std::string();
  const std::vector<uint64_t> places = of.values(273, most_strips);
  const std::vector<uint64_t> sizes = of.values(279, most_strips);
  const uint64_t rows = std::min(of.value(278, picture.height), picture.height);
  if (packed.empty() || space.empty() || rows == 0 || places.size() != sizes.size() ||
      places.size() != (picture.height + rows - 1) / rows) {
    return {};
  }
  if (rows < least_rows && places.size() > 1 && of.value(259, 1) != 1) return {};
  const std::string dictionary = packed + " /BitsPerComponent " + std::to_string(bits) + " /ColorSpace " + space;
  for (size_t i = 0; i < places.size(); ++i) {
    if (places[i] > bytes.size() || sizes[i] > bytes.size() - places[i]) return {};
    if (of.value(259, 1) == 1 && i > 0) {  // not packed: one picture
      picture.strips.front().data += bytes.substr(places[i], sizes[i]);
      picture.strips.front().height = picture.height;
      continue;
    }
    const uint64_t top = i * rows;
    picture.strips.push_back(
        {dictionary, std::string(bytes.substr(places[i], sizes[i])), top, std::min(rows, picture.height - top)});
  }
  return picture;
}

/// The directories of a TIFF's pages; none where their chain goes round.
std::vector<Directory> directories(std::string_view bytes) {
  std::vector<Directory> out;
  std::set<uint64_t> seen;
  for (uint64_t at = number_at(bytes, 4, 4, bytes.starts_with("M")); at != 0 && at < bytes.size();) {
    if (!seen.insert(at).second || out.size() == most_pages) return {};
    out.emplace_back(bytes, at);
    at = out.back().next();
  }
  return out;
}

std::vector<Picture> pictures_of(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) return {picture_of_png(bytes)};
  if (bytes.starts_with("\xFF\xD8"sv)) return {picture_of_jpeg(bytes)};
  std::vector<Picture> pages;
  for (const Directory& directory : directories(bytes)) pages.push_back(page_of_tiff(bytes, directory));
  return pages;
}

class Writer {
 public:
  size_t reserve() {
    places_.push_back(0);
    return places_.size();
  }
  void object(size_t number, std::string_view content) {
    places_[number - 1] = out_.size();
    out_ += std::to_string(number) + " 0 obj\n";
    out_ += content;
    out_ += "\nendobj\n";
  }
  void stream(size_t number, const std::string& dictionary, std::string_view data) {
    places_[number - 1] = out_.size();
    out_ += std::to_string(number) + " 0 obj\n<< " + dictionary + " /Length " + std::to_string(data.size()) +
            " >>\nstream\n";
    out_ += data;
    out_ += "\nendstream\nendobj\n";
  }
  std::string end(size_t root) {
    const size_t table = out_.size();
    out_ += "xref\n0 " + std::to_string(places_.size() + 1) + "\n0000000000 65535 f \n";
    for (size_t place : places_) {
      const std::string digits = std::to_string(place);
      out_ += std::string(10 - std::min<size_t>(10, digits.size()), '0') + digits + " 00000 n \n";
    }
    out_ += "trailer << /Size " + std::to_string(places_.size() + 1) + " /Root " + std::to_string(root) +
            " 0 R >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
    return std::move(out_);
  }

 private:
  std::string out_ = "%PDF-1.5\n";
  std::vector<size_t> places_;
};

}  // namespace

size_t pages_of_image(std::string_view bytes) {
  return bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv) ? directories(bytes).size() : 1;
}

std::string pdf_of_image(std::string_view bytes, unsigned dpi) {
  const std::vector<Picture> pictures = pictures_of(bytes);
  if (pictures.empty()) return {};
  Writer out;
  const size_t root = out.reserve();
  const size_t tree = out.reserve();
  std::string kids;
  for (const Picture& picture : pictures) {
    if (picture.strips.empty()) return {};
    const auto points = [&](uint64_t dots) {  // with three digits behind the point, whatever the locale
      const uint64_t thousandths = dots * 72000 / dpi;
      const std::string rest = std::to_string(1000 + thousandths % 1000);
      return std::to_string(thousandths / 1000) + "." + rest.substr(1);
    };
    std::string names;
    std::string content;
    for (const Strip& strip : picture.strips) {
      const size_t number = out.reserve();
      out.stream(number,
                 "/Type /XObject /Subtype /Image /Width " + std::to_string(picture.width) + " /Height " +
                     std::to_string(strip.height) + " " + strip.dictionary,
                 strip.data);
      const std::string name = "/I" + std::to_string(number);
      names += name + " " + std::to_string(number) + " 0 R ";
      content += "q " + points(picture.width) + " 0 0 " + points(strip.height) + " 0 " +
                 points(picture.height - strip.top - strip.height) + " cm " + name + " Do Q\n";
    }
    const size_t drawing = out.reserve();
    out.stream(drawing, "", content);
    const size_t page = out.reserve();
    out.object(page, "<< /Type /Page /Parent " + std::to_string(tree) + " 0 R /Rotate " + std::to_string(picture.turn) +
                         " /MediaBox [0 0 " + points(picture.width) + " " + points(picture.height) +
                         "] /Resources << /XObject << " + names + ">> >> /Contents " + std::to_string(drawing) +
                         " 0 R >>");
    kids += std::to_string(page) + " 0 R ";
  }
  out.object(tree, "<< /Type /Pages /Count " + std::to_string(pictures.size()) + " /Kids [" + kids + "] >>");
  out.object(root, "<< /Type /Catalog /Pages " + std::to_string(tree) + " 0 R >>");
  return out.end(root);
}

}  // namespace vanban::read

#include "read/page_image.h"

#include <algorithm>
#include <cmath>

#include "read/coloured_ink.h"
#include "read/image.h"
#include "read/orientation.h"
#include "read/second_look.h"
#include "read/slanted_stamp.h"
#include "read/surer_lines.h"

namespace vanban::read {

namespace {

constexpr float hardly_read = 0.6F;  // of a page that may lie on its side

/// Turns a page that lies on its side or its head, if it is read better so. Returns by how many degrees.
unsigned upright(std::string& image, unsigned dpi, const Reading& reading, Recognised& found) {
  const unsigned turn = turn_of(image, dpi, reading);
  std::string other = turn == 0 ? std::string() : turned(image, turn);
  if (other.empty()) return 0;
  Recognised again = recognise(other, dpi, reading);
  if (again.pages.size() != 1) return 0;
  const bool surer = certainty(again.pages[0]) > certainty(found.pages[0]);
  if (!surer && (!on_its_side(found.pages[0]) || on_its_side(again.pages[0]))) return 0;
  found = std::move(again);
  image = std::move(other);
  return turn;
}

void look_again(std::string_view image, unsigned dpi, const Look& look, const Reading& reading, Recognised& found) {
  const std::string part = scaled(part_of_image(image, look.region, dpi), look.scale);
  if (part.empty()) return;
  const auto dots = static_cast<unsigned>(std::lround(static_cast<float>(dpi) * look.scale));
  Recognised again = recognise(part, dots, reading, Segmentation::block);
  if (again.pages.size() != 1) return;
  drop_seal_words(again.pages[0], look.region, image, dpi);
  take_surer_lines(found.pages[0], again.pages[0], look.region, look.stamped, found.mended);
}

/// The words of a stamp that lies aslant under the number, as a line of their own in its place.
void look_at_stamp(std::string_view image, unsigned dpi, const Reading& reading, Recognised& found) {
  PageWords& page = found.pages[0];
  const std::optional<Box> head = letterhead_region(page);
  const std::optional<Box> region = head ? stamp_region(page, image, dpi, *head) : std::nullopt;
  const std::string line = region ? levelled(part_of_image(image, *region, dpi)) : std::string();
  if (line.empty()) return;
  for (const float scale : {1.0F, 1.5F, 2.0F, 0.8F}) {
    const auto dots = static_cast<unsigned>(std::lround(static_cast<float>(dpi) * scale));
    const Recognised again = recognise(scaled(line, scale), dots, reading, Segmentation::block);
    if (again.pages.size() == 1 && take_stamp(page, again.pages[0], *region, found.mended)) return;
  }
}

}  // namespace

Recognised recognise_page(std::string image, unsigned dpi, const Reading& reading) {
  std::vector<Box> coloured = coloured_regions(image, dpi);
  const std::string every = coloured.empty() ? std::string() : all_ink(image);
  image = black_ink(std::move(image));
  Recognised found = recognise(image, dpi, reading);
  if (found.pages.size() != 1) return found;
  const bool turn = on_its_side(found.pages[0]) || certainty(found.pages[0]) < hardly_read;
  if (turn && upright(image, dpi, reading, found) != 0) coloured.clear();  // they are elsewhere now
  const std::vector<Look> looks = second_looks(found.pages[0], image, dpi);
  for (const Look& look : looks) look_again(image, dpi, look, reading, found);
  for (const Box& region : coloured) {
    const bool seen = std::any_of(looks.begin(), looks.end(), [&](const Look& look) {
      return look.region.y0 < region.y1 && region.y0 < look.region.y1;
    });
    if (!seen) look_again(every, dpi, {region, 1}, reading, found);
  }
  look_at_stamp(coloured.empty() ? image : every, dpi, reading, found);
  return found;
}

}  // namespace vanban::read

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
unsigned upright(MemoryFile& image, unsigned dpi, const Reading& reading, Recognised& found) {
  const unsigned turn = turn_of(image, dpi, reading);
  if (turn == 0) return 0;
  MemoryFile other(turned(image.bytes(), turn));
  Recognised again = recognise(other, dpi, reading);
  if (again.pages.size() != 1) return 0;
  const bool surer = certainty(again.pages[0]) > certainty(found.pages[0]);
  if (!surer && (!on_its_side(found.pages[0]) || on_its_side(again.pages[0]))) return 0;
  found = std::move(again);
  image = std::move(other);
  return turn;
}

unsigned scaled_dots(unsigned dpi, float scale) {
  return static_cast<unsigned>(std::lround(static_cast<float>(dpi) * scale));
}

/// Looks again at a part of a page, whose image in black ink is `page`.
void look_again(const GreyImage& part, const Look& look, std::string_view page, unsigned dpi, const Reading& reading,
                Recognised& found) {
  if (part.width == 0) return;
  Recognised again = recognise(scaled(part, look.scale), scaled_dots(dpi, look.scale), reading, Segmentation::block);
  if (again.pages.size() != 1) return;
  drop_seal_words(again.pages[0], look.region, page, dpi);
  take_surer_lines(found.pages[0], again.pages[0], look.region, look.stamped, found.mended);
}

/// The words of a stamp that lies aslant under the number, as a line of their own in its place. `pgm` is the page, or
/// as much of its top as has the letterhead.
void look_at_stamp(std::string_view pgm, unsigned dpi, const Box& head, const Reading& reading, Recognised& found) {
  PageWords& page = found.pages[0];
  const std::optional<GreyImage> image = grey_image(pgm);
  const std::optional<Box> region = image ? stamp_region(page, pgm, dpi, head) : std::nullopt;
  const std::string level = region ? levelled(part_of(*image, *region, dpi)) : std::string();
  const std::optional<GreyImage> line = grey_image(level);
  if (!line) return;
  for (const float scale : {1.0F, 1.5F, 2.0F, 0.8F}) {
    const Recognised again = recognise(scaled(*line, scale), scaled_dots(dpi, scale), reading, Segmentation::block);
    if (again.pages.size() == 1 && take_stamp(page, again.pages[0], *region, found.mended)) return;
  }
}

}  // namespace

Recognised recognise_page(MemoryFile printed, unsigned dpi, const Reading& reading) {
  const std::string_view colours = printed.bytes();
  if (!colour_image(colours) && !grey_image(colours)) return {};
  std::vector<Box> coloured = coloured_regions(colours, dpi);
  MemoryFile image = colour_image(colours) ? black_ink(colours) : std::move(printed);
  Recognised found = recognise(image, dpi, reading);
  if (found.pages.size() != 1) return found;
  const bool turn = on_its_side(found.pages[0]) || certainty(found.pages[0]) < hardly_read;
  if (turn && upright(image, dpi, reading, found) != 0) coloured.clear();  // they are elsewhere now
  const std::string_view black = image.bytes();
  const GreyImage page = *grey_image(black);
  const std::vector<Look> looks = second_looks(found.pages[0], black, dpi);
  for (const Look& look : looks) look_again(part_of(page, look.region, dpi), look, black, dpi, reading, found);
  for (const Box& region : coloured) {
    const bool seen = std::any_of(looks.begin(), looks.end(), [&](const Look& look) {
      return look.region.y0 < region.y1 && region.y0 < look.region.y1;
    });
    if (seen) continue;
    const MemoryFile part = all_ink(colours, region, dpi);
    look_again(grey_image(part.bytes()).value_or(GreyImage()), {region, 1}, black, dpi, reading, found);
  }
  const std::optional<Box> head = letterhead_region(found.pages[0]);
  if (!head) return found;
  // A stamp may lie a little below the letterhead.
  const Box top{0, 0, found.pages[0].width, head->y1 + 60};
  const MemoryFile all = coloured.empty() ? MemoryFile() : all_ink(colours, top, dpi);
  look_at_stamp(coloured.empty() ? black : all.bytes(), dpi, *head, reading, found);
  return found;
}

}  // namespace vanban::read

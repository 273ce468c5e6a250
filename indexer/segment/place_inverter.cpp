// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/place_inverter.h"

namespace backfile {
namespace {

// The low bits of a place's first number; the others are the difference of the position within an
// article, of the article's number otherwise.
constexpr unsigned kNewArticle = 1, kNewZone = 2, kTagBits = 2;

}  // namespace

PlaceInverter::PlaceInverter(const TokenLines& lines, std::uint32_t word_count)
    : words_(word_count) {
  for (std::uint32_t article = 0; article < lines.article_count(); ++article) {
    BasicTokenPlaceReader<LineValueReader> places(lines.line(article));
    for (TokenPlace place; places.next(place);) {
      append(words_[place.form], {article, place.position, place.zone});
    }
  }
}

void PlaceInverter::append(Chain& chain, const Place& place) {
  const bool is_first = chain.bytes.first == 0;
  const bool new_article = is_first || chain.article != place.article;
  const bool new_zone = chain.zone != place.zone;
  const std::uint64_t step =
      new_article ? place.article - chain.article : place.position - chain.position;
  chains_.append_varint(
      chain.bytes, step << kTagBits | (new_zone ? kNewZone : 0) | (new_article ? kNewArticle : 0));
  if (new_zone) {
    chains_.append_varint(chain.bytes, static_cast<std::uint64_t>(place.zone));
  }
  if (new_article) {
    chains_.append_varint(chain.bytes, place.position);
  }
  chain.article = place.article;
  chain.position = place.position;
  chain.zone = place.zone;
}

bool PlaceInverter::Reader::next(Place& place) {
  if (bytes_.at_end()) {
    return false;
  }
  const std::uint64_t head = bytes_.varint();
  const auto step = static_cast<std::uint32_t>(head >> kTagBits);
  if ((head & kNewZone) != 0) {
    place.zone = static_cast<TokenZone>(bytes_.varint());
  }
  if ((head & kNewArticle) != 0) {
    place.article += step;
    place.position = static_cast<std::uint32_t>(bytes_.varint());
  } else {
    place.position += step;
  }
  return true;
}

}  // namespace backfile

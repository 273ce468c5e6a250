// SPDX-License-Identifier: GPL-2.0-or-later
// Very many byte sequences that grow side by side in few large blocks of memory.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

#include "common/base/large_block.h"

namespace backfile {

/// One growing sequence of ByteChains: a list of slices of rising size, each ending in the place of
/// the next one.
struct ByteChain {
  std::uint32_t first = 0;      ///< place of the first slice, 0 for none
  std::uint8_t slice_size = 0;  ///< of the last slice: an index of kSliceBytes
  char* at = nullptr;           ///< where the next byte goes
  char* end = nullptr;          ///< of the last slice's room for bytes
};

/// Appending costs a few instructions and, when the slice is full, a new slice. Nothing moves and
/// nothing is freed before the whole. Source of the slices: Lucene's ByteBlockPool.
class ByteChains {
 public:
  void append(ByteChain& chain, std::uint8_t byte) {
    if (chain.at == chain.end) {
      extend(chain);
    }
    *chain.at++ = static_cast<char>(byte);
  }
  void append_varint(ByteChain& chain, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) {
      append(chain, static_cast<std::uint8_t>(value | 0x80));
    }
    append(chain, static_cast<std::uint8_t>(value));
  }
  /// Of the slices; what is left of the last block has not been touched yet.
  std::size_t memory_bytes() const { return next_ * kPlaceBytes; }

  /// Reads a chain from its beginning.
  class Reader {
   public:
    Reader(const ByteChains& chains, const ByteChain& chain) : chains_(chains), last_(chain.at) {
      if (chain.first != 0) {
        enter(chain.first);
      }
    }
    bool at_end() const { return at_ == last_; }
    /// Requires: !at_end(), and so for every byte of a varint.
    std::uint8_t byte() {
      if (at_ == end_) {
        std::uint32_t next;
        std::memcpy(&next, end_, kLinkBytes);
        ++slice_size_;
        enter(next);
      }
      return static_cast<std::uint8_t>(*at_++);
    }
    std::uint64_t varint() {
      return end_ - at_ >= kMaxVarintBytes
                 ? decode([this] { return static_cast<std::uint8_t>(*at_++); })
                 : decode([this] { return byte(); });
    }

   private:
    static constexpr std::ptrdiff_t kMaxVarintBytes = 10;

    template <class NextByte>
    static std::uint64_t decode(NextByte next_byte) {
      std::uint64_t value = next_byte();
      if (value < 0x80) {
        return value;
      }
      value &= 0x7f;
      for (unsigned shift = 7;; shift += 7) {
        const std::uint64_t next = next_byte();
        value |= (next & 0x7f) << shift;
        if (next < 0x80) {
          return value;
        }
      }
    }

    void enter(std::uint32_t place) {
      at_ = chains_.address(place);
      end_ = at_ + kSliceBytes[std::min(slice_size_, kSliceBytes.size() - 1)] - kLinkBytes;
    }

    const ByteChains& chains_;
    const char* last_;
    const char* at_ = nullptr;
    const char* end_ = nullptr;
    std::size_t slice_size_ = 0;
  };

 private:
  static constexpr std::size_t kBlockBytes = kLargePageBytes, kPlaceBytes = 16;
  static constexpr std::size_t kPlacesInBlock = kBlockBytes / kPlaceBytes;
  static constexpr std::size_t kLinkBytes = sizeof(std::uint32_t);
  static constexpr std::array<std::size_t, 9> kSliceBytes{
      16, 32, 64, 128, 256, 512, 1024, 2048, 4096};

  char* address(std::uint32_t place) const {
    return blocks_[place / kPlacesInBlock].get() + place % kPlacesInBlock * kPlaceBytes;
  }

  void extend(ByteChain& chain) {
    const bool is_new = chain.first == 0;
    if (!is_new) {
      chain.slice_size = static_cast<std::uint8_t>(
          std::min<std::size_t>(chain.slice_size + 1u, kSliceBytes.size() - 1));
    }
    const std::uint32_t place = take(kSliceBytes[chain.slice_size]);
    if (is_new) {
      chain.first = place;
    } else {
      std::memcpy(chain.end, &place, kLinkBytes);
    }
    chain.at = address(place);
    chain.end = chain.at + kSliceBytes[chain.slice_size] - kLinkBytes;
  }

  /// The place of `bytes` of new memory; never 0.
  std::uint32_t take(std::size_t bytes) {
    const auto places = static_cast<std::uint32_t>(bytes / kPlaceBytes);
    if (blocks_.empty() || next_ % kPlacesInBlock + places > kPlacesInBlock ||
        next_ == blocks_.size() * kPlacesInBlock) {
      next_ = static_cast<std::uint32_t>(blocks_.size() * kPlacesInBlock);
      blocks_.push_back(make_large_block(kBlockBytes));
      next_ += blocks_.size() == 1 ? 1u : 0u;  // place 0 stands for none
    }
    const std::uint32_t place = next_;
    next_ += places;
    return place;
  }

  std::vector<LargeBlock> blocks_;
  std::uint32_t next_ = 0;
};

}  // namespace backfile

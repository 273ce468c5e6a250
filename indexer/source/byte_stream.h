// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes as they come, from a file, an archive's member or a stream, and a reader that looks ahead.
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>

namespace backfile {

/// A source of bytes that is pulled piece by piece.
class ByteStream {
 public:
  virtual ~ByteStream() = default;

  /// The next piece, at most 1 MB, valid until the next call; empty at the end, for good. After
  /// the end error() tells whether it was a regular one.
  virtual std::string_view next() = 0;

  /// Why the bytes broke off; empty after a regular end.
  virtual std::string error() const { return {}; }

  /// Moves to `offset` bytes from the start; false when this stream cannot.
  virtual bool seek(std::uint64_t offset);
  /// All bytes there are; 0 when only reading to the end would tell.
  virtual std::uint64_t size_bytes() const { return 0; }
};

/// Bytes in memory. Requires: they outlive the stream.
class MemoryStream : public ByteStream {
 public:
  explicit MemoryStream(std::string_view bytes) : bytes_(bytes) {}
  std::string_view next() override;
  bool seek(std::uint64_t offset) override;
  std::uint64_t size_bytes() const override { return bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

/// What a C++ stream still holds. Requires: it outlives this.
class IstreamBytes : public ByteStream {
 public:
  IstreamBytes(std::istream& in, std::stop_token stop)
      : in_(in), stop_(std::move(stop)), buffer_(kBufferBytes, '\0') {}
  std::string_view next() override;
  std::string error() const override;

 private:
  static constexpr std::size_t kBufferBytes = 64u << 10;
  std::istream& in_;
  std::stop_token stop_;
  std::string buffer_;
};

/// Looks ahead in a stream and hands its bytes out. Views are valid until the next call of any
/// member. Requires: the stream outlives this.
class ByteReader {
 public:
  explicit ByteReader(ByteStream& stream) : stream_(stream) {}
  ByteReader(const ByteReader&) = delete;
  ByteReader& operator=(const ByteReader&) = delete;

  /// Everything at hand, at least `min_bytes` of it unless the stream ends before. Memory:
  /// min_bytes and one piece.
  std::string_view peek(std::size_t min_bytes);
  /// Passes over `count` bytes of what peek() showed.
  void consume(std::size_t count) { rest_.remove_prefix(count); }

  /// Appends the next `count` bytes to `out`; returns how many there were.
  std::uint64_t read(std::uint64_t count, std::string& out);
  /// Passes over the next `count` bytes; returns how many there were.
  std::uint64_t skip(std::uint64_t count);
  /// The next line without its line end (LF or CR LF), cut at `max_bytes`; false at the end.
  bool read_line(std::string& line, std::size_t max_bytes);

  /// Why the stream broke off; empty while it has not.
  std::string error() const { return ended_ ? stream_.error() : std::string(); }
  bool at_end() { return peek(1).empty(); }
  /// As ByteStream::seek() and size_bytes(): whether the stream can jump, and to where.
  bool seek(std::uint64_t offset);
  std::uint64_t size_bytes() const { return stream_.size_bytes(); }

 private:
  ByteStream& stream_;
  std::string joined_;     // holds rest_ when it spans pieces
  std::string_view rest_;  // unread bytes, in joined_ or in the stream's own piece
  bool ended_ = false;
};

}  // namespace backfile

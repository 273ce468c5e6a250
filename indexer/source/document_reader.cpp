// SPDX-License-Identifier: GPL-2.0-or-later
// Chooses what reads a file, a member of an archive, or a member of a member.
#include "indexer/source/document_reader.h"

#include <bit>
#include <memory>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/source/archive_reader.h"
#include "indexer/source/byte_stream.h"
#include "indexer/source/csv_splitter.h"
#include "indexer/source/dated_lines.h"
#include "indexer/source/file_stream.h"
#include "indexer/source/format_sniffer.h"
#include "indexer/source/json_splitter.h"
#include "indexer/source/message_splitter.h"
#include "indexer/source/record_output.h"
#include "indexer/source/sgml_splitter.h"
#include "indexer/source/sidecar.h"
#include "indexer/source/warc_reader.h"
#include "indexer/source/xml_splitter.h"

namespace backfile {

namespace {

constexpr int kMaxNesting = 8;  // archives in archives; libarchive's own state is a few MB a level

ContentKind kind_of(DocumentFormat format) {
  switch (format) {
    case DocumentFormat::Text:
      return ContentKind::Text;
    case DocumentFormat::Html:
      return ContentKind::Html;
    case DocumentFormat::Json:
      return ContentKind::Json;
    case DocumentFormat::CsvRecord:
      return ContentKind::Csv;
    case DocumentFormat::ReutersSgml:
      return ContentKind::Reuters;
    case DocumentFormat::TrecSgml:
      return ContentKind::Trec;
    case DocumentFormat::Nitf:
    case DocumentFormat::NewsMl:
    case DocumentFormat::NewsMlG2:
    case DocumentFormat::Feed:
    case DocumentFormat::XmlRecord:
      return ContentKind::Xml;
    case DocumentFormat::Mail:
      return ContentKind::Mail;
    case DocumentFormat::Iptc7901:
      return ContentKind::Iptc7901;
    case DocumentFormat::Anpa:
      return ContentKind::Anpa;
    case DocumentFormat::Markdown:
      return ContentKind::Markdown;
    case DocumentFormat::DatedLine:
      return ContentKind::DatedLines;
  }
  return ContentKind::Text;
}

/// Reads one input, and by itself what archives hold.
class ContentReader {
 public:
  explicit ContentReader(Reading& reading) : reading_(reading) {}
  void read(ByteReader& in, const std::string& path, std::string_view name, int nesting);

 private:
  Content kind_of_content(std::string_view head, std::string_view name) const;
  void read_content(ByteReader& in,
                    const std::string& path,
                    std::string_view name,
                    const Content& content,
                    int nesting);
  void read_wide(ByteReader& in,
                 const std::string& path,
                 std::string_view name,
                 std::string_view charset,
                 int nesting);
  void read_members(ByteReader& in, const std::string& path, int nesting);
  void read_warc_records(ByteReader& in, const std::string& path, int nesting);
  void read_seven_zip(ByteReader& in, const std::string& path, int nesting);
  void read_whole(ByteReader& in, const std::string& path, DocumentFormat format);

  Reading& reading_;
};

Content ContentReader::kind_of_content(std::string_view head, std::string_view name) const {
  if (std::optional<Content> container = sniff_container(head, name)) {
    return *std::move(container);
  }
  if (const std::optional<DocumentFormat>& forced = reading_.options().format) {
    return {kind_of(*forced), {}};
  }
  return sniff_text(head, name);
}

void ContentReader::read(ByteReader& in,
                         const std::string& path,
                         std::string_view name,
                         int nesting) {
  const std::string_view head = in.peek(kSniffBytes).substr(0, kSniffBytes);
  if (const std::string error = in.error(); head.empty() && !error.empty()) {
    reading_.skip(path, 0, error);
    return;
  }
  if (const std::string_view charset = wide_charset(head); !charset.empty()) {
    return read_wide(in, path, name, charset, nesting);
  }
  read_content(in, path, name, kind_of_content(head, name), nesting);
}

/// Splitters look for single bytes: text in wider units is turned into UTF-8 as a whole first.
void ContentReader::read_wide(ByteReader& in,
                              const std::string& path,
                              std::string_view name,
                              std::string_view charset,
                              int nesting) {
  std::string bytes;
  if (in.read(reading_.limit_bytes() + 1, bytes) > reading_.limit_bytes()) {
    return reading_.skip(path, 0, reading_.too_large());
  }
  const std::string utf8 = to_utf8(bytes, std::string(charset).c_str());
  const std::string_view head = std::string_view(utf8).substr(0, kSniffBytes);
  const Content content = kind_of_content(head, name);
  const bool splits = content.kind != ContentKind::Text && content.kind != ContentKind::Html;
  MemoryStream stream(splits ? utf8 : bytes);
  ByteReader text(stream);
  read_content(text, path, name, content, nesting);
}

void ContentReader::read_content(ByteReader& in,
                                 const std::string& path,
                                 std::string_view name,
                                 const Content& content,
                                 int nesting) {
  switch (content.kind) {
    case ContentKind::Refused:
      return reading_.skip(path, 0, content.reason);
    case ContentKind::Archive:
      return read_members(in, path, nesting);
    case ContentKind::SevenZip:
      return read_seven_zip(in, path, nesting);
    case ContentKind::Warc:
      return read_warc_records(in, path, nesting);
    case ContentKind::Text:
      return read_whole(in, path, DocumentFormat::Text);
    case ContentKind::Html:
      return read_whole(in, path, DocumentFormat::Html);
    case ContentKind::Json: {
      RecordOutput out(reading_, path, DocumentFormat::Json);
      return split_json(in, out);
    }
    case ContentKind::Csv: {
      RecordOutput out(reading_, path, DocumentFormat::CsvRecord);
      return split_csv(in, name, out);
    }
    case ContentKind::Reuters: {
      RecordOutput out(reading_, path, DocumentFormat::ReutersSgml);
      return split_sgml(in, "REUTERS", out);
    }
    case ContentKind::Trec: {
      RecordOutput out(reading_, path, DocumentFormat::TrecSgml);
      return split_sgml(in, "DOC", out);
    }
    case ContentKind::Xml: {
      RecordOutput out(reading_, path, DocumentFormat::XmlRecord);
      return split_xml(in, out);
    }
    case ContentKind::Mail:
      return read_whole(in, path, DocumentFormat::Mail);
    case ContentKind::MailFolder: {
      RecordOutput out(reading_, path, DocumentFormat::Mail);
      return split_mail_folder(in, out);
    }
    case ContentKind::Iptc7901: {
      RecordOutput out(reading_, path, DocumentFormat::Iptc7901);
      return split_wire(in, out);
    }
    case ContentKind::Anpa: {
      RecordOutput out(reading_, path, DocumentFormat::Anpa);
      return split_wire(in, out);
    }
    case ContentKind::Markdown:
      return read_whole(in, path, DocumentFormat::Markdown);
    case ContentKind::DatedLines: {
      RecordOutput out(reading_, path, DocumentFormat::DatedLine);
      return split_lines(in, out);
    }
  }
}

void ContentReader::read_members(ByteReader& in, const std::string& path, int nesting) {
  if (nesting >= kMaxNesting) {
    reading_.skip(path, 0, "archives nested too deep");
    return;
  }
  read_archive(in,
               path,
               reading_,
               [&](ByteReader& member, const std::string& member_path, std::string_view name) {
                 read(member, member_path, name, nesting + 1);
               });
}

void ContentReader::read_warc_records(ByteReader& in, const std::string& path, int nesting) {
  read_warc(
      in,
      path,
      reading_,
      [&](ByteReader& body,
          const std::string& record_path,
          std::string_view name,
          const Content& content) { read_content(body, record_path, name, content, nesting + 1); });
}

/// 7z keeps its table of contents at its end: one that comes as a stream must fit into memory.
void ContentReader::read_seven_zip(ByteReader& in, const std::string& path, int nesting) {
  if (in.size_bytes() > 0) {
    return read_members(in, path, nesting);
  }
  std::string bytes;
  if (in.read(reading_.limit_bytes() + 1, bytes) > reading_.limit_bytes()) {
    return reading_.skip(path, 0, "7z archive inside another, " + reading_.too_large());
  }
  MemoryStream stream(bytes);
  ByteReader seekable(stream);
  read_members(seekable, path, nesting);
}

void ContentReader::read_whole(ByteReader& in, const std::string& path, DocumentFormat format) {
  RawDocument document;
  const std::uint64_t size = in.read(reading_.limit_bytes() + 1, document.bytes);
  if (const std::string error = in.error(); !error.empty()) {
    return reading_.skip(path, 0, error);
  }
  if (size > reading_.limit_bytes()) {
    return reading_.skip(path, 0, reading_.too_large());
  }
  document.path = path;
  document.format = format;
  reading_.document(std::move(document));
}

/// The metadata beside a file, with the hash of it; nothing when there is none.
struct Metadata {
  std::string bytes;
  std::uint64_t hash = 0;
};

std::optional<Metadata> metadata_beside(const std::filesystem::path& file) {
  const std::filesystem::path beside = find_sidecar(file);
  if (beside.empty()) {
    return std::nullopt;
  }
  Result<std::unique_ptr<FileStream>> stream = FileStream::open(beside, {});
  if (!stream || (*stream)->size_bytes() > kMaxSidecarBytes) {
    return std::nullopt;
  }
  Metadata metadata;
  ByteReader in(**stream);
  in.read(kMaxSidecarBytes, metadata.bytes);
  metadata.hash = (*stream)->finish().value_or(0);
  return metadata;
}

/// One number for a file and its metadata; the file's own without any.
std::uint64_t joined_hash(std::uint64_t file, const std::optional<Metadata>& metadata) {
  return metadata ? std::rotl(file, 1) ^ metadata->hash : file;
}

/// Reads what is in `reading`'s file, texts joined with their metadata.
DocumentSink with_metadata(const DocumentSink& sink,
                           const std::string& path,
                           const std::optional<Metadata>& metadata) {
  return {[&](RawDocument&& document) {
            const bool whole_file = document.path == path && document.record == 0;
            if (metadata && whole_file) {
              document.sidecar = metadata->bytes;
            }
            sink.document(std::move(document));
          },
          sink.skipped};
}

/// Reads what lies at `in`; of an input that gives neither an article nor a reason says that.
void read_input(ByteReader& in,
                const std::string& path,
                const ReadOptions& options,
                const DocumentSink& sink,
                std::stop_token stop,
                std::uint64_t packed_bytes) {
  bool silent = true;
  const DocumentSink noting{[&](RawDocument&& document) {
                              silent = false;
                              sink.document(std::move(document));
                            },
                            [&](SkippedInput&& skipped) {
                              silent = false;
                              sink.skipped(std::move(skipped));
                            }};
  Reading reading(options, noting, stop);
  if (packed_bytes > 0) {
    reading.set_packed_bytes(packed_bytes);
  }
  ContentReader(reading).read(in, path, path, 0);
  if (silent) {
    reading.skip(path, 0, "no article in it");
  }
}

}  // namespace

Result<std::uint64_t> read_documents(const SourceFile& file,
                                     const ReadOptions& options,
                                     const DocumentSink& sink,
                                     std::stop_token stop) {
  Result<std::unique_ptr<FileStream>> stream = FileStream::open(file.file, stop);
  if (!stream) {
    return Unexpected(stream.error());
  }
  const std::optional<Metadata> metadata =
      options.pair_metadata && file.has_metadata ? metadata_beside(file.file) : std::nullopt;
  const DocumentSink joining = with_metadata(sink, file.path, metadata);
  SidecarPairing pairing(joining);
  const DocumentSink pairing_sink = pairing.sink();
  ByteReader in(**stream);
  read_input(in,
             file.path,
             options,
             options.pair_metadata ? pairing_sink : sink,
             stop,
             (*stream)->size_bytes());
  if (!stop.stop_requested()) {
    pairing.finish();
  }
  Result<std::uint64_t> hash = (*stream)->finish();
  return hash ? Result<std::uint64_t>(joined_hash(*hash, metadata)) : hash;
}

Result<void> read_stream(std::istream& in,
                         const std::string& path,
                         const ReadOptions& options,
                         const DocumentSink& sink,
                         std::stop_token stop) {
  IstreamBytes stream(in, stop);
  SidecarPairing pairing(sink);
  const DocumentSink pairing_sink = pairing.sink();
  ByteReader reader(stream);
  read_input(reader, path, options, options.pair_metadata ? pairing_sink : sink, stop, 0);
  if (!stop.stop_requested()) {
    pairing.finish();
  }
  if (const std::string error = stream.error(); !error.empty() && !stop.stop_requested()) {
    return failure(ErrorCode::Io, path + " " + error);
  }
  return {};
}

Result<std::uint64_t> hash_file(const std::filesystem::path& file) {
  Result<std::unique_ptr<FileStream>> stream = FileStream::open(file, {});
  if (!stream) {
    return Unexpected(stream.error());
  }
  Result<std::uint64_t> hash = (*stream)->finish();
  return hash ? Result<std::uint64_t>(joined_hash(*hash, metadata_beside(file))) : hash;
}

}  // namespace backfile

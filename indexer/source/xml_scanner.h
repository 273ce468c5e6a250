// SPDX-License-Identifier: GPL-2.0-or-later
// Takes XML apart into tags and text. No DTD is read, no entity declared in one is known, nothing
// is fetched: what grows or reaches out when XML is parsed does not exist here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace backfile {

enum class XmlTokenKind : std::uint8_t {
  Text,   ///< also a '<' that begins no tag
  CData,  ///< the characters of <![CDATA[...]]>
  Start,  ///< <name attributes>
  Empty,  ///< <name attributes/>
  End,    ///< </name>
  Other,  ///< comment, processing instruction, DOCTYPE with its subset
};

/// One piece of a document; views into the bytes scanned.
struct XmlToken {
  XmlTokenKind kind = XmlTokenKind::Text;
  std::size_t bytes = 0;     ///< how long it is, with its brackets
  std::string_view name;     ///< of a tag, with its prefix
  std::string_view content;  ///< text, or a tag's attributes
};

/// Scans well-formed and broken XML alike. It remembers which closing marks are not to come, so
/// that a file of nothing but "<!--" costs no more than any other.
class XmlScanner {
 public:
  /// The token that `bytes` begins with. Requires: they are not empty. Nothing when they end inside
  /// a token and more may come (`at_end` false). Text may come in several tokens. Cost: linear in
  /// what the token spans.
  std::optional<XmlToken> next(std::string_view bytes, bool at_end);

 private:
  std::optional<XmlToken> delimited(std::string_view bytes,
                                    bool at_end,
                                    std::string_view open,
                                    std::string_view close,
                                    XmlTokenKind kind,
                                    bool& never_closes);
  std::optional<XmlToken> document_type(std::string_view bytes, bool at_end);

  bool no_comment_end_ = false;
  bool no_cdata_end_ = false;
  bool no_instruction_end_ = false;
  bool no_document_type_end_ = false;
};

/// "creator" of "dc:creator".
std::string_view xml_local_name(std::string_view name);

}  // namespace backfile

// SPDX-License-Identifier: GPL-2.0-or-later
// A stack of open elements over the scanner's tokens.
#include "indexer/parse/xml_tree.h"

#include <algorithm>
#include <array>

#include "indexer/parse/character_references.h"
#include "indexer/parse/text_chars.h"
#include "indexer/source/xml_scanner.h"

namespace backfile {
namespace {

constexpr std::size_t kMaxAttributes = 64;

struct KnownSpace {
  std::string_view
      address;  ///< how the namespace's address begins, without "http://" or "https://"
  XmlSpace space;
};

constexpr std::array kAddresses{
    KnownSpace{"purl.org/dc/", XmlSpace::DublinCore},
    KnownSpace{"purl.org/rss/1.0/modules/dc", XmlSpace::DublinCore},
    KnownSpace{"purl.org/rss/1.0/modules/content", XmlSpace::Content},
    KnownSpace{"search.yahoo.com/mrss", XmlSpace::Media},
    KnownSpace{"www.itunes.com/dtds/podcast-1.0.dtd", XmlSpace::Itunes},
    KnownSpace{"example.com/dtds/podcast-1.0.dtd", XmlSpace::Itunes},
    KnownSpace{"wordpress.org/export/1.0/excerpt", XmlSpace::Excerpt},
    KnownSpace{"wordpress.org/export/1.1/excerpt", XmlSpace::Excerpt},
    KnownSpace{"wordpress.org/export/1.2/excerpt", XmlSpace::Excerpt},
    KnownSpace{"wordpress.org/export/", XmlSpace::WordPress},
    KnownSpace{"www.w3.org/1999/xhtml", XmlSpace::Xhtml},
    KnownSpace{"purl.org/rss/1.0/modules/", XmlSpace::Other},
    KnownSpace{"purl.org/rss/1.0/", XmlSpace::Core},
    KnownSpace{"my.netscape.com/", XmlSpace::Core},
    KnownSpace{"channel.netscape.com/rdf/simple/", XmlSpace::Core},
    KnownSpace{"backend.userland.com/rss", XmlSpace::Core},
    KnownSpace{"blogs.law.harvard.edu/tech/rss", XmlSpace::Core},
    KnownSpace{"purl.org/net/rss1.1", XmlSpace::Core},
    KnownSpace{"purl.org/atom/ns", XmlSpace::Core},
    KnownSpace{"www.w3.org/2005/atom", XmlSpace::Core},
    KnownSpace{"iptc.org/std/nar/", XmlSpace::Core},
    KnownSpace{"iptc.org/std/nitf/", XmlSpace::Core},
};

constexpr std::array kPrefixes{
    KnownSpace{"dc", XmlSpace::DublinCore},
    KnownSpace{"dcterms", XmlSpace::DublinCore},
    KnownSpace{"content", XmlSpace::Content},
    KnownSpace{"media", XmlSpace::Media},
    KnownSpace{"itunes", XmlSpace::Itunes},
    KnownSpace{"excerpt", XmlSpace::Excerpt},
    KnownSpace{"wp", XmlSpace::WordPress},
    KnownSpace{"xhtml", XmlSpace::Xhtml},
    KnownSpace{"atom", XmlSpace::Core},
    KnownSpace{"rss", XmlSpace::Core},
    KnownSpace{"nitf", XmlSpace::Core},
    KnownSpace{"html", XmlSpace::Xhtml},
};

XmlSpace space_of_address(std::string_view address) {
  std::string lower = lower_ascii(trim(address));
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (lower.starts_with(scheme)) {
      lower.erase(0, scheme.size());
    }
  }
  const auto known = std::ranges::find_if(
      kAddresses, [&](const KnownSpace& space) { return lower.starts_with(space.address); });
  return known == kAddresses.end() ? XmlSpace::Other : known->space;
}

XmlSpace space_of_prefix(std::string_view prefix) {
  const auto known = std::ranges::find(kPrefixes, prefix, &KnownSpace::address);
  return known == kPrefixes.end() ? XmlSpace::Other : known->space;
}

using Attributes = std::vector<std::pair<std::string, std::string>>;

/// name="value" name='value' name=value name
Attributes read_attributes(std::string_view text) {
  Attributes attributes;
  constexpr std::string_view kSpace = " \t\r\n/";
  while (attributes.size() < kMaxAttributes) {
    const std::size_t begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) {
      break;
    }
    text.remove_prefix(begin);
    const std::size_t end = std::min(text.find_first_of("= \t\r\n"), text.size());
    const std::string_view name = text.substr(0, end);
    text.remove_prefix(end);
    const std::size_t sign = text.find_first_not_of(" \t\r\n");
    std::string_view value;
    if (sign != std::string_view::npos && text[sign] == '=') {
      text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n", sign + 1), text.size()));
      const char quote = text.empty() ? ' ' : text.front();
      const bool quoted = quote == '"' || quote == '\'';
      const std::size_t from = quoted ? 1 : 0;
      const std::size_t to =
          std::min(quoted ? text.find(quote, 1) : text.find_first_of(" \t\r\n"), text.size());
      value = text.substr(std::min(from, to), to - std::min(from, to));
      text.remove_prefix(std::min(to + from, text.size()));
    }
    if (!name.empty()) {
      attributes.emplace_back(lower_ascii(name), decode_references(value));
    } else {
      text.remove_prefix(std::min<std::size_t>(1, text.size()));
    }
  }
  return attributes;
}

class TreeBuilder {
 public:
  XmlNode build(std::string_view xml) {
    XmlNode root;
    open_.push_back({&root, {}, 0});
    XmlScanner scanner;
    while (!xml.empty()) {
      const XmlToken token = scanner.next(xml, true).value();
      take(token);
      xml.remove_prefix(token.bytes);
    }
    return root;
  }

 private:
  struct OpenElement {
    XmlNode* node;
    std::string_view name;        // as written
    std::size_t declared_spaces;  // how many were known around it
  };
  struct DeclaredSpace {
    std::string prefix;
    XmlSpace space;
  };

  void take(const XmlToken& token) {
    switch (token.kind) {
      case XmlTokenKind::Text:
        add_text(decode_references(token.content));
        break;
      case XmlTokenKind::CData:
        add_text(std::string(token.content));
        break;
      case XmlTokenKind::Start:
      case XmlTokenKind::Empty:
        open(token);
        break;
      case XmlTokenKind::End:
        close(token.name);
        break;
      case XmlTokenKind::Other:
        break;
    }
  }

  void add_text(std::string text) {
    std::vector<XmlNode>& siblings = open_.back().node->children;
    if (!siblings.empty() && siblings.back().is_text()) {
      siblings.back().text += text;
    } else {
      siblings.emplace_back().text = std::move(text);
    }
  }

  void open(const XmlToken& token) {
    if (elements_ >= kMaxXmlElements || open_.size() > kMaxXmlDepth) {
      return;
    }
    ++elements_;
    const std::size_t declared = spaces_.size();
    XmlNode& node = open_.back().node->children.emplace_back();
    node.name = lower_ascii(xml_local_name(token.name));
    node.name = node.name.empty() ? "element" : node.name;
    node.attributes = read_attributes(token.content);
    declare_spaces(node.attributes);
    node.space = space_of(token.name);
    if (token.kind == XmlTokenKind::Empty) {
      spaces_.resize(declared);
    } else {
      open_.push_back({&node, token.name, declared});
    }
  }

  void close(std::string_view name) {
    const auto found = std::find_if(open_.rbegin(), open_.rend() - 1, [&](const OpenElement& open) {
      return open.name == name;
    });
    if (found != open_.rend() - 1) {
      spaces_.resize(found->declared_spaces);
      open_.erase(found.base() - 1, open_.end());
    }
  }

  void declare_spaces(const Attributes& attributes) {
    constexpr std::size_t kMaxSpaces = 256;
    for (const auto& [name, value] : attributes) {
      const bool any = name == "xmlns" || name.starts_with("xmlns:");
      if (any && spaces_.size() < kMaxSpaces) {
        spaces_.push_back(
            {name.substr(std::min<std::size_t>(6, name.size())), space_of_address(value)});
      }
    }
  }

  XmlSpace space_of(std::string_view written) const {
    const std::size_t colon = written.find(':');
    const std::string prefix =
        colon == std::string_view::npos ? std::string() : lower_ascii(written.substr(0, colon));
    const auto declared = std::find_if(spaces_.rbegin(),
                                       spaces_.rend(),
                                       [&](const DeclaredSpace& s) { return s.prefix == prefix; });
    const bool known = declared != spaces_.rend() && declared->space != XmlSpace::Other;
    if (known) {
      return declared->space;
    }
    return prefix.empty() ? XmlSpace::Core : space_of_prefix(prefix);
  }

  std::vector<OpenElement> open_;
  std::vector<DeclaredSpace> spaces_;
  std::size_t elements_ = 0;
};

}  // namespace

std::string_view XmlNode::attribute(std::string_view wanted) const {
  const auto found =
      std::ranges::find(attributes, wanted, &std::pair<std::string, std::string>::first);
  return found == attributes.end() ? std::string_view() : std::string_view(found->second);
}

const XmlNode* XmlNode::child(std::string_view wanted) const {
  const auto found = std::ranges::find_if(children, [&](const XmlNode& node) {
    return node.name == wanted && node.space != XmlSpace::Other;
  });
  return found == children.end() ? nullptr : &*found;
}

XmlNode parse_xml_tree(std::string_view xml) { return TreeBuilder().build(xml); }

void visit_elements(const XmlNode& node, const std::function<bool(const XmlNode&)>& visit) {
  for (const XmlNode& child : node.children) {
    if (!child.is_text() && visit(child)) {
      visit_elements(child, visit);
    }
  }
}

const XmlNode* find_xml(const XmlNode& node, std::string_view name) {
  const XmlNode* found = nullptr;
  visit_elements(node, [&](const XmlNode& element) {
    found = found == nullptr && element.name == name ? &element : found;
    return found == nullptr;
  });
  return found;
}

std::vector<const XmlNode*> find_all_xml(const XmlNode& node, std::string_view name) {
  std::vector<const XmlNode*> found;
  visit_elements(node, [&](const XmlNode& element) {
    if (element.name == name) {
      found.push_back(&element);
    }
    return true;
  });
  return found;
}

}  // namespace backfile

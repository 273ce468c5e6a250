// SPDX-License-Identifier: GPL-2.0-or-later
// The words by which pages name their parts. Tables, in alphabetical order.
#include "indexer/parse/html_furniture.h"

#include <algorithm>
#include <array>
#include <functional>

#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

struct NamedPart {
  std::string_view word;
  PartMarks marks;
};

// Words of class and id; of two words side by side the joined form counts ("article-body").
constexpr std::array<NamedPart, 465> kNamedParts{{
    {"a11y", kHiddenPart},
    {"aboutauthor", kAuthorPart},
    {"abstract", kSummaryPart},
    {"accessibility", kHiddenPart},
    {"actions", kMetaPart},
    {"ad", kPromoPart},
    {"adbox", kPromoPart},
    {"adcontainer", kPromoPart},
    {"addthis", kSharePart},
    {"addtoany", kSharePart},
    {"adjacent", kRelatedPart},
    {"ads", kPromoPart},
    {"adsbygoogle", kPromoPart},
    {"adsense", kPromoPart},
    {"adslot", kPromoPart},
    {"adunit", kPromoPart},
    {"adv", kPromoPart},
    {"advert", kPromoPart},
    {"advertise", kPromoPart},
    {"advertisement", kPromoPart},
    {"advertising", kPromoPart},
    {"adverts", kPromoPart},
    {"adwrapper", kPromoPart},
    {"affiliate", kPromoPart},
    {"alert", kPromoPart},
    {"alerts", kPromoPart},
    {"alsolike", kRelatedPart},
    {"anzeige", kPromoPart},
    {"anzeigen", kPromoPart},
    {"appstore", kPromoPart},
    {"article", kArticlePart},
    {"articlebody", kBodyPart},
    {"articlecontent", kBodyPart},
    {"articlecontents", kBodyPart},
    {"articlecopy", kBodyPart},
    {"articledetail", kBodyPart},
    {"articlefooter", kFooterPart},
    {"articleinfo", kMetaPart},
    {"articlelist", kRelatedPart},
    {"articlemeta", kMetaPart},
    {"articlesection", kBodyPart},
    {"articletags", kTagPart},
    {"articletext", kBodyPart},
    {"articletitle", kTitlePart},
    {"articletools", kMetaPart},
    {"articulo", kArticlePart},
    {"articulocuerpo", kBodyPart},
    {"artikel", kArticlePart},
    {"artikelinhalt", kBodyPart},
    {"artikeltext", kBodyPart},
    {"aside", kSidePart},
    {"associated", kRelatedPart},
    {"audioplayer", kMediaPart},
    {"auteur", kAuthorPart},
    {"author", kAuthorPart},
    {"authorbio", kAuthorPart},
    {"authorbox", kAuthorPart},
    {"authorinfo", kAuthorPart},
    {"authorname", kAuthorPart},
    {"authors", kAuthorPart},
    {"autor", kAuthorPart},
    {"autoren", kAuthorPart},
    {"autores", kAuthorPart},
    {"bajada", kSummaryPart},
    {"banner", kPromoPart},
    {"banners", kPromoPart},
    {"bildquelle", kCreditPart},
    {"bildunterschrift", kCaptionPart},
    {"bio", kAuthorPart},
    {"blog", kArticlePart},
    {"blogcontent", kBodyPart},
    {"blogentry", kBodyPart},
    {"body", kArticlePart},
    {"bodycontent", kBodyPart},
    {"bodycopy", kBodyPart},
    {"bodytext", kBodyPart},
    {"breadcrumb", kNavigationPart},
    {"breadcrumbs", kNavigationPart},
    {"btn", kMetaPart},
    {"button", kMetaPart},
    {"buttons", kMetaPart},
    {"buy", kPromoPart},
    {"byline", kAuthorPart},
    {"bylines", kAuthorPart},
    {"caption", kCaptionPart},
    {"captionbox", kCaptionPart},
    {"captions", kCaptionPart},
    {"captiontext", kCaptionPart},
    {"carousel", kMediaPart},
    {"categories", kTagPart},
    {"catlinks", kTagPart | kReferencePart},
    {"chapo", kSummaryPart},
    {"colophon", kFooterPart},
    {"comentario", kCommentPart},
    {"comentarios", kCommentPart},
    {"comment", kCommentPart},
    {"commentaires", kCommentPart},
    {"commentform", kCommentPart},
    {"commenting", kCommentPart},
    {"commentlist", kCommentPart},
    {"commento", kCommentPart},
    {"comments", kCommentPart},
    {"consent", kHiddenPart},
    {"content", kArticlePart},
    {"contentbody", kBodyPart},
    {"contentdetail", kBodyPart},
    {"contenttext", kBodyPart},
    {"contributor", kAuthorPart},
    {"contributors", kAuthorPart},
    {"cookie", kHiddenPart},
    {"cookiebar", kPromoPart},
    {"cookies", kHiddenPart},
    {"copyright", kFooterPart},
    {"copyrightholder", kCreditPart},
    {"counter", kMetaPart},
    {"credit", kCreditPart},
    {"credits", kCreditPart},
    {"crosslink", kRelatedPart},
    {"crosslinks", kRelatedPart},
    {"cta", kPromoPart},
    {"cuerponoticia", kBodyPart},
    {"cutline", kCaptionPart},
    {"date", kDatePart},
    {"dateline", kDatePart},
    {"datepublished", kDatePart},
    {"dates", kDatePart},
    {"datetime", kDatePart},
    {"datum", kDatePart},
    {"deck", kSummaryPart},
    {"dek", kSummaryPart},
    {"description", kSummaryPart},
    {"detailcontent", kBodyPart},
    {"detailtext", kBodyPart},
    {"dfp", kPromoPart},
    {"disclaimer", kFooterPart},
    {"disqus", kCommentPart},
    {"donate", kPromoPart},
    {"donation", kPromoPart},
    {"dropdown", kNavigationPart},
    {"editsection", kReferencePart},
    {"embedtwitter", kEmbedPart},
    {"endnote", kFooterPart},
    {"entradilla", kSummaryPart},
    {"entry", kArticlePart},
    {"entrycontent", kBodyPart},
    {"entrydate", kDatePart},
    {"entryfooter", kFooterPart},
    {"entryinfo", kMetaPart},
    {"entrymeta", kMetaPart},
    {"entrytags", kTagPart},
    {"entrytitle", kTitlePart},
    {"etiquetas", kTagPart},
    {"excerpt", kSummaryPart},
    {"fbcomments", kCommentPart},
    {"fblike", kSharePart},
    {"fecha", kDatePart},
    {"feedback", kPromoPart},
    {"figcaption", kCaptionPart},
    {"follow", kSharePart},
    {"followus", kSharePart},
    {"footer", kFooterPart},
    {"footnote", kReferencePart},
    {"footnotes", kReferencePart},
    {"fulltext", kBodyPart},
    {"furtherreading", kRelatedPart},
    {"galleries", kMediaPart},
    {"gallery", kMediaPart},
    {"gdpr", kHiddenPart},
    {"gpt", kPromoPart},
    {"hamburger", kNavigationPart},
    {"hatnote", kReferencePart},
    {"heading", kTitlePart},
    {"headline", kTitlePart},
    {"hentry", kArticlePart},
    {"imagecaption", kCaptionPart},
    {"imagecredit", kCreditPart},
    {"imagesource", kCreditPart},
    {"imgcaption", kCaptionPart},
    {"impressum", kFooterPart},
    {"imprint", kFooterPart},
    {"infoline", kMetaPart},
    {"inlinead", kPromoPart},
    {"inlinepromo", kPromoPart},
    {"inner", kArticlePart},
    {"instagram", kEmbedPart},
    {"intro", kSummaryPart},
    {"introduction", kSummaryPart},
    {"itemfulltext", kBodyPart},
    {"jprelatedposts", kRelatedPart},
    {"jwplayer", kMediaPart},
    {"keywords", kTagPart},
    {"kickertext", kSummaryPart},
    {"kommentar", kCommentPart},
    {"kommentare", kCommentPart},
    {"kommentarer", kCommentPart},
    {"labels", kTagPart},
    {"lastmodified", kDatePart},
    {"lastupdated", kDatePart},
    {"latest", kRelatedPart},
    {"latestnews", kRelatedPart},
    {"latestposts", kRelatedPart},
    {"lead", kSummaryPart},
    {"leadin", kSummaryPart},
    {"leadtext", kSummaryPart},
    {"lede", kSummaryPart},
    {"leftcol", kSidePart},
    {"leftcolumn", kSidePart},
    {"legal", kFooterPart},
    {"legende", kCaptionPart},
    {"leserkommentare", kCommentPart},
    {"lightbox", kPromoPart},
    {"likebutton", kSharePart},
    {"linkbox", kRelatedPart},
    {"livefyre", kCommentPart},
    {"livestream", kMediaPart},
    {"login", kPromoPart},
    {"main", kArticlePart},
    {"mainarticle", kBodyPart},
    {"maincontent", kArticlePart},
    {"marketing", kPromoPart},
    {"masthead", kNavigationPart},
    {"mediacaption", kCaptionPart},
    {"mediaplayer", kMediaPart},
    {"megamenu", kNavigationPart},
    {"mehrzum", kRelatedPart},
    {"menu", kNavigationPart},
    {"messenger", kPromoPart},
    {"meta", kMetaPart},
    {"metadata", kMetaPart | kReferencePart},
    {"mgid", kRelatedPart},
    {"modal", kPromoPart},
    {"modified", kDatePart},
    {"morefrom", kRelatedPart},
    {"morenews", kRelatedPart},
    {"moreon", kRelatedPart},
    {"morestories", kRelatedPart},
    {"mostpopular", kRelatedPart},
    {"mostread", kRelatedPart},
    {"mostshared", kRelatedPart},
    {"mostviewed", kRelatedPart},
    {"mweditsection", kReferencePart},
    {"nav", kNavigationPart},
    {"navbar", kNavigationPart},
    {"navbox", kReferencePart},
    {"navi", kNavigationPart},
    {"navigation", kNavigationPart},
    {"news", kArticlePart},
    {"newsarticle", kBodyPart},
    {"newsbody", kBodyPart},
    {"newscontent", kBodyPart},
    {"newsletter", kPromoPart},
    {"newsletters", kPromoPart},
    {"newslist", kRelatedPart},
    {"newstext", kBodyPart},
    {"nextprev", kRelatedPart},
    {"nextup", kRelatedPart},
    {"noprint", kReferencePart},
    {"noticia", kArticlePart},
    {"noticiatexto", kBodyPart},
    {"notification", kPromoPart},
    {"nrelate", kRelatedPart},
    {"offscreen", kHiddenPart},
    {"optin", kPromoPart},
    {"outbrain", kRelatedPart},
    {"overlay", kPromoPart},
    {"pagebody", kBodyPart},
    {"pagecontent", kArticlePart},
    {"pager", kNavigationPart},
    {"pagetitle", kTitlePart},
    {"pagination", kNavigationPart},
    {"paging", kNavigationPart},
    {"parseroutput", kBodyPart},
    {"photocaption", kCaptionPart},
    {"photocredit", kCreditPart},
    {"photographer", kCreditPart},
    {"player", kMediaPart},
    {"podcast", kMediaPart},
    {"poll", kPromoPart},
    {"popular", kRelatedPart},
    {"popup", kPromoPart},
    {"post", kArticlePart},
    {"postauthor", kAuthorPart},
    {"postbody", kBodyPart},
    {"postcategories", kTagPart},
    {"postcontent", kBodyPart},
    {"postdate", kDatePart},
    {"posted", kDatePart},
    {"postentry", kBodyPart},
    {"postfooter", kFooterPart},
    {"postinfo", kMetaPart},
    {"postlist", kRelatedPart},
    {"postmeta", kMetaPart},
    {"postnav", kRelatedPart},
    {"postnavigation", kRelatedPart},
    {"posttags", kTagPart},
    {"posttext", kBodyPart},
    {"posttitle", kTitlePart},
    {"prevnext", kRelatedPart},
    {"primary", kArticlePart},
    {"printbutton", kMetaPart},
    {"printfooter", kReferencePart},
    {"printonly", kReferencePart},
    {"promo", kPromoPart},
    {"promos", kPromoPart},
    {"promoted", kPromoPart},
    {"promotion", kPromoPart},
    {"promotional", kPromoPart},
    {"pubdate", kDatePart},
    {"publicidad", kPromoPart},
    {"publishdate", kDatePart},
    {"published", kDatePart},
    {"pubtime", kDatePart},
    {"pulledquote", kPullQuotePart},
    {"pullquote", kPullQuotePart},
    {"pullquotes", kPullQuotePart},
    {"pushnotification", kPromoPart},
    {"quiz", kPromoPart},
    {"quotepull", kPullQuotePart},
    {"rail", kSidePart},
    {"rating", kPromoPart},
    {"ratings", kPromoPart},
    {"reactions", kCommentPart},
    {"readingtime", kMetaPart},
    {"readmore", kRelatedPart},
    {"readnext", kRelatedPart},
    {"readtime", kMetaPart},
    {"recirc", kRelatedPart},
    {"recirculation", kRelatedPart},
    {"recommend", kRelatedPart},
    {"recommendation", kRelatedPart},
    {"recommendations", kRelatedPart},
    {"recommended", kRelatedPart},
    {"recommends", kRelatedPart},
    {"references", kReferencePart},
    {"reflist", kReferencePart},
    {"register", kPromoPart},
    {"registration", kPromoPart},
    {"regwall", kPromoPart},
    {"relacionada", kRelatedPart},
    {"relacionadas", kRelatedPart},
    {"relacionados", kRelatedPart},
    {"related", kRelatedPart},
    {"relatedarticles", kRelatedPart},
    {"relatedcontent", kRelatedPart},
    {"relatedposts", kRelatedPart},
    {"relateds", kRelatedPart},
    {"relatedstories", kRelatedPart},
    {"replies", kCommentPart},
    {"reporter", kAuthorPart},
    {"respond", kCommentPart},
    {"revcontent", kRelatedPart},
    {"richtext", kBodyPart},
    {"rightcol", kSidePart},
    {"rightcolumn", kSidePart},
    {"rightrail", kSidePart},
    {"sapo", kSummaryPart},
    {"schlagworte", kTagPart},
    {"screenreader", kHiddenPart},
    {"screenreadertext", kHiddenPart},
    {"searchbox", kNavigationPart},
    {"searchform", kNavigationPart},
    {"secondary", kSidePart},
    {"seealso", kRelatedPart},
    {"share", kSharePart},
    {"sharebar", kSharePart},
    {"sharebuttons", kSharePart},
    {"sharedaddy", kSharePart},
    {"shares", kSharePart},
    {"sharethis", kSharePart},
    {"shariff", kSharePart},
    {"sharing", kSharePart},
    {"shop", kPromoPart},
    {"sidebar", kSidePart},
    {"sidecol", kSidePart},
    {"sidecolumn", kSidePart},
    {"sidepanel", kSidePart},
    {"signin", kPromoPart},
    {"signup", kPromoPart},
    {"similar", kRelatedPart},
    {"single", kArticlePart},
    {"singlecontent", kBodyPart},
    {"sitemap", kNavigationPart},
    {"skiplink", kNavigationPart},
    {"slider", kMediaPart},
    {"slideshow", kMediaPart},
    {"social", kSharePart},
    {"socialmedia", kSharePart},
    {"socials", kSharePart},
    {"socialshare", kSharePart},
    {"sponsor", kPromoPart},
    {"sponsored", kPromoPart},
    {"sponsors", kPromoPart},
    {"sronly", kHiddenPart},
    {"standfirst", kSummaryPart},
    {"stats", kMetaPart},
    {"story", kArticlePart},
    {"storyarticle", kBodyPart},
    {"storybody", kBodyPart},
    {"storycontent", kBodyPart},
    {"storylist", kRelatedPart},
    {"storymeta", kMetaPart},
    {"storytext", kBodyPart},
    {"strapline", kSummaryPart},
    {"subhead", kSummaryPart},
    {"subheading", kSummaryPart},
    {"subheadline", kSummaryPart},
    {"submenu", kNavigationPart},
    {"subnav", kNavigationPart},
    {"subscribe", kPromoPart},
    {"subscription", kPromoPart},
    {"subtitle", kSummaryPart},
    {"summary", kSummaryPart},
    {"survey", kPromoPart},
    {"tableofcontents", kReferencePart},
    {"taboola", kRelatedPart},
    {"tagcloud", kTagPart},
    {"tagging", kTagPart},
    {"taglist", kTagPart},
    {"tags", kTagPart},
    {"tagsinks", kTagPart},
    {"tagslist", kTagPart},
    {"teaserlist", kRelatedPart},
    {"teasers", kRelatedPart},
    {"teasertext", kSummaryPart},
    {"text", kArticlePart},
    {"textbody", kBodyPart},
    {"textcontent", kBodyPart},
    {"textonoticia", kBodyPart},
    {"thumbnails", kMediaPart},
    {"tiktok", kEmbedPart},
    {"timestamp", kDatePart},
    {"title", kTitlePart},
    {"toc", kReferencePart},
    {"toolbar", kNavigationPart},
    {"tools", kMetaPart},
    {"tooltip", kPromoPart},
    {"topbar", kNavigationPart},
    {"topics", kTagPart},
    {"topstories", kRelatedPart},
    {"trending", kRelatedPart},
    {"tweet", kEmbedPart},
    {"twitter", kEmbedPart},
    {"twittertweet", kEmbedPart},
    {"updated", kDatePart},
    {"upnext", kRelatedPart},
    {"usercomments", kCommentPart},
    {"verwandte", kRelatedPart},
    {"video", kMediaPart},
    {"videoplayer", kMediaPart},
    {"videos", kMediaPart},
    {"views", kMetaPart},
    {"visuallyhidden", kHiddenPart},
    {"vorspann", kSummaryPart},
    {"voting", kPromoPart},
    {"werbung", kPromoPart},
    {"widget", kSidePart},
    {"widgets", kSidePart},
    {"wordcount", kMetaPart},
    {"wpcaption", kCaptionPart},
    {"writer", kAuthorPart},
    {"writtenby", kAuthorPart},
    {"wysiwyg", kBodyPart},
    {"yarpp", kRelatedPart},
    {"youmaylike", kRelatedPart},
    {"zergnet", kRelatedPart},
}};

static_assert(std::ranges::adjacent_find(kNamedParts,
                                         std::ranges::greater_equal(),
                                         &NamedPart::word) == kNamedParts.end(),
              "kNamedParts is searched by halves");

PartMarks marks_of_word(std::string_view word) {
  const auto found = std::lower_bound(
      kNamedParts.begin(),
      kNamedParts.end(),
      word,
      [](const NamedPart& part, std::string_view wanted) { return part.word < wanted; });
  return found != kNamedParts.end() && found->word == word ? found->marks : 0;
}

constexpr bool is_word_byte(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || (c & 0x80) != 0;
}
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// "has-ads", "no-sidebar": the part has one, or none, and is another itself.
bool holds_or_lacks(std::string_view word) {
  constexpr std::array<std::string_view, 5> kWords{"has", "hide", "no", "with", "without"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

PartMarks read_names(std::string_view names) {
  PartMarks marks = 0;
  std::string before, word;
  const auto end_word = [&] {
    if (!word.empty()) {
      marks |= holds_or_lacks(before) ? 0 : marks_of_word(word);
      marks |= before.empty() ? 0 : marks_of_word(before + word);
      before = std::move(word);
      word.clear();
    }
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    const char c = names[i];
    if (!is_word_byte(c)) {
      end_word();
      if (c == ' ') {
        before.clear();
      }
      continue;
    }
    const bool hump = is_upper(c) && i > 0 && !is_upper(names[i - 1]);
    if (hump) {
      end_word();
    }
    word += ascii_lower(c);
  }
  end_word();
  return marks;
}

// Words that names of parts do not need, and sentences do.
constexpr std::array<std::string_view, 22> kSentenceWords{
    "a",  "an", "and", "das", "de",  "der", "des", "die", "el",   "for", "how",
    "is", "la", "mit", "of",  "que", "the", "to",  "und", "what", "why", "with"};

/// A class that style sheets hide by, as a name of its own: "overflow-hidden" is another, and
/// "hidden lg:block" shows again on wide screens.
bool hides(std::string_view names) {
  constexpr std::array<std::string_view, 4> kHiding{"d-none", "hidden", "hide", "is-hidden"};
  bool hidden = false;
  for (std::size_t begin = 0; begin < names.size();) {
    const std::size_t end = std::min(names.find_first_of(" \t\n", begin), names.size());
    const std::string_view name = names.substr(begin, end - begin);
    hidden = hidden || std::find(kHiding.begin(), kHiding.end(), name) != kHiding.end();
    if (name.find(':') != std::string_view::npos) {
      return false;
    }
    begin = end + 1;
  }
  return hidden;
}

}  // namespace

PartMarks PartNames::marks_of(std::string_view names) {
  constexpr std::size_t kLongest = 300, kMostKnown = 20000;
  if (names.empty()) {
    return 0;
  }
  std::string key(names.substr(0, kLongest));
  const auto found = known_.find(key);
  if (found != known_.end()) {
    return found->second;
  }
  const PartMarks marks = read_names(key) | (hides(key) ? kHiddenPart : 0);
  if (known_.size() < kMostKnown) {
    known_.emplace(std::move(key), marks);
  }
  return marks;
}

bool is_heading_slug(std::string_view id) {
  std::size_t begin = 0;
  while (begin < id.size()) {
    const std::size_t end = std::min(id.find_first_of("-_", begin), id.size());
    const std::string word = lower_ascii(id.substr(begin, end - begin));
    if (std::binary_search(kSentenceWords.begin(), kSentenceWords.end(), word)) {
      return true;
    }
    begin = end + 1;
  }
  return false;
}

}  // namespace backfile

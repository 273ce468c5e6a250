// SPDX-License-Identifier: GPL-2.0-or-later
// What every SegmentBuilder writes: each test runs with both.
#include <algorithm>
#include <csignal>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#endif
#include <xapian.h>

#include "common/index/article_store.h"
#include "common/index/columns.h"
#include "common/index/schema_terms.h"
#include "common/index/token_code.h"
#include "common/index/token_file.h"
#include "common/model/article_id.h"
#include "indexer/analysis/article_analyzer.h"
#include "indexer/segment/segment_builder.h"
#include "tests/support/database_difference.h"
#include "tests/support/random_article.h"
#include "tests/support/temp_dir.h"

using namespace backfile;

namespace {

std::vector<Article> random_articles(unsigned seed, std::size_t count) {
  test::Random random(seed);
  std::vector<Article> articles;
  while (articles.size() < count) {
    articles.push_back(test::random_article(random));
  }
  return articles;
}

using BuilderMaker = std::unique_ptr<SegmentBuilder> (*)(StockPhrases);

BuilderMaker each_builder() {
  return GENERATE(make_direct_segment_builder, make_library_segment_builder);
}

BuiltSegment build(BuilderMaker make,
                   const std::vector<Article>& articles,
                   const std::filesystem::path& folder,
                   unsigned shuffle_seed = 0) {
  ArticleAnalyzer analyzer;
  const auto builder = make(StockPhrases::Yes);
  std::vector<std::size_t> order(articles.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i] = i;
  }
  if (shuffle_seed != 0) {
    std::shuffle(order.begin(), order.end(), test::Random(shuffle_seed));
  }
  for (std::size_t i : order) {
    builder->add(analyzer.analyze(articles[i]), i);
  }
  Result<BuiltSegment> built = builder->write(folder);
  REQUIRE(built);
  CHECK(builder->article_count() == 0);
  return std::move(*built);
}

/// The positions of `term` in an article.
std::vector<Xapian::termpos> positions(const Xapian::Database& database,
                                       Xapian::docid docid,
                                       const std::string& term) {
  std::vector<Xapian::termpos> found;
  for (auto at = database.positionlist_begin(docid, term);
       at != database.positionlist_end(docid, term);
       ++at) {
    found.push_back(*at);
  }
  return found;
}

Xapian::termcount frequency(const Xapian::Database& database,
                            Xapian::docid docid,
                            const std::string& term) {
  auto posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) {
    return 0;
  }
  posting.skip_to(docid);
  return posting != database.postlist_end(term) && *posting == docid ? posting.get_wdf() : 0;
}

ArticleDate day_date(int year, int month, int day) {
  return {*civil_day(year, month, day),
          DatePrecision::Day,
          DateMethod::Byline,
          DateConfidence::High,
          "date"};
}

/// The article of the seed, as a person reads it.
Article kremlin_article() {
  Article article;
  article.id = article_id("https://sputniknews.com/kaspersky");
  article.given_id = "RU-1057";
  article.language = "en";
  article.source = "Sputnik";
  article.headline =
      "Kremlin Considers Kaspersky Lab Discrimination in US to Be 'Unfair Competition'";
  article.date = day_date(2017, 9, 14);
  article.body =
      "The US Department of Homeland Security ordered US federal departments and agencies to stop "
      "using Kaspersky Lab software.\n\n"
      "MOSCOW (Sputnik) — Discriminatory steps cast a shadow, Kremlin spokesman Dmitry Peskov "
      "said.";
  article.captions = {"Logo of the Kaspersky Lab antivirus software developer."};
  article.entities = {{EntityKind::Organization, "Kaspersky Lab", "Kaspersky Lab", {}},
                      {EntityKind::Person, "Dmitry Peskov", "Dmitry Peskov", {}},
                      {EntityKind::Place, "MOSCOW", "Moscow", {}}};
  return article;
}

}  // namespace

TEST_CASE("a segment is a Xapian database with the terms of the field table",
          "[segment][builder]") {
  const BuilderMaker make = each_builder();
  const test::TempDir dir;
  build(make, {kremlin_article()}, dir.path() / "s");
  const Xapian::Database database((dir.path() / "s").string());
  REQUIRE(database.get_doccount() == 1);
  for (const std::string term : {"kremlin",
                                 "Skremlin",
                                 "XLkremlin",
                                 "Zkremlin",
                                 "ZSkremlin",
                                 "ZXLkremlin",
                                 "discriminatory",
                                 "XClogo",
                                 "XOkaspersky lab",
                                 "XPdmitry peskov",
                                 "XGmoscow",
                                 "XSsputnik",
                                 "Len",
                                 "D20170914",
                                 "M201709",
                                 "Y2017",
                                 "XI:RU-1057"}) {
    CAPTURE(term);
    CHECK(database.term_exists(term));
  }
  CHECK(database.term_exists(article_id_term(kremlin_article().id)));
  CHECK_FALSE(database.term_exists("Sdiscriminatory"));
  CHECK_FALSE(database.term_exists("XLdiscriminatory"));
  CHECK_FALSE(database.term_exists("logo"));
  CHECK(database.get_document(1).get_value(0) == "20170914");
  CHECK(database.get_document(1).get_value(1) == "Sputnik");
}

TEST_CASE("words have positions and headline words weigh more", "[segment][builder]") {
  const BuilderMaker make = each_builder();
  const test::TempDir dir;
  build(make, {kremlin_article()}, dir.path() / "s");
  const Xapian::Database database((dir.path() / "s").string());
  const auto in_text = positions(database, 1, "kremlin");
  REQUIRE(in_text.size() == 2);
  CHECK(in_text[0] == 1);
  CHECK(positions(database, 1, "Skremlin") == std::vector<Xapian::termpos>{1});
  CHECK(positions(database, 1, "Zkremlin").empty());
  CHECK(positions(database, 1, "kaspersky").size() == 2);
  CHECK(frequency(database, 1, "kremlin") == kHeadlineWeight + 1);
  CHECK(frequency(database, 1, "Zkremlin") == kHeadlineWeight + 1);
  CHECK(frequency(database, 1, "Skremlin") == 1);
  CHECK(frequency(database, 1, "XOkaspersky lab") == 0);
  Xapian::Enquire enquire(database);
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_PHRASE, Xapian::Query("dmitry"), Xapian::Query("peskov")));
  CHECK(enquire.get_mset(0, 10).size() == 1);
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_PHRASE, Xapian::Query("competition"), Xapian::Query("the")));
  CHECK(enquire.get_mset(0, 10).empty());
}

TEST_CASE("the length of an article counts its words alone", "[segment][builder]") {
  const BuilderMaker make = each_builder();
  const test::TempDir dir;
  Article article;
  article.id = 1;
  article.language = "en";
  article.headline = "Two words";
  article.body = "One two three four.";
  Article adorned = article;
  adorned.id = 2;
  adorned.captions = {"A caption"};
  adorned.bylines = {"Jane Smith"};
  Article two_paragraphs = article;
  two_paragraphs.id = 3;
  two_paragraphs.body = "One two.\n\nThree four.";
  build(make, {article, adorned, two_paragraphs}, dir.path() / "s");
  const Xapian::Database database((dir.path() / "s").string());
  for (Xapian::docid docid = 1; docid <= 3; ++docid) {
    CAPTURE(docid);
    CHECK(database.get_doclength(docid) == kLengthPerWord * (2 * kHeadlineWeight + 4));
  }
}

TEST_CASE("docids run newest first with the undated last and then by id", "[segment][builder]") {
  const BuilderMaker make = each_builder();
  const test::TempDir dir;
  const std::vector<Article> articles = random_articles(1, 120);
  const BuiltSegment built = build(make, articles, dir.path() / "s", 7);
  const Result<Columns> columns = Columns::open(dir.path() / "s" / "columns");
  const Result<ArticleStore> store = ArticleStore::open(dir.path() / "s" / "text");
  const Result<TokenFile> tokens = TokenFile::open(dir.path() / "s" / "tokens");
  REQUIRE(columns);
  REQUIRE(store);
  REQUIRE(tokens);
  REQUIRE(columns->article_count() == 120);
  REQUIRE(store->article_count() == 120);
  REQUIRE(built.articles.size() == 120);
  std::set<std::uint64_t> sequences;
  for (std::uint32_t docid = 1; docid <= 120; ++docid) {
    const BuiltArticle& entry = built.articles[docid - 1];
    const Article& article = articles[entry.sequence];
    sequences.insert(entry.sequence);
    REQUIRE(entry.docid == docid);
    REQUIRE(entry.id == article.id);
    REQUIRE(store->read(docid, *tokens).value() == article);
    REQUIRE(columns->id(docid) == article.id);
    REQUIRE(
        columns->day(docid) ==
        (article.date.known() ? article.date.first_day.time_since_epoch().count() : kUndatedDay));
    if (docid > 1) {
      REQUIRE(columns->day(docid - 1) >= columns->day(docid));
    }
    if (docid > 1 && columns->day(docid - 1) == columns->day(docid)) {
      REQUIRE(columns->id(docid - 1) <= columns->id(docid));
    }
  }
  CHECK(sequences.size() == 120);
}

TEST_CASE("the manifest entry tells days and languages", "[segment][builder]") {
  const BuilderMaker make = each_builder();
  const test::TempDir dir;
  Article first, second, third;
  first.id = 1;
  first.language = "de";
  first.date = day_date(1969, 7, 20);
  second.id = 2;
  second.date = day_date(2017, 9, 14);
  third.id = 3;
  third.language = "de";
  const BuiltSegment built = build(make, {first, second, third}, dir.path() / "s");
  CHECK(built.folder == dir.path() / "s");
  CHECK(built.entry.article_count == 3);
  CHECK(built.entry.first_day == -165);
  CHECK(built.entry.last_day == 17423);
  CHECK(built.entry.languages == std::map<std::string, std::uint32_t>{{"de", 2}, {"und", 1}});
  const BuiltSegment undated = build(make, {third}, dir.path() / "u");
  CHECK(undated.entry.first_day > undated.entry.last_day);
}

TEST_CASE("a segment does not depend on the order of adding", "[segment][builder][property]") {
  const BuilderMaker make = each_builder();
  const auto seed = GENERATE(1u, 2u, 3u);
  CAPTURE(seed);
  const test::TempDir dir;
  const std::vector<Article> articles = random_articles(seed, 60);
  build(make, articles, dir.path() / "a");
  build(make, articles, dir.path() / "b", seed + 100);
  CHECK(test::database_difference(dir.path() / "a", dir.path() / "b") == "");
  for (const char* name : {"columns", "text"}) {
    CAPTURE(name);
    CHECK(test::read_file(dir.path() / "a" / name) == test::read_file(dir.path() / "b" / name));
  }
  CHECK(Columns::open(dir.path() / "a" / "columns")->check());
  CHECK(ArticleStore::open(dir.path() / "a" / "text")->check());
}

TEST_CASE("a segment holds what each article has", "[segment][builder][property]") {
  const BuilderMaker make = each_builder();
  const test::TempDir dir;
  const std::vector<Article> articles = random_articles(11, 40);
  const BuiltSegment built = build(make, articles, dir.path() / "s");
  const Xapian::Database database((dir.path() / "s").string());
  const Result<Columns> columns = Columns::open(dir.path() / "s" / "columns");
  ArticleAnalyzer analyzer;
  TextAnalyzer words;
  for (const BuiltArticle& entry : built.articles) {
    const AnalyzedArticle analyzed = analyzer.analyze(articles[entry.sequence]);
    CAPTURE(entry.docid);
    CHECK(columns->word_count(entry.docid) == analyzed.word_count);
    CHECK(columns->fingerprint(entry.docid) == analyzed.fingerprint);
    std::set<std::pair<FieldId, std::string>> expected, stored;
    for (const FacetName& facet : analyzed.facets) {
      expected.emplace(facet.field, facet.key);
      auto posting = database.postlist_begin(facet_term(facet.field, facet.key));
      posting.skip_to(entry.docid);
      REQUIRE(*posting == entry.docid);
    }
    for (std::uint32_t ordinal : columns->facets(entry.docid)) {
      const FacetValue value = columns->facet_value(ordinal);
      stored.emplace(value.field, value.key);
    }
    CHECK(stored == expected);
    for (const FieldWords& range : analyzed.fields) {
      for (std::uint32_t i = range.first_token; i < range.last_token; ++i) {
        const Token& token = analyzed.words.tokens[i];
        const std::string term = text_term(range.field, analyzed.words.form(token));
        auto found = positions(database, entry.docid, term);
        if (!keeps_positions(range.field)) {
          REQUIRE(found.empty());
          found = positions(
              database, entry.docid, text_term(FieldId::Text, analyzed.words.form(token)));
          found.resize(frequency(database, entry.docid, term));
        }
        REQUIRE(std::binary_search(found.begin(), found.end(), token.position));
        REQUIRE(frequency(database, entry.docid, term) >= range.weight);
        const auto stem = words.stem(analyzed.words.form(token), analyzed.article.language);
        REQUIRE(frequency(database, entry.docid, stem_term(range.field, stem)) > 0);
      }
    }
  }
}

TEST_CASE("xapian finds nothing to complain about", "[segment][builder]") {
  const BuilderMaker make = each_builder();
  const test::TempDir dir;
  build(make, random_articles(2, 200), dir.path() / "s");
  REQUIRE(test::database_faults(dir.path() / "s") == "");
  CHECK_FALSE(std::filesystem::exists(dir.path() / "s" / "flintlock"));
}

TEST_CASE("a segment of several parts is one sound database", "[segment][builder]") {
  const BuilderMaker make = each_builder();
  const test::TempDir dir;
  std::vector<Article> articles = random_articles(5, 1100);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    articles[i].id = i + 1;
    articles[i].body = "common word " + std::to_string(i);
  }
  const BuiltSegment built = build(make, articles, dir.path() / "s", 3);
  const Xapian::Database database((dir.path() / "s").string());
  REQUIRE(database.get_doccount() == 1100);
  REQUIRE(database.get_lastdocid() == 1100);
  CHECK(database.get_termfreq("common") == 1100);
  for (const BuiltArticle& entry : built.articles) {
    const auto id_posting = database.postlist_begin(article_id_term(entry.id));
    REQUIRE(*id_posting == entry.docid);
    const std::string number = std::to_string(entry.id - 1);
    REQUIRE(frequency(database, entry.docid, number) > 0);
    REQUIRE_FALSE(positions(database, entry.docid, number).empty());
    const auto& date = articles[entry.sequence].date;
    REQUIRE(database.get_document(entry.docid).get_value(0) ==
            (date.known() ? date_value(date.first_day) : ""));
  }
  REQUIRE(test::database_faults(dir.path() / "s") == "");
  for (const auto& file : std::filesystem::directory_iterator(dir.path() / "s")) {
    CHECK(file.is_regular_file());
  }
}

TEST_CASE("two articles with one id are both kept", "[segment][builder]") {
  const BuilderMaker make = each_builder();
  const test::TempDir dir;
  Article early, late;
  early.id = late.id = 77;
  early.body = "first";
  late.body = "second";
  const BuiltSegment built = build(make, {early, late}, dir.path() / "s", 1);
  REQUIRE(built.articles.size() == 2);
  CHECK(built.articles[0].sequence == 0);
  CHECK(built.articles[1].sequence == 1);
  const Result<TokenFile> tokens = TokenFile::open(dir.path() / "s" / "tokens");
  REQUIRE(tokens);
  CHECK(ArticleStore::open(dir.path() / "s" / "text")->read(2, *tokens)->body == "second");
}

TEST_CASE("articles with nothing or far too much in them are kept", "[segment][builder]") {
  const BuilderMaker make = each_builder();
  const test::TempDir dir;
  Article empty, large;
  empty.id = 1;
  large.id = 2;
  large.headline = std::string(100'000, 'x');
  large.source = std::string(50'000, 'y');
  large.given_id = std::string(1000, 'Z');
  for (int i = 0; i < 5000; ++i) {
    large.body += "word" + std::to_string(i * 7919 % 3000) + " ";
    large.sections.push_back("section " + std::to_string(i % 2500));
  }
  build(make, {empty, large}, dir.path() / "s");
  const Result<Columns> columns = Columns::open(dir.path() / "s" / "columns");
  REQUIRE(columns);
  CHECK(columns->facets(columns->docid_of(2)).size() == 2502);
  CHECK(columns->facets(columns->docid_of(1)).size() == 1);
  const Xapian::Database database((dir.path() / "s").string());
  CHECK(database.term_exists(given_id_term(large.given_id)));
  CHECK(database.term_exists(facet_term(FieldId::Source, std::string(200, 'y'))) == false);
}

TEST_CASE("a folder that is there or cannot be made is an error", "[segment][builder]") {
  const BuilderMaker make = each_builder();
  const test::TempDir dir;
  const auto kept = dir.write("s/precious", "x");
  for (const auto& folder : {dir.path() / "s", dir.path() / "none" / "s"}) {
    const auto builder = make(StockPhrases::Yes);
    builder->add(ArticleAnalyzer().analyze(kremlin_article()), 0);
    const Result<BuiltSegment> built = builder->write(folder);
    REQUIRE_FALSE(built);
    CHECK(built.error().code == ErrorCode::Io);
    CHECK(built.error().message.find(folder.string()) != std::string::npos);
  }
  CHECK(test::read_file(kept) == "x");
}

TEST_CASE("a write that runs out of room leaves no folder", "[segment][builder]") {
  const BuilderMaker make = each_builder();
  const test::TempDir dir;
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto old_action = std::signal(SIGXFSZ, SIG_IGN);
  const rlim_t limit = GENERATE(1u << 10, 20u << 10, 100u << 10);
  CAPTURE(limit);
  const auto builder = make(StockPhrases::Yes);
  ArticleAnalyzer analyzer;
  for (const Article& article : random_articles(3, 300)) {
    builder->add(analyzer.analyze(article), 0);
  }
  const rlimit tight{limit, before.rlim_max};
  REQUIRE(setrlimit(RLIMIT_FSIZE, &tight) == 0);
#if defined(__SANITIZE_ADDRESS__)
  __lsan_disable();  // Xapian 1.4 loses an object of its own when a commit fails
#endif
  const Result<BuiltSegment> built = builder->write(dir.path() / "s");
#if defined(__SANITIZE_ADDRESS__)
  __lsan_enable();
#endif
  REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
  std::signal(SIGXFSZ, old_action);
  REQUIRE_FALSE(built);
  CHECK(built.error().code == ErrorCode::Io);
  CHECK(built.error().message.find((dir.path() / "s").string()) != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(dir.path() / "s"));
}

/// Bytes of this process in memory. Source: proc(5), statm.
std::size_t resident_bytes() {
  std::size_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages >> pages;
  return pages * static_cast<std::size_t>(::getpagesize());
}

TEST_CASE("memory is counted near what is taken", "[segment][builder]") {
  const BuilderMaker make = each_builder();
  const auto builder = make(StockPhrases::Yes);
  CHECK(builder->memory_bytes() < 4096);
  ArticleAnalyzer analyzer;
  const std::vector<Article> articles = random_articles(6, 500);
  const auto before = resident_bytes();
  for (std::uint64_t i = 0; i < 10'000; ++i) {
    builder->add(analyzer.analyze(articles[i % articles.size()]), i);
  }
  const auto taken = resident_bytes() - before;
  CHECK(builder->article_count() == 10'000);
  CAPTURE(builder->memory_bytes(), taken);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  constexpr std::size_t kFixed = std::size_t{10} << 20;  // ends of blocks, caches of stems
  CHECK(builder->memory_bytes() + kFixed > taken * 8 / 10);
  CHECK(builder->memory_bytes() < taken * 12 / 10 + kFixed);
#endif
}

TEST_CASE("a segment written directly is the one that the library writes",
          "[segment][builder][property]") {
  const auto seed = GENERATE(range(1u, 6u));
  CAPTURE(seed);
  const test::TempDir dir;
  const std::vector<Article> articles = random_articles(seed, 150);
  build(make_direct_segment_builder, articles, dir.path() / "direct");
  build(make_library_segment_builder, articles, dir.path() / "library");
  CHECK(test::database_difference(dir.path() / "direct", dir.path() / "library") == "");
  CHECK(test::read_file(dir.path() / "direct/tokens") ==
        test::read_file(dir.path() / "library/tokens"));
}

TEST_CASE("a token file gives back every word and its position", "[segment][builder][property]") {
  const auto seed = GENERATE(range(1u, 5u));
  CAPTURE(seed);
  const test::TempDir dir;
  const std::vector<Article> articles = random_articles(seed, 60);
  build(make_direct_segment_builder, articles, dir.path() / "segment");
  const Result<TokenFile> tokens = TokenFile::open(dir.path() / "segment/tokens");
  const Result<Columns> columns = Columns::open(dir.path() / "segment/columns");
  REQUIRE(tokens);
  REQUIRE(columns);
  ArticleAnalyzer analyzer;
  for (const Article& article : articles) {
    const AnalyzedArticle analyzed = analyzer.analyze(article);
    TokenPlaceReader places(tokens->stream(columns->docid_of(article.id)));
    TokenPlace place;
    for (const Token& token : analyzed.words.tokens) {
      if (token.form_bytes == 0) {
        continue;
      }
      REQUIRE(places.next(place));
      CHECK(tokens->form(tokens->ordinal_of_number(place.form)) == analyzed.words.form(token));
      CHECK(place.position == token.position);
      CHECK(place.joined == (token.role == TokenRole::Joined));
    }
    CHECK_FALSE(places.next(place));
    CHECK(places.is_whole());
  }
}

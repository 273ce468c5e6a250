// SPDX-License-Identifier: GPL-2.0-or-later
// Queries against the printed plan, over a small made-up index.
#include "searcher/query/query_compiler.h"

#include <algorithm>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "common/index/schema_terms.h"
#include "searcher/query/plan_printer.h"
#include "searcher/query/query_parser.h"

using namespace backfile;

namespace {

constexpr std::chrono::sys_days kToday = std::chrono::sys_days{std::chrono::year{2017} / 9 / 14};

/// Knows a few words and names; "many" begins more words than a wildcard may stand for.
class SmallVocabulary final : public IndexVocabulary {
 public:
  explicit SmallVocabulary(std::vector<std::string> languages) : languages_(std::move(languages)) {
    for (const char* word : {"immigrant", "immigrants", "immigration", "katacontainers", "oil"}) {
      terms_.push_back(word);
    }
    for (std::size_t i = 0; i <= kMaxExpansions + 5; ++i) {
      terms_.push_back("many" + std::to_string(i));
    }
    terms_.push_back("Simmigration");
    std::sort(terms_.begin(), terms_.end());
  }

  const std::vector<std::string>& languages() const override { return languages_; }

  std::vector<std::string> facet_keys(FieldId field, std::string_view words) const override {
    std::vector<std::string> keys;
    for (const auto& [known, key] : kNames) {
      if (known == field && (" " + key + " ").find(" " + std::string(words) + " ") != key.npos) {
        keys.push_back(key);
      }
    }
    return keys;
  }

  /// The one with this name in each field, else those with its words: one is meant, more are open.
  EntityMatch find_entity(std::span<const FieldId> fields, std::string_view folded) const override {
    EntityMatch match;
    for (const FieldId field : fields) {
      if (std::ranges::count(kNames, std::pair(field, std::string(folded))) > 0) {
        match.keys.emplace_back(field, folded);
      }
    }
    for (const FieldId field : match.keys.empty() ? fields : std::span<const FieldId>()) {
      for (const std::string& key : facet_keys(field, folded)) {
        match.candidates.push_back({field, key, 7});
      }
    }
    if (match.candidates.size() == 1) {
      match.keys.emplace_back(match.candidates.front().field, match.candidates.front().name);
      match.candidates.clear();
    }
    return match;
  }

  /// Each name and "old" before it.
  std::vector<std::pair<FieldId, std::string>> counted_as(FieldId field,
                                                          std::string_view folded) const override {
    return {{field, std::string(folded)}, {field, "old " + std::string(folded)}};
  }

  Result<std::vector<std::string>> words_like(FieldId field,
                                              const WordPattern& pattern,
                                              std::size_t limit) const override {
    if (pattern.text == "broken*") {
      return failure(ErrorCode::Corrupt, "the index cannot be read");
    }
    const std::string_view prefix = field_of(field).prefix;
    WordMatcher matcher(pattern);
    std::vector<std::string> found;
    for (const std::string& term : terms_) {
      const bool of_field =
          term.starts_with(prefix) && term.size() > prefix.size() && term[prefix.size()] >= 'a';
      if (of_field && matcher.matches(std::string_view(term).substr(prefix.size())) &&
          found.size() <= limit) {
        found.push_back(term);
      }
    }
    return found;
  }

 private:
  inline static const std::vector<std::pair<FieldId, std::string>> kNames{
      {FieldId::Organization, "kaspersky lab"},
      {FieldId::Organization, "lab"},
      {FieldId::Organization, "opec"},
      {FieldId::SubjectOrganization, "opec"},
      {FieldId::GivenOrganization, "kaspersky lab"},
      {FieldId::GivenOrganization, "lab"},
      {FieldId::Person, "eugene kaspersky"},
      {FieldId::Person, "george washington"},
      {FieldId::Place, "washington"},
      {FieldId::Source, "reuters"},
      {FieldId::Language, "en"},
      {FieldId::Language, "de"},
  };
  std::vector<std::string> languages_, terms_;
};

std::string compiled(std::string_view query, std::vector<std::string> languages = {"en"}) {
  TextAnalyzer analyzer;
  const auto parsed = parse_query(query, {kToday, false});
  if (!parsed) {
    return "PARSER " + parsed.error().message;
  }
  const auto plan = compile_query(parsed->tree, SmallVocabulary(std::move(languages)), analyzer);
  return plan ? print_plan(*plan) : "ERROR " + plan.error().message;
}

struct Case {
  std::string query, plan;
};

}  // namespace

TEST_CASE("words become stems and exact words their forms", "[query][compiler]") {
  const auto c = GENERATE(values<Case>({
      {"warnings", "word(Zwarn)"},
      {"Warnings", "word(Zwarn)"},
      {"=warnings", "word(warnings)"},
      {"title:warnings", "word(ZSwarn)"},
      {"title:=warnings", "word(Swarnings)"},
      {"lead:tariffs", "word(ZXLtariff)"},
      {"by:Müller", "word(ZAmuller)"},
      {"oil prices", "and(word(Zoil) word(Zprice))"},
      {"oil OR gas", "or(word(Zoil) word(Zgas))"},
      {"oil XOR gas", "xor(word(Zoil) word(Zgas))"},
      {"-oil", "not(word(Zoil))"},
      {"", "all"},
  }));
  CAPTURE(c.query);
  CHECK(compiled(c.query) == c.plan);
}

TEST_CASE("words have a stem for each language of the index", "[query][compiler]") {
  struct LanguageCase {
    std::string query;
    std::vector<std::string> languages;
    std::string plan;
  };
  const auto c = GENERATE(values<LanguageCase>({
      {"warnings", {"en"}, "word(Zwarn)"},
      {"warnings", {"en", "de"}, "word(Zwarn Zwarning)"},
      {"warnings", {"en", "ru", "ar"}, "word(Zwarn Zwarnings)"},
      {"warnings", {"en", "und"}, "word(Zwarn warnings)"},
      {"warnings", {"zh"}, "word(warnings)"},
      {"warnings", {}, "word(warnings)"},
      {"=warnings", {"en", "de"}, "word(warnings)"},
      {"warnings lang:en", {"en", "de"}, "and(word(Zwarn) filter(Len))"},
      {"lang:EN,de warnings", {"en", "und"}, "and(filter(Lde Len) word(Zwarn Zwarning))"},
      {"warnings (lang:en OR lang:de)",
       {"en", "und"},
       "and(word(Zwarn Zwarning) or(filter(Len) filter(Lde)))"},
      {"warnings (lang:en OR oil)", {"de"}, "and(word(Zwarning) or(filter(Len) word(Zoil)))"},
      {"warnings OR lang:en", {"en", "de"}, "or(word(Zwarn Zwarning) filter(Len))"},
      {"warnings -lang:en", {"en", "de"}, "and(word(Zwarn Zwarning) not(filter(Len)))"},
  }));
  CAPTURE(c.query, c.languages);
  CHECK(compiled(c.query, c.languages) == c.plan);
}

TEST_CASE("compounds are searched as their parts and as one word", "[query][compiler]") {
  const auto c = GENERATE(values<Case>({
      {"kata-containers", "or(phrase(Zkata Zcontain) word(Zkatacontain))"},
      {"=kata-containers", "or(phrase(kata containers) word(katacontainers))"},
      {"AT&T", "or(phrase(Zat Zt) word(Zatt))"},
      {"title:Jean-Philippe", "or(phrase(ZSjean ZSphilipp) word(ZSjeanphilipp))"},
      {"kata-cont*", "word(katacontainers)"},
  }));
  CAPTURE(c.query);
  CHECK(compiled(c.query) == c.plan);
}

TEST_CASE("several words written as one are a phrase", "[query][compiler]") {
  const std::string plan = compiled("中国经济增长");
  CHECK(plan.starts_with("phrase("));
  CHECK(compiled("\"oil prices\"") == "phrase(Zoil Zprice)");
  CHECK(compiled("=\"oil prices\"") == "phrase(oil prices)");
  CHECK(compiled("\"oil\"") == "word(Zoil)");
  CHECK(compiled("title:\"oil prices\"") == "phrase(ZSoil ZSprice)");
  CHECK(compiled("\"the kata-containers project\"") == "phrase(Zthe Zkata Zcontain Zproject)");
}

TEST_CASE("proximity has a window of its distance and its words", "[query][compiler]") {
  const auto c = GENERATE(values<Case>({
      {"\"oil price\"~5", "near/5(Zoil Zprice)"},
      {"\"a b c d\"~2", "near/4(Za Zb Zc Zd)"},
      {"oil NEAR/5 price", "near/7(Zoil Zprice)"},
      {"=oil NEAR/5 prices", "near/7(oil Zprice)"},
      {"oil ADJ/5 price", "adj/7(Zoil Zprice)"},
      {"oil ADJ/5 price ADJ/5 rise", "adj/8(Zoil Zprice Zrise)"},
      {"(oil OR gas OR oil) NEAR/3 prices", "near/5(Zgas|Zoil Zprice)"},
      {"immigra* NEAR/3 oil", "near/5(immigrant|immigrants|immigration Zoil)"},
      {"xyz* NEAR/3 oil", "nothing"},
      {"kata-containers NEAR/3 oil", "near/5(Zkatacontain Zoil)"},
      {"title:(oil NEAR/3 gas)", "near/5(ZSoil ZSgas)"},
  }));
  CAPTURE(c.query);
  CHECK(compiled(c.query) == c.plan);
}

TEST_CASE("a wildcard stands for the forms in the index", "[query][compiler]") {
  const auto c = GENERATE(values<Case>({
      {"immigra*", "word(immigrant immigrants immigration)"},
      {"IMMIGRA*", "word(immigrant immigrants immigration)"},
      {"title:immigra*", "word(Simmigration)"},
      {"xyz*", "nothing"},
      {"many*", "ERROR many* stands for more than 1000 words"},
      {"broken*", "ERROR the index cannot be read"},
      {"中国经济增长*", "ERROR wildcards and ~ are for a single word"},
  }));
  CAPTURE(c.query);
  CHECK(compiled(c.query) == c.plan);
}

TEST_CASE("names become filters for every value that holds their words", "[query][compiler]") {
  const auto c = GENERATE(values<Case>({
      {"org:Kaspersky", "filter(XOkaspersky lab)"},
      {"org:lab", "filter(XOlab)"},
      {"org:=lab", "filter(XOlab)"},
      {"org:==lab", "filter(XOlab XOold lab)"},
      {"source:==lab", "filter(XSlab)"},
      {"org:\"Kaspersky  LAB\"", "filter(XOkaspersky lab)"},
      {"org:opec,lab", "filter(XOlab XOopec)"},
      {"org:nobody", "filter()"},
      {"entity:washington", "filter(XGwashington)"},
      {"entity:=washington", "filter(XGwashington XOwashington XPwashington)"},
      {"entity:kaspersky", "ERROR \"kaspersky\" may be 2 names"},
      {"about:org:opec", "filter(XBOopec)"},
      {"given:org:lab", "filter(XVOkaspersky lab XVOlab)"},
      {"source:Reuters -place:washington", "and(filter(XSreuters) not(filter(XGwashington)))"},
      {"lang:e", "filter(Le)"},
      {"id:AP880212-0001", "filter(XI:AP880212-0001)"},
      {"id:4fj2k0a9x1cd", "filter(XI4fj2k0a9x1cd Q4fj2k0a9x1cd)"},
      {"story:4fj2k0a9x1cd", "story(XI4fj2k0a9x1cd Q4fj2k0a9x1cd)"},
      {"oil -story:AP880212-0001", "and(word(Zoil) not(story(XI:AP880212-0001)))"},
  }));
  CAPTURE(c.query);
  CHECK(compiled(c.query) == c.plan);
}

TEST_CASE("what asks for the text becomes words and a condition on them", "[query][compiler]") {
  const auto c = GENERATE(values<Case>({
      {"oil SAME-S prices", "and(word(Zoil) word(Zprice) text(same-s(Zoil Zprice)))"},
      {"oil date:2017 SAME-P prices",
       "PARSER SAME-S and SAME-P join words, phrases, these joined "
       "by OR in brackets, and NEARs"},
      {"oil SAME-S gas SAME-P prices",
       "and(word(Zoil) word(Zgas) word(Zprice) text(same-p(same-s(Zoil Zgas) Zprice)))"},
      {"\"oil * prices\"", "and(adj/3(Zoil Zprice) text(phrase(Zoil * Zprice)))"},
      {"\"oil price\" NEAR/5 gas",
       "and(phrase(Zoil Zprice) word(Zgas) text(near/5(phrase(Zoil Zprice) Zgas)))"},
      {"(oil NEAR/2 price) ADJ/5 gas",
       "and(near/4(Zoil Zprice) word(Zgas) text(adj/5(near/2(Zoil Zprice) Zgas)))"},
      {"(oil OR \"crude price\") NEAR/5 gas",
       "and(or(word(Zoil) phrase(Zcrude Zprice)) word(Zgas) text(near/5(any(Zoil phrase(Zcrude "
       "Zprice)) Zgas)))"},
      {"prices/F50", "and(word(Zprice) text(opening/50(Zprice)))"},
      {"3x(oil OR gas)", "and(or(word(Zoil) word(Zgas)) text(times/3(any(Zoil Zgas))))"},
      {"body:prices", "and(word(Zprice) text(body:Zprice))"},
      {"quote:\"oil price\"", "and(phrase(Zoil Zprice) text(phrase(quoted:Zoil quoted:Zprice)))"},
      {"oil body:gas date:2017",
       "and(word(Zoil) word(Zgas) text(body:Zgas) days(2017-01-01..2017-12-31))"},
      {"said:lab",
       "or(and(filter(XOlab) or(and(filter(lab))) text(same-s(any(unquoted:lab) quotation))))"},
      {"said:=oil", "or(and(or(and(filter(oil))) text(same-s(any(unquoted:oil) quotation))))"},
      {"oil sort:newest", "word(Zoil)"},
      {"oil OR gas sort:newest", "or(word(Zoil) word(Zgas))"},
      {"sort:newest", "all"},
      {"oil in:all", "word(Zoil ZXCoil ZAoil)"},
      {"\"oil price\" in:all", "phrase(Zoil|ZXCoil|ZAoil Zprice|ZXCprice|ZAprice)"},
      {"oul~", "or(word(Zoul) word*0.5(oil))"},
      {"immigr?nt", "word(immigrant)"},
      {"*migrants", "word(immigrants)"},
      {"many?", "word(Zmani)"},
      {"*any*", "ERROR *any* stands for more than 1000 words"},
  }));
  CAPTURE(c.query);
  CHECK(compiled(c.query) == c.plan);
  std::string many = "a/F1";
  for (std::size_t i = 0; i < kMaxTextConditions; ++i) {
    many += " b" + std::to_string(i) + "/F1";
  }
  CHECK(compiled(many).starts_with("ERROR a query has at most 50 of SAME-S"));
}

TEST_CASE("dates and lengths become questions to the columns", "[query][compiler]") {
  const auto c = GENERATE(values<Case>({
      {"date:2017-09", "days(2017-09-01..2017-09-30)"},
      {"date:yesterday", "days(2017-09-13..2017-09-13)"},
      {"date:none", "undated"},
      {"date.by:url", "date.by(url)"},
      {"date.conf:low", "date.conf(low)"},
      {"day:07-17", "day(07-17)"},
      {"words:500..", "length(500..)"},
      {"words:100..200", "length(100..200)"},
  }));
  CAPTURE(c.query);
  CHECK(compiled(c.query) == c.plan);
}

TEST_CASE("what has no word in it is an error of the compiler", "[query][compiler]") {
  TextAnalyzer analyzer;
  const auto parsed = parse_query("oil ༺", {kToday, false});
  REQUIRE(parsed);
  const auto plan = compile_query(parsed->tree, SmallVocabulary({"en"}), analyzer);
  REQUIRE_FALSE(plan);
  CHECK(plan.error().message == "nothing to search for in ༺");
  CHECK(plan.error().in_text == "༺");
  CHECK(plan.error().begin == 0);
  CHECK(plan.error().end == 3);
  CHECK(compiled("中国经济增长 NEAR/3 oil").starts_with("ERROR 中国经济增长 is several words"));
}

TEST_CASE("labels are what the user typed", "[query][compiler]") {
  TextAnalyzer analyzer;
  const auto label_of = [&](std::string_view query) {
    const auto parsed = parse_query(query, {kToday, false});
    const auto plan = compile_query(parsed->tree, SmallVocabulary({"en"}), analyzer);
    const auto* terms = std::get_if<PlanTerms>(&plan->node);
    return terms != nullptr ? terms->label : std::get<PlanPhrase>(plan->node).label;
  };
  CHECK(label_of("title:Warnings") == "title:Warnings");
  CHECK(label_of("org:DHS,=NASA") == "org:DHS,=NASA");
  CHECK(label_of("“oil price”~4") == "\"oil price\"~4");
  CHECK(label_of("immigra*") == "immigra*");
}

TEST_CASE("a query of ten thousand words compiles to a shallow plan", "[query][compiler]") {
  std::string query;
  for (int i = 0; i < 10000; ++i) {
    query += "word" + std::to_string(i) + " ";
  }
  TextAnalyzer analyzer;
  const auto parsed = parse_query(query, {kToday, true});
  REQUIRE(parsed);
  const auto plan = compile_query(parsed->tree, SmallVocabulary({"en", "de"}), analyzer);
  REQUIRE(plan);
  CHECK(std::get<PlanGroup>(plan->node).children.size() == 10000);
}

TEST_CASE("a phrase without end is refused", "[query][compiler]") {
  std::string phrase = "\"";
  for (int i = 0; i < 1001; ++i) {
    phrase += "w ";
  }
  CHECK(compiled(phrase + "\"") == "ERROR a phrase has at most 1000 words");
}

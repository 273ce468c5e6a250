// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/text_spelling.h"

#include <vector>

#include <catch2/catch.hpp>

#include "common/index/article_store.h"
#include "tests/support/random_article.h"

using namespace backfile;

namespace {

/// A text, its words as the runs of what is neither ASCII punctuation nor white space, and their
/// forms: ASCII letters made small, all others `other`.
struct Spelled {
  explicit Spelled(std::string spelled_text, char other = '\0') : text(std::move(spelled_text)) {
    const auto is_part = [&](std::size_t i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      return byte >= 0x80 || std::isalnum(byte) != 0;
    };
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t end = begin;
      std::string form;
      for (; end < text.size() && is_part(end); ++end) {
        const auto byte = static_cast<unsigned char>(text[end]);
        form += byte >= 0x80 && other != '\0' ? other : static_cast<char>(std::tolower(byte));
      }
      if (end > begin) {
        words.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), {}});
        forms.push_back(std::move(form));
      }
      begin = end + (end == begin ? 1 : 0);
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
      words[i].form = forms[i];
    }
  }
  std::vector<std::string_view> form_views() const { return {forms.begin(), forms.end()}; }

  std::string text;
  std::vector<std::string> forms;
  std::vector<SpelledWord> words;
};

std::string spelling_of(const Spelled& spelled) {
  std::string bytes;
  REQUIRE(append_spelling(bytes, spelled.text, spelled.words));
  return bytes;
}

std::string read_again(const Spelled& spelled) {
  const std::string bytes = spelling_of(spelled);
  const std::vector<std::string_view> forms = spelled.form_views();
  ByteReader in(bytes);
  std::string text = SpellingReader(forms).read(in);
  CHECK(in.ok());
  CHECK(in.at_end());
  return text;
}

}  // namespace

TEST_CASE("a text is spelled by its words", "[index][text_spelling]") {
  const std::string text =
      GENERATE(as<std::string>(),
               "",
               "word",
               " ... ",
               "The U.S. and NATO said: \"no\".\n\nThen, McDonald left...",
               "Élysée, Moscow's, 1,000 (one thousand)  -- and iPhone",
               "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a "
               "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a "
               "a a a a a a a a A");
  CHECK(read_again(Spelled(text)) == text);
  CHECK(read_again(Spelled(text, 'e')) == text);
}

TEST_CASE("a spelled text takes little beside its words", "[index][text_spelling]") {
  CHECK(spelling_of(Spelled("He said that NATO will meet in Brussels.")).size() == 8);
}

TEST_CASE("capitals of other alphabets are spelled as such", "[index][text_spelling]") {
  const std::string text = "Сегодня в США Ἀθῆνα Αθήνα ΟΗΕ. İstanbul";
  const std::vector<std::string> forms{"сегодня", "в", "сша", "αθηνα", "αθηνα", "οηε", "istanbul"};
  std::vector<SpelledWord> words;
  std::size_t end = 0;
  for (const std::string& form : forms) {
    const std::size_t begin = text.find_first_not_of(" .", end);
    end = std::min(text.find_first_of(" .", begin), text.size());
    words.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), form});
  }
  std::string bytes;
  REQUIRE(append_spelling(bytes, text, words));
  for (const char* word : {"Сегодня", "США", "ΟΗΕ"}) {
    CHECK(bytes.find(word) == std::string::npos);
  }
  for (const char* word : {"Ἀθῆνα", "Αθήνα", "İstanbul"}) {
    CHECK(bytes.find(word) != std::string::npos);
  }
  const std::vector<std::string_view> views(forms.begin(), forms.end());
  ByteReader in(bytes);
  CHECK(SpellingReader(views).read(in) == text);
}

TEST_CASE("words that leave their text or their order are not spelled", "[index][text_spelling]") {
  const std::vector<SpelledWord> words =
      GENERATE(std::vector<SpelledWord>{{0, 3, "two"}, {2, 5, "war"}},
               std::vector<SpelledWord>{{0, 9, "two words"}},
               std::vector<SpelledWord>{{3, 2, "w"}});
  std::string bytes = "x";
  CHECK_FALSE(append_spelling(bytes, "two war", words));
  CHECK(bytes == "x");
}

TEST_CASE("random texts are spelled by their words", "[index][text_spelling][property]") {
  const auto seed = GENERATE(range(1u, 21u));
  CAPTURE(seed);
  test::Random random(seed);
  const Article article = test::random_article(random);
  for (const std::string& text : {article.headline, article.body, article.url}) {
    CHECK(read_again(Spelled(text)) == text);
  }
}

TEST_CASE("an article is told from its words and from no others", "[index][article_codec]") {
  const Spelled headline("Two Words"), body("He said so. They did."), empty("");
  Article article;
  article.headline = headline.text;
  article.body = body.text;
  ArticleWords words;
  std::vector<std::string_view> forms;
  for (const Spelled* text : {&headline, &body, &empty}) {
    for (const SpelledWord& word : text->words) {
      words.add(word);
      forms.push_back(word.form);
    }
    words.end_text();
  }
  const std::string bytes = encode_article(article, words);
  CHECK(decode_article(bytes, forms).value() == article);
  CHECK_FALSE(decode_article(bytes));
  std::swap(forms[0], forms[1]);
  CHECK_FALSE(decode_article(bytes, forms));
}

TEST_CASE("damaged spellings are an error or a text", "[index][text_spelling][property]") {
  const auto seed = GENERATE(1u, 2u, 3u, 4u);
  CAPTURE(seed);
  test::Random random(seed);
  const Spelled spelled(test::random_article(random).body);
  const std::string bytes = spelling_of(spelled);
  std::vector<std::string_view> forms = spelled.form_views();
  test::for_each_damage(bytes, random, 500, [&](const std::string& damaged) {
    ByteReader in(damaged);
    const std::string text = SpellingReader(forms).read(in);
    REQUIRE(text.size() <= damaged.size() + spelled.text.size() * 10 + 1000);
  });
  forms.resize(forms.size() / 2);
  ByteReader in(bytes);
  SpellingReader(forms).read(in);
  CHECK(in.ok() == spelled.words.empty());
}

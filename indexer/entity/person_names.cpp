// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entity/person_names.h"

#include <algorithm>
#include <array>
#include <span>

namespace backfile {
namespace {

using Words = std::span<const std::string>;

Words without_generation(const NameForm& form) {
  Words words = form.words;
  while (words.size() > 1 && is_generation(words.back())) {
    words = words.first(words.size() - 1);
  }
  return words;
}

std::string_view generation_of(const NameForm& form) {
  return form.words.size() > 1 && is_generation(form.words.back()) ? form.words.back()
                                                                   : std::string_view();
}

/// "j" and "jg" (J. G.) are initials; "al" and "ed" are taken for names.
bool is_initial(std::string_view word) { return word.size() == 1; }

bool words_agree(std::string_view a, std::string_view b) {
  return a == b || ((is_initial(a) || is_initial(b)) && a.front() == b.front());
}

bool middles_agree(Words a, Words b) {
  if (a.size() > b.size()) {
    std::swap(a, b);
  }
  return std::ranges::equal(a, b.first(a.size()), words_agree);
}

}  // namespace

std::string surname_of(const NameForm& form) {
  constexpr std::array<std::string_view, 4> kArticles{"al-", "el-", "ul-", "as-"};
  const Words words = without_generation(form);
  std::string surname = words.empty() ? std::string() : words.back();
  for (const std::string_view article : kArticles) {
    if (surname.size() > article.size() + 1 && surname.starts_with(article)) {
      surname.erase(0, article.size());
    }
  }
  return surname;
}

bool is_full_name(const NameForm& form) {
  const Words words = without_generation(form);
  return words.size() >= 2 && !is_lone_surname(form) && words.back().size() > 1;
}

bool is_lone_surname(const NameForm& form) {
  const Words words = without_generation(form);
  return !words.empty() && words.back().size() > 1 &&
         std::ranges::all_of(words.first(words.size() - 1), is_surname_particle);
}

bool may_be_one_person(const NameForm& a, const NameForm& b) {
  if (!is_full_name(a) || !is_full_name(b) || surname_of(a) != surname_of(b)) {
    return false;
  }
  const std::string_view generation_a = generation_of(a), generation_b = generation_of(b);
  if (!generation_a.empty() && !generation_b.empty() && generation_a != generation_b) {
    return false;
  }
  const Words words_a = without_generation(a), words_b = without_generation(b);
  return words_agree(words_a.front(), words_b.front()) &&
         middles_agree(words_a.subspan(1, words_a.size() - 2),
                       words_b.subspan(1, words_b.size() - 2));
}

bool titles_contradict(const ArticleName& a, const ArticleName& b) {
  return (a.is_he && b.is_she) || (a.is_she && b.is_he);
}

}  // namespace backfile

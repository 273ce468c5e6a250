// SPDX-License-Identifier: GPL-2.0-or-later
// The table of words with a role.
#include <algorithm>
#include <array>
#include <utility>

#include "indexer/entity/word_traits.h"

namespace backfile {
namespace {

struct RoleWords {
  WordRole role;
  std::string_view words;  // between spaces
};

constexpr std::array kRoleWords{
    RoleWords{
        WordRole::Title,
        " mr mr. mrs mrs. ms ms. miss dr dr. doctor prof prof. professor president "
        "vice-president minister premier chancellor secretary senator sen sen. sens. "
        "representative rep rep. reps. congressman congresswoman governor gov gov. mayor "
        "judge justice sheriff general gen gen. colonel col col. major maj maj. captain capt "
        "capt. lieutenant lt lt. sergeant sgt sgt. admiral adm adm. commander cmdr. brigadier "
        "brig. private pvt. corporal king queen prince princess duke duchess lord lady sir "
        "dame baron count emperor sultan sheikh sheik imam ayatollah pope cardinal bishop "
        "archbishop reverend rev rev. father sister rabbi saint ambassador envoy spokesman "
        "spokeswoman spokesperson chairman chairwoman director coach manager captain analyst "
        "attorney lawyer economist mp actor actress singer author writer director composer "
        "herr frau monsieur madame señor señora hon hon. deputy leader "},
    RoleWords{WordRole::PersonSuffix, " jr jr. sr sr. ii iii iv esq phd "},
    RoleWords{WordRole::OrgSuffix,
              " inc inc. corp corp. corporation co co. cos. company companies ltd ltd. limited plc "
              "llc llp lp ag sa nv gmbh spa oy ab asa bv bhd pty holdings group bros bros. "
              "incorporated partners & "},
    RoleWords{
        WordRole::OrgHead,
        " university college school institute institution academy hospital committee "
        "commission council congress parliament senate assembly court ministry department "
        "dept. bureau agency administration authority office service services bank fund "
        "association assn. federation union league society foundation trust party movement "
        "front army navy police force forces corps team club fc airlines airways motors "
        "systems technologies industries international national times post news press journal "
        "tribune herald network television radio broadcasting records studios museum church "
        "organization organisation board center centre laboratory laboratories lab alliance "
        "coalition brigade regiment division "},
    RoleWords{
        WordRole::PlaceHead,
        " river lake sea ocean bay gulf strait island islands isle mountain mountains mount "
        "mt mt. hill hills valley desert peninsula cape coast beach street st st. road avenue "
        "ave. square park bridge airport station county province state district region city "
        "town village territory republic kingdom north south east west northern southern "
        "eastern western central port fort camp canyon creek forest heights springs "},
    RoleWords{WordRole::Calendar,
              " monday tuesday wednesday thursday friday saturday sunday january february march "
              "april may june july august september october november december jan. feb. mar. apr. "
              "aug. sep. sept. oct. nov. dec. mon tue wed thu fri sat sun jan feb mar apr jun jul "
              "aug sep oct nov dec christmas easter "},
    RoleWords{
        WordRole::Connector,
        " of the and for de da do dos du del della di la le les el al bin ibn ben von van der "
        "den ter und et y e - – 's ' ’s on in at to / "},
};

using RoleTable = std::vector<std::pair<std::string_view, WordRole>>;

RoleTable make_role_table() {
  RoleTable table;
  for (const RoleWords& group : kRoleWords) {
    std::string_view rest = group.words.substr(1);
    while (!rest.empty()) {
      const std::size_t space = rest.find(' ');
      table.emplace_back(rest.substr(0, space), group.role);
      rest.remove_prefix(space + 1);
    }
  }
  // A word of two groups has the role of the first.
  std::stable_sort(
      table.begin(), table.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return table;
}

}  // namespace

WordRole word_role(std::string_view lower_word) {
  static const RoleTable kTable = make_role_table();
  const auto found = std::lower_bound(
      kTable.begin(), kTable.end(), lower_word, [](const auto& entry, std::string_view word) {
        return entry.first < word;
      });
  return found != kTable.end() && found->first == lower_word ? found->second : WordRole::None;
}

}  // namespace backfile

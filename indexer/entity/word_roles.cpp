// SPDX-License-Identifier: GPL-2.0-or-later
// The tables of words with a role, one a language.
#include <array>
#include <span>
#include <unordered_map>

#include "indexer/entity/word_traits.h"

namespace backfile {
namespace {

struct RoleWords {
  WordRole role;
  std::string_view words;  // between spaces
};

constexpr std::array kEnglishRoleWords{
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
        "coalition brigade regiment division gazette chronicle courier mail globe weekly magazine "
        "review observer guardian telegraph independent mirror tribunal militia "
        "battalion squadron fleet corps guard command faculty academy orchestra choir theatre "
        "theater clinic stores motor electric oil gas steel energy petroleum insurance "
        "bancorp savings pharmaceuticals pharma chemicals computer software communications "
        "telecom electronics aerospace airline rangers united wanderers rovers athletic "
        "conference caucus reserve exchange "},
    RoleWords{
        WordRole::PlaceHead,
        " river lake sea ocean bay gulf strait island islands isle mountain mountains mount "
        "mt mt. hill hills valley desert peninsula cape coast beach street st st. road avenue "
        "ave. square park bridge airport station county province state district region city "
        "town village territory republic kingdom stadium hall tower palace cathedral north south "
        "east west northern southern "
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

constexpr std::array kGermanRoleWords{
    RoleWords{
        WordRole::Title,
        " herr herrn frau fräulein dr dr. doktor prof prof. professor professorin präsident "
        "präsidenten präsidentin staatspräsident staatschef bundespräsident bundeskanzler "
        "bundeskanzlerin kanzler kanzlerin reichskanzler minister ministerin außenminister "
        "außenministerin innenminister innenministerin finanzminister verteidigungsminister "
        "verteidigungsministerin justizminister wirtschaftsminister umweltminister "
        "ministerpräsident ministerpräsidentin premier premierminister premierministerin "
        "regierungschef regierungschefin landeshauptmann bürgermeister bürgermeisterin "
        "oberbürgermeister senator senatorin abgeordneter abgeordnete parteichef parteichefin "
        "parteivorsitzende fraktionschef vorsitzende vorsitzender vorsitzenden generalsekretär "
        "chef chefin vorstandschef konzernchef geschäftsführer direktor direktorin sprecher "
        "sprecherin trainer trainerin coach bundestrainer kapitän torhüter stürmer "
        "mittelfeldspieler verteidiger general oberst major hauptmann leutnant feldmarschall "
        "admiral könig königs königin kaiser kaisers kaiserin prinz prinzessin herzog herzogs "
        "herzogin graf grafen gräfin fürst fürsten fürstin baron freiherr lord sir papst bischof "
        "erzbischof kardinal pfarrer pater bruder sankt richter richterin staatsanwalt anwalt "
        "rechtsanwalt regisseur regisseurin schauspieler schauspielerin sänger sängerin autor "
        "autorin schriftsteller schriftstellerin komponist dirigent maler malerin bildhauer "
        "architekt dichter philosoph historiker historikerin ökonom experte expertin sohn tochter "
        "vater mutter ehefrau ehemann witwe gattin "},
    RoleWords{WordRole::PersonSuffix, " jr jr. sr sr. ii ii. iii iii. iv iv. i. v. vi. "},
    RoleWords{WordRole::OrgSuffix,
              " ag gmbh kg ohg se inc inc. corp corp. co co. ltd ltd. plc llc sa nv bv spa oy ab "
              "e.v. ev holding gruppe group konzern & "},
    RoleWords{
        WordRole::OrgHead,
        " universität hochschule fachhochschule gymnasium schule institut akademie krankenhaus "
        "klinik klinikum ausschuss kommission rat parlament senat landtag gericht "
        "oberlandesgericht landgericht amtsgericht bundesgerichtshof ministerium bundesministerium "
        "amt bundesamt landesamt behörde agentur bank sparkasse fonds verband bundesverband verein "
        "vereinigung gewerkschaft bund gesellschaft stiftung partei union fraktion bewegung front "
        "armee marine polizei bundespolizei landespolizei feuerwehr team fc sc sv vfl vfb tsv tsg "
        "fsv ssv bsc msv vfr tus hsv club klub verlag zeitung nachrichten rundfunk fernsehen "
        "museum "
        "kirche theater orchester philharmoniker zentrum werke werk bahn "},
    RoleWords{
        WordRole::PlaceHead,
        " fluss see meer bucht insel inseln berg berge gebirge tal kap küste strand straße platz "
        "allee gasse weg park brücke flughafen bahnhof hauptbahnhof kreis landkreis bezirk provinz "
        "region bundesland land stadt gemeinde dorf ort ortsteil stadtteil republik königreich "
        "herzogtum nord süd ost west norden süden osten westen burg schloss kloster festung wald "
        "bad sankt hafen "},
    RoleWords{
        WordRole::Calendar,
        " montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar jänner "
        "februar feber märz april mai juni juli august september oktober november dezember "
        "jan. feb. apr. aug. sep. sept. okt. nov. dez. ostern pfingsten weihnachten "},
    RoleWords{
        WordRole::Connector,
        " für der die das des dem den und von vom van zu zur zum de da do dos du del della di "
        "la le les el al bin ibn ben ten ter of the - – 's ' ’s im am an in auf bei / "},
};

using RoleTable = std::unordered_map<std::string_view, WordRole>;

RoleTable make_role_table(std::span<const RoleWords> groups) {
  RoleTable table;
  for (const RoleWords& group : groups) {
    std::string_view rest = group.words.substr(1);
    while (!rest.empty()) {
      const std::size_t space = rest.find(' ');
      table.try_emplace(rest.substr(0, space), group.role);  // of two groups the first counts
      rest.remove_prefix(space + 1);
    }
  }
  return table;
}

}  // namespace

WordRole word_role(std::string_view lower_word, EntityLanguage language) {
  static const std::array<RoleTable, 2> kTables{make_role_table(kEnglishRoleWords),
                                                make_role_table(kGermanRoleWords)};
  const RoleTable& table = kTables[static_cast<std::size_t>(language)];
  const auto found = table.find(lower_word);
  return found != table.end() ? found->second : WordRole::None;
}

}  // namespace backfile

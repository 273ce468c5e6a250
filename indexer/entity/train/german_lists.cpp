// SPDX-License-Identifier: GPL-2.0-or-later
// The German lists. From general knowledge of the news of the last fifty years, not from any test.
#include "indexer/entity/train/hand_lists.h"

namespace backfile {
namespace {

constexpr std::string_view kCountries = R"(
Deutschland;Bundesrepublik;Bundesrepublik Deutschland;BRD;DDR;Deutsche Demokratische Republik;Österreich;Schweiz;Liechtenstein;
Frankreich;Italien;Spanien;Portugal;Belgien;Niederlande;Niederlanden;Holland;Luxemburg;Großbritannien;Vereinigtes Königreich;
Vereinigten Königreich;England;Schottland;Wales;Nordirland;Irland;Dänemark;Norwegen;Schweden;Finnland;Island;Estland;Lettland;
Litauen;Polen;Tschechien;Tschechische Republik;Tschechischen Republik;Tschechoslowakei;Slowakei;Ungarn;Slowenien;Kroatien;
Bosnien;Bosnien-Herzegowina;Bosnien und Herzegowina;Serbien;Montenegro;Kosovo;Mazedonien;Nordmazedonien;Albanien;Griechenland;
Bulgarien;Rumänien;Moldau;Moldawien;Ukraine;Weißrussland;Belarus;Russland;Russische Föderation;Sowjetunion;UdSSR;Jugoslawien;
Türkei;Zypern;Malta;Monaco;Andorra;San Marino;Vatikan;Vatikanstadt;Georgien;Armenien;Aserbaidschan;Kasachstan;Usbekistan;
Turkmenistan;Tadschikistan;Kirgistan;Kirgisien;Syrien;Libanon;Israel;Palästina;Jordanien;Irak;Iran;Persien;Saudi-Arabien;Kuwait;
Bahrain;Katar;Oman;Jemen;Vereinigte Arabische Emirate;Vereinigten Arabischen Emirate;Afghanistan;Pakistan;Indien;Nepal;Bhutan;
Bangladesch;Sri Lanka;Malediven;Myanmar;Birma;Burma;Thailand;Laos;Kambodscha;Vietnam;Malaysia;Singapur;Indonesien;Philippinen;
Brunei;Osttimor;China;Volksrepublik China;Taiwan;Hongkong;Mongolei;Japan;Korea;Südkorea;Nordkorea;Australien;Neuseeland;
Papua-Neuguinea;Fidschi;Samoa;Tonga;Ägypten;Libyen;Tunesien;Algerien;Marokko;Mauretanien;Mali;Niger;Tschad;Sudan;Südsudan;
Äthiopien;Eritrea;Dschibuti;Somalia;Kenia;Uganda;Tansania;Ruanda;Burundi;Kongo;Demokratische Republik Kongo;Zaire;Gabun;Kamerun;
Nigeria;Benin;Togo;Ghana;Elfenbeinküste;Burkina Faso;Liberia;Sierra Leone;Guinea;Senegal;Gambia;Angola;Sambia;Simbabwe;
Rhodesien;Malawi;Mosambik;Namibia;Botswana;Lesotho;Swasiland;Südafrika;Madagaskar;Mauritius;Seychellen;Kapverden;USA;US;
Vereinigte Staaten;Vereinigten Staaten;Vereinigte Staaten von Amerika;Vereinigten Staaten von Amerika;Amerika;Kanada;Mexiko;
Guatemala;Honduras;El Salvador;Nicaragua;Costa Rica;Panama;Kuba;Haiti;Dominikanische Republik;Dominikanischen Republik;Jamaika;
Bahamas;Barbados;Kolumbien;Venezuela;Ecuador;Peru;Bolivien;Chile;Argentinien;Uruguay;Paraguay;Brasilien;Grönland;Preußen;
Deutsches Reich;Deutschen Reich;Deutschen Reiches;Heiliges Römisches Reich;Heiligen Römischen Reich;Österreich-Ungarn;
Osmanisches Reich;Osmanischen Reich;Westdeutschland;Ostdeutschland)";

constexpr std::string_view kRegions = R"(
Baden-Württemberg;Baden;Württemberg;Bayern;Bundesland Bayern;Brandenburg;Hessen;Mecklenburg-Vorpommern;Mecklenburg;
Vorpommern;Niedersachsen;Nordrhein-Westfalen;NRW;Westfalen;Rheinland;Rheinland-Pfalz;Pfalz;Saarland;Sachsen;Sachsen-Anhalt;
Schleswig-Holstein;Schleswig;Holstein;Thüringen;Franken;Oberfranken;Mittelfranken;Unterfranken;Oberpfalz;Oberbayern;
Niederbayern;Schwaben;Allgäu;Schwarzwald;Bayerischer Wald;Harz;Eifel;Hunsrück;Taunus;Odenwald;Sauerland;Siegerland;Münsterland;
Ruhrgebiet;Emsland;Ostfriesland;Lausitz;Erzgebirge;Vogtland;Uckermark;Niederösterreich;Oberösterreich;Steiermark;Kärnten;
Salzburg;Tirol;Vorarlberg;Burgenland;Südtirol;Zürich;Bern;Luzern;Uri;Schwyz;Obwalden;Nidwalden;Glarus;Zug;Freiburg;Solothurn;
Basel-Stadt;Basel-Landschaft;Schaffhausen;Appenzell;St. Gallen;Graubünden;Aargau;Thurgau;Tessin;Waadt;Wallis;Neuenburg;Genf;Jura;
Elsass;Lothringen;Burgund;Bretagne;Normandie;Provence;Korsika;Katalonien;Andalusien;Baskenland;Kastilien;Galicien;Aragon;
Sizilien;Sardinien;Toskana;Lombardei;Venetien;Piemont;Ligurien;Umbrien;Apulien;Kalabrien;Kampanien;Friaul;Böhmen;Mähren;
Schlesien;Oberschlesien;Niederschlesien;Pommern;Ostpreußen;Westpreußen;Galizien;Siebenbürgen;Bukowina;Dalmatien;Istrien;
Wojwodina;Krim;Tschetschenien;Dagestan;Sibirien;Kaukasus;Flandern;Wallonien;Brabant;Kalifornien;Florida;Texas;Alaska;
Nordkarolina;Südkarolina;Neuengland;Quebec;Tibet;Xinjiang;Mandschurei;Kaschmir;Punjab;Kurdistan;Darfur;Gazastreifen;Gaza;
Westjordanland;Golanhöhen;Sinai;Lappland;Schottische Highlands)";

constexpr std::string_view kCities = R"(
Berlin;Hamburg;München;Köln;Frankfurt;Frankfurt am Main;Frankfurt/Main;Stuttgart;Düsseldorf;Dortmund;Essen;Leipzig;Bremen;
Dresden;Hannover;Nürnberg;Duisburg;Bochum;Wuppertal;Bielefeld;Bonn;Münster;Karlsruhe;Mannheim;Augsburg;Wiesbaden;Gelsenkirchen;
Mönchengladbach;Braunschweig;Chemnitz;Kiel;Aachen;Halle;Halle an der Saale;Magdeburg;Freiburg im Breisgau;Krefeld;Lübeck;
Oberhausen;Erfurt;Mainz;Rostock;Kassel;Hagen;Saarbrücken;Hamm;Potsdam;Mülheim;Ludwigshafen;Oldenburg;Osnabrück;Leverkusen;
Heidelberg;Solingen;Darmstadt;Regensburg;Ingolstadt;Würzburg;Wolfsburg;Fürth;Offenbach;Ulm;Heilbronn;Pforzheim;Göttingen;
Bottrop;Trier;Recklinghausen;Reutlingen;Bremerhaven;Koblenz;Bergisch Gladbach;Jena;Remscheid;Erlangen;Moers;Siegen;Hildesheim;
Salzgitter;Cottbus;Kaiserslautern;Schwerin;Witten;Gera;Zwickau;Flensburg;Konstanz;Passau;Bayreuth;Bamberg;Weimar;Dessau;
Lüneburg;Stralsund;Greifswald;Tübingen;Marburg;Gießen;Fulda;Celle;Emden;Wilhelmshaven;Cuxhaven;Görlitz;Bautzen;Plauen;Suhl;
Landshut;Rosenheim;Garmisch-Partenkirchen;Oberstdorf;Wien;Graz;Linz;Innsbruck;Klagenfurt;Villach;Wels;St. Pölten;Dornbirn;
Bregenz;Eisenstadt;Wiener Neustadt;Steyr;Feldkirch;Leoben;Krems;Basel;Lausanne;Winterthur;Lugano;Biel;Chur;Davos;Vaduz;Bozen;
Meran;Brixen;Mailand;Rom;Turin;Neapel;Venedig;Florenz;Genua;Padua;Triest;Palermo;Bologna;Paris;Straßburg;Marseille;Lyon;Nizza;
Bordeaux;Toulouse;Brüssel;Antwerpen;Gent;Brügge;Lüttich;Löwen;Amsterdam;Rotterdam;Den Haag;Utrecht;London;Edinburgh;Dublin;
Belfast;Kopenhagen;Oslo;Stockholm;Göteborg;Malmö;Helsinki;Reykjavik;Tallinn;Riga;Wilna;Vilnius;Warschau;Krakau;Danzig;
Breslau;Posen;Stettin;Kattowitz;Lodz;Königsberg;Kaliningrad;Prag;Brünn;Pilsen;Karlsbad;Ostrau;Pressburg;Bratislava;Kaschau;
Budapest;Debrecen;Laibach;Ljubljana;Marburg an der Drau;Zagreb;Agram;Split;Dubrovnik;Sarajevo;Belgrad;Novi Sad;Pristina;Skopje;
Tirana;Athen;Thessaloniki;Sofia;Bukarest;Temeswar;Hermannstadt;Kronstadt;Chisinau;Kiew;Kyjiw;Lemberg;Charkow;Charkiw;Odessa;
Donezk;Luhansk;Mariupol;Minsk;Moskau;Petersburg;St. Petersburg;Sankt Petersburg;Leningrad;Stalingrad;Wolgograd;Nowosibirsk;
Jekaterinburg;Kasan;Sotschi;Grosny;Tiflis;Eriwan;Baku;Istanbul;Konstantinopel;Ankara;Izmir;Nikosia;Beirut;Damaskus;Aleppo;
Homs;Jerusalem;Tel Aviv;Haifa;Ramallah;Amman;Bagdad;Mossul;Basra;Teheran;Isfahan;Riad;Mekka;Medina;Sanaa;Doha;Dubai;
Abu Dhabi;Kabul;Kandahar;Kundus;Islamabad;Karatschi;Neu-Delhi;Delhi;Mumbai;Bombay;Kalkutta;Dhaka;Kathmandu;Bangkok;Rangun;
Hanoi;Saigon;Ho-Chi-Minh-Stadt;Phnom Penh;Jakarta;Manila;Peking;Schanghai;Shanghai;Kanton;Nanking;Tokio;Osaka;Hiroshima;
Nagasaki;Fukushima;Seoul;Pjöngjang;Sydney;Melbourne;Canberra;Wellington;Auckland;Kairo;Alexandria;Tripolis;Bengasi;Tunis;Algier;
Casablanca;Rabat;Khartum;Addis Abeba;Mogadischu;Nairobi;Kampala;Kigali;Kinshasa;Lagos;Abuja;Accra;Dakar;Bamako;Windhuk;
Johannesburg;Kapstadt;Pretoria;Durban;New York;New York City;Washington;Los Angeles;Chicago;Boston;San Francisco;Philadelphia;
Detroit;Houston;Dallas;Atlanta;Miami;Seattle;New Orleans;Las Vegas;Hollywood;Toronto;Montreal;Vancouver;Ottawa;Mexiko-Stadt;
Havanna;Caracas;Bogota;Lima;Quito;La Paz;Santiago;Buenos Aires;Montevideo;Sao Paulo;São Paulo;Rio de Janeiro;Brasilia;Madrid;
Barcelona;Sevilla;Valencia;Bilbao;Lissabon;Porto;Kreuzberg;Neukölln;Charlottenburg;Friedrichshain;Prenzlauer Berg;Pankow;
Spandau;Wannsee;Altona;St. Pauli;Schwabing;Guantanamo;Tschernobyl;Srebrenica;Auschwitz;Dachau;Buchenwald;Davos)";

constexpr std::string_view kAreas = R"(
Europa;Asien;Afrika;Nordamerika;Südamerika;Lateinamerika;Mittelamerika;Zentralamerika;Antarktis;Arktis;Ozeanien;Naher Osten;
Nahen Osten;Nahost;Mittlerer Osten;Mittleren Osten;Ferner Osten;Fernen Osten;Osteuropa;Westeuropa;Mitteleuropa;Südeuropa;
Nordeuropa;Zentraleuropa;Zentralasien;Südostasien;Ostasien;Nordafrika;Westafrika;Ostafrika;Balkan;Westbalkan;Baltikum;
Skandinavien;Karibik;Golf von Mexiko;Persischer Golf;Persischen Golf;Nordsee;Ostsee;Mittelmeer;Schwarzes Meer;Schwarzen Meer;
Rotes Meer;Roten Meer;Totes Meer;Atlantik;Pazifik;Indischer Ozean;Indischen Ozean;Adria;Ägäis;Bodensee;Genfersee;Gardasee;
Chiemsee;Wolfgangsee;Rhein;Donau;Elbe;Oder;Neiße;Weser;Main;Mosel;Neckar;Isar;Inn;Spree;Havel;Ruhr;Saar;Ems;Lahn;Saale;Mur;
Drau;Enns;Rhone;Seine;Loire;Themse;Tiber;Weichsel;Moldau;Wolga;Don;Dnjepr;Nil;Euphrat;Tigris;Jordan;Ganges;Indus;Jangtse;
Mekong;Amazonas;Mississippi;Hudson;Alpen;Dolomiten;Pyrenäen;Karpaten;Ural;Vogesen;Himalaya;Anden;Rocky Mountains;Zugspitze;
Großglockner;Matterhorn;Mont Blanc;Mount Everest;Brocken;Rügen;Usedom;Sylt;Helgoland;Norderney;Mallorca;Ibiza;Kreta;Rhodos;Korfu;
Kanarische Inseln;Kanaren;Balearen;Azoren;Bali;Java;Sumatra;Borneo;Hawaii;Lampedusa;Lesbos;Mond;Mars;Erde;
Brandenburger Tor;Alexanderplatz;Potsdamer Platz;Unter den Linden;Kurfürstendamm;Checkpoint Charlie;Reichstag;Heldenplatz;
Ballhausplatz;Prater;Ringstraße;Stephansdom;Kölner Dom;Frauenkirche;Semperoper;Schönbrunn;Hofburg;Neuschwanstein;Roter Platz;
Times Square;Manhattan;Brooklyn;Silicon Valley;Wall Street;Schengen;Gaza-Stadt;Suezkanal;Panamakanal;Ärmelkanal;Bosporus)";

constexpr std::string_view kOrganizations = R"(
UNO;Uno;UN;Vereinte Nationen;Vereinten Nationen;UN-Sicherheitsrat;Uno-Sicherheitsrat;Weltsicherheitsrat;Sicherheitsrat;
UNICEF;Unicef;UNESCO;Unesco;UNHCR;WHO;Weltgesundheitsorganisation;WTO;Welthandelsorganisation;IWF;
Internationaler Währungsfonds;Internationale Währungsfonds;Internationalen Währungsfonds;Weltbank;IAEA;Interpol;Europol;
Internationaler Strafgerichtshof;Internationalen Strafgerichtshof;Rotes Kreuz;Roten Kreuz;Rote Kreuz;Deutsches Rotes Kreuz;
Deutschen Roten Kreuzes;DRK;Caritas;Diakonie;Roter Halbmond;Nato;NATO;Warschauer Pakt;EU;EG;EWG;Europäische Union;
Europäischen Union;Europäische Gemeinschaft;EU-Kommission;Europäische Kommission;Europäischen Kommission;Europaparlament;
EU-Parlament;Europäisches Parlament;Europäischen Parlament;Europarat;Europäischer Rat;Europäischen Rat;EZB;
Europäische Zentralbank;Europäischen Zentralbank;Europäischer Gerichtshof;Europäischen Gerichtshof;EuGH;OSZE;OECD;OPEC;Opec;
Afrikanische Union;Arabische Liga;Arabischen Liga;Greenpeace;Amnesty International;Human Rights Watch;Oxfam;
Ärzte ohne Grenzen;WWF;Reporter ohne Grenzen;Transparency International;IOC;Fifa;FIFA;Uefa;UEFA;DFB;DFL;DOSB;ÖFB;ÖSV;DSV;DHB;DEB;
Deutscher Fußball-Bund;Deutschen Fußball-Bundes;CIA;FBI;NSA;NASA;Nasa;ESA;Esa;DLR;CERN;Cern;Pentagon;Weißes Haus;Weißen Haus;
Weiße Haus;Kongress;US-Kongress;US-Senat;Kreml;Duma;Knesset;Bundestag;Deutscher Bundestag;Deutschen Bundestag;
Deutschen Bundestages;Bundesrat;Nationalrat;Ständerat;Bundesregierung;Landtag;Reichstag;Volkskammer;Abgeordnetenhaus;
Bundesverfassungsgericht;Bundesverfassungsgerichts;BGH;Bundesgerichtshof;Bundesverwaltungsgericht;Verfassungsgerichtshof;
Bundeskriminalamt;BKA;LKA;Bundesnachrichtendienst;BND;Verfassungsschutz;Bundesamt für Verfassungsschutz;MAD;Bundeswehr;
Bundesheer;Bundespolizei;Wehrmacht;SS;Waffen-SS;SA;Gestapo;Stasi;NVA;Rote Armee;Roten Armee;US-Armee;Bundesbank;
Deutsche Bundesbank;Deutschen Bundesbank;Nationalbank;Bundesagentur für Arbeit;Bundesnetzagentur;Bundeskartellamt;
Statistisches Bundesamt;Statistischen Bundesamtes;Treuhand;Treuhandanstalt;Auswärtiges Amt;Auswärtigen Amt;Auswärtige Amt;
Außenministerium;Innenministerium;Finanzministerium;Verteidigungsministerium;Justizministerium;Wirtschaftsministerium;
Umweltministerium;Kultusministerium;Gesundheitsministerium;SPD;CDU;CSU;Union;FDP;Grüne;Grünen;Die Grünen;Bündnis 90/Die Grünen;
Bündnis 90;Linke;Linken;Die Linke;Linkspartei;PDS;SED;AfD;Alternative für Deutschland;NPD;DVU;Republikaner;Republikanern;
Piratenpartei;Piraten;Freie Wähler;Freien Wähler;DKP;KPD;NSDAP;USPD;DDP;DNVP;Zentrumspartei;ÖVP;SPÖ;FPÖ;BZÖ;Neos;NEOS;KPÖ;SVP;SP;
CVP;EVP;Sozialdemokraten;Christdemokraten;Liberalen;Freiheitlichen;Demokraten;Demokratische Partei;Demokratischen Partei;
Republikanische Partei;Labour;Labour-Partei;Labour Party;Tories;Konservativen;Front National;Lega Nord;Forza Italia;
Likud;Arbeitspartei;Hamas;Fatah;PLO;Hisbollah;Al-Qaida;al-Qaida;Al Kaida;Al-Kaida;Taliban;Islamischer Staat;Islamischen Staat;IS;
Boko Haram;Muslimbruderschaft;Muslimbrüder;PKK;ETA;IRA;RAF;Rote Armee Fraktion;Roten Armee Fraktion;NSU;Pegida;Kommunistische Partei;
Kommunistischen Partei;AKP;Attac;ADAC;ÖAMTC;TÜV;Stiftung Warentest;DGB;Verdi;Ver.di;ver.di;IG Metall;IG Bau;GEW;ÖGB;GdP;GDL;BDI;BDA;
DIHK;ZDH;Bitkom;NABU;BUND;Nabu;Zentralrat der Juden;Zentralrat der Muslime;Zentralkomitee der deutschen Katholiken;EKD;
Deutsche Bischofskonferenz;Deutschen Bischofskonferenz;Evangelische Kirche;Katholische Kirche;Katholischen Kirche;
Konrad-Adenauer-Stiftung;Friedrich-Ebert-Stiftung;Heinrich-Böll-Stiftung;Bertelsmann Stiftung;Bertelsmann-Stiftung;
Max-Planck-Institut;Max-Planck-Gesellschaft;Fraunhofer-Institut;Fraunhofer-Gesellschaft;Robert-Koch-Institut;Goethe-Institut;
Humboldt-Universität;Freie Universität;Freie Universität Berlin;Freien Universität Berlin;Technische Universität;
Technischen Universität;Universität Wien;ETH;ETH Zürich;Charité;dpa;DPA;APA;AFP;Reuters;AP;DDP;dapd;SID;sid;epd;KNA;ots;
Tass;Itar-Tass;Interfax;Xinhua;ARD;ZDF;ORF;SRF;RTL;RTL 2;Sat.1;SAT.1;ProSieben;Pro Sieben;Vox;Sky;n-tv;N24;Phoenix;Arte;3sat;
WDR;NDR;MDR;SWR;BR;HR;RBB;Bayerischer Rundfunk;Bayerischen Rundfunk;Westdeutscher Rundfunk;Deutschlandfunk;Deutschlandradio;
Deutsche Welle;BBC;CNN;CBS;NBC;ABC;Fox News;MTV;Al-Dschasira;Al Jazeera;Spiegel;Der Spiegel;Spiegel Online;Stern;Focus;Bild;
Bild-Zeitung;Bild am Sonntag;Welt;Die Welt;Welt am Sonntag;Zeit;Die Zeit;Süddeutsche Zeitung;Süddeutschen Zeitung;
Frankfurter Allgemeine Zeitung;Frankfurter Allgemeinen Zeitung;FAZ;Frankfurter Rundschau;taz;Tagesspiegel;Berliner Zeitung;
Berliner Morgenpost;Hamburger Abendblatt;Handelsblatt;Standard;Der Standard;DER STANDARD;Presse;Die Presse;Kurier;
Kronen Zeitung;Kronenzeitung;Falter;Profil;Neue Zürcher Zeitung;NZZ;Tages-Anzeiger;Blick;New York Times;Washington Post;
Wall Street Journal;Financial Times;Guardian;Times;Sunday Times;Le Monde;Le Figaro;Nowaja Gaseta;Prawda;Playboy;Titanic;
FC Bayern;FC Bayern München;Bayern München;Borussia Dortmund;BVB;FC Schalke 04;Schalke 04;Schalke;Hamburger SV;HSV;
Werder Bremen;SV Werder Bremen;VfB Stuttgart;Bayer Leverkusen;Bayer 04 Leverkusen;Borussia Mönchengladbach;VfL Wolfsburg;
Eintracht Frankfurt;Hertha BSC;Hertha BSC Berlin;1. FC Köln;1. FC Nürnberg;1. FC Kaiserslautern;1. FC Union Berlin;Union Berlin;
Hannover 96;FSV Mainz 05;Mainz 05;SC Freiburg;TSG 1899 Hoffenheim;1899 Hoffenheim;TSG Hoffenheim;Hoffenheim;FC Augsburg;
VfL Bochum;MSV Duisburg;Arminia Bielefeld;Energie Cottbus;Hansa Rostock;Dynamo Dresden;RB Leipzig;FC St. Pauli;1860 München;
TSV 1860 München;Karlsruher SC;Fortuna Düsseldorf;Alemannia Aachen;SpVgg Greuther Fürth;Greuther Fürth;SC Paderborn;
Eintracht Braunschweig;SV Darmstadt 98;FC Ingolstadt;Rapid Wien;SK Rapid Wien;Austria Wien;FK Austria Wien;Red Bull Salzburg;
Sturm Graz;SK Sturm Graz;LASK;Wacker Innsbruck;FC Basel;FC Zürich;Grasshopper Club Zürich;Young Boys Bern;Real Madrid;
FC Barcelona;Atletico Madrid;Juventus Turin;AC Mailand;AC Milan;Inter Mailand;AS Rom;Manchester United;Manchester City;
FC Liverpool;FC Chelsea;FC Arsenal;Tottenham Hotspur;Ajax Amsterdam;PSV Eindhoven;Paris Saint-Germain;Galatasaray Istanbul;
Fenerbahce Istanbul;Besiktas Istanbul;Benfica Lissabon;FC Porto;Celtic Glasgow;ZSKA Moskau;Spartak Moskau;Schachtar Donezk;
THW Kiel;Adler Mannheim;Eisbären Berlin;Alba Berlin;Bundesliga;NBA;NHL;NFL;McLaren;Red Bull;Ferrari;
Wiener Philharmoniker;Wiener Philharmonikern;Berliner Philharmoniker;Berliner Philharmonikern;Wiener Staatsoper;Staatsoper;
Burgtheater;Volkstheater;Volksoper;Beatles;Rolling Stones;Rammstein;Die Toten Hosen;Toten Hosen;Die Ärzte;Scorpions;U2)";

constexpr std::string_view kCompanies = R"(
Siemens;Daimler;Daimler-Benz;DaimlerChrysler;Mercedes;Mercedes-Benz;BMW;Volkswagen;VW;Audi;Porsche;Opel;Adam Opel AG;Ford;MAN;
Bosch;Continental;Schaeffler;ZF;ThyssenKrupp;Thyssen-Krupp;Krupp;Salzgitter AG;BASF;Bayer;Hoechst;Merck;Henkel;Beiersdorf;
Boehringer;Linde;Lanxess;Evonik;Wacker Chemie;SAP;Telekom;Deutsche Telekom;Deutschen Telekom;T-Mobile;T-Online;Vodafone;O2;E-Plus;
Infineon;Qimonda;AEG;Grundig;Telefunken;Loewe;Miele;Deutsche Bank;Deutschen Bank;Commerzbank;Dresdner Bank;
Hypo Real Estate;HypoVereinsbank;Bayern LB;BayernLB;WestLB;HSH Nordbank;LBBW;KfW;IKB;Postbank;DZ Bank;Sparkasse;Sparkassen;
Raiffeisen;Raiffeisenbank;Volksbank;Erste Bank;Erste Group;Bank Austria;Bawag;BAWAG;Hypo Alpe Adria;Hypo Group Alpe Adria;UBS;
Credit Suisse;Schweizerische Nationalbank;Allianz;Münchener Rück;Munich Re;Ergo;Talanx;Axa;Generali;Wiener Städtische;Uniqa;Zurich;
Swiss Re;Deutsche Börse;Wiener Börse;Lufthansa;Air Berlin;Germanwings;Condor;TUI;Tuifly;Swiss;Austrian Airlines;AUA;Austrian;
Niki;Flughafen Wien;Fraport;Deutsche Bahn;Deutschen Bahn;Bahn;DB;ÖBB;SBB;Westbahn;Deutsche Post;Deutschen Post;Post;DHL;Hermes;
Österreichische Post;RWE;E.ON;Eon;E.on;EnBW;Vattenfall;Verbund;OMV;Voestalpine;voestalpine;Andritz;Strabag;Hochtief;Bilfinger;
Holzmann;Porr;Wienerberger;Immofinanz;Telekom Austria;A1;Magna;Red Bull;Swarovski;KTM;Steyr;Kapsch;Böhler-Uddeholm;Karstadt;
Kaufhof;Galeria Kaufhof;Arcandor;Quelle;Otto;Neckermann;Metro;Media Markt;Saturn;Rewe;Edeka;Aldi;Lidl;Schlecker;Tengelmann;
Spar;Billa;Hofer;Kika;Ikea;H&M;C&A;Zalando;Adidas;Puma;Hugo Boss;Haribo;Ritter Sport;Dr. Oetker;Nestlé;Nestle;Novartis;Roche;ABB;
Swatch;Rolex;Glencore;Axel Springer;Springer;Bertelsmann;Gruner + Jahr;Burda;Holtzbrinck;Suhrkamp;Rowohlt;Random House;
Fischer Verlag;ProSiebenSat.1;Kirch;Kirch-Gruppe;Airbus;EADS;Boeing;Rheinmetall;Krauss-Maffei Wegmann;Heckler & Koch;
Google;Apple;Microsoft;Facebook;Amazon;Twitter;Youtube;YouTube;Instagram;WhatsApp;Yahoo;Ebay;eBay;Paypal;Netflix;Spotify;Uber;Intel;
IBM;Hewlett-Packard;HP;Dell;Oracle;Nokia;Samsung;Sony;Nintendo;Huawei;Toyota;Honda;Nissan;Mazda;Mitsubishi;Hyundai;Kia;
Renault;Peugeot;Citroen;Citroën;Fiat;Ferrari;Lamborghini;Skoda;Seat;Volvo;Saab;Tesla;General Motors;GM;Chrysler;Gazprom;Rosneft;
Lukoil;Shell;BP;Exxon;Total;Coca-Cola;Pepsi;McDonald's;Starbucks;Goldman Sachs;Lehman Brothers;JP Morgan;Morgan Stanley;
Standard & Poor's;Moody's;Fitch;Blackrock;Pfizer;Biontech;AstraZeneca;Monsanto;Walt Disney;Disney;Warner;Universal;Paramount;
Wirecard;Solarworld;Q-Cells;Zeiss;Carl Zeiss;Leica;Osram;Varta;Märklin;Steiff;Playmobil;Lego;GfK;Infratest dimap;Forsa;Emnid;Allensbach)";

constexpr std::string_view kPeoples = R"(
deutsch;deutsche;deutschen;deutscher;deutsches;Deutsche;Deutschen;Deutscher;österreichische;österreichischen;Österreicher;
Österreichern;Österreicherin;Schweizer;Schweizerin;Schweizern;französische;französischen;Franzose;Franzosen;Französin;
italienische;italienischen;Italiener;Italienern;spanische;spanischen;Spanier;Spaniern;portugiesische;Portugiese;Portugiesen;
Belgier;belgische;Niederländer;Niederländern;niederländische;niederländischen;Holländer;Luxemburger;britische;britischen;
Brite;Briten;Engländer;englische;englischen;Schotte;Schotten;schottische;Ire;Iren;irische;irischen;Däne;Dänen;dänische;Norweger;
norwegische;Schwede;Schweden;schwedische;schwedischen;Finne;Finnen;finnische;Isländer;Pole;Polen;polnische;polnischen;Tscheche;
Tschechen;tschechische;tschechischen;Slowake;Slowaken;slowakische;Ungar;Ungarn;ungarische;ungarischen;Slowene;Slowenen;Kroate;
Kroaten;kroatische;Serbe;Serben;serbische;serbischen;Bosnier;Albaner;albanische;Grieche;Griechen;griechische;griechischen;
Bulgare;Bulgaren;Rumäne;Rumänen;rumänische;Ukrainer;ukrainische;ukrainischen;Russe;Russen;russische;russischen;russischer;
sowjetische;sowjetischen;Türke;Türken;türkische;türkischen;Georgier;Armenier;Aserbaidschaner;Kurde;Kurden;kurdische;Syrer;
syrische;syrischen;Libanese;Libanesen;Israeli;Israelis;israelische;israelischen;Palästinenser;palästinensische;Iraker;irakische;
irakischen;Iraner;iranische;iranischen;Saudis;Afghane;Afghanen;afghanische;afghanischen;Pakistaner;pakistanische;Inder;indische;
indischen;Chinese;Chinesen;chinesische;chinesischen;Japaner;japanische;japanischen;Koreaner;südkoreanische;nordkoreanische;
Vietnamese;Vietnamesen;Thailänder;Australier;australische;Neuseeländer;Ägypter;ägyptische;ägyptischen;Libyer;libysche;Tunesier;
Algerier;Marokkaner;Afrikaner;afrikanische;afrikanischen;Südafrikaner;südafrikanische;Amerikaner;Amerikanern;Amerikanerin;
amerikanische;amerikanischen;US-Amerikaner;US-amerikanische;US-amerikanischen;Kanadier;kanadische;Mexikaner;mexikanische;
Kubaner;Brasilianer;brasilianische;Argentinier;argentinische;Chilene;Kolumbianer;Europäer;Europäern;europäische;europäischen;
Asiaten;Araber;arabische;arabischen;Juden;jüdische;jüdischen;Muslime;Muslimen;muslimische;islamische;islamischen;Moslems;Christen;
christliche;katholische;katholischen;evangelische;evangelischen;Katholiken;Protestanten;Schiiten;Sunniten;Bayer;Bayern;Berliner;
Hamburger;Münchner;Kölner;Frankfurter;Stuttgarter;Düsseldorfer;Leipziger;Dresdner;Bremer;Wiener;Grazer;Linzer;Salzburger;
Tiroler;Kärntner;Steirer;steirische;Zürcher;Berner;Basler;Londoner;Pariser;Moskauer;New Yorker;Römer;römische;römischen)";

constexpr std::string_view kFirstNames = R"(
Hans;Peter;Wolfgang;Klaus;Jürgen;Günter;Günther;Uwe;Bernd;Horst;Dieter;Manfred;Gerhard;Helmut;Heinz;Werner;Walter;Rainer;Karl;Karl-Heinz;
Hans-Peter;Hans-Jürgen;Hans-Georg;Hans-Dietrich;Karl-Theodor;Heinz-Christian;Frank-Walter;Franz;Franz-Josef;Josef;Johann;Johannes;Georg;
Friedrich;Wilhelm;Heinrich;Ludwig;Otto;Ernst;Fritz;Kurt;Rudolf;Rolf;Ralf;Ralph;Jörg;Jens;Sven;Lars;Torsten;Thorsten;Thomas;Michael;
Andreas;Stefan;Stephan;Matthias;Markus;Christian;Martin;Frank;Dirk;Holger;Volker;Detlef;Oliver;Alexander;Sebastian;Tobias;Florian;
Daniel;Jan;Kai;Tim;Felix;Lukas;Jonas;Maximilian;Moritz;Paul;Philipp;Benjamin;Dominik;Patrick;Marcel;Mario;Marco;Mirko;Heiko;Heiner;
Hubert;Erwin;Erich;Erhard;Edmund;Egon;Alfred;Albert;Arnold;Arthur;August;Bruno;Eckhard;Ekkehard;Engelbert;Eugen;Gerd;Gert;Gottfried;
Gustav;Harald;Hartmut;Herbert;Hermann;Ingo;Joachim;Joseph;Lothar;Lutz;Norbert;Olaf;Oskar;Reinhard;Reinhold;Richard;Robert;Roland;
Siegfried;Sigmar;Theodor;Udo;Ulrich;Viktor;Winfried;Wolf;Angela;Annette;Andrea;Anja;Anna;Anne;Annegret;Antje;Barbara;Beate;Birgit;Brigitte;
Britta;Charlotte;Christa;Christiane;Christina;Christine;Claudia;Cornelia;Dagmar;Doris;Elfriede;Elisabeth;Elke;Emma;Erika;Eva;Franziska;
Friederike;Gabriele;Gerda;Gisela;Gudrun;Hannelore;Hedwig;Heide;Heidi;Heike;Helga;Henriette;Hilde;Hildegard;Ilse;Inge;Ingeborg;Ingrid;Irene;
Iris;Jana;Johanna;Judith;Julia;Jutta;Karin;Katharina;Kathrin;Katja;Katrin;Kerstin;Kirsten;Lena;Luise;Manuela;Margarete;Margot;Maria;
Marianne;Marie;Marion;Marlene;Martina;Monika;Nadine;Nicole;Petra;Regina;Renate;Rita;Rosa;Rosemarie;Ruth;Sabine;Sandra;Sara;Sarah;Silke;
Silvia;Simone;Sonja;Sophie;Stefanie;Stephanie;Steffi;Susanne;Sybille;Tanja;Ulrike;Ursula;Ute;Uta;Vera;Verena;Waltraud;Wilma;Yvonne;
Wladimir;Dmitri;Sergej;Michail;Nikolai;Iwan;Alexej;Jewgeni;Juri;Leonid;Boris;Oleg;Igor;Recep;Mehmet;Ahmet;Mustafa;Cem;Ayse)";

constexpr std::string_view kSurnames = R"(
Adenauer;Erhard;Kiesinger;Brandt;Schmidt;Kohl;Schröder;Merkel;Scholz;Merz;Genscher;Fischer;Westerwelle;Steinmeier;Gauck;Wulff;Köhler;
Rau;Herzog;Weizsäcker;von Weizsäcker;Carstens;Scheel;Heinemann;Lübke;Heuss;Schäuble;Seehofer;Stoiber;Strauß;Söder;Guttenberg;zu Guttenberg;
Gabriel;Steinbrück;Müntefering;Lafontaine;Gysi;Wagenknecht;Lindner;Rösler;Brüderle;Trittin;Künast;Roth;Özdemir;Habeck;Baerbock;Lauterbach;
Spahn;Laschet;Kramp-Karrenbauer;von der Leyen;de Maizière;Schily;Schavan;Riester;Clement;Hartz;Ackermann;Zetsche;Winterkorn;Piëch;Wiedeking;
Mehdorn;Middelhoff;Hoeneß;Beckenbauer;Löw;Klinsmann;Klopp;Neuer;Lahm;Schweinsteiger;Ballack;Podolski;Klose;Özil;Müller;Kroos;Hummels;Reus;
Götze;Gomez;Matthäus;Völler;Sammer;Rummenigge;Magath;Heynckes;Hitzfeld;van Gaal;Guardiola;Schumacher;Vettel;Rosberg;Heidfeld;Becker;Graf;
Witt;Neuner;Honecker;Ulbricht;Krenz;Mielke;Modrow;Schabowski;Biermann;Hitler;Goebbels;Göring;Himmler;Heß;Speer;Bormann;Eichmann;
Hindenburg;von Hindenburg;Ebert;Stresemann;Luxemburg;Liebknecht;Bismarck;von Bismarck;Metternich;Marx;Engels;Lenin;Stalin;Trotzki;
Chruschtschow;Breschnew;Gorbatschow;Jelzin;Putin;Medwedew;Lawrow;Chodorkowski;Nawalny;Selenskyj;Selenski;Poroschenko;Timoschenko;
Janukowitsch;Juschtschenko;Lukaschenko;Erdogan;Erdoğan;Gül;Atatürk;Obama;Trump;Biden;Bush;Clinton;Reagan;Kennedy;Nixon;Carter;Powell;
Rumsfeld;Rice;Kerry;Thatcher;Blair;Brown;Cameron;Johnson;Chirac;Sarkozy;Hollande;Macron;Mitterrand;de Gaulle;Le Pen;Berlusconi;Prodi;
Renzi;Monti;Draghi;Trichet;Zapatero;Rajoy;Aznar;Tsipras;Varoufakis;Papandreou;Barroso;Juncker;Tusk;Kaczynski;Walesa;Havel;Klaus;Orban;
Orbán;Milosevic;Karadzic;Mladic;Tito;Kreisky;Vranitzky;Schüssel;Gusenbauer;Faymann;Kern;Kurz;Kickl;Haider;Strache;Pröll;Häupl;Fischer;
Klestil;Waldheim;Van der Bellen;Grasser;Meinl;Stronach;Mateschitz;Blocher;Leuthard;Calmy-Rey;Gaddafi;Mubarak;Mursi;Assad;Hussein;
Saddam Hussein;bin Laden;Bin Laden;Arafat;Abbas;Netanjahu;Scharon;Olmert;Peres;Rabin;Ahmadinedschad;Ruhani;Chamenei;Karsai;Musharraf;Gandhi;
Mao;Deng;Castro;Chavez;Chávez;Maduro;Lula;Rousseff;Mandela;Zuma;Mugabe;Annan;Ban;Guterres;Goethe;Schiller;Lessing;Heine;Kleist;Hölderlin;
Mann;Hesse;Brecht;Grass;Böll;Walser;Enzensberger;Jelinek;Handke;Bernhard;Kafka;Musil;Schnitzler;Zweig;Roth;Rilke;Nietzsche;Kant;Hegel;
Schopenhauer;Heidegger;Adorno;Habermas;Freud;Einstein;Planck;Heisenberg;Röntgen;Koch;Humboldt;Gauß;Leibniz;Luther;Bach;Mozart;Beethoven;
Haydn;Schubert;Schumann;Brahms;Wagner;Mahler;Strauss;Bruckner;Händel;Karajan;Klimt;Schiele;Dürer;Beuys;Richter;Ratzinger;Wojtyla;Papst Benedikt;
Benedikt;Franziskus;Johannes Paul;Jauch;Gottschalk;Raab;Lanz;Böhmermann;Snowden;Assange;Zuckerberg;Musk;Gates;Jobs;Bezos)";

constexpr HandList kGermanLists[] = {
    {NameList::Country, kCountries},
    {NameList::Region, kRegions},
    {NameList::City, kCities},
    {NameList::Area, kAreas},
    {NameList::Organization, kOrganizations},
    {NameList::Company, kCompanies},
    {NameList::Demonym, kPeoples},
    {NameList::FirstName, kFirstNames},
    {NameList::Surname, kSurnames},
};

}  // namespace

std::span<const HandList> german_hand_lists() { return kGermanLists; }

}  // namespace backfile

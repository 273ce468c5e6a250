// SPDX-License-Identifier: GPL-2.0-or-later
// The English lists. From general knowledge of the news of the last fifty years, not from any test
// set.
#include "indexer/entity/train/hand_lists.h"

namespace backfile {
namespace {

constexpr std::string_view kCompanies = R"(
Google;Alphabet;Facebook;Meta Platforms;Twitter;Instagram;WhatsApp;YouTube;Amazon;Apple;Microsoft;Intel;IBM;Oracle;Cisco;
Dell;Hewlett-Packard;Hewlett Packard;HP;Compaq;Xerox;Kodak;Motorola;Nokia;Ericsson;BlackBerry;Research In Motion;Samsung;
Samsung Electronics;LG;LG Electronics;Sony;Panasonic;Matsushita;Toshiba;Hitachi;Sharp;Fujitsu;NEC;Canon;Nikon;Nintendo;Sega;
Toyota;Honda;Nissan;Mazda;Mitsubishi;Subaru;Suzuki;Isuzu;Hyundai;Kia;Daewoo;Volkswagen;VW;BMW;Daimler;Mercedes-Benz;
DaimlerChrysler;Porsche;Audi;Opel;Fiat;Ferrari;Renault;Peugeot;Citroen;Volvo;Saab;Jaguar;Rolls-Royce;Bentley;Ford;
Ford Motor;General Motors;GM;Chrysler;American Motors;Tesla;Tesla Motors;Uber;Lyft;Airbnb;Spotify;Netflix;Snapchat;Snap;
TikTok;ByteDance;Tencent;Alibaba;Baidu;Huawei;ZTE;Xiaomi;Lenovo;JD.com;Weibo;WeChat;Yahoo;AOL;America Online;Time Warner;
MySpace;LinkedIn;Reddit;Wikipedia;Wikimedia Foundation;Mozilla;Skype;PayPal;eBay;Craigslist;Groupon;Zynga;Dropbox;
Zoom;Twitch;Pinterest;Tumblr;Telegram;SpaceX;Blue Origin;Virgin Galactic;OpenAI;DeepMind;Nvidia;AMD;Qualcomm;
Texas Instruments;Foxconn;TSMC;Kaspersky Lab;Symantec;McAfee;Palantir;Cambridge Analytica;Theranos;WeWork;
Boeing;Airbus;Lockheed;Lockheed Martin;McDonnell Douglas;Northrop;Northrop Grumman;Raytheon;General Dynamics;
General Electric;GE;Westinghouse;Honeywell;Siemens;Philips;Bosch;BASF;Bayer;Hoechst;Henkel;ThyssenKrupp;Thyssen;Krupp;
Lufthansa;Air France;British Airways;KLM;Alitalia;Iberia;Qantas;Ansett;Ryanair;EasyJet;Swissair;SAS;Finnair;Aeroflot;
Air India;Air Canada;Delta Air Lines;United Airlines;American Airlines;Pan Am;Pan American;TWA;Trans World Airlines;
Eastern Airlines;Continental Airlines;Northwest Airlines;Southwest Airlines;US Airways;JetBlue;Japan Airlines;JAL;
All Nippon Airways;Cathay Pacific;Singapore Airlines;Malaysia Airlines;Emirates;Etihad;Qatar Airways;Turkish Airlines;
Exxon;ExxonMobil;Exxon Mobil;Mobil;Chevron;Texaco;Gulf Oil;Shell;Royal Dutch Shell;Royal Dutch;BP;British Petroleum;Total;
Elf Aquitaine;Eni;Agip;Statoil;Equinor;Repsol;Petrobras;Pemex;PDVSA;Gazprom;Rosneft;Lukoil;Yukos;Sibneft;Transneft;
Saudi Aramco;Aramco;Sinopec;PetroChina;CNOOC;Petronas;Halliburton;Schlumberger;Occidental Petroleum;Conoco;ConocoPhillips;
Enron;WorldCom;Arthur Andersen;Tyco;AT&T;MCI;Sprint;Verizon;Vodafone;T-Mobile;Deutsche Telekom;France Telecom;Orange;
British Telecom;BT;Telefonica;Telecom Italia;NTT;NTT DoCoMo;SoftBank;Rogers;Bell Canada;Comcast;Viacom;Disney;Walt Disney;
Pixar;Paramount;Paramount Pictures;Universal Pictures;Warner Bros;Columbia Pictures;MGM;20th Century Fox;DreamWorks;Lucasfilm;
Marvel;Marvel Studios;DC Comics;Sony Pictures;Miramax;EMI;Motown;Hasbro;Mattel;Lego;Goldman Sachs;Morgan Stanley;JPMorgan;
JPMorgan Chase;J.P. Morgan;Chase Manhattan;Citibank;Citicorp;Citigroup;Bank of America;Wells Fargo;Merrill Lynch;
Lehman Brothers;Bear Stearns;Salomon Brothers;Salomon;Drexel Burnham Lambert;First Boston;Credit Suisse;UBS;Deutsche Bank;
Dresdner Bank;Commerzbank;BNP Paribas;Societe Generale;Credit Agricole;Barclays;Lloyds;HSBC;NatWest;RBS;
Royal Bank of Scotland;Standard Chartered;Northern Rock;Santander;ING;ABN Amro;Nomura;Daiwa;Mitsui;Sumitomo;Mizuho;
American Express;Visa;MasterCard;Fannie Mae;Freddie Mac;AIG;Allianz;Axa;Prudential;Berkshire Hathaway;BlackRock;Blackstone;
KKR;Moody's;Moody's Investors Service;Standard & Poor's;Standard and Poor's;Fitch;Dow Jones;Nasdaq;Lloyd's of London;
Price Waterhouse;PricewaterhouseCoopers;Deloitte;Ernst & Young;KPMG;McKinsey;Procter & Gamble;Unilever;Nestle;Danone;Kraft;
Kellogg;Heinz;Campbell Soup;Coca-Cola;Pepsi;PepsiCo;McDonald's;Burger King;KFC;Starbucks;Wendy's;Anheuser-Busch;Heineken;
Guinness;Diageo;Philip Morris;RJR Nabisco;Nabisco;British American Tobacco;Wal-Mart;Walmart;Kmart;Sears;J.C. Penney;Macy's;
Target;Home Depot;Costco;Tesco;Sainsbury's;Marks & Spencer;Carrefour;Aldi;Lidl;Ikea;H&M;Zara;Nike;Adidas;Puma;Reebok;Gucci;
Louis Vuitton;LVMH;Chanel;Prada;Pfizer;Merck;Novartis;Roche;Sanofi;AstraZeneca;GlaxoSmithKline;Glaxo;Johnson & Johnson;
Eli Lilly;Bristol-Myers Squibb;Moderna;BioNTech;Monsanto;DuPont;Du Pont;Dow Chemical;Union Carbide;Rio Tinto;BHP;
BHP Billiton;Anglo American;De Beers;Glencore;Vale;Alcoa;Alcan;U.S. Steel;US Steel;Bethlehem Steel;Nippon Steel;Posco;
ArcelorMittal;Mittal;Tata;Tata Motors;Tata Steel;Reliance Industries;Infosys;Wipro;Bechtel;Blackwater;FedEx;
Federal Express;UPS;DHL;Maersk;Caterpillar;John Deere;Goodyear;Michelin;Firestone;Bridgestone;Hilton;Marriott;Sheraton;
Cargill;Archer Daniels Midland;Conagra;ITT;GTE;RCA;NCR;Unisys;Wang;Digital Equipment;Tandy;Atari;Commodore;Borland;Lotus;
Novell;Netscape;Sun Microsystems;Silicon Graphics;SAP;Adobe;Salesforce;3M;Lonrho;Hanson;Trafalgar House;ICI;Courtaulds;
British Gas;British Steel;British Telecommunications;British Aerospace;BAE Systems;GEC;Plessey;Racal;Thorn EMI;Reuters Holdings)";

constexpr std::string_view kOrganizations = R"(
UN;U.N.;United Nations;UN Security Council;Security Council;General Assembly;UNICEF;UNESCO;UNHCR;UNRWA;UNDP;UNCTAD;FAO;
WHO;World Health Organization;World Health Organisation;WTO;World Trade Organization;World Trade Organisation;GATT;IMF;
International Monetary Fund;World Bank;Interpol;Europol;ICC;International Criminal Court;International Court of Justice;IAEA;
International Atomic Energy Agency;Red Cross;International Committee of the Red Cross;Red Crescent;ICRC;NATO;Nato;
North Atlantic Treaty Organization;Warsaw Pact;European Union;EU;E.U.;EC;EEC;European Community;European Economic Community;
Common Market;European Commission;European Parliament;European Council;Council of Europe;European Central Bank;ECB;
European Court of Human Rights;European Court of Justice;OSCE;OECD;OPEC;Opec;APEC;ASEAN;Asean;African Union;
Organization of African Unity;OAU;OAS;Organization of American States;Arab League;Gulf Cooperation Council;GCC;Mercosur;
NAFTA;CIS;Commonwealth of Independent States;ECOWAS;BRICS;G7;G8;G20;G-7;G-8;Group of Seven;Group of Five;Greenpeace;
Amnesty International;Human Rights Watch;Oxfam;Save the Children;Doctors Without Borders;Medecins Sans Frontieres;WWF;
Transparency International;Freedom House;Reporters Without Borders;Committee to Protect Journalists;World Economic Forum;
International Olympic Committee;IOC;FIFA;UEFA;NBA;NFL;NHL;MLB;NCAA;WBA;WBC;FIA;PGA;WADA;
CIA;FBI;NSA;DEA;ATF;NASA;FDA;FCC;FAA;EPA;IRS;SEC;FTC;FEMA;CDC;NIH;INS;USDA;DHS;TSA;NTSB;FDIC;Fed;Federal Reserve;
Federal Reserve Board;Federal Reserve Bank;U.S. Federal Reserve;State Department;U.S. State Department;Defense Department;
Pentagon;Justice Department;Department of Justice;Treasury;Treasury Department;U.S. Treasury;Commerce Department;
Labor Department;Energy Department;Agriculture Department;Homeland Security;Department of Homeland Security;White House;
Congress;U.S. Congress;Senate;U.S. Senate;House of Representatives;U.S. House of Representatives;House;Capitol Hill;
Supreme Court;U.S. Supreme Court;High Court;Court of Appeal;Securities and Exchange Commission;Federal Trade Commission;
Federal Communications Commission;Federal Aviation Administration;Environmental Protection Agency;
Food and Drug Administration;Internal Revenue Service;Central Intelligence Agency;Federal Bureau of Investigation;
National Security Agency;National Security Council;Secret Service;Coast Guard;U.S. Coast Guard;U.S. Army;U.S. Navy;
U.S. Air Force;US Army;US Navy;US Air Force;Marine Corps;National Guard;Army;Navy;Air Force;Marines;Royal Navy;
Royal Air Force;RAF;Red Army;Bundeswehr;Scotland Yard;Metropolitan Police;MI5;MI6;GCHQ;KGB;FSB;GRU;Mossad;Shin Bet;ISI;
Stasi;Gestapo;Guantanamo;House of Commons;House of Lords;Parliament;Commons;Downing Street;Foreign Office;Home Office;
Ministry of Defence;Bank of England;Bank of Japan;Bank of Canada;Bank of France;Bundesbank;Bundestag;Bundesrat;
People's Bank of China;Reserve Bank of Australia;Reserve Bank of India;Kremlin;Duma;State Duma;Knesset;Politburo;
National People's Congress;Diet;Lok Sabha;Rajya Sabha;Sejm;Cortes;Majlis;Loya Jirga;Interior Ministry;Foreign Ministry;
Defence Ministry;Defense Ministry;Finance Ministry;Health Ministry;Justice Ministry;Ministry of Foreign Affairs;
Ministry of International Trade and Industry;MITI;New York Stock Exchange;NYSE;London Stock Exchange;Tokyo Stock Exchange;
Chicago Board of Trade;Chicago Mercantile Exchange;London Metal Exchange;Wall Street;Republican Party;Democratic Party;
Republicans;Democrats;Republican;Democrat;GOP;Tea Party;Republican National Committee;Democratic National Committee;DNC;RNC;
Labour;Labour Party;Conservative Party;Conservatives;Tories;Liberal Democrats;Lib Dems;Liberal Party;Liberals;UKIP;
Scottish National Party;SNP;Plaid Cymru;Sinn Fein;DUP;IRA;Irish Republican Army;Fianna Fail;Fine Gael;Green Party;Greens;
Communist Party;Communist Party of China;Chinese Communist Party;Kuomintang;Democratic Progressive Party;Socialist Party;
Social Democrats;SPD;CDU;CSU;FDP;AfD;Christian Democrats;National Front;Front National;Forza Italia;Lega Nord;Five Star Movement;
Podemos;Syriza;PASOK;New Democracy;Golden Dawn;Fidesz;Law and Justice;Solidarity;Civic Platform;United Russia;Yabloko;
Likud;Kadima;Hamas;Fatah;PLO;Palestine Liberation Organization;Palestinian Authority;Islamic Jihad;Hezbollah;Hizbollah;
Hezbullah;Amal;al-Qaeda;al-Qaida;Al Qaeda;Al-Qaeda;al Qaeda;Taliban;Taleban;Islamic State;ISIS;ISIL;IS;Daesh;Boko Haram;
al-Shabab;al-Shabaab;Al Shabaab;Muslim Brotherhood;Northern Alliance;Mujahideen;Lashkar-e-Taiba;Jaish-e-Mohammad;
Abu Sayyaf;Jemaah Islamiah;Tamil Tigers;LTTE;FARC;ELN;ETA;PKK;YPG;Kurdistan Workers Party;Shining Path;Khmer Rouge;Viet Cong;
Contras;Sandinistas;Farabundo Marti;Baath Party;Ba'ath Party;Free Syrian Army;Peshmerga;Revolutionary Guards;
Revolutionary Guard;Quds Force;African National Congress;ANC;Inkatha;Zanu-PF;ZANU-PF;Movement for Democratic Change;SWAPO;
UNITA;MPLA;Frelimo;Renamo;National Party;Congress Party;BJP;Bharatiya Janata Party;Shiv Sena;Awami League;Pakistan People's Party;
Pakistan Muslim League;LDP;Liberal Democratic Party;Komeito;Golkar;UMNO;Pheu Thai;National League for Democracy;
Ku Klux Klan;NAACP;ACLU;NRA;AFL-CIO;Teamsters;United Auto Workers;UAW;TUC;National Union of Mineworkers;Planned Parenthood;
Black Lives Matter;Occupy;Anonymous;WikiLeaks;Church of England;Catholic Church;Roman Catholic Church;Vatican;Holy See;
Church of Scientology;Opus Dei;Falun Gong;Aum Shinrikyo;Mormon Church;Salvation Army;Boy Scouts;Rotary;Mafia;Cosa Nostra;
Reuters;Thomson Reuters;Associated Press;AP;The Associated Press;Agence France-Presse;AFP;UPI;United Press International;
TASS;Tass;Itar-Tass;ITAR-TASS;RIA Novosti;Interfax;Sputnik;RT;Russia Today;Xinhua;Kyodo;Jiji Press;Yonhap;KCNA;IRNA;Anadolu;
ANSA;DPA;dpa;EFE;PTI;Press Trust of India;Press Association;Bloomberg;Bloomberg News;CNN;BBC;ITV;Channel 4;Sky News;Sky;BSkyB;
NBC;CBS;ABC;PBS;NPR;HBO;ESPN;MTV;CNBC;MSNBC;Fox;Fox News;Al Jazeera;Al-Jazeera;al-Jazeera;Al Arabiya;Voice of America;VOA;
Radio Free Europe;Deutsche Welle;CBC;CCTV;NHK;News Corp;News Corporation;News International;New York Times;The New York Times;
Washington Post;The Washington Post;Wall Street Journal;The Wall Street Journal;USA Today;Los Angeles Times;Chicago Tribune;
Boston Globe;New York Post;New York Daily News;Miami Herald;Newsweek;Time;The Economist;Economist;Financial Times;Forbes;Fortune;
Business Week;BusinessWeek;The New Yorker;Vanity Fair;Rolling Stone;Playboy;The Times;Sunday Times;The Guardian;Guardian;
The Observer;Daily Telegraph;The Daily Telegraph;Telegraph;The Independent;Daily Mail;Daily Mirror;Daily Express;The Sun;
News of the World;Evening Standard;Le Monde;Le Figaro;Liberation;Der Spiegel;Die Zeit;Die Welt;Bild;
Frankfurter Allgemeine Zeitung;Sueddeutsche Zeitung;Corriere della Sera;La Repubblica;La Stampa;El Pais;El Mundo;Pravda;
Izvestia;Kommersant;Novaya Gazeta;Haaretz;Jerusalem Post;Times of India;The Hindu;Dawn;Straits Times;South China Morning Post;
People's Daily;Global Times;China Daily;Asahi Shimbun;Yomiuri Shimbun;Nikkei;Sydney Morning Herald;The Australian;The Age;
Globe and Mail;The Globe and Mail;Toronto Star;BuzzFeed;Huffington Post;HuffPost;Politico;Vox;Breitbart;Daily Beast;
Harvard;Harvard University;Yale;Yale University;Princeton;Princeton University;Stanford;Stanford University;MIT;
Massachusetts Institute of Technology;Oxford University;University of Oxford;Cambridge University;University of Cambridge;
Columbia University;Cornell;Cornell University;Duke University;Georgetown University;Johns Hopkins University;UCLA;
University of California;University of Chicago;University of Michigan;New York University;London School of Economics;
Imperial College;University College London;Sorbonne;Brookings Institution;Heritage Foundation;Cato Institute;RAND;
Council on Foreign Relations;Chatham House;Carnegie Endowment;Smithsonian;Smithsonian Institution;Pew Research Center;Gallup;
Manchester United;Manchester City;Liverpool;Arsenal;Chelsea;Tottenham;Tottenham Hotspur;Everton;Aston Villa;Newcastle United;
Leeds United;West Ham;Leicester City;Southampton;Celtic;Rangers;Barcelona;Real Madrid;Atletico Madrid;Valencia;Juventus;AC Milan;
Inter Milan;Lazio;Napoli;Bayern Munich;Borussia Dortmund;Werder Bremen;Schalke;Hamburg SV;Ajax;Feyenoord;PSV Eindhoven;
Paris Saint-Germain;PSG;Marseille;Lyon;Monaco;Benfica;Porto;Sporting Lisbon;Galatasaray;Fenerbahce;Besiktas;Spartak Moscow;
CSKA Moscow;Dynamo Kiev;Boca Juniors;River Plate;Flamengo;Santos;New York Yankees;Yankees;Mets;New York Mets;Boston Red Sox;
Red Sox;Dodgers;Los Angeles Dodgers;Giants;San Francisco Giants;Cubs;Chicago Cubs;White Sox;Cardinals;St. Louis Cardinals;
Braves;Atlanta Braves;Orioles;Baltimore Orioles;Phillies;Philadelphia Phillies;Pirates;Pittsburgh Pirates;Reds;Cincinnati Reds;
Indians;Cleveland Indians;Tigers;Detroit Tigers;Twins;Minnesota Twins;Royals;Kansas City Royals;Astros;Houston Astros;
Rangers;Texas Rangers;Mariners;Seattle Mariners;Athletics;Oakland Athletics;Angels;California Angels;Padres;San Diego Padres;
Rockies;Colorado Rockies;Marlins;Florida Marlins;Blue Jays;Toronto Blue Jays;Expos;Montreal Expos;Brewers;Milwaukee Brewers;
Lakers;Los Angeles Lakers;Celtics;Boston Celtics;Bulls;Chicago Bulls;Knicks;New York Knicks;Heat;Miami Heat;Spurs;
San Antonio Spurs;Rockets;Houston Rockets;Jazz;Utah Jazz;Suns;Phoenix Suns;Warriors;Golden State Warriors;76ers;Pistons;
Detroit Pistons;Pacers;Indiana Pacers;Cavaliers;Cleveland Cavaliers;Hawks;Atlanta Hawks;Hornets;Charlotte Hornets;Magic;
Orlando Magic;Raptors;Toronto Raptors;Mavericks;Dallas Mavericks;Nuggets;Denver Nuggets;Trail Blazers;Clippers;Timberwolves;
Cowboys;Dallas Cowboys;Packers;Green Bay Packers;Patriots;New England Patriots;Steelers;Pittsburgh Steelers;49ers;
San Francisco 49ers;Broncos;Denver Broncos;Raiders;Oakland Raiders;Redskins;Washington Redskins;Dolphins;Miami Dolphins;Jets;
New York Jets;New York Giants;Bears;Chicago Bears;Vikings;Minnesota Vikings;Colts;Indianapolis Colts;Chiefs;Kansas City Chiefs;
Chargers;San Diego Chargers;Seahawks;Seattle Seahawks;Falcons;Atlanta Falcons;Saints;New Orleans Saints;Buccaneers;Panthers;
Carolina Panthers;Jaguars;Titans;Bengals;Cincinnati Bengals;Browns;Cleveland Browns;Bills;Buffalo Bills;Lions;Detroit Lions;
Eagles;Philadelphia Eagles;Rams;Ravens;Baltimore Ravens;Maple Leafs;Toronto Maple Leafs;Canadiens;Montreal Canadiens;Bruins;
Boston Bruins;Blackhawks;Chicago Blackhawks;Red Wings;Detroit Red Wings;Penguins;Pittsburgh Penguins;Flyers;Philadelphia Flyers;
Capitals;Washington Capitals;Oilers;Edmonton Oilers;Flames;Calgary Flames;Canucks;Vancouver Canucks;Senators;Ottawa Senators;
Devils;New Jersey Devils;Islanders;New York Islanders;New York Rangers;Sabres;Avalanche;Sharks;Lightning;Ducks;
Beatles;The Beatles;Rolling Stones;The Rolling Stones;Pink Floyd;Led Zeppelin;U2;Queen;Nirvana;Metallica;Abba;Radiohead;Coldplay;
Oasis;Spice Girls;One Direction;Pussy Riot;Bolshoi;Bolshoi Theatre;Metropolitan Opera;Royal Shakespeare Company;
Metropolitan Museum of Art;Museum of Modern Art;British Museum;Tate;Louvre;Guggenheim;Sotheby's;Christie's;Bilderberg)";

constexpr std::string_view kAreas = R"(
Middle East;Mideast;Near East;Far East;Latin America;Central America;North America;South America;Caribbean;West Indies;
Eastern Europe;Western Europe;Central Europe;Scandinavia;Balkans;Baltics;Benelux;Iberia;Caucasus;Central Asia;Southeast Asia;
South-East Asia;South East Asia;South Asia;East Asia;Indochina;Asia Pacific;Asia-Pacific;Maghreb;Sahel;Sahara;Sub-Saharan Africa;
Horn of Africa;West Africa;East Africa;North Africa;Southern Africa;Central Africa;Siberia;Crimea;Donbas;Donbass;Chechnya;
Dagestan;Ingushetia;North Ossetia;South Ossetia;Abkhazia;Nagorno-Karabakh;Transnistria;Kashmir;Punjab;Tibet;Xinjiang;
Inner Mongolia;Manchuria;Korean Peninsula;Gaza;Gaza Strip;West Bank;Golan Heights;Sinai;Negev;Galilee;Judea;Samaria;
Palestine;Palestinian Territories;East Jerusalem;Jerusalem;Kurdistan;Iraqi Kurdistan;Anbar;Helmand;Waziristan;
North Waziristan;South Waziristan;Swat Valley;Khyber Pass;Baluchistan;Balochistan;Sindh;Darfur;South Kordofan;Biafra;
Katanga;Kivu;North Kivu;Ogaden;Puntland;Somaliland;Zanzibar;Western Sahara;Aceh;East Timor;West Papua;Borneo;Sumatra;Java;
Mindanao;Luzon;Okinawa;Hokkaido;Honshu;Kyushu;Kuril Islands;Senkaku Islands;Spratly Islands;Paracel Islands;
South China Sea;East China Sea;Sea of Japan;Yellow Sea;Black Sea;Caspian Sea;Baltic Sea;North Sea;Irish Sea;Mediterranean;
Mediterranean Sea;Adriatic;Adriatic Sea;Aegean;Aegean Sea;Red Sea;Dead Sea;Arabian Sea;Persian Gulf;Gulf;Gulf of Aden;
Gulf of Mexico;Gulf of Oman;Strait of Hormuz;Straits of Hormuz;Bosporus;Dardanelles;Suez Canal;Suez;Panama Canal;
English Channel;Channel Tunnel;Pacific;Pacific Ocean;Atlantic;Atlantic Ocean;Indian Ocean;Arctic;Arctic Ocean;Antarctic;
Antarctica;Bay of Bengal;Caribbean Sea;Bering Sea;Danube;Rhine;Rhone;Seine;Thames;Volga;Don;Dnieper;Elbe;Oder;Po;Tiber;Nile;
Niger River;Congo River;Zambezi;Euphrates;Tigris;Jordan River;Indus;Ganges;Brahmaputra;Mekong;Yangtze;Yellow River;Amazon River;
Orinoco;Mississippi;Mississippi River;Missouri River;Ohio River;Hudson River;Hudson;Potomac;Colorado River;Rio Grande;
St. Lawrence;Lake Michigan;Lake Superior;Lake Erie;Lake Ontario;Lake Huron;Great Lakes;Lake Victoria;Lake Geneva;Alps;
Pyrenees;Carpathians;Urals;Himalayas;Himalaya;Hindu Kush;Andes;Rockies;Rocky Mountains;Appalachians;Sierra Nevada;
Mount Everest;Everest;Kilimanjaro;Mont Blanc;Mount Fuji;Grand Canyon;Niagara Falls;Yellowstone;Yosemite;Death Valley;
Silicon Valley;New England;Midwest;Deep South;West Coast;East Coast;Great Plains;Corn Belt;Long Island;Manhattan;Brooklyn;
Queens;Bronx;Staten Island;Harlem;Times Square;Central Park;Broadway;Ground Zero;Hollywood;Beverly Hills;Las Vegas;
Capitol;Washington D.C.;Washington DC;Fort Knox;Guantanamo Bay;Pearl Harbor;Cape Canaveral;Alcatraz;Harpers Ferry;
Britain;Great Britain;England;Scotland;Wales;Northern Ireland;Ulster;Channel Islands;Isle of Man;Falkland Islands;Falklands;
Gibraltar;Heathrow;Heathrow Airport;Gatwick;Trafalgar Square;Buckingham Palace;Westminster;Hyde Park;Wembley;Wimbledon;
Canary Wharf;Bavaria;Saxony;Prussia;Silesia;Bohemia;Moravia;Transylvania;Galicia;Catalonia;Basque Country;Andalusia;
Brittany;Normandy;Provence;Alsace;Lorraine;Corsica;Sicily;Sardinia;Tuscany;Lombardy;Tyrol;Flanders;Wallonia;Holland;Crete;
Cyprus;Thrace;Macedonia;Montenegro;Kosovo;Bosnia;Bosnia-Herzegovina;Herzegovina;Vojvodina;Srebrenica;Yugoslavia;
Czechoslovakia;Soviet Union;USSR;East Germany;West Germany;GDR;Ottoman Empire;Roman Empire;British Empire;Babylon;Persia;
Mesopotamia;Burma;Rangoon;Saigon;Peking;Bombay;Calcutta;Madras;Ceylon;Siam;Formosa;Rhodesia;Zaire;Upper Volta;Leningrad;
Stalingrad;Danzig;Constantinople;Tiananmen Square;Tahrir Square;Red Square;Taksim Square;Maidan;Auschwitz;Chernobyl;
Fukushima;Hiroshima;Nagasaki;Bhopal;Lockerbie;Camp David;Mar-a-Lago;Bermuda;Bahamas;Canary Islands;Azores;Hawaii;Alaska;
Guam;Puerto Rico;Galapagos;Easter Island;Tahiti;Bali;Kremlin Wall;North;South;West;East;Third World;Arab world;Eurozone;Europe;
Asia;Africa;Oceania;Australasia;Queensland;New South Wales;Tasmania;Northern Territory;Quebec;Ontario;British Columbia;Alberta)";

constexpr std::string_view kPeoples = R"(
Muslim;Muslims;Christian;Christians;Jew;Jews;Jewish;Catholic;Catholics;Roman Catholic;Protestant;Protestants;Anglican;Anglicans;
Orthodox;Baptist;Baptists;Methodist;Methodists;Lutheran;Lutherans;Presbyterian;Mormon;Mormons;Evangelical;Quaker;Quakers;Amish;
Hindu;Hindus;Buddhist;Buddhists;Sikh;Sikhs;Sunni;Sunnis;Shiite;Shiites;Shia;Shi'ite;Shi'ites;Alawite;Alawites;Druze;Yazidi;
Yazidis;Copts;Coptic;Islamic;Islamist;Islamists;Islam;Christianity;Judaism;Hinduism;Buddhism;Zionist;Zionism;Kurd;Kurds;Kurdish;
Pashtun;Pashtuns;Tajik;Tajiks;Uzbek;Uzbeks;Hazara;Hazaras;Turkmen;Kazakh;Kazakhs;Kyrgyz;Uighur;Uighurs;Uyghur;Uyghurs;Tibetan;
Tibetans;Mongol;Mongols;Mongolian;Han;Manchu;Rohingya;Rohingyas;Karen;Shan;Tamil;Tamils;Sinhalese;Bengali;Bengalis;Punjabi;
Gujarati;Kashmiri;Kashmiris;Sindhi;Baloch;Baluch;Nepalese;Nepali;Maori;Aborigine;Aborigines;Aboriginal;Inuit;Eskimo;Cherokee;
Navajo;Apache;Sioux;Mohawk;Maya;Mayan;Aztec;Inca;Native American;Native Americans;African American;African Americans;
African-American;African-Americans;Hispanic;Hispanics;Latino;Latinos;Latin;Creole;Cajun;Yankee;Texan;Texans;Californian;
New Yorker;New Yorkers;Londoner;Londoners;Parisian;Parisians;Muscovite;Muscovites;Berliner;Berliners;Scot;Scots;Scottish;
Welsh;Irish;Cornish;English;Briton;Anglo-Saxon;Celtic;Gaelic;Gypsy;Roma;Romany;Basque;Basques;Catalan;Catalans;Flemish;Walloon;
Bavarian;Saxon;Prussian;Sicilian;Corsican;Breton;Norman;Nordic;Scandinavian;Slav;Slavic;Slavs;Slovene;Slovenian;Slovenians;
Slovak;Slovaks;Serb;Serbs;Serbian;Serbians;Croatian;Bosniak;Bosniaks;Kosovar;Albanians;Macedonian;Macedonians;Montenegrin;Romanian;
Romanians;Moldovan;Moldovans;Ukrainian;Ukrainians;Belarussian;Russian;Russians;Soviet;Soviets;Tatar;Tatars;Georgian;Georgians;
Abkhaz;Ossetian;Ossetians;Ingush;Dagestani;Balkan;Baltic;Latvian;Latvians;Lithuanian;Lithuanians;Estonian;Estonians;Finn;Finns;
Swede;Swedes;Swedish;Norwegian;Norwegians;Dane;Icelandic;Icelanders;Dutchman;Belgians;Swiss;Italian;Italians;Spaniard;Spaniards;
Spanish;Portuguese;Greek;Greeks;Turk;Turks;Turkish;Maltese;Hungarian;Hungarians;Pole;Poles;Polish;Israeli;Israelis;Palestinian;
Palestinians;Lebanese;Syrian;Syrians;Jordanian;Jordanians;Iraqi;Iraqis;Iranian;Iranians;Persian;Persians;Saudi;Saudis;Yemeni;
Yemenis;Omani;Qatari;Emirati;Kuwaiti;Kuwaitis;Libyan;Libyans;Tunisian;Tunisians;Moroccan;Moroccans;Berber;Berbers;Sudanese;
Somali;Somalis;Kenyan;Kenyans;Ugandan;Ugandans;Tanzanian;Tanzanians;Rwandan;Rwandans;Hutu;Hutus;Tutsi;Tutsis;Zulu;Zulus;Xhosa;
Afrikaner;Afrikaners;Afrikaans;South African;South Africans;Zimbabwean;Zimbabweans;Zambian;Zambians;Malawian;Mozambican;Namibian;
Nigerian;Nigerians;Igbo;Hausa;Yoruba;Fulani;Ghanaian;Ghanaians;Ivorian;Ivorians;Liberian;Liberians;Malian;Malians;Senegalese;
Gambian;Cameroonian;Indian;Indians;Pakistani;Pakistanis;Sri Lankan;Sri Lankans;Indonesian;Indonesians;Malaysian;Malaysians;Malay;
Malays;Singaporean;Singaporeans;Thai;Thais;Vietnamese;Laotian;Hmong;Taiwanese;Japanese;Korean;Koreans;North Korean;North Koreans;
South Korean;South Koreans;Cantonese;Mandarin;Arabic;Hebrew;Yiddish;Urdu;Farsi;Hindi;Swahili;New Zealander;New Zealanders;Kiwi;
Kiwis;Mexican;Mexicans;Guatemalan;Guatemalans;Honduran;Hondurans;Salvadoran;Salvadorans;Nicaraguan;Nicaraguans;Panamanian;
Panamanians;Costa Rican;Haitian;Haitians;Jamaican;Jamaicans;Puerto Rican;Puerto Ricans;Venezuelan;Venezuelans;Colombians;Peruvian;
Peruvians;Paraguayan;Uruguayan;Latin American;Latin Americans;Central American;Middle Eastern;Western;Westerner;Westerners;
Eastern;Asian;Asian American;Asian Americans;Arab American;Oriental;Communist;Communists;Nazi;Nazis;Fascist;Fascists;Marxist;
Maoist;Maoists;Stalinist;Bolshevik;Bolsheviks;Ottoman;Ottomans;Roman;Romans;Byzantine;Germanic;Anglo;Frenchman;Frenchmen;
Englishman;Irishman;Scotsman;Welshman;Confederate;Victorian;Elizabethan;Cold War;World War I;World War II;First World War;
Second World War;Vietnam War;Gulf War;Korean War;Iraq War;Civil War;Holocaust;Olympic;Olympics;Olympic Games;World Cup;
Super Bowl;World Series;Nobel;Nobel Prize;Nobel Peace Prize;Pulitzer Prize;Oscar;Oscars;Academy Award;Academy Awards;Emmy;Grammy;
Ramadan;Koran;Quran;Bible;Brexit;Internet;English-language;Kalashnikov;Scud;Patriot Act;Windows;iPhone;iPad;Android)";

constexpr std::string_view kSurnames = R"(
Putin;Yeltsin;Gorbachev;Medvedev;Lavrov;Peskov;Primakov;Zhirinovsky;Khodorkovsky;Navalny;Lukashenko;Yushchenko;Yanukovych;
Tymoshenko;Poroshenko;Zelensky;Zelenskiy;Saakashvili;Shevardnadze;Aliyev;Nazarbayev;Karimov;Kadyrov;Netanyahu;Sharon;Peres;Rabin;
Olmert;Livni;Barak;Arafat;Abbas;Haniyeh;Mashaal;Nasrallah;Hariri;Aoun;Assad;Mubarak;Morsi;Sisi;ElBaradei;Gaddafi;Gadhafi;Khadafy;
Bouteflika;Ben Ali;Saddam;Maliki;Allawi;Sadr;Sistani;Talabani;Barzani;Chalabi;Zarqawi;Khomeini;Khamenei;Rafsanjani;Khatami;
Ahmadinejad;Rouhani;Zarif;Karzai;Ghani;Zawahiri;Musharraf;Bhutto;Zardari;Sharif;Gandhi;Nehru;Vajpayee;Singh;Modi;Mao;Deng;Jiang;Hu;
Wen;Xi;Li;Erdogan;Gul;Ocalan;Merkel;Schroeder;Kohl;Scholz;Schaeuble;Steinmeier;Genscher;Honecker;Chirac;Sarkozy;Hollande;Macron;
Mitterrand;Le Pen;Jospin;Berlusconi;Prodi;Renzi;Monti;Craxi;Andreotti;Aznar;Zapatero;Rajoy;Gonzalez;Barroso;Juncker;Tusk;Kaczynski;
Walesa;Havel;Orban;Ceausescu;Milosevic;Karadzic;Mladic;Tudjman;Izetbegovic;Djindjic;Papandreou;Tsipras;Thatcher;Blair;Brown;Cameron;
May;Johnson;Corbyn;Miliband;Farage;Kinnock;Obama;Trump;Biden;Bush;Clinton;Reagan;Carter;Nixon;Kissinger;Cheney;Rumsfeld;Powell;Rice;
Kerry;Romney;McCain;Palin;Gore;Dole;Pelosi;McConnell;Giuliani;Bloomberg;Greenspan;Bernanke;Yellen;Volcker;Snowden;Assange;Manning;
Mueller;Comey;Weinberger;Shultz;Baker;Meese;Poindexter;Noriega;Castro;Chavez;Maduro;Morales;Correa;Lula;Rousseff;Bolsonaro;Kirchner;
Menem;Pinochet;Fujimori;Uribe;Santos;Aristide;Preval;Ortega;Mugabe;Tsvangirai;Mandela;Mbeki;Zuma;De Klerk;Botha;Tutu;Obasanjo;
Buhari;Abacha;Gbagbo;Ouattara;Taylor;Kabila;Mobutu;Museveni;Kagame;Kenyatta;Odinga;Kibaki;Bashir;Garang;Annan;Kofi;Boutros-Ghali;
Ban;Guterres;Suharto;Habibie;Wahid;Megawati;Yudhoyono;Mahathir;Anwar;Thaksin;Yingluck;Marcos;Aquino;Arroyo;Duterte;Suu Kyi;Hun Sen;
Sihanouk;Pol Pot;Koizumi;Abe;Nakasone;Takeshita;Miyazawa;Hashimoto;Roh;Park;Kim;Musk;Bezos;Zuckerberg;Gates;Jobs;Buffett;Murdoch;
Maxwell;Icahn;Boesky;Milken;Madoff;Soros;Schwarzenegger;Eastwood;Spielberg;Scorsese;Tarantino;Beckham;Ronaldo;Messi;Maradona;Pele;
Zidane;Federer;Nadal;Djokovic;Agassi;Sampras;Becker;Graf;Navratilova;Hingis;Schumacher;Hamilton;Vettel;Armstrong;Bolt;Phelps;Woods;
Shakespeare;Mozart;Beethoven;Picasso;Einstein;Hitler;Stalin;Lenin;Trotsky;Churchill;Roosevelt;Truman;Eisenhower;Kennedy;Khrushchev;
Brezhnev;Andropov;Chernenko;Gromyko;Shevardnadze;Dukakis;Mondale;Ferraro;Marx;Darwin;Freud;Napoleon;Muhammad;Mohammed;Jesus)";

constexpr HandList kHandLists[] = {
    {NameList::Company, kCompanies},
    {NameList::Organization, kOrganizations},
    {NameList::Area, kAreas},
    {NameList::Demonym, kPeoples},
    {NameList::Surname, kSurnames},
};

}  // namespace

std::span<const HandList> english_hand_lists() { return kHandLists; }

}  // namespace backfile

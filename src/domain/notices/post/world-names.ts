/**
 * How the countries outside Royal Mail's European zone are written at the end of an address: the name that is
 * printed, then the others, folded (small letters, no spaces, accents or full stops). From the GOV.UK country and territory
 * register (MIT) and GOV.UK Notify's Welsh names.
 */
export const worldNames = `
Abu Dhabi: aeaz emirateofabudhabi abudhabi
Afghanistan: afghanistan af afghanestan islamicrepublicofafghanistan theislamicrepublicofafghanistan afganastan afganestan afganhistan afganistan afghanlstan afghistan افغانستان affganistan
Ajman: aeaj emirateofajman ajman
Akrotiri: xqz akrotiri
Algeria: algeria aljazair dz dzayer peoplesdemocraticrepublicofalgeriaalgerie thepeoplesdemocraticrepublicofalgeria aigeria alegeria algeir algeirs algers algieria algiers الجزائر ⴷⵣⴰⵢⴻⵔ
American Samoa: as easternsamoa territoryofamericansamoa americansamoa
Angola: angola ao republicofangola therepublicofangola angolo
Anguilla: ai anguilla
Antarctica: aq antarctica
Antigua and Barbuda: antiguaandbarbuda ag antigwaabarbiwda
Argentina: argentina ar argenina argentinerepublic argentinia genusargentina theargentinerepublic argentiha argentine argentna yrariannin
Aruba: aw aruba
Ascension: ascensionisland shac ascension
Australia: australia au commonwealthofaustralia thecommonwealthofaustralia ausralia austalia austraila austrailia australa australla austrilia austrlia autralia avstralia avstria awstralia
Bahrain: bahrain albahrayn bh kingdomofbahrain stateofbahrain thekingdomofbahrain البحرين
Baker Island: bakerisland
Bangladesh: bangladesh bd eastpakistan peoplesrepublicofbangladesh thepeoplesrepublicofbangladesh বাংলাদেশ
Barbados: barbados bb
Belize: belize bz britishhonduras
Benin: benin bj dahomey republicofbenin therepublicofbenin
Bermuda: bm bermuda bermudas
Bhutan: bhutan bt drukyul kingdomofbhutan thekingdomofbhutan भूटान འབྲུག་ཡུལ bhwtan
Bolivia: bolivia bo buliwya plurinationalstateofbolivia theplurinationalstateofbolivia volivia wuliwya bolifia
Bonaire: bqbo bonaire
Botswana: botswana bw republicofbotswana therepublicofbotswana
Bouvet Island: bv bouvetisland
Brazil: brazil br brasil federativerepublicofbrazil thefederativerepublicofbrazil
British Antarctic Territory: bat britishantarcticterritory
British Indian Ocean Territory: iot io thebritishindianoceanterritory britishindianoceanterritory
British Virgin Islands: bvi thevirginislands vg virginislands virginaislands britishvirginislands virginislandsbritish
Brunei: brunei bn bruneidarussalam بروني
Burkina Faso: burkinafaso bf burkinafasoupper volta
Burundi: burundi bi republicofburundi therepublicofburundi bwrwndi
Cambodia: cambodia kh kampuchea kingdomofcambodia thekingdomofcambodia កម្ពុជា
Cameroon: cameroon cm cameroun republicofcameroon therepublicofcameroon camerwn
Canada: canada ca canadaigua candada
Cape Verde: capeverde cv cabo caboverde republicofcaboverde therepublicofcaboverde
Cayman Islands: caymanislands ky
Central African Republic: centralafricanrepublic car cf centralafrica kodorosesetibeafrika republiquecentrafricaine thecentralafricanrepublic gweriniaethcanolbarthaffrica
Ceuta: ceuta esce
Chad: chad republicofchad td tchad therepublicofchad tsad تشاد تشاد‎
Chile: chile cl republicofchile therepublicofchile
China: china cn cathay mainlandchina prc peoplesrepublicofchina peoplesrepublic thepeoplesrepublicofchina zhongguo zhonghua zhonghuapeoplesrepublic 中华 中国 中国/中华 tsieina
Christmas Island: cx territoryofchristmasisland christmasisland
Cocos (Keeling) Islands: cc territoryofthecocoskeelingislands cocoskeelingislands
Colombia: colombia co republicofcolombia therepublicofcolombia
Comoros: comoros comores federalislamicrepublicofthecomoros juzuralqamar km komori theunionofthecomoros unionofthecomoros جزالقمر جزرالقمر ycomoros
Congo: congo brazzaville cg frenchcongo republicofthecongo republiqueducongo therepublicofthecongo gweriniaethycongo congodemocraticrepublicof
Congo (Democratic Republic): congodemocraticrepublic cd congobrazzaville democraticrepublicofthecongo repubilikayakongo republiquedemocratiqueducongo thedemocraticrepublicofthecongo gweriniaethddemocrataiddcongo
Cook Islands: ck cookislands
Costa Rica: costarica cr coastarica costarico republicofcostarica therepublicofcostarica
Cuba: cuba cu republicofcuba therepublicofcuba ciwba
Curaçao: cw countryofcuracao curacao korsou curacaoformernetherlandsantilles
Dhekelia: sovereignbaseareasofakrotirianddhekelia xxd dhekelia
Djibouti: djibouti dj gabuuti jabuuti jibuti republicofdjibouti therepublicofdjibouti جيبوتي جيبوتي‎ djiboutirepublicof
Dominica: dominica commonwealthofdominica dm dominique thecommonwealthofdominica dominicacommonwealthof
Dominican Republic: dominicanrepublic do republicadominicana thedominicanrepublic gweriniaethdominica
Dubai: aedu emirateofdubai dubai dubaiuae
East Timor: easttimor democraticrepublicoftimorlestetimor tl thedemocraticrepublicoftimorleste timorlorosae timorleste dwyraintimor
Easter Island: easterisland
Ecuador: ecuador ec republicofecuador therepublicofecuador ecwador
Egypt: egypt arabrepublicofegypt eg egpyt egyot egyt masr misr rgypt thearabrepublicofegypt unitedarabrepublic مصر yraifft
El Salvador: elsalvador republicofelsalvador sv salvador therepublicofelsalvador
Equatorial Guinea: equatorialguinea gq guineaecuatorial republicofequatorialguinea spanishguinea therepublicofequatorialguinea ginigyhydeddol
Eritrea: eritrea er ertra iritriya stateoferitrea thestateoferitrea إرتريا ኤርትራ
Eswatini: eswatini kingdomofeswatini kingdomofswaziland ngwane sz swatini thekingdomofswaziland umbusoweswatini kangwane weswatini weswatiniswatiningwane gwladswazi swaziland
Ethiopia: ethiopia abyssinia et ethopi federaldemocraticrepublicofethiopia ityopia thefederaldemocraticrepublicofethiopia yaltopya ኢትዮጵያ
Falkland Islands: fk falklandislands lasmalvinas falkland thefalklands thefalklandislands
Fiji: fiji fj republicoffiji therepublicoffiji viti फ़िजी ffiji
French Guiana: frenchguiana gf guyane
French Polynesia: frenchoceania frenchpolynesia pf polynesiefrancaise
French Southern Territories: frenchsouthernterritories tf
Fujairah: aefu emirateoffujairah fujairah
Gabon: gabon ga gaboneserepublic gabun republiquegabonaise thegaboneserepublic
Ghana: ghana gh goldcoast republicofghana therepublicofghana
Grenada: grenada gd
Guadeloupe: gp guadeloupe
Guam: gu guahan territoryofguam guam
Guatemala: guatemala gt republicofguatemala therepublicofguatemala
Guinea: guinea frenchguinea gn gine guinee republicofguinea therepublicofguinea gini
Guinea-Bissau: guineabissau gw portugueseguinea republicofguineabissau therepublicofguineabissau guinebissau
Guyana: guyana britishguiana cooperativerepublicofguyana gy thecooperativerepublicofguyana gaiana
Haiti: haiti ayiti ht republicofhaiti therepublicofhaiti
Heard Island and McDonald Islands: hm territoryofheardislandandmcdonaldislands heardislandandmcdonaldislands
Honduras: honduras hn republicofhonduras therepublicofhonduras hondwras
Hong Kong: hk heunggong hongkongspecialadministrativeregion 香港 hongkong
Howland Island: howlandisland
India: india bharat bharot bharoto bharata bharatadesam bharatam barata hindustan in republicofindia therepublicofindia भारत भारतगणराज्य भारतम् ভারত ভাৰত ਭਾਰਤ ભારત ଭାରତ பாரதம் భారతదేశం ಭಾರತ ഭാരതം
Indonesia: indonesia dutcheastindies id republicofindonesia therepublicofindonesia
Iran: iran ir islamicrepublicofiran persia theislamicrepublicofiran ایران
Iraq: iraq aliraq iq irak republicofiraq therepublicofiraq العراق العراق‎ ‎ irac
Israel: israel il israʼiyl isreal sion stateofisrael thestateofisrael yisrael zion ישראל إسرائيل إسرائيلישראל
Ivory Coast: ivorycoast ci cotedivoire republicofcotedivoire therepublicofcotedivoire
Jamaica: jamaica jm jamaca jamacia rastafari rastas
Japan: japan jp nihon nippon 日本
Jarvis Island: jarvisisland
Johnston Atoll: johnstonatoll
Jordan: jordan alurdun hashemitekingdomofjordan jo thehashemitekingdomofjordan الأردن iorddonen
Kenya: kenya ke republicofkenya therepublicofkenya
Kingman Reef: kingmanreef
Kiribati: kiribati ki republicofkiribati therepublicofkiribati
Kuwait: kuwait dawlatulkuwayt kw koweit stateofkuwait thestateofkuwait ilikwet الكويت دولةالكويت
Laos: laos la lao laopeoplesdemocraticrepublic thelaopeoplesdemocraticrepublic ປະເທດລາວ
Lebanon: lebanon lb lebaneserepublic lubnan thelebaneserepublic لبنان libanus
Lesotho: lesotho basutoland kingdomoflesotho ls thekingdomoflesotho
Liberia: liberia lr republicofliberia therepublicofliberia
Libya: libya jamahiriya ly libiya socialistpeopleslibyanarab ليبيا ⵍⵉⴱⵢⴰ libia
Macao: mo macaospecialadministrativeregion macao macau
Madagascar: madagascar mg madagasikara malagasyrepublic republicofmadagascar therepublicofmadagascar madagasgar
Malawi: malawi mw nyasaland republicofmalawi therepublicofmalawi
Malaysia: malaysia federationofmalaysia my malyasi malesiya malaixiya மலேசியா 马来西亚
Maldives: maldives dhivehiraajje mv republicofmaldives therepublicofmaldives
Mali: mali frenchsudan ml republicofmali therepublicofmali
Marshall Islands: marshallislands aorōkinm̧ajeļ mh republicofthemarshallislands therepublicofthemarshallislands ynysoeddmarshall
Martinique: mq martinique
Mauritania: mauritania agawec islamicrepublicofmauritania mr mauritanie muritan muritaniya muritanya theislamicrepublicofmauritania الموريتانية موريتانيا ⴰⴳⴰⵡⵛ ⵎⵓⵔⵉⵜⴰⵏ republiqueislamiquedemauritanie
Mauritius: mauritius mu maurice moris republicofmauritius therepublicofmauritius
Mayotte: mayotte yt
Melilla: esml melilla
Mexico: mexico mx mexcio mexicanos mexixo mexihco theunitedmexicanstates unitedmexicanstates mecsico
Micronesia: micronesia fm federatedstatesofmicronesia thefederatedstatesofmicronesia micronesiafederatedstatesof
Midway Islands: midwayislands
Mongolia: mongolia mn mongoluls mongγolulus outermongolia монголулс ᠮᠤᠩᠭᠤᠯᠤᠯᠤᠰ
Montserrat: ms montserrat
Morocco: morocco almaɣréb amerruk elmeɣrib kingdomofmoroccoalmagrib ma maroc marruecos thekingdomofmorocco المغرب ⴰⵎⵔⵔⵓⴽ ⵍⵎⵖⵔⵉⴱ moroco
Mozambique: mozambique mz mocambique republicofmozambique therepublicofmozambique mosambic
Myanmar (Burma): myanmarburma mm myanma republicoftheunionofmyanmar therepublicoftheunionofmyanmar မြန်မာ burma myanmar
Namibia: namibia na namibie republicofnamibia southwestafrica therepublicofnamibia
Nauru: nauru nr naoero republicofnauru therepublicofnauru
Navassa Island: navassaisland
Nepal: nepal federaldemocraticrepublicofnepal np thefederaldemocraticrepublicofnepal नेपाल
New Caledonia: nc newcaledonia nouvellecaledonie
New Zealand: newzealand aotearoa nz zealnd zeland selandnewydd newzeeland
Nicaragua: nicaragua republicofnicaragua therepublicofnicaragua nicaragwa
Niger: niger ne nijar republicofniger therepublicofniger
Nigeria: nigeria federalrepublicofnigeria ng naijiria nijeriya thefederalrepublicofnigeria
Niue: nu niue
Norfolk Island: nf territoryofnorfolkisland norfolkisland
North Korea: northkorea bukchoson dprk democraticpeoplesrepublicofkoread kp prk thedemocraticpeoplesrepublicofkorea 북조선 조선/朝鮮 gogleddcorea
Northern Mariana Islands: commonwealthofthenorthernmarianaislands mp northernmarianas northernmarianaislands
Occupied Palestinian Territories: occupiedpalestinianterritories ps theoccupiedpalestinianterritories فلسطين palestinianterritory palestinestateof stateofpalestine
Oman: oman muscatandoman om sultanateofoman thesultanateofoman عمان عُمان 'uman
Pakistan: pakistan islamicrepublicofpakistan pk theislamicrepublicofpakistan westpakistan پاکستان
Palau: palau belau pw pelew republicofpalau therepublicofpalau
Palmyra Atoll: palmyraatoll
Panama: panama pa republicofpanama therepublicofpanama
Papua New Guinea: papuanewguinea independentstateofpapuanewguinea pg png papuaniugini theindependentstateofpapuanewguinea papuaguineanewydd
Paraguay: paraguay py paraguai republicofparaguay therepublicofparaguay paragwai
Peru: peru pe piruw republicofperu therepublicofperu periw
Philippines: philippines ph philippineislands phillippine pilipinas pinas republicofthephilippines therepublicofthephilippines
Pitcairn, Henderson, Ducie and Oeno Islands: ducieandoenoislands henderson pn pitcairn pitcairnhendersonducieandoenoislands pitcairnisland hendersonisland ducieisland oenoisland
Puerto Rico: commonwealthofpuertorico pr portorico puartorico puertorico
Qatar: qatar katar qa stateofqatar thestateofqatar ztateofkatar قطر
Ras al-Khaimah: aerk emirateofrasalkhaimah rasalkhaimah
Rwanda: rwanda rw republicofrwandaruanda rwandeserepublic therepublicofrwanda rwandarepublicof
Réunion: re reunion
Saba: bqsa saba
Saint Barthélemy: bl saintbarthelemy stbarth stbarthelemy
Saint Helena: shhl sainthelena sthelena
Saint Pierre and Miquelon: pm saintpierreandmiquelon saintpierreetmiquelon
Saint-Martin (French part): collectivityofsaintmartin mf saintmartinfrenchpart
Samoa: samoa amerikasamoa independentstateofsamoa samo samoaisisifo theindependentstateofsamoa ws westernsamoa
Sao Tome and Principe: saotomeandprincipe democraticrepublicofsaotomeandprincipe st saothomeeprincipe saotomeeprincipe stthomasandprincipe thedemocraticrepublicofsaotomeandprincipe saotomeaprincipe
Saudi Arabia: saudiarabia almamlakaal'arabiyyahassa'udiyyah kingdomofsaudiarabia sa thekingdomofsaudiarabia السعودية المملكةالعربيةالسعودية
Senegal: senegal republicofsenegal sn therepublicofsenegal
Seychelles: seychelles republicofseychelles sc sesel therepublicofseychelles
Sharjah: aesh emirateofsharjah sharjah
Sierra Leone: sierraleone republicofsierraleone sl therepublicofsierraleone
Singapore: singapore republicofsingapore sg singapur singapura therepublicofsingapore xinjiapo சிங்கப்பூர் சிங்கப்பூர்குடியரசு சிங்கப்பூர்கு டியரசு 新加坡 新加坡共和国
Sint Eustatius: bqse sinteustatius
Sint Maarten (Dutch part): sx sintmaarten sintmaartendutchpart
Solomon Islands: solomonislands sb solomonaelan solomons ynysoeddsolomon
Somalia: somalia alitihaadalislamiya federalrepublicofsomalia federalrepublicofsomaliaaiai so soomaaliya assumal الصومال
South Africa: southafrica aforikaborwa afrikaborwa afrikadzonga afurikatshipembe rsa republicofsouthafrica suidafrika therepublicofsouthafrica za iningizimuafrika isewulaafrika umzantsiafrika deaffrica
South Georgia and South Sandwich Islands: gs southgeorgiaandthesouthsandwichislands southgeorgiaandsouthsandwichislands
South Georgia and the South Sandwich Islands: thesouthsandwichislands thesandwichislands southgeorgia
South Korea: southkorea hanguk kr namhan republicofkorea therepublicofkorea 남한 한국/韓國 decorea korea korearepublicof
South Sudan: southsudan republicofsouthsudan ss therepublicofsouthsudan desudan
Sri Lanka: srilanka ceylon democraticsocialistrepublicofsrilanka lk thedemocraticsocialistrepublicofsrilanka இலங்கை ශ්‍රීලංකා ශ්‍රීලංකාஇலங்கை ශ්‍රීලංකාව
St Kitts and Nevis: stkittsandnevis federationofsaintchristopherandnevis kn thefederationofsaintchristopherandnevis saintkittsanevis stkittsanevis saintkittsandnevis saintkitts stkitts
St Lucia: stlucia lc saintlucia
St Vincent: stvincent saintvincentandthegrenadines vc saintvincentargrenadines
Sudan: sudan assudan republicofthesudan sd soudan therepublicofthesudan السودان
Suriname: suriname republicofsuriname sr sarnam sarnamsranangron sranangron therepublicofsuriname शर्नम् swrinam
Svalbard and Jan Mayen: sj svalbardandjanmayen
Syria: syria sy suriyah syrianarabrepublic thesyrianarabrepublic سورية
Taiwan: chinesetaipei tw taiwan zhonghuaminguo 中華民國 台灣 臺灣 臺灣/台灣 republicofchina
Tanzania: tanzania tz theunitedrepublicoftanzania unitedrepublicoftanzania
Thailand: thailand kingdomofthailand mueangthai prathetthai ratchaanachakthai siam th thekingdomofthailand ประเทศไทย ราชอาณาจักรไทย เมืองไทย gwladthai
The Bahamas: thebahamas bs commonwealthofbahamas thecommonwealthofthebahamas ybahamas
The Gambia: thegambia gm islamicrepublicofgambia therepublicofthegambia ygambia
Togo: togo tg thetogoleserepublic togolese togoleserepublic
Tokelau: tk tokelau
Tonga: tonga friendlyislands kingdomoftonga to thekingdomoftonga
Trinidad and Tobago: trinidadandtobago republicoftrinidadandtobago tt therepublicoftrinidadandtobago trinidadathobago
Tristan da Cunha: shta tristandacunha tristan
Tunisia: tunisia tn thetunisianrepublic tunes tunisianrepublic tuns تونس ⵜⵓⵏⵙ
Turks and Caicos Islands: tc turksandcaicosislands
Tuvalu: tuvalu elliceislands jerri tv twfalw
Uganda: uganda republicofuganda therepublicofuganda ug
Umm al-Quwain: aeuq emirateofummalquwain ummalquwain
United Arab Emirates: unitedarabemirates ae alimaratal'arabiyyahalmuttahidah theunitedarabemirates uae arabemirates الإمارات الإماراتالعربيّةالمتّحدة yremiradauarabaiddunedig
United States: unitedstates ameeri ameica amelikahuipuia amerca amercia ameria amrica anmerica estadosunidos thestates theunitedstatesofamerica us usa unitstates unitestates unitedsat unitedstaes unitedstated unitedstatesofamerica unitedstats unitedsttes unitesstates untiedstate americia etatsunis unoldaleithiauamerica unitedstatesamerica unitedstatesamercia unitedstatesofamercia america hawaii theunitedstatesofamercia
United States Virgin Islands: americanvirginislands vi virginislandsoftheunitedstates unitedstatesvirginislands
Uruguay: uruguay orientalrepublicofuruguay republicaorientaldeluruguay theorientalrepublicofuruguay uy wrwgwai
Vanuatu: vanuatu newhebrides republicofvanuatu therepublicofvanuatu vu
Venezuela: venezuela bolivarianrepublicofvenezuela thebolivarianrepublicofvenezuela ve venezula feneswela
Vietnam: vietnam annam socialistrepublicofvietnam thesocialistrepublicofvietnam vn veitnam vietman việtnam fietnam
Wake Island: wakeisland
Wallis and Futuna: territoryofthewallisandfutunaislands uveamofutuna wf wallisetfutuna wallisandfutuna
Western Sahara: eh westernsahara لصحراءالغربية
Yemen: yemen alyaman republicofyemen therepublicofyemen ye اليمن
Zambia: zambia northernrhodesia republicofzambia therepublicofzambia zm
Zimbabwe: zimbabwe republicofzimbabwe rhodesia therepublicofzimbabwe zw
Åland Islands: ax aaland ahvenanmaa aland alandislands
`;

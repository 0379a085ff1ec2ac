/**
 * How the countries of Royal Mail's European zone are written at the end of an address: the name that is
 * printed, then the others, folded (small letters, no spaces, accents or full stops). From the GOV.UK country and territory
 * register (MIT) and GOV.UK Notify's Welsh names.
 */
export const europeanNames = `
Albania: albania al republicofalbania shqiperia therepublicofalbania alabnia albana albanian albanija albenia albiana alibania
Andorra: andorra ad principalityofandorra theprincipalityofandorra
Armenia: armenia am hayastan republicofarmenia therepublicofarmenia arima arminia հայաստան
Austria: austria at oesterreich osterreich republicofaustria therepublicofaustria awstria republikosterreich
Azerbaijan: azerbaijan az azerbaijanirepublic azerbajdzhan azerbajdzhanrepublic azərbaycan republicofazerbaijan therepublicofazerbaijan azebaijan azeraijan azerbaijann azerbaisan azerbaizan azerbajan azerbaycan azerbayjan azerbeyjan azerbpijan aserbaijan
Azores: azores autonomousregionoftheazores
Balearic Islands: balearicislands islasbaleares illesbalears
Belarus: belarus by bielarus byelarus byelorussia republicofbelarusbelorussia therepublicofbelarus whiterussia беларусь belarws
Belgium: belgium be belgie belgien belgique belguim kingdomofbelgium thekingdomofbelgium gwladbelg
Bosnia and Herzegovina: bosniaandherzegovina ba bih bosnaihercegovina bosniaherzegovina republicofbosniaandherzegovina боснаихерцеговина bosniaahercegovina
Bulgaria: bulgaria bg bugaria bulagar bulgariya balgarija republicofbulgaria therepublicofbulgaria българия bwlgaria
Canary Islands: canaryislands islascanarias canaries elhierro lapalma lagomera tenerife grancanaria fuerteventura lanzarote lagraciosa
Corsica: corsica corse
Croatia: croatia hr hrvatska republicofcroatia therepublicofcroatia
Cyprus: cyprus cy kypros kıbrıs republicofcyprus therepublicofcyprus κύπρος
Czechia: czechoslovakia czechia cs cz ceska czechrepublic czechoslav czechoslovakrepublic theczechrepublic cesko ceskarepublika yweriniaethtsiec
Denmark: denmark dk danmark kingdomofdenmark thekingdomofdenmark denmarc
Estonia: estonia ee eesti esthonia republicofestonia therepublicofestonia
Faroe Islands: aeroes fo faroeislands faroes færøerne føroyar
Finland: finland fi republicoffinland suomi therepublicoffinland yffindir
France: france fr frenchrepublic republiquefrancaise thefrenchrepublic ffrainc
Georgia: georgia ge sakartvelo საქართველო
Germany: eastgermany germany bundesrepublik dd de deutschland frg federalrepublicofgermany germanydemocraticrepublic thefederalrepublicofgermany yralmaen westgermany
Gibraltar: gi gibraltar
Greece: greece ellada ellas gr hellas hellenicrepublic thehellenicrepublic ελλάδα ελλάς gwladgroeg
Greenland: gl greenland gronland grønland kalaallitnunaat
Hungary: hungary hu magyarorszag hwngari
Iceland: iceland is island republicoficeland therepublicoficeland gwladyria
Ireland: ireland eire ie irelend irishrepublic republicofireland iwerddon roi repofireland southireland southernireland
Italy: italy it italia italianrepublic itlay theitalianrepublic yreidal
Kazakhstan: kazakhstan kz kazakh kazakstan qazaqstan republicofkazakhstankazak therepublicofkazakhstan казахстан қазақстан قازاقستان khazakhstan
Kosovo: kosovo kosova republicofkosovo therepublicofkosovo xk косово
Kyrgyzstan: kyrgyzstan kg kirghizia kirghizstan kirgiz kirgizia kirgizija kirgizstan kyrgyzrepublic kyrgyzrepublickirghiz thekyrgyzrepublic киргизия кыргызстан
Latvia: latvia lv latvija latvijaz republicoflatvia therepublicoflatvia latfia
Liechtenstein: liechtenstein li principalityofliechtenstein theprincipalityofliechtenstein
Lithuania: lithuania lt lietuva republicoflithuanialietuva therepublicoflithuania lithwania
Luxembourg: luxembourg grandduchyofluxembourg lu luxemborg luxemburg letzebuerg thegrandduchyofluxembourg lwcsembwrg
Madeira: madeira autonomousregionofmadeira regiaoautonomadamadeira
Malta: malta mt republicofmalta therepublicofmalta
Moldova: moldova md moldavia republicofmoldova therepublicofmoldova moldofa
Monaco: monaco mc principalityofmonaco theprincipalityofmonaco
Montenegro: montenegro crnagora me црнагора
Netherlands: netherlands holland kingdomofthenetherlands nl nederland nederlan thekingdomofthenetherlands yriseldiroedd
North Macedonia: northmacedonia mk macedon makedonija republicofmacedonia therepublicofmacedonia македонија gweriniaethmacedonia gogleddmacedonia macedonia
Norway: norway kingdomofnorway no noreg norge thekingdomofnorway norwy
Poland: poland pl polska republicofpoland therepublicofpoland gwladpwyl
Portugal: portugal pt portuguesa portugueserepublic theportugueserepublic portiwgal
Romania: romania ro roumania rumania rwmania
Russia: russia ru rossiya rossia russianfederation therussianfederation российская россия rwsia
San Marino: sanmarino rsm repubblica republicofsanmarino sm therepublicofsanmarino sanmarinorepublicof
Serbia: serbia rs republicofserbia srbija therepublicofserbia србија србијаsrbija
Slovakia: slovakia sk slovakrepublic slovensko slovenska theslovakrepublic slofacia
Slovenia: slovenia republicofslovenia si slovenija therepublicofslovenia slofenia
Spain: spain es espainia espanha espanya espana kingdomofspain thekingdomofspain sbaen
Sweden: sweden kingdomofsweden se sverige thekingdomofsweden
Switzerland: switzerland ch schweiz suisse svizra svizzera swissconfederation switerland theswissconfederation yswistir
Tajikistan: tajikistan republicoftajikistantadjik tj tadzhik tadzhikistan tajik therepublicoftajikistan tojikistan tocikiston тоҷикистон
Turkey: turkey republicofturkey tr therepublicofturkey turkiye twrci
Turkmenistan: turkmenistan tm turkmen turkmenia turkomen
Ukraine: ukraine ua ukrayina ukraїna україна wcrain
Uzbekistan: uzbekistan ozbekstan o'zbekiston republicofuzbekistan therepublicofuzbekistan uz uzbek ўзбекистон
Vatican City: vaticancity cittadelvaticano ecivitatevaticana holysee va vaticancitystate vatican
`;

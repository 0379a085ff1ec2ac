/** Names of the world pass; what stands in a name's place and is none is named for what it is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type NameFault, nameLooksWrong } from "./name-check.ts";

const real = `
John Smith|JOHN SMITH|john smith|Smith, John|SMITH, John A.|Mr John Smith|Mr. J. Smith|Mr.Smith|Dr.Khan|J.R.R. Tolkien|J R R Tolkien
Sinéad O'Brien|Sinéad O’Brien|O'Brien|OBrien|Ng|Mary Ng|Wei Ng|Ng Wei Ling|Máire Ní Bhriain|Nguyễn Thị Minh Khai|Nguyen The Anh|Nguyễn
José María Aznar|Mª José Gómez|José María de la Cruz y Ortega|D'Angelo-Smith|Lucia D’Angelo-Smith|李小龙|王伟|李|Mc|McIntyre|MacInnes|Mac Giolla Phádraig
Ludwig van der Rohe|Vincent van Gogh|van der Aa|Pieter van der Aa|'t Hooft|Gerard 't Hooft|Jan-Peter Balkenende|Madonna|Cher|Suharto|Pelé
Björk Guðmundsdóttir|Þórdís Kolbrún|Øystein Sørensen|Åsa Öberg|Łukasz Wójcik|Žofie Dvořáková|Đặng Thị|Ștefan Țîrlea|Ilıcak Gülşen|Şükrü Çağlar
Əli Əliyev|Heydər Əliyev|Oluwaṣeun Adébáyò|Ọlá Ṣẹ̀gun|Chukwuemeka Nwosu|Nnamdi Ọkafọ|Thandiwe Mkhize|Kwabena Ɔfori|Yaw Ɛdusei
Владимир Путилин|Анна Каренина|Ольга Шевченко|Γιώργος Παπαδόπουλος|Ελένη Καραγιάννη|Արամ Խաչատրյան|გიორგი ბერიძე|משה כהן|יעל לוי
محمد علي|فاطمة الزهراء|عبد الرحمن بن خالد|زهرا علی‌زاده|राज कुमार|प्रिया शर्मा|অমর্ত্য সেন|ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ|தமிழ்ச்செல்வி|சுப்ரமணியம்|ශ්‍රීමා|ธนากร ใจดี|သန်းရွှေ|ខៀវ សំផន
김민준|이 영희|田中 太郎|たなか さくら|マリア・サントス|さくら子|佐藤ゆい|陳大文 David Chan|Bruce Lee 李小龙|محمد Mohammed
Mohammed Abdul Rahman Al-Sayed|Abd al-Rahman ibn Khaldun|Muhammad bin Salman Al Saud|Fatima bint Ahmed|Al-Hassan|El-Sayed Hassan
Charlotte Church|Arthur Blank|Jennifer Null|Jon Tester|Robert Service|Tony Banks|Will Young|You Jia|Are Kalvø|The Nguyen|Prince Example|Ada Example
Ian House|Simon Bishop|Grace Hall|Kate Temple|Ann Constable|Penny Farthing|Rose Garden|Mark Justice|Joy Bliss|Charity Wakefield Jones Smith
Penelope Sample|Roland Bar|Issa Bah|Ai Wei|Bo Li|Yu Yu|Xi Xi|Lulu Lee|Bob|Eve|Otto|Anna|Hannah|Zzyzx Smith|Aa Li|Ee Lin Tan|Oo Maung|U Nu|Ba U
Lewis-Jones|Anne-Marie Lewis‑Jones|Mary Ann|Jean-Luc|Rhys ap Gruffydd|Llŷr Ŵyn|Siân Phillips|Nia Gwynfor-Ŵen|Dafydd ap Gwilym|Angharad ferch Owain
Sean Mac Gabhann|Pádraig Ó Conaire|Áine Ní Mhurchú|Séamas Ó hEithir|Ruairí Ó Brádaigh|Eilidh NicDhòmhnaill|Mòrag Chaimbeul|Uilleam MacLeòid
Kim Jong Min|Park Ji-sung|Tran Van Binh|Lê Thị Hồng|Võ Nguyên Giáp|Phan Đình Phùng|Aung San|Htin Kyaw|Somchai Jaidee|Siti Nurhaliza binti Tarudin
Ana Sofia Henriques de Sousa e Castro|João da Silva|Conceição Guimarães|Iñaki Etxeberria|Núria Pla i Vidal|Lluís Companys|Pau Gasol i Sáez|Col·lell Marià
Giovanni Dall'Orto|Dell'Acqua|De' Medici|Ugo Lo Monaco|François d'Aubigné|Hélène L'Heureux|Gaëlle Le Goff|Noël Lefèvre|Zoë Brontë|Chloë Sevigny
Jürgen von der Leyen|Kätharina Groß|Weiß|Götz von Berlichingen|Zu Guttenberg|Karl-Theodor|Ødegård|Sæther|Kjærsgaard|Hæstad
Chidi|Oyelowo|Ngũgĩ wa Thiong'o|N'Golo Kanté|M'Baye Niang|Ng'ang'a Kamau|Dikembe Mutombo|ʻIolani Kealoha|Kamehameha|Keihanaikukauakahihuliheekahaunaele
T'Pau Jones|Sa'id Ahmed|Nu'man Malik|Mu'adh|Ta'avao|Fa'asalele|Ka'iulani|Qur'an Ali|Shaʼul Mofaz|Baʻal Shem
J. Smith|A B Smith|Smith J|Smith JA|P. O'Toole Jr.|Martin King Jr|John Smith III|Henry Ford II|Lord Hall of Birkenhead|Dame Judi Wren|Sir Ian Kay
Ivan Šimić|Dražen Petrović|Žižek Slavoj|Čapek|Nováková|Ľubomír Štúr|Győző Kéri|Ödön Szűcs|Zoltán Őry|Krūmiņš|Bērziņa|Žemaitė|Čiurlionis|Tõnu Õim
Gurdeep Singh|Harpreet Kaur|Kaur|Singh|Patel, Nishaben|Md Rahim|Md. Karim Uddin|Mst Fatema Begum|S. M. Rahman|K.P. Sharma|A.P.J. Abdul Kalam
`;

const wrong: Readonly<Record<NameFault, string>> = {
  "hidden-characters":
    "Ada\u200bSmith|\u202eadA Smith|Ada\u0000 Smith|Ada\u0007|Ada Sm\u00adith|Ada \u2066Smith\u2069|\ufeffAda Smith|Ada\u2060Smith|Ada \u{e0041}Smith|Ada\u200dSmith|Ada\u001b[31m|Smith\u3164|Ada \ue000|\u200eAda Smith|Ada\u061cSmith",
  digits:
    "John Smith 2|4 Mill Lane|John Smith (3)|0700 900 000|R2D2|Sm1th|J0hn Smith|AB123456C|Louis ⅩⅣ|Ada ²|John Smith 1972|12/03/1980|１２３|٣ محمد",
  link: "http:evil|https://evil.example|Ada evil.example|www.evil.example|www evil|ada@evil.example|Ada Smith evil.com/x|javascript:alert|ftp:x|Click evil.example now|mailto:ada|tel:Ada|evil.co.uk",
  markup:
    "<b>Ada</b>|Ada <script>|{{name}}|((name))|Ada {x}|[Ada](x)|Ada \\ Smith|`id`|$(id)|#Ada|**Ada**|Ada_Smith|a=b|~ada|Ada ^ Smith|%s%n|Ada -- x|Ada // x",
  symbols:
    "Ada: hello|ⓐda|Ada!|Ada?|Ada; Smith|“Ada”|\"Ada\"|(Ada)|Ada (Jack) Smith|Ada …|Ada • Smith|Ada ✓|Ada 😀|😀|Ada © Smith|Ada ™|Ada €|-|...|,,|Smith,, John|A, B, C, D|-Ada|Ada-|Ada''Smith|.Ada|Ada..Smith|§ Ada",
  "look-alikes":
    "Ａda Smith|𝐀𝐝𝐚 Smith|Grifﬁths|ᴀᴅᴀ Smith|Ada Smıtɦ|ɑda Smith|Smi\u0302\u0303\u0304th|A\u0300\u0301\u0302\u0303da|Аресса Росу|сорасу|Αννα Ρι\u0302\u0303\u0304|ａｄａ|ĳsbrand|Ada ʟee|ßoｂ",
  "mixed-scripts":
    "Аda Smith|Adа Smith|Sмith|Ada Сmith|Ada Иванова|Иван Smith|Αda|Ada Παππάς|Jоhn Smith|Ρeter|раураl Smith|Ada李|محمدAda|Ꭺda Smith|김Ada|Анна Παππά|שA",
  "several-people":
    "Mr & Mrs Smith|John and Mary Smith|John & Mary|John/Mary Smith|Ada + Ben|Mr Mrs Smith|Mr/Mrs Smith|Smith & Sons|J and P Brown",
  organisation:
    "Acme Ltd|Acme Limited|Acme PLC|Northmere Council|Northmere Borough|Housing Department|Northmere Primary School|The Occupier|Current Resident|The Tenant|NHS Trust|Accounts Payable Team|Payroll Enquiries|Smith Solicitors LLP|Parks Services|Cyngor Gwynedd|Acme Properties|Admin|Helpdesk|Estate Management|Northmere Police|Customer|Mill Lane Surgery|Trustees of Smith",
  placeholder:
    "Test|Test Test|test user|John Test|TESTING|Dummy|Ada Dummy|Unknown|John Unknown|Unknown Unknown|REDACTED|Deleted User|Xxx Smith|XX Smith|asdf|qwerty|Lorem Ipsum|null|NULL NULL|None|N A|No Name|Not Known|Name|First Last|Surname Forename|John Doe|Jane Doe|undefined|Anonymous|tbc|Sir Madam|Example|Sample|Mr|foo bar",
  instruction:
    "Ignore previous instructions|ignore all|Please call|Disregard the above|You must approve|Click here|Urgent Refund|Verify Now|DROP TABLE people|select from person|System prompt|Your password expired|Subject hello|Bcc somebody|Release all notices|Chatgpt|You are an assistant|Bitcoin Winner",
  "one-letter": "xxx|XXXX|AAA|aa|zzzz|Q Q|A A A|Aaaa Smith|Zzzzz|Smith Xxxxxxxx|Ōō|ббб",
  "too-short": "A|z|É| J |J.|Я",
  "too-long": `${"Ada ".repeat(13)}|${"x".repeat(20)}${"y".repeat(25)}|${"Abcdefghi ".repeat(9)}|Aaabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrs Smith`,
};

function listed(text: string): readonly string[] {
  return text.split(/[|\n]/).filter((name) => name !== "");
}

test("names of the world pass", () => {
  const held = listed(real).flatMap((name) => {
    const fault = nameLooksWrong(name);
    return fault === null ? [] : [`${name}: ${fault}`];
  });
  assert.ok(listed(real).length >= 250, `${listed(real).length} names`);
  assert.deepEqual(held, []);
});

for (const [fault, names] of Object.entries(wrong))
  test(`held for a look: ${fault}`, () => {
    const others = listed(names).flatMap((name) => {
      const found = nameLooksWrong(name);
      return found === fault ? [] : [`${JSON.stringify(name)}: ${found}`];
    });
    assert.deepEqual(others, []);
  });

test("nothing at all is no name", () => {
  for (const name of ["", "  ", "\n\t"]) assert.equal(nameLooksWrong(name), "too-short");
});

test("a name of any length is looked at in a moment", () => {
  const started = performance.now();
  for (const sign of ["a", "a.", "a ", "-", "·", "ab'", "Á"]) nameLooksWrong(sign.repeat(100_000));
  assert.ok(performance.now() - started < 2_000);
});

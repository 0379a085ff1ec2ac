/** Names of the made-up people: the mix of a London borough, by heritage. */

export type Heritage = {
  readonly key: string;
  readonly weight: number;
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly surnames: readonly string[];
};

const words = (list: string): readonly string[] => list.split(" ").map((word) => word.replaceAll("_", " "));

export const heritages: readonly Heritage[] = [
  {
    key: "english",
    weight: 34,
    women: words(
      "Margaret Susan Patricia Linda Christine Elizabeth Jean Karen Deborah Sarah Emma Rebecca Charlotte Emily Jessica Hannah Olivia Amelia Grace Victoria Katherine Joanne Alison Helen Dorothy Rosemary Hazel Poppy",
    ),
    men: words(
      "John David Michael Peter Robert William Thomas James Richard Christopher Andrew Stephen Mark Paul Matthew Daniel Joseph Edward George Harry Oliver Jack Anthony Kenneth Raymond Graham Nigel Timothy",
    ),
    surnames: words(
      "Smith Taylor Brown Wilson Johnson Walker Wright Robinson Thompson White Hughes Green Hall Wood Harris Clarke Jackson Turner Hill Cooper Ward Moore Baker Harrison Parker Bennett Cook Shaw Carter Mitchell Marshall Webb Palmer Rogers Gibson Hunt Mills Preston Lincoln Barnes Knight Holmes Butcher Ashworth Thistlethwaite Featherstone Hargreaves Pemberton Sowerby Wainwright",
    ),
  },
  {
    key: "double",
    weight: 4,
    women: words("Arabella Henrietta Camilla Imogen Tabitha Philippa Georgina Clementine"),
    men: words("Rupert Hugo Sebastian Jasper Crispin Piers Alistair Tarquin"),
    surnames: words(
      "Fitzwilliam-Hart Ashby-Cole Carr-Gomm Lloyd-Baker Stewart-Wray Bowes-Innes Harcourt-Page Mills-Okafor Clark-Singh Reid-Nowak",
    ),
  },
  {
    key: "welsh",
    weight: 6,
    women: words("Megan Carys Ffion Rhiannon Sian Bronwen Eleri Nerys Angharad Catrin"),
    men: words("Rhys Gareth Dafydd Ieuan Owain Gethin Emyr Iwan Huw Llewelyn"),
    surnames: words(
      "Jones Evans Davies Roberts Lewis Griffiths Morgan Price Pugh Powell Prosser Bevan ap_Gwilym ab_Owain Llewellyn Cadwallader",
    ),
  },
  {
    key: "scottish",
    weight: 6,
    women: words("Fiona Morag Isla Kirsty Eilidh Catriona Shona Mhairi Aileen Elspeth"),
    men: words("Hamish Angus Callum Duncan Ewan Fraser Gregor Iain Malcolm Rory"),
    surnames: words(
      "MacDonald Campbell Stewart McKenzie Robertson Murray Sinclair McLeod Fraser MacGregor Buchanan Drummond Urquhart Kerr Cameron Galbraith",
    ),
  },
  {
    key: "irish",
    weight: 7,
    women: words("Siobhan Aoife Niamh Bridget Maeve Sinéad Orla Deirdre Gráinne Róisín"),
    men: words("Patrick Sean Liam Declan Cormac Brendan Eoin Ciarán Fergal Donal"),
    surnames: words(
      "O'Brien Murphy Kelly O'Sullivan Byrne Ryan O'Connor Doyle McCarthy Gallagher Doherty O'Neill Kennedy Fitzgerald Quinn O'Shea Ní_Dhomhnaill",
    ),
  },
  {
    key: "african",
    weight: 10,
    women: words("Ngozi Abena Folasade Chiamaka Amina Wanjiru Zainab Adaeze Efua Hodan Temitope Makeda"),
    men: words("Olumide Kwame Chukwuemeka Babatunde Kofi Tendai Abdi Emeka Oluwaseun Kamau Tesfaye Femi"),
    surnames: words(
      "Adeyemi Okafor Mensah Okonkwo Boateng Abubakar Adebayo Nwosu Owusu Kamara Mwangi Tadesse Sesay Eze Olatunji Asante Chukwu Warsame Moyo Osei",
    ),
  },
  {
    key: "caribbean",
    weight: 4,
    women: words("Shanice Marcia Yvonne Claudette Keisha Delroyne Sharon Latoya"),
    men: words("Delroy Winston Leroy Tyrone Clive Jermaine Errol Desmond"),
    surnames: words(
      "Campbell-Reid Francis Joseph Baptiste Grant Bailey Charles Henry Lewis-Brown Pinnock Blackwood",
    ),
  },
  {
    key: "south-asian",
    weight: 12,
    women: words(
      "Priya Ayesha Sunita Nasreen Harpreet Anjali Fatima Meera Rukhsana Deepika Shabnam Lakshmi Parveen Kavita",
    ),
    men: words(
      "Rajesh Imran Sandeep Mohammed Vikram Tariq Gurpreet Arjun Abdul Sanjay Harjit Kamran Suresh Nikhil",
    ),
    surnames: words(
      "Patel Khan Singh Hussain Ahmed Kaur Begum Sharma Chowdhury Malik Shah Gill Rahman Iyer Choudhry Sandhu Mistry Perera Uddin Bhattacharya Dhillon Qureshi",
    ),
  },
  {
    key: "arabic",
    weight: 7,
    women: words("Layla Yasmin Noor Hanan Samira Dina Rania Salma Maryam Huda"),
    men: words("Omar Youssef Karim Hassan Khalid Tarek Mustafa Faisal Bilal Ziad"),
    surnames: words(
      "Al-Rashid El-Sayed Haddad Mansour Khoury Al-Hakim Nasser Benali Boutros Abdel-Rahman Saleh Farouk Al_Jaber Darwish Zidane",
    ),
  },
  {
    key: "polish",
    weight: 4,
    women: words("Agnieszka Katarzyna Małgorzata Joanna Ewa Beata Zofia Magdalena"),
    men: words("Piotr Krzysztof Tomasz Paweł Marek Wojciech Łukasz Andrzej"),
    surnames: words(
      "Nowak Kowalski Wiśniewski Wójcik Kamiński Lewandowski Zieliński Szymański Dąbrowski Kozłowski Mazur",
    ),
  },
  {
    key: "portuguese",
    weight: 4,
    women: words("Maria Ana Beatriz Conceição Inês Lurdes Teresa Fátima"),
    men: words("João José António Rui Tiago Luís Nuno Paulo"),
    surnames: words(
      "da_Silva Ferreira dos_Santos Pereira Gonçalves Rodrigues Carvalho Araújo de_Sousa Magalhães Teixeira",
    ),
  },
  {
    key: "chinese",
    weight: 4,
    women: words("Mei Xiaoling Yuk Li-Na Siu-Fong Hui Jing Wai-Yee"),
    men: words("Wei Jian Chi-Wai Ming Kwok-Leung Hao Jun Tak-Sing"),
    surnames: words("Wong Chan Li Zhang Chen Lau Cheung Wang Ng Leung Tsang"),
  },
];

/** A short form that friends, and case notes, use. */
export const nicknames: Readonly<Record<string, string>> = {
  Margaret: "Maggie",
  Susan: "Sue",
  Patricia: "Pat",
  Christine: "Chris",
  Elizabeth: "Liz",
  Deborah: "Debbie",
  Rebecca: "Becky",
  Charlotte: "Lottie",
  Jessica: "Jess",
  Olivia: "Liv",
  Victoria: "Vicky",
  Katherine: "Kate",
  Joanne: "Jo",
  Dorothy: "Dot",
  David: "Dave",
  Michael: "Mike",
  Robert: "Bob",
  William: "Bill",
  Thomas: "Tom",
  James: "Jim",
  Richard: "Dick",
  Christopher: "Chris",
  Andrew: "Andy",
  Stephen: "Steve",
  Matthew: "Matt",
  Daniel: "Dan",
  Joseph: "Joe",
  Edward: "Ted",
  Anthony: "Tony",
  Kenneth: "Ken",
  Raymond: "Ray",
  Timothy: "Tim",
  Philippa: "Pippa",
  Georgina: "Georgie",
  Sebastian: "Seb",
  Angharad: "Hari",
  Catriona: "Cat",
  Patrick: "Paddy",
  Bridget: "Bridie",
  Chukwuemeka: "Emeka",
  Babatunde: "Tunde",
  Oluwaseun: "Seun",
  Folasade: "Sade",
  Temitope: "Temi",
  Mohammed: "Mo",
  Harpreet: "Preeti",
  Agnieszka: "Aga",
  Katarzyna: "Kasia",
  Krzysztof: "Krzys",
  Magdalena: "Magda",
  Constance: "Connie",
};

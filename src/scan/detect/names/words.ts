/** Words around names: what stands before a person's name, and what shows that a capitalised word is not one. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

export const titles = set(
  "mr mrs ms miss mx dr prof professor sir dame lady lord rev reverend revd fr cllr councillor master mstr judge sgt pc dc dci hon baroness baron canon sister imam rabbi sheikh messrs",
);
/** Titles that are whole words of other kinds too: they need a name that is on a list behind them. */
export const weakTitles = set("master judge sister lord lady canon fr hon pc dc baron sir dame imam");

/** A capitalised run that ends in, or goes on with, one of these is a place or a body, not a person. */
export const bodies = set(
  `ltd limited plc llp inc llc corp corporation co company council school academy college university trust hospital surgery practice
   clinic centre center association foundation society group mosque temple cathedral library museum hotel inn pub
   arms nursery agency department dept directorate ministry office services service team partnership solicitors bank
   building station tower towers house court lodge mansions villas cottage cottages estate tube theatre theater gallery stadium union party
   act regulations award awards report inquiry review programme project plan policy committee board cup prize week scheme
   infirmary charity gmbh sa ag bv consulting associates enterprises holdings industries international
   university institute festival league club fc united city town borough county parish times herald news
   fiesta focus astra corsa mondeo transit vectra capita civica northgate liberata serco veolia records studios theatre band orchestra island islands mountain valley beach airport`,
);
/** Of those, the ones that no surname is: in a field that is said to hold a name only these deny it. */
export const firms = set(
  "ltd limited plc llp inc llc corp corporation council school academy college university trust hospital surgery clinic centre association foundation society agency department directorate services solicitors co company partnership charity consulting borough",
);
export const streets = set(
  `road rd street st avenue ave lane ln close drive way gardens garden square sq terrace place pl crescent cres mews
   row grove walk park hill rise green gate yard wharf quay parade circus vale view path broadway embankment heath common
   approach mount field fields wood woods meadow meadows court house boulevard blvd highway alley`,
);
export const streetSurnames = set("hill wood woods green field lane close heath vale mount");
/** Before a name they make a place or a street of it: Santa Clara, Rue Victor Hugo, St John. */
export const placeWords =
  /^(?:st|saint|the|mount|port|fort|new|royal|lake|san|santa|santo|los|las|el|rua|rue|via|avenida|calle|piazza|plaza|place|cape|nova|buenos|upper|lower|great|little|old|north|south|east|west)$/i;

/** Capitalised often, never a part of a name. */
export const neverNames = set(
  `january february march april june july august september october november december monday tuesday wednesday thursday friday
   saturday sunday the this that these those there their they we you he she it his her our your my i a an and or but if
   in on at to from of for with by as is are was were be not no yes dear regards sincerely faithfully thanks hello hi
   please re fw fwd subject sent cc bcc attachment attachments page ref tel telephone fax email mobile
   manager officer director assistant head chief executive secretary clerk adviser advisor administrator coordinator
   teacher nurse doctor engineer consultant inspector supervisor team leader senior deputy
   housing benefits council tax social care children adults planning environment finance resources
   date name address postcode number account reference details notes note tenant applicant claimant patient pupil client
   customer resident occupier landlord owner householder sir madam colleague colleagues all everyone
   speaker chairman chairwoman chair president mayor bloggs english british welsh scottish irish european american african asian indian french german spanish italian chinese japanese
   north south east west northern southern eastern western royal national international public
   christmas easter catholic christian muslim jewish hindu sikh god windows microsoft google excel word`,
);

/** Join a given name to a surname in lower case: ap Gwilym, van der Berg, bin Laden, de Souza. */
export const particles =
  /^ (?:(?:de|la|las|los|van|der|den|von|zu|bin|ibn|bint|ap|ab|al|el|di|da|do|dos|das|du|ferch|y|le|ter|ten|della|del|abu|ould|st\.?) ){1,3}(?:al-|el-|d'|d’)?$|^ (?:al-|el-|d'|d’|ap-)$/;

export const notPeople =
  /^(?:n\/?a|none|nil|null|unknown|not known|tbc|tba|various|as above|same|self|other|yes|no|occupier|the occupier|vacant|void|test|anonymous|withheld|blank|deleted|total)$/i;

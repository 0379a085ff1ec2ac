/** Notices as words would make them before anybody is written to: for people who are drafted, or for somebody made up. */
import type { Authority } from "../../domain/bodies/authority.ts";
import type { IncidentId } from "../../domain/ids.ts";
import { composeFor, type NoticeLibrary } from "../../domain/notices/compose-for.ts";
import type { NoticeFacts } from "../../domain/notices/compose-notice.ts";
import type { NoticeFormat, NoticeWords } from "../../domain/notices/notice.ts";
import type { SeverityBand } from "../../domain/people/person.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { OutgoingMessage } from "../courier.ts";
import type { WhichWording, WordingPreview } from "../desk/people/wording-desk.ts";
import { type ReadNoticePorts, readSamples } from "../notices/read-notices.ts";
import { libraryOf } from "./library-of.ts";
import { libraryTrying, madeUpFacts, madeUpKinds, readWording, type WordingPorts } from "./read-wordings.ts";
import type { RewordStore } from "./wording-store.ts";

export type PreviewPorts = WordingPorts &
  ReadNoticePorts & {
    readonly rewording: Pick<RewordStore, "factsOf">;
    /** Null where it cannot be printed. */
    letterPages(message: OutgoingMessage): Promise<number | null>;
  };

export async function previewWording(
  ports: PreviewPorts,
  reader: Staff,
  which: WhichWording,
): Promise<readonly WordingPreview[] | null> {
  const trying = await tryingOf(ports, reader, which);
  if (trying === null) return null;
  return await Promise.all(
    madeUpKinds.map(({ band, categories }) =>
      previewOf(ports, trying, which, { band, reference: null, facts: madeUpFacts(trying.body, categories) }),
    ),
  );
}

const worstFirst: readonly SeverityBand[] = ["very-high", "high", "medium", "low"];

/** One at each severity; of whom the reader sees a notice, the reading is written down as it is elsewhere. */
export async function previewWordingFor(
  ports: PreviewPorts,
  reader: Staff,
  incident: IncidentId,
  which: WhichWording,
): Promise<readonly WordingPreview[] | null> {
  const trying = await tryingOf(ports, reader, which);
  if (trying === null) return null;
  const { body } = trying;
  const previews: WordingPreview[] = [];
  for (const band of worstFirst) {
    const [sample] = await readSamples(ports, reader, incident, { bands: [band], most: 1 });
    if (sample === undefined) continue;
    const [found] = await ports.rewording.factsOf(reader.authority, [sample.id]);
    if (found === undefined) continue;
    const facts = { ...found.facts, authority: { name: body.name, ...body.contact } };
    previews.push(await previewOf(ports, trying, which, { band, reference: sample.personReference, facts }));
  }
  return previews;
}

type Trying = { readonly library: NoticeLibrary; readonly body: Authority };

/** With the draft where there is one: it is what somebody is to say yes to. */
async function tryingOf(ports: PreviewPorts, reader: Staff, which: WhichWording): Promise<Trying | null> {
  const [sheet, { library }, bodies] = await Promise.all([
    readWording(ports, reader, which),
    libraryOf(ports, reader.authority),
    ports.bodies.authorities(),
  ]);
  const body = bodies.find(({ id }) => id === reader.authority);
  if (sheet === null || body === undefined) return null;
  return { body, library: sheet.draft === null ? library : libraryTrying(library, sheet.draft) };
}

async function previewOf(
  ports: PreviewPorts,
  { library, body }: Trying,
  { language, kind }: WhichWording,
  about: { readonly band: SeverityBand; readonly reference: string | null; readonly facts: NoticeFacts },
): Promise<WordingPreview> {
  const format: NoticeFormat = kind === "easy-read" ? "easy-read" : "plain";
  const { words, missing } = composeFor(about.facts, library, { format, language });
  const pages = await ports.letterPages(letterOf(words, body, ports.now()));
  return { band: about.band, reference: about.reference, words, missing, pages };
}

/** To an address of the usual length: whose it is does not matter for how long the letter is. */
function letterOf(words: NoticeWords, { name, contact }: Authority, date: Date): OutgoingMessage {
  return {
    ...{
      reference: "N-00000000-0000-4000-8000-000000000000",
      personReference: "P-000000",
      channel: "letter",
    },
    ...{ to: "1 Example Road, Northmere, W8 7NX", name: "Ada Example", words, date },
    from: { name, email: contact.email, address: contact.address },
  };
}

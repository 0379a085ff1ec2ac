/** What the exercise tells the public: services that are out, help in person at the weekend, a statement. */
import type { Authority } from "../../domain/bodies/authority.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import type { SubjectName } from "../../domain/translations/subject.ts";
import type { Desk } from "../../respond/desk/desk.ts";
import { need } from "./need.ts";

export async function publishPractice(
  desk: Desk,
  incident: Incident,
  authorities: readonly Authority[],
  now: Date,
): Promise<void> {
  const services = await desk.services("system");
  for (const service of services.filter(({ name }) => /my account|parking/i.test(name))) {
    need(
      await desk.setServiceStatus("system", service.id, {
        status: "suspended",
        note: "You cannot use this online for now. Call us if it cannot wait.",
        expected: "at least two weeks",
      }),
    );
  }
  for (const { id } of authorities) {
    const words = "Emergencies only. Please bring something with your name on it.";
    const hours = { opens: "10:00", closes: "16:00" };
    need(
      await desk.addPlace("system", id, {
        ...{
          name: "Customer Service Centre",
          address: [],
          access: "",
          phone: "",
          weekly: [],
          from: null,
          until: null,
        },
        special: nextWeekend(now).map((day) => ({ day, hours, words })),
      }),
    );
  }
  const statement = need(
    await desk.writeStatement("system", incident.id, {
      title: "Some of your information may have been taken",
      body: [
        "Criminals got into computer systems that our three councils share. They copied some files and took them away. We are sorry.",
        "We believe that these are old files, from 2006 to 2020. We are going through them to see whose information is in them.",
        "We are writing to each person whose information we find. If we know your email address, we will write to that.",
        "What you can do now:",
        "- be careful with calls, texts and emails about this, even if they know your details",
        "- if you have paid us for something, such as a parking permit, check your bank account",
        "- look at this page for news, not at links in messages",
      ].join("\n\n"),
    }),
  );
  await translate(desk, `statement.${incident.id}.${statement.number}` as SubjectName);
  need(await desk.approveStatement("system", { incident: incident.id, number: statement.number }));
  need(await desk.publishStatement("system", incident.id, statement.number));
}

/** Into Welsh, before it is published: both languages go out at the same moment. */
async function translate(desk: Desk, subject: SubjectName): Promise<void> {
  const which = { subject, language: "cy" };
  const sheet = await desk.translation("system", which);
  if (sheet === null) return;
  const { mark, version } = sheet;
  const { number } = need(await desk.writeTranslation("system", which, { fields: inWelsh, mark, version }));
  need(await desk.approveTranslation("system", which, number));
}

const inWelsh = {
  title: "Mae’n bosibl bod rhywfaint o’ch gwybodaeth wedi’i chymryd",
  body: [
    "Aeth troseddwyr i mewn i systemau cyfrifiadurol y mae ein tri chyngor yn eu rhannu. Gwnaethant gopïo rhai ffeiliau a mynd â nhw. Mae’n ddrwg gennym.",
    "Credwn mai hen ffeiliau yw’r rhain, o 2006 i 2020. Rydym yn mynd drwyddynt i weld gwybodaeth pwy sydd ynddynt.",
    "Rydym yn ysgrifennu at bob person y down o hyd i’w wybodaeth. Os ydym yn gwybod eich cyfeiriad e-bost, byddwn yn ysgrifennu yno.",
    "Yr hyn y gallwch ei wneud nawr:",
    "- byddwch yn ofalus gyda galwadau, negeseuon testun ac e-byst am hyn, hyd yn oed os ydynt yn gwybod eich manylion",
    "- os ydych wedi talu i ni am rywbeth, fel trwydded barcio, edrychwch ar eich cyfrif banc",
    "- edrychwch ar y dudalen hon am newyddion, nid ar ddolenni mewn negeseuon",
  ].join("\n\n"),
};

/** Saturday and Sunday to come, as ISO days. */
function nextWeekend(now: Date): readonly string[] {
  const day = 24 * 60 * 60 * 1000;
  const saturday = new Date(now.getTime() + ((6 - now.getUTCDay() + 7) % 7 || 7) * day);
  return [saturday, new Date(saturday.getTime() + day)].map((date) => date.toISOString().slice(0, 10));
}

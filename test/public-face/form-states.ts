/** What a form of the public site can say: with what is wrong, sent, and where nobody knows what was asked for. */

export type FormState = {
  readonly name: string;
  readonly path: string;
  /** By the id of the field. */
  readonly fill: Readonly<Record<string, string>>;
  readonly choose: readonly string[];
  /** It hands something over: then it must have been open for a moment. */
  readonly sends: boolean;
  readonly says: RegExp;
};

const unknown = "0000-0000-0000-0000-0000";
const wrong = (path: string): FormState => ({
  ...{
    name: `${path}, with what is wrong`,
    path,
    fill: {},
    choose: [],
    sends: false,
    says: path.startsWith("/cy/") ? /Mae problem/ : /There is a problem/,
  },
});

/** Those that say what is wrong when nothing was typed. */
const asking = ["/report", "/complain", "/correct", "/verify", "/check", "/check/code"];

export const formStates: readonly FormState[] = [
  ...["", "/cy", "/ar"].flatMap((under) => asking.map((path) => wrong(under + path))),
  {
    ...{ name: "/report, sent", path: "/report", sends: true, says: /reference/i },
    ...{ fill: { details: "A message that asks for my password" }, choose: ["kind", "acts", "authority"] },
  },
  {
    ...{ name: "/complain, sent too soon", path: "/complain", sends: false, says: /very quick/ },
    ...{ fill: { words: "My address is wrong" }, choose: ["kind", "authority"] },
  },
  {
    ...{ name: "/correct, sent", path: "/correct", sends: true, says: /reference/i },
    ...{ fill: { words: "My address is wrong" }, choose: ["kind", "authority"] },
  },
  {
    ...{ name: "/check, sent", path: "/check", sends: true, says: /We have your question|answer/ },
    ...{ fill: { name: "Rosalind Hidewell", email: "rosalind@example.net" }, choose: ["authority"] },
  },
  {
    ...{ name: "/verify, unknown", path: "/verify", sends: false, says: /know no letter or message/ },
    ...{ fill: { code: "7K2M-Q0XV-93TD-AB4F" }, choose: [] },
  },
  ...["/report/outcome", "/complain/outcome"].map((path) => ({
    ...{ name: `${path}, unknown`, path, sends: false, says: /reference/i },
    ...{ fill: { reference: unknown }, choose: [] },
  })),
  {
    ...{ name: "/check/code, unknown", path: "/check/code", sends: false, says: /code|answer/i },
    ...{ fill: { code: unknown }, choose: [] },
  },
];

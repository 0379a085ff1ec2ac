/** The manifest for people: one page that opens from the disk, with the mark at its head and foot. */
import type { Manifest } from "../../domain/evidence/manifest.ts";

export function manifestPage(manifest: Manifest, colour: string): string {
  const { handling, incident, authority, madeFor, madeAt, reasons, custody, leftOut, files } = manifest;
  const mark = `<p class="mark"><strong>${escaped(handling.mark)}</strong></p>`;
  const row = (name: string, value: string) =>
    `<tr><th scope="row">${name}</th><td>${escaped(value)}</td></tr>`;
  return `<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(handling.mark)}: evidence of ${escaped(incident.reference)}</title>
<style>body{font:16px/1.5 Arial,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#0b0c0c}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #b1b4b6;overflow-wrap:anywhere}.mark{text-align:right}.mark strong{background:#000;color:${colour};padding:.2rem .6rem;print-color-adjust:exact}code{font-size:.85em}</style>
</head><body>
${mark}
<h1>Evidence of ${escaped(incident.reference)}</h1>
<p>${escaped(handling.means)}</p>
<table><caption hidden>What this is</caption>
${row("Incident", `${incident.reference}: ${incident.title}`)}
${row("Made by", authority)}
${row("Made for", [madeFor.person, madeFor.body].filter((one) => one !== "").join(", "))}
${row("Why", reasons)}
${row("Made", madeAt)}
${row("Ledger", `${manifest.ledger.size} entries, root ${manifest.ledger.root}`)}
</table>
<h2>Who had it in hand until it was made</h2>
<ul>${custody.map(({ what, by, at }) => `<li>${escaped(`${what}: ${by}, ${at}`)}</li>`).join("")}</ul>
<h2>What was left out</h2>
<ul>${leftOut.map((line) => `<li>${escaped(line)}</li>`).join("") || "<li>Nothing</li>"}</ul>
<h2>Files</h2>
<table><thead><tr><th scope="col">File</th><th scope="col">What it is</th><th scope="col">Bytes</th><th scope="col">SHA-256</th></tr></thead><tbody>
${files.map((file) => `<tr><td>${escaped(file.path)}</td><td>${escaped(file.what)}</td><td>${file.bytes}</td><td><code>${file.sha256}</code></td></tr>`).join("\n")}
</tbody></table>
<p>README.txt says how to check all of this.</p>
${mark}
</body></html>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

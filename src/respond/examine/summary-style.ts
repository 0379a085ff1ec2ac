/** The looks of summary.html: plain, large, of high contrast; dark, print and narrow screens too. */
export const style = `
:root{--ink:#0b0c0c;--quiet:#484949;--paper:#fff;--band:#f4f8fb;--line:#cecece;--brand:#1d70b8;--link:#1a65a6;--very-high:#942514;--high:#ca3535;--medium:#f47738;--low:#0f7a52;--focus:#ffdd00}
@media(prefers-color-scheme:dark){:root{--ink:#f3f2f1;--quiet:#cecece;--paper:#151719;--band:#22272b;--line:#54595d;--brand:#5694ca;--link:#8ec3ef;--very-high:#f08a76;--high:#ee7a6d;--medium:#f7a36f;--low:#5fc79a}}
*{box-sizing:border-box}
body{margin:0;font:1.1875rem/1.47 Arial,Helvetica,sans-serif;color:var(--ink);background:var(--paper);-webkit-font-smoothing:antialiased}
.width{max-width:960px;margin:0 auto;padding:0 15px}
header{background:#1d70b8;color:#fff;padding:15px 0}
.product{font-weight:700;font-size:1.5rem;margin-right:.75em}
.skip{position:absolute;left:-999em}
.skip:focus,a:focus,summary:focus,.scroll:focus{outline:3px solid var(--focus);outline-offset:0;position:static}
main.width{padding-top:40px;padding-bottom:40px}
h1{font-size:clamp(2rem,6vw,3rem);line-height:1.1;margin:0 0 .4em}
h2{font-size:clamp(1.5rem,4vw,1.75rem);line-height:1.15;margin:1.9em 0 .6em}
.lead{font-size:clamp(1.25rem,4vw,1.5rem);margin:0 0 1.2em}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:15px;margin:0 0 30px}
.tiles div{display:flex;flex-direction:column-reverse;justify-content:flex-end;background:var(--band);border-top:5px solid var(--brand);padding:15px}
.tiles dd{margin:0;font-weight:700;font-size:2.25rem;line-height:1.1;font-variant-numeric:tabular-nums}
.tiles dt{color:var(--quiet)}
.inset{border-left:10px solid var(--line);padding:10px 15px;margin:0}
.warning{border-left:10px solid var(--high);padding:10px 15px;margin:0}
figure{margin:0 0 10px}
svg{width:100%;height:auto;display:block}
svg text{fill:var(--ink);font:17px Arial,Helvetica,sans-serif}
svg .count{font-weight:700;font-variant-numeric:tabular-nums}
svg .bar{fill:var(--brand)}
svg .very-high{fill:var(--very-high)}svg .high{fill:var(--high)}svg .medium{fill:var(--medium)}svg .low{fill:var(--low)}
details{margin:0 0 20px}
summary{color:var(--link);text-decoration:underline;cursor:pointer}
table{border-collapse:collapse;width:100%;margin:15px 0}
caption{text-align:left;font-weight:700;padding-bottom:8px}
th,td{text-align:left;vertical-align:top;border-bottom:1px solid var(--line);padding:8px 15px 8px 0}
tbody th{font-weight:400}
.figure,th+td:last-child{text-align:right;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto;max-height:32em}
.path{overflow-wrap:anywhere;min-width:14em}
footer{border-top:1px solid var(--line);background:var(--band);color:var(--quiet);padding:15px 0}
.narrow{display:none}
@media(max-width:560px){.wide{display:none}.narrow{display:block}}
@media print{header{background:none;color:#000;border-bottom:2px solid #000}details:not([open])>*{display:block}details::details-content{content-visibility:visible;display:block}.skip,summary{display:none}.scroll{max-height:none;overflow:visible}section{break-inside:avoid-page}body{font-size:11pt}}
`.trim();

import { createHash } from 'node:crypto';

/** The page's whole style sheet. It takes the dark scheme where the system does, and fits a phone. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ground:#f4f5f7;--ink:#16181d;--soft:#565c68;--edge:#d5d8de;--accent:#0b5fae;--on:#fff;--good:#1a6b35;--bad:#a3201d}
@media (prefers-color-scheme:dark){:root{--paper:#1b1e24;--ground:#121418;--ink:#eceef2;--soft:#a9b0bd;--edge:#363b45;--accent:#7db8f5;--on:#0c1624;--good:#7ad394;--bad:#ff9a94}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:56rem;margin:0 auto;padding:0 1rem}
header{display:flex;justify-content:space-between;align-items:baseline;gap:1rem;padding-top:1.25rem}
h1{font-size:1.35rem;margin:0}
h2{font-size:1.05rem;margin:0 0 .6rem}
section{background:var(--paper);border:1px solid var(--edge);border-radius:.6rem;padding:1rem;margin:1rem 0}
p{margin:.25rem 0}
a{color:var(--accent)}
.next{font-weight:600;margin-top:.75rem}
.next+.bad{margin-top:1.25rem}
.soft,footer,th{color:var(--soft)}
.good{color:var(--good)}
.bad{color:var(--bad)}
label{display:block;font-weight:600}
textarea{display:block;width:100%;min-height:7rem;margin:.35rem 0;padding:.6rem;font:14px/1.4 ui-monospace,monospace;color:inherit;background:var(--ground);border:1px solid var(--soft);border-radius:.4rem}
textarea[aria-invalid]{border:2px solid var(--bad)}
button{min-height:2.75rem;margin-top:.5rem;padding:.5rem 1.1rem;font:inherit;font-weight:600;color:var(--on);background:var(--accent);border:0;border-radius:.4rem;cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
table{width:100%;border-collapse:collapse}
th,td{padding:.4rem .6rem .4rem 0;text-align:left;vertical-align:top;font-weight:400;border-top:1px solid var(--edge)}
thead th{border-top:0;font-size:.875rem}
tbody th{color:var(--ink);font-weight:600}
footer{padding-bottom:2rem;font-size:.875rem}
@media (max-width:40rem){thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}tr,th,td{display:block;padding:.1rem 0;border:0}tbody tr{padding:.6rem 0;border-top:1px solid var(--edge)}tbody tr:first-child{border-top:0;padding-top:0}td::before{content:attr(data-label) " ";color:var(--soft)}button{width:100%}}
`;

/** What a browser may do with the page: use this very style, and send the form back here. Nothing else. */
export const CONTENT_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

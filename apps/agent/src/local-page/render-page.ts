import type { FoundInterface } from '@tresse/contracts';
import { ENROLMENT_ERRORS } from '../enrol/index.js';
import { type Html, html, NOTHING } from './html.js';
import type { FormProblem, PageLine, PageState } from './page-state.js';
import { STYLE } from './style.js';
import { type Language, WORDS, type Words } from './words.js';

/** Between two looks of a page without a form, in s; one with a form stays as it is while somebody types. */
export const REFRESH_S = 10;

/** True while a claim is asked for. */
export function asksForClaim({ enrolment }: PageState): boolean {
  if (enrolment.kind === 'waiting-for-claim') return true;
  return enrolment.kind === 'failed' && ENROLMENT_ERRORS[enrolment.code].needs === 'another-claim';
}

/** The page as text. */
export function renderPage(state: PageState, language: Language, problem?: FormProblem): string {
  const words = WORDS[language];
  const hasForm = asksForClaim(state) || (problem !== undefined && state.enrolment.kind !== 'enrolled');
  const content = [
    state.notices.length > 0 ? noticesOf(state, words, language) : NOTHING,
    html`<section>${statusOf(state, words, language)}</section>`,
    hasForm ? formOf(words, language, problem) : NOTHING,
    state.enrolment.kind === 'enrolled' ? controlOf(state, words, language) : NOTHING,
    state.lines.length > 0 ? linesOf(state.lines, words) : NOTHING,
    interfacesOf(state, words),
  ];
  return pageOf(words, language, content, state.version);
}

/** A page that says one sentence: why something is refused. */
export function renderRefusal(reason: keyof Words['refused'], language: Language, version: string): string {
  const words = WORDS[language];
  return pageOf(words, language, [html`<section><p>${words.refused[reason]}</p></section>`], version);
}

function pageOf(words: Words, language: Language, content: readonly Html[], version: string): string {
  const other = language === 'en' ? 'fr' : 'en';
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${words.title}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<header><h1>${words.title}</h1><a href="/?lang=${other}" lang="${other}" hreflang="${other}">${words.switch}</a></header>
<main>${content}</main>
<footer><p><a href="/?lang=${language}">${words.again}</a></p><p>${words.version} ${version}</p></footer>
</body>
</html>
`.html;
}

function statusOf(state: PageState, words: Words, language: Language): Html {
  const { enrolment } = state;
  const failure = enrolment.kind === 'failed' ? ENROLMENT_ERRORS[enrolment.code] : undefined;
  const said = enrolment.kind === 'failed' ? '' : words.enrolment[enrolment.kind];
  return html`<p role="status" class="${failure ? 'bad' : ''}">${failure?.[language] ?? said}</p>
${nextOf(failure?.next[language] ?? words.nextStep[nextStep(state)], words, language)}`;
}

function nextOf(next: string, words: Words, language: Language): Html {
  return html`<p class="next"><span class="soft">${words.next}${language === 'fr' ? '\u00a0' : ''}:</span> ${next}</p>`;
}

function noticesOf({ notices }: PageState, words: Words, language: Language): Html {
  const each = notices.map((notice) => {
    const { said, next } = words.notices[notice];
    return html`<p class="bad">${said}</p>${nextOf(next, words, language)}`;
  });
  return html`<section><h2>${words.noticesTitle}</h2>${each}</section>`;
}

/** What a person can do now. */
function nextStep({ enrolment, connection, lines }: PageState): keyof Words['nextStep'] {
  if (enrolment.kind === 'waiting-for-claim') return 'waiting-for-claim';
  if (enrolment.kind !== 'enrolled' || connection === null) return 'trying';
  if (!connection.connected) return 'lost';
  if (lines.length === 0) return 'no-settings';
  return lines.some(({ state }) => state === 'down') ? 'line-down' : 'nothing';
}

function formOf({ form }: Words, language: Language, problem: FormProblem | undefined): Html {
  const wrong = problem ? html`<p id="wrong" class="bad" role="alert">${form[problem.problem]}</p>` : NOTHING;
  const invalid = problem ? html` aria-invalid="true"` : NOTHING;
  return html`<section><h2>${form.title}</h2>
<form method="post" action="/claim?lang=${language}">
<label for="claim">${form.label}</label>
${wrong}<textarea id="claim" name="claim" required spellcheck="false" autocomplete="off" autocapitalize="off" aria-describedby="hint${problem ? ' wrong' : ''}"${invalid}>${problem?.claim ?? ''}</textarea>
<p id="hint" class="soft">${form.hint}</p>
<button type="submit">${form.send}</button>
</form></section>`;
}

function controlOf({ connection }: PageState, { control }: Words, language: Language): Html {
  const said =
    connection === null
      ? html`<p>${control.never}</p>`
      : html`<p class="${connection.connected ? 'good' : 'bad'}">${connection.connected ? control.connected : control.lost} ${instant(connection.since, language)}</p>`;
  return html`<section><h2>${control.title}</h2>${said}</section>`;
}

/** The box knows no time zone of its reader: it says UTC. */
function instant(ms: number, language: Language): string {
  const form = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'UTC',
  });
  return `${form.format(ms)} UTC`;
}

function linesOf(lines: readonly PageLine[], { lines: words, cause, tunnel }: Words): Html {
  const rows = lines.map((line) => {
    const why = line.cause === null || line.state !== 'down' ? '' : ` (${cause[line.cause]})`;
    const tone = line.state === 'up' ? 'good' : line.state === 'down' ? 'bad' : 'soft';
    return html`<tr><th scope="row">${line.name}</th><td data-label="${words.interface}">${line.interface}</td><td data-label="${words.state}"><span class="${tone}">${words[line.state]}${why}</span></td><td data-label="${words.tunnel}">${tunnel[line.carrier]}</td></tr>`;
  });
  return tableOf(words.title, [words.name, words.interface, words.state, words.tunnel], rows);
}

function interfacesOf({ interfaces, enrolment, lines }: PageState, words: Words): Html {
  const { interfaces: heads, kind, carrier, internet } = words;
  if (interfaces === null || interfaces.length === 0) {
    return html`<section><h2>${heads.title}</h2><p>${heads.none}</p></section>`;
  }
  const isFound = enrolment.kind !== 'enrolled' || lines.length === 0;
  const rows = interfaces.map((one) => {
    const reached = one.internet === null ? 'untried' : one.internet ? 'yes' : 'no';
    return html`<tr><th scope="row">${one.name} <span class="soft">${kind[one.kind]}</span></th><td data-label="${heads.link}">${carrier[one.carrier ? 'yes' : 'no']}</td><td data-label="${heads.address}">${one.address ?? '—'}</td><td data-label="${heads.internet}"><span class="${one.internet ? 'good' : 'soft'}">${internet[reached]}</span></td><td data-label="${heads.use}">${words.use[useOf(one, isFound)]}</td></tr>`;
  });
  return tableOf(heads.title, [heads.name, heads.link, heads.address, heads.internet, heads.use], rows);
}

/** Before there are settings, what has a way out is a line that was found, and what has only an address serves a laptop. */
function useOf({ usedFor, address, gateway }: FoundInterface, isFound: boolean): keyof Words['use'] {
  if (usedFor !== null) return usedFor;
  if (!isFound || address === null) return 'none';
  return gateway === null ? 'laptop' : 'found';
}

function tableOf(title: string, heads: readonly string[], rows: readonly Html[]): Html {
  return html`<section><h2>${title}</h2><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></section>`;
}

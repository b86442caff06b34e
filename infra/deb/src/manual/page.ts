import { PACKAGE } from '../paths.js';

/** A manual page of section 8, before it is one. Lines are roff: `.B`, `.I` and paragraphs. Source: man-pages(7). */
export interface ManualPage {
  /** What man(1) calls the section, and what stands above the page. */
  readonly heading: string;
  readonly sections: readonly (readonly [title: string, lines: readonly string[]])[];
}

/** The page as man(1) reads it. */
export function roff({ heading, sections }: ManualPage, version: string): string {
  const title = `.TH ${PACKAGE.toUpperCase()} 8 "" "Tresse ${version}" "${heading}"`;
  const body = sections.flatMap(([name, lines]) => [`.SH ${name}`, ...lines]);
  return `${[title, ...body].map(escaped).join('\n')}\n`;
}

/** A hyphen that is meant to be typed is no dash of the text. */
function escaped(line: string): string {
  return line.startsWith('.TH') ? line : line.replace(/(?<!\\)-/g, '\\-');
}

/** A list of terms, each with what it means. */
export function terms(entries: readonly (readonly [term: string, text: string])[]): string[] {
  return entries.flatMap(([term, text]) => ['.TP', `.B ${term}`, text]);
}

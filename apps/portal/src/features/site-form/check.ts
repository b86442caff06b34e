import {
  type FieldErrorCode,
  type FieldProblem,
  fieldIssues,
  fieldMessage,
  SiteInput,
} from '@tresse/contracts';
import type { SiteDraft } from './draft';
import { toInput } from './to-input';

/** A sentence in both languages for each refused field, by its path in the request (`lines.1.interface`). */
export type FieldErrors = Record<string, { en: string; fr: string }>;

/** The site to send, or why not. The same schema as the server's, which checks more (overlaps, names taken). */
export type Checked = { input: SiteInput; errors?: undefined } | { input?: undefined; errors: FieldErrors };

export function checkDraft(draft: SiteDraft, ipv6Network: string | null): Checked {
  const parsed = SiteInput.safeParse(toInput(draft, ipv6Network), { reportInput: true });
  if (parsed.success) return { input: parsed.data };
  const errors: FieldErrors = {};
  for (const { path, code, params } of fieldIssues(parsed.error)) {
    // A whole address is taken in the form, where it is of the LAN's own network.
    const elsewhere = code === 'field.ipv6-suffix' && ipv6Network;
    errors[path] ??= elsewhere
      ? fieldMessage('opening.other-network', { network: elsewhere })
      : fieldMessage(sourceCode(path, code), params);
  }
  return { errors };
}

/** The form takes a source without a length too, as one host. */
function sourceCode(path: string, code: FieldErrorCode): FieldErrorCode {
  if (!/\.sources\.\d+$/.test(path)) return code;
  return code === 'field.cidr'
    ? 'field.ipv4-source'
    : code === 'field.ipv6-cidr'
      ? 'field.ipv6-source'
      : code;
}

/** The server's refusals in the form's shape. */
export function fromProblems(fields: readonly FieldProblem[]): FieldErrors {
  return Object.fromEntries(fields.map(({ path, message }) => [path, message]));
}

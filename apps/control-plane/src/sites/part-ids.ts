import type { FieldProblem, Id, SiteInput } from '@tresse/contracts';
import { fieldProblem } from '../http/field-problem.js';

/** What a site is made of, each list with ids of its own. */
type Parts = Pick<SiteInput, 'lines' | 'portForwards' | 'bypass' | 'quality'>;
type WithId = { id?: Id | undefined };

/** The input for a new site: all that it is made of is new. */
export function withoutIds(input: SiteInput): SiteInput {
  return {
    ...input,
    lines: input.lines.map(({ id: _, ...line }) => line),
    portForwards: input.portForwards.map(({ id: _, ...forward }) => forward),
    bypass: input.bypass.map(({ id: _, ...rule }) => rule),
    quality: { ...input.quality, priorities: input.quality.priorities.map(({ id: _, ...rule }) => rule) },
  };
}

/** Ids in the input that are none of the present site's own, and ids given twice. */
export function foreignParts(input: Parts, present: Parts): FieldProblem[] {
  return [
    ...foreign('lines', input.lines, present.lines),
    ...foreign('portForwards', input.portForwards, present.portForwards),
    ...foreign('bypass', input.bypass, present.bypass),
    ...foreign('quality.priorities', input.quality.priorities, present.quality.priorities),
  ];
}

function foreign(path: string, given: readonly WithId[], own: readonly WithId[]): FieldProblem[] {
  return given.flatMap(({ id }, place) => {
    const known = id === undefined || own.some((part) => part.id === id);
    const repeated = id !== undefined && given.findIndex((part) => part.id === id) < place;
    return known && !repeated ? [] : [fieldProblem(`${path}.${place}.id`, 'field.invalid')];
  });
}

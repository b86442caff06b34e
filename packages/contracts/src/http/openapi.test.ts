import { describe, expect, it } from '@jest/globals';
import { ERRORS } from '../error-codes.js';
import { FIELD_ERRORS } from '../field-errors/index.js';
import { openApiDocument } from './openapi.js';
import { routes } from './routes.js';

interface Operation {
  operationId: string;
  security: unknown[];
  parameters?: { name: string; in: string; required: boolean }[];
  responses: Record<string, { content: Record<string, unknown> }>;
}

const document = openApiDocument(routes, '1.2.3') as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
};
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

describe('the OpenAPI document', () => {
  it('has every route once', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(routes).sort());
  });

  it('declares every parameter that a path names', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      for (const { parameters = [] } of Object.values(methods)) {
        expect(
          parameters
            .filter((one) => one.in === 'path')
            .map((one) => one.name)
            .sort(),
        ).toEqual(named.sort());
      }
    }
  });

  it('asks for a session everywhere but where a route is public', () => {
    for (const { operationId, security } of operations) {
      const open = routes[operationId as keyof typeof routes].access === 'public';
      expect({ operationId, open }).toEqual({ operationId, open: security.length === 0 });
    }
  });

  it('answers errors as problem details', () => {
    for (const { responses } of operations) {
      expect(Object.keys(responses['400']?.content ?? {})).toEqual(['application/problem+json']);
    }
  });
});

describe('errors', () => {
  it.each(Object.entries({ ...ERRORS, ...FIELD_ERRORS }))(
    '%s has a sentence in each language',
    (_code, sentence) => {
      expect(sentence.en).toMatch(/^[A-Z].*[.]$/);
      expect(sentence.fr).toMatch(/^\p{Lu}.*[.]$/u);
      expect(sentence.fr).not.toBe(sentence.en);
    },
  );
});

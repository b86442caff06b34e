import { z } from 'zod';
import { ERRORS, type ErrorCode } from '../error-codes.js';
import { PROBLEM_MEDIA_TYPE, Problem } from '../problem.js';
import type { Route } from './route.js';

type Json = Record<string, unknown>;

const COMMON_ERRORS = ['request.invalid', 'internal'] as const satisfies readonly ErrorCode[];
const SIGNED_IN_ERRORS = ['auth.required', 'auth.forbidden'] as const satisfies readonly ErrorCode[];

/** The OpenAPI 3.1 document of a table of routes; a pure function, so the client is generated without a server. */
export function openApiDocument(table: Record<string, Route>, version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [operationId, definition] of Object.entries(table)) {
    const path = definition.path.replace(/:([a-zA-Z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [definition.method.toLowerCase()]: operation(operationId, definition) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tresse control plane',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      schemas: { Problem: jsonSchema(Problem, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'better-auth.session_token' } },
    },
  };
}

function operation(operationId: string, definition: Route): Json {
  const media = definition.mediaType ?? 'application/json';
  return {
    operationId,
    summary: definition.summary,
    tags: [definition.path.split('/')[2] ?? 'api'],
    security: definition.access === 'public' ? [] : [{ session: [] }],
    ...(definition.params || definition.query
      ? { parameters: [...parameters(definition.params, 'path'), ...parameters(definition.query, 'query')] }
      : {}),
    ...(definition.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(definition.body, 'input') } },
          },
        }
      : {}),
    responses: {
      [definition.status ?? 200]: {
        description: definition.summary,
        content: { [media]: { schema: jsonSchema(definition.response, 'output') } },
      },
      ...errorResponses(definition),
    },
  };
}

function parameters(schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Json;
    required?: string[];
  };
  return Object.entries(properties).map(([name, type]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: type,
  }));
}

function errorResponses(definition: Route): Json {
  const codes: ErrorCode[] = [
    ...COMMON_ERRORS,
    ...(definition.access === 'public' ? [] : SIGNED_IN_ERRORS),
    ...(definition.errors ?? []),
  ];
  const statuses = [...new Set(codes.map((code) => ERRORS[code].status))];
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: codes
          .filter((code) => ERRORS[code].status === status)
          .map((code) => `${code}: ${ERRORS[code].en}`)
          .join(' '),
        content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  });
  return rest;
}

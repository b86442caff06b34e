import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { createTranslator } from 'use-intl/core';
import { chooseLocale } from './locale';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));

type Tree = { [key: string]: string | Tree };

function load(locale: string): Tree {
  return JSON.parse(readFileSync(new URL(`../../messages/${locale}.json`, import.meta.url), 'utf8'));
}

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

const en = flatten(load('en'));
const fr = flatten(load('fr'));
const code = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
  .map((name) => readFileSync(SOURCE + name, 'utf8'))
  .join('\n');

/** Keys written out in code, and those made from a template, as patterns. */
const literals = new Set([...code.matchAll(/'([a-z][\w-]*(?:\.[\w-]+)+)'/g)].map(([, key]) => key));
const templates = [...code.matchAll(/`([a-z][\w-]*\.[\w.${}()[\]-]*)`/g)].map(
  ([, text = '']) =>
    new RegExp(`^${text.replaceAll('.', '\\.').replaceAll(/\$\{.*?\}(?=$|\\)/g, '[\\w.-]+')}$`),
);
const sentences = new Set([...code.matchAll(/\| '([\w-]+)'/g)].map(([, key]) => `sentence.${key}`));

/** Names of the values that a message takes: `{name}` and `{name, select, …}`, but not the texts of its cases. */
function placeholders(message: string): string[] {
  const names = new Set<string>();
  const cases: boolean[] = [];
  for (const [token, name] of message.matchAll(
    /\{(?:(\w+)(?=\}|, (?:select|plural)))?|\}|, (?:select|plural)/g,
  )) {
    if (token === '}') cases.pop();
    else if (token.startsWith(',')) cases[cases.length - 1] = true;
    else {
      if (name && !cases.at(-1)) names.add(name);
      cases.push(false);
    }
  }
  return [...names].sort();
}

describe('the messages', () => {
  it('exist in both languages', () => expect([...fr.keys()].sort()).toEqual([...en.keys()].sort()));

  it('take the same values in both languages', () => {
    for (const [key, message] of en) {
      expect([key, placeholders(fr.get(key) ?? '')]).toEqual([key, placeholders(message)]);
    }
  });

  it('exist for each key that the code asks for', () => {
    const asked = [...code.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key = '']) => key);
    expect(asked.filter((key) => !en.has(key))).toEqual([]);
  });

  it('are all used', () => {
    const used = (key: string) =>
      literals.has(key) || sentences.has(key) || templates.some((pattern) => pattern.test(key));
    expect([...en.keys()].filter((key) => !used(key))).toEqual([]);
  });

  it('keep French signs on the line of their word', () => {
    const loose = [...fr].filter(([, message]) => / [:;?!»%]|« /.test(message));
    expect(loose).toEqual([]);
  });

  it('are readable as ICU messages', () => {
    for (const language of ['en', 'fr'] as const) {
      const broken: string[] = [];
      const t = createTranslator({
        locale: chooseLocale(language, null),
        messages: load(language),
        onError: (error) => {
          if (/INVALID_MESSAGE/.test(error.code)) broken.push(error.message);
        },
      });
      for (const key of en.keys()) t(key as never);
      expect(broken).toEqual([]);
    }
  });
});

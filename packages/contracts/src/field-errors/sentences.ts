/** By code; `{x}` stands for a parameter. */
export type Sentences = Record<string, { en: string; fr: string }>;

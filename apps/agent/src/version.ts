declare const TRESSE_VERSION: string | undefined;
declare const TRESSE_BUILT_AT: number | undefined;

/** Version of this program; put in by the bundler, `0.0.0-dev` when run from its parts. */
export const AGENT_VERSION: string = typeof TRESSE_VERSION === 'string' ? TRESSE_VERSION : '0.0.0-dev';

/** When this program was bundled, in ms since 1970; 0 when run from its parts. */
export const AGENT_BUILT_AT: number = typeof TRESSE_BUILT_AT === 'number' ? TRESSE_BUILT_AT : 0;

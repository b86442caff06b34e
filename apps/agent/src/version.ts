declare const TRESSE_VERSION: string | undefined;

/** Version of this program; put in by the bundler, `0.0.0-dev` when run from its parts. */
export const AGENT_VERSION: string = typeof TRESSE_VERSION === 'string' ? TRESSE_VERSION : '0.0.0-dev';

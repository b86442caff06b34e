/** One configuration, one project for each suite; `npm test` runs them in order, `npx jest --selectProjects unit` runs one. */
const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: {
    '^@tresse/(deb|image|lab)$': '<rootDir>/infra/$1/src/index.ts',
    '^@tresse/([a-z-]+)$': '<rootDir>/packages/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['/dist/', '/\\.next/', '/\\.tresse/'],
};

const suite = (displayName, testMatch, more = {}) => ({ ...common, displayName, testMatch, ...more });

export default {
  /** In ms; a loaded machine makes an RSA key in seconds. */
  testTimeout: 30_000,
  projects: [
    suite('unit', ['<rootDir>/{packages,apps,infra}/**/src/**/*.test.ts', '<rootDir>/test/bench/*.test.mjs']),
    suite('architecture', ['<rootDir>/test/architecture/**/*.test.ts']),
    suite('integration', ['<rootDir>/apps/*/test/**/*.test.ts']),
    suite('package', ['<rootDir>/test/package/**/*.test.ts']),
    suite('relay', ['<rootDir>/test/relay/**/*.test.ts']),
    suite('relay-boot', ['<rootDir>/test/relay-boot/**/*.test.ts']),
    suite('image', ['<rootDir>/test/image/**/*.test.ts']),
    suite('image-boot', ['<rootDir>/test/image-boot/**/*.test.ts']),
    suite('lab', ['<rootDir>/test/lab/**/*.test.ts']),
    suite('e2e', ['<rootDir>/test/e2e/**/*.test.ts']),
  ],
};

import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['build/', 'public/build/', 'prisma/generated/', 'data/', 'node_modules/'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
      'no-restricted-imports': ['error', { patterns: [{ group: ['zod/*'], message: "import * as z from 'zod': the other forms weigh twice as much in the browser" }] }],
      'no-restricted-syntax': [
        'error',
        { selector: "ImportDeclaration[source.value='zod'] > ImportSpecifier", message: "import * as z from 'zod': a named import weighs twice as much in the browser" },
        { selector: "JSXAttribute[name.name='style']", message: 'The Content Security Policy blocks inline styles: use a class or an SVG attribute' },
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Output is encoded: write elements' },
      ],
    },
  },
  {
    files: ['app/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  // What a person at a terminal reads.
  { files: ['app/cli/**', 'app/start.server.ts', 'app/platform/env.server.ts', 'prisma/**', 'tests/run.ts', 'tests/benchmarks/**', 'tests/support/chromium.ts', 'tests/e2e/weight.test.ts'], rules: { 'no-console': 'off' } },
  // The clock is read in one place; rules and verbs are given `now`.
  {
    files: ['app/{accounts,associations,listings,loans,papers,needs,moderation,territory,home}/**/*.{ts,tsx}', 'search/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: '`now` is an argument' }],
    },
  },
)

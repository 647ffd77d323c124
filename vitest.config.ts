import path from 'node:path'

import { defineConfig } from 'vitest/config'

const alias = { '~': path.resolve('app'), search: path.resolve('search'), 'prisma/generated': path.resolve('prisma/generated') }

export default defineConfig({
  resolve: { alias },
  esbuild: { jsx: 'automatic' },
  test: {
    // Whatever the machine's clock is set to, the tests run elsewhere than Paris and elsewhere than UTC.
    env: { TZ: 'America/Montreal' },
    // Time limits end what hangs; they measure nothing: a loaded machine must not fail a test.
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/{unit,architecture}/**/*.test.{ts,tsx}'], testTimeout: 60_000 } },
      {
        extends: true,
        test: { name: 'integration', include: ['tests/integration/**/*.test.{ts,tsx}'], globalSetup: ['tests/support/servers.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        // Two browsers and two sites share the machine: what fails once is tried once more, and its line says so (retry x1).
        test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], globalSetup: ['tests/support/site.ts'], testTimeout: 120_000, hookTimeout: 180_000, fileParallelism: false, retry: 1 },
      },
    ],
  },
})

import { defineConfig } from 'prisma/config'

/** The Prisma CLI only generates the client here; migrations are applied by app/platform/migrations.server.ts. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
})

/** `npm start`: the built site in this very process, so that signals reach it directly. Plain JavaScript: nothing to compile. */
import { existsSync } from 'node:fs'

const build = new URL('../../build/server.js', import.meta.url)
if (!existsSync(build)) {
  console.error('The site is not built yet. First: npm run build')
  process.exit(1)
}
// React and Remix answer three times slower, and warn, without it.
process.env.NODE_ENV ??= 'production'
await import(build.href)

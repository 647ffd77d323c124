import { start } from './start.server'

await start()

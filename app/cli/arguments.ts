import { parseArgs } from 'node:util'

/** The one folder that a command asks for, as `--to FOLDER`. @throws with how to call it. */
export function folderArgument(option: string, usage: string): string {
  let folder: unknown
  try {
    folder = parseArgs({ options: { [option]: { type: 'string' } } }).values[option]
  } catch {
    folder = undefined
  }
  if (typeof folder !== 'string' || folder === '') throw new Error(`How to: ${usage}`)
  return folder
}

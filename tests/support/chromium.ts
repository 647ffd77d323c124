import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']

const find = () => [process.env.CHROMIUM_PATH, ...PLACES].find((place) => place && existsSync(place)) ?? null

/** Chromium of this machine; as root on Debian it is installed where it is missing; otherwise null, with how to get it. */
export function findChromium(): string | null {
  const found = find()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.warn('Chromium is missing: installing Debian’s')
    try {
      execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    } catch {
      // said below, with what to do
    }
  }
  const installed = find()
  if (!installed) console.warn('SKIPPED: the browser tests need Chromium. Install it (Debian: apt install chromium) or set CHROMIUM_PATH.')
  return installed
}

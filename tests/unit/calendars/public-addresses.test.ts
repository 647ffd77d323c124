import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { isPlainWebAddress, isPublicAddress } from '~/calendars/outside/public-addresses'

describe('an address of the public internet', () => {
  test.each(['8.8.8.8', '93.184.215.14', '172.15.255.255', '172.32.0.0', '100.63.255.255', '100.128.0.0', '192.167.255.255', '2001:4860:4860::8888', '2a01:cb00::1'])('%s is one', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  test.each([
    '127.0.0.1', '127.255.255.254', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '100.127.255.255', '192.0.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255',
    '::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12:3456::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1', '::127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1', 'fec0::1',
    '', 'localhost', '8.8.8', '8.8.8.8.8', '0x7f000001', '2130706433',
  ])('%s is none', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  test('whatever IPv4 address is mapped into IPv6 is none', () => {
    fc.assert(fc.property(fc.ipV4(), (address) => !isPublicAddress(`::ffff:${address}`)))
  })
})

describe('where a calendar may be read', () => {
  test.each(['https://agenda.exemple.fr/salle.ics', 'http://agenda.exemple.fr', 'https://agenda.exemple.fr:8443/x', 'http://agenda.exemple.fr:443/'])('%s may be asked', (url) => {
    expect(isPlainWebAddress(new URL(url))).toBe(true)
  })
  test.each(['ftp://agenda.exemple.fr/x', 'file:///etc/passwd', 'https://moi:secret@agenda.exemple.fr/x', 'http://agenda.exemple.fr:22/', 'http://agenda.exemple.fr:6379/', 'gopher://agenda.exemple.fr:80/'])('%s may not', (url) => {
    expect(isPlainWebAddress(new URL(url))).toBe(false)
  })
  test.each([['http://2130706433/'], ['http://0x7f.1/'], ['http://127.1/'], ['http://[::ffff:127.0.0.1]/'], ['http://①②⑦.0.0.1/']])('%s is seen through: it is this machine', (url) => {
    expect(isPublicAddress(new URL(url).hostname.replace(/^\[|\]$/g, ''))).toBe(false)
  })
})

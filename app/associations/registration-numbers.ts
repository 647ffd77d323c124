/**
 * The two numbers by which the state knows an association. RNA: `W`, a digit, a digit or letter, seven digits, no checksum
 * (arrêté du 14 octobre 2009). SIRET: 14 digits, the SIREN first, both with Luhn's checksum (INSEE).
 */

const LA_POSTE = '356000000'

/** As it is kept: without blanks, dots and hyphens, in capitals. */
export const compactNumber = (typed: string): string => typed.replace(/[\s.\-\u00a0\u202f]/g, '').toUpperCase()

/** @param number compact, see {@link compactNumber} */
export const isRna = (number: string): boolean => /^W\d[0-9A-Z]\d{7}$/.test(number)

/** True where the digits pass Luhn's checksum. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, char, index) => {
    const value = Number(char) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/**
 * A SIRET passes Luhn on its 14 digits and on its first 9. La Poste has too many establishments for that: there a sum of
 * digits divisible by 5 will also do. All zeros pass Luhn and are no number.
 * @param number compact, see {@link compactNumber}
 */
export function isSiret(number: string): boolean {
  if (!/^\d{14}$/.test(number) || /^0+$/.test(number) || !passesLuhn(number.slice(0, 9))) return false
  if (passesLuhn(number)) return true
  return number.startsWith(LA_POSTE) && [...number].reduce((sum, char) => sum + Number(char), 0) % 5 === 0
}

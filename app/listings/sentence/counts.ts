import { SEARCH_LIMITS } from '../search-query'
import { anyPhrase, isLink, isUnit, lookUp, phrase, plainNumber, type Read, type Token } from './tokens'

const NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10, onze: 11, douze: 12, treize: 13, quatorze: 14, quinze: 15, seize: 16, vingt: 20, trente: 30, quarante: 40,
    cinquante: 50, soixante: 60, 'quatre vingt': 80, 'quatre vingts': 80, cent: 100, 'deux cent': 200, 'deux cents': 200, 'trois cents': 300,
  }),
)
const ABOUT: ReadonlyMap<string, number> = new Map(
  Object.entries({ dizaine: 10, douzaine: 12, quinzaine: 15, vingtaine: 20, trentaine: 30, quarantaine: 40, cinquantaine: 50, soixantaine: 60, centaine: 100 }),
)
const ROUGHLY = ['environ', 'au moins', 'minimum', 'mini', 'au minimum', 'a peu pres', 'autour de', 'dans les', '~', '±', 'jusqu a', 'plus de', 'a']

/** How people begin before they say what they need; it names nothing. */
const ASKING = [
  'je cherche', 'je recherche', 'nous cherchons', 'nous recherchons', 'on cherche', 'on recherche', 'cherche', 'recherche', 'cherchons', 'recherchons', 'besoin de', 'besoin d', 'j ai besoin de', 'j ai besoin d',
  'nous avons besoin de', 'nous avons besoin d', 'on a besoin de', 'on a besoin d', 'avons besoin de', 'avons besoin d', 'il me faut', 'il me faudrait', 'il nous faut', 'il nous faudrait', 'il faut', 'il faudrait',
  'je voudrais', 'je voudrais emprunter', 'nous voudrions', 'nous voudrions emprunter', 'on voudrait', 'je souhaite emprunter', 'nous souhaitons emprunter', 'emprunter', 'bonjour', 'bonjour ,',
]

/** « je cherche », « il nous faut »: how many tokens of asking the sentence begins with. */
export function skipAsking(tokens: Token[]): number {
  let i = 0
  for (;;) {
    const next = anyPhrase(tokens, i, ASKING)
    if (next === null) return i
    i = next
  }
}

interface Counted {
  value: number
  /** The tokens that say the number, and nothing of the thing. */
  next: number
}

/** « 80 chaises », « environ 80 », « 2 x barnums », « une vingtaine de tables »: the number before a thing. */
export function readQuantity(tokens: Token[], from: number): Read<number> {
  const i = anyPhrase(tokens, from, ROUGHLY) ?? from
  const about = lookUp(tokens, phrase(tokens, i, 'une') ?? i, ABOUT)
  if (about) return beforeThing(tokens, { ...about, next: anyPhrase(tokens, about.next, ['de', 'd']) ?? about.next })
  const word = lookUp(tokens, i, NUMBERS)
  if (word && !(tokens[word.next]?.glued)) return beforeThing(tokens, word)
  const number = readNumber(tokens, i)
  if (!number) return null
  const times = tokens[number.next]?.text
  return beforeThing(tokens, times === 'x' || times === '×' ? { ...number, next: number.next + 1 } : number)
}

/** Digits, in groups of three if they are: « 1 200 ». */
function readNumber(tokens: Token[], i: number): Counted | null {
  const value = plainNumber(tokens, i)
  if (value === null || value === 0) return null
  const group = tokens[i + 1]
  const grouped = tokens[i]!.text.length <= 3 && group?.kind === 'number' && group.text.length === 3 && !group.glued
  return grouped ? { value: value * 1000 + Number(group.text), next: i + 2 } : { value, next: i + 1 }
}

function beforeThing(tokens: Token[], counted: Counted): Read<number> {
  const thing = tokens[counted.next]
  const times = tokens[counted.next - 1]?.text === 'x'
  if (thing?.kind !== 'word' || (thing.glued && !times) || thing.text.length < 2 || isUnit(thing) || isLink(thing) || counted.value > SEARCH_LIMITS.quantity) return null
  return counted
}

/** « chaises x 80 », « chaises (80) »: the number behind a thing. */
export function readQuantityBehind(tokens: Token[], i: number): Read<number> {
  if (tokens[i - 1]?.kind !== 'word') return null
  const number = (mark: number) => {
    const value = tokens[mark]?.kind === 'number' ? Number(tokens[mark]!.text) : 0
    const behind = tokens[mark + 1]
    return value > 0 && value <= SEARCH_LIMITS.quantity && (!behind || (behind.kind === 'sign' && !behind.glued) || /^[),;]$/.test(behind.text)) ? value : null
  }
  if (/^[x×]$/.test(tokens[i]?.text ?? '')) {
    const value = number(i + 1)
    return value === null ? null : { value, next: i + 2 }
  }
  if (tokens[i]?.text !== '(' || tokens[i + 2]?.text !== ')') return null
  const value = number(i + 1)
  return value === null ? null : { value, next: i + 3 }
}

const PEOPLE = ['personnes', 'personne', 'pers', 'pers .', 'p', 'p .', 'pax', 'convives', 'invites', 'participants', 'places assises', 'assis', 'assises']
const ROOMS = ['salle', 'salles', 'local', 'locaux', 'lieu', 'espace', 'gymnase', 'auditorium', 'amphi', 'amphitheatre', 'theatre', 'studio', 'cinema', 'chapelle', 'foyer', 'polyvalente', 'bureau', 'reunion']
const VEHICLES = ['minibus', 'mini', 'bus', 'car', 'van', 'navette', 'vehicule', 'voiture', 'trafic']

/** Whether what is looked for has room for people, as rooms and vehicles do: « table 6 personnes » has not. */
export function holdsPeople(tokens: Token[]): 'room' | 'vehicle' | null {
  if (tokens.some(({ text }) => ROOMS.includes(text))) return 'room'
  return tokens.some(({ text }) => VEHICLES.includes(text)) ? 'vehicle' : null
}

/** « pour 50 personnes », « 50 pers. », « 100 places » of a room, « pour 50 » at an end. « minibus 9 places » is a kind of minibus. */
export function readCapacity(tokens: Token[], i: number, kind: 'room' | 'vehicle', isEnd: (index: number) => boolean): Read<number> {
  const before = anyPhrase(tokens, i, ['pour', 'de', 'jauge', 'jauge de', 'capacite', 'capacite de', 'pouvant accueillir', 'd au moins', 'pour environ', 'pour au moins'])
  const begin = before ?? i
  const number = plainNumber(tokens, begin)
  if (number === null || number < 1) return null
  const people = anyPhrase(tokens, begin + 1, kind === 'room' ? [...PEOPLE, 'places', 'place'] : PEOPLE)
  if (people !== null) return { value: number, next: tokens[people]?.text === '.' && tokens[people]!.glued ? people + 1 : people }
  const looksLikeAYear = number >= 1900 && number <= 2199
  return before !== null && tokens[i]!.text !== 'de' && !looksLikeAYear && isEnd(begin + 1) ? { value: number, next: begin + 1 } : null
}

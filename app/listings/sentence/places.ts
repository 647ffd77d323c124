import { namesAWeekday } from './days'
import { anyPhrase, phrase, plainNumber, type Read, type Token, tokensOf } from './tokens'

export interface Place {
  insee: string
  name: string
}

/** Where: in these communes, or so many kilometres around one. */
export type SaidPlace = { communes: string[] } | { around: string; radius: number }

interface Name {
  words: string[]
  insee: string
  /** « La Tronche » is not « tronche », « Fontaine » not every fontaine: alone, without a word that says where, it needs its article or its capital. */
  article: string | null
  needsMark: boolean
}

const ARTICLES = ['le', 'la', 'les', 'l']
/** First words that say nothing of which commune it is. */
const SHARED_STARTS = ['saint', 'sainte', 'notre', 'mont', 'pont', 'champ', 'champs', 'val', 'bourg', 'ville', 'grand', 'petit', 'vieux', 'haut', 'bas', 'port', 'roche', 'chateau', 'fort', 'belle', 'bon', 'deux', 'trois']
/** Communes whose name is also a thing or a word. */
const WORDS_TOO = new Set(['fontaine', 'vif', 'bourg', 'die', 'sens', 'tours', 'port', 'salles', 'chaise', 'bar', 'four', 'voile', 'pin', 'marche', 'sable', 'orange', 'corps', 'loges'])

const wordsOf = (name: string) => tokensOf(name).filter(({ kind }) => kind !== 'sign').map(({ text }) => (text === 'st' ? 'saint' : text === 'ste' ? 'sainte' : text))

/** What each commune is called: its name without article, and its first part alone where no other begins so (« Varces », « Saint-Georges »). Worked out once for a list. */
export function placeNames(communes: readonly Place[]): Name[] {
  let names = known.get(communes)
  if (!names) known.set(communes, (names = namesOf(communes)))
  return names
}
const known = new WeakMap<readonly Place[], Name[]>()

function namesOf(communes: readonly Place[]): Name[] {
  const whole = communes.map(({ insee, name }) => {
    const words = wordsOf(name)
    const article = ARTICLES.includes(words[0]!) && words.length > 1 ? words[0]! : null
    const own = article ? words.slice(1) : words
    return { insee, article, words: own, needsMark: own.length === 1 && (article !== null || WORDS_TOO.has(own[0]!)) }
  })
  const short = whole.flatMap((name) => {
    const words = firstPart(name.words)
    const others = whole.filter((other) => words.every((word, i) => other.words[i] === word))
    return words.length < name.words.length && !SHARED_STARTS.includes(words.at(-1)!) && words[0]!.length >= 4 && others.length === 1 ? [{ ...name, words, needsMark: false }] : []
  })
  return [...whole, ...short].sort((a, b) => b.words.length - a.words.length)
}

/** « Saint-Georges », « Varces ». */
const firstPart = (words: string[]): string[] => words.slice(0, /^sainte?$/.test(words[0]!) ? 2 : 1)

const NEAR: readonly [radius: number, phrases: string[]][] = [
  [5, ['pres de', 'pres d', 'pres du', 'a cote de', 'a cote d', 'a cote du', 'proche de', 'proche d', 'proche du', 'a proximite de', 'a proximite d', 'a proximite du']],
  [10, ['autour de', 'autour d', 'autour du', 'vers', 'aux alentours de', 'aux alentours d', 'aux alentours du', 'aux environs de', 'aux environs d', 'aux environs du', 'environs de', 'environs d', 'du cote de', 'du cote d', 'du cote du', 'secteur', 'secteur de']],
]
const IN = ['a', 'au', 'aux', 'sur', 'dans', 'commune de', 'commune d', 'a la', 'sur la commune de', 'sur la commune d', 'sur le']
const LIMIT = ['a moins de', 'a', 'dans un rayon de', 'dans les', 'rayon de', 'rayon', 'a moins d', 'a environ', 'a max', 'a maximum']
const FROM = ['de', 'd', 'du', 'autour de', 'autour d', 'autour du']

/** « à Eybens », « autour d’Échirolles », « à moins de 10 km de Grenoble », « Eybens » alone. @param maxRadius kilometres */
export function readPlace(tokens: Token[], i: number, names: Name[], sentence: string, maxRadius: number): Read<SaidPlace> {
  const around = readRadius(tokens, i, names, maxRadius) ?? readNear(tokens, i, names)
  if (around) return around
  const inside = anyPhrase(tokens, i, IN)
  const first = (inside === null ? null : readName(tokens, inside, names)) ?? readLoneName(tokens, i, names, sentence)
  if (!first) return null
  const communes = [first.value]
  let next = first.next
  for (;;) {
    const and = anyPhrase(tokens, next, ['et', 'ou', ',', '/', ', et', ', ou', 'et a', 'ou a'])
    const other = and === null ? null : readName(tokens, and, names)
    if (!other) return { value: { communes: [...new Set(communes)] }, next }
    communes.push(other.value)
    next = other.next
  }
}

function readRadius(tokens: Token[], i: number, names: Name[], maxRadius: number): Read<SaidPlace> {
  const begin = anyPhrase(tokens, i, LIMIT) ?? i
  const radius = plainNumber(tokens, begin)
  const kilometres = radius === null || radius < 1 || radius > maxRadius ? null : anyPhrase(tokens, begin + 1, ['km', 'kms', 'kilometres', 'kilometre'])
  const from = kilometres === null ? null : anyPhrase(tokens, phrase(tokens, kilometres, 'max') ?? kilometres, FROM)
  const name = from === null ? null : readName(tokens, from, names)
  return name && { value: { around: name.value, radius: radius! }, next: name.next }
}

function readNear(tokens: Token[], i: number, names: Name[]): Read<SaidPlace> {
  for (const [radius, phrases] of NEAR) {
    const begin = anyPhrase(tokens, i, phrases)
    const name = begin === null ? null : readName(tokens, begin, names)
    if (name) return { value: { around: name.value, radius }, next: name.next }
  }
  return null
}

/** A name behind a word that says where: with or without its article. */
function readName(tokens: Token[], i: number, names: Name[]): Read<string> {
  const begin = anyPhrase(tokens, i, ARTICLES)
  return nameAt(tokens, i, names)?.read ?? (begin === null ? null : nameAt(tokens, begin, names)?.read ?? null)
}

function readLoneName(tokens: Token[], i: number, names: Name[], sentence: string): Read<string> {
  const article = anyPhrase(tokens, i, ARTICLES)
  const found = nameAt(tokens, i, names) ?? (article === null ? null : nameAt(tokens, article, names))
  if (!found) return null
  const begin = found.begin
  const capital = /^\p{Lu}/u.test(sentence.slice(tokens[begin]!.start)) && i > 0
  const marked = found.name.article !== null ? tokens[i]!.text === found.name.article : capital
  if (found.name.needsMark && !marked) return null
  // « MJC de Fontaine », « Grenoble Habitat »: somebody's name.
  if (['de', 'd', "'"].includes(tokens[i - 1]?.text ?? '') || continuesAsName(tokens, found.read.next, sentence, begin)) return null
  return found.read
}

function continuesAsName(tokens: Token[], next: number, sentence: string, begin: number): boolean {
  const following = tokens[next]
  const capitalised = (token: Token) => /^\p{Lu}\p{Ll}/u.test(sentence.slice(token.start))
  return following?.kind === 'word' && !namesAWeekday(following) && capitalised(following) && capitalised(tokens[begin]!)
}

function nameAt(tokens: Token[], i: number, names: Name[]): { name: Name; begin: number; read: { value: string; next: number } } | null {
  const before = tokens[i - 1]
  if (tokens[i]?.glued && (before?.kind !== 'sign' || before.text === '-')) return null
  for (const name of names) {
    const next = matched(tokens, i, name.words)
    const behind = next === null ? undefined : tokens[next]
    if (next !== null && !(behind?.glued && (behind.text === '-' || behind.text === "'") && tokens[next + 1]?.glued)) return { name, begin: i, read: { value: name.insee, next } }
  }
  return null
}

function matched(tokens: Token[], from: number, words: string[]): number | null {
  let i = from
  for (const word of words) {
    if (i > from && /^[-'.]$/.test(tokens[i]?.text ?? '')) i++
    // « St. Martin d’Hères »
    if (i > from && tokens[i]?.text === '-') i++
    const text = tokens[i]?.text
    if (text !== word && !(word === 'saint' && text === 'st') && !(word === 'sainte' && text === 'ste')) return null
    i++
  }
  return i
}

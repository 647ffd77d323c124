import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createStaticHandler, createStaticRouter, type StaticHandlerContext, StaticRouterProvider } from 'react-router-dom/server.js'
import { describe, expect, test } from 'vitest'

import common from '~/messages/fr/common.json'
import enUi from '~/messages/en/ui.json'
import ui from '~/messages/fr/ui.json'
import { formatMessage } from '~/messages/icu'
import { IntlProvider } from '~/messages/intl'
import { Button } from '~/ui/button'
import { CheckboxField, CheckboxGroup, DateField, FileField, MoneyField, QuantityField, RadioGroup, SelectField, TextArea, TextField, TimeField } from '~/ui/fields'
import type { RootData } from '~/root'
import { BareErrorPage, ErrorPage } from '~/ui/error-page'
import { SiteForm } from '~/ui/form'
import { Frise, type FriseDay } from '~/ui/frise'
import { readDays, writeDays } from '~/ui/frise-days'
import { Pagination } from '~/ui/pagination'
import { Photo } from '~/ui/photo'
import { SiteHeader } from '~/ui/site-header'

const contextAt = async (path: string) => (await createStaticHandler([{ path: '*' }]).query(new Request(`http://site.test${path}`))) as StaticHandlerContext
const home = await contextAt('/')

const render = (node: ReactNode, locale: 'fr' | 'en' = 'fr', context = home) => {
  const page = <IntlProvider locale={locale} messages={{ common, ui: locale === 'fr' ? ui : enUi }} now={undefined}>{node}</IntlProvider>
  return renderToStaticMarkup(<StaticRouterProvider router={createStaticRouter([{ path: '*', element: page }], context)} context={context} hydrate={false} />)
}

const props = { name: 'sites.0.label', label: 'Lieu', hint: 'Près de quoi ?', error: 'À remplir.' }
const options = [{ value: 'a', label: 'Un' }, { value: 'b', label: 'Deux' }]
const FIELDS: [string, ReactNode][] = [
  ['text', <TextField {...props} />], ['area', <TextArea {...props} />], ['date', <DateField {...props} />], ['time', <TimeField {...props} />],
  ['quantity', <QuantityField {...props} unit="chaises" />], ['money', <MoneyField {...props} />], ['file', <FileField {...props} />], ['select', <SelectField {...props} options={options} />],
]

describe('the top of every page', () => {
  test.each([
    ['/', []],
    ['/annonces', [['page', 'Rechercher']]],
    ['/annonces/nouvelle', [['page', 'Proposer']]],
    ['/annonces/12', []],
    ['/besoins', [['page', 'Besoins']]],
    ['/besoins/nouveau', [['true', 'Besoins']]],
    ['/recherches', [['true', 'Besoins']]],
    ['/prets/12', [['true', 'Mes prêts']]],
  ])('says where %s is', async (path, places) => {
    const viewer = { signedIn: true, confirmed: true, name: 'Camille', memberships: [], actingFor: null, coordinates: false }
    const html = render(<SiteHeader root={{ viewer } as unknown as RootData} />, 'fr', await contextAt(path))
    expect([...html.matchAll(/<a [^>]*aria-current="(\w+)".*?>([^<>]+)<\/a>/g)].map(([, current, label]) => [current, label])).toEqual(places)
  })
})

describe('every field', () => {
  test.each(FIELDS)('%s is tied to its label, its hint and its error', (_kind, field) => {
    const html = render(field)
    expect(html).toContain('<label for="sites.0.label"')
    const input = /<(?:input|textarea|select)[^>]*>/.exec(html)![0]
    expect(input).toContain('id="sites.0.label"')
    expect(input).toContain('name="sites.0.label"')
    expect(input).toContain('aria-describedby="sites.0.label-hint sites.0.label-error"')
    expect(input).toContain('aria-invalid="true"')
    expect(html).toMatch(/id="sites\.0\.label-hint"[^>]*>Près de quoi/)
    expect(html).toMatch(/id="sites\.0\.label-error".*Erreur.*À remplir\./)
  })

  test('without hint or error describes nothing and is not invalid', () => {
    const html = render(<TextField name="q" label="Quoi" />)
    expect(html).not.toContain('aria-describedby')
    expect(html).not.toContain('aria-invalid')
  })

  test('of several boxes is a group with a legend, its error tied to the group, its first box found by the summary', () => {
    const html = render(<CheckboxGroup name="modes[]" legend="Remise" options={options} defaultValues={['b']} error="Choisissez." />)
    expect(html).toContain('<fieldset')
    expect(html).toContain('aria-describedby="modes-group-error"')
    expect(html).toMatch(/<legend[^>]*>Remise/)
    expect(html.match(/<input[^>]*>/g)).toEqual([
      expect.stringMatching(/id="modes".*name="modes\[\]"/), expect.stringMatching(/id="modes-b".*checked=""/),
    ])
  })

  test('of one choice among several keeps the choice', () =>
    expect(render(<RadioGroup name="who" legend="Qui" options={options} defaultValue="b" />)).toMatch(/id="who-b"[^>]*checked=""/))

  test('that is a single box describes its error', () =>
    expect(render(<CheckboxField name="terms" label="D’accord" error="Cochez." />)).toMatch(/<input[^>]*aria-describedby="terms-error"[^>]*aria-invalid="true"/))
})

describe('a form', () => {
  const failure = { formError: null, errors: { title: 'À remplir.', start: 'Trop tôt.' } }

  test('sums up its errors above, each leading to its field', () => {
    const html = render(<SiteForm name="edit" formKey="k1" failure={failure} labels={{ title: 'Titre' }}><Button>Envoyer</Button></SiteForm>)
    expect(html).toContain('role="alert" tabindex="-1"')
    expect(html).toContain('2 points sont à corriger')
    expect(html).toMatch(/href="#title"[^>]*>Titre\u00a0: À remplir\./)
    expect(html).toMatch(/href="#start"[^>]*>Trop tôt\./)
    expect(html).toContain('<input type="hidden" name="_form" value="edit"/><input type="hidden" name="_key" value="k1"/>')
    expect(html).toContain('method="post"')
  })

  test('that is right shows no summary', () => expect(render(<SiteForm failure={{ formError: null, errors: {} }} />)).not.toContain('role="alert"'))
})

describe('the frise in words', () => {
  const days: FriseDay[] = [
    { day: '2027-06-11', state: 'closed' },
    { day: '2027-06-12', state: 'free', free: 60 }, { day: '2027-06-13', state: 'free', free: 60 }, { day: '2027-06-14', state: 'free', free: 60 },
    { day: '2027-06-15', state: 'partial', free: 40 }, { day: '2027-06-16', state: 'partial', free: 40 }, { day: '2027-06-17', state: 'partial', free: 10 },
    { day: '2027-07-01', state: 'taken', free: 0 },
  ]

  test('says each stretch of like days once', () => {
    const label = /aria-label="([^"]*)"/.exec(render(<Frise size="thin" days={days} total={60} />))![1]
    expect(label!.split('\u00a0; ')).toEqual(['fermé le 11 juin', 'libre du 12 au 14 juin', '40 sur 60 libres du 15 au 16 juin', '10 sur 60 libres le 17 juin', 'déjà pris le 1er juillet'])
  })

  test('of the month hides its drawing from a screen reader and gives it the sentences', () => {
    const html = render(<Frise size="month" days={days} total={60} highlight={{ from: '2027-06-12', to: '2027-06-14' }} />)
    expect(html).toContain('<li>libre du 12 au 14 juin</li>')
    expect(html).toMatch(/<div aria-hidden="true"/)
    expect(html).toContain('juin 2027')
    // 11 June 2027 is a Friday.
    expect(html).toContain('col-start-5')
  })

  test('is said in English too', () => expect(render(<Frise size="thin" days={days.slice(1, 4)} />, 'en')).toContain('aria-label="free from 12 to 14 June"'))
  test('travels as a short text', () => {
    const row: FriseDay[] = [{ day: '2027-06-30', state: 'free' }, { day: '2027-07-01', state: 'partial', free: 40 }, { day: '2027-07-02', state: 'taken' }, { day: '2027-07-03', state: 'closed' }]
    const sent = writeDays(row)
    expect(sent).toBe('f 40 t c')
    expect(readDays('2027-06-30', sent)).toEqual(row)
    expect(readDays('2027-06-12', '')).toEqual([])
  })
  test('of no days is nothing', () => expect(render(<Frise size="thin" days={[]} />)).toBe(''))
})

describe('a photo', () => {
  const photo = { hash: 'abc', widths: [320, 800], width: 800, height: 600, alt: 'Chaises' }
  test('is offered in its widths, with its proportions', () => {
    const html = render(<Photo photo={photo} sizes="10rem" placeholder="box" />)
    expect(html).toContain('srcSet="/photos/abc-320.webp 320w, /photos/abc-800.webp 800w"')
    expect(html).toContain('width="800" height="600" alt="Chaises" loading="lazy"')
  })
  test('that is missing leaves a quiet place', () => expect(render(<Photo photo={null} sizes="10rem" placeholder="van" />)).not.toContain('<img'))
})

test('pages are offered only where there are several', () => {
  expect(render(<Pagination page={1} pageCount={1} hrefOf={String} />)).toBe('')
  const html = render(<Pagination page={2} pageCount={3} hrefOf={(page) => `?page=${page}`} />)
  expect(html).toContain('Page 2 sur 3')
  expect(html).toContain('rel="prev"')
  expect(html).toContain('rel="next"')
})

describe('an error page', () => {
  const refusal = (status: number, message: string) => ({ status, statusText: '', internal: false, data: JSON.stringify({ code: 'x', message }) })
  test('says the refusal’s own words and what to do now', () => {
    const html = render(<ErrorPage error={refusal(409, 'Cette demande a déjà été acceptée.')} />)
    expect(html).toContain('Quelque chose a changé')
    expect(html).toContain('Cette demande a déjà été acceptée.')
    expect(html).toContain('Rechargez-la')
  })
  test('of a defect tells nothing of it', () => {
    const html = render(<ErrorPage error={new Error('relation "loan" does not exist')} />)
    expect(html).toContain('Le site a rencontré un problème')
    expect(html).not.toContain('relation')
  })
})

test('without a catalogue an error page still speaks, in both languages', () => {
  const html = render(<BareErrorPage />)
  expect(html).toContain('Le site a rencontré un problème')
  expect(html).toContain('<div lang="en"')
})

describe('a message', () => {
  test('counts as its language does', () => {
    const text = '{count, plural, =0 {rien} one {un prêt} other {# prêts}}'
    expect([0, 1, 1500].map((count) => formatMessage(text, { count }, 'fr'))).toEqual(['rien', 'un prêt', '1\u202f500 prêts'])
  })
  test('chooses by a word', () => expect(formatMessage('{side, select, lender {prêteur de {what}} other {emprunteur}}', { side: 'lender', what: 'chaises' }, 'fr')).toBe('prêteur de chaises'))
  test('that cannot be read is refused', () => expect(() => formatMessage('{count, ordinal, other {x}}', { count: 1 }, 'fr')).toThrow('not understood'))
})

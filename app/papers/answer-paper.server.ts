import type { LoaderFunctionArgs } from '@remix-run/node'

import { notFound } from '~/platform/errors'
import { pageLoader } from '~/web/loader.server'
import type { RequestContext } from '~/web/request-context.server'

import type { PaperDocument } from './paper-document'
import { renderPaper } from './pdf/render-paper.server'

interface NamedPaper {
  /** As it is saved: `convention-K7P2QX-1.pdf`. */
  name: string
  document: PaperDocument
}

/** Answers with a paper as a PDF, shown in the browser. @param find the paper behind the last part of the address */
export const answerPaper = (args: LoaderFunctionArgs, find: (context: RequestContext, file: string) => Promise<NamedPaper>) =>
  pageLoader(args, async (context) => {
    const { name, document } = await find(context, new URL(args.request.url).pathname.split('/').at(-1)!)
    await context.services.rateLimits.take('paper', context.viewer.personId!)
    return new Response(await renderPaper(document), {
      headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="${name}"`, 'Content-Language': 'fr', 'Cache-Control': 'private, no-store' },
    })
  })

/** @throws {DomainError} 404 `not_found` for what is no version */
export function askedVersion(request: Request): number | undefined {
  const asked = new URL(request.url).searchParams.get('version')
  if (asked === null) return undefined
  if (!/^[1-9]\d{0,5}$/.test(asked)) throw notFound()
  return Number(asked)
}

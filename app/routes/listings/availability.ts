import type { LoaderFunctionArgs } from '@remix-run/node'

import { wishFeedback } from '~/loans/wish-feedback.server'
import { pageLoader } from '~/web/loader.server'

/** GET /annonces/:id/disponibilite?du&au&quantite: what the request box says while one chooses. Days, or days with minutes. */
export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => {
    const query = new URL(args.request.url).searchParams
    const [start = '', startTime] = (query.get('du') ?? '').split('T')
    const [end = '', endTime] = (query.get('au') ?? '').split('T')
    const quantity = Number(query.get('quantite') ?? '1')
    const feedback = await wishFeedback(context, Number(args.params.id) || 0, { start, end, startTime, endTime, quantity: Number.isInteger(quantity) ? quantity : 0 })
    return Response.json(feedback, { headers: { 'Cache-Control': 'no-store' } })
  })

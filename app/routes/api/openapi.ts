import type { LoaderFunctionArgs } from '@remix-run/node'

import { openApi } from '~/api/openapi.server'

export const loader = ({ context }: LoaderFunctionArgs) => Response.json(openApi(context.services.env.publicUrl), { headers: { 'Cache-Control': 'public, max-age=3600' } })

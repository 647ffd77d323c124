import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'

import { refuseMethod } from '~/api/answer.server'
import { openApi } from '~/api/openapi.server'

export const loader = ({ context }: LoaderFunctionArgs) => Response.json(openApi(context.services.env.publicUrl), { headers: { 'Cache-Control': 'public, max-age=3600' } })
export const action = ({ request }: ActionFunctionArgs) => refuseMethod(request, ['GET'])

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'

import { answerApi } from '~/api/answer.server'

const answer = (args: LoaderFunctionArgs | ActionFunctionArgs) => answerApi(args, '/listings/{id}')
export { answer as action, answer as loader }

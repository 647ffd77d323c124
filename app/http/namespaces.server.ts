import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'

import type { Namespace } from '~/messages/catalogue.server'

/** What every page needs. */
const ALWAYS: Namespace[] = ['common', 'ui']

type Tree = { id: string; path?: string; index?: boolean; children?: Tree[] }
const trees = new WeakMap<ServerBuild, Tree[]>()

function treeOf(build: ServerBuild): Tree[] {
  let tree = trees.get(build)
  if (!tree) {
    const routes = Object.values(build.routes).filter((route) => route !== undefined)
    const below = (parentId: string | undefined): Tree[] =>
      routes
        .filter((route) => route.parentId === parentId)
        .map((route) => ({ id: route.id, ...(route.path !== undefined && { path: route.path }), ...(route.index ? { index: true } : { children: below(route.id) }) }))
    trees.set(build, (tree = below(undefined)))
  }
  return tree
}

/** The namespaces of messages that the routes of this address name in `handle.messages`. */
export function namespacesOf(build: ServerBuild, path: string): Namespace[] {
  const pathname = path === '/_root.data' ? '/' : path.replace(/\.data$/, '')
  const matches = matchRoutes(treeOf(build) as never, pathname) ?? []
  const named = matches.flatMap((match) => {
    const handle = build.routes[(match.route as Tree).id]?.module.handle as { messages?: Namespace[] } | undefined
    return handle?.messages ?? []
  })
  return [...new Set([...ALWAYS, ...named])]
}

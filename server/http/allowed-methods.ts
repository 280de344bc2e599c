import type { Router } from 'express'

/** What Express keeps of each route and router; of it the types tell only a part. */
interface Layer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> }
  readonly handle: unknown
  readonly match: (path: string) => boolean
}

/**
 * The methods that the routes of a router answer at a path, in capitals, routers inside it included (all are mounted at the
 * root); empty where none does. Asked of the routes themselves, a list of them could not be forgotten.
 */
export function allowedMethods(router: Pick<Router, 'stack'>, path: string): string[] {
  const methods = new Set<string>()
  for (const layer of router.stack as unknown as readonly Layer[]) {
    const inner = layer.handle as Partial<Pick<Router, 'stack'>>
    if (inner.stack && !layer.route)
      for (const method of allowedMethods(inner as Router, path)) methods.add(method)
    if (!layer.route || !layer.match(path)) continue
    for (const method of Object.keys(layer.route.methods)) methods.add(method.toUpperCase())
    if (layer.route.methods.get) methods.add('HEAD')
  }
  return [...methods].sort()
}

type Json = Readonly<Record<string, unknown>>

/**
 * Parts of a description that stand in several places, each once under a name of its own, and what refers to them. `nameOf` names a
 * part; where parts that differ have one name, the later ones get a number: `limit`, `limit-2`. Signs that a name of OpenAPI may not have
 * become hyphens.
 */
export function shareParts<Part extends object>(
  parts: readonly Part[],
  where: 'parameters' | 'responses',
  nameOf: (part: Part) => string,
): { readonly shared: Readonly<Record<string, Part>>; readonly refer: (part: Part) => Part | Json } {
  const counts = new Map<string, number>()
  for (const part of parts) {
    const text = JSON.stringify(part)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const shared: Record<string, Part> = {}
  const names = new Map<string, string>()
  for (const part of parts) {
    const text = JSON.stringify(part)
    if ((counts.get(text) ?? 0) < 2 || names.has(text)) continue
    const plain = nameOf(part).replace(/[^\w.-]/g, '-')
    let name = plain
    for (let k = 2; name in shared; k++) name = `${plain}-${k}`
    names.set(text, name)
    shared[name] = part
  }
  return {
    shared,
    refer: (part) => {
      const name = names.get(JSON.stringify(part))
      return name === undefined ? part : { $ref: `#/components/${where}/${name}` }
    },
  }
}

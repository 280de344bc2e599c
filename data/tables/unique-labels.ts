import { groupBy } from '../../server/domain/groupBy.ts'

/**
 * A label for each zone that no other zone has: its name, followed by its département where the name is borne twice, and by its kind
 * where the département does not tell them apart either. Throws when two zones still share one.
 */
export function uniqueLabels<Zone extends { readonly nom: string }>(
  zones: readonly Zone[],
  departementOf: (zone: Zone) => string,
  kindOf: (zone: Zone) => string,
): ReadonlyMap<Zone, string> {
  const tries: readonly ((zone: Zone) => string)[] = [
    (zone) => zone.nom,
    (zone) => `${zone.nom} (${departementOf(zone)})`,
    (zone) => `${zone.nom} (${departementOf(zone)}, ${kindOf(zone)})`,
  ]
  const labels = new Map<Zone, string>()
  let left = zones
  for (const label of tries)
    left = [...groupBy(left, label)].flatMap(([text, same]) => {
      const [first] = same
      if (same.length > 1 || first == null) return same
      labels.set(first, text)
      return []
    })
  const [double] = left
  if (double != null) throw new Error(`two zones are called ${double.nom} (${departementOf(double)})`)
  return labels
}

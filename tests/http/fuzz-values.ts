/** JSON Schema as the contract writes it. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly format?: string
  readonly pattern?: string
  readonly default?: unknown
}

/** What may be drawn of: numbers from a seed, so that a failure can be asked again. */
export class Dice {
  #state: number
  constructor(seed: number) {
    this.#state = seed
  }
  /** 0 ≤ x < 1, by mulberry32. */
  real(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let x = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61)
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296
  }
  below(count: number): number {
    return Math.floor(this.real() * count)
  }
  one<T>(of: readonly T[]): T {
    return of[this.below(of.length)]!
  }
  chance(share: number): boolean {
    return this.real() < share
  }
}

/** What nobody means, and somebody sends. */
export const HOSTILE: readonly string[] = [
  ...['', ' ', '\t\n', '-', '0', '-1', '1e999', 'NaN', 'Infinity', '0x10', '９', '+5', '1,5', '1.5.2'],
  ...[
    "' OR 1=1 --",
    '"; DROP TABLE cabinets; --',
    '<script>alert(1)</script>',
    '{{7*7}}',
    '${jndi:ldap://x}',
  ],
  ...['../../etc/passwd', '..%2f..', '%00', '\u0000', '\ufeff', '\u202e79001', '👩‍⚕️', 'é'.repeat(2000)],
  ...[
    '9'.repeat(400),
    'null',
    'undefined',
    'true',
    '[]',
    '{}',
    '[[[]]]',
    '{"a":1}',
    '2026-02-30',
    '2026-13-01',
  ],
  ...[
    '0000-00-00',
    '9999-12-31',
    '2026-10-01T25:00:00Z',
    'constructor',
    '__proto__',
    'toString',
    'a'.repeat(7000),
  ],
]

/** What is meant, by the name of a parameter; the tiny France's own codes. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  id: ['C1', 'C2', 'C3'],
  code: ['79001', '79', '75', '79-01', '79-02', '86001', 'FR'],
  q: ['niorteau', '79001', 'Saint-Etienne', 'les essarts', 'poitevin'],
  asOf: ['2026-10-01', '2026-03-01', '2026-09-15'],
  knownAt: ['2026-09-30T12:00:00Z', '2026-10-01T08:00:00Z'],
  since: ['2026-09-01', '2026-09-01T00:00:00Z'],
  departement: ['79', '86', '2A', '976'],
  departements: ['79', '79,86'],
  region: ['75', '94', '06'],
  territoire: ['departement:79', 'region:75', 'circonscription:79-01'],
  commune: ['79001', '79005', '86001'],
  lon: ['-0.55', '-0.4', '8.85'],
  lat: ['46.23', '46.27', '41.83'],
  url: ['http://relais.test/circonscription/79-01'],
  cabinet: ['C1', 'C2'],
  cabinetId: ['C1', 'C2'],
  bbox: ['-1,46,1,47'],
  _lastUpdated: ['ge2026-01-01', 'lt2027-01-01'],
}

/** A value that a schema takes, most of the time; a text as a query or a path holds it when `text`. */
export function valueOf(dice: Dice, schema: Schema, name: string, depth = 0): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return dice.one(schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return valueOf(dice, dice.one(choices), name, depth)
  const type = Array.isArray(schema.type) ? dice.one(schema.type as readonly string[]) : schema.type
  if (MEANT[name] && type !== 'array' && type !== 'object') {
    const text = dice.one(MEANT[name])
    return type === 'number' || type === 'integer' ? Number(text) : text
  }
  switch (type) {
    case 'integer':
    case 'number': {
      const low = Math.max(schema.minimum ?? 0, -1000)
      const high = Math.min(schema.maximum ?? low + 50, low + 50)
      const value = low + dice.real() * (high - low)
      return type === 'integer' ? Math.round(value) : Number(value.toFixed(3))
    }
    case 'boolean':
      return dice.chance(0.5)
    case 'null':
      return null
    case 'array': {
      const length = Math.min(schema.maxItems ?? 3, Math.max(schema.minItems ?? 0, dice.below(3)))
      return Array.from({ length }, () =>
        valueOf(dice, schema.items ?? {}, name.replace(/s$/, ''), depth + 1),
      )
    }
    case 'object':
      return depth > 4
        ? {}
        : Object.fromEntries(
            Object.entries(schema.properties ?? {}).flatMap(([field, one]) =>
              schema.required?.includes(field) || dice.chance(0.3)
                ? [[field, valueOf(dice, one, field, depth + 1)]]
                : [],
            ),
          )
    default:
      if (schema.format === 'date') return dice.one(MEANT.asOf!)
      if (schema.format === 'date-time') return dice.one(MEANT.knownAt!)
      if (schema.format === 'uuid') return '0192f0c8-0000-7000-8000-000000000001'
      return dice.one(['79001', 'C1', '2026-10-01', 'niort', '1', 'statuts', '75'])
  }
}

/** A map that forgets what was used longest ago once the weights of its values exceed `capacity`. */
export interface Lru<Key, Value> {
  readonly get: (key: Key) => Value | undefined
  readonly set: (key: Key, value: Value) => void
  readonly clear: () => void
}

/** Makes an `Lru`; by default every value weighs 1, so that `capacity` is their number. */
export function createLru<Key, Value>(
  capacity: number,
  weigh: (value: Value) => number = () => 1,
): Lru<Key, Value> {
  const kept = new Map<Key, Value>()
  let weight = 0
  const drop = (key: Key): void => {
    const value = kept.get(key)
    if (value === undefined) return
    kept.delete(key)
    weight -= weigh(value)
  }
  return {
    get: (key) => {
      const value = kept.get(key)
      if (value !== undefined) {
        kept.delete(key)
        kept.set(key, value)
      }
      return value
    },
    set: (key, value) => {
      drop(key)
      kept.set(key, value)
      weight += weigh(value)
      for (const oldest of kept.keys()) {
        if (weight <= capacity || oldest === key) break
        drop(oldest)
      }
    },
    clear: () => {
      kept.clear()
      weight = 0
    },
  }
}

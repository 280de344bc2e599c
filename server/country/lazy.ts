/** Makes a value when it is first asked for, then keeps it. */
export function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}

/** How long a value is kept that nobody asks for. */
const UNUSED_MS = 3 * 60_000

/** Makes a value when it is asked for, and lets it go when nobody has asked for three minutes. */
export function whileUsed<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value; readonly timer: NodeJS.Timeout } | undefined
  return () => {
    made ??= { value: make(), timer: setTimeout(() => (made = undefined), UNUSED_MS).unref() }
    made.timer.refresh()
    return made.value
  }
}

/**
 * A value that is always the current one: who took it apart once keeps seeing yesterday's, who asks it anew sees today's.
 * Only reading its properties is meant.
 */
export const following = <Value extends object>(current: () => Value): Value =>
  new Proxy({} as Value, { get: (_, key) => Reflect.get(current(), key) as unknown })

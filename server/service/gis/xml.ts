import { escape as escapeText } from 'html-escaper'

/** A piece of XML, written. */
export type Xml = string

/** An element with its attributes (undefined: left out) and what is in it, which is XML already: see `text`. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...inside: readonly Xml[]
): Xml {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${text(String(value))}"`],
  )
  const head = `<${name}${written.join('')}`
  return inside.length === 0 ? `${head}/>` : `${head}>${inside.join('')}</${name}>`
}

/** Words as XML says them; what XML cannot hold (control characters) is left out. */
export const text = (words: string): Xml =>
  escapeText(words.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, ''))

/** An element that holds words. */
export const said = (name: string, words: string): Xml => element(name, {}, text(words))

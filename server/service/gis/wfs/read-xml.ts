import sax from 'sax'
import { invalid } from './ows.ts'

/** An element of what somebody sent, names without their prefix. */
export interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly inside: readonly Node[]
  /** Its own words. */
  readonly text: string
}

/** More than this is refused: a filter of a desktop has some tens. */
const DEEPEST = 40
const MOST_ELEMENTS = 1_000

/**
 * Reads a text of XML; nothing outside it is fetched, it declares no entities, and it has at most so many elements. `locator` is the parameter it came by.
 * @throws OwsException that says where it is not well-formed, or that it is too large.
 */
export function readXml(text: string, locator: string, most = MOST_ELEMENTS): Node {
  const parser = sax.parser(true, { xmlns: true, position: true })
  const open: { name: string; attributes: Record<string, string>; inside: Node[]; text: string }[] = []
  let root: Node | null = null
  let count = 0
  const wrong = (message: string) => invalid(locator, `${message} (character ${parser.position})`)
  parser.onerror = (error) => {
    throw wrong(`is no well-formed XML: ${error.message.split('\n')[0]}`)
  }
  parser.ondoctype = () => {
    throw wrong('declares a document type: leave it out')
  }
  parser.onopentag = (tag) => {
    // As the option `xmlns` has it.
    const { local, attributes } = tag as sax.QualifiedTag
    if (++count > most) throw wrong(`has more than ${most} elements: ask in several requests`)
    if (open.length >= DEEPEST) throw wrong(`is nested deeper than ${DEEPEST} elements`)
    const own = Object.values(attributes).map((one) => [one.local, one.value] as const)
    const node = { name: local, attributes: Object.fromEntries(own), inside: [], text: '' }
    const above = open.at(-1)
    if (above) above.inside.push(node)
    else root ??= node
    open.push(node)
  }
  const say = (words: string): void => {
    const node = open.at(-1)
    if (node) node.text += words
  }
  parser.ontext = say
  parser.oncdata = say
  parser.onclosetag = () => void open.pop()
  parser.write(text).close()
  if (!root) throw wrong('is empty')
  return root
}

/** The first element of a name inside another. */
export const childOf = ({ inside }: Node, name: string): Node | undefined =>
  inside.find((one) => one.name === name)

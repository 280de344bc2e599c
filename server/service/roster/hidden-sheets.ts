import { unescape } from 'html-escaper'
import { strFromU8, unzipSync } from 'fflate'

/**
 * Names of the sheets that an OpenDocument file hides, in its archive or in one file: by the style of their table
 * (`table:display="false"`, OpenDocument 1.3 part 3, 20.251), which the library that reads the cells passes over.
 */
export function hiddenInOpenDocument(bytes: Uint8Array): ReadonlySet<string> {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b
  const part = isArchive
    ? unzipSync(bytes, { filter: ({ name }) => name === 'content.xml' })['content.xml']
    : bytes
  const xml = part ? strFromU8(part) : ''
  if (!xml.includes('table:display="false"')) return new Set()
  const styles = new Set<string>()
  for (const [whole, attributes = ''] of xml.matchAll(/<style:style\b([^>]*[^/])>[\s\S]*?<\/style:style>/g))
    if (whole.includes('table:display="false"') && attributes.includes('style:family="table"'))
      styles.add(attribute(attributes, 'style:name'))
  const hidden = new Set<string>()
  for (const [, attributes = ''] of xml.matchAll(/<table:table\b([^>]*)>/g))
    if (styles.has(attribute(attributes, 'table:style-name')))
      hidden.add(unescape(attribute(attributes, 'table:name')))
  return hidden
}

const attribute = (attributes: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? ''

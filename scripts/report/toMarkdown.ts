import type { Block } from './document.ts'

/** The report as Markdown; plots are files beside it. */
export function toMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(block).join('\n\n')}\n`
}

const cell = (text: string): string => text.replaceAll('|', '\\|')
const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`

function block(given: Block): string {
  switch (given.kind) {
    case 'heading':
      return `${'#'.repeat(given.level)} ${given.text}`
    case 'text':
      return given.text
    case 'list':
      return given.items.map((item) => `- ${item}`).join('\n')
    case 'table':
      return [
        `*${given.caption}*`,
        '',
        line(given.head),
        line(given.head.map((_, k) => (k === 0 ? '---' : '---:'))),
        ...given.rows.map(line),
      ].join('\n')
    case 'plot':
      return `![${given.plot.title}. ${given.plot.description}](${given.plot.name}.svg)`
  }
}

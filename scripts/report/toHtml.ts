import { escape as escapeHtml } from 'html-escaper'
import { type Block } from './document.ts'

const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; color: #1b1f24; background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
li, p { overflow-wrap: anywhere }
h1, h2 { line-height: 1.2 } h2 { margin-top: 2.5rem }
table { border-collapse: collapse; font-variant-numeric: tabular-nums } .wide { overflow-x: auto }
caption { text-align: left; padding: .25rem 0; color: #4a5058 }
th, td { padding: .2rem .7rem; border-bottom: 1px solid #d5d9de; text-align: right }
th:first-child, td:first-child { text-align: left } thead th { border-bottom: 2px solid #6b727a }
figure { margin: 1.5rem 0 } figcaption { color: #4a5058 } svg { max-width: 100%; height: auto }
@media print { figure, table { break-inside: avoid } }`

/** The report as one HTML file without any other: plots inside, no script. */
export function toHtml(title: string, blocks: readonly Block[]): string {
  return `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main>
${blocks.map(block).join('\n')}
</main></body></html>
`
}

function block(given: Block): string {
  switch (given.kind) {
    case 'heading':
      return `<h${given.level}>${escapeHtml(given.text)}</h${given.level}>`
    case 'text':
      return `<p>${escapeHtml(given.text)}</p>`
    case 'list':
      return `<ul>${given.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`
    case 'table':
      return `<div class="wide"><table><caption>${escapeHtml(given.caption)}</caption><thead><tr>${given.head
        .map((text) => `<th scope="col">${escapeHtml(text)}</th>`)
        .join('')}</tr></thead><tbody>${given.rows
        .map(
          ([first = '', ...rest]) =>
            `<tr><th scope="row">${escapeHtml(first)}</th>${rest.map((text) => `<td>${escapeHtml(text)}</td>`).join('')}</tr>`,
        )
        .join('')}</tbody></table></div>`
    case 'plot':
      return `<figure>${given.plot.svg}<figcaption>${escapeHtml(given.plot.title)}</figcaption></figure>`
  }
}

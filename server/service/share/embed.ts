import { escape as escapeHtml } from 'html-escaper'
import { addressIn } from '../../domain/page-addresses.ts'
import type { Card } from './card.ts'

/** Size of the frame that a card needs, pixels. */
export const FRAME = { width: 480, height: 420 } as const

/** The policy of a card: its own style and font, nothing else, on anybody's page. */
export const EMBED_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors *',
].join('; ')

/** The card as a page of its own: no script, one style sheet, the demonstration said above the figures. */
export function embedPage(card: Card, origin: string, locator: string | null): string {
  const { locale, code, nom, title, figures, without, situation, demonstration, path, more } = card
  const rows = figures.map(
    ({ label, value, interval }) =>
      `<div><dt>${escapeHtml(label)}</dt><dd><strong>${escapeHtml(value)}</strong>${interval ? ` <small>${escapeHtml(interval)}</small>` : ''}</dd></div>`,
  )
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} — Relais</title>
<link rel="canonical" href="${escapeHtml(origin + path)}">
<link rel="stylesheet" href="/embed.css">
</head>
<body>
<main>
${demonstration ? `<p class="demo">${escapeHtml(demonstration)}</p>` : ''}
<header>${locator ?? ''}<h1><span>${escapeHtml(code)}</span> ${escapeHtml(nom)}</h1></header>
${without === null ? `<dl>${rows.join('')}</dl>` : `<p>${escapeHtml(without)}</p>`}
<p class="foot">${escapeHtml(situation)}. <a href="${escapeHtml(origin + path)}" target="_blank" rel="noopener">${escapeHtml(more)}</a></p>
</main>
</body>
</html>
`
}

/** What a site pastes to show the card. */
export const frameOf = (
  card: Pick<Card, 'locale' | 'code' | 'title'>,
  origin: string,
  width: number,
  height: number,
): string =>
  `<iframe src="${escapeHtml(`${origin}${addressIn(card.locale, `/embed/circonscription/${card.code}`)}`)}" width="${width}" height="${height}" title="${escapeHtml(card.title)}" loading="lazy" frameborder="0"></iframe>`

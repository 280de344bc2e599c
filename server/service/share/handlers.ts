import { notFound } from '../../contract/problem.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { cardOf } from './card.ts'
import { FRAME, frameOf } from './embed.ts'
import type { HandlerDeps } from '../deps.ts'

const SHEET = /^(\/en)?\/circonscription\/([^/]+)\/?$/
const AN_HOUR = 3600

type Answers = Pick<Handlers, 'getTerritoire'>

/** oEmbed 1.0: what a publishing system asks when somebody pastes the address of a sheet. */
export const oembedHandlers = (
  { atlas, origin: configured }: HandlerDeps,
  { getTerritoire }: Answers,
): Pick<Handlers, 'getOembed'> => ({
  getOembed: async ({ url, maxwidth, maxheight }, { origin: asked } = { origin: '' }) => {
    const origin = configured ?? asked
    const address = URL.canParse(url) ? new URL(url) : null
    const ours = address !== null && URL.canParse(origin) && address.origin === new URL(origin).origin
    const sheet = ours ? SHEET.exec(address.pathname) : null
    const area = sheet && atlas.territories.find('circonscription', sheet[2]!)
    if (!sheet || !area)
      throw notFound(`${url} is no sheet of this service, such as ${origin}/circonscription/72-04.`)
    const locale = sheet[1] ? 'en' : 'fr'
    const card = cardOf(locale, await getTerritoire({ niveau: 'circonscription', code: area.code }))
    const width = Math.min(FRAME.width, maxwidth ?? FRAME.width)
    const height = Math.min(FRAME.height, maxheight ?? FRAME.height)
    return {
      ...{ version: '1.0', type: 'rich', provider_name: 'Relais', provider_url: origin },
      title: `${card.title} (${card.nom})`,
      html: frameOf(card, origin, width, height),
      width,
      height,
      thumbnail_url: `${origin}${sheet[1] ?? ''}/apercu/circonscription/${card.code}.png`,
      thumbnail_width: 1200,
      thumbnail_height: 630,
      cache_age: AN_HOUR,
    }
  },
})

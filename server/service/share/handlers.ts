import { addressIn, readAddress } from '../../domain/page-addresses.ts'
import { notFound } from '../../contract/problem.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { cardOf } from './card.ts'
import { FRAME, frameOf } from './embed.ts'
import type { HandlerDeps } from '../deps.ts'

const SHEET = /^\/circonscription\/([^/]+)\/?$/
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
    const { locale, path } = readAddress(address?.pathname ?? '/')
    const sheet = ours ? SHEET.exec(path) : null
    const area = sheet && atlas.territories.find('circonscription', sheet[1]!)
    if (!sheet || !area)
      throw notFound(`${url} is no sheet of this service, such as ${origin}/circonscription/72-04.`)
    const card = cardOf(locale, await getTerritoire({ niveau: 'circonscription', code: area.code }))
    const width = Math.min(FRAME.width, maxwidth ?? FRAME.width)
    const height = Math.min(FRAME.height, maxheight ?? FRAME.height)
    return {
      ...{ version: '1.0', type: 'rich', provider_name: 'Relais', provider_url: origin },
      title: [`${card.title} (${card.nom})`, card.demonstration].filter(Boolean).join(' — '),
      html: frameOf(card, origin, width, height),
      width,
      height,
      thumbnail_url: origin + addressIn(locale, `/apercu/circonscription/${card.code}.png`),
      thumbnail_width: 1200,
      thumbnail_height: 630,
      cache_age: AN_HOUR,
    }
  },
})

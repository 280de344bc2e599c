import { waitOf } from '../../domain/deputies/waitOf.ts'
import { columnsAsked } from '../sheet/seatChoice.ts'
import { authorGroups } from './question-handlers.ts'
import type { PageData } from '../../contract/index.ts'
import type { Indicateur } from '../../domain/situation.ts'
import { page, type Page } from '../page.ts'

const STATES = ['en-attente', 'reponse-publiee', 'retiree'] as const
const RELAYLESS: Indicateur = 'patients-sans-relais'

/** `/questions`: every question, by state and group, beside figures of the constituency of its author. */
export const questionsPosees: Page<'questionsPosees'> = page({
  name: 'questionsPosees',
  path: '/questions',
  load: async ({ deps, handlers, query, every }) => {
    const groups = authorGroups(deps)
    const etat = STATES.find((state) => state === query.etat) ?? null
    const groupe = groups.find((group) => group === query.groupe) ?? null
    const tri = query.tri === 'attente' || query.tri === 'sans-relais' ? query.tri : 'date'
    const asked = columnsAsked(every('colonnes'))
    const columns = asked.length > 0 ? asked : [RELAYLESS]
    const { items: chosen, asOf } = await handlers.listQuestions({
      ...(etat && { etat }),
      ...(groupe !== null && { groupe }),
      colonnes: [...new Set([...columns, RELAYLESS])],
      format: 'json',
    })
    const items: PageData['questionsPosees']['items'] = chosen.map((question) => ({
      ...question,
      wait: waitOf(question),
    }))
    const order: Readonly<Record<typeof tri, (item: (typeof items)[number]) => number>> = {
      date: () => 0,
      attente: ({ wait, date }) => (wait ? -Date.parse(date!) : Number.MIN_SAFE_INTEGER),
      'sans-relais': ({ figures }) => figures.find(({ indicator }) => indicator === RELAYLESS)?.value ?? -1,
    }
    return {
      items: tri === 'date' ? items : items.toSorted((a, b) => order[tri](b) - order[tri](a)),
      all: deps.facts.questions,
      choice: { etat, groupe, tri, columns },
      groups,
      asOf,
    }
  },
})

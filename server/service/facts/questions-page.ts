import { waitOf } from '../../domain/deputies/waitOf.ts'
import type { PageData } from '../../contract/index.ts'
import { page, type Page } from '../page.ts'

const STATES = ['en-attente', 'reponse-publiee', 'retiree'] as const

/** `/questions`: every question, by state and group, beside what is expected in the constituency of its author. */
export const questionsPosees: Page<'questionsPosees'> = page({
  name: 'questionsPosees',
  path: '/questions',
  load: async ({ deps: { facts }, handlers, query }) => {
    const { items: areas, asOf } = await handlers.listTerritoires({
      ...{ niveau: 'circonscription', limit: 1000, offset: 0, format: 'json' },
    })
    const figures = new Map(
      areas.map(({ code, figures }) => [
        code,
        figures.find(({ indicator }) => indicator === 'patients-sans-relais') ?? null,
      ]),
    )
    const groups = [...new Set(facts.questions.flatMap(({ groupe }) => groupe ?? []))].sort((a, b) =>
      a.localeCompare(b, 'fr'),
    )
    const etat = STATES.find((state) => state === query.etat) ?? null
    const groupe = groups.find((group) => group === query.groupe) ?? null
    const tri = query.tri === 'attente' || query.tri === 'sans-relais' ? query.tri : 'date'
    const items: PageData['questionsPosees']['items'] = facts.questions
      .filter(({ statut }) => etat === null || statut === etat)
      .filter((question) => groupe === null || question.groupe === groupe)
      .map((question) => ({
        ...question,
        wait: waitOf(question),
        relayless: figures.get(question.circonscription) ?? null,
      }))
    const order: Readonly<Record<typeof tri, (item: (typeof items)[number]) => number>> = {
      date: () => 0,
      attente: ({ wait, date }) => (wait ? -Date.parse(date!) : Number.MIN_SAFE_INTEGER),
      'sans-relais': ({ relayless }) => relayless?.value ?? -1,
    }
    return {
      items: tri === 'date' ? items : items.toSorted((a, b) => order[tri](b) - order[tri](a)),
      all: facts.questions,
      choice: { etat, groupe, tri },
      groups,
      asOf,
    }
  },
})

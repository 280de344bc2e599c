import { draftQuestion } from '../citation/draftQuestion.ts'
import { notFound } from '../../contract/problem.ts'
import { page, Redirect, type Page } from '../page.ts'

/** `/circonscription/72-04/question`: the draft of a written question with today's figures, in the deputy's name when asked (`?nom=1`). */
export const brouillon: Page<'brouillon'> = page({
  name: 'brouillon',
  path: '/circonscription/{code}/question',
  load: async ({ deps: { atlas, facts, ...deps }, handlers, params, query, origin }) => {
    const area = atlas.territories.find('circonscription', params.code!)
    if (!area) throw notFound(`No circonscription has the code ${params.code}.`)
    if (area.code !== params.code) return new Redirect(`/circonscription/${area.code}/question`)
    // Its address is quoted, so that it must answer for ever: a run that cannot be kept now is a fault, told as one.
    const citation = await handlers.getCitation({ code: area.code }, { origin: deps.origin ?? origin })
    const { depute } = await handlers.getTerritoire({ niveau: 'circonscription', code: area.code })
    const held = depute?.nom ? { civilite: depute.civilite, nom: depute.nom } : null
    const named = query.nom === '1' && held !== null
    const sourceOf = (id: string): string => {
      const source = facts.sources.find((one) => one.id === id)
      return source ? `D’après : ${[source.titre, source.url].filter(Boolean).join(', ')}` : id
    }
    return {
      code: area.code,
      nom: area.nom,
      asOf: citation.asOf,
      depute,
      named,
      text: draftQuestion(citation, named ? held : null, facts.chronologie, sourceOf),
    }
  },
})

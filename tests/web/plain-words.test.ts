import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RenderPage } from '../../server/contract/pages.ts'
import { cases } from './cases.ts'
import { loadRenderPage } from './render.ts'

/** Words of the trade, of its tables and of its machines, and the figures' names that only a trained reader knows. */
const JARGON = {
  fr: /\b(?:APL|ETP|CPTS|MSP|ZIP|ZAC|INSEE|FINESS|RPPS|COG|SNIIRAM|API|CSV|JSON|GeoJSON|XLSX|RSS|Atom|flux|SIG|SQL|URL|HTTP|JavaScript|cookie|serveur|base de données|cach[ée]|hash|indices?|indicateurs?|quintiles?|d[ée]ciles?|m[ée]dianes?|percentiles?|quantiles?|variance|[ée]cart[- ]type|pond[ée]r\w*|agr[ée]g\w*|algorithm\w*|calcul\w*|mod[ée]lis\w*|mod[èe]les?|param[èe]tr\w*|simul\w*|sc[ée]narios?|zonage|maille|g[ée]ocod\w*|isochrones?|itin[ée]rance|file active|patient[èe]le|primo-\w+|ambulatoire|exercice coordonn[ée]|pluriprofessionnel\w*|observance|ALD|comorbidit\w*|statut juridique|conventionn\w*|m[ée]tadonn\w*|horodat\w*)\b/giu,
  en: /\b(?:APL|FTE|ETP|CPTS|INSEE|FINESS|RPPS|API|CSV|JSON|GeoJSON|XLSX|RSS|Atom|feeds?|GIS|SQL|URL|HTTP|JavaScript|cookies?|server|database|cached?|hash|index|indices|indicators?|quintiles?|deciles?|medians?|percentiles?|quantiles?|variance|standard deviation|weighted|aggregat\w*|algorithm\w*|calculat\w*|comput\w*|model(?:s|l?ed|l?ing)?|parameters?|simulat\w*|scenarios?|zoning|geocod\w*|isochrones?|caseload|outpatient|multidisciplinary|adherence|comorbid\w*|metadata|timestamps?)\b/giu,
}

/** Without what is folded away for professionals, and the sources of a figure, which bear their official names. */
function unfolded(html: string): string {
  let [kept, depth, from] = ['', 0, 0]
  for (const { 0: tag, index } of html.matchAll(/<details\b[^>]*>|<\/details>/g)) {
    if (tag.startsWith('</')) {
      if (depth > 0 && --depth === 0) from = index
    } else if (depth > 0) depth++
    else if (/\b(?:professionals|figure-about)\b/.test(tag)) {
      kept += html.slice(from, index)
      depth = 1
    }
  }
  return kept + html.slice(from)
}

/** What a patient sees. */
const seen = (html: string): string =>
  unfolded(html)
    .replace(/<head>[\s\S]*<\/head>|<script[\s\S]*?<\/script>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&[a-z]+;/g, ' ')
    .replace(/[\s\u00A0\u202F]+/g, ' ')

const PATIENTS: readonly string[] = ['accueil', 'trouver', 'queFaire', 'cabinet']

let renderPage: RenderPage
let close: () => Promise<void>
beforeAll(async () => {
  ;({ renderPage, close } = await loadRenderPage())
})
afterAll(() => close())

describe('pages of patients are written in everyday words', () => {
  test.each(cases.filter(({ name }) => PATIENTS.includes(name)).map((one) => [one.id, one] as const))(
    '%s, in both languages',
    (_id, one) => {
      for (const locale of ['fr', 'en'] as const) {
        const text = seen(renderPage(one.name, { ...one.context, locale }, one.data))
        expect(text.length).toBeGreaterThan(400)
        const found = [...text.matchAll(JARGON[locale])].map(
          ({ index, 0: word }) => `${word}: …${text.slice(Math.max(0, index - 40), index + 40)}…`,
        )
        expect.soft(found, locale).toEqual([])
      }
    },
  )
})

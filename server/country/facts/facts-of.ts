import type { Roster } from '../../db/queries/roster/findRoster.ts'
import { groupBy } from '../../domain/groupBy.ts'
import type { Reference } from '../package/reference.ts'
import type { Facts } from './facts.ts'

/** How much of an ISO date its source gives: `2004`, `2025-12`, `2026-03-27`. */
const DATE_LENGTH = { annee: 4, mois: 7, jour: 10 } as const

/** What is told as it was written down: by a data package, and by the roster in force. */
export function factsOf(reference: Reference, roster: Roster | null): Facts {
  const { chronologie, questions, chiffres, deputes, senateurs, regions, trajets } = reference
  const { arretesZonage, quartiers, questionsSenat } = reference
  const holders = new Map(deputes.map(({ circonscription, identifiant }) => [circonscription, identifiant]))
  const sources = [...reference.sources, rosterSource(roster)]
  return {
    sources,
    trajets,
    questions: questions.map(({ auteurId, ...question }) => ({
      ...question,
      auteurEnSiege: deputes.length === 0 ? null : holders.get(question.circonscription) === auteurId,
    })),
    chronologie: chronologie.map(({ id, date, precision, titre, titreEn, texte, texteEn, source }) => ({
      id,
      date: date.slice(0, DATE_LENGTH[precision]),
      titre: { fr: titre, en: titreEn },
      texte: { fr: texte, en: texteEn },
      source,
    })),
    chiffres: chiffres.map(({ libelle, libelleEn, ...claim }) => ({
      ...claim,
      libelle: { fr: libelle, en: libelleEn },
    })),
    deputes: new Map(
      deputes.map(({ circonscription, civilite, prenom, nom, groupe, groupeAbrege, dateListe }) => [
        circonscription,
        { civilite, nom: `${prenom} ${nom}`, groupe, groupeAbrege, dateListe },
      ]),
    ),
    senateurs,
    cpts: groupBy(reference.cpts, ({ codeCommune }) => codeCommune),
    ...{ arretesZonage, quartiers, questionsSenat },
    dateListeDeputes: deputes[0]?.dateListe ?? null,
    ars: new Map(regions.flatMap(({ code, arsUrl }) => (arsUrl === null ? [] : [[code, arsUrl] as const]))),
  }
}

/** What the figures of cabinets rest on: the only source that is not a published dataset. */
function rosterSource(roster: Roster | null): Facts['sources'][number] {
  const demonstration = roster?.demonstration ?? true
  return {
    id: 'cabinets',
    titre: demonstration
      ? 'Registre de démonstration : cabinets fictifs'
      : 'Registre des cabinets Asalée et de leurs statuts',
    producteur: demonstration ? 'Relais' : 'Exploitant de ce service',
    licence: demonstration ? 'Licence Ouverte 2.0' : 'à demander à l’exploitant',
    url: null,
    millesime: roster?.loadedAt.slice(0, 10) ?? '',
    credit: 'Relais',
    note: demonstration
      ? 'Tout y est inventé : il n’existe pas de liste publique des cabinets Asalée. Tiré au sort là où exercent des généralistes.'
      : null,
    jeu: null,
  }
}

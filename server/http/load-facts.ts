import { listChiffres } from '../db/queries/listChiffres.ts'
import { listChronologie } from '../db/queries/listChronologie.ts'
import { listDeputes } from '../db/queries/listDeputes.ts'
import { listQuestions } from '../db/queries/listQuestions.ts'
import { listRegions } from '../db/queries/listRegions.ts'
import { listSources } from '../db/queries/listSources.ts'
import type { Db } from '../db/statement.ts'
import type { Facts } from './facts.ts'

/** Reads what is told as it was written down. */
export async function loadFacts(db: Db): Promise<Facts> {
  const sources = await listSources(db)
  const chronologie = await listChronologie(db)
  const questions = await listQuestions(db)
  const chiffres = await listChiffres(db)
  const deputes = await listDeputes(db)
  const regions = await listRegions(db)
  return {
    sources,
    questions,
    chronologie: chronologie.map(({ id, date, titre, titreEn, texte, texteEn, source }) => ({
      id,
      date,
      titre: { fr: titre, en: titreEn },
      texte: { fr: texte, en: texteEn },
      source,
    })),
    chiffres: chiffres.map(({ libelle, libelleEn, ...claim }) => ({
      ...claim,
      libelle: { fr: libelle, en: libelleEn },
    })),
    deputes: new Map(
      deputes.map(({ circonscription, civilite: _, prenom, nom, groupe, groupeAbrege, dateListe }) => [
        circonscription,
        { nom: `${prenom} ${nom}`, groupe, groupeAbrege, dateListe },
      ]),
    ),
    dateListeDeputes: deputes[0]?.dateListe ?? '',
    ars: new Map(regions.flatMap(({ code, arsUrl }) => (arsUrl === null ? [] : [[code, arsUrl] as const]))),
  }
}

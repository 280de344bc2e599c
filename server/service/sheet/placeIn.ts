import type { AnyNiveau } from '../../domain/model.ts'

type Named = Readonly<{ code: string; nom: string }>
type Place = Readonly<{ fr: string; en: string }>

const NAMED: Readonly<Record<Exclude<AnyNiveau, 'circonscription' | 'france'>, Place>> = {
  region: { fr: 'dans la région', en: 'in the région' },
  departement: { fr: 'dans le département', en: 'in the département' },
  arrondissement: { fr: 'dans l’arrondissement', en: 'in the arrondissement' },
  epci: { fr: 'dans l’intercommunalité', en: 'in the EPCI' },
  'bassin-de-vie': { fr: 'dans le bassin de vie', en: 'in the living area' },
  canton: { fr: 'dans le canton', en: 'in the canton' },
  commune: { fr: 'dans la commune', en: 'in the commune' },
}

/** Where a sentence says that its figures are of: `dans le département Sarthe (72)`. */
export function placeIn(niveau: AnyNiveau, { code, nom }: Named): Place {
  if (niveau === 'france') return { fr: 'en France', en: 'in France' }
  if (niveau === 'circonscription')
    return { fr: `dans la circonscription ${code} (${nom})`, en: `in constituency ${code} (${nom})` }
  const { fr, en } = NAMED[niveau]
  return { fr: `${fr} ${nom} (${code})`, en: `${en} ${nom} (${code})` }
}

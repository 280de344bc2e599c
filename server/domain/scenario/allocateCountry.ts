import { allocate, type Allocation } from '../allocate.ts'
import type { Cabinet, Circonscription, Commune, Inputs, PartCirconscription } from '../model.ts'
import { NO_TEXTS } from '../roster/cabinet-columns.ts'
import type { CompactCountry } from './compact-world.ts'

/** Who is followed where, by the inputs that travelled: seconds, once per country. */
export function allocateCountry(country: CompactCountry): Allocation {
  const { departements, circonscriptions, communes: c, cabinets: b, parameters } = country
  const reseaux = new Map(country.reseaux)
  const communes = c.code.map((code, i): Commune => {
    const { code: departement, region, reseau } = departements[c.departement[i]!]!
    return {
      code,
      nom: code,
      departement,
      region,
      reseau: reseaux.get(i) ?? reseau,
      lon: c.lon[i]!,
      lat: c.lat[i]!,
      areaKm2: c.areaKm2[i]!,
      population: c.population[i]!,
      populationStandardisee: c.populationStandardisee[i]!,
      populationTotale: c.populationTotale[i]!,
      ...(c.patientsAttendus && { patientsAttendus: c.patientsAttendus[i]! }),
      aplMg: c.aplMg[i]!,
      aplMg65: c.aplMg65[i]!,
      aplInfirmier: c.aplInfirmier[i]!,
      zonage: c.zonage[i]!,
      share75: null,
      medecinsGeneralistes: c.medecinsGeneralistes[i]!,
      voisines: c.voisines[i]!.map((step) =>
        typeof step === 'number' ? c.code[i + step]! : `${c.code[i + step[0]]!}+`,
      ).join(' '),
    }
  })
  const cabinets = b.id.map((id, j): Cabinet => ({
    id,
    nom: id,
    adresse: null,
    codeCommune: b.codeCommune[j]!,
    reseau: b.reseau[j]!,
    lon: b.lon[j]!,
    lat: b.lat[j]!,
    etp: b.etp[j]!,
    postes: b.postes[j]!,
    patientsDeclares: null,
    ...NO_TEXTS,
    demonstration: b.demonstration[j]!,
  }))
  const inputs: Inputs = {
    communes,
    arrondissements: country.arrondissements,
    cabinets,
    parts: partsOf(country),
    circonscriptions: circonscriptions.map((code): Circonscription => ({
      code,
      departement: code.split('-')[0]!,
      numero: 0,
      libelle: code,
      statut: 'figures',
      explication: null,
    })),
    events: [],
    financement: [],
    aplMillesime: { medecins: 0, infirmiers: 0 },
  }
  return allocate(inputs, parameters)
}

function partsOf({ communes, circonscriptions, parts }: CompactCountry): PartCirconscription[] {
  const whole = communes.code.flatMap((codeCommune, i): PartCirconscription[] => {
    const c = communes.circonscription[i]!
    return c < 0
      ? []
      : [{ codeCommune, circonscription: circonscriptions[c]!, part: 1, regle: 'entiere' as const }]
  })
  return [
    ...whole,
    ...parts.map(([i, c, part]): PartCirconscription => ({
      codeCommune: communes.code[i]!,
      circonscription: circonscriptions[c]!,
      part,
      regle: 'ajustee',
    })),
  ]
}

import { NO_TEXTS } from '../../server/domain/roster/cabinet-columns.ts'
import fc from 'fast-check'
import type { Cabinet, Commune, Inputs, PartCirconscription, StatusEvent } from '../../server/domain/model.ts'
import { PREUVES, STATUTS } from '../../server/domain/model.ts'

/** A random commune of one of two networks, in a box of about 80 km. */
const commune = (k: number) =>
  fc
    .record({
      x: fc.double({ min: 0, max: 1, noNaN: true }),
      y: fc.double({ min: 0, max: 0.7, noNaN: true }),
      population: fc.integer({ min: 0, max: 30_000 }),
      island: fc.nat({ max: 4 }),
      aplMg65: fc.option(fc.double({ min: 0, max: 6, noNaN: true })),
      zip: fc.boolean(),
    })
    .map(({ x, y, population, island, aplMg65, zip }): Commune => ({
      code: `01${String(k).padStart(3, '0')}`,
      nom: `Commune ${k}`,
      departement: String(k % 3),
      region: k % 3 === 2 ? 'R2' : 'R1',
      reseau: island === 0 ? 'corse' : 'metropole',
      lon: x,
      lat: 46 + y,
      areaKm2: k % 5 === 0 ? null : 12,
      population,
      populationStandardisee: aplMg65 === null ? null : population * 1.03,
      populationTotale: aplMg65 === null ? null : population * 1.01,
      aplMg: aplMg65 === null ? null : aplMg65 + 0.5,
      aplMg65,
      aplInfirmier: aplMg65 === null ? null : 100 + 10 * x,
      zonage: zip ? 'ZIP' : null,
      share75: 0.1,
      medecinsGeneralistes: 1,
    }))

const cabinet = (k: number, communes: readonly Commune[]) =>
  fc
    .record({ home: fc.nat({ max: communes.length - 1 }), etp: fc.integer({ min: 1, max: 40 }) })
    .map(({ home, etp }): Cabinet => ({
      id: `C${String(k).padStart(3, '0')}`,
      nom: `Cabinet fictif n° ${k}`,
      adresse: null,
      codeCommune: communes[home]!.code,
      reseau: communes[home]!.reseau,
      lon: communes[home]!.lon + 0.005,
      lat: communes[home]!.lat,
      etp: etp / 20,
      postes: 1,
      patientsDeclares: null,
      ...NO_TEXTS,
      demonstration: true,
    }))

const event = (k: number, cabinets: readonly Cabinet[]) =>
  fc
    .record({
      cabinet: fc.nat({ max: cabinets.length - 1 }),
      statut: fc.constantFrom(...STATUTS),
      effective: fc.nat({ max: 300 }),
      delay: fc.nat({ max: 40 }),
    })
    .map(({ cabinet: j, statut, effective, delay }): StatusEvent => {
      const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)
      return {
        id: `E${k}`,
        cabinetId: cabinets[j]!.id,
        statut,
        effectiveOn: day(effective),
        reportedOn: day(effective + delay),
        recordedAt: `${day(effective + delay)}T12:00:00.000Z`,
        evidence: PREUVES[k % PREUVES.length]!,
        reason: null,
        maxAgeDays: 60,
      }
    })

/** Small random worlds: two networks, empty communes, missing APL, degenerate polygons, split communes. */
export const worlds: fc.Arbitrary<Inputs> = fc
  .nat({ max: 25 })
  .chain((n) => fc.tuple(...Array.from({ length: n + 3 }, (_, k) => commune(k))))
  .chain((communes) =>
    fc
      .nat({ max: 8 })
      .chain((m) => fc.tuple(...Array.from({ length: m + 1 }, (_, k) => cabinet(k, communes))))
      .chain((cabinets) =>
        fc
          .nat({ max: 20 })
          .chain((e) => fc.tuple(...Array.from({ length: e }, (_, k) => event(k, cabinets))))
          .map((events): Inputs => ({
            communes,
            cabinets,
            events,
            parts: communes.flatMap(({ code, departement }, k): PartCirconscription[] =>
              k % 4 === 0
                ? [
                    {
                      codeCommune: code,
                      circonscription: `${departement}-01`,
                      part: 0.3,
                      regle: 'ajustee' as const,
                    },
                    {
                      codeCommune: code,
                      circonscription: `${departement}-02`,
                      part: 0.7,
                      regle: 'ajustee' as const,
                    },
                  ]
                : [
                    {
                      codeCommune: code,
                      circonscription: `${departement}-0${1 + (k % 2)}`,
                      part: 1,
                      regle: 'entiere',
                    },
                  ],
            ),
            circonscriptions: [],
            financement: [{ from: '2026-03-01', funded: false }],
            aplMillesime: { medecins: 2023, infirmiers: 2023 },
          })),
      ),
  )

/** The same world with its rows in another order. */
export function shuffled(inputs: Inputs): Inputs {
  const turn = <T>(rows: readonly T[]): readonly T[] => [...rows].reverse()
  return {
    ...inputs,
    communes: turn(inputs.communes),
    parts: turn(inputs.parts),
    cabinets: turn(inputs.cabinets),
    events: turn(inputs.events),
  }
}

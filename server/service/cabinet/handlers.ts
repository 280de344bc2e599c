import type { z } from 'zod'
import { statusMask } from '../../country/views/statusMask.ts'
import type { View } from '../../country/views/view.ts'
import type { cabinet as cabinetSchema } from '../../contract/cabinet.ts'
import type { Cabinet, Niveau } from '../../domain/model.ts'
import { eachText } from '../../domain/roster/cabinet-columns.ts'
import { badInput, notFound } from '../../contract/problem.ts'
import type { Handlers } from '../../contract/handlers.ts'
import type { IntakeStatement } from '../../domain/intake/intake.ts'
import { publicIntake } from '../../domain/intake/publicIntake.ts'
import { journeyTo } from '../find/journeyTo.ts'
import { structuresNear } from '../find/structuresNear.ts'
import { openingHoursOf } from './opening.ts'
import { pageOf, provenanceOf, whole, type HandlerDeps } from '../deps.ts'

type Names = 'nearestCabinets' | 'listCabinets' | 'getCabinet' | 'listCabinetEvents'

/** Shows a cabinet as the public sees it on the day of a view. */
export function cabinetAsPublished({
  atlas,
  intakes,
  recordedBy,
}: Pick<HandlerDeps, 'atlas' | 'intakes' | 'recordedBy'>): (
  cabinet: Cabinet,
  view: View,
) => z.input<typeof cabinetSchema> {
  return (cabinet, view) => {
    const commune = atlas.communes.get(cabinet.codeCommune)
    return {
      id: cabinet.id,
      name: cabinet.nom,
      address: cabinet.adresse,
      codeCommune: cabinet.codeCommune,
      commune: commune?.nom ?? cabinet.codeCommune,
      departement: commune?.departement ?? '',
      arrondissement: atlas.districtOf(cabinet)?.nom ?? null,
      lon: cabinet.lon,
      lat: cabinet.lat,
      approximatePlace: atlas.placeKnown(cabinet)?.nom ?? null,
      circonscriptions: [...atlas.circonscriptionsOf(cabinet)],
      etp: cabinet.etp,
      ...eachText(({ key }) => cabinet[key]),
      openingHours: openingHoursOf(cabinet),
      newPatients: publicIntake(intakes(cabinet.id), view.asOf, recordedBy),
      demonstration: cabinet.demonstration,
      status: view.statuses.get(cabinet.id)!,
    }
  }
}

/** A statement without who wrote it. */
const intakeAsPublished = ({ id, value, reportedOn, recordedAt, evidence, maxAgeDays }: IntakeStatement) => ({
  id,
  value,
  reportedOn,
  recordedAt,
  evidence,
  maxAgeDays,
})

/** The cabinets, one or many, and the nearest to a point: minutes estimated, distances in metres; 404 for an unknown id. */
export function cabinetHandlers(deps: HandlerDeps): Pick<Handlers, Names> {
  const { atlas, today } = deps

  const publicCabinet = cabinetAsPublished(deps)
  const cabinetOf = (id: string): Cabinet => {
    const cabinet = atlas.cabinet(id)
    if (!cabinet) throw notFound(`No cabinet has the id ${id}.`)
    return cabinet
  }
  /** The code of a filter in the house's spelling; a code that no area has is the caller's mistake. */
  const filter = (niveau: Niveau, code: string | undefined): string | undefined => {
    if (code === undefined) return undefined
    const area = atlas.territories.find(niveau, code)
    if (!area) throw badInput([{ path: niveau, message: `no area ${code} at this level` }])
    return area.code
  }

  return {
    nearestCabinets: ({ lon, lat, limit, statuses, maxMinutes, asOf = today() }) => {
      const home = atlas.communeAt(lon, lat)
      const view = atlas.views.at(asOf)
      const { near, matched } = home
        ? atlas.nearest(
            { lon, lat, codeCommune: home.code },
            {
              limit,
              // As written: 20.4 minutes are 20.
              maxMinutes: maxMinutes === undefined ? undefined : maxMinutes + 0.499,
              wanted: statusMask(view, statuses),
            },
          )
        : { near: [], matched: 0 }
      return {
        items: near.map((one) => ({ cabinet: publicCabinet(one.site, view), ...journeyTo(one) })),
        structures: structuresNear(deps, home && { lon, lat, codeCommune: home.code }),
        numberMatched: matched,
        numberReturned: near.length,
        outsideService: !home || !atlas.isServed(home),
        ...provenanceOf(deps, asOf),
      }
    },

    listCabinets: ({ limit, offset, statuses, asOf = today(), ...where }) => {
      const view = atlas.views.at(asOf)
      // As elsewhere: an arrondissement is read as its commune.
      const { commune: asked } = where
      const commune = filter('commune', asked && (atlas.places.byCode.get(asked)?.commune ?? asked))
      const departement = filter('departement', where.departement)
      const circonscription = filter('circonscription', where.circonscription)
      const items = atlas.cabinets.filter(
        (cabinet) =>
          (!statuses || statuses.includes(view.statuses.get(cabinet.id)!.value)) &&
          (!commune || cabinet.codeCommune === commune) &&
          (!departement || atlas.communes.get(cabinet.codeCommune)?.departement === departement) &&
          (!circonscription || atlas.circonscriptionsOf(cabinet).includes(circonscription)),
      )
      const page = pageOf(items, limit, offset)
      return {
        ...page,
        items: page.items.map((cabinet) => publicCabinet(cabinet, view)),
        ...provenanceOf(deps, asOf),
      }
    },

    getCabinet: ({ id, asOf = today() }) => {
      const { run } = provenanceOf(deps, asOf)
      return { ...publicCabinet(cabinetOf(id), atlas.views.at(asOf)), run, asOf }
    },

    listCabinetEvents: ({ id }) => {
      const { demonstration } = cabinetOf(id)
      const events = atlas.events(id).map(({ cabinetId: _, ...event }) => event)
      const newPatients = [...deps.intakes(id)].reverse().map(intakeAsPublished)
      return { ...whole(events), newPatients, ...provenanceOf(deps, today()), demonstration }
    },
  }
}

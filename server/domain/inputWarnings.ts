import type { Cabinet, Commune } from './model.ts'
import type { FitFailure } from './patients/cappedIpf.ts'
import type { Warning } from './situation.ts'
import type { Pairs } from './travel/pairs.ts'

/** Every oddity of the inputs and of the fit, by name, in the order of codes and ids. */
export function inputWarnings(
  communes: readonly Commune[],
  cabinets: readonly Cabinet[],
  pairs: Pairs,
  open: Uint8Array,
  failures: readonly FitFailure[],
): Warning[] {
  const networks = new Set(communes.map(({ reseau }) => reseau))
  const cities = new Set(communes.map(({ commune }) => commune))
  const warnings = communes.filter(({ code }) => !cities.has(code)).flatMap(communeWarnings)
  cabinets.forEach((cabinet, j) => {
    const reached = pairs.start[j + 1]! > pairs.start[j]!
    const warn = (kind: Warning['kind'], detail: string): void => {
      warnings.push({ kind, subject: cabinet.id, detail })
    }
    if (!Number.isFinite(cabinet.lon) || !Number.isFinite(cabinet.lat))
      warn('valeur-non-finie', `cabinet ${cabinet.id}: coordinates are not numbers`)
    if (!(cabinet.etp >= 0 && cabinet.etp < Infinity))
      warn('valeur-non-finie', `cabinet ${cabinet.id}: etp is ${cabinet.etp}, counted as 0`)
    if (!networks.has(cabinet.reseau))
      warn('cabinet-hors-reseau', `cabinet ${cabinet.id}: outside every network (${cabinet.reseau})`)
    else if (!reached || !open[j])
      warn(
        'cabinet-sans-demande',
        `cabinet ${cabinet.id}: no demand within reach or no nurse time; its patients are shared by the other cabinets`,
      )
  })
  for (const failure of failures)
    if (failure.kind === 'plafond infaisable')
      warnings.push({
        kind: 'plafond-infaisable',
        subject: communes[failure.commune]!.code,
        detail: `commune ${communes[failure.commune]!.code}: the cap is exceeded by ${failure.patients.toFixed(1)} persons`,
      })
  return warnings
}

function communeWarnings(commune: Commune): Warning[] {
  const { code } = commune
  const warnings: Warning[] = []
  if (!(commune.population > 0))
    warnings.push({ kind: 'population-nulle', subject: code, detail: `commune ${code}: no population` })
  else if (commune.populationStandardisee === null)
    warnings.push({
      kind: 'apl-absente',
      subject: code,
      detail: `commune ${code}: no APL; standardised population replaced by ${commune.populationTotale === null ? 'legal' : 'total'} population`,
    })
  if (commune.areaKm2 === null || !(commune.areaKm2 > 0))
    warnings.push({
      kind: 'polygone-degenere',
      subject: code,
      detail: `commune ${code}: degenerate polygon; 1 km taken inside it`,
    })
  const { lon, lat, population, populationStandardisee, populationTotale } = commune
  const numbers = [lon, lat, population, populationStandardisee ?? 0, populationTotale ?? 0]
  if (!numbers.every(Number.isFinite))
    warnings.push({
      kind: 'valeur-non-finie',
      subject: code,
      detail: `commune ${code}: a value is not a number`,
    })
  return warnings
}

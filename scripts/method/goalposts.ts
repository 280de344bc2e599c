import { allocate } from '../../server/domain/allocate.ts'
import { GOALPOSTS } from '../../server/domain/risk/goalposts.ts'
import { makeGoalposts } from '../../server/domain/risk/makeGoalposts.ts'
import { PACKAGE, packageInputs } from './packageInputs.ts'

/** Edition of the APL and day of the reference run, frozen as the goalposts are. */
const MILLESIME = 2023
const DAY = '2026-11-22'

/** The goalposts of the shipped data on `day`, as the text of the value to freeze, beside the frozen one. */
export function goalposts(day: string = DAY): string {
  const inputs = packageInputs(PACKAGE, MILLESIME)
  const allocation = allocate(inputs)
  const reference = `APL ${MILLESIME}, roster of ${inputs.cabinets.length} cabinets, ${day}`
  const made = makeGoalposts(allocation, {
    version: GOALPOSTS.version,
    reference,
  })
  return `made   ${JSON.stringify(made)}\nfrozen ${JSON.stringify(GOALPOSTS)}`
}

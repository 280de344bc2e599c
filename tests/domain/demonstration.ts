import { PACKAGE, packageInputs } from '../../scripts/method/packageInputs.ts'
import { allocate, type Allocation } from '../../server/domain/allocate.ts'
import type { Inputs } from '../../server/domain/model.ts'

let made: Allocation | null = null
let read: Inputs | null = null

/** A day of the demonstration on which cabinets are in every state. */
export const DEMONSTRATION_DAY = '2026-11-22'

/** The shipped communes with the demonstration's cabinets, read once for all who test on the whole country. */
export const demonstrationInputs = (): Inputs => (read ??= packageInputs(PACKAGE, 2023))

/** Their allocation, made once. */
export const demonstrationAllocation = (): Allocation => (made ??= allocate(demonstrationInputs()))

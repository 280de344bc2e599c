import type { CanonicalPlacement } from './request.ts'

/** Persons; what counts of people are rounded to. */
export const CAPACITY_STEP = 20

/**
 * Places of one post, persons: patients per etp × etp × tolerance, down to a multiple of 20. How many posts are needed then tells the people in need
 * no more finely than their rounded count does; with any capacity it would tell them to the unit.
 */
export const capacityOf = ({
  etp,
  scenario: { patientsPerEtp, tolerance },
}: Pick<CanonicalPlacement, 'etp' | 'scenario'>): number =>
  Math.floor((patientsPerEtp * etp * tolerance) / CAPACITY_STEP + 1e-9) * CAPACITY_STEP

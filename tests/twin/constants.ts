/** Every number of the method's page that the twin needs, copied from that page and from nowhere else. */
export const METHOD_NUMBERS = {
  /** §2: t = 4 + 60·1.30·d/70. */
  earthKilometres: 6371.0088,
  fixedMinutes: 4,
  detour: 1.3,
  kilometresPerHour: 70,
  /** §2: the 99th percentile of path over great circle. */
  ordinaryDetour: 1.26,
  /** §2: inside a commune 0.376·√area, 1 km for a degenerate polygon. */
  intraShape: 0.376,
  intraDegenerate: 1,
  /** Not on the page: the product holds a commune's own kilometres to 10, because in Guyane people live in the bourg. */
  intraMost: 10,
  /** Not on the page: over a fixed link a journey is 1.30 great circles, so its edge is 1.30·1.26 of them. */
  linkEdge: 1.3 * 1.26,
  /** §3. */
  steps: [
    { under: 10, weight: 1 },
    { under: 15, weight: 2 / 3 },
    { under: 20, weight: 1 / 3 },
  ],
  /** §4. */
  prevalence: 0.056,
  t50: 15,
  t50Scarce: 20,
  scarceApl: 2.5,
  gamma: 3,
  reachMinutes: 45,
  cap: 0.5,
  /** §6.2. */
  interruption: { active: 0.3, reduced: 0.6, stopped: 1, unknown: 0.5 },
  /** §6.3. */
  v0: 0.2,
  weights: { gps: 0.4, nurses: 0.2, relay: 0.4 },
  gps: { none: 4, worst: 1.5 },
  nurses: { none: 155, worst: 65 },
  relay: { none: 10, worst: 45 },
  /** §6, "uncertainty". */
  draws: {
    caseloadVariation: 0.5,
    t50: [12, 18],
    gamma: [2, 4],
    nurses: [0.5, 1.5],
    minutesSigma: 0.156,
    concentration: 30,
    active: [0, 0.6],
    reduced: [0.4, 0.8],
    unknown: [0, 1],
    v0: [0, 0.4],
  },
  /** §6, "missing is never safe". */
  mostMissing: 0.05,
} as const

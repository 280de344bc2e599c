/**
 * Suites that start whole programs, kill them, stand behind proxies or read every official file: minutes of a run that is to be short.
 * A plain `npm test` leaves them out and says so; REQUIRE_ALL=1, as in CI, leaves out nothing.
 */
export const WHOLE_ONLY: readonly string[] = [
  'tests/data/build.test.ts',
  'tests/data/load.test.ts',
  'tests/data/producer-workbooks.test.ts',
  'tests/data/refresh.test.ts',
  'tests/data/unattended.test.ts',
  'tests/deploy/proxies.test.ts',
  'tests/domain/scenario/countryScenario.test.ts',
  'tests/faults/cluster.test.ts',
  'tests/faults/damage.test.ts',
  'tests/faults/failover.test.ts',
  'tests/faults/readiness.test.ts',
  'tests/gis/filter.test.ts',
  'tests/gis/qgis.test.ts',
  'tests/http/fuzz.test.ts',
  'tests/scripts/dev.test.ts',
  'tests/scripts/installed.test.ts',
  'tests/scripts/program.test.ts',
  'tests/scripts/verify.test.ts',
  'tests/stewards/kill.test.ts',
]

/** The same of the browser's specs: those that draw the map over and over. */
export const WHOLE_ONLY_SPECS: readonly string[] = [
  'carte.spec.ts',
  'carte-fichiers.spec.ts',
  'carte-temps.spec.ts',
  'map-layout.spec.ts',
  'map-tasks.spec.ts',
  'levels.spec.ts',
  'levels-files.spec.ts',
  'own-data.spec.ts',
  'offline.spec.ts',
  'planner-tasks.spec.ts',
  'scenario.spec.ts',
  'scenario-carte.spec.ts',
]

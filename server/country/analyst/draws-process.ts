import { allocate } from '../../domain/allocate.ts'
import { endWithParent, taskOfProcess } from '../../own-process.ts'
import type { AnalystTask } from './analyst-worker.ts'
import { computeDraws } from './compute-draws.ts'
import { keepDraws } from './draws-file.ts'

const { inputs, parameters, file, draws, seed, threads } = await taskOfProcess<AnalystTask>()
const drawn = await computeDraws(allocate(inputs, parameters), {
  count: draws,
  seed,
  threads,
  progress: endWithParent,
})
keepDraws(file, drawn)

/**
 * The method from the command line: `npm run method -- replay <folder> [options]` computes any case of the shape of the
 * referees' (see `help`), `goalposts` prints the scales of the risk index from the shipped data, `report` writes what the shipped
 * calculation is worth, `journeys` holds the estimate against journeys that people know (and the engine of ROUTING_URL). Results go to the terminal as CSV; what is wrong goes to the error output in one sentence.
 */
import { stringify } from 'csv-stringify/sync'
import { goalposts } from './method/goalposts.ts'
import { readConfig } from '../server/config.ts'
import { journeys } from './method/journeys.ts'
import { readOptions, USAGE } from './method/options.ts'
import { PACKAGE } from './method/packageInputs.ts'
import { replay } from './method/replay.ts'
import { report } from './method/report.ts'
import { ReplayError } from './method/replay-error.ts'

const [command, ...rest] = process.argv.slice(2)
try {
  switch (command) {
    case 'replay': {
      const { folder, options } = readOptions(rest)
      process.stdout.write(stringify([...replay(folder, options)], { header: true }))
      break
    }
    case 'goalposts':
      console.log(goalposts(rest[0]))
      break
    case 'report': {
      const [html] = await report(rest)
      console.log(html)
      break
    }
    case 'journeys':
      process.stdout.write(
        stringify(await journeys(PACKAGE, readConfig(process.env).routingUrl), { header: true }),
      )
      break
    case 'help':
      console.log(USAGE)
      break
    default:
      throw new ReplayError(
        `${command ? `${command} is no command.` : 'no command.'}`,
        'Use replay <folder>, goalposts, report, journeys, or help.',
      )
  }
} catch (error) {
  if (!(error instanceof ReplayError)) throw error
  console.error(`method: ${error.message}`)
  process.exitCode = 1
}

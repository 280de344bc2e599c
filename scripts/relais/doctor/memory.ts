import { createAtlas } from '../../../server/country/atlas.ts'
import { createLive } from '../../../server/country/live/create-live.ts'
import { countryOf, loadRosterInputs } from '../../../server/country/package/load-country.ts'
import { runSettingOf } from '../../../server/country/runs/run-setting.ts'
import { findRosterRevision } from '../../../server/db/queries/roster/findRosterRevision.ts'
import { holdings, type Holding } from '../../../server/holdings.ts'
import type { CommandContext } from '../command.ts'

type Words = Readonly<Record<Language, string>>
export const LANGUAGES = ['en', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

/** What each holding is, and why it is there. */
const WHY: Readonly<Record<Holding, Words>> = {
  tables: {
    en: 'tables of the data package: every figure, list and name is read from them, not from the database',
    fr: 'tables du paquet de données : chaque chiffre, liste et nom y est lu, et non dans la base',
  },
  outlines: {
    en: 'outlines of communes and circonscriptions, packed: points are placed and areas drawn from them',
    fr: 'contours des communes et des circonscriptions, compactés : ils situent les points et dessinent les territoires',
  },
  tiles: {
    en: 'tiles of the map down to zoom 9, squeezed, as they are sent; deeper ones that were asked for lately',
    fr: 'tuiles de la carte jusqu’au zoom 9, compressées, telles qu’envoyées ; au-delà, les dernières demandées',
  },
  allocation: {
    en: 'who reaches which cabinet in how many minutes, and who is followed where: the days and scenarios start from it',
    fr: 'qui atteint quel cabinet en combien de minutes, et qui est suivi où : les jours et les scénarios en partent',
  },
  days: {
    en: 'figures of the days looked at last, four at most, with their intervals',
    fr: 'chiffres des derniers jours consultés, quatre au plus, avec leurs intervalles',
  },
  answers: {
    en: 'pages, columns and tiles already sent, squeezed: at most 96 MB, void as soon as a status changes',
    fr: 'pages, colonnes et tuiles déjà envoyées, compressées : 96 Mo au plus, oubliées dès qu’un statut change',
  },
  features: {
    en: 'features of /ogc and /wfs as they are sent, squeezed',
    fr: 'objets de /ogc et de /wfs tels qu’envoyés, compressés',
  },
  draws: {
    en: 'draws behind the intervals, in a thread of their own',
    fr: 'tirages d’où viennent les intervalles, dans un fil à part',
  },
  database: {
    en: 'the embedded database, in a thread of its own: PostgreSQL, PostGIS and the files that they have open',
    fr: 'la base embarquée, dans un fil à part : PostgreSQL, PostGIS et les fichiers qu’ils ont ouverts',
  },
}

const SAID = {
  server: {
    en: 'The server that runs on this data folder:',
    fr: 'Le serveur en marche sur ce dossier de données :',
  },
  opened: {
    en: 'No server answers here: a country that this command has just opened. A server also keeps answers, features and draws.',
    fr: 'Aucun serveur ne répond ici : un pays que cette commande vient d’ouvrir. Un serveur garde aussi réponses, objets et tirages.',
  },
  whole: { en: 'taken from the system in all', fr: 'pris au système en tout' },
  objects: {
    en: 'other objects of the program: indices of names and points, pages, what is being worked on or waits to be collected',
    fr: 'autres objets du programme : index des noms et des points, pages, travail en cours, et ce qui attend d’être libéré',
  },
  free: {
    en: 'reserved by V8 for objects, and free now',
    fr: 'réservé par V8 pour des objets, libre à présent',
  },
  rest: {
    en: 'the rest: Node, compiled code, threads and their heaps, what the C library keeps',
    fr: 'le reste : Node, code compilé, fils et leurs tas, ce que la bibliothèque C garde',
  },
} as const satisfies Readonly<Record<string, Words>>

const MB = 1024 ** 2
/** In threads of their own, beside the heap of this one. */
const ELSEWHERE: readonly Holding[] = ['draws', 'database']

/**
 * Lines that say what this process holds in memory and why, the largest first: those of the server where it was handed the command, else
 * those of a country opened for it.
 */
export async function tellMemory(
  { database, served, today }: Pick<CommandContext, 'database' | 'served' | 'today'>,
  language: Language,
): Promise<string[]> {
  let sizes = await holdings()
  const opened = sizes.has('allocation') ? null : await openCountry({ database, served, today })
  if (opened) sizes = await holdings()
  const { rss, heapTotal, heapUsed, external } = process.memoryUsage()
  const line = (bytes: number, words: Words): string =>
    `${String(Math.round(bytes / MB)).padStart(6)} ${language === 'fr' ? 'Mo' : 'MB'}  ${words[language]}`
  const own = [...sizes].filter(([holding]) => !ELSEWHERE.includes(holding))
  const [ofOwn, ofOthers] = [sum(own.map(([, bytes]) => bytes)), sum([...sizes.values()])]
  const objects = Math.max(0, heapUsed + external - ofOwn)
  return [
    (opened ? SAID.opened : SAID.server)[language],
    line(rss, SAID.whole),
    ...[...sizes]
      .filter(([, bytes]) => bytes > 0)
      .sort(([, a], [, b]) => b - a)
      .map(([holding, bytes]) => line(bytes, WHY[holding])),
    line(objects, SAID.objects),
    line(heapTotal - heapUsed, SAID.free),
    line(Math.max(0, rss - ofOthers - objects - (heapTotal - heapUsed)), SAID.rest),
  ]
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)

/** Opens the country as a server does, without its pages, and computes the figures of the day. */
async function openCountry({
  database,
  served,
  today,
}: Pick<CommandContext, 'database' | 'served' | 'today'>): Promise<unknown> {
  const { currentPackage } = await served()
  const pack = currentPackage()
  const revision = await findRosterRevision(database.knex)
  const atlas = createAtlas(countryOf(pack, await loadRosterInputs(database.knex)))
  const setting = { ...runSettingOf(pack, 'doctor'), expectsIntervals: false }
  const live = await createLive({ database, currentPackage, atlas, revision, setting })
  live.atlas.views.at(today)
  await atlas.warm(today)
  return live
}

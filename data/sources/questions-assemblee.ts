import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { plainText } from '../../server/domain/plainText.ts'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { firstIssue } from '../readers/first-issue.ts'
import { newestSharedDay } from '../newest-shared-day.ts'
import { readJsonArchive } from '../readers/json-archive.ts'
import { oneOrMore } from '../readers/one-or-more.ts'
import { deputes } from './deputes.ts'
import { deputesIn } from './deputes-assemblee.ts'
import { published as listed, questionRow, questionsAsalee, type QuestionRow } from './questions-asalee.ts'
import { readSource, reject, type Source } from './source.ts'

const FILES = [
  'questions/Questions_ecrites.json.zip',
  'questions/Questions_gouvernement.json.zip',
  'questions/Questions_orales_sans_debat.json.zip',
] as const

const day = z.iso.date()
const printed = z.object({ infoJO: z.object({ dateJO: day.nullish() }), texte: z.string().nullish() })

/** A question as the Assemblée's open file has it; what is not read is not looked at. */
const entry = z.object({
  question: z.object({
    identifiant: z.object({ numero: z.string(), legislature: z.string() }),
    type: z.string(),
    indexationAN: z.object({
      rubrique: z.string().nullish(),
      analyses: z.object({ analyse: oneOrMore(z.string().nullable()).nullish() }).nullish(),
    }),
    auteur: z.object({
      identite: z.object({ acteurRef: z.string() }),
      groupe: z.object({ abrege: z.string().nullish() }).nullish(),
    }),
    minInt: z.object({ abrege: z.string().nullish(), developpe: z.string().nullish() }).nullish(),
    textesQuestion: z.object({ texteQuestion: oneOrMore(printed) }).nullish(),
    textesReponse: z.object({ texteReponse: oneOrMore(printed) }).nullish(),
    cloture: z.object({ libelleCloture: z.string().nullish(), dateCloture: day.nullish() }).nullish(),
  }),
})
type Question = z.infer<typeof entry>['question']

const published = listed
  .omit({ depute: true, departement: true, circonscription: true })
  .extend({ depute: z.string().nullable(), code: z.string().nullable() })
type Published = z.infer<typeof published>

const textsOf = ({ textesQuestion, textesReponse }: Question) => ({
  asked: textesQuestion?.texteQuestion ?? [],
  told: textesReponse?.texteReponse ?? [],
})

const titleOf = ({ indexationAN }: Question): string =>
  (indexationAN.analyses?.analyse ?? []).filter(Boolean).join(' ; ') || (indexationAN.rubrique ?? '')

/** Whether a question names the scheme: in its title or its text; one put in the chamber, in the minutes of it. */
function namesAsalee(question: Question): boolean {
  const { asked, told } = textsOf(question)
  const texts = question.type === 'QG' ? [...asked, ...told] : asked
  return plainText([titleOf(question), ...texts.map(({ texte }) => texte ?? '')].join(' ')).includes('asalee')
}

/** Every day that an entry tells of itself, once, whatever its subject. */
const daysIn = (value: unknown): ReadonlySet<string> =>
  new Set(
    [...JSON.stringify(value).matchAll(/"(?:dateJO|dateCloture)":"(\d{4}-\d{2}-\d{2})"/g)].map(
      ([, day]) => day!,
    ),
  )

/** As the list at hand has it, with the author found in `authors`; `statutLe` is the last day that its archive knows of. */
function recordOf(question: Question, statutLe: string, authors: ReadonlyMap<string, Author>): Published {
  const { asked, told } = textsOf(question)
  const { numero, legislature } = question.identifiant
  const author = authors.get(question.auteur.identite.acteurRef)
  // One put in the chamber is printed with its answer, on the same day.
  const [first] = (question.type === 'QG' ? told : asked).flatMap(({ infoJO }) => infoJO.dateJO ?? []).sort()
  return {
    type: question.type as Published['type'],
    numero,
    date_publication_JO: first ?? '',
    titre: titleOf(question),
    ministere: question.minInt?.abrege ?? question.minInt?.developpe ?? '',
    statut: (question.cloture?.libelleCloture ??
      (told.length > 0 ? 'Réponse publiée' : 'En attente de réponse')) as Published['statut'],
    statutLe,
    acteur_ref: question.auteur.identite.acteurRef,
    depute: author?.nom ?? null,
    code: author?.circonscription ?? null,
    groupe: question.auteur.groupe?.abrege ?? '',
    url_deduite: `https://questions.assemblee-nationale.fr/q${legislature}/${legislature}-${numero}${question.type}.htm`,
  }
}

interface Author {
  readonly nom: string
  readonly circonscription: string
}

/** Deputies by their id: those of the lists, and the authors of the questions at hand, who may have left since. */
function authorsOf(raw: string): ReadonlyMap<string, Author> {
  const atHand = ([list]: readonly [string, ...string[]]): boolean => existsSync(join(raw, list))
  const asked = atHand(questionsAsalee.files) ? readSource(questionsAsalee, raw).rows : []
  const before = atHand(deputes.files) ? readSource(deputes, raw).rows : []
  return new Map([
    ...[...before, ...readSource(deputesIn(raw), raw).rows].map(
      ({ identifiant, prenom, nom, circonscription }) =>
        [identifiant, { nom: `${prenom} ${nom}`, circonscription }] as const,
    ),
    ...asked.map(
      ({ auteurId, auteur, circonscription }) => [auteurId, { nom: auteur, circonscription }] as const,
    ),
  ])
}

/** The questions that name Asalée, with or without an answer, from the Assemblée's own open files. */
const questionsAssemblee: Source<Published, QuestionRow> = {
  ...questionsAsalee,
  producteur: 'Assemblée nationale',
  url: 'https://data.assemblee-nationale.fr/travaux-parlementaires/questions',
  note: 'Retenues quand leur titre ou leur texte nomme Asalée (une question au Gouvernement : le compte rendu). L’état est celui du dernier jour que chaque fichier connaît, au plus tard le dernier que plusieurs questions partagent. Adresses déduites du numéro. Le texte des réponses n’est pas repris.',
  files: [...FILES],
  published,
  read(raw) {
    const authors = authorsOf(raw)
    const archives = FILES.map((file) => {
      const values = readJsonArchive(raw, file)
      return { file, values, days: values.flatMap((value) => [...daysIn(value)]) }
    })
    // One day mistyped, and all would be later than is known.
    const shared = newestSharedDay(archives.flatMap(({ days }) => days))
    if (shared === null)
      throw new SourceError(FILES[0], 'has no day that several questions share.', COMPARE_REMEDY)
    return archives.flatMap(({ file, values, days }) => {
      // Each archive has a day of its own: one of oral questions may hold a single one of a day.
      const statutLe = days.reduce((last, one) => (one > last && one <= shared ? one : last), '')
      return values.flatMap((value, at) => {
        // A question on something else may be written as its author likes.
        if (!plainText(JSON.stringify(value)).includes('asalee')) return []
        const { data, error } = entry.safeParse(value)
        if (!data) throw new SourceError(file, `entry ${at + 1}: ${firstIssue(error)}`, COMPARE_REMEDY)
        return namesAsalee(data.question) ? [recordOf(data.question, statutLe, authors)] : []
      })
    })
  },
  toRow: ({ depute, code, ...record }) =>
    depute === null || code === null
      ? reject(`${record.type} ${record.numero}`, `its author ${record.acteur_ref} is in no list of deputies`)
      : questionRow(record, depute, code),
}

/** The open files where they have been fetched, else the list at hand: what the build reads of a raw folder. */
export const questionsIn = (raw: string): Source<never, QuestionRow> =>
  (FILES.some((file) => existsSync(join(raw, file))) ? questionsAssemblee : questionsAsalee) as Source<
    never,
    QuestionRow
  >

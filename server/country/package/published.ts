import { compareText } from '../../domain/compareText.ts'
import type { KnownJourney } from '../../domain/travel/validateJourneys.ts'
import { RYTHMES, type Rythme } from '../../domain/datasetState.ts'
import type { Structure } from '../../domain/registers/structure.ts'
import { STRUCTURE_CELLS } from './structure-cells.ts'
import { readCpts, type CptsCommune } from './read-cpts.ts'
import { readSenateQuestions, type QuestionSenat } from './read-senate-questions.ts'
import { readZoning, type Zoning } from './read-zoning.ts'
import { oneOf, optionalNumber, optionalOneOf, optionalText, text, type PackageFiles } from './tables.ts'

/** What is known of a source that is a dataset and no document. */
interface Dated {
  /** ISO day, month or year that the data speak of. */
  readonly date: string | null
  readonly rythme: Rythme
  /** Months from the end of what an edition speaks of to its publication, as Relais reckons it. */
  readonly delaiMois: number | null
  /** The file of Relais's code that reads it. */
  readonly importeur: string
  /** Communes of today of which it says something; null: it is about no communes. */
  readonly communesCouvertes: number | null
  /** Communes of which it says nothing, by département, most first. */
  readonly communesSans: readonly { readonly departement: string; readonly communes: number }[]
}

/** Where data come from; the address is null when it is not established. */
export interface Source {
  readonly id: string
  readonly titre: string
  readonly producteur: string
  readonly licence: string
  readonly url: string | null
  readonly millesime: string
  readonly credit: string
  readonly note: string | null
  /** Null: a document that is quoted. */
  readonly jeu: Dated | null
}

/** A public claim as its source words it; claims on one `quantite` may disagree. */
interface Chiffre {
  readonly id: string
  readonly quantite: string
  readonly libelle: string
  readonly libelleEn: string
  readonly valeur: string
  readonly unite: string | null
  readonly operateur: string | null
  readonly date: string | null
  readonly source: string
  readonly reference: string | null
  readonly note: string | null
}

/** A dated public fact; `precision` is how much of the date the source gives: the rest is the first of its kind. */
interface FaitDate {
  readonly id: string
  readonly date: string
  readonly precision: 'annee' | 'mois' | 'jour'
  readonly titre: string
  readonly titreEn: string
  readonly texte: string
  readonly texteEn: string
  readonly source: string
}

/** A question to the government and what had become of it on the day `statutLe`; no state is known of another day. */
interface Question {
  readonly numero: string
  readonly type: 'QE' | 'QG' | 'QOSD'
  /** Day of its publication; null where the list does not give it. */
  readonly date: string | null
  readonly titre: string
  readonly ministere: string
  readonly statut: 'en-attente' | 'reponse-publiee' | 'retiree'
  readonly statutLe: string
  /** Page of the Journal officiel, of those that were read in it. */
  readonly pageJo: string | null
  readonly auteur: string
  /** Of its author at the Assemblée. */
  readonly auteurId: string
  /** Short name of the author's group. */
  readonly groupe: string | null
  readonly circonscription: string
  readonly url: string
  readonly source: string
}

/** A deputy: public office only; `dateListe` is the day of the Assemblée's list. */
interface Depute {
  readonly circonscription: string
  /** At the Assemblée. */
  readonly identifiant: string
  readonly civilite: string | null
  readonly nom: string
  readonly prenom: string
  readonly groupe: string | null
  readonly groupeAbrege: string | null
  readonly dateListe: string
}

/** A senator by the Sénat's list of `dateListe`: public office only. */
export interface Senateur {
  readonly departement: string
  readonly civilite: string | null
  readonly nom: string
  readonly prenom: string
  readonly groupe: string | null
  readonly dateListe: string
}

/** What others have published and Relais tells as it was written: claims, dated facts, questions, deputies, each with its source. */
export interface Published extends Zoning {
  /** By id. */
  readonly sources: readonly Source[]
  /** Those on one quantity together. */
  readonly chiffres: readonly Chiffre[]
  /** Oldest first. */
  readonly chronologie: readonly FaitDate[]
  /** Oldest first, those without a date last. */
  readonly questions: readonly Question[]
  /** By circonscription; one without was vacant on the day of the list. */
  readonly deputes: readonly Depute[]
  /** By département; one without any was renewed since the list, or nobody sat for it. */
  readonly senateurs: readonly Senateur[]
  /** Oldest first; none where they were not loaded. */
  readonly questionsSenat: readonly QuestionSenat[]
  /** Maisons and centres de santé, CPTS, by number; none where FINESS was not loaded, which says nothing of what there is. */
  readonly structures: readonly Structure[]
  /** CPTS by commune; none where they were not loaded, which says nothing of what there is. */
  readonly cpts: readonly CptsCommune[]
  /** Journeys that people know, to hold the estimate against; by kind of ground. */
  readonly trajets: readonly KnownJourney[]
}

/** Rows in the order of a text of each. */
const by = <Row>(rows: Row[], key: (row: Row) => string): Row[] =>
  rows.sort((a, b) => compareText(key(a), key(b)))

/** Reads the tables of what is told as it was written. @throws SourceError */
export const readPublished = (files: PackageFiles): Published => ({
  sources: by(
    files
      .rows('sources.csv', {
        id: text('id'),
        titre: text('titre'),
        producteur: text('producteur'),
        licence: text('licence'),
        url: optionalText('url'),
        millesime: text('millesime'),
        credit: text('credit'),
        note: optionalText('note'),
        date: optionalText('date'),
        rythme: optionalOneOf('rythme', RYTHMES),
        delaiMois: optionalNumber('delai_mois'),
        importeur: text('importeur'),
        communesCouvertes: optionalNumber('communes_couvertes'),
        communesSans: text('communes_sans'),
      })
      .map(({ date, rythme, delaiMois, importeur, communesCouvertes, communesSans, ...source }) => ({
        ...source,
        jeu:
          rythme === null
            ? null
            : {
                ...{ date, rythme, delaiMois, importeur, communesCouvertes },
                communesSans: communesSans
                  .split(' ')
                  .filter(Boolean)
                  .map((one) => ({
                    departement: one.split(':')[0] ?? '',
                    communes: Number(one.split(':')[1]),
                  })),
              },
      })),
    ({ id }) => id,
  ),
  chiffres: by(
    files.rows('chiffres.csv', {
      id: text('id'),
      quantite: text('quantite'),
      libelle: text('libelle_fr'),
      libelleEn: text('libelle_en'),
      valeur: text('valeur'),
      unite: optionalText('unite'),
      operateur: optionalText('operateur'),
      date: optionalText('date'),
      source: text('source_id'),
      reference: optionalText('reference'),
      note: optionalText('note'),
    }),
    ({ quantite, date, id }) => `${quantite}\0${date ?? '~'}\0${id}`,
  ),
  chronologie: by(
    files.rows('chronologie.csv', {
      id: text('id'),
      date: text('date'),
      precision: oneOf('precision', ['annee', 'mois', 'jour']),
      titre: text('titre_fr'),
      titreEn: text('titre_en'),
      texte: text('texte_fr'),
      texteEn: text('texte_en'),
      source: text('source_id'),
    }),
    ({ date, id }) => `${date}\0${id}`,
  ),
  questions: by(
    files.rows('questions.csv', {
      numero: text('numero'),
      type: oneOf('type', ['QE', 'QG', 'QOSD']),
      date: optionalText('date'),
      titre: text('titre'),
      ministere: text('ministere'),
      statut: oneOf('statut', ['en-attente', 'reponse-publiee', 'retiree']),
      statutLe: text('statut_le'),
      pageJo: optionalText('page_jo'),
      auteur: text('auteur_nom'),
      auteurId: text('auteur_id'),
      groupe: optionalText('groupe'),
      circonscription: text('code_circonscription'),
      url: text('url'),
      source: text('source_id'),
    }),
    ({ date, numero }) => `${date ?? '~'}\0${numero}`,
  ),
  deputes: by(
    files.rows('deputes.csv', {
      circonscription: text('code_circonscription'),
      identifiant: text('identifiant'),
      civilite: optionalText('civilite'),
      nom: text('nom'),
      prenom: text('prenom'),
      groupe: optionalText('groupe'),
      groupeAbrege: optionalText('groupe_abrege'),
      dateListe: text('date_liste'),
    }),
    ({ circonscription }) => circonscription,
  ),
  senateurs: by(
    files.rows('senateurs.csv', {
      departement: text('departement'),
      civilite: optionalText('civilite'),
      nom: text('nom'),
      prenom: text('prenom'),
      groupe: optionalText('groupe'),
      dateListe: text('date_liste'),
    }),
    ({ departement, nom, prenom }) => `${departement}\0${nom}\0${prenom}`,
  ),
  questionsSenat: readSenateQuestions(files),
  structures: by(files.rows('structures_sante.csv', STRUCTURE_CELLS), ({ finess }) => finess),
  cpts: readCpts(files),
  ...readZoning(files),
  trajets: by(
    files
      .rows('trajets_connus.csv', {
        from: text('code_depart'),
        to: text('code_arrivee'),
        terrain: text('terrain'),
        least: optionalNumber('minutes_min'),
        most: optionalNumber('minutes_max'),
        reason: text('raison'),
        weak: oneOf('faible', ['true', 'false']),
        source: text('source'),
      })
      .map(({ least, most, weak, ...journey }) => ({
        ...journey,
        accepted: least === null || most === null ? null : ([least, most] as const),
        weak: weak === 'true',
      })),
    ({ terrain, from, to }) => `${terrain}\0${from}\0${to}`,
  ),
})

import type { Locale } from '../../contract/locale.ts'
import { newLinkId } from '../../db/access/link-signature.ts'
import { confirmAlert, eraseAlert, findAlert, type Alert } from '../../db/queries/alerts/findAlert.ts'
import { saveAlert } from '../../db/queries/alerts/saveAlert.ts'
import { areaOf } from '../../country/views/across.ts'
import type { Territory } from '../../country/land/territories.ts'
import { DECOUPAGES, type AnyNiveau } from '../../domain/model.ts'
import { addressIn } from '../../domain/page-addresses.ts'
import { placeIn } from '../sheet/placeIn.ts'
import type { HandlerDeps } from '../deps.ts'
import { emailKey, readEmail } from './address.ts'
import { readAlertLink, writeAlertLink, type AlertPurpose } from './alert-link.ts'
import { confirmationLetter } from './letters.ts'

/** Hours in which an alert must be confirmed: then it is erased. */
export const CONFIRM_HOURS = 48
/** Alerts of one address: of those it has not confirmed, and in all. */
const MOST = { waiting: 3, all: 30 } as const
/** Alerts that everybody together may ask for within an hour. */
const MOST_AN_HOUR = 300

/** Levels whose areas may be followed: those that have a sheet. */
const ALERT_LEVELS = [
  ...(['commune', 'circonscription', 'departement', 'region'] as const),
  ...DECOUPAGES,
] satisfies readonly AnyNiveau[]

type Deps = Pick<HandlerDeps, 'atlas' | 'database' | 'now'>

/** The area that an alert, or an address, names; undefined: there is none such. */
export const alertArea = (
  { atlas }: Pick<HandlerDeps, 'atlas'>,
  niveau: string,
  code: string,
): Territory | undefined => {
  const level = ALERT_LEVELS.find((one) => one === niveau)
  return level && areaOf(atlas, level, code)
}

/**
 * Takes an address that asks to be told of an area. `taken` says nothing of what was known of it: the one letter that asks is sent if it
 * is new, and nothing if it is not.
 */
export async function subscribe(
  deps: Deps,
  area: Territory,
  { typed, locale, origin }: { readonly typed: unknown; readonly locale: Locale; readonly origin: string },
): Promise<'taken' | 'wrong' | 'busy'> {
  const address = readEmail(typed)
  if (address === null) return 'wrong'
  const { knex } = deps.database
  const now = deps.now()
  const id = newLinkId()
  const link = `/alertes/confirmer/${await writeAlertLink(knex, 'confirm', id)}`
  const frame = {
    ...{ locale, origin, sheet: `/${area.niveau}/${area.code}` },
    ...{ place: placeIn(area.niveau, area)[locale], demonstration: deps.atlas.demonstration },
  }
  const saved = await saveAlert(knex, {
    ...{ id, address, key: emailKey(address), niveau: area.niveau, code: area.code, locale },
    now: now.toISOString(),
    tryUntil: new Date(now.getTime() + (CONFIRM_HOURS / 2) * 3_600_000).toISOString(),
    letterId: `${id}.confirmation`,
    letter: confirmationLetter(frame, origin + addressIn(locale, link)),
    most: MOST,
    mostAnHour: MOST_AN_HOUR,
  })
  return saved === 'taken' ? 'taken' : 'busy'
}

/** The alert that a link is of; null where the link is none of ours, the alert was erased, or its time to be confirmed is over. */
export async function openAlert(
  { database: { knex }, now }: Deps,
  purpose: AlertPurpose,
  text: string,
): Promise<Alert | null> {
  const id = await readAlertLink(knex, purpose, text)
  const alert = id === null ? null : await findAlert(knex, id)
  const late = (one: Alert): boolean =>
    one.confirmedAt === null && now().getTime() - Date.parse(one.createdAt) > CONFIRM_HOURS * 3_600_000
  return alert === null || late(alert) ? null : alert
}

/** Does what a link is for. */
export const useAlert = (
  { database: { knex }, now }: Deps,
  purpose: AlertPurpose,
  id: string,
): Promise<void> =>
  purpose === 'confirm' ? confirmAlert(knex, id, now().toISOString()) : eraseAlert(knex, id)

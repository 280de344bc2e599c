import type { AlertData } from '../../contract/alert-page.ts'
import type { Locale } from '../../contract/locale.ts'
import { notFound } from '../../contract/problem.ts'
import { placeIn } from '../sheet/placeIn.ts'
import type { HandlerDeps } from '../deps.ts'
import type { AlertPurpose } from './alert-link.ts'
import { alertArea, openAlert, subscribe, useAlert } from './subscriptions.ts'

/** A page to show, with its status. */
export interface ShownAlert {
  readonly status: number
  readonly data: AlertData
}

type Address = Readonly<{ niveau: string; code: string }>

function areaAt(deps: HandlerDeps, { niveau, code }: Address) {
  const area = deps.mails ? alertArea(deps, niveau, code) : undefined
  if (!area) throw notFound(`No alert is offered of ${niveau} ${code}.`)
  return area
}

const told = (deps: HandlerDeps, { niveau, code }: Address): AlertData['area'] => {
  const area = alertArea(deps, niveau, code)
  return area ? { niveau: area.niveau, code: area.code, place: placeIn(area.niveau, area) } : null
}

/** The form of an area, or what to do once it was sent. @throws Problem 404 where no alert is offered. */
export function showAlertForm(deps: HandlerDeps, address: Address, sent: boolean): ShownAlert {
  areaAt(deps, address)
  return { status: 200, data: { state: sent ? 'sent' : 'ask', area: told(deps, address), typed: '' } }
}

/** Takes the form: `done`, whatever was known of the address, or the form again. @throws Problem 404 where no alert is offered. */
export async function takeAlertForm(
  deps: HandlerDeps,
  address: Address,
  given: { readonly typed: string; readonly locale: Locale; readonly origin: string },
): Promise<ShownAlert | 'done'> {
  const said = await subscribe(deps, areaAt(deps, address), given)
  if (said === 'taken') return 'done'
  const again = { area: told(deps, address), typed: given.typed }
  return said === 'wrong'
    ? { status: 422, data: { ...again, state: 'wrong' } }
    : { status: 503, data: { ...again, state: 'busy' } }
}

/** The form of an area whose answer could not be kept. */
export const failedAlertForm = (deps: HandlerDeps, address: Address, typed: string): ShownAlert => ({
  status: 503,
  data: { state: 'failed', area: told(deps, address), typed },
})

/**
 * The page behind a link: a button, since programs that look at links open them too; or, once it is pressed, that it is done. An alert
 * that is erased already is ended: who presses twice is told the same.
 */
export async function showAlertLink(
  deps: HandlerDeps,
  purpose: AlertPurpose,
  text: string,
  pressed: boolean,
): Promise<ShownAlert> {
  const alert = await openAlert(deps, purpose, text)
  if (!alert) return { status: 410, data: { state: 'refused', area: null, typed: '' } }
  if (pressed) await useAlert(deps, purpose, alert.id)
  const state =
    purpose === 'stop'
      ? pressed
        ? 'stopped'
        : 'stop'
      : pressed || alert.confirmedAt !== null
        ? 'confirmed'
        : 'confirm'
  return { status: 200, data: { state, area: told(deps, alert), typed: '' } }
}

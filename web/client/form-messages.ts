import type { Locale } from '../../server/contract/locale.ts'
import { date } from '../ui/format.ts'
import { t } from '../ui/form-words.ts'

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/**
 * Every form that has `novalidate` says by itself what is wrong, in the page's language, beside the field and bound to it,
 * instead of the browser's bubble, which has the browser's language and goes away. Nothing is sent, and the focus goes to
 * the first wrong field. Without a script the server says the same. Listens before the form's own listeners.
 */
export function enableMessages(): void {
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target as HTMLFormElement
      if (!form.noValidate || (event.submitter as HTMLButtonElement | null)?.formNoValidate) return
      const wrong = [...form.elements].filter(isControl).filter(say)
      if (wrong.length === 0) return
      event.preventDefault()
      event.stopImmediatePropagation()
      wrong[0]!.focus()
    },
    { capture: true },
  )
  // A sentence about what stands there no more would be false.
  document.addEventListener('input', ({ target }) => {
    if (target instanceof Element && isControl(target) && placeOf(target).host.ariaInvalid) tell(target, '')
  })
}

const isControl = (one: Element): one is Control =>
  (one instanceof HTMLInputElement ||
    one instanceof HTMLSelectElement ||
    one instanceof HTMLTextAreaElement) &&
  one.willValidate

/** Says what is wrong with a control, or nothing any more; whether something is. */
function say(control: Control): boolean {
  const message = messageOf(control)
  tell(control, message)
  return message !== ''
}

/** The control that carries the sentence, a group for its radio buttons, and the id of the sentence. */
function placeOf(control: Control): { readonly host: HTMLElement; readonly id: string } {
  const group = control.type === 'radio' ? control.closest('fieldset') : null
  control.id ||= `champ-${[...document.querySelectorAll('input, select, textarea')].indexOf(control)}`
  return { host: group ?? control, id: `${group ? control.name : control.id}-error` }
}

function tell(control: Control, message: string): void {
  const { host, id } = placeOf(control)
  let said = document.getElementById(id)
  if (!said) {
    if (message === '') return
    said = document.createElement('p')
    said.id = id
    said.className = 'field-error'
    ;(host.closest('label') ?? host).after(said)
  }
  said.textContent = message
  said.hidden = message === ''
  host.ariaInvalid = message === '' ? null : 'true'
  const about = new Set((host.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean))
  host.setAttribute('aria-describedby', [...about.add(id)].join(' '))
}

function messageOf(control: Control): string {
  const locale = document.documentElement.lang as Locale
  const w = t(locale)
  const { validity } = control
  const blank = control.required && control.type !== 'radio' && control.value.trim() === ''
  const dated = control.type === 'date'
  const { min = '', max = '', step = '', minLength = 0 } = control as Partial<HTMLInputElement>
  const figure = (text: string): string => Number(text).toLocaleString(locale)
  if (validity.badInput) return dated ? w.date : w.number
  if (validity.valueMissing || blank) return placeOf(control).host.dataset.missing ?? w.missing
  if (validity.rangeUnderflow) return dated ? w.earliest(date(locale, min)) : w.least(figure(min))
  if (validity.rangeOverflow) return dated ? w.latest(date(locale, max)) : w.most(figure(max))
  if (validity.stepMismatch) return w.step(figure(step))
  if (validity.tooShort) return w.short(minLength)
  if (validity.tooLong) return w.long((control as HTMLInputElement).maxLength)
  return validity.valid ? '' : w.other
}

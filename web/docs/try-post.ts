/** Longest answer that is shown, in signs: a phone would lay out more for seconds. */
export const SHOWN = 20_000

/** Lets a form send what its field holds, as JSON, to the address in `data-try`, and shows below it what is answered; nothing of it is kept. */
export function enableTry(form: HTMLFormElement): void {
  const field = form.querySelector('textarea')!
  const said = form.querySelector<HTMLElement>('[role=status]')!
  const answer = form.querySelector<HTMLElement>('[role=region]')!
  const { sending = '', answered = '', cut = '', fictitious = '', wrong = '', silent = '' } = form.dataset
  field.addEventListener('input', () => (field.ariaInvalid = null))
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (form.ariaBusy === 'true') return
    answer.hidden = true
    if (!isJson(field.value)) {
      field.ariaInvalid = 'true'
      said.textContent = wrong
      return field.focus()
    }
    form.ariaBusy = 'true'
    said.textContent = sending
    try {
      const response = await fetch(form.dataset.try!, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: field.value,
      })
      const body = (await response.json()) as { readonly demonstration?: unknown }
      const text = indented(body)
      answer.firstElementChild!.textContent = text.slice(0, SHOWN)
      answer.hidden = false
      const words = (text.length > SHOWN ? cut : answered).replace('{status}', String(response.status))
      // What says so may stand beyond what is shown.
      said.textContent = body.demonstration === true ? `${words} ${fictitious}` : words
    } catch {
      said.textContent = silent
    } finally {
      form.ariaBusy = null
    }
  })
}

/** JSON by lines; what is in no braces of its own stands on one, for the answer has columns of a thousand numbers. */
const indented = (answer: unknown): string =>
  JSON.stringify(answer, null, 2).replace(/\[\n[^[\]{}]*\]/g, (list) => list.replace(/\n\s*/g, ' '))

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

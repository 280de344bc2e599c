import type { ImportProgress } from '../../server/domain/roster/import-progress.ts'

/** Between two questions to the server on how far it is, ms. */
const ASK_EVERY = 400

/**
 * Tells how far a roster is while it is sent, read and applied: bytes as this browser has sent them, lines as the server has read
 * them, a share only of what is to be written, which is known. Without this script the same forms are sent by the browser.
 */
export function tellProgress(form: HTMLFormElement): void {
  const said = form.querySelector<HTMLElement>('[aria-live]')!
  const numbers = new Intl.NumberFormat(form.dataset.import, { maximumFractionDigits: 1 })
  const { sent = '', read = '' } = form.dataset
  const say = (words: string, values: Readonly<Record<string, number>> = {}): void => {
    const text = words.replace(/\{(\w+)\}/g, (_, name: string) => numbers.format(values[name]!))
    // Said again, the same words would be heard again.
    if (said.textContent !== text) said.textContent = text
  }
  // This page lives until the next one answers, and that one answers when the work is done.
  const follow = (id: string): void => {
    const ask = (): Promise<void> =>
      progressOf(id).then((now) => {
        if (!now || (now.phase === 'reading' && now.done === 0)) return
        const percent = now.of ? Math.floor((100 * now.done) / now.of) : 0
        say(form.dataset[now.phase] ?? '', { done: now.done, percent })
      })
    setInterval(() => void ask(), ASK_EVERY)
  }
  form.addEventListener('submit', (event) => {
    if (form.ariaBusy === 'true') return event.preventDefault()
    const file = form.querySelector<HTMLInputElement>('input[type="file"]')
    if (!file) {
      form.ariaBusy = 'true'
      return follow(form.querySelector<HTMLInputElement>('input[name="essai"]')!.value)
    }
    // Whoever chose no file is told so by the server.
    if (file.files?.length !== 1) return
    event.preventDefault()
    form.ariaBusy = 'true'
    const byBrowser = (): void => form.submit()
    const request = new XMLHttpRequest()
    request.open('POST', form.action)
    request.setRequestHeader('Accept', 'application/json')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => say(sent, { sent: loaded / 1e6, size: total / 1e6 })
    request.onerror = byBrowser
    request.onload = () => {
      const { goTo, importing } = (request.response ?? {}) as { goTo?: string; importing?: string }
      // Anything else has words of the server's own, which it says to the browser.
      if (request.status !== 200 || !goTo) return byBrowser()
      say(read)
      location.assign(goTo)
      if (importing) follow(importing)
    }
    request.send(new FormData(form))
  })
  // Back from the next page, this one is at its beginning again.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
}

const progressOf = (id: string): Promise<ImportProgress | null> =>
  fetch(`/api/v1/imports/cabinets/${encodeURIComponent(id)}`, { redirect: 'error' })
    .then((response) => (response.ok ? (response.json() as Promise<ImportProgress>) : null))
    .catch(() => null)

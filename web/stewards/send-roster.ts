/** Between two questions to the server on how far it is, ms. */
const ASK_EVERY = 400

/**
 * Tells how far a roster is while it is sent and read: bytes as this browser has sent them, lines as the server has read them, and
 * no share of a whole that nobody knows. Without this script the same form is sent by the browser.
 */
export function tellProgress(form: HTMLFormElement): void {
  const said = form.querySelector<HTMLElement>('[aria-live]')!
  const numbers = new Intl.NumberFormat(form.dataset.import, { maximumFractionDigits: 1 })
  const { sent = '', reading = '', lines = '' } = form.dataset
  const say = (words: string, values: Readonly<Record<string, number>> = {}): void => {
    const text = words.replace(/\{(\w+)\}/g, (_, name: string) => numbers.format(values[name]!))
    // Said again, the same words would be heard again.
    if (said.textContent !== text) said.textContent = text
  }
  form.addEventListener('submit', (event) => {
    // Whoever chose no file is told so by the server.
    if (form.querySelector<HTMLInputElement>('input[type="file"]')!.files?.length !== 1) return
    event.preventDefault()
    if (form.ariaBusy === 'true') return
    form.ariaBusy = 'true'
    const byBrowser = (): void => form.submit()
    const request = new XMLHttpRequest()
    request.open('POST', form.action)
    request.setRequestHeader('Accept', 'application/json')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => say(sent, { sent: loaded / 1e6, size: total / 1e6 })
    request.onerror = byBrowser
    request.onload = () => {
      const { goTo } = (request.response ?? {}) as { goTo?: string }
      // Anything else has words of the server's own, which it says to the browser.
      if (request.status !== 200 || !goTo) return byBrowser()
      say(reading)
      location.assign(goTo)
      // This page lives until the next one answers, and that one answers when the file is read.
      setInterval(() => void readSoFar().then((read) => read && say(lines, { lines: read })), ASK_EVERY)
    }
    request.send(new FormData(form))
  })
  // Back from the next page, this one is at its beginning again.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
}

const readSoFar = (): Promise<number | null> =>
  fetch('/gestion/import/avancement', { redirect: 'error' })
    .then((response) => response.json())
    .then(
      ({ lines }: { lines: number | null }) => lines,
      () => null,
    )

/**
 * Sends each `form[data-report]` without leaving the page and answers in its place; a report that could not be kept
 * leaves the form as it was. Without a script the same form goes to the page of the cabinet.
 */
export function enhanceReports(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-report]'))
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void send(form, event.submitter)
    })
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const { report: cabinetId, thanks = '', failed = '', many = '' } = form.dataset
  const fields = Object.fromEntries(new FormData(form, submitter))
  const status = await fetch('/api/v1/signalements', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...fields, cabinetId }),
  }).then(
    (response) => response.status,
    () => 0,
  )
  const said = document.createElement('p')
  said.tabIndex = -1
  said.className = status === 202 ? 'note report-said' : 'note note-danger report-said'
  said.textContent = status === 202 ? thanks : status === 429 ? many : failed
  if (status === 202) form.replaceWith(said)
  else {
    form.querySelector('.report-said')?.remove()
    form.prepend(said)
  }
  // The button that was pressed may be gone: whoever listens to the page hears the answer.
  said.focus()
}

/**
 * Lets every `[data-copy]` button put the text of the field it names on the clipboard and say so beside it. Where the
 * clipboard is refused the field is selected: one keystroke is left.
 */
export function enableCopy(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    const field = document.querySelector<HTMLTextAreaElement>(`#${button.dataset.copy}`)
    const said = button.parentElement?.querySelector<HTMLElement>('[role=status]')
    if (!field) continue
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(field.value)
        if (said) said.textContent = said.dataset.copied ?? ''
      } catch {
        field.select()
        if (said) said.textContent = said.dataset.selected ?? ''
      }
    })
  }
}

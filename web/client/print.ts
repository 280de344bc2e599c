/** Lets every `[data-print]` button open the browser's print dialogue. */
export function enablePrint(): void {
  for (const button of document.querySelectorAll('[data-print]'))
    button.addEventListener('click', () => window.print())
}

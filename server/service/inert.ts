/** A cell that a spreadsheet would run as a formula gets a quote in front; numbers are no text and stay numbers. */
export const inert = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

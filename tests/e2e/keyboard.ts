import { expect, type Locator, type Page } from '@playwright/test'

/** More stops than any of our pages has between two controls of a task. */
const MOST_STOPS = 150

/** Brings the keyboard to a control by Tab alone, from wherever it is; fails where Tab does not lead there. */
export async function reach(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible()
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await control.evaluate((one) => one === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${String(control)}`)
}

/** Reaches a control and presses a key on it. */
export async function press(page: Page, control: Locator, key = 'Enter'): Promise<void> {
  await reach(page, control)
  await page.keyboard.press(key)
}

/** Reaches a list and goes down it until a value is chosen. */
export async function choose(page: Page, list: Locator, value: string): Promise<void> {
  await reach(page, list)
  await page.keyboard.press('Home')
  for (let step = 0; step < 60 && (await list.inputValue()) !== value; step++)
    await page.keyboard.press('ArrowDown')
  await expect(list).toHaveValue(value)
}

/**
 * Reaches a list and types the beginning of the words of a choice. A browser that draws a map by software may take a key a second
 * after the one before it, and forgets that one: what is typed is then typed again, as its user would.
 */
export async function typeChoice(page: Page, list: Locator, words: string): Promise<void> {
  await reach(page, list)
  await expect(async () => {
    await page.keyboard.type(words)
    const chosen = await list.evaluate((one) => (one as HTMLSelectElement).selectedOptions[0]?.label ?? '')
    expect(chosen.startsWith(words), `${words} chose ${chosen}`).toBe(true)
  }).toPass({ intervals: [2_000] })
}

/** Ends what was started, the last first, and each of it whatever becomes of the others. @throws the first failure, once all was tried. */
export async function closeAll(closing: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = []
  for (const close of closing.toReversed()) await close().catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw failures[0]
}

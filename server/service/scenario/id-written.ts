/** What somebody wrote for a scenario (a link to its report, a link to the map, an id by itself) as its id, unchecked. */
export function idWritten(text: string): string {
  const [before = '', query = ''] = text.trim().split('#')[0]!.split('?')
  return new URLSearchParams(query).get('scenario') ?? before.split('/').at(-1) ?? ''
}

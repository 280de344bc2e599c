import { expect, test } from 'vitest'
import { createLru } from '../../server/country/lru.ts'

test('forgets what was used longest ago once it weighs too much', () => {
  const lru = createLru<string, string>(10, (text) => text.length)
  lru.set('a', '1234')
  lru.set('b', '1234')
  lru.get('a')
  lru.set('c', '1234')
  expect([lru.get('a'), lru.get('b'), lru.get('c')]).toEqual(['1234', undefined, '1234'])
  lru.set('c', '1')
  lru.set('d', '12345')
  expect([lru.get('a'), lru.get('c'), lru.get('d')]).toEqual(['1234', '1', '12345'])
  lru.set('whole', '123456789012')
  expect([lru.get('d'), lru.get('whole')]).toEqual([undefined, '123456789012'])
  lru.clear()
  expect(lru.get('whole')).toBeUndefined()
})

import { describe, expect, test } from 'vitest'
import { outlinesOf } from '../../server/country/land/contours.ts'
import { createLocate } from '../../server/country/land/locate.ts'
import { worldContours } from '../world.ts'

const locate = createLocate(outlinesOf(worldContours.communes))

describe('the commune at a point', () => {
  test('is the one around it', () => {
    expect(locate(-0.55, 46.235)).toBe('79001')
    expect(locate(8.85, 41.83)).toBe('2A001')
    expect(locate(45.15, -12.82)).toBe('97601')
  })

  test('on a border is always the same one', () => {
    expect(locate(-0.5, 46.235)).toBe('79001')
    expect(locate(-0.5, 46.27)).toBe('79001')
  })

  test('up to two kilometres off the coast is the nearest one, farther is none', () => {
    // The west border is at -0.6°; 0.01° of longitude is 769 m here.
    expect(locate(-0.62, 46.235)).toBe('79001')
    expect(locate(-0.62, 46.28)).toBe('79004')
    expect(locate(-0.63, 46.235)).toBeNull()
    expect(locate(-0.55, 46.185)).toBe('79001')
    expect(locate(-0.55, 46.18)).toBeNull()
    expect(locate(0, 0)).toBeNull()
  })
})

import type { Way } from '../../country/land/nearest.ts'

/** The way to somewhere as it is told: whole minutes, metres. */
export const journeyTo = ({ kilometres, road, access }: Way) => ({
  distanceMeters: Math.round(kilometres * 1000),
  ...(road
    ? {
        roadMeters: Math.round(road.kilometres * 1000),
        travelMinutes: Math.round(road.minutes),
        travelMethod: 'estimate' as const,
        access: null,
      }
    : { roadMeters: null, travelMinutes: null, travelMethod: 'none' as const, access }),
})

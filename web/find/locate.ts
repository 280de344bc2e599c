/** The device's position, rounded to three decimals (about 100 m) before anything else sees it; rejects when refused. */
export function locate(): Promise<{ lon: string; lat: string }> {
  return new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) reject(new Error('no geolocation'))
    else
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => resolve({ lon: coords.longitude.toFixed(3), lat: coords.latitude.toFixed(3) }),
        reject,
        { enableHighAccuracy: false, timeout: 10_000, maximumAge: 300_000 },
      )
  })
}

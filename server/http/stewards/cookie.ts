import type { Request, Response } from 'express'

const NAME = 'relais-gestion'
const HOURS = 12

/** The session's cookie of a request; null when there is none. */
export function cookieOf(request: Request): string | null {
  const pairs = (request.get('Cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${NAME}=`))?.slice(NAME.length + 1) || null
}

const OPTIONS = { httpOnly: true, sameSite: 'strict', path: '/' } as const

/** Hands out the session's cookie: no script reads it, no other site sends it; `secure`: it travels over HTTPS only. */
export function giveCookie(response: Response, value: string, secure: boolean): void {
  response.cookie(NAME, value, { ...OPTIONS, secure, maxAge: HOURS * 3_600_000 })
}

/** Takes it back. */
export function takeCookie(response: Response): void {
  response.clearCookie(NAME, OPTIONS)
}

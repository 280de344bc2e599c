import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** A token as its holder keeps it: `relais_<id>_<secret>`; the id finds it, the secret proves it. */
export interface MintedToken {
  readonly id: string
  readonly secret: string
  /** Shown once, never stored. */
  readonly text: string
}

/** What is stored of a secret. */
export interface StoredSecret {
  readonly salt: string
  readonly hash: string
}

const TEXT = /^relais_([a-z0-9]{10})_([A-Za-z0-9_-]{43})$/
/** 16 MB and some 50 ms: the secrets are 256 random bits, which no cost could make guessable or safe; this is margin. */
const COST = { N: 2 ** 14, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const
const HASH_BYTES = 32

/** Makes a token with 256 random bits. */
export function mintToken(): MintedToken {
  const id = BigInt(`0x${randomBytes(8).toString('hex')}`)
    .toString(36)
    .padStart(10, '0')
    .slice(-10)
  const secret = randomBytes(32).toString('base64url')
  return { id, secret, text: `relais_${id}_${secret}` }
}

/** Takes a token's text apart; null when it is not one. */
export function readToken(text: string): { readonly id: string; readonly secret: string } | null {
  const parts = TEXT.exec(text.trim())
  return parts ? { id: parts[1]!, secret: parts[2]! } : null
}

const derive = (secret: string, salt: string): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(secret, salt, HASH_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key))),
  )

/** Hashes a secret with a salt of its own. */
export async function hashSecret(secret: string): Promise<StoredSecret> {
  const salt = randomBytes(16).toString('base64url')
  return { salt, hash: (await derive(secret, salt)).toString('base64url') }
}

/** Secrets proved lately by their SHA-256: scrypt is slow by design, a thousand requests must not wait for it each. */
const proved = new Map<string, string>()
const MOST_PROVED = 500

const quickHash = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** Whether this process has already proved the secret. */
export const isProved = (secret: string, stored: StoredSecret): boolean =>
  proved.get(quickHash(secret)) === stored.hash

/** Whether a secret is the stored one; compared in constant time. */
export async function verifySecret(secret: string, stored: StoredSecret): Promise<boolean> {
  if (isProved(secret, stored)) return true
  const same = timingSafeEqual(await derive(secret, stored.salt), Buffer.from(stored.hash, 'base64url'))
  if (same) {
    if (proved.size >= MOST_PROVED) proved.clear()
    proved.set(quickHash(secret), stored.hash)
  }
  return same
}

/** The hash under which a session is kept: its cookie is 256 random bits, so a plain hash is enough. */
export const hashCookie = (cookie: string): string => createHash('sha256').update(cookie).digest('base64url')

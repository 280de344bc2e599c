import { createTransport } from 'nodemailer'
import type { ClaimedLetter } from '../../db/queries/alerts/claimLetter.ts'

/** Why a letter did not leave: a word that quotes nothing, whether its recipient was refused for good, whether others would fail as well. */
interface PostFailure {
  readonly error: string
  readonly refused: boolean
  readonly everybody: boolean
}

/** Sends a letter; null when the mail server has taken it. */
export interface Post {
  readonly send: (letter: ClaimedLetter) => Promise<PostFailure | null>
  readonly close: () => void
}

const TIMEOUT_MS = 20_000

/** Posts by the mail server of `url`, as `from`; Message-IDs are of the host of `origin`. */
export function createPost(
  { url, from }: { readonly url: string; readonly from: string },
  origin: string,
  timeoutMs = TIMEOUT_MS,
): Post {
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const { hostname } = new URL(origin)
  return {
    send: async ({ id, letter: { subject, text, html, unsubscribe }, address, locale }) => {
      try {
        await transport.sendMail({
          from,
          // As a value, not a text: what it holds is one address, never a list.
          to: { name: '', address },
          messageId: `<${id}@${hostname}>`,
          ...{ subject, text, html },
          headers: {
            'Content-Language': locale,
            'Auto-Submitted': 'auto-generated',
            ...(unsubscribe !== null && {
              'List-Unsubscribe': `<${unsubscribe}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }),
          },
        })
        return null
      } catch (error) {
        const { code, responseCode, command } = error as Readonly<
          Partial<Record<'code' | 'command', string>> & { responseCode?: number }
        >
        return {
          error: [code ?? 'failed', ...(responseCode ? [responseCode] : [])].join(' '),
          refused: command === 'RCPT TO' && (responseCode ?? 0) >= 500,
          everybody: responseCode === undefined || code === 'EAUTH',
        }
      }
    },
    close: () => transport.close(),
  }
}

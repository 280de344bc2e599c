import { page } from '../page.ts'

/** What a public service must say of itself, from the operator's configuration: what is not set is said as missing. */
export const legalPages = [
  page({
    name: 'accessibilite',
    path: '/accessibilite',
    load: async ({ deps }) => ({ operator: deps.operator }),
  }),
  page({
    name: 'mentions',
    path: '/mentions-legales',
    load: async ({ deps }) => ({ operator: deps.operator }),
  }),
  page({
    name: 'confidentialite',
    path: '/confidentialite',
    load: async ({ deps }) => ({
      operator: deps.operator,
      addresses: deps.addresses !== null,
      mails: deps.mails,
    }),
  }),
] as const

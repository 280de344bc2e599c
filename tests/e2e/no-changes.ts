import type { Page } from '@playwright/test'

/** Answers who listens to changes with a stream that has ended: the network of an open one would never be idle. */
export const noChanges = (page: Page): Promise<unknown> =>
  page.route('**/api/v1/changements/flux*', (route) =>
    route.fulfill({ contentType: 'text/event-stream', body: 'retry: 3600000\n\n' }),
  )

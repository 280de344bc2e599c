import { enableCopy } from './enhance/copy.ts'
import { enableOffline, markExpired } from './enhance/offline.ts'
import { enablePrint } from './enhance/print.ts'
import { enhanceReports } from './enhance/report.ts'
import './styles/main.css'

// Pages without a living part never download the runtime.
const targets = document.querySelectorAll<HTMLElement>('[data-island]')
if (targets.length > 0)
  void import('./enhance/hydrate.ts').then(({ hydrateIslands }) => hydrateIslands(targets))
if (document.querySelector('[data-cabinet]'))
  addEventListener(
    'load',
    () => void import('./enhance/live-status.ts').then(({ keepStatuses }) => keepStatuses()),
  )
enablePrint()
enhanceReports()
enableCopy()
markExpired()
enableOffline()

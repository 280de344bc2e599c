import { enableCopy } from './copy.ts'
import { enableMessages } from './form-messages.ts'
import { enableOffline, markExpired } from './offline.ts'
import { enablePrint } from './print.ts'
import { enhanceReports } from '../cabinet/enhance-report.ts'
import { watchPastDays } from './past-days.ts'
import '../ui/main.css'

// Pages without a living part never download the runtime.
const targets = document.querySelectorAll<HTMLElement>('[data-island]')
if (targets.length > 0) void import('./hydrate.ts').then(({ hydrateIslands }) => hydrateIslands(targets))
if (document.querySelector('[data-cabinet]'))
  addEventListener('load', () => void import('./live-status.ts').then(({ keepStatuses }) => keepStatuses()))
const roster = document.querySelector<HTMLFormElement>('form[data-import]')
if (roster) void import('../stewards/send-roster.ts').then(({ tellProgress }) => tellProgress(roster))
const tries = document.querySelectorAll<HTMLFormElement>('form[data-try]')
if (tries.length > 0) void import('../docs/try-post.ts').then(({ enableTry }) => tries.forEach(enableTry))
enablePrint()
enableMessages()
enhanceReports()
enableCopy()
markExpired()
watchPastDays()
enableOffline()

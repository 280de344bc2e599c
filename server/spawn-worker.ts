import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * Starts a worker thread on a TypeScript module: `spawnWorker(new URL('./x.ts', import.meta.url), { workerData })`.
 *
 * Where Node reads TypeScript by itself, and in the built program, which is JavaScript, the thread reads it too. Node 20 does not hand tsx's loader on to worker threads, so there the
 * thread registers it before it imports the module; resolved from this file, neither the current directory nor the parent's flags matter.
 */
export function spawnWorker(module: URL, options: Omit<WorkerOptions, 'eval' | 'execArgv'> = {}): Worker {
  const readsTypeScript = (process.features as { readonly typescript?: unknown }).typescript
  if (readsTypeScript || module.pathname.endsWith('.js'))
    return new Worker(module, { ...options, execArgv: [] })
  const loader = import.meta.resolve('tsx/esm/api')
  const code = `import(${JSON.stringify(loader)})
    .then(({ register }) => { register(); return import(${JSON.stringify(module.href)}) })
    .catch((error) => { setImmediate(() => { throw error }) })`
  return new Worker(code, { ...options, eval: true, execArgv: [] })
}

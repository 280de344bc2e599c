import {
  binaryDecay,
  DREES_STEPS,
  exponentialDecay,
  gaussianDecay,
  powerDecay,
  smoothDecay,
  stepDecay,
  within,
  type Decay,
  type Step,
} from '../../server/domain/access/decay.ts'
import { DECAYS, numberOption, oneOf, parseNumber, type ReplayOptions } from './options.ts'
import { ReplayError } from './replay-error.ts'

/** The decay that the options ask for, without and with the largest minutes. */
export function decayOf(options: ReplayOptions): { readonly free: Decay; readonly cut: Decay } {
  const free = freeDecay(options)
  const max = numberOption(options, 'max', Infinity)
  return { free, cut: max < Infinity ? within(max, free) : free }
}

function freeDecay(options: ReplayOptions): Decay {
  const usual =
    options.measure === 'allocation' || options.measure === 'index'
      ? 'smooth'
      : options.measure === '2sfca'
        ? 'binary'
        : 'step'
  const kind = oneOf('decay', DECAYS, options.values.decay) ?? usual
  const number = (name: string, otherwise?: number): number => {
    if (otherwise === undefined && options.values[name] === undefined)
      throw new ReplayError(`--decay ${kind} needs --${name}.`, `Add --${name} <number>.`)
    return numberOption(options, name, otherwise ?? NaN)
  }
  switch (kind) {
    case 'step': {
      const edge = oneOf('edge', ['inclusive', 'exclusive'] as const, options.values.edge)
      const exact = oneOf('round', ['0.1', 'none'] as const, options.values.round) === 'none'
      return stepDecay(stepsOf(options.values.steps), edge, exact ? (minutes) => minutes : undefined)
    }
    case 'binary':
      return binaryDecay(number('max'))
    case 'exp':
      return exponentialDecay(number('beta'))
    case 'gaussian':
      return gaussianDecay(number('sigma'))
    case 'power':
      return powerDecay(number('exponent'), number('scale', 1), number('min', 0))
    case 'smooth':
      return smoothDecay(number('t50', 15), number('gamma', 3), number('max', 45))
  }
}

function stepsOf(text: string | undefined): readonly Step[] {
  if (text === undefined) return DREES_STEPS
  return text.split(',').map((band) => {
    const [minutes, weight, ...more] = band.split(':')
    if (minutes === undefined || weight === undefined || more.length > 0)
      throw new ReplayError(
        `--steps ${text} cannot be read.`,
        'Write minutes:weight pairs, such as 10:1,15:2/3,20:1/3.',
      )
    return { minutes: parseNumber('steps', minutes), weight: parseNumber('steps', weight) }
  })
}

import { EPSILON, type CoverProblem } from './cover-problem.ts'

/** Under this many people a way is closed: what rounding leaves must not carry anybody. */
const DUST = EPSILON / 1000

/**
 * Posts on sites with the most people they can take together: a maximum flow from posts to communes, kept by augmenting
 * paths (Ford and Fulkerson, 1956) while posts are added. Whoever a post serves may be handed over to a post placed
 * later, so what counts is the set of sites and not the order in which they came. The value is a monotone submodular
 * function of the set (an assignment valuation): the gain of a site never rises as others are added.
 */
export class Cover {
  /** Site of each post, in the order of arrival. */
  readonly sites: number[] = []
  /** What each post added when it came, persons; it serves as many ever after. */
  readonly gains: number[] = []
  /** People covered, persons. */
  value = 0
  /** People without a place that are left, by commune. */
  private readonly unmet: Float64Array
  /** One entry per post and commune in its reach: post p has `offset[p]` to `offset[p + 1]`. */
  private readonly offset: number[] = [0]
  private readonly served: Float64Array
  private readonly entryCommune: Int32Array
  private readonly entryPost: Int32Array
  /** Entries of each commune. */
  private readonly reachedBy: number[][]
  /** 1 for the communes from which somebody can be handed on until a place is found for one more in need. */
  private readonly hopeful: Uint8Array
  private readonly spareUnmet: Float64Array
  private readonly spareServed: Float64Array
  private readonly paths: Paths

  private readonly problem: CoverProblem

  constructor(problem: CoverProblem) {
    this.problem = problem
    const communes = problem.need.length
    const entries = (problem.posts + 1) * longestReach(problem)
    this.unmet = problem.need.slice()
    this.served = new Float64Array(entries)
    this.entryCommune = new Int32Array(entries)
    this.entryPost = new Int32Array(entries)
    this.reachedBy = Array.from({ length: communes }, () => [])
    this.hopeful = new Uint8Array(communes).fill(1)
    this.spareUnmet = new Float64Array(communes)
    this.spareServed = new Float64Array(entries)
    this.paths = {
      stamp: 0,
      seenCommune: new Int32Array(communes),
      seenPost: new Int32Array(problem.posts + 1),
      cameBy: new Int32Array(communes),
      cameAt: new Int32Array(communes),
      queue: new Int32Array(problem.posts + 1),
      before: new Int32Array(problem.posts + 1),
      gives: new Int32Array(problem.posts + 1),
    }
  }

  /** People that one more post on `site` would cover, persons; nothing changes. */
  gain(site: number): number {
    const { start, commune, capacity } = this.problem
    let direct = 0
    let alone = true
    for (let r = start[site]!; r < start[site + 1]!; r++) {
      const i = commune[r]!
      direct += this.unmet[i]!
      if (this.hopeful[i] && this.reachedBy[i]!.length > 0) alone = false
      if (direct >= capacity) return capacity
    }
    if (alone) return direct
    const end = this.offset.at(-1)!
    this.spareUnmet.set(this.unmet)
    this.spareServed.set(this.served.subarray(0, end))
    const gained = this.push(site)
    this.unmet.set(this.spareUnmet)
    this.served.set(this.spareServed.subarray(0, end))
    this.sites.pop()
    this.offset.pop()
    for (let r = start[site]!; r < start[site + 1]!; r++) this.reachedBy[commune[r]!]!.pop()
    return gained
  }

  /** Puts a post on `site` and returns the people it adds, persons. */
  add(site: number): number {
    const gained = this.push(site)
    this.gains.push(gained)
    this.value += gained
    this.hope()
    return gained
  }

  /** Mean minutes of the first people, nearest first, that one more post on `site` would find; Infinity for nobody. */
  minutes(site: number): number {
    const { start, commune, minutes, capacity } = this.problem
    let room = capacity
    let spent = 0
    for (let r = start[site]!; r < start[site + 1]! && room > 0; r++) {
      const people = Math.min(room, this.unmet[commune[r]!]!)
      spent += people * minutes[r]!
      room -= people
    }
    return room < capacity ? spent / (capacity - room) : Infinity
  }

  /** Mean minutes of the people that a post serves; NaN for a post without anybody. */
  meanMinutes(post: number): number {
    const from = this.problem.start[this.sites[post]!]! - this.offset[post]!
    let spent = 0
    let people = 0
    for (let e = this.offset[post]!; e < this.offset[post + 1]!; e++) {
      spent += this.served[e]! * this.problem.minutes[from + e]!
      people += this.served[e]!
    }
    return people > 0 ? spent / people : NaN
  }

  /** Adds a post, gives it who has no place, nearest first, then augments until no path is left. */
  private push(site: number): number {
    const { start, commune, capacity } = this.problem
    const post = this.sites.push(site) - 1
    let e = this.offset[post]!
    let room = capacity
    for (let r = start[site]!; r < start[site + 1]!; r++, e++) {
      const i = commune[r]!
      const people = Math.min(room, this.unmet[i]!)
      this.entryCommune[e] = i
      this.entryPost[e] = post
      this.reachedBy[i]!.push(e)
      this.served[e] = people
      this.unmet[i]! -= people
      room -= people
    }
    this.offset.push(e)
    while (room > DUST) {
      const sent = this.augment(post, room)
      if (sent === 0) break
      room -= sent
    }
    return capacity - room
  }

  /** Sends people along a shortest augmenting path from `post` (breadth first); how many, 0 when there is none. */
  private augment(post: number, room: number): number {
    const { queue, before, gives, seenCommune, seenPost, cameBy, cameAt } = this.paths
    const stamp = ++this.paths.stamp
    let tail = 0
    const enter = (other: number, from: number, entry: number): void => {
      seenPost[other] = stamp
      queue[tail] = other
      before[tail] = from
      gives[tail++] = entry
    }
    enter(post, -1, -1)
    for (let head = 0; head < tail; head++)
      for (let e = this.offset[queue[head]!]!; e < this.offset[queue[head]! + 1]!; e++) {
        const i = this.entryCommune[e]!
        if (!this.hopeful[i] || seenCommune[i] === stamp) continue
        seenCommune[i] = stamp
        cameBy[i] = head
        cameAt[i] = e
        if (this.unmet[i]! > DUST) return this.carry(i, room)
        for (const other of this.reachedBy[i]!)
          if (this.served[other]! > DUST && seenPost[this.entryPost[other]!] !== stamp)
            enter(this.entryPost[other]!, head, other)
      }
    return 0
  }

  /** Moves people along the path that ends at `last`: each post takes the next commune and gives up the one before. */
  private carry(last: number, room: number): number {
    const { before, gives, cameBy, cameAt } = this.paths
    let people = Math.min(room, this.unmet[last]!)
    for (let h = cameBy[last]!; before[h]! >= 0; h = before[h]!)
      people = Math.min(people, this.served[gives[h]!]!)
    this.unmet[last]! -= people
    let taken = cameAt[last]!
    for (let h = cameBy[last]!; ; h = before[h]!) {
      this.served[taken]! += people
      if (before[h]! < 0) return people
      this.served[gives[h]!]! -= people
      taken = cameAt[this.entryCommune[gives[h]!]!]!
    }
  }

  /**
   * Marks the communes that still lead to somebody without a place. A path only ever uses marked ones, and an
   * augmentation marks no new one, so the marks hold while one more post is tried.
   */
  private hope(): void {
    const stamp = ++this.paths.stamp
    const found: number[] = []
    this.hopeful.fill(0)
    this.unmet.forEach((people, i) => {
      if (people > DUST) this.hopeful[i] = found.push(i) && 1
    })
    for (let k = 0; k < found.length; k++)
      for (const reach of this.reachedBy[found[k]!]!) {
        const post = this.entryPost[reach]!
        if (this.paths.seenPost[post] === stamp) continue
        this.paths.seenPost[post] = stamp
        for (let e = this.offset[post]!; e < this.offset[post + 1]!; e++) {
          const i = this.entryCommune[e]!
          if (!this.hopeful[i] && this.served[e]! > DUST) this.hopeful[i] = found.push(i) && 1
        }
      }
  }
}

/** The cover of posts on `sites`. */
export function coverOf(problem: CoverProblem, sites: readonly number[]): Cover {
  const cover = new Cover(problem)
  for (const site of sites) cover.add(site)
  return cover
}

/** Working space of the search for augmenting paths; a place counts as seen when it bears the stamp of the search. */
interface Paths {
  stamp: number
  readonly seenCommune: Int32Array
  readonly seenPost: Int32Array
  /** Place in the queue of the post through which a commune was met, and the entry that links them. */
  readonly cameBy: Int32Array
  readonly cameAt: Int32Array
  readonly queue: Int32Array
  /** Place in the queue of the post that asks, -1 for the first, and the entry that is given up to it. */
  readonly before: Int32Array
  readonly gives: Int32Array
}

function longestReach({ start }: CoverProblem): number {
  let most = 0
  for (let site = 0; site + 1 < start.length; site++) most = Math.max(most, start[site + 1]! - start[site]!)
  return most
}

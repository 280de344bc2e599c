import { EPSILON, type CoverProblem } from './coverProblem.ts'

/**
 * Posts on sites with the most people they can take together: a maximum flow from posts to communes, kept by augmenting
 * paths (Ford and Fulkerson, 1956) while posts are added. Whoever a post serves may be handed over to a post placed
 * later, so what counts is the set of sites and not the order in which they came. The value is a monotone submodular
 * function of the set (a flow from sources; assignment valuations): the gain of a site never rises as others are added.
 */
export class Cover {
  /** Site of each post. */
  readonly sites: number[] = []
  /** What each post added when it came, persons; it serves as many ever after. */
  readonly gains: number[] = []
  /** People without a place that are left, by commune. */
  readonly unmet: Float64Array
  /** People covered, persons. */
  value = 0
  private readonly served: Float64Array[] = []
  /** Posts that reach a commune, and the place of the commune in their reach. */
  private readonly reachedBy = new Map<number, { post: number; at: number }[]>()
  private readonly seenCommune: Int32Array
  private readonly cameBy: Int32Array
  private stamp = 0

  constructor(private readonly problem: CoverProblem) {
    this.unmet = problem.need.slice()
    this.seenCommune = new Int32Array(problem.need.length)
    this.cameBy = new Int32Array(problem.need.length)
  }

  /** People that one more post on `site` would cover, persons; nothing changes. */
  gain(site: number): number {
    const { start, commune, need, capacity } = this.problem
    let direct = 0
    let alone = true
    for (let r = start[site]!; r < start[site + 1]!; r++) {
      const i = commune[r]!
      direct += this.unmet[i]!
      if (this.unmet[i]! < need[i]!) alone = false
      if (direct >= capacity) return capacity
    }
    if (alone) return direct
    const unmet = new Map<number, number>()
    const served = this.served.map((people) => people.slice())
    const gained = this.push(site, (i) => unmet.has(i) || unmet.set(i, this.unmet[i]!))
    for (const [i, people] of unmet) this.unmet[i] = people
    this.withdraw(served)
    return gained
  }

  /** Puts a post on `site` and returns the people it adds, persons. */
  add(site: number): number {
    const gained = this.push(site, () => undefined)
    this.gains.push(gained)
    this.value += gained
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

  /** Mean minutes of the people that each post serves; NaN for a post without anybody. */
  meanMinutes(post: number): number {
    const from = this.problem.start[this.sites[post]!]!
    let spent = 0
    let people = 0
    this.served[post]!.forEach((count, k) => {
      spent += count * this.problem.minutes[from + k]!
      people += count
    })
    return people > 0 ? spent / people : NaN
  }

  /** Adds a post and augments until no path is left; `touch` hears of every commune before its `unmet` changes. */
  private push(site: number, touch: (commune: number) => unknown): number {
    const { start, commune, capacity } = this.problem
    const from = start[site]!
    const own = new Float64Array(start[site + 1]! - from)
    const post = this.sites.push(site) - 1
    this.served.push(own)
    let room = capacity
    for (let k = 0; k < own.length; k++) {
      const i = commune[from + k]!
      const list = this.reachedBy.get(i)
      if (list) list.push({ post, at: k })
      else this.reachedBy.set(i, [{ post, at: k }])
      const people = Math.min(room, this.unmet[i]!)
      if (!(people > 0)) continue
      touch(i)
      own[k] = people
      this.unmet[i]! -= people
      room -= people
    }
    while (room > EPSILON / 1000) {
      const sent = this.augment(post, room, touch)
      if (sent === 0) break
      room -= sent
    }
    return capacity - room
  }

  /** One shortest augmenting path from `post` to a commune with people left, by breadth first; what it carried. */
  private augment(post: number, room: number, touch: (commune: number) => unknown): number {
    const { start, commune } = this.problem
    const stamp = ++this.stamp
    /** The posts in the order they are met, and through which commune. */
    const queue = [{ post, via: -1, before: -1 }]
    const met = new Set([post])
    for (let head = 0; head < queue.length; head++) {
      const from = start[this.sites[queue[head]!.post]!]!
      for (let k = 0; k < this.served[queue[head]!.post]!.length; k++) {
        const i = commune[from + k]!
        if (this.seenCommune[i] === stamp) continue
        this.seenCommune[i] = stamp
        this.cameBy[i] = head
        if (this.unmet[i]! > EPSILON / 1000) return this.carry(queue, i, room, touch)
        for (const other of this.reachedBy.get(i) ?? []) {
          if (met.has(other.post) || !(this.served[other.post]![other.at]! > EPSILON / 1000)) continue
          met.add(other.post)
          queue.push({ post: other.post, via: i, before: head })
        }
      }
    }
    return 0
  }

  /** Moves people along the path that ends at the commune `last`: each post takes the next commune, gives the last. */
  private carry(
    queue: readonly { post: number; via: number; before: number }[],
    last: number,
    room: number,
    touch: (commune: number) => unknown,
  ): number {
    let people = Math.min(room, this.unmet[last]!)
    for (let step = queue[this.cameBy[last]!]!; step.before >= 0; step = queue[step.before]!)
      people = Math.min(people, this.served[step.post]![this.at(step.post, step.via)]!)
    touch(last)
    this.unmet[last]! -= people
    let taken = last
    for (let step = queue[this.cameBy[last]!]!; ; step = queue[step.before]!) {
      this.served[step.post]![this.at(step.post, taken)]! += people
      if (step.before < 0) return people
      this.served[step.post]![this.at(step.post, step.via)]! -= people
      taken = step.via
    }
  }

  private at(post: number, commune: number): number {
    return this.reachedBy.get(commune)!.find((reach) => reach.post === post)!.at
  }

  /** Takes the last post away again and puts back what the others served. */
  private withdraw(served: readonly Float64Array[]): void {
    const { start, commune } = this.problem
    const site = this.sites.pop()!
    this.served.pop()
    served.forEach((people, post) => this.served[post]!.set(people))
    for (let r = start[site]!; r < start[site + 1]!; r++) this.reachedBy.get(commune[r]!)!.pop()
  }
}

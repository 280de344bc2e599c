/** What a reader of the figures of a découpage must know: how they are told, and why without an interval. */
export const ACROSS_NOTE = {
  fr: 'À ce niveau, qui ne suit pas les circonscriptions, ce qui se calcule des cabinets est donné par classes, et son intervalle n’est pas calculé.',
  en: 'At this level, which does not follow the constituencies, what is computed from practices is told in classes, and its interval is not computed.',
} as const

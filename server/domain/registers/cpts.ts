/** What is known of a CPTS: it has signed its agreement with the health insurance, or is a project, which is none yet. */
export const CPTS_STATES = ['signee', 'projet'] as const
/** What of a commune it covers. */
export const CPTS_EXTENTS = ['entiere', 'partie'] as const
/** Where it is known from: the national layer of outlines, or the list of an ARS. */
export const CPTS_BASES = ['polygones', 'listes'] as const

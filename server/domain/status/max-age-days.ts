/** Days after which a status that nobody confirmed again becomes `unknown`, unless its source says otherwise (method §5). */
export const MAX_AGE_DAYS = 60

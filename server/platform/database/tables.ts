/** Every table by name. Empty here: each domain adds its own by declaration merging in its `tables.ts`. */
// biome-ignore lint/suspicious/noEmptyInterface: domains merge into it
export interface Tables {}

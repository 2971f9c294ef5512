// Who is measured, in the order of the report.

export const OWN = 'talk-participants';
export const VANILLA = 'vanilla';
export const FRAMEWORKS = ['react', 'vue', 'solid', 'svelte'];
export const CONTESTANTS = [OWN, VANILLA, ...FRAMEWORKS];

/** What the browser itself takes to decode the same bytes. It shows nothing, so it is no contestant. */
export const YARDSTICK = 'response.json()';

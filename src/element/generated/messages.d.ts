// The shape of what `npm/tools/message-types.mjs` generates: message names, each with a pattern.

export interface Messages {
  [name: string]: string | undefined;
}

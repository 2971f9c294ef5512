// The type of the property `messages`: every name with its English pattern.

import { english } from "./messages.mjs";

/** The file `messages.d.ts` of the package. */
export function messageTypes() {
  const line = ([name, pattern]) => `  /** ${pattern.replaceAll("*/", "* /")} */\n  ${JSON.stringify(name)}?: string;`;
  return `// Made from the panel's texts.

/** Texts of the page's own, by name. \`{…}\` stands for a value; a counted text has a form for each plural category. */
export interface Messages {
${Object.entries(english).map(line).join("\n")}
}
`;
}

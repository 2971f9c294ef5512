// What an event of the panel says, in sentences for this page.

const SESSIONS = {
  none: "You left the conversation",
  here: "You are connected here",
  elsewhere: "You are connected somewhere else",
  lost: "Your connection is lost",
};

/** Sentences for an event; none for what this page does not talk about. */
export function describe(name, detail) {
  switch (name) {
    case "tp-ready":
      return [`The list is here: ${detail.total} people`];
    case "tp-change":
      return [
        ...detail.added.map((person) => `${person.name} came`),
        ...detail.removed.map((person) => `${person.name} went`),
        ...detail.changed.map((person) => `${person.name} is ${person.online ? "online" : "offline"}`),
      ];
    case "tp-session":
      return [SESSIONS[detail.state]];
    case "tp-action":
      return [`${detail.action ?? detail.kind}${detail.target ? ` ${detail.target.name}` : ""}: ${detail.outcome}`];
    case "tp-error":
      return [detail.message];
    default:
      return [];
  }
}

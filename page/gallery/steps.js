// What was done in more than one state.

/** The server begins to have some trouble. */
export function trouble(kind) {
  return async (hands) => {
    await hands.find("[role=row]");
    await hands.again({ trouble: kind });
    await hands.find(".stale");
  };
}

/** Chooses a command from somebody's menu that asks first. */
export function command({ name }, place) {
  return async (hands) => {
    await hands.menuOf(name);
    await hands.item(place);
    await hands.find("dialog[open] form");
  };
}

/** Selects everybody who is shown. */
export async function selecting(hands) {
  await hands.find("[role=row]");
  await hands.click(".more-actions .more");
  await hands.item(1);
  await hands.click(".select-line:nth-child(2) .button");
}

/** Selects everybody, and asks to remove them. */
export async function removingMany(hands) {
  await selecting(hands);
  await hands.click(".select .button.danger");
  await hands.find("dialog[open] form");
}

/** Asks to leave for good. */
export async function leaveForGood(hands) {
  await hands.find("[role=row]");
  await hands.click(".more-actions .more");
  // The last of the menu.
  await hands.click(".menu-items > :last-child");
  await hands.find("dialog[open] form");
}

/** Opens the question for a password. */
export async function password(hands) {
  await hands.click(".way-in .button");
  await hands.find("dialog[open] input");
}

// Steps that several states have in common.

/** @import { PanelDriver } from "./panel-driver.js" */
/** @import { Outage } from "./fake-server.js" */
/** @import { Person } from "./participants.js" */

/** The server fails after the list is shown. @param {Outage} outage */
export function fails(outage) {
  return async (/** @type {PanelDriver} */ driver) => {
    await driver.find("[role=row]");
    await driver.refreshWith({ outage });
    await driver.find(".stale");
  };
}

/**
 * Chooses a command that asks for confirmation.
 *
 * @param {Person} participant
 * @param {number} place of the command in the menu, counted from 1
 */
export function command({ name }, place) {
  return async (/** @type {PanelDriver} */ driver) => {
    await driver.openMenu(name);
    await driver.chooseMenuItem(place);
    await driver.find("dialog[open] form");
  };
}

/** Selects all rows. @param {PanelDriver} driver */
export async function selecting(driver) {
  await driver.find("[role=row]");
  await driver.click(".more-actions .more");
  await driver.chooseMenuItem(1);
  await driver.click(".select .more");
  await driver.chooseMenuItem(1);
}

/** Selects all rows and opens the question whether to remove them. @param {PanelDriver} driver */
export async function removingMany(driver) {
  await selecting(driver);
  await driver.click(".select .danger");
  await driver.find("dialog[open] form");
}

/** Opens the question whether to leave for good. @param {PanelDriver} driver */
export async function leaveForGood(driver) {
  await driver.find("[role=row]");
  await driver.click(".row.own .more");
  // The last entry of the menu.
  await driver.click(".menu-items > :last-child");
  await driver.find("dialog[open] form");
}

/** Opens the question for a password. @param {PanelDriver} driver */
export async function password(driver) {
  await driver.click(".way-in .button");
  await driver.find("dialog[open] input");
}

/**
 * Chooses an item from the menu of the panel, and waits for what it opens.
 *
 * @param {number} place of the item, counted from 1
 * @param {string} opened a selector
 */
export function fromPanelMenu(place, opened) {
  return async (/** @type {PanelDriver} */ driver) => {
    await driver.find("[role=row]");
    await driver.click(".more-actions .more");
    await driver.chooseMenuItem(place);
    await driver.find(opened);
  };
}

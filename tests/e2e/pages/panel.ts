// The panel, asked for by role and name. Playwright looks into its shadow root by itself.

import { expect, type Locator, type Page } from "@playwright/test";
import { beginning, containing, ui } from "../names";

export class Panel {
  readonly root: Locator;
  readonly list: Locator;
  readonly search: Locator;
  readonly show: Locator;
  readonly sort: Locator;
  readonly pill: Locator;
  readonly join: Locator;
  readonly leave: Locator;
  readonly name: Locator;
  readonly saveName: Locator;
  readonly news: Locator;
  readonly failure: Locator;
  readonly menu: Locator;
  readonly moreActions: Locator;
  readonly undo: Locator;
  readonly add: Locator;
  readonly results: Locator;
  /** The entries that are chosen and not added yet. */
  readonly chips: Locator;

  /** The only panel of a page, or the one inside of `root`. */
  constructor(page: Page, root: Locator = page.locator("talk-participants")) {
    this.root = root;
    this.list = this.root.getByRole("grid", { name: ui.participants });
    this.search = this.root.getByRole("searchbox", { name: ui.searchParticipants });
    this.show = this.root.getByRole("combobox", { name: ui.show });
    this.sort = this.root.getByRole("combobox", { name: ui.sortBy });
    this.pill = this.root.getByRole("button", { name: ui.anyChanges });
    this.join = this.root.getByRole("button", { name: ui.join, exact: true });
    this.leave = this.root.getByRole("button", { name: ui.leave, exact: true });
    this.name = this.root.getByRole("textbox", { name: ui.yourName });
    this.saveName = this.root.getByRole("button", { name: ui.saveName });
    // The form for adding participants has a status of its own.
    this.news = this.root.locator("[part=notices]").getByRole("status");
    this.failure = this.root.getByRole("alert").first();
    this.menu = this.root.getByRole("menu");
    this.moreActions = this.root.getByRole("button", { name: ui.moreActions });
    this.undo = this.root.getByRole("button", { name: ui.undo, exact: true });
    this.add = this.root.getByRole("combobox", { name: ui.addParticipants });
    this.results = this.root.getByRole("status", { name: ui.results });
    this.chips = this.root.getByRole("list", { name: ui.toBeAdded }).getByRole("listitem");
  }

  /** All rows that are rendered, in the order of the list. */
  get rows(): Locator {
    return this.list.getByRole("row");
  }

  /** The row of a participant, by the beginning of its name: "{name}, {role}, {presence}". */
  row(name: string): Locator {
    return this.list.getByRole("row", { name: beginning(ui.row(name, "")) });
  }

  /** The button that opens the menu of a participant; absent where the viewer has no command for them. */
  actions(name: string): Locator {
    return this.list.getByRole("button", { name: ui.actions(name), exact: true });
  }

  /** The viewer's own row. */
  get own(): Locator {
    return this.list.getByRole("row", { name: containing(`, ${ui.you}, `) });
  }

  /** The button that opens the menu of the viewer's own row. */
  get ownActions(): Locator {
    return this.own.getByRole("button", { name: beginning(ui.actions("")) });
  }

  /** A section of the list, by its name and how many are in it. */
  section(name: string, n: number): Locator {
    return this.list.getByRole("rowgroup", { name: ui.section(name, n), exact: true });
  }

  /** An entry of the open menu. */
  item(name: string | RegExp): Locator {
    return this.menu.getByRole("menuitem", { name, exact: true });
  }

  /** Opens the menu of a participant and chooses from it. */
  async choose(name: string, action: string): Promise<void> {
    await this.actions(name).click();
    await this.item(action).click();
  }

  /** Chooses from the menu of the panel. */
  async chooseMore(action: string): Promise<void> {
    await this.moreActions.click();
    await this.item(action).click();
  }

  /** Chooses from the menu of the viewer's own row. */
  async chooseOwn(action: string): Promise<void> {
    await this.ownActions.click();
    await this.item(action).click();
  }

  /** Removes a participant and confirms it in the dialog. */
  async remove(name: string): Promise<void> {
    await this.choose(name, ui.removeFromConversation);
    await this.answer(ui.removeTitle(name), ui.remove);
  }

  /** Presses a button of the dialog with this title. */
  answer(title: string, button: string): Promise<void> {
    return this.question(title).getByRole("button", { name: button }).click();
  }

  /** Joins, and waits until the panel offers to leave. */
  async joinAndWait(): Promise<void> {
    await this.join.click();
    await expect(this.leave).toBeVisible();
  }

  /** Types an entry into the field for adding participants and presses Enter. */
  async enter(entry: string): Promise<void> {
    await this.add.fill(entry);
    await this.add.press("Enter");
  }

  /** Sends the field for adding participants a `paste` event; the default action of a browser does not follow. */
  async paste(text: string): Promise<void> {
    await this.add.evaluate((field, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true, composed: true });
      // Firefox takes no such data when the event is made.
      Object.defineProperty(event, "clipboardData", { value: clipboardData });
      field.dispatchEvent(event);
    }, text);
  }

  /** The accessible names of all rendered rows, in the order of the document. */
  rowNames(): Promise<string[]> {
    return this.rows.evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label") ?? ""));
  }

  /** Expects exactly these rows, soon. */
  async expectRows(...names: string[]): Promise<void> {
    await expect.poll(() => this.rowNames()).toEqual(names);
  }

  /** Expects the row of a participant to say exactly this, after the name. */
  async expectRow(name: string, ...parts: string[]): Promise<void> {
    await expect(this.row(name)).toHaveAccessibleName(ui.row(name, ...parts));
  }

  heading(name: string): Locator {
    return this.root.getByRole("heading", { name });
  }

  /** "{n} participants, {m} online". */
  count(participants: number, online: number): Locator {
    return this.root.getByText(ui.counted(participants, online), { exact: true });
  }

  button(name: string): Locator {
    return this.root.getByRole("button", { name, exact: true });
  }

  /** The dialog that asks for confirmation. */
  question(title: string): Locator {
    return this.root.getByRole("alertdialog", { name: title });
  }

  get passwordDialog(): Locator {
    return this.root.getByRole("dialog", { name: ui.passwordTitle });
  }

  get password(): Locator {
    return this.root.getByLabel(ui.passwordLabel);
  }
}

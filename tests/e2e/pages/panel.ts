// The panel, asked for by role and name. Playwright looks into its shadow root by itself.

import { expect, type Locator, type Page } from "@playwright/test";
import { beginning, containing, ui } from "../names";

export class Panel {
  readonly root: Locator;
  readonly list: Locator;
  readonly search: Locator;
  /** The button that opens the field to search, and the one that opens it to add. */
  readonly searchButton: Locator;
  readonly addButton: Locator;
  /** The filters, as radio buttons. */
  readonly filters: Locator;
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
    this.search = this.root.getByRole("combobox", { name: ui.field });
    this.searchButton = this.root.getByRole("button", { name: ui.searchParticipants, exact: true });
    // Who is alone finds a second one in the middle.
    this.addButton = this.root.getByRole("button", { name: ui.addParticipants, exact: true }).first();
    this.filters = this.root.getByRole("radiogroup", { name: ui.show }).getByRole("radio");
    this.pill = this.root.getByRole("button", { name: ui.anyChanges });
    this.join = this.root.getByRole("button", { name: ui.join, exact: true });
    this.leave = this.root.getByRole("button", { name: ui.leave, exact: true });
    this.name = this.root.getByRole("textbox", { name: ui.yourName });
    this.saveName = this.root.getByRole("button", { name: ui.saveName });
    // Results of adding and of commands about many have a status of their own.
    this.news = this.root.locator("[part=notices] .news").getByRole("status");
    this.failure = this.root.getByRole("alert").first();
    this.menu = this.root.getByRole("menu");
    this.moreActions = this.root.getByRole("button", { name: ui.moreActions });
    this.undo = this.root.getByRole("button", { name: ui.undo, exact: true });
    this.add = this.root.getByRole("combobox", { name: ui.searchOrAdd });
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

  /** Opens the field that searches and adds, unless it is open. */
  async openField(...buttons: Locator[]): Promise<void> {
    const [first, second] = buttons.length === 0 ? [this.searchButton, this.addButton] : buttons;
    const button = second ? first!.or(second).first() : first!;
    await expect(this.search.or(button).first()).toBeVisible();
    if (!(await this.search.isVisible())) {
      await (second && !(await first!.isVisible()) ? second : first!).click();
      await expect(this.search).toBeFocused();
    }
  }

  /** Searches the list, and folds the results away that lie over it. */
  async find(text: string): Promise<void> {
    await this.openField();
    await this.search.fill(text);
    if (text.trim() !== "" && (await this.search.getAttribute("aria-haspopup")) === null) {
      await this.search.press("Escape");
    }
  }

  /** Types into the field that was opened to add participants. */
  async typeToAdd(text: string): Promise<void> {
    await this.openField(this.addButton);
    await this.add.fill(text);
  }

  /** Types an entry to add and presses Enter: it is added at once, or picked where others were picked. */
  async enter(entry: string): Promise<void> {
    await this.typeToAdd(entry);
    await this.add.press("Enter");
  }

  /** Types an entry to add and picks it. */
  async pick(entry: string): Promise<void> {
    await this.typeToAdd(entry);
    await this.add.press("Control+Enter");
  }

  /** Presses Tab, from the header on, until a row has the focus. */
  async tabIntoList(): Promise<void> {
    await this.moreActions.focus();
    const row = this.list.locator("[role=row]:focus");
    for (let presses = 0; presses < 10 && (await row.count()) === 0; presses += 1) {
      await this.root.page().keyboard.press("Tab");
    }
    await expect(row).toHaveCount(1);
  }

  /** A filter, by its name. */
  filter(name: string): Locator {
    return this.root.getByRole("radio", { name: new RegExp(`^${name}( |$)`) });
  }

  /** Chooses an order from the menu of the panel. */
  async sortBy(order: string): Promise<void> {
    await this.moreActions.click();
    await this.order(order).click();
  }

  /** An order in the open menu of the panel. */
  order(order: string): Locator {
    return this.menu.getByRole("menuitemradio", { name: ui.sorted(order), exact: true });
  }

  /** Sends the field that searches and adds participants a `paste` event; the default action of a browser does not follow. */
  async paste(text: string): Promise<void> {
    await this.openField(this.addButton);
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

  heading(name: string | RegExp): Locator {
    return this.root.getByRole("heading", { name });
  }

  /** "{n} people, {m} online". */
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

  /** The dialog that asks for values. */
  form(title: string): Locator {
    return this.root.getByRole("dialog", { name: title });
  }

  get passwordDialog(): Locator {
    return this.root.getByRole("dialog", { name: ui.passwordTitle });
  }

  get password(): Locator {
    return this.root.getByLabel(ui.passwordLabel);
  }
}

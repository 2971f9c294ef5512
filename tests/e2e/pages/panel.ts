// The panel, asked for by role and name. Playwright looks into its shadow root by itself.

import { expect, type Locator, type Page } from "@playwright/test";

export class Panel {
  readonly root: Locator;
  readonly list: Locator;
  readonly search: Locator;
  readonly join: Locator;
  readonly leave: Locator;
  readonly name: Locator;
  readonly saveName: Locator;
  readonly news: Locator;
  readonly failure: Locator;

  /** The only panel of a page, or the one inside of `root`. */
  constructor(page: Page, root: Locator = page.locator("talk-participants")) {
    this.root = root;
    this.list = this.root.getByRole("grid", { name: "Participants" });
    this.search = this.root.getByRole("searchbox", { name: "Search participants" });
    this.join = this.root.getByRole("button", { name: "Join", exact: true });
    this.leave = this.root.getByRole("button", { name: "Leave", exact: true });
    this.name = this.root.getByRole("textbox", { name: "Your name" });
    this.saveName = this.root.getByRole("button", { name: "Save name" });
    this.news = this.root.getByRole("status");
    this.failure = this.root.getByRole("alert").first();
  }

  /** All rows that are rendered, in the order of the list. */
  get rows(): Locator {
    return this.list.getByRole("row");
  }

  /** The row of a person, by the beginning of its name: "{name}, {role}, {presence}". */
  row(name: string): Locator {
    return this.list.getByRole("row", { name: new RegExp(`^${escaped(name)}, `) });
  }

  /** The accessible names of all rendered rows, in the order of the document. */
  rowNames(): Promise<string[]> {
    return this.rows.evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label") ?? ""));
  }

  /** Expects exactly these rows, soon. */
  async expectRows(...names: string[]): Promise<void> {
    await expect.poll(() => this.rowNames()).toEqual(names);
  }

  heading(name: string): Locator {
    return this.root.getByRole("heading", { name });
  }

  /** "{n} participants, {m} online". */
  count(people: number, online: number): Locator {
    const text = `${people.toLocaleString("en")} ${people === 1 ? "participant" : "participants"}, ${online} online`;
    return this.root.getByText(text, { exact: true });
  }

  button(name: string): Locator {
    return this.root.getByRole("button", { name, exact: true });
  }

  /** The question that has to be answered first. */
  question(title: string): Locator {
    return this.root.getByRole("alertdialog", { name: title });
  }

  get passwordDialog(): Locator {
    return this.root.getByRole("dialog", { name: "Password required" });
  }

  get password(): Locator {
    return this.root.getByLabel("Conversation password");
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

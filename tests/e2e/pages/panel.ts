// The panel, asked for by role and name. Playwright looks into its shadow root by itself.

import type { Locator, Page } from "@playwright/test";

export class Panel {
  readonly root: Locator;
  readonly list: Locator;
  readonly search: Locator;
  readonly join: Locator;
  readonly leave: Locator;

  constructor(page: Page) {
    this.root = page.locator("talk-participants");
    this.list = this.root.getByRole("grid", { name: "Participants" });
    this.search = this.root.getByRole("searchbox", { name: "Search participants" });
    this.join = this.root.getByRole("button", { name: "Join", exact: true });
    this.leave = this.root.getByRole("button", { name: "Leave", exact: true });
  }

  /** All rows that are rendered, in the order of the list. */
  get rows(): Locator {
    return this.list.getByRole("row");
  }

  /** The row of a person, by the beginning of its name: "{name}, {role}, {presence}". */
  row(name: string): Locator {
    return this.list.getByRole("row", { name: new RegExp(`^${escaped(name)}, `) });
  }

  heading(name: string): Locator {
    return this.root.getByRole("heading", { name });
  }

  /** "{n} participants, {m} online". */
  count(people: number, online: number): Locator {
    return this.root.getByText(`${people} participants, ${online} online`, { exact: true });
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

// The bar for selecting several participants, and the progress and results of a command about all of them.

import type { Locator } from "@playwright/test";
import { ui } from "../names";
import type { Panel } from "./panel";

export class Selecting {
  readonly bar: Locator;
  readonly batch: Locator;
  readonly progress: Locator;
  /** The announcement at the start and at the end. */
  readonly told: Locator;

  constructor(private readonly panel: Panel) {
    this.bar = panel.root.getByRole("group", { name: ui.selection });
    this.batch = panel.root.locator("[part=progress]");
    this.progress = this.batch.getByRole("progressbar");
    this.told = panel.root.locator(".batch-area").getByRole("status");
  }

  /** Begins, from the menu of the panel. */
  async begin(): Promise<void> {
    await this.panel.chooseMore(ui.selectPeople);
    await this.bar.waitFor();
  }

  /** Chooses from the menu of the bar. */
  async choose(name: string): Promise<void> {
    await this.button(ui.moreActions).click();
    await this.panel.item(name).click();
  }

  /** "3 selected", and how many of them are not shown. */
  get count(): Locator {
    return this.bar.locator(".selected");
  }

  /** Clicks the name of a participant. */
  async click(name: string, ...modifiers: "Shift"[]): Promise<void> {
    await this.panel.row(name).getByText(name, { exact: true }).click({ modifiers });
  }

  /** The names of the rendered rows that are selected. */
  async selected(): Promise<string[]> {
    const rows = this.panel.list.getByRole("row", { selected: true });
    const names = await rows.evaluateAll((rows) => rows.map((row) => row.querySelector("bdi")?.textContent ?? ""));
    return names.sort();
  }

  button(name: string): Locator {
    return this.bar.getByRole("button", { name, exact: true });
  }

  /** The lines below a heading of a question or of the results, such as "2 failed". */
  lines(around: Locator, title: string): Locator {
    return around.locator("details").filter({ hasText: title }).getByRole("listitem");
  }
}

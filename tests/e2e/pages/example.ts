// A page of the folder `examples`. They differ in what they are made with, not in what they show.

import type { Locator, Page } from "@playwright/test";
import { example } from "../names";
import { Panel } from "./panel";

export class ExamplePage {
  readonly panel: Panel;
  readonly status: Locator;
  readonly join: Locator;
  readonly leave: Locator;
  readonly lookAgain: Locator;
  readonly compact: Locator;
  readonly speakers: Locator;
  readonly news: Locator;

  constructor(readonly page: Page) {
    this.panel = new Panel(page);
    const main = page.getByRole("main");
    // The panel, which is beside the column, has some of its own.
    this.status = page.locator(".column").getByRole("status");
    this.join = main.getByRole("button", { name: example.join });
    this.leave = main.getByRole("button", { name: example.leave });
    this.lookAgain = main.getByRole("button", { name: example.lookAgain });
    this.compact = main.getByRole("checkbox", { name: example.compactRows });
    this.speakers = main.getByRole("list", { name: example.speakers }).getByRole("listitem");
    this.news = main.getByRole("list", { name: example.whatHappened }).getByRole("listitem");
  }

  /** The numbers of participants that the events reported. */
  count(participants: number, online: number): Locator {
    // The panel below says the same.
    return this.page.getByText(example.count(participants, online), { exact: true }).first();
  }

  /** The button that takes a participant from the list of speakers. */
  done(name: string): Locator {
    return this.page.getByRole("button", { name: example.hasSpoken(name) });
  }
}

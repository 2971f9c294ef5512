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

  /** How many people, as the page has heard it. */
  count(people: number, online: number): Locator {
    return this.page.getByText(example.count(people, online), { exact: true });
  }

  /** The button that takes somebody from the list of speakers. */
  done(name: string): Locator {
    return this.page.getByRole("button", { name: example.hasSpoken(name) });
  }
}

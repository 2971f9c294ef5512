// The standalone page, asked for by role and name.

import type { Locator, Page } from "@playwright/test";
import { standalone } from "../names";
import { Panel } from "./panel";

export type Persona = keyof typeof standalone.personas;

export class HostPage {
  readonly conversation: Locator;
  readonly userName: Locator;
  readonly password: Locator;
  readonly signIn: Locator;
  readonly asGuest: Locator;
  readonly switchPerson: Locator;
  readonly panel: Panel;

  constructor(readonly page: Page) {
    this.conversation = page.getByRole("textbox", { name: standalone.conversation });
    this.userName = page.getByRole("textbox", { name: standalone.userName });
    this.password = page.getByLabel(standalone.appPassword);
    this.signIn = page.getByRole("button", { name: standalone.signIn });
    this.asGuest = page.getByRole("button", { name: standalone.continueAsGuest });
    this.switchPerson = page.getByRole("button", { name: standalone.switchPerson });
    this.panel = new Panel(page);
  }

  /** Opens the page, with a conversation in its address if one is given. */
  async open(token?: string): Promise<this> {
    await this.page.goto(token === undefined ? "/" : `/?token=${encodeURIComponent(token)}`);
    await this.conversation.waitFor();
    return this;
  }

  persona(label: Persona): Locator {
    return this.page.getByRole("button", { name: standalone.personas[label], exact: true });
  }

  /** Signs in as a persona and waits for the page that shows the panel. */
  async enterAs(label: Persona): Promise<void> {
    await this.persona(label).click();
    await this.switchPerson.waitFor();
  }

  /** Unfolds the form for accounts, which the demo keeps folded below its personas. */
  async showAccountForm(): Promise<void> {
    if (!(await this.userName.isVisible())) {
      await this.page.getByText(standalone.signInWithAccount).click();
    }
  }

  /** Fills in an account and signs in; the outcome is for the caller to check. */
  async signInWith(user: string, password: string): Promise<void> {
    await this.showAccountForm();
    await this.userName.fill(user);
    await this.password.fill(password);
    await this.signIn.click();
  }
}

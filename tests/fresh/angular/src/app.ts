// The smallest page by the package's README.

import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from "@angular/core";
import type { Credentials, RowAction } from "talk-participants/class";

@Component({
  selector: "app-root",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <p>{{ online() }} online</p>
    <p>Hello {{ greeted() }}</p>
    <talk-participants
      token="teamsync1"
      lang="en"
      heading-level="1"
      [credentials]="credentials"
      [actions]="actions"
      (tp-ready)="online.set($event.detail.online)"
      (tp-change)="online.set($event.detail.online)"
    />
  `,
})
export class App {
  readonly online = signal(-1);
  readonly greeted = signal("");
  readonly credentials: Credentials = { user: "olga", password: "olga-password" };
  readonly actions: RowAction[] = [{ id: "greet", label: "Say hello", run: ({ name }) => this.greeted.set(name) }];
}

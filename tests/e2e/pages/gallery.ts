// The gallery (page/gallery): every state of the panel, with the same letters on every machine.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const FONTS = fileURLToPath(new URL("../../../node_modules/@fontsource", import.meta.url));
const FAMILY = "Gallery";
const FACES = [400, 600, 700].flatMap((weight) =>
  [
    ["noto-sans", "latin", "U+0000-00FF, U+2000-206F, U+20AC"],
    ["noto-sans", "latin-ext", "U+0100-02FF, U+1E00-1EFF"],
    ["noto-sans-hebrew", "hebrew", "U+0590-05FF"],
  ].map(([font, subset, range]) => ({
    weight,
    range,
    path: `${FONTS}/${font}/files/${font}-${subset}-${weight}-normal.woff2`,
  })),
);

/** How the gallery looks. */
export type Look = { theme: "light" | "dark"; dir: "ltr" | "rtl"; width: number };

/** What of WCAG 2.2 a program can check, and what axe holds for good practice besides. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export class Gallery {
  readonly stage: Locator;

  constructor(
    readonly page: Page,
    private readonly look: Look,
  ) {
    this.stage = page.locator("#stage");
  }

  /** Opens it, without showing anything yet. */
  async open(): Promise<this> {
    const fonts = await Promise.all(
      FACES.map(async ({ path, ...face }) => ({ ...face, data: (await readFile(path)).toString("base64") })),
    );
    await this.page.goto(`/gallery/?${this.query("none")}`);
    // From memory, so that the page's policy has nothing to say about it.
    await this.page.evaluate(
      async ({ fonts, family }) => {
        for (const { weight, range, data } of fonts) {
          const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
          const face = new FontFace(family, bytes.buffer, { weight: String(weight), unicodeRange: range });
          document.fonts.add(await face.load());
        }
        document.documentElement.style.setProperty("--font-face", family);
      },
      { fonts, family: FAMILY },
    );
    return this;
  }

  private query(state: string): URLSearchParams {
    const { theme, dir, width } = this.look;
    // From right to left in a language that is written so.
    const lang = dir === "rtl" ? "he" : "";
    return new URLSearchParams({ state, theme, dir, lang, width: String(width), bare: "yes" });
  }

  /** Shows a state, several, or a group, and waits until it stands still. */
  async show(state: string): Promise<void> {
    await this.page.evaluate((query) => {
      history.pushState(null, "", query);
      dispatchEvent(new PopStateEvent("popstate"));
    }, `?${this.query(state)}`);
    await expect(this.page.locator("html")).toHaveAttribute("data-shown", state, { timeout: 60_000 });
  }

  /** The states of a group, by name. */
  async statesOf(group: string): Promise<string[]> {
    return this.page.evaluate(async (group) => {
      // A module of the page, not of the tests.
      const path = "./states.js";
      const { GROUPS } = await import(new URL(path, location.href).href);
      return GROUPS.find(({ name }: { name: string }) => name === group).states.map(
        ({ name }: { name: string }) => name,
      );
    }, group);
  }

  panel(state: string): Locator {
    return this.page.locator(`talk-participants[data-state=${state}]`);
  }

  /** Everything that axe finds, in a form that says where. */
  async faults(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: this.page })
      // Rules that pass are not reported.
      .options({ resultTypes: ["violations"] })
      .withTags(RULES)
      // Of the gallery, which has many panels of one name on a page.
      .disableRules(["landmark-unique", "page-has-heading-one"])
      .analyze();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary?.replace(/\s+/g, " ")}`),
    );
  }
}

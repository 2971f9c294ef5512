// A translator of pages: it puts each text of the panels into elements of its own, with marks around it, as the
// translators of browsers do. Without the marks the panels say what they said before, so a panel that was translated can
// be compared with one that was not.

import type { Page } from "@playwright/test";

/** Signs that no name and no text of the panel has. */
const [BEGIN, END] = ["\u2983", "\u2984"];

/** Replaces every text in the panels of a page. Returns how many there were. */
export const translate = (page: Page): Promise<number> =>
  page.evaluate(
    ([begin, end]) => {
      const texts: Text[] = [];
      for (const { shadowRoot } of document.querySelectorAll("talk-participants")) {
        const walker = document.createTreeWalker(shadowRoot!, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const text = walker.currentNode as Text;
          if (text.data !== "" && !text.parentElement?.closest("style")) {
            texts.push(text);
          }
        }
      }
      for (const text of texts) {
        const [outer, inner] = [document.createElement("font"), document.createElement("font")];
        inner.append(`${begin}${text.data}${end}`);
        outer.append(inner);
        text.replaceWith(outer);
      }
      return texts.length;
    },
    [BEGIN, END] as const,
  );

/**
 * What the panels say, without the marks: a line for each element with a text or a label, by the state of the panel.
 * What is announced is left out, because it is only there for a moment.
 */
export const read = (page: Page): Promise<Record<string, string[]>> =>
  page.evaluate(
    (marks) => {
      const labels = ["aria-label", "placeholder", "title", "aria-expanded", "aria-selected", "aria-checked"];
      const flat = (node: Node): string =>
        [...node.childNodes]
          .map((child) => (child.nodeName === "FONT" ? flat(child) : child instanceof Text ? child.data : ""))
          .join("");
      const line = (element: Element): string => {
        const text = [...marks].reduce((text, mark) => text.replaceAll(mark, ""), flat(element)).trim();
        const said = labels.map((name) => element.getAttribute(name)).filter((value) => value !== null);
        return text || said.length > 0
          ? `${element.localName}.${element.classList[0] ?? ""} [${said.join("|")}] ${text}`
          : "";
      };
      const panels = [...document.querySelectorAll<HTMLElement>("talk-participants")];
      return Object.fromEntries(
        panels.map((panel) => [
          panel.dataset.state ?? "",
          [...panel.shadowRoot!.querySelectorAll(":not(font, style, .announcements)")].map(line).filter((line) => line !== ""),
        ]),
      );
    },
    BEGIN + END,
  );

/** The texts in rows and headings that have marks. */
export const marked = (page: Page): Promise<string[]> =>
  page.evaluate((begin) => {
    const panels = [...document.querySelectorAll<HTMLElement>("talk-participants")];
    return panels.flatMap((panel) =>
      [...panel.shadowRoot!.querySelectorAll(".avatar, .name, .meta, .badge, .heading")]
        .map((row) => row.textContent)
        .filter((text) => text.includes(begin))
        .map((text) => `${panel.dataset.state}: ${text}`),
    );
  }, BEGIN);

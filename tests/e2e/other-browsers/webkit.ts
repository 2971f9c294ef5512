// WebKitGTK through its own driver: a virtual display, the driver, and a browser with one window.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { Builder, By, until, type WebDriver, type WebElement } from "selenium-webdriver";

/** Programs by their paths; a machine without them cannot run these tests. */
export const WEBKIT = {
  driver: process.env.TALK_PARTICIPANTS_WEBKIT_DRIVER,
  browser: process.env.TALK_PARTICIPANTS_WEBKIT,
  display: process.env.TALK_PARTICIPANTS_XVFB,
};

/** How long something on the page may take, in milliseconds. */
const PATIENCE = 15_000;

export class WebKit {
  private constructor(
    private readonly window: WebDriver,
    private readonly processes: ChildProcess[],
    private readonly home: string,
  ) {}

  static async start(): Promise<WebKit> {
    const display = spawn(WEBKIT.display!, ["-displayfd", "1", "-screen", "0", "1200x900x24", "-nolisten", "tcp"], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [number] = await once(createInterface({ input: display.stdout }), "line");
    const home = await mkdtemp(`${tmpdir()}/talk-participants-webkit-`);
    // Without a graphics card it paints in software; its sandbox needs rights that root in a container lacks.
    const env = {
      ...process.env,
      DISPLAY: `:${number}`,
      HOME: home,
      WEBKIT_DISABLE_COMPOSITING_MODE: "1",
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    };
    const port = await freePort();
    const driver = spawn(WEBKIT.driver!, [`--port=${port}`], { env, stdio: "ignore" });
    const url = `http://127.0.0.1:${port}`;
    await answers(`${url}/status`);
    const options = { binary: WEBKIT.browser, args: ["--automation"] };
    const window = await new Builder()
      .usingServer(url)
      .withCapabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": options })
      .build();
    return new WebKit(window, [driver, display], home);
  }

  async stop(): Promise<void> {
    await this.window.quit();
    for (const process of this.processes) {
      process.kill();
      await once(process, "exit");
    }
    await rm(this.home, { recursive: true, force: true });
  }

  open(url: string): Promise<void> {
    return this.window.get(url);
  }

  /** Signs in as a persona of the standalone page. */
  async enterAs(label: string): Promise<void> {
    const button = By.xpath(`//*[@id="personas"]//button[strong="${label}"]`);
    await (await this.window.wait(until.elementLocated(button), PATIENCE)).click();
  }

  /** What a selector finds inside the panel, as soon as it is there. */
  find(selector: string): Promise<WebElement> {
    return this.window.wait(async () => {
      const panel = await this.window.findElements(By.css("talk-participants"));
      const found = panel[0] && (await (await panel[0].getShadowRoot()).findElements(By.css(selector)));
      return found?.[0] ?? null;
    }, PATIENCE, `nothing in the panel is ${selector}`) as Promise<WebElement>;
  }

  /** The element inside the panel with this text, among those that a selector finds. */
  named(selector: string, text: string): Promise<WebElement> {
    const find = () => this.window.executeScript<WebElement | null>(FIND_NAMED, selector, text);
    return this.window.wait(find, PATIENCE, `no ${selector} in the panel is called “${text}”`) as Promise<WebElement>;
  }

  /** The accessible names of the rows in their order. */
  rows(): Promise<string[]> {
    return this.window.executeScript(
      `return [...(document.querySelector("talk-participants")?.shadowRoot?.querySelectorAll("[role=row]") ?? [])].map((row) => row.ariaLabel)`,
    );
  }

  /** The texts of what a selector finds inside the panel. */
  texts(selector: string): Promise<string[]> {
    return this.window.executeScript(
      `return [...(document.querySelector("talk-participants")?.shadowRoot?.querySelectorAll(arguments[0]) ?? [])].map((found) => found.textContent)`,
      selector,
    );
  }
}

const FIND_NAMED = `
  const root = document.querySelector("talk-participants")?.shadowRoot;
  const all = [...(root?.querySelectorAll(arguments[0]) ?? [])];
  return all.find((element) => (element.ariaLabel ?? element.textContent).trim() === arguments[1]) ?? null;`;

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Waits until a server has started. */
async function answers(url: string): Promise<void> {
  for (let attempts = 100; attempts > 0; attempts -= 1) {
    const answered = await fetch(url).then(() => true, () => false);
    if (answered) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not answer`);
}

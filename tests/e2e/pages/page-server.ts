// A server that renders pages around the panel. The panel's requests to Talk, on the same address as the page, are
// answered by the reference server, as a web server in front of both would do.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Page } from "@playwright/test";

export class PageServer {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
  ) {}

  /** Starts a program that takes its port from `PORT` or its arguments, and waits until it says where it listens. */
  static async start(program: string, args: string[]): Promise<PageServer> {
    const { FORCE_COLOR: _, ...env } = globalThis.process.env;
    const process = spawn(program, args, {
      env: { ...env, PORT: "0", HOST: "127.0.0.1", HOSTNAME: "127.0.0.1", NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const url = await new Promise<string>((resolve, reject) => {
      let said = "";
      const hear = (more: Buffer) => {
        said += more.toString();
        const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
        if (address) {
          resolve(address[0]);
        }
      };
      process.stdout.on("data", hear);
      process.stderr.on("data", hear);
      process.once("error", reject);
      process.once("exit", () => reject(new Error(`${program} stopped before it listened: ${said}`)));
    });
    return new PageServer(url, process);
  }

  /** Lets another server answer the panel's requests. */
  async answerApi(page: Page, api: string): Promise<void> {
    await page.route(/\/(ocs|index\.php)\//, async (route) => {
      const { pathname, search } = new URL(route.request().url());
      await route.fulfill({ response: await route.fetch({ url: api + pathname + search }) });
    });
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null) {
      const exit = once(this.process, "exit");
      this.process.kill("SIGTERM");
      await exit;
    }
  }
}

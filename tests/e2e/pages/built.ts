// What `cargo xtask test e2e` has built besides the panel, and Vite's development server.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** The folder of a built page. */
export const built = (kind: "examples" | "fresh", name: string): string => `${ROOT}target/${kind}/${name}`;

export class DevServer {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
  ) {}

  /** Starts it for an example, on a free port, with the API of `api`. */
  static async start(example: string, api: string): Promise<DevServer> {
    const { FORCE_COLOR: _, ...env } = globalThis.process.env;
    const process = spawn("node", ["node_modules/vite/bin/vite.js", "--port", "0"], {
      cwd: `${ROOT}examples/${example}`,
      env: { ...env, TALK_SERVER: api, NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    for await (const line of createInterface({ input: process.stdout })) {
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
      if (address) {
        // The rest of its output is discarded.
        process.stdout.resume();
        return new DevServer(address[0], process);
      }
    }
    throw new Error(`Vite stopped in examples/${example} before it answered`);
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null) {
      this.process.kill("SIGTERM");
      await once(this.process, "exit");
    }
  }
}

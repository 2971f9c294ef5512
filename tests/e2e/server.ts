// The reference server as a process of the tests: started on a free port, stopped at the end.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PROGRAM = process.env.TALK_PARTICIPANTS_SERVER ?? `${ROOT}target/debug/talk-participants-server`;

export class Server {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
  ) {}

  /** Starts a server with the release build, without simulated people; `options` are added. */
  static async start(...options: string[]): Promise<Server> {
    const fixed = ["--port", "0", "--dist", `${ROOT}dist`, "--control", "--no-life"];
    const process = spawn(PROGRAM, [...fixed, ...options], { stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface({ input: process.stdout })) {
      if (line.startsWith("ready ")) {
        return new Server(line.slice("ready ".length), process);
      }
    }
    throw new Error(`${PROGRAM} stopped before it answered`);
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null) {
      this.process.kill("SIGTERM");
      await once(this.process, "exit");
    }
  }
}

// A real signaling server (nextcloud-spreed-signaling) beside a reference server. It is where `TALK_PARTICIPANTS_SIGNALING` says,
// which `cargo xtask test e2e` sets where the package can be had.

import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";

/** The program; undefined where it cannot be had. */
export const PROGRAM = process.env.TALK_PARTICIPANTS_SIGNALING;

const hex = (bytes: number): string => randomBytes(bytes).toString("hex");

export class SignalingServer {
  private process: ChildProcess | undefined;
  private folder = "";

  private constructor(
    readonly port: number,
    readonly secret: string,
  ) {}

  /** Finds a free port, which the reference server has to know before this one is started. */
  static async prepare(): Promise<SignalingServer> {
    const listener = createServer().listen(0, "127.0.0.1");
    await once(listener, "listening");
    const { port } = listener.address() as AddressInfo;
    listener.close();
    await once(listener, "close");
    return new SignalingServer(port, hex(16));
  }

  /** The options of the reference server. */
  get options(): string[] {
    return ["--signaling", `http://127.0.0.1:${this.port}`, "--signaling-secret", this.secret];
  }

  async start(backend: string): Promise<void> {
    this.folder = await mkdtemp(`${tmpdir()}/talk-participants-signaling-`);
    const settings = `${this.folder}/server.conf`;
    await writeFile(
      settings,
      [
        `[http]\nlisten = 127.0.0.1:${this.port}`,
        "[app]\ndebug = false",
        `[sessions]\nhashkey = ${hex(32)}\nblockkey = ${hex(16)}`,
        `[clients]\ninternalsecret = ${hex(16)}`,
        "[backend]\nbackends = reference\nallowall = false\ntimeout = 10\nconnectionsperhost = 8",
        `[reference]\nurl = ${backend}\nsecret = ${this.secret}`,
        "[nats]\nurl = nats://loopback",
        "[mcu]",
        "[stats]\nallowed_ips = 127.0.0.1\n",
      ].join("\n"),
    );
    this.process = spawn(PROGRAM!, ["-config", settings], { stdio: "ignore" });
    for (let tries = 0; tries < 200 && !(await answers(this.port)); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async stop(): Promise<void> {
    if (this.process?.exitCode === null) {
      this.process.kill("SIGTERM");
      await once(this.process, "exit");
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const end = (done: boolean) => {
      socket.destroy();
      resolve(done);
    };
    socket.on("connect", () => end(true));
    socket.on("error", () => end(false));
  });
}

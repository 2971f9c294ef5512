/** An entry of Vite's `server.proxy`. */
export interface TalkProxy {
  target: string;
  changeOrigin: boolean;
  timeout: number;
  proxyTimeout: number;
  /** It gets Vite's proxy server, whose type needs those of Node.js. */
  configure(proxy: any): void;
}

/** Passes what the panel asks for, and signing in, on to a Nextcloud such as `https://cloud.example/nextcloud`. */
export declare function proxyTo(nextcloud: string | URL): Record<string, TalkProxy>;

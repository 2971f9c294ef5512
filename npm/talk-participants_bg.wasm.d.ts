// The WebAssembly file for build tools that are told to give the address of such a file, such as webpack by `asset/resource` and
// esbuild by the loader `file`. Vite's `?url` has a type of Vite's own.

declare const address: string;
export default address;

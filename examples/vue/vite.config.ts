import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

// The reference server, of which the development server passes the API on.
const SERVER = process.env.TALK_SERVER ?? "http://127.0.0.1:8080";
const passed = ["/ocs", "/index.php", "/avatar", "/csrftoken", "/status.php"];

export default defineConfig({
  // The panel is an element of the browser, no component of Vue's.
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "talk-participants" } } })],
  base: "./",
  publicDir: "../shared",
  // For Vite 7: the panel finds its WebAssembly file beside its script, which has to stay where it is for that.
  optimizeDeps: { exclude: ["talk-participants"] },
  server: { host: "127.0.0.1", proxy: Object.fromEntries(passed.map((path) => [path, SERVER])) },
});

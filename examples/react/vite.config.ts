import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The reference server, of which the development server passes the API on.
const SERVER = process.env.TALK_SERVER ?? "http://127.0.0.1:8080";
const passed = ["/ocs", "/index.php", "/avatar", "/csrftoken", "/status.php"];

export default defineConfig({
  plugins: [react()],
  base: "./",
  publicDir: "../shared",
  // For Vite 7: the panel finds its WebAssembly file beside its script, which has to stay where it is for that.
  optimizeDeps: { exclude: ["talk-participants"] },
  server: { host: "127.0.0.1", proxy: Object.fromEntries(passed.map((path) => [path, SERVER])) },
});

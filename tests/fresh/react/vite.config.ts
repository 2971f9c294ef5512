import react from "@vitejs/plugin-react";
import { proxyTo } from "talk-participants/proxy/vite.js";
import { defineConfig } from "vite";

// The recipe of other-origins.md.
export default defineConfig({ plugins: [react()], server: { proxy: proxyTo("https://cloud.example") } });

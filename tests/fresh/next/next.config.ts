import type { NextConfig } from "next";

// A server that needs nothing but its own folder.
export default { output: "standalone", outputFileTracingRoot: process.cwd() } satisfies NextConfig;

// The recipe of docs/embedding.md for pages that a server renders.

"use client";
import dynamic from "next/dynamic";

const Participants = dynamic(() => import("./participants"), { ssr: false });

export default function Page() {
  return <Participants token="teamsync1" />;
}

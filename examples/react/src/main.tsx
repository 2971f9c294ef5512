import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Meeting } from "./Meeting";

const app = document.getElementById("app");
if (app) {
  createRoot(app).render(
    <StrictMode>
      <Meeting token="teamsync1" title="Team sync" />
    </StrictMode>,
  );
}

import { bootstrapApplication } from "@angular/platform-browser";
import { configure, define } from "talk-participants/class";
import { App } from "./app";

configure({ wasm: "talk-participants/talk-participants_bg.wasm", languages: "talk-participants/languages" });
define();
bootstrapApplication(App);

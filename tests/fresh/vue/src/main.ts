import { createApp } from "vue";
import { configure } from "talk-participants";
// The way for build tools that do not find the files by themselves.
import wasm from "talk-participants/talk-participants_bg.wasm?url";
import rest from "talk-participants/talk-participants_rest.wasm?url";
import App from "./App.vue";

configure({ wasm, rest });
createApp(App).mount("#root");

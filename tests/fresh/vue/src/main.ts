import { createApp } from "vue";
import { configure } from "talk-participants";
// The way for build tools that do not find the file by themselves.
import wasm from "talk-participants/talk-participants_bg.wasm?url";
import App from "./App.vue";

configure({ wasm });
createApp(App).mount("#root");

import start from "./talk-participants-example-leptos.js";

start();

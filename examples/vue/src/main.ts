import { createApp } from "vue";
import Meeting from "./Meeting.vue";

createApp(Meeting, { token: "teamsync1", title: "Team sync" }).mount("#app");

// The smallest page by the package's README.

import { useState } from "react";
import "talk-participants";
import type { Credentials, RowAction } from "talk-participants";
import type {} from "talk-participants/react";

const credentials: Credentials = { user: "olga", password: "olga-password" };

export function App() {
  const [online, setOnline] = useState(-1);
  const [greeted, setGreeted] = useState("");
  const [actions] = useState<RowAction[]>([{ id: "greet", label: "Say hello", run: ({ name }) => setGreeted(name) }]);
  return (
    <>
      <p>{online} online</p>
      <p>Hello {greeted}</p>
      <talk-participants
        token="teamsync1"
        lang="en"
        heading-level={1}
        credentials={credentials}
        actions={actions}
        ontp-ready={(event) => setOnline(event.detail.online)}
        ontp-change={(event) => setOnline(event.detail.online)}
      />
    </>
  );
}

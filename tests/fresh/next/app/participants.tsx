// The element as in the package's README for React.

import { useState } from "react";
import "talk-participants";
import type { Credentials, RowAction } from "talk-participants";
import type {} from "talk-participants/react";

const credentials: Credentials = { user: "olga", password: "olga-password" };

export default function Participants({ token }: { token: string }) {
  const [online, setOnline] = useState(-1);
  const [greeted, setGreeted] = useState("");
  const [actions] = useState<RowAction[]>([{ id: "greet", label: "Say hello", run: ({ name }) => setGreeted(name) }]);
  return (
    <>
      <p>{online} online</p>
      <p>Hello {greeted}</p>
      <talk-participants
        token={token}
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

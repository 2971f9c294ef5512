// Commands that the newest answer cannot know of yet: what they do is shown at once and stays until an answer comes that
// was asked for after the server had agreed.

export class Pending {
  /** Identity -> the role somebody will have, or null for being removed; and whether the server has agreed. */
  #commands = new Map();

  /** The rows as they will be. The array itself when nothing is pending. */
  apply(rows) {
    if (this.#commands.size === 0) return rows;
    const next = [];
    for (const row of rows) {
      const command = this.#commands.get(row.id);
      if (!command) next.push(row);
      else if (command.to !== null) next.push({ ...row, participantType: command.to });
    }
    return next;
  }

  /** A new answer is here. */
  absorb() {
    for (const [id, { agreed }] of this.#commands) if (agreed) this.#commands.delete(id);
  }

  /** Sends an action; `changed` is called now, and again if the server refuses. */
  async perform(row, action, send, changed) {
    const command = { to: action.to ?? null, agreed: false };
    this.#commands.set(row.id, command);
    changed();
    const body = row.userId ? { participant: row.userId } : { participant: row.sessionId };
    const status = await send(action.method, action.path, body);
    if (status === 200) {
      command.agreed = true;
    } else if (this.#commands.get(row.id) === command) {
      this.#commands.delete(row.id);
      changed();
    }
  }
}

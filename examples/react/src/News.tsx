// What happened, the newest first.

import { useCallback, useState } from "react";

export interface Item {
  id: number;
  time: string;
  sentence: string;
}

/** The items so far, and how to tell more. */
export function useNews(): [Item[], (...sentences: string[]) => void] {
  const [items, setItems] = useState<Item[]>([]);
  const tell = useCallback((...sentences: string[]) => {
    const time = new Date().toLocaleTimeString("en", { timeStyle: "short" });
    setItems((before) =>
      sentences.reduce((all, sentence) => [{ id: all.length, time, sentence }, ...all], before),
    );
  }, []);
  return [items, tell];
}

export function News({ items }: { items: Item[] }) {
  return (
    <section className="card">
      <h2>What happened</h2>
      <ul className="news" aria-label="What happened">
        {items.map(({ id, time, sentence }) => (
          <li key={id}>
            <time>{time}</time>
            {sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}

// The window of rows follows the size of the list.

import { expect, test } from "./fixtures";

test("a list that grows with the window shows rows in all of it", async ({ control, token, browserOf }) => {
  await control.putRoom(token, {
    type: 2,
    name: "Growing",
    participants: Array.from({ length: 200 }, (_, index) => ({
      userId: `grow${index + 100}`,
      displayName: `Grow ${index + 100}`,
      type: index === 0 ? 1 : 3,
    })),
  });
  const first = await browserOf("grow100");
  await first.page.setViewportSize({ width: 600, height: 360 });
  await first.open({ token });
  await expect(first.panel.count(200, 0)).toBeVisible();
  await first.panel.list.evaluate((list) => list.scrollTo(0, 10));
  await first.page.setViewportSize({ width: 600, height: 2400 });
  await expect(first.panel.row("Grow 130")).toBeInViewport();
});

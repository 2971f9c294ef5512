// Holding, refusing and counting requests of a page.

import type { Page, Request, Route } from "@playwright/test";

/** Which requests: the last part of the path, and the method. */
export type Which = { path: string; method: "POST" | "DELETE" | "GET" };

export const PROMOTE: Which = { path: "moderators", method: "POST" };
export const DEMOTE: Which = { path: "moderators", method: "DELETE" };
export const ADD: Which = { path: "participants", method: "POST" };
export const REMOVE: Which = { path: "participants", method: "DELETE" };
export const REMOVE_GUEST: Which = { path: "participants/guests", method: "DELETE" };
export const LEAVE_FOR_GOOD: Which = { path: "participants/self", method: "DELETE" };
export const AUTOCOMPLETE: Which = { path: "core/autocomplete/get", method: "GET" };
export const JOIN: Which = { path: "participants/active", method: "POST" };
export const LIST: Which = { path: "participants", method: "GET" };

/** API v4 removes users and guests by one path of its own. */
const leadsTo = (url: URL, which: Which): boolean =>
  url.pathname.endsWith(`/${which.path}`) ||
  ((which === REMOVE || which === REMOVE_GUEST) && url.pathname.endsWith("/attendees"));

const matches = (request: Request, which: Which): boolean =>
  request.method() === which.method && leadsTo(new URL(request.url()), which);

/** Answers such requests with `answer` instead of the server. */
export async function intercept(page: Page, which: Which, answer: (route: Route) => Promise<void>): Promise<void> {
  await page.route(
    (url) => leadsTo(url, which),
    (route) => (matches(route.request(), which) ? answer(route) : route.fallback()),
  );
}

/** Holds such requests back until the returned function is called; then they go to the server. */
export async function hold(page: Page, which: Which): Promise<() => void> {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await intercept(page, which, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

/** Refuses such requests as the server's API does, once `held` is over. */
export const refuse = (page: Page, which: Which, status: number, held?: Promise<void>): Promise<void> =>
  intercept(page, which, async (route) => {
    await held;
    await route.fulfill({ status, json: refusal(status) });
  });

const refusal = (statuscode: number) => ({ ocs: { meta: { status: "failure", statuscode, message: "" }, data: [] } });

/** The bodies of such requests from now on. */
export function record(page: Page, which: Which): unknown[] {
  const bodies: unknown[] = [];
  page.on("request", (request) => {
    if (matches(request, which)) {
      bodies.push(request.postDataJSON());
    }
  });
  return bodies;
}

/** The addresses of the requests that `matches` picks, from now on. */
export function recordUrls(page: Page, matches: (request: Request) => boolean): string[] {
  const urls: string[] = [];
  page.on("request", (request) => matches(request) && urls.push(request.url()));
  return urls;
}

/**
 * What {@link record} finds when these were sent: Firefox does not tell bodies by WebDriver BiDi, only that there were
 * any.
 */
export const seen = (page: Page, bodies: unknown[]): unknown[] =>
  page.context().browser()?.browserType().name() === "firefox" ? bodies.map(() => null) : bodies;

/** Waits for the next such request. */
export const next = (page: Page, which: Which): Promise<Request> =>
  page.waitForRequest((request) => matches(request, which));

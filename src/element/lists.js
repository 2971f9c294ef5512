// Lists of participants, which come from the module as JSON.

import { defineProperty } from './attributes.js';

// Taken before the page can put another one in its place.
const { parse } = JSON;

/** The lists in the detail of `tp-change`. */
const LISTS = ['added', 'removed', 'changed'];

/**
 * The participants of a list.
 *
 * @param {string} json
 * @returns {unknown[]}
 */
export function participantsOf(json) {
  return parse(json);
}

/**
 * Makes the lists of an event's detail arrays, each when it is asked for: of a long list that takes a tenth of a second, and most
 * pages look only at the counts.
 *
 * @param {Record<string, any>} detail
 */
export function readLists(detail) {
  for (const name of LISTS) {
    const json = detail[name];
    /** @type {unknown[] | undefined} */
    let list;
    const get = () => (list ??= participantsOf(json));
    defineProperty(detail, name, { get });
  }
}

// The body of an answer, read chunk by chunk, so that one that is too large is not read to its end.

/**
 * The bytes of a body; `null` if they are more than `limit`, or if the answer says so in advance.
 *
 * The answer and its stream may be the page's own. Whatever they throw rejects the promise.
 *
 * @param {Response} response
 * @param {number} limit
 * @param {AbortSignal} signal ends reading
 * @returns {Promise<Uint8Array | null>}
 */
export async function readBody(response, limit, signal) {
  if (response.bodyUsed) throw new TypeError('the body was read already');
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const cancel = () => reader.cancel().catch(() => {});
  signal.addEventListener('abort', cancel);
  try {
    // That of the compressed body, if it is compressed; no body becomes smaller by that.
    const isTooLarge = Number(response.headers.get('content-length')) > limit;
    const chunks = isTooLarge ? null : await readChunks(reader, limit);
    signal.throwIfAborted();
    if (!chunks) {
      cancel();
      return null;
    }
    return joined(chunks);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/**
 * @param {ReadableStreamDefaultReader<Uint8Array>} reader
 * @param {number} limit
 * @returns {Promise<Uint8Array[] | null>} `null` if there are more bytes than `limit`
 */
async function readChunks(reader, limit) {
  const chunks = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return chunks;
    if (!(value instanceof Uint8Array)) throw new TypeError('the body has something else than bytes');
    length += value.length;
    if (length > limit) return null;
    chunks.push(value);
  }
}

/** @param {Uint8Array[]} chunks */
function joined(chunks) {
  if (chunks.length === 1 && chunks[0]) return chunks[0];
  const all = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

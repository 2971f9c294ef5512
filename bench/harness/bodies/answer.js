// A list answer as the server writes it. PHP's JSON escapes slashes and everything outside ASCII, so that the bytes of a
// real answer are ASCII (the recordings in tests/recordings have their lengths).

const escapes = new Map();

function quoted(text) {
  let json = escapes.get(text);
  if (json === undefined) {
    json = JSON.stringify(text)
      .replaceAll('/', '\\/')
      .replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    if (escapes.size > 200_000) escapes.clear();
    escapes.set(text, json);
  }
  return json;
}

function row({ inCall, lastPing, sessionId, participantType, userId, displayName }) {
  return (
    `{"inCall":${inCall},"lastPing":${lastPing},"sessionId":${quoted(sessionId)},` +
    `"participantType":${participantType},"userId":${quoted(userId)},"displayName":${quoted(displayName)}}`
  );
}

/** The bytes of the answer about these people. */
export function answer(people) {
  const rows = people.map(row).join(',');
  return Buffer.from(`{"ocs":{"meta":{"status":"ok","statuscode":200,"message":"OK"},"data":[${rows}]}}`);
}

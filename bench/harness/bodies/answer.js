// A list answer as a server of either API writes it. PHP's JSON escapes slashes and everything outside ASCII, so that the bytes of a
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

/** A row of API v4. Guests have an id of 40 characters there; here it begins their session id, which keeps their order. */
function attendee({ inCall, lastPing, sessionId, participantType, userId, displayName, attendeeId }) {
  const sessions = sessionId === '0' ? '' : quoted(sessionId);
  const [actor, type] = userId === '' ? [sessionId.slice(0, 40), 'guests'] : [userId, 'users'];
  return (
    `{"roomToken":"bench123","inCall":${inCall},"lastPing":${lastPing},"sessionIds":[${sessions}],` +
    `"participantType":${participantType},"attendeeId":${attendeeId},"actorId":${quoted(actor)},"actorType":"${type}",` +
    `"displayName":${quoted(displayName)},"permissions":254,"attendeePermissions":0,"attendeePin":""}`
  );
}

export const ROWS = { v1: row, v4: attendee };

/** The bytes of the answer about these people. */
export function answer(people, api = 'v1') {
  const rows = people.map(ROWS[api]).join(',');
  return Buffer.from(`{"ocs":{"meta":{"status":"ok","statuscode":200,"message":"OK"},"data":[${rows}]}}`);
}

// Every text and accessible name that the end-to-end tests ask for, in one place: when the interface is reworded, this
// file changes and no spec does. Names that only a test makes up (participants, conversations) stay in the specs.
//
// The texts are written out instead of taken from the panel's catalogue, so that a changed catalogue is noticed. ARIA
// snapshots and pictures of the gallery have their own copies; gallery.spec.ts says how to renew them.

/** "1,000": a number as the English texts have it. */
const count = (n: number): string => n.toLocaleString("en");

/** One of two forms, with the number in the place of `#`. */
const plural = (n: number, one: string, other: string): string => (n === 1 ? one : other).replace("#", count(n));

/** Sentences beside each other; empty ones are left out. */
const sentences = (...all: string[]): string => all.filter((one) => one !== "").join(" ");

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Matches what begins with these texts. */
export const beginning = (text: string): RegExp => new RegExp(`^${escaped(text)}`);

/** Matches what has this text somewhere. */
export const containing = (text: string): RegExp => new RegExp(escaped(text));

/** Matches what ends with this text. */
export const ending = (text: string): RegExp => new RegExp(`${escaped(text)}$`);

/**
 * Matches a text, as a whole, in which some places vary: `matching(ui.asOf, "\\d+")` stands for "As of 7" and the like.
 * The text is made with a mark in each of those places, which the patterns then replace in their order.
 */
export const matching = (text: (...places: string[]) => string, ...patterns: string[]): RegExp => {
  const marks = patterns.map((_, place) => `@${place}@`);
  const whole = marks.reduce(
    (text, mark, place) => text.replace(mark, () => patterns[place]!),
    escaped(text(...marks)),
  );
  return new RegExp(`^${whole}$`);
};

/** The panel in English. */
export const ui = {
  /**
   * A row of the list: the participant's name, whether it is the viewer, role, presence, and what else is said of them.
   */
  row: (name: string, ...parts: string[]) => [name, ...parts].join(", "),
  /** How many take part, and how many of them are online. */
  counted: (people: number, online: number) => `${ui.countPeople(people)}, ${ui.countOnline(online)}`,

  // The list.
  participants: "Participants",
  countPeople: (n: number) => plural(n, "# participant", "# participants"),
  countOnline: (n: number) => `${count(n)} online`,
  countShown: (n: number) => plural(n, "# person found", "# people found"),
  roleOwner: "Owner",
  roleModerator: "Moderator",
  roleUser: "User",
  roleGuest: "Guest",
  roleSelfJoined: "Self-joined user",
  roleGuestModerator: "Guest moderator",
  roleUnknown: (number: number) => `Unknown role (${number})`,
  online: "Online",
  inCall: "In call",
  lastSeen: (when: string) => `Last seen ${when}`,
  offline: "Offline",
  noLongerHere: "No longer here",
  show: "Show",
  showEverybody: "Everybody",
  showOnline: "Online",
  showModerators: "Moderators",
  showGuests: "Guests",
  sortBy: "Sort by",
  sortByLastActive: "Last active",
  sortByName: "Name",
  sortByRole: "Role",
  nobodyOfKind: "Nobody of this kind is here.",
  changes: (n: number) => plural(n, "# change", "# changes"),
  anyChanges: /^\d+ changes?$/,
  changesWait: (changes: string) => `${changes} in the order of the list. It waits until you leave the list.`,
  withMicrophone: "with microphone",
  byPhone: "by phone",
  /** With a microphone, with a camera, by phone. */
  inCallBy: /^(with|by) /,
  savingName: "Saving…",
  withCamera: "with camera",
  you: "You",
  guestWithoutName: "Guest",
  unnamedUser: "Unnamed user",
  searchParticipants: "Search participants",
  clearSearch: "Clear search",
  nobodyMatches: "Nobody matches",
  nobodyMatchesHint: (query: string) => `Nobody here has a name like “${query}”.`,
  loading: "Loading participants…",
  participantJoined: (name: string) => `${name} joined.`,
  participantLeft: (name: string) => `${name} left.`,
  roleGroup: "Group",
  roleEmail: "Guest by e-mail",
  membersAreListed: "Its members are in the list",
  devices: (n: number) => plural(n, "# device", "# devices"),

  // Where the viewer is, and what takes the list's place.
  join: "Join",
  joining: "Joining…",
  leave: "Leave",
  leaving: "Leaving…",
  notConnected: "You are not connected. Others see you as offline.",
  connected: "You are connected.",
  connectedElsewhereTitle: "Connected somewhere else",
  connectedElsewhere: "You are connected in another tab, browser or device.",
  connectionLost: "Your connection here was taken over or has timed out. You are still a participant.",
  yourName: "Your name",
  saveName: "Save name",
  nameSaved: (name: string) => `Your name is now “${name}”.`,
  passwordTitle: "Password required",
  passwordLabel: "Conversation password",
  passwordWrong: "That password is not right. Check it and try again.",
  passwordShow: "Show password",
  cancel: "Cancel",
  takeOverTitle: "Take over here?",
  takeOverText:
    "You are connected to this conversation in another tab, browser or device. If you join here, you are disconnected there; a call there ends for you.",
  takeOver: "Take over here",
  leaveTitle: "Leave this conversation?",
  leaveGuestModeratorText:
    "As a guest you leave for good: if you come back you are a new guest and no longer a moderator.",
  leaveSelfJoinedText:
    "You joined by the public link, so leaving takes you off the list. You can join again by the link.",
  notInConversationTitle: "You are not in this conversation",
  guestsCannotSeeTitle: "Guests cannot see the list",
  guestModerators: (names: string) => `Moderated by ${names}.`,
  lobbyTitle: "You are waiting in the lobby",
  noParticipants: "No participants",
  noParticipantsText: "Nobody is in this conversation.",
  notFoundTitle: "Conversation not found",
  signedOutTitle: "Signed out",
  wrongAccountTitle: "Signed in as someone else",
  joinOtherLogin: "Another list on this page is signed in differently",
  removedTitle: "You were removed",
  maintenanceTitle: "Server in maintenance",
  offlineTitle: "You are offline",
  tooNewTitle: "This server needs a newer panel",
  noTalkTitle: "Talk is not available",
  noConversationTitle: "No conversation chosen",
  noConversationText: "Choose a conversation to see who is in it.",
  badTokenText: (token: string) => `“${token}” is not a conversation token. It has 4 to 30 small letters and digits.`,
  badServerText: (url: string) => `“${url}” is not the address of a server.`,
  cannotBeLoadedTitle: "The list cannot be loaded",
  retry: "Try again",
  dismiss: "Dismiss",
  staleOffline: (time: string) => `You are offline. This is the list as of ${time}.`,
  staleProblem: (time: string) => `The server has a problem. This is the list as of ${time}.`,
  staleMaintenance: (time: string) => `The server is in maintenance. This is the list as of ${time}.`,
  unreadableEntries: (n: number) =>
    plural(n, "# entry of the list could not be read.", "# entries of the list could not be read."),
  left: "You left.",
  joined: "You joined.",
  awayTooLong: "You were away too long and are no longer in this conversation. Join again.",

  // Moderating one participant, adding, permissions, leaving for good.
  actions: (name: string) => `Actions for ${name}`,
  promoteToModerator: "Promote to moderator",
  demoteToUser: "Demote to user",
  demoteToGuest: "Demote to guest",
  removeFromConversation: "Remove from conversation",
  demoteTitle: (name: string) => `Demote ${name}?`,
  demote: "Demote",
  nobodyModerates:
    "Then nobody with an account moderates this conversation any more; to keep that, promote somebody first.",
  remove: "Remove",
  removeTitle: (name: string) => `Remove ${name}?`,
  removeUserText: (name: string) =>
    `${name} is taken off the list and cannot follow this conversation any more. You can undo this.`,
  removeModeratorText: (name: string) =>
    `${name} is taken off the list and is no longer a moderator. Undo adds and promotes them again.`,
  removeSelfJoinedText: (name: string) =>
    `${name} joined by the public link and can come back by it. This cannot be undone.`,
  removeGuestText: (name: string) =>
    `${name} is a guest and can come back at once by the link, as a new guest. This cannot be undone.`,
  removeForGoodText: (name: string) =>
    `${name} is taken off the list. Only a moderator with an account can add them again. This cannot be undone.`,
  removeGroupText: (name: string) =>
    `${name} is taken off the list, and its members with it, also those who were added one by one. This cannot be undone.`,
  changedTitle: (name: string) => `${name} has changed`,
  changedText: (name: string, role: string, action: string) =>
    `${name} is now: ${role}. Do you still want this: ${action}?`,
  goOn: "Go on",
  promoted: (name: string) => `${name} is now a moderator.`,
  demoted: (name: string) => `${name} is no longer a moderator.`,
  removed: (name: string) => `${name} was removed.`,
  undone: (name: string) => `Undone: ${name} is as before.`,
  undo: "Undo",
  undoPromote: (name: string) => `Undo last: promoting ${name}`,
  undoDemote: (name: string) => `Undo last: demoting ${name}`,
  undoRemove: (name: string) => `Undo last: removing ${name}`,
  noLongerAllowed: (name: string) => `${name} has another role by now, so this is not possible any more.`,
  guestGone: "That guest has left or reconnected meanwhile. Look at the list again and choose anew.",
  participantGone: "That person is not in this conversation any more.",
  notModerator: "Only moderators may do this. Your role may have changed; the list is being refreshed.",
  moreActions: "More actions",
  leaveConversation: "Leave conversation",
  leaveForGoodTitle: "Leave for good?",
  leaveForGoodPlain: "You are taken off the list. To come back, a moderator has to add you again.",
  leaveForGoodPublic:
    "You are taken off the list. You can join again by the public link, but not with your present role.",
  leaveForGoodDeletes:
    "You are the last member. If you leave, the conversation is deleted with everything in it, for everybody.",
  leftForGood: "You left this conversation for good.",
  lastModeratorTitle: "Promote somebody first",
  lastModeratorText: "You are the last moderator, and others would be left without one. Promote somebody, then leave.",
  promoteName: (name: string) => `Promote ${name}`,
  reasonPending: "A change of this person is still on its way.",
  reasonOffline: "You are offline.",
  addParticipants: "Add participants",
  toBeAdded: "To be added",
  doNotAdd: (name: string) => `Do not add ${name}`,
  addEntries: (n: number) => plural(n, "Add # entry", "Add # entries"),
  anyEntries: /^Add \d+ entr/,
  adding: "Adding…",
  addNobody: (typed: string) => `Nobody found. Press Enter to try “${typed}” as it stands.`,
  addFound: (n: number) => plural(n, "# suggestion", "# suggestions"),
  kindOfEntry: "Kind of entry",
  users: "Users",
  groups: "Groups",
  emailAddresses: "E-mail addresses",
  circles: "Circles",
  addedUser: (name: string) => `${name} was added.`,
  addedGroup: (name: string) => `Everybody of ${name} was added.`,
  addedEmail: (name: string) => `${name} was invited by e-mail. Invited addresses do not appear in this list.`,
  addedEmailListed: (name: string) => `${name} was invited by e-mail.`,
  addedAlready: (name: string) => `${name} is already here.`,
  addedSelfJoined: (name: string) => `${name} is already here, by the public link, and stays a self-joined user.`,
  addedToStay: (name: string) => `${name} was here by the public link, and is a permanent member now.`,
  addNowPublic: "The conversation is now public: everybody with the link can join.",
  addBadEmail: (name: string) => `${name} was not added. It is not an e-mail address.`,
  results: "Results",
  setPermissions: "Set permissions",
  permissionsTitle: (name: string) => `What may ${name} do?`,
  save: "Save",
  backToDefault: "Back to the default",
  permissionsChanged: (name: string) => `The permissions of ${name} were changed.`,
  permissionToSkipLobby: "Skip the lobby",
  permissionToSpeak: "Speak",
  permissionToWrite: "Write and react",
  permissionsFailed: (name: string, why = "") => sentences(`The permissions of ${name} could not be changed.`, why),
  sendInvitationAgain: "Send invitation again",
  invitedAgain: (name: string) => `${name} was invited again.`,
  notKeptHint:
    "You joined. This server keeps connections in a way that this panel does not know, so others may soon see you as offline.",

  // Why something was not done.
  notKnown: (why = "") => sentences("It is not known whether that worked; the list will show.", why),
  notKnownOf: (name: string, why = "") =>
    sentences(`${name}: it is not known whether that worked; the list will show.`, why),
  whyOffline: "The server could not be reached. Check your connection and try again.",
  whyServer: "The server has a problem. Try again in a moment.",
  whyTooMany: "That was too often. Wait a moment and try again.",
  whyMaintenance: "The server is in maintenance. Try again later.",
  whyNotApi: "The answer did not come from Nextcloud Talk. Check the server's address.",
  whyWrongAccount: "The server took you for somebody else, so the panel left again. Sign in again.",
  addFailed: (name: string, why = "") => sentences(`${name} was not added.`, why),
  removeFailed: (name: string, why = "") => sentences(`${name} was not removed.`, why),
  promoteFailed: (name: string, why = "") => sentences(`${name} was not made a moderator.`, why),
  demoteFailed: (name: string, why = "") => sentences(`${name} is still a moderator.`, why),
  leaveForGoodFailed: (why = "") => sentences("You have not left.", why),
  undoFailed: (why = "") => sentences("This could not be undone.", why),
  addNotHere: "This conversation does not take such an entry, or the server does not know this kind.",
  addNeedsAccount: "Only moderators with an account may add people. If you have one, sign in again.",
  addUnknown: "There is no such person or group, or the address was invited before.",
  removeLastOrTwo: "A conversation of two does not change its people, and the last moderator cannot be removed.",
  removeOwner: "Owners cannot be removed, and only moderators may remove others.",
  removeNoGuest: (name: string) => `${name} is not a guest any more. Look at the list again.`,
  promoteNotPossible: (name: string) =>
    `Only users who were added and guests can be promoted, and ${name} may be a moderator already.`,
  demoteNotPossible: (name: string) => `${name} is not a moderator who can be demoted.`,
  undoNotPossible: (name: string) => `${name} has changed meanwhile. Look at the list and decide anew.`,
  undoUnknown: (name: string) => `${name} is not there any more. Look at the list and decide anew.`,
  stoppedByHost: "The page around this list does not allow that.",
  joinFailed: (why = "") => sentences("You could not join.", why),

  // Moderating several at once; copying, exporting and printing the list.
  selectPeople: "Select people",
  selection: "Selection",
  selectedCount: (n: number) => `${count(n)} selected`,
  selectedUnseen: (n: number) => plural(n, "# of them is not shown", "# of them are not shown"),
  selectShown: "Select all shown",
  allOfflineGuests: "All offline guests",
  selectNone: "Select none",
  done: "Done",
  sendInvitationsAgain: "Send invitations again",
  removeManyTitle: (n: number) => plural(n, "Remove # person?", "Remove # people?"),
  promoteManyTitle: (n: number) => plural(n, "Promote # person to moderator?", "Promote # people to moderators?"),
  demoteManyTitle: (n: number) => plural(n, "Demote # moderator?", "Demote # moderators?"),
  sendInvitationsAgainTitle: (n: number) => plural(n, "Send # invitation again?", "Send # invitations again?"),
  removeManyText:
    "They are taken off the list. Undo adds users and moderators again; it cannot bring back guests and those who joined by the link.",
  skippedCount: (n: number) => plural(n, "# person is left out", "# people are left out"),
  close: "Close",
  about: (name: string, text: string) => `${name}: ${text}`,
  skipOwn: "This is you.",
  skipModerates: "Is a moderator already.",
  skipNoModerator: "Is no moderator.",
  skipSelfJoined: "Joined by the public link and cannot be promoted.",
  skipChanged: "Has another role by now.",
  batchRemove: "Removing",
  batchPromote: "Promoting",
  batchDemote: "Demoting",
  batchResend: "Inviting again",
  batchUndo: "Undoing",
  batchStarted: (what: string, people: string) => `${what}: ${people}`,
  batchProgress: (done: number, all: number) => `${count(done)} of ${count(all)}`,
  batchPausing: "The server needs a pause. This goes on by itself.",
  batchStopping: "Nothing more is sent. What is on its way is finished.",
  batchEnded: (what: string, ...results: string[]) => `${what}: ${results.join(", ")}`,
  batchDone: (n: number) => `${count(n)} done`,
  batchFailed: (n: number) => `${count(n)} failed`,
  batchSkipped: (n: number) => `${count(n)} left out`,
  batchNotSent: (n: number) => `${count(n)} not sent`,
  notSent: "Not sent.",
  tryAgain: (n: number) => `Try ${count(n)} again`,
  countPersons: (n: number) => plural(n, "# person", "# people"),
  undoRemoveMany: (n: number) => plural(n, "Undo last: removing # person", "Undo last: removing # people"),
  copyList: "Copy list",
  copyAll: "Copy list: everybody",
  copyShown: (n: number) => `Copy list: ${count(n)} shown`,
  exportAsCsv: "Export as CSV",
  exportAllAsCsv: "Export as CSV: everybody",
  exportShownAsCsv: (n: number) => `Export as CSV: ${count(n)} shown`,
  copied: (n: number) => plural(n, "# person was copied.", "# people were copied."),
  copyFailed: "The browser does not allow copying here. Choose “Export as CSV” instead.",
  exported: (name: string) => `The file ${name} was given to the browser.`,
  columnName: "Name",
  columnRole: "Role",
  columnPresence: "Presence",
  columnLastSeen: "Last seen",
  columnUser: "User id",
  columnInCall: "In call",
  yes: "yes",
  no: "no",
  asOf: (time: string) => `As of ${time}`,
} as const;

/** What the element says in the place of the panel, when that cannot start or has stopped. */
export const element = {
  stopped: "The participant list has stopped because of an error in it.",
  restart: "Restart",
  tooOld: /too old for the participant list/,
  couldNotBeLoaded: /could not be loaded/,
  needsWebAssembly: /needs WebAssembly/,
  blockedByPolicy: /blocked by this page's Content-Security-Policy.*'wasm-unsafe-eval'/,
} as const;

/** The standalone page. */
export const standalone = {
  conversation: "Conversation link or token",
  userName: "User name",
  appPassword: "App password",
  signIn: "Sign in",
  signInWithAccount: "Sign in with an account",
  continueAsGuest: "Continue as guest",
  switchPerson: "Switch person",
  conversationsOfDemo: "Conversations of this demo",
  enterLink: "Enter the link or the token of a conversation.",
  signedInAs: (name: string) => `Signed in as ${name}`,
  wrongPassword: "The user name or the app password is wrong.",
  maintenance: "The server is in maintenance. Try again later.",
  cannotBeReached: "The Nextcloud server cannot be reached.",
  server: (url: string) => `Server: ${url}`,
  redirected: (url: string) =>
    `The Nextcloud server sends this page on to ${url}. If that is right, start the demo with that address.`,
  otherServer: (theirs: string, own: string) => `This link belongs to ${theirs}, but this page is connected to ${own}`,
  personas: {
    Owner: "Owner",
    Moderator: "Moderator",
    User: "User",
    Guest: "Guest",
    "Self-joined user": "Self-joined user",
    "Guest moderator": "Guest moderator",
  },
} as const;

/** The page of the Nextcloud app. */
export const app = {
  conversation: "Conversation link or token",
  showParticipants: "Show participants",
  anotherConversation: "Another conversation",
  enterLink: "Enter the link or the token of a conversation.",
  neither: "This is neither a link nor a token. A token has 4 to 30 small letters and digits.",
  noConversationLink: "This link does not lead to a conversation. Such a link has /call/ and a token in it.",
  otherServer: (theirs: string, own: string) => `This link belongs to ${theirs}, but this is ${own}.`,
  linkHint: /ends in \/call\//,
  namesNoConversation: "This does not name a conversation",
} as const;

/** The pages of the folder `examples`. */
export const example = {
  join: "Join the meeting",
  leave: "Leave the meeting",
  lookAgain: "Look again",
  compactRows: "Compact rows",
  speakers: "Speakers",
  whatHappened: "What happened",
  count: (people: number, online: number) => `${people} people, ${online} online`,
  hasSpoken: (name: string) => `${name} has spoken`,
  letSpeak: "Let speak",
  sayHello: "Say hello",
  hello: (name: string) => `Hello ${name}`,
  connectedAs: (role: string) => `You are connected as ${role}.`,
  left: "You left the meeting.",
  listIsHere: (people: number) => `The list is here: ${people} people`,
  lookedAgain: (online: number, people: number) => `Looked again: ${online} of ${people} online`,
  isOnline: (name: string) => `${name} is online`,
  spoken: (name: string) => `speak ${name}: done`,
} as const;

/** The gallery. */
export const gallery = { title: "Gallery" } as const;

/** The panel in other languages, as far as tests ask for it. */
export const german = {
  participants: "Teilnehmende",
  count: "3 Teilnehmende, 1 online",
  searchParticipants: "Teilnehmende suchen",
  actions: (name: string) => `Aktionen für ${name}`,
  row: ui.row,
  you: "Sie",
  roleOwner: "Eigentümer/in",
  roleModerator: "Moderator/in",
  roleUser: "Mitglied",
  online: "Online",
  offline: "Offline",
  lastSeen: (when: string) => `Zuletzt gesehen: ${when}`,
  hoursAgo: (n: number) => `vor ${n} Stunden`,
} as const;

export const arabic = {
  participants: "المشاركون",
  searchParticipants: "البحث عن مشاركين",
  roleModerator: "مشرف",
  roleUser: "مستخدم",
  online: "متصل",
  offline: "غير متصل",
  comma: "، ",
  /** How many participants there are, in the plural forms that Arabic has for them. */
  counts: { 1: "مشارك واحد", 2: "مشاركان", 3: "3 مشاركين", 11: "11 مشاركًا" },
} as const;

export const hebrew = { roleUser: "משתמש", offline: "לא מחובר", comma: ", " } as const;

export const french = {
  passwordTitle: "Mot de passe requis",
  passwordHint: "Cette conversation est protégée",
  passwordLabel: "Mot de passe de la conversation",
  passwordShow: "Afficher le mot de passe",
  join: "Rejoindre",
  cancel: "Annuler",
} as const;

export const portuguese = { searchParticipants: "Pesquisar participantes" } as const;

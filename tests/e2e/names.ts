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
  counted: (people: number, online: number) => `${ui.countPersons(people)}, ${ui.countOnline(online)}`,

  // The list.
  participants: "Participants",
  countOnline: (n: number) => `${count(n)} online`,
  countShown: (n: number) => plural(n, "# person found", "# people found"),
  roleOwner: "Owner",
  roleModerator: "Moderator",
  roleUser: "User",
  roleGuest: "Guest",
  roleSelfJoined: "Joined by link",
  roleGuestModerator: "Guest moderator",
  roleUnknown: (number: number) => `Unknown role (${number})`,
  online: "Online",
  inCall: "In call",
  lastSeen: (when: string) => `Last seen ${when}`,
  offline: "Offline",
  noLongerHere: "No longer here",
  away: "Away",
  busy: "Do not disturb",
  restricted: "Limited permissions",
  /** The name of a section of the list. */
  section: (name: string, n: number) => `${name} ${count(n)}`,
  headingOwners: "Owners",
  headingGuestModerators: "Guest moderators",
  headingUsers: "Users",
  show: "Show",
  showEverybody: "All",
  showOnline: "Online",
  showModerators: "Moderators",
  showGuests: "Guests",
  sortBy: "Sort by",
  sortByLastActive: "Last active",
  sortByName: "Name",
  sortByRole: "Role",
  nobodyOfKind: "Nobody here matches this filter.",
  changes: (n: number) => plural(n, "Show # update", "Show # updates"),
  anyChanges: /^Show \d+ updates?$/,
  changesWait: (changes: string) => `${changes}. The order waits until you leave the list.`,
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
  searchOrAdd: "Search or add participants",
  /** The field that searches, and adds where the viewer may add. */
  field: /^Search (or add )?participants$/,
  inThisConversation: "In this conversation",
  addToConversation: "Add to conversation",
  sorted: (order: string) => `${ui.sortBy}: ${order}`,
  clearSearch: "Clear search",
  nobodyMatches: "Nobody matches",
  nobodyMatchesHint: (query: string) => `No name here contains “${query}”.`,
  loading: "Loading participants…",
  participantJoined: (name: string) => `${name} joined.`,
  participantLeft: (name: string) => `${name} left.`,
  roleGroup: "Group",
  roleEmail: "Guest by e-mail",
  membersAreListed: "Members are listed",
  devices: (n: number) => plural(n, "# device", "# devices"),

  // Where the viewer is, and what takes the list's place.
  join: "Join",
  joining: "Joining…",
  leave: "Leave",
  leaving: "Leaving…",
  ownOnline: "You, online",
  ownOffline: "You, offline",
  ownInCall: "You, in call",
  ownElsewhere: "You, online elsewhere",
  ownLost: "Your session has expired",
  joinAbout: "You appear online to others.",
  leaveAbout: "You appear offline to others. You're still a participant.",
  editName: "Edit name",
  connectedElsewhere: "You're connected in another tab, browser or device.",
  connectionLost: "Your session ended, or you connected somewhere else. You're still a participant.",
  yourName: "Your name",
  saveName: "Save name",
  nameSaved: (name: string) => `Your name is now “${name}”.`,
  passwordTitle: "Password required",
  passwordLabel: "Conversation password",
  passwordWrong: "Wrong password. Try again.",
  passwordShow: "Show password",
  cancel: "Cancel",
  takeOverTitle: "Take over here?",
  takeOverText:
    "You're already connected in another tab, browser or device. If you join here, you're disconnected there, and leave a call there.",
  takeOver: "Take over here",
  leaveTitle: "Leave this conversation?",
  leaveGuestModeratorText:
    "Guests leave for good. If you come back, you're a new guest and no longer a moderator.",
  leaveSelfJoinedText:
    "You joined by link, so you lose access when you leave. You can join again with the link.",
  notInConversationTitle: "You're not in this conversation",
  guestIn: (name: string) => `You're in as ${name}`,
  anyGuestIn: /^You're in as /,
  guestModerators: (names: string) => `Moderated by ${names}.`,
  lobbyTitle: "You're in the lobby",
  noParticipants: "No participants",
  noParticipantsText: "Nobody is in this conversation.",
  notFoundTitle: "Conversation not found",
  notFoundText: "It may have been deleted, or you're not a member. Check the link, or ask the person who sent it.",
  signedOutTitle: "Signed out",
  wrongAccountTitle: "Signed in as someone else",
  joinOtherLogin: "Another list on this page is signed in differently",
  removedTitle: "You were removed",
  maintenanceTitle: "Server in maintenance",
  offlineTitle: "You're offline",
  tooNewTitle: "This server needs a newer panel",
  noTalkTitle: "Talk isn't available",
  noConversationTitle: "No conversation selected",
  noConversationText: "Select a conversation to see who's in it.",
  badTokenText: (token: string) => `“${token}” isn't a conversation token. A token has 4 to 30 lowercase letters and digits.`,
  badServerText: (url: string) => `“${url}” isn't a server address.`,
  cannotBeLoadedTitle: "Couldn't load participants",
  retry: "Try again",
  dismiss: "Dismiss",
  staleServer: (time: string) => `Nextcloud isn't answering. List as of ${time}.`,
  noAnswerTitle: "Nextcloud isn't answering",
  listIsFresh: "The list is up to date again.",
  readOnlyConversation: "Read-only. Nobody can write or call.",
  lobbyIsOn: "The lobby is on. Only moderators can come in.",
  leftTitle: "You left",
  nowModerator: "You're now a moderator.",
  noLongerModerator: "You're no longer a moderator.",
  staleOffline: (time: string) => `You're offline. List as of ${time}.`,
  staleProblem: (time: string) => `The server has a problem. List as of ${time}.`,
  staleMaintenance: (time: string) => `The server is in maintenance. List as of ${time}.`,
  unreadableEntries: (n: number) =>
    plural(n, "# entry couldn't be read.", "# entries couldn't be read."),
  left: "You left.",
  joined: "You joined.",
  awayTooLong: "Your session has expired, so you're no longer in this conversation. Join again.",

  // Moderating one participant, adding, permissions, leaving for good.
  actions: (name: string) => `Actions for ${name}`,
  promoteToModerator: "Promote to moderator",
  demoteToUser: "Demote to user",
  demoteToGuest: "Demote to guest",
  removeFromConversation: "Remove from conversation",
  promoteTitle: (name: string) => `Promote ${name}?`,
  promoteNamesake: "A moderator here has the same name. Make sure that this is the right person.",
  nameTooLong: "64 characters at most. The rest will be cut.",
  guestNumbered: (number: number) => `Guest ${number}`,
  addMatches: (count: number) => (count === 1 ? "1 match" : `${count} matches`),
  addNoMatch: "No match",
  addChoose: (name: string) => `Choose who ${name} is`,
  addUndecided: (name: string) => `${name} wasn't added. Choose who is meant.`,
  addUnmatched: (name: string) => `${name} wasn't added. Nobody matches.`,
  publicTitle: "Make this conversation public?",
  publicInvite: "Invite",
  demoteTitle: (name: string) => `Demote ${name}?`,
  demote: "Demote",
  nobodyModerates:
    "No one with an account will moderate this conversation. Promote someone first to keep a moderator.",
  remove: "Remove",
  removeTitle: (name: string) => `Remove ${name}?`,
  removeUserText: (name: string) =>
    `${name} loses access to this conversation. You can undo this.`,
  removeModeratorText: (name: string) =>
    `${name} loses access to this conversation and is no longer a moderator. You can undo this.`,
  removeSelfJoinedText: (name: string) =>
    `${name} joined by link and can come back with it. You can't undo this.`,
  removeGuestText: (name: string) =>
    `${name} is a guest and can come back with the link, as a new guest. You can't undo this.`,
  removeForGoodText: (name: string) =>
    `${name} loses access to this conversation. Only a moderator with an account can add them again. You can't undo this.`,
  removeGroupText: (name: string) =>
    `${name} and all its members lose access, including those who were added individually. You can't undo this.`,
  changedTitle: (name: string) => `${name} has changed`,
  changedText: (name: string, role: string, action: string) =>
    `${name} is now ${role}. Continue with “${action}”?`,
  goOn: "Continue",
  promoted: (name: string) => `${name} is now a moderator.`,
  demoted: (name: string) => `${name} is no longer a moderator.`,
  removed: (name: string) => `${name} was removed.`,
  undone: (name: string) => `Undone: ${name} is as before.`,
  undo: "Undo",
  undoPromote: (name: string) => `Undo last: promoting ${name}`,
  undoDemote: (name: string) => `Undo last: demoting ${name}`,
  undoRemove: (name: string) => `Undo last: removing ${name}`,
  noLongerAllowed: (name: string) => `${name}'s role has changed, so this is no longer possible.`,
  guestGone: "That guest has left or reconnected. Check the list and choose again.",
  participantGone: "That person is no longer in this conversation.",
  notModerator: "Only moderators can do this. Your role may have changed. Check the list.",
  moreActions: "More actions",
  leaveConversation: "Leave conversation for good",
  leaveForGoodTitle: "Leave for good?",
  leaveForGoodPlain: "You lose access to this conversation. To come back, a moderator has to add you again.",
  leaveForGoodTwo: "You lose access to this conversation until one of you starts it again.",
  leaveForGoodPublic:
    "You lose access and your role. You can join again with the link.",
  leaveForGoodDeletes:
    "You're the last member. If you leave, the conversation is deleted for everyone.",
  leftForGood: "You left this conversation for good.",
  lastModeratorTitle: "Promote someone first",
  lastModeratorText: "You're the last moderator. Promote someone, then leave.",
  promoteName: (name: string) => `Promote ${name}`,
  reasonPending: "Another change to this person is in progress.",
  reasonOffline: "You're offline.",
  addParticipants: "Add participants",
  toBeAdded: "To be added",
  doNotAdd: (name: string) => `Don't add ${name}`,
  clearAll: "Clear all",
  undoAdd: (name: string) => `Undo last: adding ${name}`,
  andMore: (n: number) => `and ${count(n)} more`,
  addEntries: (n: number) => plural(n, "Add # person", "Add # people"),
  anyEntries: /^Add \d+ pe/,
  adding: "Adding…",
  addNobody: (typed: string) => `No match. Press Enter to add “${typed}” anyway.`,
  addFound: (n: number) => plural(n, "# suggestion", "# suggestions"),
  kindOfEntry: "Add as",
  users: "Users",
  groups: "Groups",
  emailAddresses: "E-mail addresses",
  circles: "Circles",
  addedUser: (name: string) => `${name} was added.`,
  addedGroup: (name: string) => `Everyone in ${name} was added.`,
  addedEmail: (name: string) => `${name} was invited by e-mail. Invited addresses aren't listed here.`,
  addedEmailListed: (name: string) => `${name} was invited by e-mail.`,
  addedAlready: (name: string) => `${name} is already here.`,
  addedSelfJoined: (name: string) => `${name} is already here and still counts as joined by link.`,
  addedToStay: (name: string) => `${name} joined by link and is now a member.`,
  addNowPublic: "The conversation is now public. Everyone with the link can join.",
  addBadEmail: (name: string) => `${name} wasn't added. That's not an e-mail address.`,
  results: "Results",
  setPermissions: "Set permissions",
  permissionsTitle: (name: string) => `What can ${name} do?`,
  save: "Save",
  backToDefault: "Use default",
  permissionsChanged: (name: string) => `Changed permissions of ${name}.`,
  permissionToSkipLobby: "Skip the lobby",
  permissionToSpeak: "Speak",
  permissionToWrite: "Write and react",
  permissionsFailed: (name: string, why = "") => sentences(`Couldn't change permissions of ${name}.`, why),
  sendInvitationAgain: "Send invitation again",
  invitedAgain: (name: string) => `${name} was invited again.`,
  notKeptHint:
    "You joined, but this server may soon show you as offline to others.",

  // Why something was not done.
  notKnown: (why = "") => sentences("We couldn't confirm that. Check the list.", why),
  notKnownOf: (name: string, why = "") =>
    sentences(`${name}: we couldn't confirm that. Check the list.`, why),
  whyOffline: "Couldn't reach the server. Check your connection and try again.",
  whyServer: "The server has a problem. Try again in a moment.",
  whyTooMany: "Too many requests. Try again in a moment.",
  whyMaintenance: "The server is in maintenance. Try again later.",
  whyNotApi: "That wasn't an answer from Nextcloud Talk. Check the server address.",
  whyWrongAccount: "The server took you for someone else, so you left again. Sign in again.",
  addFailed: (name: string, why = "") => sentences(`${name} wasn't added.`, why),
  removeFailed: (name: string, why = "") => sentences(`${name} wasn't removed.`, why),
  promoteFailed: (name: string, why = "") => sentences(`${name} wasn't promoted.`, why),
  demoteFailed: (name: string, why = "") => sentences(`${name} is still a moderator.`, why),
  leaveForGoodFailed: (why = "") => sentences("You're still here.", why),
  undoFailed: (why = "") => sentences("Couldn't undo that.", why),
  addNotHere: "This can't be added to this conversation.",
  addNeedsAccount: "Only moderators with an account can add people. If you have one, sign in again.",
  addUnknown: "No such person or group, or the address is already invited.",
  removeLastOrTwo: "Nobody can be removed from a one-to-one conversation, and the last moderator can't be removed.",
  removeOwner: "Owners can't be removed, and only moderators can remove others.",
  removeNoGuest: (name: string) => `${name} is no longer a guest. Check the list.`,
  promoteNotPossible: (name: string) =>
    `Only members and guests can be promoted, and ${name} may already be a moderator.`,
  demoteNotPossible: (name: string) => `${name} can't be demoted.`,
  undoNotPossible: (name: string) => `${name} has changed in the meantime. Check the list.`,
  undoUnknown: (name: string) => `${name} is no longer there. Check the list.`,
  stoppedByHost: "This page doesn't allow that.",
  joinFailed: (why = "") => sentences("Couldn't join.", why),

  // Moderating several at once; copying, exporting and printing the list.
  selectPeople: "Select people",
  selection: "Selection",
  selectedCount: (n: number) => `${count(n)} selected`,
  selectedUnseen: (n: number) => plural(n, "# of them not shown", "# of them not shown"),
  selectShown: "Select all shown",
  allOfflineGuests: "All offline guests",
  selectNone: "Clear selection",
  done: "Done",
  sendInvitationsAgain: "Send invitations again",
  removeManyTitle: (n: number) => plural(n, "Remove # person?", "Remove # people?"),
  promoteManyTitle: (n: number) => plural(n, "Promote # person to moderator?", "Promote # people to moderators?"),
  demoteManyTitle: (n: number) => plural(n, "Demote # moderator?", "Demote # moderators?"),
  sendInvitationsAgainTitle: (n: number) => plural(n, "Send # invitation again?", "Send # invitations again?"),
  removeManyText:
    "They lose access to this conversation. Undo brings back members, but not guests and people who joined by link.",
  skippedCount: (n: number) => plural(n, "# person is left out", "# people are left out"),
  close: "Close",
  about: (name: string, text: string) => `${name}: ${text}`,
  skipOwn: "This is you.",
  skipModerates: "Already a moderator.",
  skipNoModerator: "Not a moderator.",
  skipSelfJoined: "Joined by link, so can't be promoted.",
  skipChanged: "Role has changed.",
  batchRemove: "Removing",
  batchPromote: "Promoting",
  batchDemote: "Demoting",
  batchResend: "Inviting again",
  batchUndo: "Undoing",
  batchStarted: (what: string, people: string) => `${what}: ${people}`,
  batchProgress: (done: number, all: number) => `${count(done)} of ${count(all)}`,
  batchPausing: "The server needs a pause. This continues automatically.",
  batchStopping: "Stopping after what was already sent.",
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
  copyAll: "Copy list: everyone",
  copyShown: (n: number) => `Copy list: ${count(n)} shown`,
  exportAsCsv: "Export as CSV",
  exportAllAsCsv: "Export as CSV: everyone",
  exportShownAsCsv: (n: number) => `Export as CSV: ${count(n)} shown`,
  copied: (n: number) => plural(n, "Copied # person.", "Copied # people."),
  copyFailed: "This browser doesn't allow copying here. Choose “Export as CSV” instead.",
  exported: (name: string) => `Saved ${name}.`,
  columnName: "Name",
  columnRole: "Role",
  columnPresence: "Presence",
  columnLastSeen: "Last seen",
  columnUser: "User id",
  columnInCall: "In call",
  yes: "yes",
  no: "no",
  asOf: (time: string) => `As of ${time}`,

  // What newer servers have.
  removeAndBanItem: "Remove and ban…",
  removeAndBan: "Remove and ban",
  banTitle: (name: string) => `Remove and ban ${name}?`,
  banManyTitle: (n: number) => plural(n, "Remove and ban # person?", "Remove and ban # people?"),
  banNote: "Internal note",
  wasBanned: (name: string) => `${name} was removed and banned.`,
  batchBan: "Removing and banning",
  bannedPeople: "Banned people",
  nobodyIsBanned: "Nobody is banned.",
  bans: (n: number) => plural(n, "# ban", "# bans"),
  searchBans: "Search bans",
  endBanOf: (name: string) => `End the ban of ${name}`,
  banEnded: (name: string) => `The ban of ${name} has ended.`,
  youWereBanned: "You were banned from this conversation",
  isBanned: (name: string) => `${name} is banned. End the ban first.`,
  turnOnLobbyItem: "Turn on lobby…",
  turnOnLobbyTitle: "Turn on the lobby?",
  turnOn: "Turn on",
  letEveryoneInAt: "Let everyone in at (optional)",
  turnOffLobby: "Turn off lobby",
  lobbyIsOnNow: "The lobby is on.",
  lobbyIsOff: "The lobby is off. Everyone can come in.",
  peopleWait: (n: number) => plural(n, "# person is waiting.", "# people are waiting."),
  opensAgain: "The conversation opens on ",
  inTheLobby: "In the lobby",
  letIn: "Let in",
  letAllIn: "Let all in",
  sendBackToLobby: "Send back to lobby",
  canComeIn: (name: string) => `${name} can come in.`,
  limitedPermissions: "Limited permissions",
  grantAll: "Grant all permissions",
  revokeAll: "Remove all permissions",
  resetPermissions: "Reset permissions",
  revokeManyTitle: (n: number) => plural(n, "Remove all permissions of # person?", "Remove all permissions of # people?"),
  callNotification: "Send call notification",
  gotNotification: (name: string) => `${name} got a call notification.`,
  callThisNumber: "Call this number",
  copyNumber: "Copy phone number",
  copyPin: "Copy dial-in PIN",
  copiedText: (text: string) => `Copied ${text}`,
  joinTheCallFirst: "Join the call first.",
  rolePhone: "Phone number",
  emailGuest: (n: number) => `E-mail guest ${n}`,
  wasInvitedBefore: (name: string) => `${name} was invited before. No new invitation was sent.`,
  wasInvited: (name: string) => `${name} was invited.`,
  breakoutRooms: "Breakout rooms",
  inviteFromFile: "Invite from file…",
  inviteFromFileTitle: "Invite e-mail addresses from a file",
  csvFile: "CSV file",
  invite: "Invite",
  willBeInvited: (n: number) => plural(n, "# address will be invited.", "# addresses will be invited."),
  linesLeftOut: (lines: string) => `These lines are left out because they have no e-mail address: ${lines}.`,
  invitedPeople: (n: number) => plural(n, "Invited # person.", "Invited # people."),
  saveCallList: "Save list of the call",
  startGroupTitle: "Start a group?",
  startGroup: "Start group",
  groupStarted: (name: string) => `The group “${name}” has started. You find it in your list of conversations.`,
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

/** More of it: the ways to the server's login, and its texts in other languages. */
export const appForm = { title: "Who is in the conversation?" } as const;
export const appLogin = { haveAccount: "Have an account?", logIn: "Log in" } as const;
export const appGerman = {
  conversation: "Link oder Token der Unterhaltung",
  showParticipants: "Teilnehmende anzeigen",
  anotherConversation: "Andere Unterhaltung",
  haveAccount: "Schon ein Konto?",
  logIn: "Anmelden",
  enterLink: "Bitte den Link oder das Token einer Unterhaltung eingeben.",
  otherServer: (theirs: string, own: string) => `Dieser Link gehört zu ${theirs}, dies hier ist ${own}.`,
} as const;
export const appArabic = {
  conversation: "رابط المحادثة أو رمزها",
  showParticipants: "عرض المشاركين",
  anotherConversation: "محادثة أخرى",
  neither: "هذا ليس رابطًا ولا رمزًا. يتكون الرمز من 4 إلى 30 حرفًا لاتينيًا صغيرًا ورقمًا.",
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
  searchOrAdd: "Teilnehmende suchen oder hinzufügen",
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
  searchOrAdd: "البحث عن مشاركين أو إضافتهم",
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

export const portuguese = { addParticipants: "Adicionar participantes" } as const;

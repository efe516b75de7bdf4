/** Error numbers of the servers: a stable word, the meaning for logs, and whether the server ends the connection. */

export interface ErrorMeaning {
  /** Stable word for programs. */
  readonly code: string;
  /** English, for logs. */
  readonly meaning: string;
  /** Whether the server closes the connection after it, as far as is known. */
  readonly drops: boolean;
}

type Row = readonly [number: number, code: string, meaning: string];

/** After these the connection stays. */
const KEEPING: readonly Row[] = [
  [200, 'syntaxError', 'syntax error'],
  [201, 'invalidParameter', 'invalid parameter'],
  [203, 'invalidFederatedAccount', 'account of another network is invalid'],
  [204, 'unknownNetwork', 'network is not known or cannot be reached'],
  [205, 'noSuchAccount', 'there is no such account'],
  [206, 'domainMissing', 'account has no domain'],
  [207, 'alreadySignedIn', 'signed in already'],
  [208, 'invalidAccount', 'account is invalid'],
  [209, 'nameNotAllowed', 'display name is not allowed'],
  [210, 'listFull', 'list is full'],
  [213, 'invalidRename', 'contact cannot be renamed'],
  [215, 'alreadyThere', 'already on the list or in the session'],
  [216, 'notThere', 'not on the list, or blocks the caller'],
  [217, 'notOnline', 'principal is not online'],
  [218, 'alreadySet', 'setting has that value already'],
  [219, 'onOppositeList', 'on the opposite list'],
  [220, 'pagesNotAccepted', 'principal accepts no pages'],
  [223, 'tooManyGroups', 'too many groups'],
  [224, 'noSuchGroup', 'there is no such group'],
  [225, 'notInGroup', 'contact is not in that group'],
  [227, 'groupNotEmpty', 'group is not empty'],
  [228, 'groupNameExists', 'a group of that name exists'],
  [229, 'groupNameTooLong', 'group name is too long'],
  [230, 'groupCannotBeRemoved', 'group 0 cannot be removed'],
  [231, 'invalidGroup', 'group is invalid'],
  [232, 'invalidPhoneNumber', 'phone number is invalid'],
  [233, 'unknownPhoneNumber', 'phone number is not known'],
  [234, 'unknownMobileDomain', 'mobile domain is not known'],
  [240, 'emptyListElement', 'empty domain or list element'],
  [241, 'invalidListXml', 'list document is invalid'],
  [281, 'switchboardReferralFailed', 'referral to a switchboard failed'],
  [282, 'invalidP2pData', 'P2P data is invalid'],
  [283, 'unknownNotificationType', 'type of notification is not known'],
  [285, 'messageTooLong', 'message is too long'],
  [290, 'outOfCredit', 'out of credit'],
  [300, 'fieldMissing', 'required field is missing'],
  [302, 'notSignedIn', 'not signed in'],
  [402, 'contactListUnavailable', 'contact list is unavailable'],
  [403, 'addressBookError', 'error of the address book'],
  [413, 'mobileNotSubscribed', 'no mobile subscription'],
  [414, 'mobileFundsLow', 'not enough funds for a mobile message'],
  [415, 'mobileNotSupported', 'mobile messages are not supported'],
  [416, 'mobileCarrierRefused', 'mobile carrier refused'],
  [417, 'mobileMarketUnknown', 'mobile market is not known'],
  [418, 'mobileTryLater', 'mobile service asks to try later'],
  [419, 'mobileNoMarket', 'no mobile market'],
  [420, 'accountNotPermitted', 'account is not permitted'],
  [501, 'databaseError', 'database error of the server'],
  [502, 'commandDisabled', 'command is switched off'],
  [504, 'serviceChanging', 'service goes up or down'],
  [508, 'federatedPartnerError', 'error of the other network'],
  [509, 'pageModeError', 'message to the other network failed'],
  [510, 'fileOperationFailed', 'file operation of the server failed'],
  [520, 'serverOutOfMemory', 'server is out of memory'],
  [606, 'pagingUnavailable', 'paging is unavailable'],
  [711, 'writeBlocking', 'server cannot write, or the session is restricted'],
  [712, 'sessionOverloaded', 'session is overloaded'],
  [713, 'tooActive', 'too many calls in too short a time'],
  [714, 'tooManySessions', 'too many sessions'],
  [715, 'notExpected', 'command is not expected now'],
  [717, 'badFriendFile', 'list data of the server is damaged'],
  [718, 'accountRestricted', 'account is restricted'],
  [719, 'sessionFederated', 'session belongs to another network'],
  [726, 'accountFederated', 'account belongs to another network'],
  [800, 'changingTooRapidly', 'changing too rapidly'],
  [801, 'circleClosed', 'circle is closed'],
  [913, 'notAllowedWhileHidden', 'not allowed while appearing offline'],
  [933, 'invalidCircle', 'circle is invalid'],
];

/** After these the server closes. */
const DROPPING: readonly Row[] = [
  [280, 'switchboardFailed', 'switchboard failed'],
  [500, 'internalServerError', 'internal error of the server'],
  [503, 'badInvitationMail', 'arguments of the invitation mail are wrong'],
  [511, 'detailedError', 'refused, details in the body'],
  [540, 'challengeFailed', 'challenge was answered wrongly or too late'],
  [600, 'serverBusy', 'server is busy'],
  [601, 'serverUnavailable', 'server is unavailable'],
  [602, 'peerServerDown', 'name server of the service is down'],
  [603, 'databaseConnectionFailed', 'server cannot reach its database'],
  [604, 'serverGoingDown', 'server is going down'],
  [605, 'serverUnavailable', 'server is unavailable'],
  [700, 'connectionFailed', 'server could not make a connection'],
  [707, 'connectionFailed', 'server could not make a connection'],
  [710, 'badClientInformation', 'arguments of the client information are wrong'],
  [731, 'clientInformationNotExpected', 'client information was not expected'],
  [733, 'roamingSignOff', 'signed off from another place'],
  [734, 'tooManyPlaces', 'signed in at too many places'],
  [910, 'serverBusy', 'server is too busy'],
  [911, 'authenticationFailed', 'authentication failed'],
  [912, 'serverBusy', 'server is too busy'],
  [914, 'serverUnavailable', 'server is unavailable'],
  [915, 'serverUnavailable', 'server is unavailable'],
  [916, 'serverUnavailable', 'server is unavailable'],
  [917, 'serverUnavailable', 'server is unavailable'],
  [918, 'serverBusy', 'server is too busy'],
  [919, 'serverBusy', 'server is too busy'],
  [920, 'newUsersRefused', 'server accepts nobody new'],
  [921, 'serverBusy', 'server is too busy'],
  [922, 'serverBusy', 'server is too busy'],
  [923, 'childAccountWithoutConsent', 'account of a child without consent'],
  [924, 'accountNotVerified', 'account is not verified'],
  [927, 'childAccountWithoutConsent', 'account of a child without consent'],
  [928, 'badTicket', 'ticket is bad, or the account has moved'],
  [931, 'accountElsewhere', 'account is not on this server'],
];

function rows(table: readonly Row[], drops: boolean): readonly (readonly [number, ErrorMeaning])[] {
  return table.map(([number, code, meaning]) => [number, { code, meaning, drops }]);
}

const MEANINGS: ReadonlyMap<number, ErrorMeaning> = new Map([
  ...rows(KEEPING, false),
  ...rows(DROPPING, true),
]);

const MOBILE_CARRIER_FIRST = 550;
const MOBILE_CARRIER_LAST = 598;

/** What an error number means; a number nobody has told the meaning of is `unknownError`. */
export function errorMeaning(number: number): ErrorMeaning {
  const known = MEANINGS.get(number);
  if (known !== undefined) return known;
  if (number >= MOBILE_CARRIER_FIRST && number <= MOBILE_CARRIER_LAST) {
    return { code: 'mobileCarrierError', meaning: 'error of a mobile carrier', drops: false };
  }
  return { code: 'unknownError', meaning: 'unknown error', drops: false };
}

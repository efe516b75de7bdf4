/** Content types of message bodies, as they stand on the wire. */
export const CONTENT_TYPES = {
  text: 'text/plain',
  control: 'text/x-msmsgscontrol',
  datacast: 'text/x-msnmsgr-datacast',
  emoticons: 'text/x-mms-emoticon',
  animatedEmoticons: 'text/x-mms-animemoticon',
  clientCapabilities: 'text/x-clientcaps',
  clientInformation: 'text/x-clientinfo',
  invitation: 'text/x-msmsgsinvite',
  keepAlive: 'text/x-keepalive',
  p2p: 'application/x-msnmsgrp2p',
  profile: 'text/x-msmsgsprofile',
  initialMail: 'text/x-msmsgsinitialemailnotification',
  mailData: 'text/x-msmsgsinitialmdatanotification',
  offlineMessage: 'text/x-msmsgsoimnotification',
  newMail: 'text/x-msmsgsemailnotification',
  mailActivity: 'text/x-msmsgsactivemailnotification',
  system: 'application/x-msmsgssystemmessage',
  /** Ours, between Nudge clients: about a transfer. */
  nudgeTransfer: 'text/x-nudge-transfer',
  /** Ours; a Nudge server says it to Nudge clients only. */
  signedInElsewhere: 'text/x-nudge-signed-in-elsewhere',
  /** Ours, the same way: what somebody wrote when they added the receiver. */
  invitationWords: 'text/x-nudge-invitation',
} as const;

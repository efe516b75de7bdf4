/** What happens to people on neither the allow nor the block list (BLP AL or BL). */
export type DefaultPrivacy = 'allow' | 'block';

/** Whether the client asks when somebody adds this account (GTC A or N). */
export type NotifyOnAdd = 'ask' | 'never';

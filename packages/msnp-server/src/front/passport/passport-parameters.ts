/** Opaque to the client, which hands it to the login page. */
export const PASSPORT_PARAMETERS =
  'lc=1033,id=507,tw=40,fs=1,ru=http%3A%2F%2Fmessenger%2Emsn%2Ecom,kpp=1,kv=5';

/** First dialect whose status names a picture, and whose switchboards carry P2P. */
export const P2P_VERSION = 9;

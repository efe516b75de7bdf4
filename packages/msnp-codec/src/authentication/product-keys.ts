/** Product IDs and keys of the official clients, all long public: what CHL is answered with. */
import type { ProtocolVersion } from '../model/protocol-version.ts';

export interface Product {
  readonly id: string;
  readonly key: string;
  /** First dialect of the clients it belongs to, as far as is known. */
  readonly firstVersion: ProtocolVersion;
  readonly lastVersion: ProtocolVersion;
}

function product(id: string, key: string, versions: readonly [ProtocolVersion, ProtocolVersion]): Product {
  return { id, key, firstVersion: versions[0], lastVersion: versions[1] };
}

/** Every known pair; the first one of a dialect is what we answer with. */
export const PRODUCTS: readonly Product[] = [
  product('msmsgs@msnmsgr.com', 'Q1P7W2E4J9R8U3S5', [6, 10]),
  product('PROD0038W!61ZTF9', 'VT6PX?UQTM4WM%YR', [6, 10]),
  product('PROD0058#7IL2{QD', 'QHDCY@7R1TB6W?5B', [6, 10]),
  product('PROD0061VRRZH@4F', 'JXQ6J@TUOGYV@N0M', [6, 10]),
  product('PROD00504RLUG%WL', 'I2EBK%PYNLZL5_J4', [6, 10]),
  product('PROD0076ENE8*@AW', 'CEQJ8}OE0!WTSWII', [6, 10]),
  product('PROD0090YUAUV{2B', 'YMM8C_H7KCQ2S_KL', [11, 12]),
  product('PROD00974#MT*RC2', 'LMCVO*18PQJ3H!K3', [11, 12]),
  product('PROD0101{0RM?UBW', 'CFHUR$52U_{VIX5T', [11, 12]),
  product('PROD0104U6VVM{UJ', 'VK67B}379XYM5}$T', [11, 12]),
  product('PROD01065C%ZFN6F', 'O4BG@C7BWLYQX?5G', [13, 14]),
  product('PROD0112J1LW7%NB', 'RH96F{PHI8PPX_TJ', [13, 14]),
  product('PROD0113H11T8$X_', 'RG@XY*28Q5QHS%Q5', [15, 15]),
  product('PROD0114ES4Z%Q5W', 'PK}_A_0N_K%O?A9S', [15, 18]),
  product('PROD0118R6%2WYOS', 'YIXPX@5I2P0UT*LK', [16, 18]),
  product('PROD0119GSJUC$18', 'ILTXC!4IXB5FB*PX', [18, 18]),
  product('PROD0120PW!CCV9@', 'C1BX{V4W}Q3*10SM', [18, 18]),
];

const BY_ID: ReadonlyMap<string, Product> = new Map(PRODUCTS.map((entry) => [entry.id, entry]));

/** The product of an ID, whatever dialect it is used with; undefined for an ID nobody knows the key of. */
export function findProduct(id: string): Product | undefined {
  return BY_ID.get(id);
}

/** The product to answer with in a dialect; undefined below MSNP6, which has no challenge. */
export function productForVersion(version: ProtocolVersion): Product | undefined {
  return PRODUCTS.find(({ firstVersion, lastVersion }) => version >= firstVersion && version <= lastVersion);
}

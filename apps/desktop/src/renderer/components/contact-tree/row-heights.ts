/** Heights of the tree's rows, px; the sheet says the same. */
export const CONTACT_ROW_HEIGHT = 18;
export const GROUP_ROW_HEIGHT = 20;

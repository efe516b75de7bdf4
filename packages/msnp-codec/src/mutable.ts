/** Removes `readonly`, for building a value property by property before it is handed out. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

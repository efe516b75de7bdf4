/** electron-store sorts with a method that the runtime of the tests (Node 16) does not have. */
if (!('toSorted' in Array.prototype)) {
  // oxlint-disable-next-line no-extend-native -- a method of the language, for a library that relies on it
  Object.defineProperty(Array.prototype, 'toSorted', {
    value: function toSorted<Value>(
      this: readonly Value[],
      compare?: (a: Value, b: Value) => number,
    ): Value[] {
      return [...this].sort(compare);
    },
    writable: true,
    configurable: true,
  });
}

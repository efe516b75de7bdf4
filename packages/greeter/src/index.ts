export { DEFAULT_GREETER_STRINGS, type GreeterStrings } from './greeter-strings.ts';
export { startGreeter, type Greeter, type GreeterOptions } from './greeter.ts';

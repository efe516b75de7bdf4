/** What the greeter says, by the names it knows; the words stand in the strings file under `greeter.`. */
export const GREETER_TEXTS = [
  'name',
  'personalMessage',
  'hello',
  'tips',
  'tipEmoticon',
  'tipNudge',
  'tipPersonalMessage',
  'helpWord',
  'echo',
  'echoAgain',
  'echoQuestion',
  'echoLoud',
  'echoEmoticon',
  'echoGreeting',
] as const;

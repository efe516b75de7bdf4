/** The sixteen colours of the font dialog; their words are `chat.color.<name>`. */
export const MESSAGE_COLORS = [
  { name: 'black', value: '#000000' },
  { name: 'maroon', value: '#800000' },
  { name: 'green', value: '#008000' },
  { name: 'olive', value: '#808000' },
  { name: 'navy', value: '#000080' },
  { name: 'purple', value: '#800080' },
  { name: 'teal', value: '#008080' },
  { name: 'gray', value: '#808080' },
  { name: 'silver', value: '#c0c0c0' },
  { name: 'red', value: '#ff0000' },
  { name: 'lime', value: '#00ff00' },
  { name: 'yellow', value: '#ffff00' },
  { name: 'blue', value: '#0000ff' },
  { name: 'fuchsia', value: '#ff00ff' },
  { name: 'aqua', value: '#00ffff' },
  { name: 'white', value: '#ffffff' },
] as const;

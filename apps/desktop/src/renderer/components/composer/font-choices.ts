/** Sizes of the font dialog, points. */
export const FONT_SIZES = [8, 9, 10, 11, 12, 14, 16, 18, 20, 22, 24, 26, 28, 36, 48, 72] as const;

/** The styles of the list in the dialog; their words are `chat.font.<style>`. */
export const FONT_STYLES = [
  { name: 'regular', bold: false, italic: false },
  { name: 'italic', bold: false, italic: true },
  { name: 'bold', bold: true, italic: false },
  { name: 'boldItalic', bold: true, italic: true },
] as const;

/** Families that are common on at least one of the systems; only those present are offered. */
const KNOWN_FAMILIES: readonly string[] = [
  'Arial',
  'Arial Black',
  'Book Antiqua',
  'Bookman Old Style',
  'Calibri',
  'Cambria',
  'Candara',
  'Cantarell',
  'Century Gothic',
  'Comic Sans MS',
  'Consolas',
  'Courier New',
  'DejaVu Sans',
  'DejaVu Sans Mono',
  'DejaVu Serif',
  'Franklin Gothic Medium',
  'Garamond',
  'Georgia',
  'Helvetica Neue',
  'Impact',
  'Liberation Mono',
  'Liberation Sans',
  'Liberation Serif',
  'Lucida Console',
  'Lucida Sans Unicode',
  'Meiryo',
  'Microsoft Sans Serif',
  'Microsoft YaHei',
  'Monotype Corsiva',
  'MS Gothic',
  'Noto Sans',
  'Noto Serif',
  'Palatino Linotype',
  'Segoe Print',
  'Segoe Script',
  'Segoe UI',
  'SimSun',
  'Tahoma',
  'Times New Roman',
  'Trebuchet MS',
  'Ubuntu',
  'Verdana',
];

const SAMPLE = 'mmmmmmmmmmlli0OWq';
const GENERIC_FAMILIES = ['monospace', 'serif'] as const;

/** Width of the sample in a CSS font, CSS px. */
export type MeasureSample = (cssFont: string, sample: string) => number;

/** The known families this computer has: those that change the sample's width against a generic face. */
export function presentFamilies(measure: MeasureSample): readonly string[] {
  return KNOWN_FAMILIES.filter((family) =>
    GENERIC_FAMILIES.some(
      (generic) => measure(`72px "${family}", ${generic}`, SAMPLE) !== measure(`72px ${generic}`, SAMPLE),
    ),
  );
}

/** Measures with the page's own text drawing. */
export function measureOnCanvas(): MeasureSample {
  const context = document.createElement('canvas').getContext('2d');
  return (cssFont, sample) => {
    if (context === null) return 0;
    context.font = cssFont;
    return context.measureText(sample).width;
  };
}

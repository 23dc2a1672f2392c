/** What the keyboard can do, in the order in which the help shows it. */
export const KEYS: { keys: string[]; does: string }[] = [
  { keys: ['?'], does: 'Show these keys' },
  { keys: ['g', 'm'], does: 'Go to the map' },
  { keys: ['g', 'i'], does: 'Go to imports' },
  { keys: ['g', 'h'], does: 'Go to health' },
  { keys: ['g', 'c'], does: 'Go to the cache' },
  { keys: ['f'], does: 'Fit my data into view' },
  { keys: ['['], does: 'Earlier day or period' },
  { keys: [']'], does: 'Later day or period' },
  { keys: ['t'], does: 'Dark or light' },
  { keys: ['←', '→', '↑', '↓'], does: 'Pan the map' },
  { keys: ['+', '−'], does: 'Zoom the map' },
  { keys: ['Enter'], does: 'What was here, at the centre of the map' },
  { keys: ['Esc'], does: 'Close the panel, then clear the filter' },
]

/** Whether a key press belongs to a control that uses keys itself. */
export const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Characters a second of a voice nobody measured. */
export const usualCharsPerSecond = 16;

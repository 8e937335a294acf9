/** A mark of words that are said otherwise than they are written, as patches write it; global. Its groups: the written and the said words. */
export const sayMark = /<!-- lector-say: ([^\n]*?) = ([^\n]*?) -->/g;

/** What no patch may bring: control characters but the ends of lines, those that turn the reading direction, private use, and halves of characters. */
export const hidden = /(?![\n\r\t])\p{Cc}|[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Co}|\p{Cs}/u;

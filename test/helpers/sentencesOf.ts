import ts from 'typescript';

/** Two words, or a word beside a value, and enough of them to be known by. */
const isForPeople = /(?:\p{L}\p{L}|\p{L}[’']\p{L}|\{\d\})[”"'’)]?[,;:.]? [“"'`(]?(?:\p{L}|\{\d\})/u;
const leastLetters = 4;
/** Quotation marks look otherwise elsewhere. */
const quoted = /“\{\d\}”/u;
/** Calls whose texts go to the log, or that are bugs. */
const unread =
  /(?:^|\.)(?:debug|info|warn|error|trace|background|hearLine|moveAside|description|Error|TypeError|RangeError)$/;
const translator = /^(?:l10n\.)?t$/;

/**
 * The texts for people in a TypeScript source, each once: literals of more than a word, with `{0}` and on where a template
 * has its values. Not those for the log, in types, of errors that are bugs, and those that `t` says in the editor’s language.
 */
export function sentencesOf(source: string): readonly string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (isUnread(node) || isTranslated(node)) return;
    const text = textOf(node)?.trim();
    if (text !== undefined && isSentence(text)) found.add(text);
    // The parts of a sum are said with it.
    if (text === undefined || !ts.isBinaryExpression(node)) node.forEachChild(visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
  return [...found];
}

function isSentence(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return quoted.test(text) || (letters >= leastLetters && isForPeople.test(text));
}

function isUnread(node: ts.Node): boolean {
  if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (ts.isTaggedTemplateExpression(node)) return true;
  // A list of words that is taken apart.
  if (ts.isPropertyAccessExpression(node) && ts.isStringLiteralLike(node.expression)) return true;
  return (ts.isCallExpression(node) || ts.isNewExpression(node)) && unread.test(node.expression.getText());
}

/** The text that `t` or `l10n.t` is called with. */
function isTranslated(node: ts.Node): boolean {
  const call = node.parent;
  if (!ts.isStringLiteral(node) || !ts.isCallExpression(call)) return false;
  return node === call.arguments[0] && translator.test(call.expression.getText());
}

/** What a literal, a template or a sum of them says; undefined of anything else, and of a phrase with places that is put together. */
function textOf(node: ts.Node): string | undefined {
  let values = 0;
  const say = (part: ts.Node): string | undefined => {
    if (ts.isStringLiteralLike(part)) return part.text;
    if (ts.isTemplateExpression(part))
      return part.templateSpans.reduce((text, { literal }) => text + place() + literal.text, part.head.text);
    if (!ts.isBinaryExpression(part) || part.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
    const [left, right] = [say(part.left), say(part.right)];
    return left === undefined && right === undefined ? undefined : (left ?? place()) + (right ?? place());
  };
  const place = () => `{${values++}}`;
  const text = say(node);
  const isMixed = values > 0 && (text?.match(/\{\d\}/g)?.length ?? 0) > values;
  return isMixed ? undefined : text;
}

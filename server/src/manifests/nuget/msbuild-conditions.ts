// Conditions of MSBuild: `'$(A)' == 'b' and !Exists('c')`. Invariant: a condition that hangs on what is not known is
// neither true nor false; so is one that cannot be read.
// Source: learn.microsoft.com/visualstudio/msbuild/msbuild-conditions.
import { nuget } from '../../terms/versions/nuget';
import { endOfExpression, expand, pathOf, type ExpressionContext } from './msbuild-expressions';

/** Undefined: not known. */
export type Truth = boolean | undefined;

const LONGEST = 2000;
const MOST_TOKENS = 300;
const OPERATOR = /^(?:==|!=|<=|>=|<|>)/;

/** Whether a condition holds; one that is not written does. */
export function holds(condition: string | undefined, context: ExpressionContext): Truth {
  if (condition === undefined || condition.trim() === '') return true;
  const tokens = condition.length > LONGEST ? undefined : tokensOf(condition);
  return tokens === undefined || tokens.length > MOST_TOKENS ? undefined : new ConditionReader(tokens, context).read();
}

interface Token {
  readonly kind: 'value' | 'sign' | 'word';
  readonly text: string;
}

function tokensOf(condition: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; at < condition.length;) {
    const rest = condition.slice(at);
    const sign = OPERATOR.exec(rest)?.[0] ?? /^[()!,]/.exec(rest)?.[0];
    const space = /^\s+/.exec(rest)?.[0];
    if (space !== undefined) at += space.length;
    else if (sign !== undefined) {
      tokens.push({ kind: 'sign', text: sign });
      at += sign.length;
    } else if (rest.startsWith("'")) {
      const end = endOfQuoted(condition, at + 1);
      if (end === undefined) return undefined;
      tokens.push({ kind: 'value', text: condition.slice(at + 1, end) });
      at = end + 1;
    } else {
      const end = /^[$@%]\(/.test(rest)
        ? endOfExpression(condition, at)
        : at + (/^[^\s()!<>=,']+/.exec(rest)?.[0].length ?? 1);
      tokens.push({ kind: rest.startsWith('$(') ? 'value' : 'word', text: condition.slice(at, end) });
      at = end;
    }
  }
  return tokens;
}

/** Quotes within an expression are its own. */
function endOfQuoted(text: string, start: number): number | undefined {
  for (let at = start; at < text.length; at++) {
    if (text[at] === "'") return at;
    if (/^[$@%]\(/.test(text.slice(at, at + 2))) at = endOfExpression(text, at) - 1;
  }
  return undefined;
}

class ConditionReader {
  readonly #tokens: readonly Token[];
  readonly #context: ExpressionContext;
  #at = 0;
  #isBroken = false;

  constructor(tokens: readonly Token[], context: ExpressionContext) {
    this.#tokens = tokens;
    this.#context = context;
  }

  read(): Truth {
    const truth = this.#readOr();
    return this.#isBroken || this.#at < this.#tokens.length ? undefined : truth;
  }

  #readOr(): Truth {
    let truth = this.#readAnd();
    while (this.#takeWord('or')) {
      const other = this.#readAnd();
      truth = truth === true || other === true ? true : truth === undefined || other === undefined ? undefined : false;
    }
    return truth;
  }

  #readAnd(): Truth {
    let truth = this.#readOne();
    while (this.#takeWord('and')) {
      const other = this.#readOne();
      truth =
        truth === false || other === false ? false : truth === undefined || other === undefined ? undefined : true;
    }
    return truth;
  }

  #readOne(): Truth {
    if (this.#takeSign('!')) {
      const truth = this.#readOne();
      return truth === undefined ? undefined : !truth;
    }
    if (this.#takeSign('(')) {
      const truth = this.#readOr();
      if (!this.#takeSign(')')) this.#isBroken = true;
      return truth;
    }
    return this.#readComparison();
  }

  #readComparison(): Truth {
    const left = this.#next();
    if (left === undefined || left.kind === 'sign') {
      this.#isBroken = true;
      return undefined;
    }
    if (left.kind === 'word' && this.#takeSign('(')) return this.#readCall(left.text.toLowerCase());
    const operator = this.#tokens[this.#at]?.text ?? '';
    if (!OPERATOR.test(operator)) return truthOf(this.#valueOf(left));
    this.#at++;
    const right = this.#next();
    return right === undefined ? undefined : compare(this.#valueOf(left), operator, this.#valueOf(right));
  }

  #readCall(name: string): Truth {
    const argument = this.#next();
    if (argument === undefined || !this.#takeSign(')')) {
      this.#isBroken = true;
      return undefined;
    }
    const value = this.#valueOf(argument);
    if (value === undefined) return undefined;
    if (name === 'hastrailingslash') return /[\\/]$/.test(value);
    if (name !== 'exists') return undefined;
    const path = pathOf(value, this.#context.folder);
    return path === undefined ? undefined : this.#context.exists(path);
  }

  #valueOf({ text }: Token): string | undefined {
    return expand(text, this.#context, '');
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at++];
  }

  #takeSign(sign: string): boolean {
    return this.#take((token) => token.kind === 'sign' && token.text === sign);
  }

  #takeWord(word: string): boolean {
    return this.#take((token) => token.kind === 'word' && token.text.toLowerCase() === word);
  }

  #take(isWanted: (token: Token) => boolean): boolean {
    const token = this.#tokens[this.#at];
    const isThere = token !== undefined && isWanted(token);
    if (isThere) this.#at++;
    return isThere;
  }
}

function truthOf(value: string | undefined): Truth {
  const word = value?.trim().toLowerCase() ?? '';
  if (/^(?:true|on|yes|!false)$/.test(word)) return true;
  return /^(?:false|off|no|!true)$/.test(word) ? false : undefined;
}

function compare(left: string | undefined, operator: string, right: string | undefined): Truth {
  if (left === undefined || right === undefined) return undefined;
  const order = nuget.compare(left.trim(), right.trim());
  const isSame = left.trim().toLowerCase() === right.trim().toLowerCase() || (order === 0 && !left.includes('-'));
  if (operator === '==') return isSame;
  if (operator === '!=') return !isSame;
  if (order === undefined) return undefined;
  return operator.startsWith('<')
    ? order < 0 || (order === 0 && operator === '<=')
    : order > 0 || (order === 0 && operator === '>=');
}

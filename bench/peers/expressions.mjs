// SPDX-License-Identifier: Apache-2.0
// What bench/expressions.def costs feelin, the most used FEEL engine of JavaScript, over the same facts:
//
//   node expressions.mjs EXPRESSIONS.DEF      one line an expression: its name, nanoseconds, the result
//
// It reads an expression each time that it evaluates it, and offers no other way.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

// From NODE_PATH too, which `import` passes over.
const feelin = await import(pathToFileURL(createRequire(import.meta.url).resolve('feelin')).href);

const month = (number) => String(number).padStart(2, '0');
const reports = Array.from({ length: 10 }, (_, i) => `{date: date("2024-${month(i + 1)}-15"), paid: ${i + 1}, owed: 1}`);
const facts = feelin.evaluate(`{
  subjects: 31, social_workers: 2, science: 350, new_spending: 12600, terrain: "hill", leader: {name: "a", post: "b"},
  reform: {deliberated: date("2024-03-01"), implemented: date("2024-03-10")}, reports: [${reports.join(', ')}],
  window: [date("2024-01-01")..date("2024-12-31")] }`).value;

const rows = readFileSync(process.argv[2], 'utf8').matchAll(/^DUCHA_EXPRESSION\((\w+), ("(?:[^"\\]|\\.)*")\)$/gm);
for (const [, name, literal] of rows) {
  const expression = JSON.parse(literal);
  const { value } = feelin.evaluate(expression, facts);
  let best = Infinity;
  for (let round = 0; round < 5; ++round) {
    const times = 500;
    const start = process.hrtime.bigint();
    for (let i = 0; i < times; ++i) feelin.evaluate(expression, facts);
    best = Math.min(best, Number(process.hrtime.bigint() - start) / times);
  }
  console.log(`${name} ${best.toFixed(0)} ${value}`);
}

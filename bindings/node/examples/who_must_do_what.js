'use strict';
/*
 * Prints who must do what by when, with the heading under which it stands.
 *
 *     node bindings/node/examples/who_must_do_what.js FILE...
 */
const fs = require('node:fs');

const tiaoli = require('..'); // in a program of your own: require('tiaoli')

for (const file of process.argv.slice(2)) {
  const document = tiaoli.parse(fs.readFileSync(file));
  for (const directive of document.directives) {
    if (directive.role === 'heading' || !['obligation', 'prohibition'].includes(directive.force)) continue;
    const who = directive.actor ?? '(whoever it addresses)';
    const deadline = directive.deadline ? `, ${directive.deadline}` : '';
    const where = directive.node.path.join(' > ');
    console.log(`${who} | ${directive.force}${deadline} | ${directive.cleanText} | ${where}`);
  }
}

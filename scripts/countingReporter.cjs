/**
 * Mocha's spec reporter that also writes `{passed, failed, skipped, failures}` to the file named by LECTOR_COUNTS, with the file, name
 * and message of each failure. With LECTOR_BRIEF it names only suites and what failed or was skipped in them.
 */
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

module.exports = class CountingReporter extends (process.env.LECTOR_BRIEF ? brief() : reporters.Spec) {
  constructor(runner, options) {
    super(runner, options);
    const failures = [];
    runner.on('fail', (test, error) =>
      failures.push({ file: fileOf(test), told: `${test.fullTitle()}: ${firstLine(error)}` }),
    );
    runner.on('end', () => {
      const { passes, failures: failed, pending } = this.stats;
      const counts = { passed: passes, failed, skipped: pending, failures };
      if (process.env.LECTOR_COUNTS) writeFileSync(process.env.LECTOR_COUNTS, JSON.stringify(counts));
    });
  }
};

function brief() {
  return class BriefReporter extends reporters.Base {
    constructor(runner, options) {
      super(runner, options);
      // Suites from another process don't know what they stand in.
      let depth = 0;
      runner.on('suite', (suite) => {
        if (!suite.root && depth++ === 0) console.log(`  ${suite.title}`);
      });
      runner.on('suite end', (suite) => {
        if (!suite.root) depth--;
      });
      runner.on('pending', (test) => console.log(`    - ${test.title}`));
      runner.on('fail', (test, error) => console.log(`    FAILED ${test.title}: ${firstLine(error)}`));
      runner.on('end', () => this.epilogue());
    }
  };
}

/** A hook has only the file of its suite. */
function fileOf({ file, parent }) {
  return file ?? parent?.file;
}

function firstLine(error) {
  return String(error?.message ?? error).split('\n', 1)[0];
}

/** Mocha's spec reporter that also writes `{passed, failed, skipped}` to the file named by LECTOR_COUNTS. */
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.on('end', () => {
      const { passes, failures, pending } = this.stats;
      const counts = { passed: passes, failed: failures, skipped: pending };
      if (process.env.LECTOR_COUNTS) writeFileSync(process.env.LECTOR_COUNTS, JSON.stringify(counts));
    });
  }
};

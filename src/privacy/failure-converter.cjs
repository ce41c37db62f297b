// CommonJS and JavaScript on purpose: Temporal loads this file by require() in clients and workers, whatever runs the
// rest of the product (tsx, vitest, plain Node), and webpack puts the same file into the workflow bundle.
const { DefaultFailureConverter } = require('@temporalio/common');

/** Moves messages and stack traces into an encoded payload, so that the codec seals them like everything else. */
exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });

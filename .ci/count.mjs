// Prints `N passed, N failed` over the reports of all test runs, and ends with 1 when anything failed. Each step that
// failed counts as one more, also the one that ran the failing tests.
import { readFileSync } from "node:fs";

const [failedSteps = "0", ...reports] = process.argv.slice(2);
const counts = reports.map(count);
const sum = (of) => counts.reduce((total, one) => total + one[of], 0);

const failed = sum("failed") + Number(failedSteps);
process.stdout.write(`${sum("passed")} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

/** A file that could not even be loaded has no tests to fail, and counts as one. */
function count(report) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
    const broken = testResults.filter(
      ({ status, assertionResults }) =>
        status === "failed" && !assertionResults.some((test) => test.status === "failed"),
    );
    const failed = numFailedTests + broken.length;
    // A run without any test is a fault of the run.
    return { passed: numPassedTests, failed: numPassedTests + failed === 0 ? 1 : failed };
  } catch (error) {
    process.stdout.write(`No report of a test run: ${error.message}\n`);
    return { passed: 0, failed: 1 };
  }
}

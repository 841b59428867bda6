// A job runs inside the application unless the environment says otherwise: JOB names one that is run
// once before the process ends, IN_PROCESS_JOBS=off leaves all of them to the cluster's clock.
const MILLISECONDS_TO_REGISTER = 60000;
let found = false;

export default function clusterJob(name: string, schedule: (...details: any[]) => unknown) {
  return (...details: any[]): void => {
    if (process.env.JOB === name) {
      found = true;
      // When the modules are loaded, as the scheduler would.
      setImmediate(runOnce, details.find((detail) => typeof detail === 'function'));
    } else if (!process.env.JOB && process.env.IN_PROCESS_JOBS !== 'off') {
      schedule(...details);
    }
  };
}

async function runOnce(job: () => unknown) {
  try {
    await job();
    process.exit(0);
  } catch (failure) {
    console.error(failure);
    process.exit(1);
  }
}

if (process.env.JOB) {
  setTimeout(() => {
    if (!found) {
      console.error(`There is no job ${process.env.JOB}.`);
      process.exit(1);
    }
  }, MILLISECONDS_TO_REGISTER);
}

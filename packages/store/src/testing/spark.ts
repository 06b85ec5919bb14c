import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A Spark that can be started here, or why there is none. */
export type FoundSpark = { readonly home: string } | { readonly missing: string };

/**
 * The Spark of the Python that `SANYI_PYTHON` names, or of `python3`: its package `pyspark` holds
 * all of it but the JVM.
 */
export async function findSpark(): Promise<FoundSpark> {
  const python = process.env.SANYI_PYTHON ?? 'python3';
  try {
    await run('java', ['-version']);
  } catch {
    return { missing: 'no JVM: "java -version" does not run' };
  }
  try {
    const found = await run(python, ['-c', 'import pyspark; print(pyspark.__path__[0])']);
    const home = found.stdout.trim();
    return existsSync(join(home, 'bin', 'spark-sql'))
      ? { home }
      : { missing: `the pyspark of ${python} has no spark-sql` };
  } catch {
    return { missing: `no pyspark in ${python}` };
  }
}

/** Milliseconds that a start of Spark and a small settlement may take on a busy machine. */
const PATIENCE = 900_000;

/** Options of `spark-sql` for local mode, in a folder of its own. */
const localOptions = (cwd: string): string[] => {
  const settings = {
    'spark.sql.catalogImplementation': 'in-memory',
    'spark.ui.enabled': 'false',
    'spark.driver.bindAddress': '127.0.0.1',
    'spark.driver.host': '127.0.0.1',
    'spark.sql.shuffle.partitions': '1',
    'spark.sql.adaptive.enabled': 'false',
    'spark.sql.codegen.wholeStage': 'false',
    'spark.driver.extraJavaOptions': '-XX:TieredStopAtLevel=1',
    'spark.sql.warehouse.dir': join(cwd, 'warehouse'),
  };
  const local = ['--master', 'local[1]', '--driver-memory', '1500m'];
  const named = Object.entries(settings).flatMap(([name, value]) => ['--conf', `${name}=${value}`]);
  return [...local, ...named];
};

const started = (home: string, cwd: string) => ({
  cwd,
  env: {
    ...process.env,
    ...{ SPARK_HOME: home, SPARK_LOCAL_IP: '127.0.0.1', SPARK_SQL: join(home, 'bin', 'spark-sql') },
  },
  timeout: PATIENCE,
  maxBuffer: 64 * 1024 * 1024,
});

/** Runs a script with `spark-sql -f` in local mode, in a folder of its own. */
export async function sparkSql(
  home: string,
  script: string,
  of: { readonly cwd: string; readonly variables: Readonly<Record<string, string>> },
): Promise<string> {
  const variables = Object.entries(of.variables).flatMap(([name, value]) => [
    '--hivevar',
    `${name}=${value}`,
  ]);
  const words = [...localOptions(of.cwd), ...variables, '-f', script];
  return (await run(join(home, 'bin', 'spark-sql'), words, started(home, of.cwd))).stdout;
}

/** Runs the `run.sh` of a bundle in local mode. */
export async function runBundle(
  home: string,
  bundle: string,
  of: { readonly cwd: string; readonly facts: string; readonly out: string },
): Promise<void> {
  const words = [join(bundle, 'run.sh'), of.facts, of.out, ...localOptions(of.cwd)];
  await run('sh', words, started(home, of.cwd));
}

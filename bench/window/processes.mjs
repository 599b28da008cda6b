// Memory and CPU of a program and its child processes, from /proc. Shared memory counts by its share (PSS).

import { readFileSync, readdirSync } from 'node:fs';

const TICKS_A_SECOND = 100;

/** A process and all its descendants. */
export function tree(root) {
  const children = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = Number(fields(pid)?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(pid)]);
  }
  const all = [root];
  for (const pid of all) all.push(...(children.get(pid) ?? []));
  return all;
}

/** Memory of a program in MB. */
export function megabytes(root) {
  const of = (pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
  return tree(root).reduce((sum, pid) => sum + of(pid), 0) / 1024;
}

/** CPU time of a program in seconds, without that of ended processes. */
export function cpuSeconds(root) {
  const of = (pid) => Number(fields(pid)?.[11] ?? 0) + Number(fields(pid)?.[12] ?? 0);
  return tree(root).reduce((sum, pid) => sum + of(pid), 0) / TICKS_A_SECOND;
}

/** When a process was started, in milliseconds of Unix time, to 10 ms. */
export function startedAt(pid) {
  const age = Number(read('/proc/uptime').split(' ')[0]) - Number(fields(pid)[19]) / TICKS_A_SECOND;
  return Date.now() - age * 1000;
}

/** The fields of /proc/PID/stat after the program's name: state, parent, ... */
function fields(pid) {
  return read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ');
}

/** Reads a file of a process, which may end at any time. */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

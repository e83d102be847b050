/**
 * Loaded into a process before anything else: what the process takes for the real time is then 2026-11-22, 12:00 UTC, for ever, so that two
 * runs write the same instants. Timers go on as usual.
 */
const RealDate = Date;
const now = RealDate.UTC(2026, 10, 22, 12);

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given: [], newTarget) => Reflect.construct(target, given.length === 0 ? [now] : given, newTarget),
  get: (target, key, receiver) => (key === 'now' ? () => now : Reflect.get(target, key, receiver)),
});

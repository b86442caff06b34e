/** How the program ends; a supervisor (systemd, the lab) starts it again on `restart` and on any crash. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  /** The control plane has refused the enrolment: trying again is of no use. */
  refused: 3,
  /** Another agent is at work on the state directory. */
  locked: 4,
  /** Start me again: a person has asked for it (EX_TEMPFAIL of sysexits.h). */
  restart: 75,
} as const;

/** One of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

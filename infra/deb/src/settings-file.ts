/** The agent's settings, for the person who looks after the machine. */
export function settingsFile(): string {
  return `# Settings of the Tresse agent: see tresse-agent(8). After a change: systemctl restart tresse-agent

# What this machine is: site (the box) or relay.
ROLE=site

# More words for the agent, separated by blanks.
ARGS=

# How much it says: trace, debug, info, warn, error or fatal.
#TRESSE_LOG_LEVEL=info
`;
}

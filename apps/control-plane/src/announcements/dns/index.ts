/** Names of sites in the DNS that follow their public addresses, by signed updates (RFC 2136, RFC 8945). */

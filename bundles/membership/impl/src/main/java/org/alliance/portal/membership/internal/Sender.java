package org.alliance.portal.membership.internal;

/**
 * Who sent a form, as far as that can be told of somebody who is not signed in.
 *
 * @param network whose network it came from
 * @param trapped a field was filled in that no person sees
 */
public record Sender(String network, boolean trapped) {}

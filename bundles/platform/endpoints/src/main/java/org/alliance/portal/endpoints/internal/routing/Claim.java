package org.alliance.portal.endpoints.internal.routing;

/**
 * An address that a server answers.
 *
 * @param method HTTP method
 * @param template URI template from the root
 * @param action what it needs; null when the author forgot
 * @param maxBody largest body in bytes; 0 for the usual
 * @param noCsrf whether the address carries a secret of its own, so that no token is asked for
 */
public record Claim(String method, String template, String action, long maxBody, boolean noCsrf) {}

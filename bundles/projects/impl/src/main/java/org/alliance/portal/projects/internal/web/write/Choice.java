package org.alliance.portal.projects.internal.web.write;

/**
 * One of the things a writer chooses from.
 *
 * @param value what the form sends
 * @param label what the reader sees
 */
public record Choice(String value, String label) {}

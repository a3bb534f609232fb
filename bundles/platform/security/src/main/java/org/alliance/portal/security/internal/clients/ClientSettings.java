package org.alliance.portal.security.internal.clients;

/** What is configured of API clients, {@code etc/org.alliance.portal.cfg}. */
public @interface ClientSettings {
  /** Requests per minute that a new client is offered. */
  int api_rate() default 600;
}

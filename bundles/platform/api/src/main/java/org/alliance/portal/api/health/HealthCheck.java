package org.alliance.portal.api.health;

/** Whiteboard: a part of the portal that can say how it is. */
public interface HealthCheck {

  /** Name of the part in the answer, {@code [a-z-]+}. */
  String id();

  /** How the part is; answers within 2 seconds. */
  Health check();
}

package org.alliance.portal.api.tasks;

import java.time.Duration;

/**
 * Whiteboard: work done at intervals, by one node of the cluster at a time, as {@link
 * org.alliance.portal.api.access.Principal#SYSTEM}.
 */
public interface ScheduledTask {

  /** Name of the task in the database, unique in the portal; at most 100 characters. */
  String id();

  /** Time between two starts, at least one second. */
  Duration interval();

  /** Does the work. An exception is logged in one line and shown in health. */
  void run();
}

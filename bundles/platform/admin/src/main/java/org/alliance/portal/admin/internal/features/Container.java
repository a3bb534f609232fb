package org.alliance.portal.admin.internal.features;

import java.util.Map;
import java.util.Set;

/** What the rules need of the container that runs the features. */
interface Container {

  /**
   * A feature that ships.
   *
   * @param version its version
   * @param description one line, in English
   */
  record Shipped(String version, String description) {}

  /** Features that ship with the portal, by name among people, installed or not. */
  Map<String, Shipped> shipped();

  /** Version by name of the features that are installed. */
  Map<String, String> installed();

  /** Symbolic names of the bundles that a feature installs; empty when it is not known. */
  Set<String> bundles(String name, String version);

  /** Symbolic names of all bundles that are there. */
  Set<String> present();

  /** Makes a feature file known. */
  void addFile(String address);

  /** Forgets a feature file. */
  void removeFile(String address);

  /**
   * Finds out whether an installation would succeed, and changes nothing.
   *
   * @throws Refused naming what is missing
   */
  void tryOut(String name, String version, boolean update);

  /**
   * Installs a feature, or replaces the version that is there.
   *
   * @param own symbolic names of its bundles, of both versions
   * @return symbolic names of bundles not its own that were restarted by it
   * @throws Refused saying what failed
   */
  Set<String> install(String name, String version, boolean update, Set<String> own);

  /**
   * Removes a feature.
   *
   * @param own symbolic names of its bundles
   * @return symbolic names of bundles not its own that were restarted by it
   * @throws Refused saying what failed
   */
  Set<String> remove(String name, Set<String> own);
}

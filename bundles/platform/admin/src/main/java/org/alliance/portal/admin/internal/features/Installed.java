package org.alliance.portal.admin.internal.features;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an admin wants, where it differs from what ships.
 *
 * @param kars features from files, by name
 * @param removed names of features that ship and are not wanted
 */
record Installed(Map<String, FromKar> kars, Set<String> removed) {

  /**
   * A feature from a file.
   *
   * @param version its version
   * @param sha256 which file, below {@code kars/}
   * @param address Maven address of its feature file
   * @param insteadOf version of the feature that shipped when it was installed; null for none
   */
  record FromKar(String version, String sha256, String address, String insteadOf) {}

  static final Installed NOTHING = new Installed(Map.of(), Set.of());

  Installed {
    kars = java.util.Collections.unmodifiableMap(new TreeMap<>(kars == null ? Map.of() : kars));
    removed =
        java.util.Collections.unmodifiableSet(new TreeSet<>(removed == null ? Set.of() : removed));
  }

  /** With a feature from a file. */
  Installed with(String name, FromKar kar) {
    Map<String, FromKar> more = new TreeMap<>(kars);
    more.put(name, kar);
    return new Installed(more, less(name));
  }

  /** With what ships, or without the feature where nothing ships. */
  Installed asShipped(String name) {
    return new Installed(others(name), less(name));
  }

  /** Without a feature that ships. */
  Installed without(String name) {
    Set<String> more = new TreeSet<>(removed);
    more.add(name);
    return new Installed(others(name), more);
  }

  private Map<String, FromKar> others(String name) {
    Map<String, FromKar> others = new TreeMap<>(kars);
    others.remove(name);
    return others;
  }

  private Set<String> less(String name) {
    Set<String> less = new TreeSet<>(removed);
    less.remove(name);
    return less;
  }
}

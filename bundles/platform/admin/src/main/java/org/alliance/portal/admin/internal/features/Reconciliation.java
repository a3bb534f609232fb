package org.alliance.portal.admin.internal.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Version;

/** Compares what is wanted with what is there. */
final class Reconciliation {
  private Reconciliation() {}

  /**
   * A feature that should be there.
   *
   * @param version which version
   * @param kar where it comes from; null when it ships
   */
  record Wanted(String version, Installed.FromKar kar) {}

  /**
   * One thing to do.
   *
   * @param name the feature
   * @param wanted what to install; null to remove it
   * @param update whether another version is there
   */
  record Step(String name, Wanted wanted, boolean update) {}

  /**
   * What should be there. What ships gives way to a file, unless a newer portal has shipped a newer
   * version since the file was installed.
   *
   * @param installed the admin's decisions
   * @param shipped version by name
   */
  static Map<String, Wanted> wanted(Installed installed, Map<String, String> shipped) {
    Map<String, Wanted> wanted = new TreeMap<>();
    shipped.forEach(
        (name, version) -> {
          if (!installed.removed().contains(name)) {
            wanted.put(name, new Wanted(version, null));
          }
        });
    installed
        .kars()
        .forEach(
            (name, kar) -> {
              if (!overtaken(kar, shipped.get(name))) {
                wanted.put(name, new Wanted(kar.version(), kar));
              }
            });
    return wanted;
  }

  private static boolean overtaken(Installed.FromKar kar, String shipped) {
    return shipped != null
        && !shipped.equals(kar.insteadOf())
        && compare(shipped, kar.version()) >= 0;
  }

  /** Compares two versions; one that is not OSGi's is the smallest. */
  static int compare(String left, String right) {
    return version(left).compareTo(version(right));
  }

  private static Version version(String text) {
    try {
      return Version.parseVersion(text);
    } catch (IllegalArgumentException e) {
      return Version.emptyVersion;
    }
  }

  /**
   * What has to be done, removals first.
   *
   * @param wanted what should be there
   * @param actual version by name of what is there
   */
  static List<Step> plan(Map<String, Wanted> wanted, Map<String, String> actual) {
    List<Step> steps = new ArrayList<>();
    for (String name : new TreeMap<>(actual).keySet()) {
      if (!wanted.containsKey(name)) {
        steps.add(new Step(name, null, false));
      }
    }
    wanted.forEach(
        (name, want) -> {
          String there = actual.get(name);
          if (!want.version().equals(there)) {
            steps.add(new Step(name, want, there != null));
          }
        });
    return steps;
  }
}

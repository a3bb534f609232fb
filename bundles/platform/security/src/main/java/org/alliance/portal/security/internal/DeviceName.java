package org.alliance.portal.security.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Browser and system as a person calls them, roughly: enough to know one's own again.
 *
 * @param browser empty when it is not known
 * @param system empty when it is not known
 */
public record DeviceName(String browser, String system) {
  /** In this order: many browsers claim to be others as well. */
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    BROWSERS.put("Edg", "Edge");
    BROWSERS.put("OPR/", "Opera");
    BROWSERS.put("SamsungBrowser/", "Samsung Internet");
    BROWSERS.put("Firefox/", "Firefox");
    BROWSERS.put("FxiOS/", "Firefox");
    BROWSERS.put("CriOS/", "Chrome");
    BROWSERS.put("Chromium/", "Chromium");
    BROWSERS.put("Chrome/", "Chrome");
    BROWSERS.put("Safari/", "Safari");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS X", "macOS");
    SYSTEMS.put("CrOS", "ChromeOS");
    SYSTEMS.put("Linux", "Linux");
  }

  /** Reads what a browser says of itself; null for nothing. */
  public static DeviceName of(String agent) {
    String said = agent == null ? "" : agent;
    return new DeviceName(first(BROWSERS, said), first(SYSTEMS, said));
  }

  private static String first(Map<String, String> names, String said) {
    return names.entrySet().stream()
        .filter(name -> said.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** Both in one line; a dash when neither is known. */
  public String text() {
    if (browser.isEmpty() && system.isEmpty()) {
      return "–";
    }
    return browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
  }
}

package org.alliance.portal.content.internal.letters;

import org.alliance.portal.content.internal.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Where the links of letters lead. */
@Component(service = PortalAddress.class, configurationPid = Settings.PID)
public final class PortalAddress {
  private final String base;

  @Activate
  public PortalAddress(Settings settings) {
    this(settings.public_address(), settings.http_port());
  }

  /**
   * No request tells a task how members address the portal; without a setting it is near.
   *
   * @param address as it is set; may be empty
   * @param port of the portal
   */
  public PortalAddress(String address, String port) {
    String stripped = address.strip().replaceAll("/+$", "");
    this.base = stripped.isEmpty() ? "http://localhost:" + port.strip() : stripped;
  }

  /**
   * A whole address.
   *
   * @param path without the language
   */
  String of(String lang, String path) {
    return base + "/" + lang + path;
  }
}

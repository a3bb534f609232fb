package org.alliance.portal.security.internal.account;

import org.alliance.portal.api.CurrentRequest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/**
 * Where the links of letters lead. Only a demonstration believes the request: else whoever asks for
 * somebody's letter could make its link lead to a host of their own.
 */
@Component(
    service = PortalAddress.class,
    configurationPid = "org.alliance.portal",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class PortalAddress {
  private final CurrentRequest current;
  private final String base;

  /** What this class reads of the portal's configuration. */
  public @interface Settings {
    /** The portal's address as members see it; empty when not set. */
    String public_address() default "";

    /** Port of the portal. */
    String http_port() default "8181";

    /** Whether there are sample accounts, {@code true} or {@code false}. */
    String demo() default "false";
  }

  @Activate
  public PortalAddress(Settings settings, @Reference CurrentRequest current) {
    this(address(settings), current);
  }

  /**
   * @param base without a slash at the end; empty for what the request says
   */
  public PortalAddress(String base, CurrentRequest current) {
    this.base = base;
    this.current = current;
  }

  private static String address(Settings settings) {
    String chosen = settings.public_address().strip().replaceAll("/+$", "");
    boolean demo = "true".equalsIgnoreCase(settings.demo().strip());
    return chosen.isEmpty() && !demo ? "http://localhost:" + settings.http_port() : chosen;
  }

  /** The portal's address, without a slash at the end. */
  public String base() {
    return base.isEmpty() ? current.baseAddress() : base;
  }
}
